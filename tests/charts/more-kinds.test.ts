// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { noOptions } from '../../src/core/chart/chart-data.ts'
import { draw } from './draw.ts'
import { attribute, hintedOf } from './read-marks.ts'
import { barsOf, dotsOf, textsOf } from './read-svg.ts'
import { chart, series } from './sample-charts.ts'

const texts = (svg: SVGSVGElement) => textsOf(svg).map(({ text }) => text)
const pointsOf = (svg: SVGSVGElement) =>
  hintedOf(svg, 'circle').map(({ cx, cy, ...mark }) => ({ ...mark, x: cx, y: cy }))
const cellsOf = (svg: SVGSVGElement) => hintedOf(svg, 'rect').map(({ fill, hint }) => ({ fill, hint }))

describe('pareto', () => {
  test('stands by size with the line of cumulative shares', () => {
    const svg = draw(chart('pareto', ['甲', '乙', '丙'], [series('家数', [10, 50, 20], { unit: '家', decimals: 0 })]))
    expect(barsOf(svg).map(({ hint }) => hint)).toEqual(['乙\n50 家', '丙\n20 家', '甲\n10 家'])
    expect(dotsOf(svg).map(({ hint }) => hint)).toEqual(['乙\n62.5 %', '丙\n87.5 %', '甲\n100.0 %'])
    const [first, , last] = dotsOf(svg)
    expect(last!.y).toBeLessThan(first!.y)
  })
  test('with negative figures is plain bars in their given order', () => {
    const svg = draw(chart('pareto', ['甲', '乙'], [series('x', [-1, 5])]))
    expect(barsOf(svg).map(({ hint }) => hint.split('\n')[0])).toEqual(['甲', '乙'])
    expect(texts(svg).join()).not.toContain('累计占比')
  })
})

describe('heatmap', () => {
  const two = (values: (number | null)[], reasons: (string | null)[] = []) =>
    cellsOf(
      draw(
        chart('heatmap', ['甲', '乙'], [series('一', values.slice(0, 2), { reasons }), series('二', values.slice(2))]),
      ),
    )
  test('is darker for more, and a gap is no shade but says why', () => {
    const [first, , third] = two([1, 2, 10, 5])
    const light = (fill: string | null | undefined) => parseInt(fill?.slice(1, 3) ?? '', 16)
    expect(light(first?.fill)).toBeGreaterThan(light(third?.fill))
    const gap = two([1, null, 10, 5], [null, '本期未报。'])[2]
    expect(gap).toEqual({ fill: '#FFFFFF', hint: '乙\n一 本期未报。' })
  })
  test('has two colours where figures lie on both sides of zero', () => {
    const cells = two([-5, 5, -1, 1])
    const blue = (fill: string | null) => parseInt(fill?.slice(5) ?? '', 16) > parseInt(fill?.slice(1, 3) ?? '', 16)
    expect(cells.map(({ hint, fill }) => [hint.split('\n')[1]?.split(' ')[1], blue(fill)])).toEqual([
      ['−5.0', false],
      ['−1.0', false],
      ['5.0', true],
      ['1.0', true],
    ])
  })
  test('says that shades of different units do not compare', () => {
    const svg = draw(chart('heatmap', ['甲'], [series('a', [1]), series('b', [2], { unit: '%' })]))
    expect(texts(svg)).toContain('颜色深浅只在同一列内比较')
  })
})

describe('scatter', () => {
  const data = chart(
    'scatter',
    ['甲', '乙', '丙', '丁'],
    [
      series('产值', [0, 10, 20, 30], { role: 'x' }),
      series('用电', [0, 10, 40, null], { role: 'y' }),
      series('份额', [25, 100, 4, 1], { role: 'size', unit: '%' }),
    ],
  )
  test('places points in proportion, with areas by size, and says what is not drawn', () => {
    const svg = draw(data)
    const [b, a, c] = pointsOf(svg)
    expect([b, a, c].map((point) => point?.hint.split('\n')[0])).toEqual(['乙', '甲', '丙'])
    expect((c!.x - a!.x) / (b!.x - a!.x)).toBeCloseTo(2, 1)
    expect((a!.y - c!.y) / (a!.y - b!.y)).toBeCloseTo(4, 1)
    expect((b!.r / a!.r) ** 2).toBeCloseTo(4, 1)
    expect(texts(svg)).toContain('1 个缺数，没有画出')
  })
  test('parts the points of a band by colour and counts them', () => {
    const svg = draw({ ...data, series: data.series.slice(0, 2), options: { ...noOptions, band: 5 } })
    expect(texts(svg)).toEqual(expect.arrayContaining(['带内 2', '带外 1']))
    expect(pointsOf(svg).map(({ fill }) => fill)).toEqual(['#23538F', '#23538F', '#D55E00'])
    // One scale for both axes: the line of equality goes through points with equal figures.
    const line = [...svg.querySelectorAll('line')].find(
      (one) => attribute(one, 'x1') !== attribute(one, 'x2') && attribute(one, 'y1') !== attribute(one, 'y2'),
    )!
    const slope = (attribute(line, 'y2') - attribute(line, 'y1')) / (attribute(line, 'x2') - attribute(line, 'x1'))
    const [, b] = pointsOf(svg)
    expect(attribute(line, 'y1') + slope * (b!.x - attribute(line, 'x1'))).toBeCloseTo(b!.y, 0)
  })
  test('stands on logarithmic axes: tenfold is one distance', () => {
    const log = chart(
      'scatter',
      ['甲', '乙', '丙'],
      [series('x', [1, 10, 100], { role: 'x' }), series('y', [1, 100, 1000], { role: 'y' })],
      { options: { ...noOptions, log: true } },
    )
    const [a, b, c] = pointsOf(draw(log))
    expect(b!.x - a!.x).toBeCloseTo(c!.x - b!.x, 1)
    expect(a!.y - b!.y).toBeCloseTo(2 * (b!.y - c!.y), 1)
  })
  test('names the medians', () => {
    const svg = draw({ ...data, series: data.series.slice(0, 2), options: { ...noOptions, medians: true } })
    // Of the drawn points: 0, 10, 20 and 0, 10, 40.
    expect(texts(svg).filter((text) => text === '中位数 10.0')).toHaveLength(2)
  })
})

