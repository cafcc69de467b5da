import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId } from '../../../src/core/base/id.ts'
import type { ArgsOf } from '../../../src/protocol/handlers.ts'
import type { EngineApi } from '../../../src/protocol/engine-api.ts'
import { makeTable } from '../support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'

let test: TestEngine
let dataset: DatasetId

const names = ['乙', '甲', null, '甲', 'ABC', '100%', "o'x"]
const values = [3, null, 1.5, -2, 0, 1e6, 0.1]
const counts = [1, 2, 3, 4, 5, 6, 7]

beforeAll(async () => {
  test = await openEngine()
  const columns = {
    单位: ['text', [...names, '合计']],
    产值: ['number', [...values, 99]],
    个数: ['integer', [...counts, 28]],
    日期: ['date', [new Date('2020-06-30'), null, null, null, null, null, new Date('2019-01-01'), null]],
    空: ['number', [null, null, null, null, null, null, null, null]],
  }
  const kinds = [...names.map(() => 'data'), 'total']
  const { catalogue } = await test.engine.loadTables({ tables: [makeTable('表', columns as never, kinds)] }, context())
  dataset = catalogue.datasets[0]?.id ?? asId('none')
})
afterAll(() => test.close())

function read(changes: Partial<ArgsOf<EngineApi['readRows']>> = {}) {
  const args = { dataset, offset: 0, limit: 100, sort: [], filters: [], kinds: 'data' as const, ...changes }
  return test.engine.readRows(args, context())
}

describe('readRows', () => {
  it('gives the rows in the order of the file, with their Excel rows, totals left out', async () => {
    const page = await read()
    expect(page.columns).toEqual([
      { name: '单位', type: 'text' },
      { name: '产值', type: 'number' },
      { name: '个数', type: 'integer' },
      { name: '日期', type: 'date' },
      { name: '空', type: 'number' },
      { name: 'src_file', type: 'text' },
      { name: 'src_sheet', type: 'text' },
      { name: 'src_row', type: 'integer' },
    ])
    expect(page).toMatchObject({ offset: 0, rowCount: 7, totalRows: 7 })
    expect(page.values[0]).toEqual(names)
    expect(page.values.slice(5, 7)).toEqual([names.map(() => '表.xlsx'), names.map(() => 'Sheet1')])
    expect(page.values[7]).toEqual([5, 6, 7, 8, 9, 10, 11])
  })

  it('shows totals and their kind when asked for all', async () => {
    const page = await read({ kinds: 'all', offset: 6 })
    expect(page.totalRows).toBe(8)
    expect(page.columns.at(-1)).toEqual({ name: 'row_kind', type: 'text' })
    expect(page.values.map((column) => column.at(-1))).toEqual([
      '合计',
      99,
      28,
      null,
      null,
      '表.xlsx',
      'Sheet1',
      12,
      'total',
    ])
  })

  it('gives windows', async () => {
    expect(await read({ offset: 2, limit: 2 })).toMatchObject({
      offset: 2,
      rowCount: 2,
      totalRows: 7,
      values: [[null, '甲'], [1.5, -2], [3, 4], {}, {}, {}, {}, {}],
    })
    expect(await read({ offset: 7, limit: 2 })).toMatchObject({ rowCount: 0, totalRows: 7 })
  })

  it.each<[string, boolean, unknown[]]>([
    ['产值', false, [-2, 0, 0.1, 1.5, 3, 1e6, null]],
    ['产值', true, [1e6, 3, 1.5, 0.1, 0, -2, null]],
    ['src_row', true, [0.1, 1e6, 0, -2, 1.5, null, 3]],
  ])('sorts by %s, empty last (descending: %s)', async (column, descending, expected) => {
    expect((await read({ sort: [{ column, descending }] })).values[1]).toEqual(expected)
  })

  it('sorts by several columns and keeps ties in the order of the file', async () => {
    const byName = await read({ sort: [{ column: '单位', descending: true }] })
    expect(byName.values[2]).toEqual([2, 4, 1, 7, 5, 6, 3])
    const both = await read({
      sort: [
        { column: '单位', descending: true },
        { column: '个数', descending: true },
      ],
    })
    expect(both.values[2]).toEqual([4, 2, 1, 7, 5, 6, 3])
    expect((await read({ sort: [{ column: '单位', descending: true }], offset: 2, limit: 2 })).values[2]).toEqual([
      1, 7,
    ])
  })

  it.each<[string, object, number[]]>([
    ['contains, without case', { column: '单位', kind: 'contains', text: 'bc' }, [5]],
    ['contains a percent sign as such', { column: '单位', kind: 'contains', text: '%' }, [6]],
    ['contains a quote', { column: '单位', kind: 'contains', text: "'" }, [7]],
    ['contains in a number', { column: '产值', kind: 'contains', text: '.5' }, [3]],
    ['a closed range', { column: '产值', kind: 'range', from: 0, to: 3 }, [1, 3, 5, 7]],
    ['an open range', { column: '产值', kind: 'range', from: null, to: -1 }, [4]],
    ['a range without bounds', { column: '产值', kind: 'range', from: null, to: null }, counts],
    ['one of several texts', { column: '单位', kind: 'one-of', values: ['甲', "o'x"] }, [2, 4, 7]],
    ['one of several numbers', { column: '个数', kind: 'one-of', values: ['2', '7'] }, [2, 7]],
    ['one of nothing', { column: '单位', kind: 'one-of', values: [] }, []],
    ['empty', { column: '单位', kind: 'is-empty' }, [3]],
    ['filled', { column: '产值', kind: 'is-filled' }, [1, 3, 4, 5, 6, 7]],
    ['one of several dates', { column: '日期', kind: 'one-of', values: ['2020-06-30'] }, [1]],
  ])('filters: %s', async (_what, filter, expected) => {
    const page = await read({ filters: [filter as never] })
    expect(page.values[2]).toEqual(expected)
    expect(page.totalRows).toBe(expected.length)
  })

  it('filters and sorts together, page by page', async () => {
    const filters = [
      { column: '产值', kind: 'is-filled' as const },
      { column: '个数', kind: 'range' as const, from: 3, to: null },
    ]
    const sort = [{ column: '产值', descending: false }]
    expect((await read({ filters, sort, limit: 3 })).values[1]).toEqual([-2, 0, 0.1])
    expect(await read({ filters, sort, offset: 3, limit: 3 })).toMatchObject({
      rowCount: 2,
      totalRows: 5,
      values: [{}, [1.5, 1e6], {}, {}, {}, {}, {}, {}],
    })
  })

  it('answers many orders at once, more than are kept', async () => {
    const pages = await Promise.all(
      counts.flatMap((from) =>
        [true, false].map((descending) =>
          read({
            filters: [{ column: '个数', kind: 'range', from, to: null }],
            sort: [{ column: '个数', descending }],
          }),
        ),
      ),
    )
    expect(pages.map(({ totalRows }) => totalRows)).toEqual([7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1])
    expect(pages.map(({ values: columns }) => columns[2]?.[0])).toEqual([7, 1, 7, 2, 7, 3, 7, 4, 7, 5, 7, 6, 7, 7])
  })

  it('says which column it does not know', async () => {
    const unknown = { code: 'dataset/unknown-column', params: { table: '表', column: 'x' } }
    await expect(read({ sort: [{ column: 'x', descending: false }] })).rejects.toMatchObject(unknown)
    await expect(read({ filters: [{ column: 'x', kind: 'is-empty' }] })).rejects.toMatchObject(unknown)
    await expect(read({ dataset: asId('gone') })).rejects.toMatchObject({ code: 'dataset/not-found' })
  })
})

