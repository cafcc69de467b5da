import { describe, expect, test } from 'vitest'
import { buildChart } from '../../../src/core/chart/build-chart.ts'
import { isPeriodColumn, shownRows, suggestChart } from '../../../src/core/chart/suggest-chart.ts'
import type { Page, Value, ValueType } from '../../../src/core/result/page.ts'

function page(columns: [name: string, type: ValueType, values: Value[]][]): Page {
  const rowCount = columns[0]?.[2].length ?? 0
  const names = columns.map(([name, type]) => ({ name, type }))
  return { columns: names, offset: 0, rowCount, totalRows: rowCount, values: columns.map(([, , values]) => values) }
}

const towns: [string, ValueType, Value[]] = ['街镇', 'text', ['甲镇', '乙镇', '丙镇']]
const months: [string, ValueType, Value[]] = ['period_ym', 'text', ['2020-01', '2020-02', '2020-03']]

describe('suggestChart', () => {
  test.each([
    [
      'names against a figure',
      [towns, ['产值', 'number', [3, 2, 1]]],
      { kind: 'bar', category: '街镇', series: ['产值'] },
    ],
    [
      'figures before names',
      [['产值', 'number', [3, 2, 1]], towns],
      { kind: 'bar', category: '街镇', series: ['产值'] },
    ],
    [
      'negative figures',
      [towns, ['变化', 'number', [3, -2, 1]]],
      { kind: 'diverging-bar', category: '街镇', series: ['变化'] },
    ],
    [
      'a level and its growth',
      [towns, ['产值', 'number', [3, 2, 1]], ['同比', 'number', [1, -2, null]]],
      { kind: 'level-growth', category: '街镇', series: ['产值', '同比'] },
    ],
    [
      'figures of one size',
      [towns, ['去年', 'number', [3, 2, 1]], ['今年', 'number', [4, 3, 2]]],
      { kind: 'grouped-bar', category: '街镇', series: ['去年', '今年'] },
    ],
    [
      'figures of different sizes',
      [towns, ['产值', 'number', [3, 2, 1]], ['人数', 'integer', [4000, 3000, 1]]],
      { kind: 'bar', category: '街镇', series: ['产值'] },
    ],
    ['months', [months, ['产值', 'number', [3, 2, 1]]], { kind: 'line', category: 'period_ym', series: ['产值'] }],
    [
      'years stored as numbers',
      [
        ['年份', 'integer', [2018, 2019, 2020]],
        ['产值', 'number', [3, 2, 1]],
      ],
      { kind: 'line', category: '年份', series: ['产值'] },
    ],
    [
      'numeric codes',
      [towns, ['行政区划代码', 'integer', [310101, 310102, 310103]], ['产值', 'number', [3, 2, 1]]],
      { kind: 'bar', category: '街镇', series: ['产值'] },
    ],
    [
      'codes before names',
      [['town_code', 'text', ['001', '002', '003']], towns, ['n', 'integer', [3, 2, 1]]],
      { kind: 'bar', category: '街镇', series: ['n'] },
    ],
    [
      'nothing but figures',
      [
        ['a', 'number', [1, 2]],
        ['b', 'number', [3, 4]],
      ],
      { kind: 'bar', category: 'a', series: ['b'] },
    ],
    [
      'exact decimals as digits',
      [towns, ['产值', 'decimal', ['3.10', '2.05', null]]],
      { kind: 'bar', category: '街镇', series: ['产值'] },
    ],
  ] as [string, [string, ValueType, Value[]][], unknown][])('%s', (_, columns, expected) => {
    expect(suggestChart(page(columns))).toEqual(expected)
  })

  test('nothing where there is no figure, no second column or no row', () => {
    expect(suggestChart(page([towns]))).toBeNull()
    expect(suggestChart(page([['产值', 'number', [1, 2]]]))).toBeNull()
    expect(
      suggestChart(
        page([
          ['街镇', 'text', []],
          ['产值', 'number', []],
        ]),
      ),
    ).toBeNull()
    expect(suggestChart(page([]))).toBeNull()
  })
})

test.each([
  [['2020', '2019'], true],
  [['2020-Q1', null], true],
  [['2020年6月', '2020年7月'], true],
  [['2020-06-30'], true],
  [[2020, 2021], true],
  [['2020-06', '合计'], false],
  [[3000, 4000], false],
  [[null], false],
] as [Value[], boolean][])('%j: a column of periods is %s', (values, expected) => {
  expect(isPeriodColumn(page([['x', typeof values[0] === 'number' ? 'integer' : 'text', values]]), 'x')).toBe(expected)
})

describe('buildChart', () => {
  const texts = { title: '题', subtitle: '', notes: [], sourceLine: '', description: '' }

  test('keeps gaps, reads digits, and leaves out what is not finite', () => {
    const data = page([
      ['街镇', 'text', ['甲', null, '丙', '丁']],
      ['n', 'decimal', ['12345678901234567890', null, 2.25, Infinity]],
    ])
    const chart = buildChart(data, { kind: 'bar', category: '街镇', series: ['n'] }, texts, 'zh')
    expect(chart?.categories).toEqual(['甲', '', '丙', '丁'])
    expect(chart?.series).toEqual([
      {
        name: 'n',
        role: 'series',
        reasons: [],
        unit: null,
        values: [12345678901234567890, null, 2.25, null],
        axis: 'left',
        mark: 'bar',
        decimals: 2,
      },
    ])
  })

  test('puts the last of several series on the right axis of a level with growth', () => {
    const data = page([towns, ['a', 'number', [1, 2, 3]], ['b', 'number', [1, 2, 3]], ['同比', 'number', [1.5, 2, 3]]])
    const chart = buildChart(data, { kind: 'level-growth', category: '街镇', series: ['a', 'b', '同比'] }, texts, 'zh')
    expect(chart?.series.map(({ axis, mark }) => `${axis} ${mark}`)).toEqual(['left bar', 'left bar', 'right line'])
  })

  test('shows no more names than can be read, but long rows of periods', () => {
    const names = Array.from({ length: 700 }, (_, row) => `单位${row}`)
    const many = page([
      ['单位', 'text', names],
      ['n', 'integer', names.map((_, row) => row)],
    ])
    const choice = { kind: 'bar' as const, category: '单位', series: ['n'] }
    expect(shownRows(many, choice)).toBe(60)
    expect(buildChart(many, choice, texts, 'zh')?.categories).toHaveLength(60)
    const days = names.map((_, row) => new Date(Date.UTC(2019, 0, 1 + row)).toISOString().slice(0, 10))
    expect(
      shownRows(
        page([
          ['日', 'date', days],
          ['n', 'integer', days.map((_, row) => row)],
        ]),
        { ...choice, category: '日' },
      ),
    ).toBe(600)
  })

  test('is nothing where the columns are gone', () => {
    expect(buildChart(page([towns]), { kind: 'bar', category: '街镇', series: ['n'] }, texts, 'zh')).toBeNull()
    expect(buildChart(page([towns]), { kind: 'bar', category: 'x', series: ['街镇'] }, texts, 'zh')).toBeNull()
  })
})
