import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, RecipeId } from '../../../src/core/base/id.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import type { Recipe, RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { cleanDataset, compileApplied, findFault } from '../../../src/core/recipe/clean-dataset.ts'
import { findCodeLists, listCodeLists } from '../../../src/core/recipe/list-code-lists.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'

function recipe(name: string, steps: RecipeStep[]): Recipe {
  return { id: asId<RecipeId>(name), name, shape: '', version: 1, steps, changedAt: '' }
}

function catalogueOf(datasets: Dataset[], recipes: Recipe[]): Catalogue {
  return { ...emptyCatalogue, datasets, recipes }
}

const rename: RecipeStep = { id: 'a', on: true, kind: 'rename', column: '单位', to: '名称' }
const join = (dataset: DatasetId, take = '单位'): RecipeStep => ({
  id: 'j', on: true, kind: 'join', dataset, keys: [{ left: '单位', right: '单位' }], take: [take], prefix: 'x',
}) // prettier-ignore

describe('a table as users see it', () => {
  const one = { ...sampleDataset('one', { period: null }), recipe: asId<RecipeId>('r') }

  it('has the columns after its recipe', () => {
    expect(cleanDataset(one, catalogueOf([one], [recipe('r', [rename])])).columns).toEqual([
      { name: '名称', type: 'text', unit: null, headerPath: ['名称'], letter: '' },
    ])
  })

  it('has its own columns where the recipe is gone or does not fit', () => {
    expect(cleanDataset(one, catalogueOf([one], [])).columns).toEqual(one.columns)
    const broken = recipe('r', [{ ...rename, column: '企业' }])
    expect(cleanDataset(one, catalogueOf([one], [broken])).columns).toEqual(one.columns)
  })

  it('joins another table with the columns after its own recipe', () => {
    const other = { ...sampleDataset('two', { period: null }), recipe: asId<RecipeId>('o') }
    const recipes = [
      recipe('r', [{ ...join(other.id), keys: [{ left: '单位', right: '名称' }], take: ['名称'] } as RecipeStep]),
      recipe('o', [rename]),
    ]
    expect(cleanDataset(one, catalogueOf([one, other], recipes)).columns.map(({ name }) => name)).toEqual([
      '单位',
      'x名称',
    ])
  })

  it('is refused where two tables join each other', () => {
    const other = { ...sampleDataset('two', { period: null }), recipe: asId<RecipeId>('o') }
    const catalogue = catalogueOf([one, other], [recipe('r', [join(other.id)]), recipe('o', [join(one.id)])])
    const compiled = compileApplied(one, catalogue)
    expect(compiled === null ? null : findFault(compiled)?.problem.kind).toBe('join-circle')
  })
})

describe('code lists', () => {
  it('are those of steps that are on; the check of credit codes needs none', () => {
    const map = { on: true, kind: 'map-codes', column: 'a', into: 'b' } as const
    const steps: RecipeStep[] = [
      { ...map, id: '1', list: 'region', what: 'name' },
      { ...map, id: '2', list: 'industry-2017', what: 'name', on: false },
      { ...map, id: '3', list: 'credit-code-check', what: 'valid' },
      { id: '4', on: true, kind: 'pad-code', column: 'a', list: 'region', width: 6 },
    ]
    expect(listCodeLists(steps)).toEqual(['region'])
  })

  it('are told from the SQL of a user', () => {
    expect(findCodeLists('SELECT * FROM "CodeList"."industry_2017"')).toEqual(['industry-2017'])
    expect(findCodeLists('SELECT region FROM t')).toEqual([])
  })
})
