import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { RecipeId } from '../../../src/core/base/id.ts'
import { emptyCatalogue, maxEarlierRecipes } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import { applyRecipe, removeRecipe, restoreRecipe, saveRecipe } from '../../../src/core/dataset/change-recipes.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'

const id = asId<RecipeId>('r1')
const table = sampleDataset('t')
const trim: RecipeStep = { id: 'a', on: true, kind: 'trim', columns: ['单位'] }
const start: Catalogue = { ...emptyCatalogue, datasets: [table] }

function save(catalogue: Catalogue, name: string, steps: RecipeStep[] = [trim]): Catalogue {
  return saveRecipe(catalogue, { id, name, shape: 's', steps }, '2020-07-01')
}

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'ok'
  } catch (error) {
    const { code, params } = error as AppError
    return `${code} ${String(params['step'] ?? '')}`.trim()
  }
}

describe('recipes of the catalogue', () => {
  it('count their saves and keep the version before', () => {
    const twice = save(save(start, ' 一 '), '二')
    expect(twice.version).toBe(2)
    expect(twice.recipes).toMatchObject([{ id, name: '二', version: 2, changedAt: '2020-07-01' }])
    expect(twice.earlierRecipes).toMatchObject([{ name: '一', version: 1 }])
  })

  it('come back in an earlier version as the newest', () => {
    const back = restoreRecipe(save(save(start, '一'), '二'), { id, version: 1 }, '2020-08-01')
    expect(back.recipes).toMatchObject([{ name: '一', version: 3, changedAt: '2020-08-01' }])
  })

  it('come back after they were removed, and are taken off tables that applied them', () => {
    const applied = applyRecipe(save(start, '一'), table.id, id)
    expect(applied.datasets[0]?.recipe).toBe(id)
    const removed = removeRecipe(applied, id)
    expect([removed.recipes, removed.datasets[0]?.recipe]).toEqual([[], null])
    expect(restoreRecipe(removed, { id, version: 1 }, '').recipes).toMatchObject([{ name: '一', version: 2 }])
  })

  it('keep a limited number of earlier versions', () => {
    let catalogue = start
    for (let count = 0; count < maxEarlierRecipes + 10; count += 1) catalogue = save(catalogue, String(count))
    expect(catalogue.earlierRecipes).toHaveLength(maxEarlierRecipes)
    expect(catalogue.recipes[0]?.version).toBe(maxEarlierRecipes + 10)
  })

  it.each<[string, () => unknown, string]>([
    ['without a name', () => save(start, '  '), 'recipe/name-empty'],
    [
      'with a step that chooses nothing',
      () => save(start, 'x', [trim, { ...trim, id: 'b', columns: [] }]),
      'recipe/invalid 2',
    ],
    ['with two steps of one id', () => save(start, 'x', [trim, trim]), 'recipe/invalid 2'],
    ['that nobody knows', () => applyRecipe(start, table.id, id), 'recipe/not-found'],
    [
      'in a version that was never kept',
      () => restoreRecipe(save(start, 'x'), { id, version: 7 }, ''),
      'recipe/not-found',
    ],
  ])('are refused %s', (_name, work, code) => {
    expect(codeOf(work)).toBe(code)
  })
})
