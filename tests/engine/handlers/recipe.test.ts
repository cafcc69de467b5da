import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, RecipeId } from '../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { makeTable } from '../support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'

let test: TestEngine
let dataset: DatasetId

beforeAll(async () => {
  test = await openEngine()
  const table = makeTable('企业', {
    单位: ['text', ['　甲公司 ', '乙 公司', null]],
    产值: ['text', ['１，２３４．５', '—', '12x']],
  })
  const { catalogue } = await test.engine.loadTables({ tables: [table] }, context())
  dataset = catalogue.datasets[0]?.id ?? asId('none')
})
afterAll(() => test.close())

async function query(sql: string) {
  const { result, totalRows } = await test.engine.runSql({ sql, title: '' }, context())
  return (await test.engine.readResult({ result, offset: 0, limit: totalRows, sort: [] }, context())).values
}

const steps: RecipeStep[] = [
  { id: 'a', on: true, kind: 'trim', columns: ['单位'] },
  { id: 'b', on: true, kind: 'parse-number', columns: ['产值'] },
]

describe('a recipe', () => {
  it('shows what each step does before anything is stored', async () => {
    const preview = await test.engine.previewRecipe({ dataset, steps, sample: 5 }, context())
    expect(preview.effects).toMatchObject([
      { step: 'a', rowsBefore: 3, rowsAfter: 3, cellsChanged: 1, cellsEmptied: 0, problem: null, notes: [] },
      { step: 'b', cellsChanged: 3, cellsEmptied: 2, notes: [{ kind: 'unread', count: 1, samples: ['12x'] }] },
    ])
    expect(preview.effects[0]?.samples).toEqual([
      { row: '[企业.xlsx]Sheet1!5', column: '单位', before: '　甲公司 ', after: '甲公司' },
    ])
    expect(preview.page.values.slice(0, 2)).toEqual([
      ['甲公司', '乙 公司', null],
      [1234.5, null, null],
    ])
  })

  it('changes what users see when it is applied, and nothing when it is taken off', async () => {
    const id = asId<RecipeId>('r1')
    const [table] = (await test.engine.readCatalogue(null, context())).datasets
    const shape = table === undefined ? '' : shapeOf(table)
    await test.engine.saveRecipe({ recipe: { id, name: '清洗', shape, steps } }, context())
    await test.engine.applyRecipe({ dataset, recipe: id }, context())
    expect(await query('select "单位", "产值" from "企业"')).toEqual([
      ['甲公司', '乙 公司', null],
      [1234.5, null, null],
    ])
    await test.engine.applyRecipe({ dataset, recipe: null }, context())
    expect((await query('select "单位" from "企业"'))[0]).toEqual(['　甲公司 ', '乙 公司', null])
  })
})