describe('dumbbell', () => {
  test('joins two figures, hollow and filled, and shows a gap with its reason', () => {
    const svg = draw(
      chart(
        'dumbbell',
        ['甲', '乙'],
        [
          series('年初', [2, 8], { role: 'from' }),
          series('期末', [6, null], { role: 'to', reasons: [null, '本期未报。'] }),
        ],
      ),
    )
    const [from, to, alone] = pointsOf(svg)
    expect([from, to, alone].map((point) => point?.fill)).toEqual(['#FFFFFF', '#23538F', '#FFFFFF'])
    expect((alone!.x - from!.x) / (to!.x - from!.x)).toBeCloseTo(1.5, 1)
    const gap = textsOf(svg).find(({ text }) => text === '…')
    expect(gap?.element.querySelector('title')?.textContent).toBe('乙\n期末 本期未报。')
  })
})

describe('area', () => {
  const heights = (svg: SVGSVGElement) =>
    [...svg.querySelectorAll('rect[fill-opacity="0"]')].map((rect) => attribute(rect, 'height'))
  const stack = [series('一', [10, 20, 30]), series('二', [30, 20, 10])]
  test('lays series on each other in proportion', () => {
    const list = heights(draw(chart('area', ['1月', '2月', '3月'], stack, { categoryKind: 'period' })))
    expect(list.map((height) => Math.round((height / list[0]!) * 10))).toEqual([10, 20, 30, 30, 20, 10])
  })
  test('with shares says them', () => {
    const data = chart('area', ['1月', '2月'], stack, {
      categoryKind: 'period',
      options: { ...noOptions, share: true },
    })
    const hints = [...draw(data).querySelectorAll('rect > title')].map((title) => title.textContent)
    expect(hints).toContain('1月\n一 10.0 亿元 (25.0 %)')
  })
  test('with negative figures is lines', () => {
    const svg = draw(
      chart('area', ['1月', '2月'], [series('一', [1, -2]), series('二', [2, 2])], { categoryKind: 'period' }),
    )
    expect(svg.querySelectorAll('rect[fill-opacity="0"]')).toHaveLength(0)
    expect(dotsOf(svg)).toHaveLength(4)
  })
})

describe('a line of comparison', () => {
  const reference = { ...noOptions, reference: { value: 15, name: '目标' } }
  const dashed = (svg: SVGSVGElement) => [
    ...svg.querySelectorAll('[aria-label="rule"][stroke-dasharray] line, line[stroke-dasharray="5 3"]'),
  ]
  test('lies at its figure and is named with it', () => {
    const svg = draw(chart('bar', ['甲', '乙'], [series('x', [10, 20])], { options: reference }))
    expect(texts(svg)).toContain('目标 15.0 亿元')
    const [first, second] = barsOf(svg)
    expect(dashed(svg)).toHaveLength(1)
    expect(attribute(dashed(svg)[0]!, 'y1')).toBeCloseTo((first!.top + second!.top) / 2, 1)
  })
  test('lies across rows too, and the axis reaches it', () => {
    const svg = draw(chart('lollipop', ['甲', '乙'], [series('x', [5, 10])], { options: reference }))
    const [first, second] = hintedOf(svg, 'circle')
    const [line] = dashed(svg)
    expect((attribute(line!, 'x1') - first!.cx) / (second!.cx - first!.cx)).toBeCloseTo(2, 1)
  })
})

test('a heatmap around a center has two colours to both sides of it', () => {
  const fills = cellsOf(
    draw(
      chart('heatmap', ['甲', '乙'], [series('区位商', [0.4, 1.8], { unit: '' })], {
        options: { ...noOptions, center: 1 },
      }),
    ),
  ).map(({ fill }) => fill)
  const blue = (fill: string | null | undefined) =>
    parseInt(fill?.slice(5) ?? '', 16) > parseInt(fill?.slice(1, 3) ?? '', 16)
  expect(fills.map(blue)).toEqual([false, true])
})
