import type { Language } from '../../core/base/local-text.ts'
import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import { linearScale, type AxisScale } from '../axis-scale.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { hintOf, nameWithUnit, unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'
import { ellipsis } from '../wrap-text.ts'
import { bar } from './bar.ts'

const LEAST_WIDTH = 190
const PANEL = 150
const GAP = 18
const HEAD = 20
const FOOT = 18
const TICKS = 3
const NEAR_ZERO = 0.4
const MOST_DOTS = 36
/** Share of a slot that a bar fills. */
const BAR = 0.7

type Grid = { columns: number; rows: number }

/**
 * One small chart for each series: a line over periods, bars over names. Series of one unit share their axis, so that heights compare;
 * of different units each has its own, which the chart says.
 */
export function smallMultiples(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories } = data
  if (series.length === 0 || categories.length === 0) return bar(canvas, data, language)
  const alike = new Set(series.map(({ unit }) => unit)).size === 1
  const columns = Math.max(1, Math.min(series.length, Math.floor((canvas.width + GAP) / (LEAST_WIDTH + GAP))))
  const grid = { columns, rows: Math.ceil(series.length / columns) }
  const unit = alike ? unitsOf(series, language) : ''
  const height = grid.rows * PANEL + (grid.rows - 1) * GAP
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    note: chartWord(language, alike ? 'sharedAxis' : 'ownAxis'),
    height: { usual: height, least: height },
    draw(area) {
      const whole = axisFor(data, series)
      for (const [at, one] of series.entries()) {
        const name = alike ? one.name : nameWithUnit(one, language)
        drawPanel(canvas, panelOf(area, grid, at), data, {
          series: one,
          name,
          axis: alike ? whole : axisFor(data, [one]),
        })
      }
    },
  }
}

function panelOf(area: Area, { columns, rows }: Grid, at: number): Area {
  const width = (area.right - area.left - (columns - 1) * GAP) / columns
  const height = (area.bottom - area.top - (rows - 1) * GAP) / rows
  const left = area.left + (at % columns) * (width + GAP)
  const top = area.top + Math.floor(at / columns) * (height + GAP)
  return { left, top, right: left + width, bottom: top + height }
}

/** Bars need zero; lines show it where it is near. */
function axisFor({ categoryKind }: ChartData, series: readonly ChartSeries[]): AxisScale {
  const [low, high] = extentOf(series.flatMap(({ values }) => values))
  const zero = categoryKind === 'name' || (low >= 0 && low < high * NEAR_ZERO)
  return linearScale(valueAxis([low, high], zero, TICKS))
}

type Panel = { series: ChartSeries; name: string; axis: AxisScale }
type Places = { plot: Area; x: (slot: number) => number; y: (value: number) => number; slot: number }

function drawPanel(canvas: Canvas, area: Area, data: ChartData, { series, name, axis }: Panel): void {
  const { svg, theme, measure } = canvas
  const last = series.values
    .slice(0, data.categories.length)
    .filter((value) => value !== null)
    .at(-1)
  const figure = data.categoryKind === 'period' && last !== undefined ? formatFigure(last, series.decimals) : ''
  const space = area.right - area.left - (figure === '' ? 0 : measure(figure, faces.strong.size, 600) + 8)
  const head = ellipsis(name, Math.max(space, 20), faces.strong, measure)
  const full = head === name ? {} : { full: name }
  drawText(canvas, head, { ...faces.strong, x: area.left, y: area.top, edge: 'top', ...full })
  // The newest figure stands beside the name, where no line crosses it.
  if (space > 40) drawText(canvas, figure, { x: area.right, y: area.top, anchor: 'end', edge: 'top' })
  const widest = Math.max(0, ...axis.ticks.map(({ text }) => measure(text, faces.tick.size)))
  const left = Math.min(area.left + widest + 6, (area.left + area.right) / 2)
  const plot = { left, right: area.right - 4, top: area.top + HEAD + 4, bottom: area.bottom - FOOT }
  const slot = (plot.right - plot.left) / data.categories.length
  const x = (at: number) => plot.left + (at + 0.5) * slot
  const y = (value: number) => plot.bottom - axis.share(value) * (plot.bottom - plot.top)
  for (const { value, text } of widest > (area.right - area.left) / 2 ? [] : fewTicks(axis, y)) {
    const line = { x1: round(plot.left), x2: round(plot.right), y1: round(y(value)), y2: round(y(value)) }
    svgElement(svg, 'line', { ...line, stroke: value === 0 ? theme.axis : theme.grid, 'stroke-width': 1 })
    drawText(canvas, text, { ...faces.tick, x: plot.left - 5, y: y(value), anchor: 'end', colour: theme.secondary })
  }
  drawEndsOfCategories(canvas, data, { ...area, left: plot.left })
  const places = { plot, x, y, slot }
  if (data.categoryKind === 'period') drawLine(canvas, data, series, places)
  else drawBars(canvas, data, series, places)
}

