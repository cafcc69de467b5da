import { describe, expect, it } from 'vitest'
import type { Page, Value } from '../../../src/core/result/page.ts'
import { layoutChartData } from '../../../src/core/template/layout-chart.ts'
import { formatCell, layoutPrintTable } from '../../../src/core/template/layout-print-table.ts'
import type { TemplateRun } from '../../../src/core/template/layout-print-table.ts'
import type { Template } from '../../../src/core/template/template.ts'
import { readShippedLibrary } from '../../../scripts/node-engine/open-sample.ts'

const { templates } = readShippedLibrary()
const templateOf = (id: string): Template => templates.find((template) => template.id === id) ?? templates[0]!

/** A page of a template's columns; rows name only what they have. */
function pageOf(template: Template, rows: Record<string, Value>[]): Page {
  const columns = template.columns.map(({ name, role }) => ({
    name,
    type: role === 'measure' ? ('number' as const) : ('text' as const),
  }))
  return {
    columns,
    offset: 0,
    rowCount: rows.length,
    totalRows: rows.length,
    values: columns.map(({ name }) => rows.map((row) => row[name] ?? null)),
  }
}

const flash = templateOf('ind-output-flash')
const rows: Record<string, Value>[] = [
  {
    town: '全区',
    month: 91.204,
    month_yoy: 2.75,
    ytd: 487.756,
    ytd_yoy: -2.25,
    lift: 1.6,
    level: 0,
    row_kind: 'total',
    ytd_yoy_flag: 'partial',
  },
  {
    town: '墨溪镇',
    month: 9.77,
    month_yoy: -0.04,
    ytd: 52.38,
    ytd_yoy: 1234,
    lift: null,
    lift_flag: 'no_ref',
    level: 1,
    row_kind: 'data',
  },
  {
    town: '鹭桥街道',
    month: 4.58,
    month_yoy: null,
    month_yoy_flag: 'base_zero',
    ytd: 19.69,
    ytd_yoy: null,
    ytd_yoy_flag: 'base_zero',
    lift: null,
    lift_flag: 'base_zero',
    level: 1,
    row_kind: 'data',
  },
]
const run: TemplateRun = {
  template: flash,
  page: pageOf(flash, rows),
  parameters: { period_ym: '2020-06', scope: 'comparable', lift_ref: 'prev_period', order_by: 'town', min_base: 1 },
  language: 'zh',
  origin: {
    inputs: ['六月.xlsx', '六月.xlsx', '名录.xlsx'].map((file) => ({
      table: 'unit',
      name: file,
      file,
      sheet: '1',
      rows: 3,
      period: null,
      hash: '',
      loadedAt: '',
    })),
  },
}

describe('the printed table of a template', () => {
  const table = layoutPrintTable(run)
  it('has title, unit line, notes and source in words, with the period of the run', () => {
    expect(table.title).toBe('各街镇规模以上工业总产值（2020年1—6月）')
    expect(table.unitLine).toBe('单位：亿元、%、百分点')
    expect(table.notes[0]).toBe('产值按当年价格计算；增速为可比口径。')
    expect(table.sourceLine).toBe('资料来源：规模以上工业统计（B204-1 工业产销总值）（六月.xlsx 等 2 个文件）')
  })
  it('has a merged header from the groups', () => {
    expect(table.header.map((row) => row.map(({ text, rowSpan, columnSpan }) => [text, rowSpan, columnSpan]))).toEqual([
      [
        ['街镇', 2, 1],
        ['6月', 1, 2],
        ['1—6月', 1, 3],
      ],
      [
        ['产值', 1, 1],
        ['同比', 1, 1],
        ['产值', 1, 1],
        ['同比', 1, 1],
        ['比上期提高', 1, 1],
      ],
    ])
  })
  it('rounds once, with a true minus, and keeps the unrounded value', () => {
    expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual(['全区', '91.20', '2.8', '487.76', '−2.3', '1.6'])
    expect(table.rows[0]?.cells[4]?.value).toBe(-2.25)
    expect(table.rows[1]?.cells[2]?.text).toBe('0.0')
  })
  it('words a rate from 1000 % on as a multiple', () => {
    expect(table.rows[1]?.cells[4]?.text).toBe('增长12.3倍')
  })
  it('marks flagged cells in the order in which a reader meets them, one mark for one reason', () => {
    expect(table.rows.map(({ cells }) => cells.map(({ flag }) => flag))).toEqual([
      [null, null, null, null, '①', null],
      [null, null, null, null, null, '②'],
      [null, null, '③', null, '③', '③'],
    ])
    expect(table.rows[2]?.cells.map(({ text }) => text)).toEqual(['鹭桥街道', '4.58', '—', '19.69', '—', '—'])
    expect(table.flagNotes.map(({ mark, text }) => `${mark}${text}`)).toEqual([
      '①部分单位本期未报或无同期数，未计入增速。',
      '②没有载入对比时期的数据。',
      '③上年同期为零，为新增，不计增速。',
    ])
  })
  it('tells totals and levels', () => {
    expect(table.rows.map(({ level, kind }) => [level, kind])).toEqual([
      [0, 'total'],
      [1, 'data'],
      [1, 'data'],
    ])
  })
  it('is complete in English', () => {
    const english = layoutPrintTable({ ...run, language: 'en' })
    expect(english.unitLine).toBe('Unit: 100 million yuan; %; points')
    expect(english.rows[0]?.cells[0]?.text).toBe('Whole district')
    const words = [
      english.title,
      english.unitLine,
      ...english.header.flat().map(({ text }) => text),
      ...english.notes,
      ...english.flagNotes.map(({ text }) => text),
    ].join(' ')
    expect(words).not.toMatch(/[\u4e00-\u9fff]/u)
  })
  it('leaves out declared columns that the result lacks and shows the undeclared', () => {
    const page: Page = {
      columns: [
        { name: 'town', type: 'text' },
        { name: 'extra', type: 'integer' },
      ],
      offset: 0,
      rowCount: 1,
      totalRows: 1,
      values: [['甲'], [3]],
    }
    const odd = layoutPrintTable({ ...run, page, origin: null })
    expect(odd.columns.map(({ name, numeric }) => [name, numeric])).toEqual([
      ['town', false],
      ['extra', true],
    ])
    expect(odd.rows[0]?.cells.map(({ text }) => text)).toEqual(['甲', '3'])
    expect(odd.sourceLine).toBe('资料来源：规模以上工业统计（B204-1 工业产销总值）')
  })
  it('says nothing of a source or unit that is not known', () => {
    const bare: Template = {
      ...flash,
      source: { zh: '', en: '' },
      columns: flash.columns.map((column) => ({ ...column, unit: null })),
    }
    expect(layoutPrintTable({ ...run, template: bare, origin: null })).toMatchObject({ unitLine: '', sourceLine: '' })
    expect(layoutPrintTable({ ...run, template: bare, language: 'en' }).sourceLine).toBe('Source: 六月.xlsx and 1 more')
  })
})

