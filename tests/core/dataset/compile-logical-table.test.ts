import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  compileEmptyTable,
  compileLogicalTable,
  mappedDatasets,
} from '../../../src/core/dataset/compile-logical-table.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { FieldSource } from '../../../src/core/dataset/mapping.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { makeTable } from '../../engine/support/make-table.ts'
import type { TestColumns } from '../../engine/support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import { toRows } from '../../../src/core/result/page-rows.ts'

const logical: LogicalTable = {
  id: 'facts',
  label: { zh: '事实', en: 'facts' },
  titleWords: [],
  key: ['code', 'period_ym'],
  periodField: 'period_ym',
  fields: (
    [
      ['code', 'C'],
      ['name', 'T'],
      ['period_ym', 'P'],
      ['period_q', 'P'],
      ['value', 'N'],
      ['units', 'I'],
      ['at', 'D'],
      ['yes', 'B'],
    ] as const
  ).map(([id, type]) => ({
    id,
    label: { zh: id, en: id },
    type,
    unit: null,
    synonyms: [],
    required: false,
    sensitivity: 'none' as const,
  })),
}
logical.fields.push({
  id: 'town',
  label: { zh: 'town', en: 'town' },
  type: 'C',
  unit: null,
  synonyms: [],
  required: false,
  sensitivity: 'none' as const,
  derive: { from: 'code', sql: 'left(?, 3)' },
})

let test: TestEngine
let tick = 0
beforeAll(async () => {
  test = await openEngine({ now: () => `2020-07-08T09:10:${String(10 + (tick += 1))}.000Z` })
})
afterAll(() => test.close())

const column = (name: string, scale = 1): FieldSource => ({ kind: 'column', column: name, scale })

async function load(
  tables: {
    columns: TestColumns
    period?: string | null
    fields: Record<string, FieldSource>
    kinds?: string[]
    name?: string
  }[],
): Promise<Catalogue> {
  for (const { id } of (await test.engine.readCatalogue(null, context())).datasets)
    await test.engine.deleteDataset({ dataset: id }, context())
  let catalogue = await test.engine.readCatalogue(null, context())
  for (const [at, { columns, period = null, fields, kinds, name }] of tables.entries()) {
    const made = makeTable(name ?? `表"${String(tick)} ${String(at)}`, columns, kinds)
    const tables = [{ ...made, part: { ...made.part, period } }]
    ;({ catalogue } = await test.engine.loadTables({ tables }, context()))
    const dataset = catalogue.datasets.at(-1)
    catalogue = await test.engine.confirmMappings(
      { mappings: [{ shape: shapeOf(dataset ?? { columns: [] }), logicalTable: 'facts', fields }] },
      context(),
    )
  }
  return catalogue
}

async function read(catalogue: Catalogue, fields: string[]) {
  const sql = compileLogicalTable(logical, catalogue, fields) ?? ''
  const { result, totalRows } = await test.engine.runSql({ sql, title: '' }, context())
  return toRows(await test.engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context()))
}

