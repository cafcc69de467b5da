import { describe, expect, it } from 'vitest'
import type { RecipeStep } from '../../src/core/dataset/recipe.ts'
import {
  addStep,
  changeContent,
  confirmForm,
  insertSteps,
  isChanged,
  makeDraft,
  moveStep,
  openForm,
  openNewForm,
  redoDraft,
  removeStep,
  replaceStep,
  stepsWithForm,
  switchStep,
  undoDraft,
} from '../../src/state/edit-draft.ts'
import type { RecipeDraft } from '../../src/state/slices/recipes.ts'

const trim = (column: string): RecipeStep => ({ id: '', on: true, kind: 'trim', columns: [column] })

/** A draft with a trim step for each letter; the last is selected. */
function draftOf(letters: string): RecipeDraft {
  return [...letters].reduce((draft, letter) => addStep(draft, trim(letter)), makeDraft(null, '表'))
}

/** The columns of the trim steps in order. */
function lettersOf(draft: RecipeDraft): string {
  return draft.content.steps
    .map((step) => ('columns' in step && step.columns !== 'all-text' ? step.columns.join('') : '?'))
    .join('')
}

const idOf = (draft: RecipeDraft, letter: string): string =>
  draft.content.steps.find((step) => 'columns' in step && step.columns[0] === letter)?.id ?? ''

describe('adding steps', () => {
  it('puts a step after the selected one and selects it', () => {
    const draft = draftOf('abc')
    const next = addStep({ ...draft, selected: idOf(draft, 'a') }, trim('x'))
    expect(lettersOf(next)).toBe('axbc')
    expect(next.selected).toBe(idOf(next, 'x'))
  })

  it('puts a step first where the raw table is selected', () => {
    expect(lettersOf(addStep({ ...draftOf('ab'), selected: null }, trim('x')))).toBe('xab')
  })

  it('gives every step an id of its own, also several at once', () => {
    const ids = insertSteps(draftOf('ab'), [trim('x'), trim('y')]).content.steps.map(({ id }) => id)
    expect(new Set(ids).size).toBe(4)
  })

  it('takes several steps back as one change', () => {
    expect(lettersOf(undoDraft(insertSteps(draftOf('ab'), [trim('x'), trim('y')])))).toBe('ab')
  })
})

describe('moving a step', () => {
  it.each([
    ['a', 1, 'bac'],
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['a', -1, 'abc'],
    ['c', 9, 'abc'],
  ])('%s to place %i gives %s', (letter, to, expected) => {
    const draft = draftOf('abc')
    expect(lettersOf(moveStep(draft, idOf(draft, letter), to))).toBe(expected)
  })

  it('is no change where nothing moves', () => {
    const draft = draftOf('abc')
    expect(moveStep(draft, idOf(draft, 'c'), 9)).toBe(draft)
  })
})

describe('undo and redo', () => {
  it('takes back and repeats each kind of change', () => {
    const draft = draftOf('abc')
    const changes: RecipeDraft[] = [
      removeStep(draft, idOf(draft, 'b')),
      switchStep(draft, idOf(draft, 'a'), false),
      replaceStep(draft, { ...trim('z'), id: idOf(draft, 'a') }),
      changeContent(draft, { ...draft.content, name: '别名' }),
    ]
    for (const changed of changes) {
      const back = undoDraft(changed)
      expect(back.content).toEqual(draft.content)
      expect(redoDraft(back).content).toEqual(changed.content)
    }
  })

  it('forgets what was taken back after another change', () => {
    const draft = undoDraft(draftOf('ab'))
    expect(redoDraft(addStep(draft, trim('x'))).content).toEqual(addStep(draft, trim('x')).content)
    expect(addStep(draft, trim('x')).future).toEqual([])
  })

  it('closes an open form first and leaves the steps', () => {
    const open = openNewForm(draftOf('ab'), trim('x'))
    expect(undoDraft(open).form).toBeNull()
    expect(lettersOf(undoDraft(open))).toBe('ab')
  })

  it('does nothing at either end', () => {
    const draft = makeDraft(null, '表')
    expect(undoDraft(draft)).toBe(draft)
    expect(redoDraft(draft)).toBe(draft)
  })
})

describe('the selection', () => {
  it('passes to the step before a removed one', () => {
    const draft = draftOf('abc')
    expect(removeStep(draft, idOf(draft, 'c')).selected).toBe(idOf(draft, 'b'))
  })

  it('passes to the raw table when no step is left before', () => {
    const draft = draftOf('a')
    expect(removeStep(draft, idOf(draft, 'a')).selected).toBeNull()
  })

  it('goes to a step that undo brings back', () => {
    const draft = draftOf('abc')
    expect(undoDraft(removeStep(draft, idOf(draft, 'b'))).selected).toBe(idOf(draft, 'b'))
  })
})

describe('a step in its form', () => {
  it('is shown in its place but belongs to the recipe only once it is confirmed', () => {
    const draft = draftOf('ab')
    const open = openNewForm({ ...draft, selected: idOf(draft, 'a') }, trim('x'))
    expect(lettersOf(open)).toBe('ab')
    expect(stepsWithForm(open.content.steps, open.form).map(({ id }) => id)).toEqual(['s1', 's3', 's2'])
    const done = confirmForm(open)
    expect(lettersOf(done)).toBe('axb')
    expect(done.selected).toBe('s3')
    expect(lettersOf(undoDraft(done))).toBe('ab')
  })

  it('replaces the step that it was opened for', () => {
    const draft = openForm(draftOf('ab'), 's1')
    const form = draft.form
    if (form === null) throw new Error('no form')
    const done = confirmForm({ ...draft, form: { ...form, step: { ...trim('z'), id: 's1' } } })
    expect(lettersOf(done)).toBe('zb')
    expect(done.form).toBeNull()
  })
})

describe('unsaved changes', () => {
  it('are none in a new draft, nor after all was taken back', () => {
    expect(isChanged(makeDraft(null, '表'))).toBe(false)
    expect(isChanged(draftOf('a'))).toBe(true)
    expect(isChanged(undoDraft(draftOf('a')))).toBe(false)
  })

  it('are none where only the name of an empty recipe differs', () => {
    const draft = makeDraft(null, '表')
    expect(isChanged(changeContent(draft, { name: '别名', steps: [] }))).toBe(false)
  })

  it('are an open form', () => {
    expect(isChanged(openNewForm(makeDraft(null, '表'), trim('x')))).toBe(true)
  })
})
