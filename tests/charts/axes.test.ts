import { describe, expect, test } from 'vitest'
import { alignAxes } from '../../src/charts/align-axes.ts'
import { formatFigure, tickDecimals } from '../../src/charts/format-figure.ts'
import { spread } from '../../src/charts/spread.ts'
import { extentOf, valueAxis, type ValueAxis } from '../../src/charts/value-axis.ts'

const valuesOf = (axis: ValueAxis) => axis.ticks.map(({ value }) => value)
const shareOfZero = ({ domain: [low, high] }: ValueAxis) => -low / (high - low)

describe('alignAxes', () => {
  const cases: [[number, number], [number, number]][] = [
    [
      [0, 182.4],
      [0, 12.2],
    ],
    [
      [0, 182.4],
      [-3, 12.2],
    ],
    [
      [-40, 100],
      [-2, 5],
    ],
    [
      [0, 1e12],
      [-0.001, 0.004],
    ],
    [
      [-5, -1],
      [-50, -1],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [-3, 4],
    ],
    [
      [7, 7],
      [2.1, 2.1],
    ],
    [
      [0, 100],
      [-12, 2],
    ],
    [
      [0, 100],
      [98, 102],
    ],
    [
      [0, 100],
      [1e-9, 2e-9],
    ],
  ]

  test.each(cases)('covers %j and %j with as many ticks on both sides', (left, right) => {
    const axes = alignAxes(left, right)
    expect(axes.left.domain[0]).toBeLessThanOrEqual(Math.min(left[0], 0))
    expect(axes.left.domain[1]).toBeGreaterThanOrEqual(left[1])
    expect(axes.right.domain[0]).toBeLessThanOrEqual(right[0] + 1e-12)
    expect(axes.right.domain[1]).toBeGreaterThanOrEqual(right[1] - 1e-12)
    expect(axes.left.domain[1]).toBeGreaterThan(axes.left.domain[0])
    expect(axes.right.domain[1]).toBeGreaterThan(axes.right.domain[0])
    expect(axes.right.ticks).toHaveLength(axes.left.ticks.length)
    for (const axis of [axes.left, axes.right])
      expect(new Set(axis.ticks.map(({ text }) => text)).size).toBe(axis.ticks.length)
    if (axes.zeroAtOneHeight) expect(shareOfZero(axes.left)).toBeCloseTo(shareOfZero(axes.right), 9)
  })

  test('puts zero at one height for ordinary growth', () => {
    expect(alignAxes([0, 182.4], [-3, 12.2]).zeroAtOneHeight).toBe(true)
  })

  test('lets growth have its own zero before bars lose half of the height', () => {
    const { left, zeroAtOneHeight } = alignAxes([0, 100], [-12, 2])
    expect(zeroAtOneHeight).toBe(false)
    expect(left.domain[0]).toBe(0)
    expect(100 / left.domain[1]).toBeGreaterThan(0.5)
  })
})

describe('valueAxis', () => {
  test('takes zero in for bars and rounds out to ticks', () => {
    expect(valueAxis([74, 182.4], true, 4).domain).toEqual([0, 200])
    expect(valueAxis([98, 102], false, 4).domain[0]).toBeGreaterThan(90)
  })

  test('has a range for equal values and for nothing but zero', () => {
    expect(valueAxis([0, 0], true, 4).domain).toEqual([0, 1])
    const [low, high] = valueAxis([5, 5], false, 4).domain
    expect(low).toBeLessThan(5)
    expect(high).toBeGreaterThan(5)
  })

  test('gives next to nothing no step of its own', () => {
    expect(valuesOf(valueAxis([-1, 1e6], true, 5))).toEqual([0, 200000, 400000, 600000, 800000, 1000000])
  })
})

test('the extent passes over gaps', () => {
  expect(extentOf([null, 3, -2, null])).toEqual([-2, 3])
  expect(extentOf([null])).toEqual([0, 0])
})

test('figures are grouped from five digits on and keep a true minus', () => {
  expect(formatFigure(1234.5, 1)).toBe('1234.5')
  expect(formatFigure(-1234567.25, 1)).toBe('−1\u2009234\u2009567.3')
  expect(formatFigure(0.04, 1, true)).toBe('0.0')
  expect(formatFigure(-0.04, 1, true)).toBe('0.0')
  expect(formatFigure(0.7, 1, true)).toBe('+0.7')
  expect(formatFigure(-1.5e18, 0)).toBe('−1.50×10¹⁸')
})

test('ticks have the decimals that tell them apart', () => {
  expect(tickDecimals([0, 2.5, 5])).toBe(1)
  expect(tickDecimals([0, 100, 200])).toBe(0)
  expect(tickDecimals([0, 0.0005, 0.001])).toBe(4)
})

test('blocks are pushed apart and stay near their places and inside', () => {
  const plot = { top: 0, bottom: 100 }
  const place = (ys: number[]) =>
    spread(
      ys.map((y) => ({ y, height: 20 })),
      plot,
    )
  expect(place([10, 50, 90])).toEqual([10, 50, 90])
  expect(place([50, 50])).toEqual([50, 70])
  const foot = place([95, 96, 97])
  expect(foot.at(-1)).toBeLessThanOrEqual(98)
  expect(foot[2]! - foot[1]!).toBe(20)
  expect(foot[1]! - foot[0]!).toBe(20)
})
