import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { parseRecipeFile, writeRecipeFile } from '../../../src/core/recipe/recipe-file.ts'

const steps: RecipeStep[] = [
  { id: 'a', on: true, kind: 'trim', columns: 'all-text' },
  { id: 'b', on: false, note: '查重', kind: 'filter', keep: '"产值" > 0' },
]

function failureOf(content: unknown): Pick<AppError, 'code' | 'params'> {
  try {
    parseRecipeFile(typeof content === 'string' ? content : JSON.stringify(content), 'x.json')
  } catch (error) {
    const { code, params } = error as AppError
    return { code, params }
  }
  throw new Error('was read')
}

const file = { kind: 'suanchou-recipe', format: 1, name: 'n', shape: 's', steps }

describe('the file of a recipe', () => {
  it('comes back as it was written, notes and switched-off steps included', () => {
    const recipe = { name: '工业', shape: '0123', steps }
    expect(parseRecipeFile(writeRecipeFile(recipe), 'x.json')).toEqual(recipe)
  })

  it.each([
    ['no JSON', '{', 'recipe/file-unreadable', { file: 'x.json' }],
    ['JSON of something else', { kind: 'other' }, 'recipe/file-unreadable', { file: 'x.json' }],
    ['without steps', { ...file, steps: undefined }, 'recipe/file-unreadable', { file: 'x.json' }],
    ['a newer format', { ...file, format: 2 }, 'recipe/file-newer', { file: 'x.json', format: 2 }],
    [
      'a step of another version',
      { ...file, steps: [steps[0], { id: 'c', on: true, kind: 'fuzzy' }] },
      'recipe/step-unknown',
      { file: 'x.json', step: 2, kind: 'fuzzy' },
    ],
    [
      'a step that lacks a field',
      { ...file, steps: [{ id: 'c', on: true, kind: 'trim' }] },
      'recipe/invalid',
      { step: 1 },
    ],
    [
      'a step with a field that is not known',
      { ...file, steps: [{ ...steps[0], then: 'x' }] },
      'recipe/invalid',
      { step: 1 },
    ],
    ['two steps of one id', { ...file, steps: [steps[0], steps[0]] }, 'recipe/invalid', { step: 2 }],
    [
      'an expression that reads a file',
      { ...file, steps: [{ id: 'c', on: true, kind: 'filter', keep: "exists (select 1 from read_csv('x'))" }] },
      'recipe/step-forbidden',
      { file: 'x.json', step: 1, near: 'SELECT' },
    ],
    [
      'an expression with a statement behind it',
      { ...file, steps: [{ id: 'c', on: true, kind: 'derive', column: 'a', expression: '1); drop table x; --' }] },
      'recipe/step-forbidden',
      { file: 'x.json', step: 1, near: '' },
    ],
  ])('is refused whole: %s', (_name, content, code, params) => {
    expect(failureOf(content)).toEqual({ code, params })
  })
})
