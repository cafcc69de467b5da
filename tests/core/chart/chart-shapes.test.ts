import { describe, expect, it } from 'vitest'
import { flowGraph } from '../../../src/core/chart/flow-graph.ts'
import { periodSpan } from '../../../src/core/chart/period-place.ts'
import { setCombinations } from '../../../src/core/chart/set-combinations.ts'
import { chart, series } from '../../charts/sample-charts.ts'

describe('periodSpan', () => {
  it.each([
    ['2020', 24240, 24252],
    ['2020年', 24240, 24252],
    ['2020-Q2', 24243, 24246],
    ['2020年2季度', 24243, 24246],
    ['2020-06', 24245, 24246],
    ['2020年6月', 24245, 24246],
    ['202006', 24245, 24246],
  ])('reads %s in months since the year 0', (text, start, end) => {
    expect(periodSpan(text)).toEqual({ start, end })
  })
  it('reads days as parts of their month, in leap years too', () => {
    expect(periodSpan('2020-02-29')).toEqual({ start: 24241 + 28 / 29, end: 24242 })
    expect(periodSpan('2020-06-15')?.start).toBeCloseTo(24245 + 14 / 30, 9)
  })
  it.each(['', '2020-13', '2019-02-29', '2020-06-31', '全年', '12', '2020-Q5'])('refuses %s', (text) => {
    expect(periodSpan(text)).toBeNull()
  })
})

describe('flowGraph', () => {
  const flows = (rows: [string, string, number | null][]) =>
    flowGraph(
      chart(
        'sankey',
        rows.map(() => ''),
        [
          series(
            'x',
            rows.map(([, , value]) => value),
            { role: 'value' },
          ),
        ],
        {
          labels: [
            { role: 'from', name: '', values: rows.map(([from]) => from) },
            { role: 'to', name: '', values: rows.map(([, to]) => to) },
          ],
        },
      ),
    )
  it('stands in columns by the longest way, ends in the last one, and adds up equal pairs', () => {
    const graph = flows([
      ['煤', '电', 6],
      ['煤', '电', 1],
      ['电', '厂', 5],
      ['煤', '厂', 2],
      ['油', '库', 4],
      ['气', '厂', null],
      ['气', '厂', 0],
    ])
    expect(graph?.nodes).toEqual([
      { name: '煤', level: 0, size: 9 },
      { name: '电', level: 1, size: 7 },
      { name: '厂', level: 2, size: 7 },
      { name: '油', level: 0, size: 4 },
      { name: '库', level: 2, size: 4 },
    ])
    expect(graph?.links[0]).toEqual({ source: 0, target: 1, value: 7 })
    expect(graph?.left).toBe(2)
  })
  it('has two sides where something flows in a circle', () => {
    const graph = flows([
      ['红', '红', 1],
      ['红', '绿', 2],
      ['绿', '红', 3],
    ])
    expect(graph?.nodes).toEqual([
      { name: '红', level: 0, size: 3 },
      { name: '红', level: 1, size: 4 },
      { name: '绿', level: 1, size: 2 },
      { name: '绿', level: 0, size: 3 },
    ])
  })
})

describe('setCombinations', () => {
  it('reads names of sets in the categories, in any order, and counts each thing once', () => {
    const table = setCombinations(
      chart('upset', ['乙、甲', '甲', '甲 & 乙', '丙', ''], [series('x', [4, 3, 1, null, 2], { role: 'value' })]),
    )
    expect(table).toEqual({
      sets: [
        { name: '甲', value: 8 },
        { name: '乙', value: 5 },
        { name: '丙', value: 0 },
      ],
      combinations: [
        { sets: [0, 1], value: 5 },
        { sets: [0], value: 3 },
        { sets: [], value: 2 },
      ],
      total: 10,
      missing: 1,
    })
  })
  it('counts rows by their memberships, or adds up their figures', () => {
    const members = [series('甲', [1, 1, 0, null]), series('乙', [0, 1, 1, 1])]
    const data = chart('upset', ['a', 'b', 'c', 'd'], members)
    expect(setCombinations(data).combinations).toEqual([
      { sets: [0], value: 2 },
      { sets: [1], value: 1 },
      { sets: [0, 1], value: 1 },
    ])
    expect(setCombinations(data).sets[0]).toEqual({ name: '乙', value: 3 })
    const weighted = { ...data, series: [...members, series('x', [10, 20, 5, 5], { role: 'value' as const })] }
    expect(setCombinations(weighted)).toMatchObject({
      total: 40,
      sets: [
        { name: '甲', value: 30 },
        { name: '乙', value: 30 },
      ],
    })
  })
})
