import { describe, expect, it } from 'vitest'
import type { Value } from '../../../../src/core/result/page.ts'
import { compareCharts } from '../../../../src/core/template/compare/compare-charts.ts'
import type { TemplateRun } from '../../../../src/core/template/layout-print-table.ts'
import { readShippedLibrary } from '../../../../scripts/node-engine/open-sample.ts'
import { outputTable } from './print-tables.ts'

const flash = readShippedLibrary().templates.find(({ id }) => id === 'ind-output-flash')!
const table = outputTable('6月', [], { title: '题', sourceLine: '资料来源：报表' })

function runOf(period: string, rows: [string, number | null][], template = flash): TemplateRun {
  const values = [rows.map(([town]): Value => town), rows.map(([, ytd]): Value => ytd)]
  const columns = [
    { name: 'town', type: 'text' as const },
    { name: 'ytd', type: 'number' as const },
  ]
  return {
    template,
    page: { columns, offset: 0, rowCount: rows.length, totalRows: rows.length, values },
    parameters: { period_ym: period },
    language: 'zh',
    origin: null,
  }
}

describe('a chart of two periods', () => {
  it('groups the bars of the first measure by category', () => {
    const chart = compareCharts(
      [
        {
          period: '2020年6月',
          run: runOf('2020-06', [
            ['甲镇', 12],
            ['乙镇', 7],
          ]),
        },
        {
          period: '2020年5月',
          run: runOf('2020-05', [
            ['乙镇', 6],
            ['丙镇', 1],
          ]),
        },
      ],
      table,
    )
    expect(chart?.kind).toBe('grouped-bar')
    expect(chart?.categories).toEqual(['甲镇', '乙镇', '丙镇'])
    expect(chart?.series.map(({ name, values }) => [name, values])).toEqual([
      ['2020年6月', [12, 7, null]],
      ['2020年5月', [null, 6, 1]],
    ])
    expect([chart?.title, chart?.subtitle]).toEqual(['1—6月、1—5月 产值', '题'])
    expect(chart?.notes).toEqual(['丙镇：2020年6月没有这一行。', '甲镇：2020年5月没有这一行。'])
  })

  it('draws lines where the categories are periods, in the order of time', () => {
    const { chart } = flash
    if (chart === null) throw new Error('the template has lost its chart')
    const lines = { ...flash, chart: { ...chart, categoryKind: 'period' as const } }
    const drawn = compareCharts(
      [
        {
          period: '今',
          run: runOf(
            '2020-06',
            [
              ['2020-06', 2],
              ['2020-05', 1],
            ],
            lines,
          ),
        },
        {
          period: '昔',
          run: runOf(
            '2020-05',
            [
              ['2020-05', 1],
              ['2020-04', 3],
            ],
            lines,
          ),
        },
      ],
      table,
    )
    expect(drawn?.kind).toBe('line')
    expect(drawn?.categories).toEqual(['2020-04', '2020-05', '2020-06'])
    expect(drawn?.series.map(({ values }) => values)).toEqual([
      [null, 1, 2],
      [3, 1, null],
    ])
  })

  it('is none where the template has none', () => {
    const without = { ...flash, chart: null }
    expect(compareCharts([{ period: '今', run: runOf('2020-06', [['甲镇', 1]], without) }], table)).toBeNull()
  })
})