describe('a logical table over mapped tables', () => {
  it('cleans codes and texts, scales numbers, and leaves totals out', async () => {
    const catalogue = await load([
      {
        columns: {
          代码: ['text', [' park.1 ', '91990112yt00000115', '']],
          名称: ['text', ['甲 ', ' ', null]],
          数: ['integer', [3, null, 100]],
          个: ['number', [2.4, 2.6, null]],
        },
        kinds: ['data', 'data', 'total'],
        period: '2020-06',
        fields: {
          code: column('代码'),
          name: column('名称'),
          value: column('数', 0.1),
          units: column('个'),
          period_ym: { kind: 'table-period' },
        },
      },
    ])
    expect(await read(catalogue, ['code', 'name', 'value', 'units', 'period_ym', 'at'])).toEqual([
      { code: 'park.1', name: '甲', value: 0.3, units: 2, period_ym: '2020-06', at: null },
      { code: '91990112YT00000115', name: null, value: null, units: 3, period_ym: '2020-06', at: null },
    ])
  })

  it('reads numbers written as texts, codes stored as numbers, dates and yes or no', async () => {
    const catalogue = await load([
      {
        columns: {
          数: ['text', ['1,234.5', '—']],
          代码: ['number', [610, 990112001]],
          时: ['date', [new Date('2020-06-30'), null]],
          是: ['text', ['是', '无']],
        },
        fields: { value: column('数'), code: column('代码'), at: column('时'), yes: column('是') },
      },
    ])
    expect(await read(catalogue, ['value', 'code', 'at', 'yes'])).toEqual([
      { value: 1234.5, code: '610', at: '2020-06-30T00:00:00', yes: true },
      { value: null, code: '990112001', at: null, yes: false },
    ])
  })

  it('brings months in all notations to one', async () => {
    const catalogue = await load([
      {
        columns: { 期: ['text', ['202006', '2020-6', '2020年6月', '2020.06', '2020-Q2', '', '长期']] },
        fields: { period_ym: column('期') },
      },
    ])
    expect((await read(catalogue, ['period_ym'])).map(({ period_ym: period }) => period)).toEqual([
      '2020-06',
      '2020-06',
      '2020-06',
      '2020-06',
      '2020-Q2',
      null,
      '长期',
    ])
  })

  it.each([
    ['2020-01/2020-06', '2020-06'],
    ['2020-Q2', '2020-06'],
    ['2020-H1', '2020-06'],
    ['2020', '2020'],
  ])('takes a table of %s as %s', async (period, month) => {
    const catalogue = await load([
      {
        columns: { 数: ['number', [1]] },
        period,
        fields: { value: column('数'), period_ym: { kind: 'table-period' } },
      },
    ])
    expect(await read(catalogue, ['period_ym'])).toEqual([{ period_ym: month }])
  })

  it.each([
    ['2020-06', '2020-Q2'],
    ['2020-Q2', '2020-Q2'],
    ['2020-01/2020-09', '2020-Q3'],
    ['2020', '2020'],
  ])('takes a table of %s as %s where the field wants a quarter', async (period, quarter) => {
    const catalogue = await load([
      {
        columns: { 数: ['number', [1]] },
        period,
        fields: { value: column('数'), period_q: { kind: 'table-period' } },
      },
    ])
    expect(await read(catalogue, ['period_q'])).toEqual([{ period_q: quarter }])
  })

  it('derives a field from another where no column holds it', async () => {
    const catalogue = await load([{ columns: { 代码: ['code', ['990112001']] }, fields: { code: column('代码') } }])
    expect(await read(catalogue, ['town'])).toEqual([{ town: '990' }])
  })

  it('puts months together and follows the month in column names', async () => {
    const fields = { code: column('代码'), value: column('6月'), period_ym: { kind: 'table-period' } as const }
    const catalogue = await load([
      { columns: { 代码: ['code', ['A']], '6月': ['number', [6]] }, period: '2020-06', fields },
      { columns: { 代码: ['code', ['A']], '5月': ['number', [5]] }, period: '2020-05', fields },
    ])
    expect(mappedDatasets('facts', catalogue)).toHaveLength(2)
    expect(
      (await read(catalogue, ['value', 'period_ym'])).sort((a, b) => Number(a['value']) - Number(b['value'])),
    ).toEqual([
      { value: 5, period_ym: '2020-05' },
      { value: 6, period_ym: '2020-06' },
    ])
  })

  it('never counts a key twice: the table loaded last holds, its own repeats stay', async () => {
    const fields = { code: column('代码'), value: column('数'), period_ym: { kind: 'table-period' } as const }
    const catalogue = await load([
      { columns: { 代码: ['code', ['A', 'B', null]], 数: ['number', [1, 2, 3]] }, period: '2020-06', fields },
      { columns: { 代码: ['code', ['B', 'B', 'C']], 数: ['number', [20, 21, 30]] }, period: '2020-06', fields },
    ])
    expect(
      (await read(catalogue, ['code', 'value'])).map(({ code, value }) => `${String(code)} ${String(value)}`).sort(),
    ).toEqual(['A 1', 'B 20', 'B 21', 'C 30', 'null 3'])
  })

  it('survives names with every special sign', async () => {
    const name = `a"b'c;--/*\n$1 ${'很'.repeat(20)}`
    const catalogue = await load([
      { name, columns: { ['值"\';--\n']: ['number', [7]] }, fields: { value: column('值"\';--\n') } },
    ])
    expect(await read(catalogue, ['value'])).toEqual([{ value: 7 }])
  })

  it('is null without a mapped table; its stand-in is empty and has the types', async () => {
    expect(compileLogicalTable(logical, emptyCatalogue, ['code'])).toBeNull()
    const { result } = await test.engine.runSql(
      {
        sql: `SELECT count(*) AS n, max(typeof(code) || typeof(value)) AS t FROM (${compileEmptyTable(logical, ['code', 'value'])})`,
        title: '',
      },
      context(),
    )
    expect((await test.engine.readResult({ result, offset: 0, limit: 1, sort: [] }, context())).values).toEqual([
      [0],
      [null],
    ])
  })
})
