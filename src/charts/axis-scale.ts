import { formatFigure } from './format-figure.ts'
import type { Measure } from './measure-text.ts'
import { faces } from './canvas.ts'
import { valueAxis, type ValueAxis } from './value-axis.ts'

/** An axis ready to be drawn: `share` says how far along it a value stands, 0 at its start and 1 at its end. */
export type AxisScale = { ticks: ValueAxis['ticks']; domain: [number, number]; share: (value: number) => number }

const TICK_ROOM = 14
const MOST_TICKS = 8
/** Decades below which 2 and 5 are ticks too. */
const FEW_DECADES = 2

/** A linear scale over an axis. */
export function linearScale({ domain, ticks }: ValueAxis): AxisScale {
  const [low, high] = domain
  return { domain, ticks, share: (value) => (value - low) / (high - low) }
}

/** A logarithmic scale over positive values, rounded out to 1, 2 or 5 times a power of ten. Without any it goes from 1 to 10. */
export function logScale([low, high]: [number, number]): AxisScale {
  const [least, most] = low > 0 && high > 0 ? [low, high] : [1, 10]
  const steps = Math.log10(most / least) > FEW_DECADES ? [1] : [1, 2, 5]
  const values: number[] = []
  for (let power = Math.floor(Math.log10(least)) - 1; power <= Math.ceil(Math.log10(most)) + 1; power += 1) {
    values.push(...steps.map((step) => Number((step * 10 ** power).toPrecision(3))))
  }
  const from = values.filter((value) => value <= least).at(-1) ?? least
  const to = values.find((value) => value >= most && value > from) ?? most
  const [start, length] = [Math.log10(from), Math.log10(to / from)]
  const ticks = values
    .filter((value) => value >= from && value <= to)
    .map((value) => ({ value, text: formatFigure(value, Math.max(0, -Math.floor(Math.log10(value)))) }))
  return { domain: [from, to], ticks, share: (value) => (Math.log10(value) - start) / length }
}

/** A linear scale along x with as many ticks as their texts leave room for. */
export function fittingScale(
  extent: [number, number],
  zero: boolean,
  { width, measure }: { width: number; measure: Measure },
): AxisScale {
  for (let count = MOST_TICKS; count > 1; count -= 1) {
    const scale = linearScale(valueAxis(extent, zero, count))
    if (ticksFit(scale, width, measure)) return scale
  }
  return thinnedScale(linearScale(valueAxis(extent, zero, 2)), width, measure)
}

/** The scale with every n-th tick only, so that the texts fit along x. */
export function thinnedScale(scale: AxisScale, width: number, measure: Measure): AxisScale {
  for (let step = 1; step < scale.ticks.length; step += 1) {
    const thinned = { ...scale, ticks: scale.ticks.filter((_, at) => at % step === 0) }
    if (ticksFit(thinned, width, measure)) return thinned
  }
  return { ...scale, ticks: scale.ticks.slice(0, 1) }
}

/** True where no two texts come near each other; the last one may be moved inwards, off the right edge. */
function ticksFit({ ticks, share }: AxisScale, width: number, measure: Measure): boolean {
  const widths = ticks.map(({ text }) => measure(text, faces.tick.size))
  const places = ticks.map(({ value }, at) => Math.min(share(value) * width, width - (widths[at] ?? 0) / 2))
  return places.every((place, at) => {
    const next = places[at + 1]
    return next === undefined || next - place >= ((widths[at] ?? 0) + (widths[at + 1] ?? 0)) / 2 + TICK_ROOM
  })
}
