import { describe, expect, it } from 'vitest'
import type { Page, Value, ValueType } from '../../../src/core/result/page.ts'
import { buildQueryChart, shownRows, suggestQueryChart } from '../../../src/ui/features/analysis/build-query-chart.ts'

function makePage(columns: [string, ValueType, Value[]][]): Page {
  const rowCount = columns[0]?.[2].length ?? 0
  return { columns: columns.map(([name, type]) => ({ name, type })), offset: 0, rowCount, totalRows: rowCount, values: columns.map(([, , values]) => values) }
}

describe('the first chart of a query', () => {
  it('sets figures against the first text', () => {
    expect(suggestQueryChart(makePage([['n', 'integer', [1, 2]], ['town', 'text', ['甲', '乙']]]))).toEqual({ kind: 'bar', category: 'town', series: ['n'] })
  })

  it('draws a line over periods', () => {
    expect(suggestQueryChart(makePage([['ym', 'text', ['2020-04', '2020-05', '2020-06']], ['n', 'number', [1, 2, 3]]]))?.kind).toBe('line')
  })

  it('lets bars diverge where figures are negative', () => {
    expect(suggestQueryChart(makePage([['town', 'text', ['甲', '乙']], ['n', 'number', [1, -2]]]))?.kind).toBe('diverging-bar')
  })

  it('is none without figures or rows', () => {
    expect(suggestQueryChart(makePage([['town', 'text', ['甲']]]))).toBeNull()
    expect(suggestQueryChart(makePage([['town', 'text', []], ['n', 'number', []]]))).toBeNull()
  })
})

describe('the chart of a query', () => {
  it('keeps gaps, reads digits of big numbers, and leaves out what is not finite', () => {
    const page = makePage([['town', 'text', ['甲', '乙', null, '丁']], ['n', 'decimal', ['12345678901234567890', null, 2.25, Number.POSITIVE_INFINITY]]])
    const chart = buildQueryChart(page, { kind: 'bar', category: 'town', series: ['n'] }, '题')
    expect(chart?.categories).toEqual(['甲', '乙', '', '丁'])
    expect(chart?.series[0]).toMatchObject({ values: [12345678901234567890, null, 2.25, null], decimals: 2 })
  })

  it('shows no more names than can be read', () => {
    const names = Array.from({ length: 500 }, (_, row) => `单位${String(row)}`)
    const page = makePage([['name', 'text', names], ['n', 'integer', names.map((_, row) => row)]])
    expect(shownRows(page, { kind: 'bar', category: 'name', series: ['n'] })).toBe(60)
  })
})
