import { nice, tickStep, ticks } from 'd3-array'
import { formatFigure, tickDecimals } from './format-figure.ts'

/** A numeric axis: ticks with their texts, all inside the domain. */
export type ValueAxis = { domain: [number, number]; ticks: { value: number; text: string }[] }

/** Share of a step below which values do not earn a step of their own. */
const SLIVER = 0.05

/** Smallest and largest of the known values; both 0 where there are none. */
export function extentOf(values: Iterable<number | null>): [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (value === null) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low > high ? [0, 0] : [low, high]
}

/** An axis over the extent, rounded out to ticks. `zero` takes zero in, as bars demand. All zero gives 0 to 1. */
export function valueAxis([low, high]: [number, number], zero: boolean, most: number): ValueAxis {
  let from = zero ? Math.min(low, 0) : low
  let to = zero ? Math.max(high, 0) : high
  if (from === to) {
    const room = from === 0 ? 1 : Math.abs(from) * 0.1
    from = zero && from === 0 ? 0 : from - room
    to += room
  }
  // Between whole numbers there is nothing: one unit has no half.
  const isWhole = Number.isInteger(from) && Number.isInteger(to)
  const count = isWhole ? Math.max(1, Math.min(most, to - from)) : most
  const [start, end] = nice(from, to, count)
  const step = tickStep(from, to, count)
  // A last step for next to nothing (−1 beside a million) would only press the others.
  const domain: [number, number] = [zero && from > -step * SLIVER ? from : start, zero && to < step * SLIVER ? to : end]
  return axisOf(domain, ticks(domain[0], domain[1], count))
}

/** An axis with the given ticks. */
export function axisOf(domain: [number, number], values: number[]): ValueAxis {
  const decimals = tickDecimals(values)
  return { domain, ticks: values.map((value) => ({ value, text: formatFigure(value, decimals) })) }
}
