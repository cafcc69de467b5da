// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { attribute, hintedOf } from './read-marks.ts'
import { textsOf } from './read-svg.ts'
import { chart, series } from './sample-charts.ts'

const texts = (svg: SVGSVGElement) => textsOf(svg).map(({ text }) => text)
const whole = (name: string, values: (number | null)[], role: 'value' | 'series' = 'value') =>
  series(name, values, {
    unit: '家',
    decimals: 0,
    role,
    reasons: values.map((value) => (value === null ? '本期未报。' : null)),
  })
const lined = (svg: SVGSVGElement, colour: string) => [...svg.querySelectorAll(`line[stroke="${colour}"]`)]

describe('sankey', () => {
  const transition = chart('sankey', ['', '', ''], [whole('单位', [30, 10, 20])], {
    labels: [
      { role: 'from', name: '上月', values: ['低', '低', '高'] },
      { role: 'to', name: '本月', values: ['低', '高', '高'] },
    ],
  })
  test('has nodes in proportion to what flows through them, one colour for a class', () => {
    const svg = draw(transition)
    const nodes = hintedOf(svg, 'rect')
    expect(nodes.map(({ hint }) => hint)).toEqual(['低 40', '低 30', '高 30', '高 20'])
    const byHint = new Map(nodes.map((node) => [node.hint, node]))
    const [left, right] = [byHint.get('低 40')!, byHint.get('高 30')!]
    expect(left.height / right.height).toBeCloseTo(4 / 3, 1)
    expect(left.fill).toBe(byHint.get('低 30')!.fill)
    expect(left.x).toBeLessThan(right.x)
  })
  test('says of each flow what share it is of both its ends', () => {
    const hints = hintedOf(draw(transition), 'path').map(({ hint }) => hint)
    expect(hints).toContain('低 → 高\n10 (25.0% → 33.3%)')
    expect(hints).toHaveLength(3)
  })
})

describe('calendar-heatmap', () => {
  test('has a column for every month between the first and the last, in a row for each series', () => {
    const data = chart(
      'calendar-heatmap',
      ['2019-12', '2020-03'],
      [whole('甲', [1, null], 'series'), whole('乙', [0, 5], 'series')],
      {
        categoryKind: 'period',
      },
    )
    const svg = draw(data)
    expect(texts(svg)).toEqual(expect.arrayContaining(['2019年12月', '2020年1月', '2月', '3月']))
    const cells = hintedOf(svg, 'rect')
    expect(cells).toHaveLength(8)
    expect(cells.filter(({ fill }) => fill === '#FFFFFF')).toHaveLength(5)
    expect(cells.map(({ hint }) => hint)).toContain('2020-03\n甲 本期未报。')
    expect(texts(draw(data, { language: 'en' }))).toEqual(
      expect.arrayContaining(['Dec 2019', 'Jan 2020', 'Feb', 'Mar']),
    )
  })
  test('of a single series has a row for each year', () => {
    const svg = draw(
      chart('calendar-heatmap', ['2019-12', '2020-02'], [whole('甲', [1, 2])], { categoryKind: 'period' }),
    )
    expect(texts(svg)).toEqual(expect.arrayContaining(['2019年', '2020年', '1月', '12月']))
    expect(hintedOf(svg, 'rect')).toHaveLength(24)
  })
})

describe('small-multiples', () => {
  test('of one unit share their axis, of different units they do not', () => {
    const two = (unit: string) =>
      chart('small-multiples', ['1月', '2月'], [series('甲', [10, 20]), series('乙', [100, 200], { unit })], {
        categoryKind: 'period',
      })
    const rises = (svg: SVGSVGElement) => {
      const dots = hintedOf(svg, 'circle').map(({ cy }) => cy)
      return (dots[2]! - dots[3]!) / (dots[0]! - dots[1]!)
    }
    expect(rises(draw(two('亿元')))).toBeCloseTo(10, 0)
    expect(rises(draw(two('人')))).toBeCloseTo(1, 1)
    expect(texts(draw(two('人')))).toEqual(
      expect.arrayContaining(['甲（亿元）', '乙（人）', '20.0', '200.0', '各图纵轴不同']),
    )
  })
})

