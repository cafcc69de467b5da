import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import type { Places } from '../draw-index-plot.ts'
import { round } from '../draw-rows.ts'
import { drawUpright } from '../draw-upright.ts'
import { formatFigure } from '../format-figure.ts'
import { emptyPicture } from '../picture.ts'
import { hintsOf, unitsOf } from '../series-text.ts'
import { mix } from '../shades.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'
import { line } from './line.ts'

const PALE = 0.2
const MOST_DOTS = 40
const NEAR_ZERO = 0.4

type Parts = { value: ChartSeries; low: ChartSeries; high: ChartSeries; target: ChartSeries | null }

/** A line within the band from `low` to `high` (an interval, the range of past years); `target` is a dashed line of comparison. */
export function fan(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const [value, low, high] = [seriesOf(data, 'value', 0), seriesOf(data, 'low', 1), seriesOf(data, 'high', 2)]
  if (value === null || low === null || high === null) return line(canvas, data, language)
  const parts = { value, low, high, target: seriesOf(data, 'target', 3) }
  const all = [value, low, high, ...(parts.target === null ? [] : [parts.target])]
  const { theme } = canvas
  const colour = seriesColour(theme, 0)
  const values = data.categories.map((_, slot) => value.values[slot] ?? null)
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  picture.lines.push({
    name: value.name,
    axis: 'left',
    colour,
    values,
    texts: values.map((one) => (one === null ? '' : formatFigure(one, value.decimals))),
    hints: values.map((one, slot) => (one === null ? '' : hintsOf(data, all, slot))),
    dotted: values.length <= MOST_DOTS,
  })
  const keys: Key[] = [
    { name: value.name, colour, mark: 'line' },
    { name: `${low.name}–${high.name}`, colour: mix(theme, colour, PALE), mark: 'bar' },
    { name: parts.target?.name ?? '', colour: theme.ink, mark: 'dash' },
  ]
  const unit = unitsOf(all, language)
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: parts.target === null ? keys.slice(0, 2) : keys,
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 240), 440), least: 200 },
    draw(area) {
      const [least, most] = extentOf(all.flatMap((one) => one.values))
      const zero = least >= 0 && least < most * NEAR_ZERO
      const left = valueAxis([least, most], zero, Math.max(3, Math.round((area.bottom - area.top) / 56)))
      const { places } = drawUpright(canvas, area, picture, { left, right: null, room: 0 })
      const before = canvas.svg.querySelector('[aria-label="line"]')
      drawBand(canvas, data, { parts, places, before })
      if (parts.target !== null) drawTarget(canvas, data, { target: parts.target, places, before })
    },
  }
}

/** Draws the band under the line; each run without a gap is one shape, a single period a bar of a third of its slot. */
function drawBand(
  { svg, theme }: Canvas,
  { categories }: ChartData,
  { parts, places, before }: { parts: Parts; places: Places; before: Element | null },
): void {
  const runs: { slot: number; low: number; high: number }[][] = [[]]
  for (const slot of categories.keys()) {
    const [low, high] = [parts.low.values[slot] ?? null, parts.high.values[slot] ?? null]
    if (low === null || high === null) runs.push([])
    else runs.at(-1)?.push({ slot, low, high })
  }
  for (const run of runs.filter(({ length }) => length > 0)) {
    const wide =
      run.length === 1
        ? run.flatMap((one) => [
            { ...one, slot: one.slot - 0.16 },
            { ...one, slot: one.slot + 0.16 },
          ])
        : run
    const upper = wide.map(({ slot, high }) => `${round(places.index(slot + 0.5))},${round(places.value(high))}`)
    const lower = wide.map(({ slot, low }) => `${round(places.index(slot + 0.5))},${round(places.value(low))}`)
    const points = [...upper, ...lower.reverse()].join(' ')
    const band = svgElement(svg, 'polygon', { points, fill: seriesColour(theme, 0), 'fill-opacity': PALE })
    if (before !== null) svg.insertBefore(band, before)
  }
}

function drawTarget(
  { svg, theme }: Canvas,
  { categories }: ChartData,
  { target, places, before }: { target: ChartSeries; places: Places; before: Element | null },
): void {
  const parts = [...categories.keys()].flatMap((slot): string[] => {
    const value = target.values[slot] ?? null
    if (value === null) return []
    const starts = slot === 0 || (target.values[slot - 1] ?? null) === null
    return [`${starts ? 'M' : 'L'}${round(places.index(slot + 0.5))},${round(places.value(value))}`]
  })
  const dash = { stroke: theme.ink, 'stroke-width': 1.5, 'stroke-dasharray': '4 3', fill: 'none' }
  const path = svgElement(svg, 'path', { d: parts.join(''), ...dash })
  if (before !== null) svg.insertBefore(path, before)
}
