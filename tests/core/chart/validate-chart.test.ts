import { expect, test } from 'vitest'
import { isPartsOfWhole } from '../../../src/core/chart/validate-chart.ts'
import { noOptions, type ChartData } from '../../../src/core/chart/chart-data.ts'

const pie = (values: (number | null)[], more = 0): ChartData => ({
  kind: 'pie',
  title: '',
  subtitle: '',
  categories: values.map(String),
  categoryName: '',
  categoryKind: 'name',
  series: Array.from({ length: 1 + more }, () => ({
    name: '',
    unit: null,
    role: 'series',
    reasons: [],
    values,
    axis: 'left',
    mark: 'bar',
    decimals: 0,
  })),
  labels: [],
  options: noOptions,
  totals: [],
  notes: [],
  sourceLine: '',
  description: '',
})

test.each([
  ['parts with a gap and a zero', pie([1, 0, null]), true],
  ['a negative part', pie([2, -1]), false],
  ['nothing but zeros', pie([0, 0]), false],
  ['nothing known', pie([null]), false],
  ['thirteen parts', pie(Array.from({ length: 13 }, () => 1)), false],
  ['two series', pie([1, 2], 1), false],
])('%s', (_, data, expected) => {
  expect(isPartsOfWhole(data)).toBe(expected)
})
