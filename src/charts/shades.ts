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

/**
 * Shades of one colour for figures on one side of `center`, of two colours for figures on both sides: darker is further from it, or
 * from the near end where all lie on one side.
 */
export function shadesOf([low, high]: [number, number], theme: ChartTheme, center = 0): Shades {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low <= size * ALIKE) return { colourOf: () => mix(theme, theme.rise, 0.5), keys: [] }
  const both = low < center && high > center
  const inner = ticks(low, high, CLASSES).filter((bound) => bound > low && bound < high)
  // The center parts the two colours.
  const bounds = both && !inner.includes(center) ? [...inner, center].sort((a, b) => a - b) : inner
  const middle = both ? bounds.indexOf(center) : high <= center ? bounds.length : -1
  const colours = Array.from({ length: bounds.length + 1 }, (_, at) =>
    shadeAt(theme, at, { middle, count: bounds.length, both }),
  )
  const decimals = tickDecimals(bounds)
  const text = (bound: number) => formatFigure(bound, decimals)
  const keys = colours.map((colour, at): Key => {
    const [from, to] = [bounds[at - 1], bounds[at]]
    const range = `${text(from ?? 0)}–${text(to ?? 0)}`
    const name = from === undefined ? `< ${text(to ?? 0)}` : to === undefined ? `≥ ${text(from)}` : range
    return { name, colour, mark: 'bar' }
  })
  const classOf = (value: number) => bounds.filter((bound) => value >= bound).length
  return { colourOf: (value) => colours[classOf(value)] ?? theme.rise, keys: bounds.length === 0 ? [] : keys }
}

/** The shade of the nth class; `middle` is the bound at which the colour changes. */
function shadeAt(
  theme: ChartTheme,
  at: number,
  { middle, count, both }: { middle: number; count: number; both: boolean },
): string {
  const below = at <= middle
  const distance = below ? middle - at : at - middle - 1
  const longest = both ? Math.max(middle, count - middle - 1) + 1 : Math.max(count, 1)
  const share = (distance + (both ? 1 : 0)) / longest
  return mix(theme, below ? theme.fall : theme.rise, PALEST + (1 - PALEST) * share)
}

/** A colour thinned towards the ground of the theme; `share` 1 is the colour itself. */
export function mix(theme: ChartTheme, colour: string, share: number): string {
  const channels = (text: string) => [1, 3, 5].map((from) => parseInt(text.slice(from, from + 2), 16))
  const [ground, paint] = [channels(theme.surface), channels(colour)]
  const mixed = paint.map((value, at) => Math.round(value * share + (ground[at] ?? 255) * (1 - share)))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}
