import { describe, expect, it } from 'vitest'
import { noOptions, type ChartSeries } from '../../../src/core/chart/chart-data.ts'
import { binValues } from '../../../src/core/chart/bin-values.ts'
import { boxOf, lanesOf } from '../../../src/core/chart/box-figures.ts'
import { cumulativeShares } from '../../../src/core/chart/cumulative-shares.ts'
import { describeChart } from '../../../src/core/chart/describe-chart.ts'
import { gapNotes } from '../../../src/core/chart/gap-notes.ts'
import { pivotGroups } from '../../../src/core/chart/pivot-groups.ts'
import { quantile } from '../../../src/core/chart/quantiles.ts'
import { isInBand, scatterPoints } from '../../../src/core/chart/scatter-points.ts'
import { stepShares } from '../../../src/core/chart/step-shares.ts'
import { stackLayers } from '../../../src/core/chart/stack-layers.ts'
import { treeParts } from '../../../src/core/chart/tree-parts.ts'
import { chart, series } from '../../charts/sample-charts.ts'

const values = (...list: (number | null)[]) => ({ values: list })

describe('cumulativeShares', () => {
  it('adds up from the largest; gaps stand last without a share', () => {
    // 50 of 80, 70 of 80, 80 of 80.
    expect(cumulativeShares([10, null, 50, 20])).toEqual([
      { index: 2, value: 50, cumulative: 62.5 },
      { index: 3, value: 20, cumulative: 87.5 },
      { index: 0, value: 10, cumulative: 100 },
      { index: 1, value: null, cumulative: null },
    ])
  })
  it('has no whole to share where a figure is negative or nothing is there', () => {
    expect(cumulativeShares([3, -1])).toBeNull()
    expect(cumulativeShares([0, 0])).toBeNull()
    expect(cumulativeShares([null])).toBeNull()
    expect(cumulativeShares([])).toBeNull()
  })
})

describe('binValues', () => {
  it('counts by classes of equal width; a class holds its lower edge, the last one both', () => {
    // Range 0 to 10 in about 5 classes of width 2.
    expect(binValues([0, 1, 2, 3.9, 4, 10], 5)).toEqual({
      edges: [0, 2, 4, 6, 8, 10],
      counts: [2, 2, 1, 0, 1],
      below: 0,
      above: 0,
    })
  })
  it('takes the width of Freedman and Diaconis, rounded to a round number', () => {
    // 1 to 64: quartiles 16.75 and 48.25, width 2 × 31.5 / 4 = 15.75, so four classes, rounded up to 20.
    const bins = binValues(
      Array.from({ length: 64 }, (_, at) => at + 1),
      null,
    )
    expect(bins).toEqual({ edges: [0, 20, 40, 60, 80], counts: [19, 20, 20, 5], below: 0, above: 0 })
  })
  it('sets tails apart: beyond four quartile ranges of twenty figures or more', () => {
    const bins = binValues([...Array.from({ length: 20 }, (_, at) => at), 900, -500, -500], null)
    expect(bins).toMatchObject({ below: 2, above: 1 })
    expect(bins?.counts.reduce((a, b) => a + b)).toBe(20)
    expect(binValues([1, 2, 3, 900], 4)).toMatchObject({ below: 0, above: 0 })
  })
  it('has one class for figures that are alike, and none without figures', () => {
    expect(binValues([0, 0, 0], null)?.counts).toEqual([3])
    expect(binValues([7, 7], null)).toMatchObject({ edges: [7, 8], counts: [2] })
    expect(binValues([], null)).toBeNull()
  })
})

describe('stepShares', () => {
  it('are percent of the stage before and of the first; none after a gap or a zero', () => {
    expect(stepShares([80, 40, null, 20, 0, 5])).toEqual([
      { ofPrevious: null, ofFirst: null },
      { ofPrevious: 50, ofFirst: 50 },
      { ofPrevious: null, ofFirst: null },
      { ofPrevious: null, ofFirst: 25 },
      { ofPrevious: 0, ofFirst: 0 },
      { ofPrevious: null, ofFirst: 6.25 },
    ])
  })
})

