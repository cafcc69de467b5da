import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Recipe, RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { createRecipeActions } from '../../../src/state/actions/recipes.ts'
import { addStep, isChanged } from '../../../src/state/edit-draft.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'
import { makeClients, makeStore } from './make-clients.ts'

const table = sampleDataset('企业')
const trim: RecipeStep = { id: '', on: true, kind: 'trim', columns: ['单位'] }

/** A page on one table; `refuse` makes the engine refuse to apply. */
function setUp(refuse = false) {
  const store = makeStore()
  store.setState({ catalogue: { ...emptyCatalogue, datasets: [table] } })
  const calls: string[] = []
  const change = (work: (catalogue: Catalogue) => Catalogue): Promise<Catalogue> =>
    Promise.resolve(work(store.getState().catalogue))
  const clients = makeClients({
    engine: {
      saveRecipe: ({ recipe }) => {
        calls.push('save')
        const stored: Recipe = { ...recipe, version: 1, changedAt: '2020-07-01T00:00:00Z' }
        return change((catalogue) => ({ ...catalogue, recipes: [stored] }))
      },
      applyRecipe: ({ dataset, recipe }) => {
        calls.push(`apply ${recipe === null ? 'nothing' : 'it'}`)
        if (refuse) return Promise.reject(new AppError('recipe/does-not-fit', { step: 1, table: table.name }))
        return change((catalogue) => ({
          ...catalogue,
          datasets: catalogue.datasets.map((each) => (each.id === dataset ? { ...each, recipe } : each)),
        }))
      },
    },
  })
  const actions = createRecipeActions(store, clients, () => ({ t: (key) => key }))
  actions.open(table.id)
  actions.edit(table.id, (draft) => addStep(draft, trim))
  const draft = () => store.getState().recipeDrafts[table.id]
  return { store, actions, calls, draft }
}

describe('saving a recipe', () => {
  it('stores it under the shape of its table and applies it', async () => {
    const { store, actions, calls, draft } = setUp()
    expect(await actions.save(table.id)).toBe(true)
    expect(calls).toEqual(['save', 'apply it'])
    expect(store.getState().catalogue.recipes[0]).toMatchObject({ shape: shapeOf(table), steps: [{ kind: 'trim' }] })
    expect(draft()).toMatchObject({ recipe: store.getState().catalogue.recipes[0]?.id, past: [] })
  })

  it('does not apply again what is applied', async () => {
    const { actions, calls } = setUp()
    await actions.save(table.id)
    actions.edit(table.id, (draft) => addStep(draft, trim))
    await actions.save(table.id)
    expect(calls).toEqual(['save', 'apply it', 'save'])
  })

  it('only stores it where it is told so', async () => {
    const { actions, calls, draft } = setUp()
    expect(await actions.save(table.id, false)).toBe(true)
    expect(calls).toEqual(['save'])
    const now = draft()
    expect(now === undefined || isChanged(now)).toBe(false)
  })

  it('shows why it was not applied and keeps the steps', async () => {
    const { store, actions, draft } = setUp(true)
    expect(await actions.save(table.id)).toBe(false)
    expect(store.getState().toasts).toMatchObject([{ failure: { code: 'recipe/does-not-fit' } }])
    expect(draft()?.content.steps).toHaveLength(1)
  })
})

describe('drafts', () => {
  it('keep unsaved steps when the page is opened again', () => {
    const { actions, draft } = setUp()
    actions.open(table.id)
    expect(draft()?.content.steps).toHaveLength(1)
  })

  it('go back to what is stored when they are discarded', () => {
    const { actions, draft } = setUp()
    actions.discard(table.id)
    expect(draft()?.content.steps).toEqual([])
  })

  it('leave as a file and come back as one change', async () => {
    const { actions, draft } = setUp()
    const blob = actions.writeFile(table.id)
    actions.discard(table.id)
    const read = await actions.readFile(table.id, new File([blob ?? ''], '清洗.json'))
    expect(read).toEqual({ name: '企业', steps: 1, before: 0 })
    expect(draft()?.content.steps).toEqual([{ ...trim, id: 's1' }])
    expect(draft()?.past).toHaveLength(1)
  })

  it('are left alone by a file that is no recipe, which is named', async () => {
    const { store, actions, draft } = setUp()
    expect(await actions.readFile(table.id, new File(['{}'], '坏.json'))).toBeNull()
    expect(draft()?.content.steps).toHaveLength(1)
    expect(store.getState().toasts).toMatchObject([
      { failure: { code: 'recipe/file-unreadable', params: { file: '坏.json' } } },
    ])
  })
})
