import { describe, expect, it } from 'vitest'
import type { Page, Value } from '../../../src/core/result/page.ts'
import { layoutChartData } from '../../../src/core/template/layout-chart.ts'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'

/** A template with the given chart over four columns, one of them with a flag. */
function read(chart: string) {
  const text = [
    '/*---',
    'id: growth',
    'version: 1',
    'title: 增速',
    'question: 增速如何？',
    'subsystem: industry',
    'module: m08',
    'columns:',
    '  - { name: month, label: 月份 }',
    '  - { name: town, label: 街镇 }',
    '  - { name: yoy, label: 同比, unit: "%", decimals: 1 }',
    '  - { name: yoy_flag, flagOf: yoy }',
    '  - { name: share, label: 比重, unit: "%", decimals: 1 }',
    `chart: ${chart}`,
    '---*/',
    'SELECT 1 AS month',
  ].join('\n')
  return parseTemplate(text, [])
}

const faultsOf = (chart: string) => read(chart).faults.map(({ code, line, params }) => ({ code, line, params }))

function draw(chart: string, rows: Value[][], language: 'zh' | 'en' = 'zh') {
  const { template, faults } = read(chart)
  if (template === null) throw new Error(JSON.stringify(faults))
  const columns: Page['columns'] = template.columns.map(({ name, decimals }) => ({
    name,
    type: decimals === null ? 'text' : 'number',
  }))
  const page: Page = {
    columns,
    offset: 0,
    rowCount: rows.length,
    totalRows: rows.length,
    values: columns.map((_, at) => rows.map((row) => row[at] ?? null)),
  }
  return layoutChartData({ template, page, parameters: {}, language, origin: null })
}

const rows: Value[][] = [
  ['2020-03', '甲镇', 1.5, null, 40],
  ['2020-04', '甲镇', 2.5, null, 41],
  ['2020-02', '乙镇', null, 'base_zero', 60],
  ['2020-03', '乙镇', -3, null, 60],
  ['2020-03', '乙镇', 9, null, 60],
]

describe('the head of a chart', () => {
  it('needs the columns of its kind', () => {
    expect(faultsOf('{ kind: scatter, category: town, x: yoy }')).toEqual([
      { code: 'chart-role-missing', line: 14, params: { kind: 'scatter', roles: 'y' } },
    ])
    expect(faultsOf('{ kind: heatmap, category: town }')[0]?.params).toEqual({ kind: 'heatmap', roles: 'series' })
    expect(faultsOf('{ kind: dumbbell, category: town, from: yoy, to: share }')).toEqual([])
  })
  it('takes no key that its kind has no use for', () => {
    expect(faultsOf('{ kind: pie, category: town, value: share, log: true, size: yoy }')).toEqual([
      { code: 'chart-key-unused', line: 14, params: { kind: 'pie', key: 'size' } },
      { code: 'chart-key-unused', line: 14, params: { kind: 'pie', key: 'log' } },
    ])
  })
  it('names columns that exist', () => {
    expect(faultsOf('{ kind: scatter, category: town, x: yoy, y: gap }')).toEqual([
      { code: 'column-unknown', line: 14, params: { column: 'gap' } },
    ])
  })
})

describe('the rows of a chart', () => {
  const listed: Value[][] = [
    ['2020-04', '甲镇', 2.5, null, true],
    ['2020-03', '乙镇', 1.5, null, false],
    ['2020-02', '丙镇', -3, null, true],
  ]
  it('of periods run in time, whatever the order of the table', () => {
    expect(draw('{ kind: line, category: month, categoryKind: period, series: [yoy] }', listed)).toMatchObject({
      categories: ['2020-02', '2020-03', '2020-04'],
      series: [{ values: [-3, 1.5, 2.5] }],
    })
  })
  it('are the first ones, or those that a column names', () => {
    expect(draw('{ kind: bar, category: town, series: [yoy], rows: 2 }', listed)?.categories).toEqual(['甲镇', '乙镇'])
    expect(draw('{ kind: bar, category: town, series: [yoy], only: share }', listed)?.categories).toEqual([
      '甲镇',
      '丙镇',
    ])
    expect(faultsOf('{ kind: bar, category: town, series: [yoy], only: gone }')[0]?.params).toEqual({ column: 'gone' })
  })
})

describe('the figures of a chart', () => {
  it('of a long list stand by group, periods in their order, repeated ones once', () => {
    const chart = draw('{ kind: line, category: month, categoryKind: period, group: town, value: yoy }', rows)
    expect(chart?.categories).toEqual(['2020-02', '2020-03', '2020-04'])
    expect(chart?.series).toMatchObject([
      { name: '甲镇', values: [null, 1.5, 2.5], reasons: [null, null, null], unit: '%', decimals: 1 },
      { name: '乙镇', values: [null, -3, null], reasons: ['上年同期为零，为新增，不计增速。', null, null] },
    ])
    expect(chart?.notes).toEqual(['2020-02：上年同期为零，为新增，不计增速。', '有 1 行与前面的行分类相同，没有画出。'])
  })
  it('of flows are named by their two ends; spans of time need none', () => {
    expect(draw('{ kind: sankey, from: town, to: month, value: share }', rows)?.categories[0]).toBe('甲镇 → 2020-03')
    const spans = draw('{ kind: gantt, category: town, from: month, to: month }', rows)
    expect(spans?.labels.map(({ role, name }) => [role, name])).toEqual([
      ['from', '月份'],
      ['to', '月份'],
    ])
    expect(spans?.description).toBe('增速。5 项。')
  })
  it('are compared with a figure, the median or mean of the first series, or a parameter', () => {
    const at = (reference: string) =>
      draw(`{ kind: bar, category: town, value: yoy, reference: ${reference} }`, rows)?.options.reference
    expect(at('100')).toEqual({ value: 100, name: '参照线' })
    // Of 1.5, 2.5, −3 and 9.
    expect(at('median')).toEqual({ value: 2, name: '中位数' })
    expect(at('mean, referenceName: 全区')).toEqual({ value: 2.5, name: '全区' })
    expect(faultsOf('{ kind: bar, category: town, value: yoy, reference: ":goal" }')).toEqual([
      { code: 'parameter-undeclared', line: 14, params: { name: ':goal' } },
    ])
    expect(faultsOf('{ kind: pie, category: town, value: yoy, reference: 1 }')[0]?.code).toBe('chart-key-unused')
  })
  it('carry what they are in the chart, texts of groups and the switches', () => {
    const chart = draw('{ kind: scatter, category: month, x: share, y: yoy, group: town, medians: true }', rows, 'en')
    expect(chart?.series.map(({ role, name }) => [role, name])).toEqual([
      ['x', '比重'],
      ['y', '同比'],
    ])
    expect(chart?.labels).toEqual([{ role: 'group', name: '街镇', values: ['甲镇', '甲镇', '乙镇', '乙镇', '乙镇'] }])
    expect(chart?.options).toMatchObject({ medians: true, log: false, band: null })
    expect(chart?.description).toContain('同比 is highest for 2020-03 (9.0 %)')
  })
})
