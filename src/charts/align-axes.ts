import { axisOf, type ValueAxis } from './value-axis.ts'

type Extent = [low: number, high: number]

const MOST_STEPS = 7
const FEWEST_STEPS = 3
/** Below this share of the largest, values are read from zero; above it (price indices near 100) zero would flatten them. */
const FAR_FROM_ZERO = 0.6

/** True where an axis of these values should show zero. */
export function needsZero([low, high]: Extent): boolean {
  return low <= 0 || low < high * FAR_FROM_ZERO
}

/**
 * Two axes that share their grid lines and have zero at one height: as many steps above zero and as many below on both sides.
 * Of all such pairs the one that wastes least height.
 */
export function alignAxes(left: Extent, right: Extent): { left: ValueAxis; right: ValueAxis } {
  let best = { above: 4, below: 0, waste: Infinity }
  for (let above = 0; above <= MOST_STEPS; above += 1) {
    for (let below = 0; above + below <= MOST_STEPS; below += 1) {
      if (above + below < FEWEST_STEPS) continue
      const waste = wasteOf(left, above, below) + wasteOf(right, above, below) + (above + below > 6 ? 0.1 : 0)
      if (waste < best.waste) best = { above, below, waste }
    }
  }
  return { left: steppedAxis(left, best.above, best.below), right: steppedAxis(right, best.above, best.below) }
}

/** Share of the height that the values do not use; infinite where they do not fit. */
function wasteOf(extent: Extent, above: number, below: number): number {
  const step = stepFor(extent, above, below)
  if (step === null) return Infinity
  const span = Math.max(extent[1], 0) - Math.min(extent[0], 0)
  return span === 0 ? 0.5 : 1 - span / (step * (above + below))
}

function stepFor([low, high]: Extent, above: number, below: number): number | null {
  if ((high > 0 && above === 0) || (low < 0 && below === 0)) return null
  const least = Math.max(high > 0 ? high / above : 0, low < 0 ? -low / below : 0)
  return least === 0 ? 1 : niceStep(least)
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= least * (1 - 1e-12)) ?? 10
  return factor * power
}

function steppedAxis(extent: Extent, above: number, below: number): ValueAxis {
  const step = stepFor(extent, above, below) ?? 1
  const values = Array.from({ length: above + below + 1 }, (_, index) =>
    Number(((index - below) * step).toPrecision(12)),
  )
  return axisOf([-below * step, above * step], values)
}
