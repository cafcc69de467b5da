// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { noOptions } from '../../src/core/chart/chart-data.ts'
import { draw } from './draw.ts'
import { barsOf, textsOf } from './read-svg.ts'
import { attribute, hintedOf } from './read-marks.ts'
import { chart, series } from './sample-charts.ts'

const texts = (svg: SVGSVGElement) => textsOf(svg).map(({ text }) => text)
const gapOf = (svg: SVGSVGElement) =>
  textsOf(svg)
    .find(({ text }) => text.startsWith('…'))
    ?.element.querySelector('title')?.textContent
const figures = (name: string, values: (number | null)[], role: 'value' | 'target' | 'low' | 'high') =>
  series(name, values, { role, reasons: values.map((value) => (value === null ? '本期未报。' : null)) })

describe('histogram', () => {
  const raw = chart(
    'histogram',
    [],
    [series('增速', [1, 2, 2, 3, null, 9], { role: 'value', unit: '%', decimals: 0 })],
    {
      options: { ...noOptions, bins: 4 },
    },
  )
  test('counts figures by class, with heights in proportion and the median', () => {
    const svg = draw(raw)
    const bars = hintedOf(svg, 'rect')
    expect(bars.map(({ hint }) => hint)).toEqual(['0 – 2\n1', '2 – 4\n3', '4 – 6\n0', '6 – 8\n0', '8 – 10\n1'])
    expect(bars[1]!.height / bars[0]!.height).toBeCloseTo(3, 1)
    expect(texts(svg)).toEqual(expect.arrayContaining(['中位数 2', '个数', '增速（%）', '1 个缺数，没有计入']))
  })
  test('draws classes that are given with bars that touch', () => {
    const svg = draw(chart('histogram', ['0—10', '10—20'], [series('家', [3, 6])], { categoryKind: 'period' }))
    const [first, second] = barsOf(svg)
    expect((second!.bottom - second!.top) / (first!.bottom - first!.top)).toBeCloseTo(2, 6)
    expect(second!.left - first!.right).toBeLessThan((first!.right - first!.left) * 0.06)
  })
})

describe('step', () => {
  test('keeps its level until the next figure and measures numbers along x', () => {
    const svg = draw(chart('step', ['0', '1', '4'], [series('存续率', [100, 80, 60], { unit: '%' })]))
    const points = svg
      .querySelector('polyline')!
      .getAttribute('points')!
      .split(' ')
      .map((point) => point.split(',').map(Number))
    const [a, b, c, d, e] = points as [number[], number[], number[], number[], number[]]
    expect(points).toHaveLength(5)
    expect([b[1], d[1]]).toEqual([a[1], c[1]])
    expect([b[0], d[0]]).toEqual([c[0], e[0]])
    expect((e[0]! - a[0]!) / (b[0]! - a[0]!)).toBeCloseTo(4, 1)
  })
  test('breaks at a gap and shades the interval of a single curve', () => {
    const svg = draw(
      chart(
        'step',
        ['甲', '乙', '丙', '丁'],
        [
          figures('存续率', [90, null, 70, 60], 'value'),
          figures('下限', [80, null, 60, 50], 'low'),
          figures('上限', [95, null, 80, 70], 'high'),
        ],
      ),
    )
    expect(svg.querySelectorAll('polyline')).toHaveLength(2)
    expect(svg.querySelectorAll('polygon')).toHaveLength(2)
    expect(texts(svg)).toContain('下限–上限')
  })
})

describe('funnel', () => {
  test('has widths in proportion and the shares of the stage before and of the first', () => {
    const svg = draw(chart('funnel', ['一', '二', '三'], [figures('家', [80, 60, 15], 'value')]))
    const widths = hintedOf(svg, 'rect').map(({ width }) => width)
    expect(widths.map((width) => Math.round((width / widths[0]!) * 80))).toEqual([80, 60, 15])
    expect(texts(svg).filter((text) => ['75.0', '25.0', '18.8'].includes(text))).toEqual([
      '75.0',
      '75.0',
      '25.0',
      '18.8',
    ])
  })
  test('shows a gap with its reason and gives no share of it', () => {
    const svg = draw(chart('funnel', ['一', '二', '三'], [figures('家', [80, null, 20], 'value')]))
    expect(gapOf(svg)).toBe('二\n本期未报。')
    expect(texts(svg).filter((text) => text === '25.0')).toHaveLength(1)
  })
})

describe('bullet', () => {
  test('draws bars from zero with a tick at the target and both figures beside', () => {
    const svg = draw(
      chart(
        'bullet',
        ['甲', '乙', '丙'],
        [figures('完成', [20, 40, null], 'value'), figures('目标', [50, 50, 50], 'target')],
      ),
    )
    const [first, second] = hintedOf(svg, 'rect')
    expect(second!.width / first!.width).toBeCloseTo(2, 1)
    const ticks = [...svg.querySelectorAll('line')].filter((line) => line.querySelector('title') !== null)
    expect(ticks).toHaveLength(3)
    expect((attribute(ticks[0]!, 'x1') - first!.x) / first!.width).toBeCloseTo(2.5, 1)
    expect(texts(svg)).toEqual(expect.arrayContaining(['20.0 / 50.0', '40.0 / 50.0', '… / 50.0']))
    expect(gapOf(svg)).toBe('丙\n完成 本期未报。')
  })
})

describe('lollipop', () => {
  test('stands on zero, to both sides', () => {
    const svg = draw(chart('lollipop', ['甲', '乙', '丙'], [figures('拉动', [3, -3, null], 'value')]))
    const [up, down] = hintedOf(svg, 'circle')
    const sticks = [...svg.querySelectorAll('line[stroke="#23538F"]')]
    const zero = attribute(sticks[0]!, 'x1')
    expect(up!.cx - zero).toBeCloseTo(zero - down!.cx, 1)
    expect(gapOf(svg)).toBe('丙\n本期未报。')
  })
})

describe('dot', () => {
  test('has a dot for each series on a row', () => {
    const svg = draw(chart('dot', ['甲', '乙'], [series('报表', [5, 6]), series('供电', [7, null])]))
    expect(hintedOf(svg, 'circle').map(({ hint }) => hint.split('\n')[1])).toEqual([
      '报表 5.0 亿元',
      '供电 7.0 亿元',
      '报表 6.0 亿元',
    ])
  })
  test('draws the interval around its figure', () => {
    const svg = draw(
      chart('dot', ['甲'], [figures('率', [12], 'value'), figures('下限', [10], 'low'), figures('上限', [16], 'high')]),
    )
    const [dot] = hintedOf(svg, 'circle')
    const row = [...svg.querySelectorAll('line')].filter(
      (line) =>
        attribute(line, 'y1') === dot!.cy &&
        attribute(line, 'y2') === dot!.cy &&
        line.getAttribute('stroke') === '#23538F',
    )
    expect(row).toHaveLength(1)
    const [left, right] = [attribute(row[0]!, 'x1'), attribute(row[0]!, 'x2')]
    expect((dot!.cx - left) / (right - left)).toBeCloseTo(1 / 3, 2)
    expect(dot!.hint).toBe('甲\n率 12.0 亿元\n下限 10.0 亿元\n上限 16.0 亿元')
  })
})
