import type { Language } from '../../core/base/local-text.ts'
import { lanesOf, type Lane } from '../../core/chart/box-figures.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { round } from '../draw-rows.ts'
import { rowChart, type RowPlace } from '../row-chart.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

const RADIUS = 3.2
const LANE = 34
/** Earlier dots that a dot may have to give way to. */
const MOST_NEAR = 200

/** Every figure as a dot on the row of its lane; dots that would cover each other are moved aside. A tick is the target of a lane. */
export function strip(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const series = seriesOf(data, 'value', 0)
  const found = lanesOf(data)
  if (series === null || found === null) return bar(canvas, data, language)
  const target = seriesOf(data, 'target', null)
  const unit = unitsOf([series], language)
  const keys: Key[] =
    target === null
      ? []
      : [
          { name: series.name, colour: seriesColour(canvas.theme, 0), mark: 'dot' },
          { name: target.name, colour: canvas.theme.ink, mark: 'tick' },
        ]
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: keys,
    note: found.missing === 0 ? '' : chartWord(language, 'missing', { count: found.missing }),
    ...rowChart(canvas, {
      names: found.lanes.map(({ name }) => name),
      totals: [],
      extent: extentOf([...series.values, ...(target?.values ?? [])]),
      zero: false,
      reference: null,
      room: { left: 8, right: 8 },
      least: LANE,
      drawRow(slot, place) {
        const lane = found.lanes[slot]
        if (lane !== undefined) drawLane(canvas, data, { lane, series, place })
      },
    }),
  }
}

function drawLane(
  { svg, theme }: Canvas,
  data: ChartData,
  { lane, series, place }: { lane: Lane; series: ChartSeries; place: RowPlace },
): void {
  const { x, y, row } = place
  const guide = { x1: round(place.left), x2: round(place.right), y1: round(y), y2: round(y) }
  svgElement(svg, 'line', { ...guide, stroke: theme.grid, 'stroke-width': 1 })
  if (lane.target !== null) {
    const at = {
      x1: round(x(lane.target)),
      x2: round(x(lane.target)),
      y1: round(y - row * 0.35),
      y2: round(y + row * 0.35),
    }
    svgElement(svg, 'line', { ...at, stroke: theme.ink, 'stroke-width': 2 })
  }
  const sorted = [...lane.points].sort((a, b) => a.value - b.value)
  const asides = movedAside(
    sorted.map(({ value }) => x(value)),
    row / 2 - RADIUS - 1,
  )
  for (const [at, { index, value }] of sorted.entries()) {
    const dot = { cx: round(x(value)), cy: round(y + (asides[at] ?? 0)), r: RADIUS }
    const look = { fill: seriesColour(theme, 0), 'fill-opacity': 0.75, stroke: theme.surface, 'stroke-width': 0.5 }
    svgElement(svgElement(svg, 'circle', { ...dot, ...look }), 'title', {}).textContent = hintOf(
      data,
      series,
      index,
      value,
    )
  }
}

/**
 * How far each dot moves off the middle of its row so that it covers no earlier one; `xs` rise. Beyond `most` px dots cover each
 * other again.
 */
export function movedAside(xs: readonly number[], most: number): number[] {
  const step = RADIUS * 1.9
  const placed: { x: number; aside: number }[] = []
  for (const x of xs) {
    const near = placed.slice(-MOST_NEAR).filter((other) => x - other.x < 2 * RADIUS)
    const tries = Math.max(Math.floor(most / step), 0)
    let best = 0
    for (let ring = 0; ring <= tries; ring += 1) {
      const free = [ring * step, -ring * step].find((aside) =>
        near.every((other) => Math.hypot(x - other.x, aside - other.aside) >= 2 * RADIUS * 0.95),
      )
      if (free === undefined) continue
      best = free
      break
    }
    placed.push({ x, aside: best })
  }
  return placed.map(({ aside }) => aside)
}
