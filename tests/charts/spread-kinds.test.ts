// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { movedAside } from '../../src/charts/kinds/strip.ts'
import { squarify } from '../../src/charts/squarify.ts'
import { draw } from './draw.ts'
import { attribute, hintedOf } from './read-marks.ts'
import { textsOf } from './read-svg.ts'
import { chart, series } from './sample-charts.ts'

const texts = (svg: SVGSVGElement) => textsOf(svg).map(({ text }) => text)
const whole = (name: string, values: (number | null)[]) => series(name, values, { unit: '', decimals: 0 })
const yOf = (svg: SVGSVGElement, text: string) => textsOf(svg).find((one) => one.text === text)?.box.top ?? NaN

describe('squarify', () => {
  test('gives areas in proportion that fill the whole without covering each other', () => {
    const weights = [6, 6, 4, 3, 2, 2, 1]
    const areas = squarify(weights, { left: 10, top: 0, right: 610, bottom: 400 })
    const sizes = areas.map(({ left, right, top, bottom }) => (right - left) * (bottom - top))
    for (const [at, size] of sizes.entries()) expect(size).toBeCloseTo((weights[at]! / 24) * 240000, 3)
    const covered = areas.some((a, at) =>
      areas
        .slice(at + 1)
        .some(
          (b) =>
            a.left < b.right - 1e-6 && b.left < a.right - 1e-6 && a.top < b.bottom - 1e-6 && b.top < a.bottom - 1e-6,
        ),
    )
    expect(covered).toBe(false)
  })
  test('follows the example of the paper: the first row holds 6 and 6', () => {
    // Bruls, Huizing and van Wijk (2000), figure 4: weights 6 6 4 3 2 2 1 in a rectangle 6 wide and 4 high.
    const [first, second, third] = squarify([6, 6, 4, 3, 2, 2, 1], { left: 0, top: 0, right: 6, bottom: 4 })
    expect(first).toEqual({ left: 0, right: 3, top: 0, bottom: 2 })
    expect(second).toEqual({ left: 0, right: 3, top: 2, bottom: 4 })
    expect(third?.left).toBe(3)
    expect(third?.bottom).toBeCloseTo(7 / 3, 9)
  })
})

test('a treemap names branches with their share and leaves with theirs', () => {
  const svg = draw(
    chart('treemap', ['甲', '乙', '丙'], [series('产值', [60, 30, 10])], {
      labels: [{ role: 'group', name: '', values: ['东', '西', '西'] }],
    }),
  )
  expect(texts(svg)).toEqual(expect.arrayContaining(['东 60.0%', '西 40.0%']))
  const [a, b, c] = hintedOf(svg, 'rect')
  expect([a, b, c].map((leaf) => leaf?.hint)).toEqual([
    '甲\n60.0 亿元 (60.0%)\n东',
    '乙\n30.0 亿元 (30.0%)\n西',
    '丙\n10.0 亿元 (10.0%)\n西',
  ])
  expect((b!.width * b!.height) / (c!.width * c!.height)).toBeCloseTo(3, 0)
})

test('dots of a strip move aside only where they would cover each other', () => {
  expect(movedAside([0, 100, 200], 20)).toEqual([0, 0, 0])
  const [first, second, third] = movedAside([50, 50, 50], 20) as [number, number, number]
  expect(first).toBe(0)
  expect(second).toBeGreaterThan(5)
  expect(third).toBe(-second)
})

test('a strip has a dot for each figure, a tick for the target of its lane, and counts gaps', () => {
  const svg = draw(
    chart(
      'strip',
      ['甲', '乙', '丙'],
      [series('系数', [1, 3, null], { role: 'value' }), series('参考', [2, 2, 2], { role: 'target' })],
      { labels: [{ role: 'group', name: '', values: ['煤', '煤', '煤'] }] },
    ),
  )
  const [a, b] = hintedOf(svg, 'circle')
  const tick = [...svg.querySelectorAll('line')].find(
    (line) =>
      line.getAttribute('stroke') === '#1B1F24' && attribute(line, 'y1') > a!.cy - 30 && attribute(line, 'x1') > a!.cx,
  )
  expect(attribute(tick!, 'x1')).toBeCloseTo((a!.cx + b!.cx) / 2, 1)
  expect(texts(svg)).toContain('1 个缺数，没有计入')
})

