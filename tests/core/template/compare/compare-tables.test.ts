import { describe, expect, it } from 'vitest'
import type { PrintTable } from '../../../../src/core/result/print-table.ts'
import { compareTables } from '../../../../src/core/template/compare/compare-tables.ts'
import { outputTable, writeTable } from './print-tables.ts'

const june = outputTable(
  '6月',
  [
    { kind: 'total', cells: ['全区', 30, 4.5] },
    { level: 1, cells: ['甲镇', 12.5, 10] },
    { level: 1, cells: ['乙镇', 17.5, { value: null, flag: '①' }] },
  ],
  {
    flagNotes: [{ mark: '①', text: '没有上年同期数。' }],
    notes: ['按当年价格。', '到6月止。'],
    sourceLine: '资料来源：报表',
  },
)
const may = outputTable(
  '5月',
  [
    { kind: 'total', cells: ['全区', 24, 6] },
    { level: 1, cells: ['乙镇', 20, 2] },
    { level: 1, cells: ['丙镇', 0, { value: null, flag: '①' }] },
    { level: 1, cells: ['甲镇', 10, 12.5] },
  ],
  { flagNotes: [{ mark: '①', text: '上年同期为零。' }], notes: ['按当年价格。', '到5月止。'] },
)
const pair = [
  { period: '2020年6月', table: june },
  { period: '2020年5月', table: may },
] as const

const texts = ({ rows }: PrintTable): string[][] =>
  rows.map(({ cells }) => cells.map(({ text, flag }) => text + (flag ?? '')))
const header = (table: PrintTable): string[][] =>
  table.header.map((cells) => cells.map(({ text, columnSpan }) => `${text}×${String(columnSpan)}`))

describe('two periods', () => {
  const { table, origins } = compareTables(pair, ['town'], 'zh')

  it('stand side by side under their names, with the differences behind them', () => {
    expect(header(table)).toEqual([
      ['街镇×1', '2020年6月×2', '2020年5月×2', '增减×3'],
      ['6月×2', '5月×2', '6月比5月×3'],
      ['产值×1', '同比×1', '产值×1', '同比×1', '产值×2', '同比×1'],
      ['增减量×1', '增长%×1', '百分点×1'],
    ])
    expect(table.unitLine).toBe('单位：亿元、%、百分点')
  })

  it('give amounts as difference and growth, rates in points, and a dash where a figure is missing', () => {
    // 30 − 24 = 6, 6 / 24 = 25 %, 4.5 − 6 = −1.5; 12.5 − 10 = 2.5, 25 %, 10 − 12.5 = −2.5; 17.5 − 20 = −2.5, −12.5 %.
    expect(texts(table)).toEqual([
      ['全区', '30.00', '4.5', '24.00', '6.0', '6.00', '25.0', '−1.5'],
      ['甲镇', '12.50', '10.0', '10.00', '12.5', '2.50', '25.0', '−2.5'],
      ['乙镇', '17.50', '—①', '20.00', '2.0', '−2.50', '−12.5', '—'],
      ['丙镇', '—②', '—', '0.00', '—③', '—', '—', '—'],
    ])
    expect(table.rows.map(({ kind, level }) => [kind, level])).toEqual([
      ['total', 0],
      ['data', 1],
      ['data', 1],
      ['data', 1],
    ])
  })

  it('renumber the notes of cells and say why a row is empty', () => {
    expect(table.flagNotes).toEqual([
      { mark: '①', text: '没有上年同期数。' },
      { mark: '②', text: '2020年6月没有这一行。' },
      { mark: '③', text: '上年同期为零。' },
    ])
  })

  it('say what holds for one period only, and what is compared', () => {
    expect(table.notes).toEqual(['按当年价格。', '2020年6月：到6月止。', '2020年5月：到5月止。'])
    expect(table.title).toBe('各街镇产值，对比2020年5月')
    expect(table.sourceLine).toBe('资料来源：报表')
  })

  it('know where each row stands', () => {
    expect(origins).toEqual([
      { side: 0, row: 0 },
      { side: 0, row: 1 },
      { side: 0, row: 2 },
      { side: 1, row: 2 },
    ])
  })
})

it('a base of zero and a negative figure have no growth, and the note says so', () => {
  const rows = (...values: number[]) => values.map((value, at) => ({ cells: [`第${String(at)}`, value, null] }))
  const { table } = compareTables(
    [
      { period: '甲', table: outputTable('月', rows(5, -1, 2, 0, 40)) },
      { period: '乙', table: outputTable('月', rows(0, 4, -2, 0, 2)) },
    ],
    ['town'],
    'zh',
  )
  // 40 against 2 is 1900 %, worded as a multiple.
  expect(table.rows.map(({ cells }) => [cells[5]?.text, `${cells[6]?.text ?? ''}${cells[6]?.flag ?? ''}`])).toEqual([
    ['5.00', '—①'],
    ['−5.00', '—①'],
    ['4.00', '—①'],
    ['0.00', '—①'],
    ['38.00', '增长19.0倍'],
  ])
  expect(table.flagNotes.map(({ text }) => text)).toEqual(['对比期为零，或两期中有负数，不计增长。'])
})

it('three periods stand side by side without differences', () => {
  const { table } = compareTables([...pair, { period: '2019年6月', table: june }], ['town'], 'zh')
  expect(table.columns.map(({ name }) => name)).toEqual(['town', 'output', 'yoy', 'output', 'yoy', 'output', 'yoy'])
  expect(table.title).toBe('各街镇产值，对比2020年5月、2019年6月')
})

it('a text beside the key that changes stands under its period, one that does not in front', () => {
  const columns = [
    { name: 'code', label: '代码', unit: null, decimals: null, numeric: false },
    { name: 'place', label: '街镇', unit: null, decimals: null, numeric: false },
    { name: 'grade', label: '等级', unit: null, decimals: null, numeric: false },
    { name: 'rank', label: '位次', unit: null, decimals: 0, numeric: true },
  ]
  const paths = [['代码'], ['街镇'], ['等级'], ['位次']]
  const { table } = compareTables(
    [
      { period: '今', table: writeTable(columns, paths, [{ cells: ['A', '甲镇', '红', 1] }]) },
      { period: '昔', table: writeTable(columns, paths, [{ cells: ['A', '甲镇', '黄', 3] }]) },
    ],
    ['code', 'place', 'grade'],
    'zh',
  )
  // A rank has no unit: 1 − 3 = −2, and no growth.
  expect(texts(table)).toEqual([['A', '甲镇', '红', '1', '黄', '3', '−2']])
})

it('in English', () => {
  const { table } = compareTables(pair, ['town'], 'en')
  expect(table.title).toBe('各街镇产值, compared with 2020年5月')
  expect(table.unitLine).toBe('Unit: 100 million yuan; %; points')
})