it('prints a measure without a value and without a flag as a dash', () => {
  expect(formatCell(flash.columns[1]!, null, 'zh')).toBe('—')
  expect(formatCell(flash.columns[0]!, null, 'zh')).toBe('')
})

describe('the chart of a template', () => {
  it('shows levels and growth of the towns without the total', () => {
    const chart = layoutChartData(run)
    expect(chart).toMatchObject({
      kind: 'level-growth',
      title: '各街镇工业总产值与同比增速，2020年1—6月',
      categories: ['墨溪镇', '鹭桥街道'],
      categoryKind: 'name',
      totals: [],
      series: [
        { name: '产值', unit: '亿元', values: [52.38, 19.69], axis: 'left', mark: 'bar', decimals: 2 },
        { name: '同比', unit: '%', values: [1234, null], axis: 'right', mark: 'line', decimals: 1 },
      ],
    })
    expect(chart?.description).toBe(
      '各街镇工业总产值与同比增速，2020年1—6月。2 类，产值、同比；产值最高为墨溪镇 52.38 亿元，最低为鹭桥街道 19.69 亿元。缺 1 个数。',
    )
  })
  it('puts the total of a waterfall at its end', () => {
    const pull = templateOf('ind-division-pull')
    const page = pageOf(pull, [
      { division: '总计', pull_pp: 7, row_kind: 'total' },
      { division: '纺织业', pull_pp: 9, row_kind: 'data' },
      { division: '食品', pull_pp: -2, row_kind: 'data' },
    ])
    const chart = layoutChartData({ ...run, template: pull, page, language: 'en' })
    expect(chart).toMatchObject({
      kind: 'waterfall',
      categories: ['纺织业', '食品', 'Total'],
      totals: [2],
      series: [{ values: [9, -2, 7], unit: 'points' }],
    })
  })
  it('stacks the specialties of the towns', () => {
    const count = templateOf('dir-count-by-town')
    const page = pageOf(count, [
      { town: '全区', B: 3, row_kind: 'total' },
      { town: '墨溪镇', B: 3, C: 0, row_kind: 'data' },
    ])
    const chart = layoutChartData({ ...run, template: count, page, parameters: { snap_ym: '2020-06' } })
    expect(chart?.series.map(({ name }) => name)).toEqual([
      '工业',
      '建筑业',
      '批发零售',
      '住宿餐饮',
      '房地产',
      '服务业',
      '投资及其他',
    ])
    expect(chart?.title).toBe('各街镇四上单位数（2020年6月）')
  })
  it('is null where there is nothing to draw', () => {
    expect(layoutChartData({ ...run, template: { ...flash, chart: null } })).toBeNull()
    expect(
      layoutChartData({ ...run, page: { columns: [], offset: 0, rowCount: 0, totalRows: 0, values: [] } }),
    ).toBeNull()
    expect(layoutChartData({ ...run, page: pageOf(flash, []) })?.description).toBe(
      '各街镇工业总产值与同比增速，2020年1—6月。没有数值。',
    )
  })
})
