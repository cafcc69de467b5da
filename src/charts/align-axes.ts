import { axisOf, type ValueAxis } from './value-axis.ts'

type Extent = [low: number, high: number]

const MOST_STEPS = 7
const FEWEST_STEPS = 3
/** Bars that fill less of the height than this cannot be compared any more. */
const LEAST_USED = 0.5
/** Below this share of the largest, values are read from zero; above it (price indices near 100) zero would flatten them. */
const FAR_FROM_ZERO = 0.6

/** True where an axis of these values should show zero. */
export function needsZero([low, high]: Extent): boolean {
  return low <= 0 || low === high || low < high * FAR_FROM_ZERO
}

/** Two axes with the same number of steps; `zeroAtOneHeight` says whether a line at zero means the same on both. */
export type AxisPair = { left: ValueAxis; right: ValueAxis; zeroAtOneHeight: boolean }

/**
 * Two axes that share their grid lines. Zero stands at one height, with as many steps above and below it on both sides, unless
 * that would leave the left values less than {@link LEAST_USED} of the height or the right ones have no business with zero: then
 * the left axis begins at its own zero and the right one covers its own range.
 */
export function alignAxes(left: Extent, right: Extent): AxisPair {
  let best = { above: 4, below: 0, waste: Infinity }
  for (let above = 0; above <= MOST_STEPS; above += 1) {
    for (let below = 0; above + below <= MOST_STEPS; below += 1) {
      if (above + below < FEWEST_STEPS) continue
      const waste = wasteOf(left, above, below) + wasteOf(right, above, below) + (above + below > 6 ? 0.1 : 0)
      if (waste < best.waste) best = { above, below, waste }
    }
  }
  const { above, below } = best
  const squeezed = 1 - wasteOf(left, above, below) < LEAST_USED && left[0] !== left[1]
  if (!squeezed && needsZero(right)) {
    return { left: steppedAxis(left, above, below), right: steppedAxis(right, above, below), zeroAtOneHeight: true }
  }
  return separateAxes(left, right)
}

/** Left axis on its own zero, right axis over its own range, in as many steps. */
function separateAxes(left: Extent, right: Extent): AxisPair {
  let best = { above: 4, below: 0, waste: Infinity }
  for (let above = 0; above <= MOST_STEPS; above += 1) {
    for (let below = 0; above + below <= MOST_STEPS; below += 1) {
      if (above + below < 4 || (below > 0 && left[0] >= 0)) continue
      const range = rangeAxis(right, above + below)
      const waste = wasteOf(left, above, below) + 1 - (right[1] - right[0]) / (range.step * (above + below))
      if (waste < best.waste) best = { above, below, waste }
    }
  }
  const { above, below } = best
  const { low, step } = rangeAxis(right, above + below)
  const values = Array.from({ length: above + below + 1 }, (_, index) => plain(low + index * step))
  const axis = axisOf([plain(low), plain(low + (above + below) * step)], values)
  return { left: steppedAxis(left, above, below), right: axis, zeroAtOneHeight: false }
}

/** The finest round steps of which so many cover the range. */
function rangeAxis([low, high]: Extent, steps: number): { low: number; step: number } {
  const size = Math.max(Math.abs(low), Math.abs(high))
  let step = niceStep(Math.max(high - low, size * 1e-6, Number.MIN_VALUE * 1e20) / steps)
  for (let round = 0; round < 6; round += 1) {
    const start = Math.floor(low / step + 1e-9) * step
    if (start + steps * step >= high - step * 1e-9) return { low: start, step }
    step = niceStep(step * 1.01)
  }
  return { low: Math.floor(low / step) * step, step }
}

function plain(value: number): number {
  return Number(value.toPrecision(12))
}

/** Share of the height that the values do not use; infinite where they do not fit. */
function wasteOf(extent: Extent, above: number, below: number): number {
  const step = stepFor(extent, above, below)
  if (step === null) return Infinity
  const span = Math.max(extent[1], 0) - Math.min(extent[0], 0)
  return span === 0 ? 0.5 : 1 - span / (step * (above + below))
}

function stepFor([low, high]: Extent, above: number, below: number): number | null {
  if ((high > 0 && above === 0) || (low < 0 && below === 0) || (high === 0 && low === 0 && above === 0)) return null
  const least = Math.max(high > 0 ? high / above : 0, low < 0 ? -low / below : 0)
  return least === 0 ? 1 : niceStep(least)
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= least * (1 - 1e-12)) ?? 10
  return factor * power
}

/** An axis with so many round steps above and below zero. */
export function steppedAxis(extent: Extent, above: number, below: number): ValueAxis {
  const step = stepFor(extent, above, below) ?? 1
  const values = Array.from({ length: above + below + 1 }, (_, index) =>
    Number(((index - below) * step).toPrecision(12)),
  )
  return axisOf([(0 - below) * step, above * step], values)
}