describe('columnStatistics', () => {
  const statistics = (column: string, filters: never[] = []) =>
    test.engine.columnStatistics({ dataset, column, filters }, context())

  it('describes numbers', async () => {
    const facts = await statistics('产值')
    // 3 + 1.5 - 2 + 0 + 1e6 + 0.1, and the middle of -2, 0, 0.1, 1.5, 3, 1e6.
    expect(facts).toMatchObject({
      column: '产值',
      rows: 7,
      empty: 1,
      distinct: 6,
      sum: 1000002.6,
      median: 0.8,
      min: -2,
      max: 1e6,
    })
    expect(facts.mean).toBeCloseTo(166667.1, 9)
    expect(facts.histogram).toHaveLength(20)
    expect(facts.histogram.map(({ count }) => count).filter((count) => count > 0)).toEqual([5, 1])
    expect(facts.histogram[0]).toMatchObject({ from: -2, count: 5 })
    expect(facts.histogram[19]).toMatchObject({ to: 1e6, count: 1 })
  })

  it('describes integers, in equal classes', async () => {
    const facts = await statistics('个数')
    expect(facts).toMatchObject({ sum: 28, mean: 4, median: 4, min: 1, max: 7, distinct: 7 })
    expect(facts.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(7)
  })

  it('describes texts by their most frequent values', async () => {
    const facts = await statistics('单位')
    expect(facts).toMatchObject({ rows: 7, empty: 1, distinct: 5, sum: null, mean: null, histogram: [] })
    expect(facts.top[0]).toEqual({ value: '甲', count: 2 })
    expect(facts.top).toHaveLength(5)
  })

  it('describes dates and columns without a value', async () => {
    expect(await statistics('日期')).toMatchObject({
      min: '2019-01-01',
      max: '2020-06-30',
      distinct: 2,
      top: [{ value: '2019-01-01', count: 1 }, {}],
    })
    expect(await statistics('空')).toMatchObject({
      rows: 7,
      empty: 7,
      distinct: 0,
      sum: null,
      mean: null,
      min: null,
      top: [],
      histogram: [],
    })
  })

  it('follows the filters', async () => {
    expect(await statistics('个数', [{ column: '单位', kind: 'one-of', values: ['甲'] }] as never[])).toMatchObject({
      rows: 2,
      sum: 6,
      median: 3,
    })
    expect(await statistics('个数', [{ column: '个数', kind: 'one-of', values: ['4'] }] as never[])).toMatchObject({
      histogram: [{ from: 4, to: 4, count: 1 }],
    })
  })
})
