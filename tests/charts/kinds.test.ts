// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { barsOf, dotsOf, textsOf, tickOf } from './read-svg.ts'
import { chart, series, towns, usualCharts } from './sample-charts.ts'

const few = ['甲', '乙', '丙']
const heights = (svg: SVGSVGElement) => barsOf(svg).map(({ top, bottom }) => bottom - top)
const widthsOf = (svg: SVGSVGElement) => barsOf(svg).map(({ left, right }) => right - left)
const texts = (svg: SVGSVGElement) => textsOf(svg).map(({ text }) => text)

/** Checks that the second list is the first one times one factor. */
function expectProportional(values: number[], lengths: number[]): void {
  const largest = Math.max(...values)
  const unit = Math.max(...lengths) / largest
  expect(lengths).toHaveLength(values.length)
  for (const [index, value] of values.entries()) expect(lengths[index]).toBeCloseTo(value * unit, 6)
}

describe('bar', () => {
  test('few short names stand upright, with heights in proportion from zero', () => {
    const svg = draw(chart('bar', few, [series('产值', [182.4, 74.11, 20])]))
    expectProportional([182.4, 74.11, 20], heights(svg))
    expect(new Set(barsOf(svg).map(({ bottom }) => bottom)).size).toBe(1)
    expect(barsOf(svg)[0]?.bottom).toBeCloseTo(tickOf(svg, 0, 'left').y, 0)
  })

  test('more than eight names lie, with widths in proportion', () => {
    const names = Array.from({ length: 9 }, (_, index) => `镇${index}`)
    const values = names.map((_, index) => 90 - index * 10)
    expectProportional(values, widthsOf(draw(chart('bar', names, [series('产值', values)]))))
  })

  test('long names lie even when they are few', () => {
    const svg = draw(
      chart(
        'bar',
        ['计算机、通信和其他电子设备制造业及相关服务', '汽车制造业', '纺织业', '医药制造业', '金属制品业'],
        [series('产值', [5, 4, 3, 2, 1])],
      ),
    )
    expectProportional([5, 4, 3, 2, 1], widthsOf(svg))
  })

  test('periods always run along x and are thinned out where they are many', () => {
    const months = Array.from(
      { length: 60 },
      (_, index) => `${2016 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    )
    const svg = draw(
      chart(
        'bar',
        months,
        [
          series(
            '产值',
            months.map((_, index) => index + 1),
          ),
        ],
        { categoryKind: 'period' },
      ),
    )
    expectProportional(
      months.map((_, index) => index + 1),
      heights(svg),
    )
    const shown = texts(svg).filter((text) => months.includes(text))
    expect(shown.length).toBeLessThan(20)
    // Thinned out evenly, by whole years or halves.
    expect(shown.slice(0, 3)).toEqual(['2016-01', '2016-07', '2017-01'])
  })

  test('figures are rounded half up from zero, with a true minus, and a gap is no zero', () => {
    const svg = draw(chart('bar', [...few, '丁'], [series('x', [2.25, -2.35, null, 0])]))
    expect(texts(svg)).toEqual(expect.arrayContaining(['2.3', '−2.4', '…', '0.0']))
    expect(barsOf(svg)).toHaveLength(3)
  })

  test('negative bars hang below zero', () => {
    const [up, down] = barsOf(draw(chart('bar', ['甲', '乙'], [series('x', [3, -3])])))
    expect(up?.bottom).toBeCloseTo(down?.top ?? 0, 6)
  })

  test('a total is set apart', () => {
    const svg = draw(chart('bar', ['全区', '甲'], [series('x', [3, 2])], { totals: [0] }))
    expect(barsOf(svg).map(({ fill }) => fill)).toEqual(['#7A7F87', '#23538F'])
    expect(textsOf(svg).find(({ text }) => text === '全区')?.bold).toBe(true)
  })

  test('a bar says its name, figure and unit on hover', () => {
    expect(barsOf(draw(chart('bar', ['甲'], [series('产值', [12345.67])])))[0]?.hint).toBe('甲\n12\u2009345.7 亿元')
  })
})

test('grouped bars stand side by side in the order of the series', () => {
  const svg = draw(chart('grouped-bar', ['甲', '乙'], [series('去年', [10, 20]), series('今年', [15, null])]))
  expectProportional([10, 15, 20], heights(svg))
  const [first, second, third] = barsOf(svg)
  expect(first!.right).toBeLessThanOrEqual(second!.left)
  expect(second!.right).toBeLessThan(third!.left)
})

test('stacked bars touch, negative parts go below zero, and the sum stands at the end', () => {
  const svg = draw(chart('stacked-bar', ['甲'], [series('a', [10]), series('b', [-4]), series('c', [5])]))
  const [a, b, c] = barsOf(svg)
  expect(c?.bottom).toBeCloseTo(a?.top ?? 0, 6)
  expect(b?.top).toBeCloseTo(a?.bottom ?? 0, 6)
  expectProportional([10, 4, 5], heights(svg))
  expect(textsOf(svg).some(({ text, bold }) => bold && text === '11.0')).toBe(true)
})

test('diverging bars point to their side, carry signs, and have their names on the free side', () => {
  const svg = draw(chart('diverging-bar', ['甲镇', '乙镇', '丙镇'], [series('拉动', [0.7, -0.9, 0])]))
  const [plus, minus] = barsOf(svg)
  expect(plus?.left).toBeCloseTo(minus?.right ?? 0, 6)
  const zero = plus?.left ?? 0
  const place = (name: string) => textsOf(svg).find(({ text }) => text === name)?.box
  expect(place('甲镇')?.right).toBeLessThan(zero)
  expect(place('乙镇')?.left).toBeGreaterThan(zero)
  expect(texts(svg)).toEqual(expect.arrayContaining(['+0.7', '−0.9', '0.0']))
})

describe('line', () => {
  const months = ['2020-01', '2020-02', '2020-03', '2020-04', '2020-05']
  const period = { categoryKind: 'period' as const }

  test('points stand at their values, and a gap breaks the line', () => {
    const svg = draw(chart('line', months, [series('x', [10, 20, null, 40, 30], { mark: 'line' })], period))
    const dots = dotsOf(svg)
    expect(dots.map(({ hint }) => hint.split('\n')[0])).toEqual(['2020-01', '2020-02', '2020-04', '2020-05'])
    const perUnit = (dots[0]!.y - dots[1]!.y) / 10
    expect(dots[1]!.y - dots[2]!.y).toBeCloseTo(20 * perUnit, 6)
    const path = svg.querySelector('g[aria-label="line"] path')?.getAttribute('d') ?? ''
    expect(path.match(/M/g)).toHaveLength(2)
  })

  test('a point between two gaps is seen as a dot even among many', () => {
    const names = Array.from({ length: 100 }, (_, index) => String(1920 + index))
    const values = names.map((_, index) => (index === 50 || index > 90 ? index : null))
    expect(dotsOf(draw(chart('line', names, [series('x', values)], period)))).toHaveLength(1)
  })

  test('a few lines are named at their ends, many in a legend', () => {
    const named = usualCharts['lines-named']!
    const svg = draw(named)
    const plotEnd = Math.max(
      ...[...svg.querySelectorAll('g[aria-label="rule"] line')].map((line) => Number(line.getAttribute('x2'))),
    )
    for (const { name } of named.series)
      expect(textsOf(svg).find(({ text }) => text === name)?.box.left).toBeGreaterThan(plotEnd - 1)
    const many = draw(usualCharts['lines-many']!)
    const top = Number(many.querySelector('g[aria-label="line"] path') === null)
    expect(top).toBe(0)
    for (const name of towns) expect(textsOf(many).find(({ text }) => text === name)?.box.bottom).toBeLessThan(90)
  })

  test('values far from zero use the whole height', () => {
    const svg = draw(chart('line', months, [series('指数', [98, 99, 100, 101, 102], { mark: 'line' })], period))
    const ys = dotsOf(svg).map(({ y }) => y)
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(150)
  })
})

describe('level-growth', () => {
  const level = series('产值', [100, 80, 60])
  const growth = (values: (number | null)[]) => series('同比', values, { axis: 'right', mark: 'line', unit: '%' })

  test('bars follow the left axis, points the right axis, and both axes say what they measure', () => {
    const svg = draw(chart('level-growth', few, [level, growth([5, 10, null])]))
    expectProportional([100, 80, 60], heights(svg))
    const [five, ten] = [tickOf(svg, 5, 'right'), tickOf(svg, 10, 'right')]
    const dots = dotsOf(svg)
    expect(dots).toHaveLength(2)
    expect(dots[0]?.y).toBeCloseTo(five.y, 0)
    expect(dots[1]?.y).toBeCloseTo(ten.y, 0)
    const all = texts(svg)
    expect(all).toContain('产值（亿元）')
    expect(all).toContain('同比（%）')
    const [left, right] = ['产值（亿元）', '同比（%）'].map((name) => textsOf(svg).find(({ text }) => text === name))
    expect(left!.box.left).toBeLessThan(100)
    expect(right!.box.right).toBeGreaterThan(540)
    expect(left!.box.bottom).toBeLessThan(barsOf(svg)[0]!.top)
  })

  test('zero stands at one height where both sides have room', () => {
    const svg = draw(chart('level-growth', few, [series('利润', [100, -40, 60]), growth([5, -2, 3])]))
    expect(tickOf(svg, 0, 'left').y).toBeCloseTo(tickOf(svg, 0, 'right').y, 6)
  })

  test('deep falls do not squeeze the bars: growth gets its own zero, drawn as a dashed line', () => {
    const svg = draw(chart('level-growth', few, [level, growth([1.9, -4, -11.2])]))
    const [tallest = 0] = heights(svg)
    const plot =
      tickOf(svg, 0, 'left').y -
      Math.min(
        ...textsOf(svg)
          .filter(
            ({ element }) =>
              element.getAttribute('font-size') === '11' && element.getAttribute('text-anchor') === 'end',
          )
          .map(({ box }) => box.top),
      )
    expect(tallest / plot).toBeGreaterThan(0.5)
    const dashed = svg.querySelector('line[stroke-dasharray]')
    expect(Number(dashed?.getAttribute('y1'))).toBeCloseTo(tickOf(svg, 0, 'right').y, 0)
  })

  test('ticks of both axes share the grid lines', () => {
    const svg = draw(usualCharts['level-growth-index']!)
    const heightsOf = (anchor: string) =>
      textsOf(svg)
        .filter(
          ({ element }) =>
            element.getAttribute('font-size') === '11' &&
            element.getAttribute('text-anchor') === anchor &&
            !element.textContent.includes('：'),
        )
        .map(({ element }) => Number(element.querySelector('tspan')?.getAttribute('y')))
        .sort((a, b) => a - b)
    const [left, right] = [heightsOf('end'), heightsOf('start')]
    expect(left.length).toBeGreaterThan(3)
    expect(right).toEqual(left)
  })
})

test('a waterfall goes on where the bar before ended and its total stands on zero', () => {
  const svg = draw(
    chart('waterfall', ['去年', '增', '减', '今年'], [series('x', [100, 30, -50, 80])], { totals: [0, 3] }),
  )
  const [before, up, down, after] = barsOf(svg)
  expectProportional([100, 30, 50, 80], heights(svg))
  expect(up?.bottom).toBeCloseTo(before?.top ?? 0, 6)
  expect(down?.top).toBeCloseTo(up?.top ?? 0, 6)
  expect(after?.top).toBeCloseTo(down?.bottom ?? 0, 6)
  expect(after?.bottom).toBeCloseTo(before?.bottom ?? 0, 6)
  expect(texts(svg)).toEqual(expect.arrayContaining(['100.0', '+30.0', '−50.0', '80.0']))
})

describe('pie', () => {
  test('slices are in proportion and each carries name, figure and share', () => {
    const svg = draw(chart('pie', few, [series('产值', [50, 25, 25])]))
    expect(texts(svg)).toEqual(expect.arrayContaining(['甲\n50.0（50.0%）', '乙\n25.0（25.0%）']))
    expect(svg.querySelectorAll('path')).toHaveLength(3)
    // Half a circle of radius r from the top to the bottom.
    const [, radius] = /A([\d.]+)/.exec(svg.querySelector('path')?.getAttribute('d') ?? '') ?? []
    expect(svg.querySelector('path')?.getAttribute('d')).toMatch(
      new RegExp(`^M0,-${radius ?? ''}A${radius ?? ''},${radius ?? ''},0,1,1,0,${radius ?? ''}L0,0Z$`),
    )
  })

  test('what is no whole is drawn as bars', () => {
    const negative = draw(chart('pie', few, [series('产值', [50, -25, 25])]))
    expect(barsOf(negative)).toHaveLength(3)
    expect(barsOf(draw(chart('pie', few, [series('产值', [0, 0, 0])])))).toHaveLength(3)
  })
})