test('a box spans the quartiles and outliers lie beyond the whiskers', () => {
  const svg = draw(
    chart(
      'box',
      Array.from({ length: 9 }, () => '甲'),
      [whole('月', [1, 2, 3, 4, 5, 6, 7, 8, 30])],
    ),
  )
  const [box] = hintedOf(svg, 'rect')
  const [outlier] = hintedOf(svg, 'circle')
  expect(box?.hint).toBe('甲 (9)\n1 | 3 | 5 | 7 | 8')
  // Four units between the quartiles, 23 from the third one to the outlier.
  expect((outlier!.cx - box!.x - box!.width) / box!.width).toBeCloseTo(23 / 4, 1)
  expect(outlier?.hint).toBe('甲\n30')
})

test('few figures are no box', () => {
  const svg = draw(chart('box', ['甲', '甲', '甲', '甲'], [whole('月', [1, 2, 3, 4])]))
  expect(hintedOf(svg, 'rect')).toHaveLength(0)
  expect(hintedOf(svg, 'circle')).toHaveLength(4)
})

test('slopes count what rises and falls and stand by their figures', () => {
  const svg = draw(
    chart('slope', ['甲', '乙', '丙', '丁'], [whole('前', [10, 30, 20, 5]), whole('后', [40, 20, 20, null])]),
  )
  expect(texts(svg)).toEqual(expect.arrayContaining(['上升 1', '下降 1', '不变 1', '甲 10', '40 甲', '丁 5']))
  expect(yOf(svg, '40 甲')).toBeLessThan(yOf(svg, '20 乙'))
  const places = hintedOf(svg, 'circle').filter(({ hint }) => hint.includes('后'))
  expect(places).toHaveLength(3)
})

test('the first rank is at the top and a smaller one is a gain', () => {
  const svg = draw(chart('bump', ['甲', '乙'], [whole('上年', [1, 2]), whole('本年', [2, 1])]))
  expect(texts(svg)).toEqual(expect.arrayContaining(['位次上升 1', '位次下降 1']))
  const points = hintedOf(svg, 'circle')
  const cyOf = (hint: string) => points.find((point) => point.hint === hint)?.cy ?? NaN
  expect(cyOf('甲\n上年 1')).toBeLessThan(cyOf('乙\n上年 2'))
  expect(cyOf('乙\n本年 1')).toBeCloseTo(cyOf('甲\n上年 1'), 6)
})

test('a fan breaks its band at a gap and keeps the line inside it', () => {
  const data = chart(
    'fan',
    ['1月', '2月', '3月', '4月'],
    [
      series('本年', [1, 2, 3, null], { role: 'value' }),
      series('最低', [0, 1, null, 3], { role: 'low' }),
      series('最高', [2, 3, null, 5], { role: 'high' }),
      series('平均', [1, 2, 3, 4], { role: 'target' }),
    ],
    { categoryKind: 'period' },
  )
  const svg = draw(data)
  const bands = [...svg.querySelectorAll('polygon')]
  expect(bands).toHaveLength(2)
  const ys = bands[0]!
    .getAttribute('points')!
    .split(' ')
    .map((point) => Number(point.split(',')[1]))
  const [dot] = [...svg.querySelectorAll('g[aria-label="dot"] > circle')]
  expect(attribute(dot!, 'cy')).toBeCloseTo((ys[0]! + ys.at(-1)!) / 2, 1)
  expect(texts(svg)).toEqual(expect.arrayContaining(['最低–最高', '平均']))
})