describe('pivotGroups', () => {
  it('sets lines out as a table and counts those that come twice', () => {
    const lines = [
      { row: '2020-02', column: '甲' },
      { row: '2020-03', column: '甲' },
      { row: '2020-01', column: '乙' },
      { row: '2020-02', column: '乙' },
      { row: '2020-02', column: '乙' },
    ]
    expect(pivotGroups(lines, false)).toEqual({
      rows: ['2020-02', '2020-03', '2020-01'],
      columns: ['甲', '乙'],
      cells: [
        [0, 1, null],
        [3, null, 2],
      ],
      repeated: 1,
    })
    expect(pivotGroups(lines, true).rows).toEqual(['2020-01', '2020-02', '2020-03'])
  })
})

describe('quantile', () => {
  it('interpolates between order statistics as type 7 does', () => {
    // R: quantile(c(1, 2, 3, 4), c(0, .25, .5, .75, 1)) is 1.00 1.75 2.50 3.25 4.00.
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile([4, 2, 1, 3], share))).toEqual([1, 1.75, 2.5, 3.25, 4])
    expect(quantile([7], 0.9)).toBe(7)
    expect(quantile([], 0.5)).toBeNull()
  })
})

describe('stackLayers', () => {
  it('lays series on each other', () => {
    expect(stackLayers([values(1, 2), values(3, 0)], 2, false)).toEqual([
      [
        { from: 0, to: 1 },
        { from: 0, to: 2 },
      ],
      [
        { from: 1, to: 4 },
        { from: 2, to: 2 },
      ],
    ])
  })
  it('gives shares in percent, none of a sum of zero', () => {
    expect(stackLayers([values(1, 0), values(3, 0)], 2, true)).toEqual([
      [{ from: 0, to: 25 }, null],
      [{ from: 25, to: 100 }, null],
    ])
  })
  it('has a gap in all layers where one figure is missing, and no stack of negative figures', () => {
    expect(stackLayers([values(1, null), values(3, 4)], 2, false)?.map((list) => list[1])).toEqual([null, null])
    expect(stackLayers([values(1), values(-3)], 1, false)).toBeNull()
  })
})

describe('scatterPoints', () => {
  const data = (log: boolean) =>
    chart(
      'scatter',
      ['甲', '乙', '丙', '丁'],
      [
        series('x', [10, null, 100, 5], { role: 'x' }),
        series('y', [11, 2, 0, 5], { role: 'y' }),
        series('z', [3, 1, 1, null], { role: 'size' }),
      ],
      {
        labels: [{ role: 'group', name: '', values: ['A', 'B', 'A', 'B'] }],
        options: { ...noOptions, log },
      },
    )
  it('keeps points with both figures and counts the others', () => {
    expect(scatterPoints(data(false))).toMatchObject({ missing: 1, notPositive: 0, points: { length: 3 } })
    expect(scatterPoints(data(true))).toEqual({
      missing: 1,
      notPositive: 1,
      points: [
        { index: 0, x: 10, y: 11, size: 3, group: 'A' },
        { index: 3, x: 5, y: 5, size: null, group: 'B' },
      ],
    })
  })
  it('measures the band in the unit of y, on logarithmic axes in percent of x', () => {
    expect(isInBand({ x: 10, y: 13 }, 3, false)).toBe(true)
    expect(isInBand({ x: 10, y: 13.1 }, 3, false)).toBe(false)
    expect(isInBand({ x: 200, y: 180 }, 10, true)).toBe(true)
    expect(isInBand({ x: 200, y: 179 }, 10, true)).toBe(false)
  })
})