describe('radar', () => {
  const axes = ['一', '二', '三', '四']
  test('places figures at their distance from the middle', () => {
    const svg = draw(chart('radar', axes, [series('分', [80, 40, 80, 20])]))
    const [up, right, down] = hintedOf(svg, 'circle')
    const middle = (up!.cy + down!.cy) / 2
    expect((right!.cx - up!.cx) / (middle - up!.cy)).toBeCloseTo(0.5, 2)
  })
  test('is not closed where a figure is missing', () => {
    const filled = (values: (number | null)[]) =>
      draw(chart('radar', axes, [series('分', values)])).querySelectorAll('polygon[stroke="#23538F"]').length
    expect([filled([1, 2, 3, 4]), filled([1, null, 3, 4])]).toEqual([1, 0])
  })
})

describe('gantt', () => {
  test('spans from the start of the first month to the end of the last, and fills what is done', () => {
    const svg = draw(
      chart(
        'gantt',
        ['甲', '乙', '丙'],
        [series('进度', [25, null, 50], { role: 'value', unit: '%', reasons: [null, '本期未报。', null] })],
        {
          labels: [
            { role: 'from', name: '开工', values: ['2020-01', '2020-Q3', ''] },
            { role: 'to', name: '竣工', values: ['2020-12', '2020-09', '2020-12'] },
          ],
        },
      ),
    )
    const [year, quarter] = hintedOf(svg, 'rect')
    expect(year!.width / quarter!.width).toBeCloseTo(4, 1)
    expect((quarter!.x - year!.x) / year!.width).toBeCloseTo(0.5, 2)
    const done = svg.querySelector('rect[pointer-events="none"]')
    expect(attribute(done!, 'width') / year!.width).toBeCloseTo(0.25, 2)
    expect(texts(svg)).toEqual(expect.arrayContaining(['25.0%', '1 项起止时间不全，没有画出']))
  })
})

describe('parallel', () => {
  test('gives each series an axis of its own from its smallest to its largest figure', () => {
    const svg = draw(
      chart('parallel', ['甲', '乙', '丙'], [series('a', [1, 2, 3]), series('b', [900, 500, 100], { unit: '%' })]),
    )
    const cyOf = (hint: string) => hintedOf(svg, 'circle').find((dot) => dot.hint.includes(hint))?.cy ?? NaN
    expect(cyOf('丙\na')).toBeCloseTo(cyOf('甲\nb'), 6)
    expect(cyOf('乙\na')).toBeCloseTo(cyOf('乙\nb'), 6)
    expect(texts(svg)).toEqual(expect.arrayContaining(['a 亿元', 'b %']))
  })
})

describe('upset', () => {
  test('has a column for each combination, dots for its sets, and counts everything once', () => {
    const svg = draw(chart('upset', ['甲', '甲、乙', '乙、丙'], [whole('单位', [10, 40, 5])]))
    const bars = hintedOf(svg, 'rect')
    expect(bars.slice(0, 3).map(({ hint }) => hint)).toEqual(['甲 ∩ 乙\n40', '甲\n10', '乙 ∩ 丙\n5'])
    expect(bars[0]!.height / bars[1]!.height).toBeCloseTo(4, 1)
    expect(bars.slice(3).map(({ hint }) => hint)).toEqual(['甲\n50', '乙\n45', '丙\n5'])
    const dots = [...svg.querySelectorAll('circle')].filter((dot) => dot.getAttribute('fill') === '#23538F')
    expect(dots).toHaveLength(5)
    expect(lined(svg, '#23538F')).toHaveLength(2)
    expect(texts(svg)).toContain('合计 55，重复的只计一次')
  })
})