/** Ticks that do not touch from top to bottom. */
function fewTicks({ ticks }: AxisScale, y: (value: number) => number): AxisScale['ticks'] {
  const [first, second] = ticks
  if (first === undefined || second === undefined) return ticks
  const step = Math.ceil((faces.tick.size + 4) / Math.max(y(first.value) - y(second.value), 1))
  return ticks.filter((_, at) => at % step === 0)
}

/** The first category at the left and the last at the right; those between are in the tooltips. */
function drawEndsOfCategories(canvas: Canvas, { categories }: ChartData, area: Area): void {
  const { theme, measure } = canvas
  const [first = '', last = ''] = [categories[0], categories.length > 1 ? categories.at(-1) : '']
  const room = (area.right - area.left) / (last === '' ? 1 : 2) - 6
  const look = { ...faces.tick, y: area.bottom, edge: 'bottom', colour: theme.secondary } as const
  for (const [text, place] of [
    [first, { x: area.left, anchor: 'start' }],
    [last, { x: area.right, anchor: 'end' }],
  ] as const) {
    const cut = ellipsis(text, room, faces.tick, measure)
    drawText(canvas, cut, { ...look, ...place, ...(cut === text ? {} : { full: text }) })
  }
}

function drawLine({ svg, theme }: Canvas, data: ChartData, series: ChartSeries, { x, y }: Places): void {
  const colour = seriesColour(theme, 0)
  const values = data.categories.map((_, slot) => series.values[slot] ?? null)
  const path = values.map((value, slot) => {
    if (value === null) return ''
    return `${slot === 0 || (values[slot - 1] ?? null) === null ? 'M' : 'L'}${round(x(slot))},${round(y(value))}`
  })
  svgElement(svg, 'path', { d: path.join(''), fill: 'none', stroke: colour, 'stroke-width': 1.8 })
  const small = values.length > MOST_DOTS
  for (const [slot, value] of values.entries()) {
    if (value === null) continue
    const look = { r: small ? 1.2 : 2, fill: colour }
    const dot = svgElement(svg, 'circle', { cx: round(x(slot)), cy: round(y(value)), ...look })
    svgElement(dot, 'title', {}).textContent = hintOf(data, series, slot, value)
  }
}

function drawBars({ svg, theme }: Canvas, data: ChartData, series: ChartSeries, { x, y, slot: width }: Places): void {
  for (const slot of data.categories.keys()) {
    const value = series.values[slot] ?? null
    if (value === null) continue
    const [top, foot] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))]
    const size = { width: round(Math.max(width * BAR, 0.5)), height: round(foot - top) }
    const place = { x: round(x(slot) - (width * BAR) / 2), y: round(top), ...size }
    const fill = data.totals.includes(slot) ? theme.total : seriesColour(theme, 0)
    svgElement(svgElement(svg, 'rect', { ...place, fill }), 'title', {}).textContent = hintOf(data, series, slot, value)
  }
}