describe('boxes', () => {
  it('have quartiles of type 7 and whiskers to the outermost figures within 1.5 quartile ranges', () => {
    // Quartiles of nine figures are the third and the seventh; 3 and 7 reach to −3 and 13, so 30 lies beyond.
    expect(boxOf([1, 2, 3, 4, 5, 6, 7, 8, 30])).toEqual({ low: 1, q1: 3, median: 5, q3: 7, high: 8, count: 9 })
    expect(boxOf([1, 2, 3, 4])).toBeNull()
  })
  it('stand in lanes by group, or by category where that repeats', () => {
    const data = chart(
      'strip',
      ['甲', '乙', '丙'],
      [series('x', [1, null, 3], { role: 'value' }), series('t', [null, null, 9], { role: 'target' })],
      { labels: [{ role: 'group', name: '', values: ['煤', '油', '煤'] }] },
    )
    expect(lanesOf(data)).toEqual({
      lanes: [
        {
          name: '煤',
          points: [
            { index: 0, value: 1 },
            { index: 2, value: 3 },
          ],
          target: 9,
        },
        { name: '油', points: [], target: null },
      ],
      missing: 1,
    })
    expect(
      lanesOf({ ...data, labels: [], categories: ['甲', '乙', '甲'] })?.lanes.map(({ points }) => points.length),
    ).toEqual([2, 0])
  })
})

describe('treeParts', () => {
  it('has branches and leaves by size and counts what has no area', () => {
    const data = chart('treemap', ['a', 'b', 'c', 'd', 'e'], [series('x', [1, 5, 3, null, -2])], {
      labels: [{ role: 'group', name: '', values: ['二', '一', '二', '一', '一'] }],
    })
    expect(treeParts(data)).toEqual({
      left: 2,
      branches: [
        { name: '一', value: 5, leaves: [{ index: 1, value: 5 }] },
        {
          name: '二',
          value: 4,
          leaves: [
            { index: 2, value: 3 },
            { index: 0, value: 1 },
          ],
        },
      ],
    })
  })
})

describe('the words of gaps', () => {
  const withReasons = (name: string, list: (number | null)[], reasons: (string | null)[]): ChartSeries =>
    series(name, list, { reasons })
  it('name each reason once with the categories that it concerns', () => {
    const categories = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛']
    const many = categories.map(() => '本期未报。')
    const data = {
      categories,
      series: [
        withReasons('a', [1, null, null, 1, 1, 1, 1, 1], [null, '上年同期为零。', '本期未报。']),
        withReasons('b', [null, null, null, null, null, null, null, 2], many),
      ],
    }
    expect(gapNotes(data, 'zh')).toEqual(['乙：上年同期为零。', '丙、甲、乙、丁、戊、己等 7 项：本期未报。'])
    expect(gapNotes(data, 'en')[1]).toBe('丙, 甲, 乙, 丁, 戊, 己 and 1 more: 本期未报。')
  })
  it('tells of single figures how they are spread, of ranks who is first', () => {
    const raw = chart('histogram', [], [series('增速', [3, 1, null, 8], { role: 'value', unit: '%' })], { title: '题' })
    expect(describeChart(raw, 'zh')).toBe('题。增速 3 个，中位数 3.0 %，由 1.0 到 8.0 %。')
    expect(describeChart(raw, 'en')).toBe('题. 3 figures of 增速, median 3.0 %, from 1.0 to 8.0 %.')
    const ranks = chart('bump', ['甲', '乙'], [series('上年', [1, 2]), series('本年', [2, 1])], { title: '题' })
    expect(describeChart(ranks, 'zh')).toBe('题。2 项的位次；本年第 1 位为乙。')
  })
  it('are counted in the description', () => {
    const heat = chart('heatmap', ['甲', '乙'], [series('一月', [1, null]), series('二月', [3, -2])], { title: '题' })
    expect(describeChart(heat, 'zh')).toBe(
      '题。2 类，一月、二月；最高为甲 二月 3.0 亿元，最低为乙 二月 −2.0 亿元。缺 1 个数。',
    )
    expect(describeChart(heat, 'en')).toContain('1 figure is missing.')
  })
})
