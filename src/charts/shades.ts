import { ticks } from 'd3-array'
import type { Key } from './canvas.ts'
import { formatFigure, tickDecimals } from './format-figure.ts'
import type { ChartTheme } from './theme.ts'

/** Classes of figures, each with a shade: darker is further from zero or from the low end. */
export type Shades = { colourOf(value: number): string; keys: Key[] }

const CLASSES = 5
const PALEST = 0.12
/** Between a thousand figures that are all alike nothing can be told apart. */
const ALIKE = 1e-9

/** Shades of one colour for figures of one sign, of two colours to both sides of zero otherwise. */
export function shadesOf([low, high]: [number, number], theme: ChartTheme): Shades {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low <= size * ALIKE) return { colourOf: () => mix(theme, theme.rise, 0.5), keys: [] }
  const both = low < 0 && high > 0
  const inner = ticks(low, high, CLASSES).filter((bound) => bound > low && bound < high)
  // Zero parts the two colours.
  const bounds = both && !inner.includes(0) ? [...inner, 0].sort((a, b) => a - b) : inner
  const decimals = tickDecimals(bounds)
  const text = (bound: number) => formatFigure(bound, decimals)
  const colours = Array.from({ length: bounds.length + 1 }, (_, at) => {
    if (!both) {
      const dark = high <= 0 ? bounds.length - at : at
      return mix(
        theme,
        high <= 0 ? theme.fall : theme.rise,
        PALEST + ((1 - PALEST) * dark) / Math.max(bounds.length, 1),
      )
    }
    const zero = bounds.indexOf(0)
    const [distance, most] = at <= zero ? [zero - at, zero] : [at - zero - 1, bounds.length - zero - 1]
    const longest = Math.max(zero, bounds.length - zero - 1, 1)
    const share = most === 0 ? 0.3 : (distance + 1) / (longest + 1)
    return mix(theme, at <= zero ? theme.fall : theme.rise, PALEST + (1 - PALEST) * share)
  })
  const classOf = (value: number) => bounds.filter((bound) => value >= bound).length
  const keys = colours.map((colour, at): Key => {
    const [from, to] = [bounds[at - 1], bounds[at]]
    const name =
      from === undefined ? `< ${text(to ?? 0)}` : to === undefined ? `≥ ${text(from)}` : `${text(from)}–${text(to)}`
    return { name, colour, mark: 'bar' }
  })
  return { colourOf: (value) => colours[classOf(value)] ?? theme.rise, keys: bounds.length === 0 ? [] : keys }
}

/** A colour thinned towards the ground of the theme; `share` 1 is the colour itself. */
export function mix(theme: ChartTheme, colour: string, share: number): string {
  const channels = (text: string) => [1, 3, 5].map((from) => parseInt(text.slice(from, from + 2), 16))
  const [ground, paint] = [channels(theme.surface), channels(colour)]
  const mixed = paint.map((value, at) => Math.round(value * share + (ground[at] ?? 255) * (1 - share)))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}
