import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, RecipeId } from '../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { openMemoryStorage } from '../../../src/engine/storage/memory-storage.ts'
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

describe('a cleaned table', () => {
  const id = asId<RecipeId>('r2')
  const clean: RecipeStep[] = [
    { id: 'a', on: true, kind: 'trim', columns: ['单位'] },
    { id: 'b', on: true, kind: 'parse-number', columns: ['产值'] },
    { id: 'c', on: true, kind: 'filter', keep: '"单位" IS NOT NULL' },
    { id: 'd', on: true, kind: 'derive', column: '亿元', expression: '"产值" / 10000' },
  ]

  async function loadMonth(name: string, month: string, rows: [string | null, string][]): Promise<DatasetId> {
    const table = makeTable(name, {
      单位: ['text', rows.map(([unit]) => unit)],
      产值: ['text', rows.map(([, value]) => value)],
    })
    const part = { ...table.part, period: month, source: { ...table.part.source, file: `${month}.xlsx`, hash: month } }
    const known = (await test.engine.readCatalogue(null, context())).datasets.find((each) => each.name === name)
    const target = known === undefined ? table.target : ({ kind: 'append', dataset: known.id } as const)
    const { catalogue } = await test.engine.loadTables({ tables: [{ ...table, part, target }] }, context())
    return catalogue.datasets.find((each) => each.name === name)?.id ?? asId<DatasetId>('none')
  }

  let monthly: DatasetId
  beforeAll(async () => {
    monthly = await loadMonth('月报', '2020-06', [
      [' 甲', '1,000'],
      ['乙', '２'],
      [null, '合计'],
    ])
    const stored = (await test.engine.readCatalogue(null, context())).datasets.find((each) => each.id === monthly)
    const shape = stored === undefined ? '' : shapeOf(stored)
    await test.engine.saveRecipe({ recipe: { id, name: '月报清洗', shape, steps: clean } }, context())
    await test.engine.applyRecipe({ dataset: monthly, recipe: id }, context())
  })

  const browse = { offset: 0, limit: 10, filters: [], kinds: 'data' as const }

  it('is what its page shows, sorts and counts; with totals it is shown as loaded', async () => {
    const page = await test.engine.readRows(
      { ...browse, dataset: monthly, sort: [{ column: '产值', descending: false }] },
      context(),
    )
    expect(page.columns.map(({ name }) => name)).toEqual([
      '单位',
      '产值',
      '期别',
      '亿元',
      'src_file',
      'src_sheet',
      'src_row',
    ])
    expect(page.values.slice(0, 4)).toEqual([
      ['乙', '甲'],
      [2, 1000],
      ['2020-06', '2020-06'],
      [0.0002, 0.1],
    ])
    expect([page.totalRows, page.values[4], page.values[6]]).toEqual([2, ['2020-06.xlsx', '2020-06.xlsx'], [6, 5]])
    const facts = await test.engine.columnStatistics({ dataset: monthly, column: '产值', filters: [] }, context())
    expect(facts).toMatchObject({ rows: 2, sum: 1002 })
    const loaded = await test.engine.readRows({ ...browse, kinds: 'all', dataset: monthly, sort: [] }, context())
    expect(loaded.values[1]).toEqual(['1,000', '２', '合计'])
  })

  it('cleans next month’s file by itself, in the same way', async () => {
    await loadMonth('月报', '2020-07', [
      ['丙　', '（3）'],
      ['甲', '—'],
    ])
    expect(await query('SELECT "单位", "产值", "期别", src_file FROM "月报" ORDER BY src_file, src_row')).toEqual([
      ['甲', '乙', '丙', '甲'],
      [1000, 2, -3, null],
      ['2020-06', '2020-06', '2020-07', '2020-07'],
      ['2020-06.xlsx', '2020-06.xlsx', '2020-07.xlsx', '2020-07.xlsx'],
    ])
    expect((await query('SELECT count(*) FROM "月报" AS a JOIN "月报" AS b USING (src_file, src_row)'))[0]).toEqual([4])
  })

  it('shows its rows as loaded, and why, when a step does not fit any more', async () => {
    const broken: RecipeStep[] = [{ id: 'a', on: true, kind: 'trim', columns: ['单位名称'] }]
    const stored = await test.engine.readCatalogue(null, context())
    const recipe = stored.recipes.find((each) => each.id === id)
    await test.engine.saveRecipe(
      { recipe: { id, name: '月报清洗', shape: recipe?.shape ?? '', steps: broken } },
      context(),
    )
    expect(await test.engine.recipeFaults(null, context())).toEqual([
      { dataset: monthly, step: 'a', problem: { kind: 'missing-column', column: '单位名称', nearest: '单位' } },
    ])
    expect((await query('SELECT "单位" FROM "月报" ORDER BY src_file, src_row'))[0]).toEqual([
      ' 甲',
      '乙',
      null,
      '丙　',
      '甲',
    ])
    await test.engine.restoreRecipe({ recipe: id, version: 1 }, context())
    expect(await test.engine.recipeFaults(null, context())).toEqual([])
    expect((await query('SELECT count(*) FROM "月报"'))[0]).toEqual([4])
  })

  it('is as loaded again when its recipe is removed', async () => {
    await test.engine.removeRecipe({ recipe: id }, context())
    expect((await query('SELECT count(*) FROM "月报"'))[0]).toEqual([5])
  })
})

describe('storage', () => {
  const storage = openMemoryStorage()
  const openStorage = () => Promise.resolve({ storage, problem: null })
  const id = asId<RecipeId>('r')
  const recipe = { id, name: 'r', shape: '', steps: [{ id: 'a', on: true, kind: 'trim' as const, columns: ['a'] }] }
  let second: TestEngine

  beforeAll(async () => {
    const first = await openEngine({ openStorage })
    const { catalogue } = await first.engine.loadTables(
      { tables: [makeTable('t', { a: ['text', [' x ', '甲']] })] },
      context(),
    )
    const target = catalogue.datasets[0]?.id ?? asId<DatasetId>('none')
    await first.engine.saveRecipe({ recipe }, context())
    await first.engine.applyRecipe({ dataset: target, recipe: id }, context())
    await first.close()
    second = await openEngine({ openStorage })
  })
  afterAll(() => second.close())

  it('keeps recipes and what applies them over a restart', async () => {
    expect(second.info.catalogue.recipes).toMatchObject([{ ...recipe, version: 1 }])
    const { result } = await second.engine.runSql({ sql: 'SELECT a FROM t', title: '' }, context())
    const page = await second.engine.readResult({ result, offset: 0, limit: 5, sort: [] }, context())
    expect(page.values).toEqual([['x', '甲']])
    const kinds = (await storage.readJournal()).map(({ kind }) => kind)
    expect(kinds).toEqual(['dataset.loaded', 'recipe.saved', 'recipe.applied'])
  })
})
