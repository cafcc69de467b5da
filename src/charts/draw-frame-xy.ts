import type { AxisScale } from './axis-scale.ts'
import { faces, type Area, type Canvas } from './canvas.ts'
import { round } from './draw-rows.ts'
import { drawText } from './draw-text.ts'
import { svgElement } from './svg-element.ts'
import { ellipsis } from './wrap-text.ts'

const TICK_GAP = 7
const TICKS_HEIGHT = 20
const TITLE_HEIGHT = 18
const TOP = 8

/** A plot of two measured axes: its area, and the places of values. */
export type XyPlot = { plot: Area; x: (value: number) => number; y: (value: number) => number }

/** Left edge of the plot: the figures of the y axis stand before it. */
export function plotOf({ measure }: Canvas, area: Area, y: AxisScale): Area {
  const widest = Math.max(0, ...y.ticks.map(({ text }) => measure(text, faces.tick.size)))
  const left = Math.min(area.left + widest + TICK_GAP, area.right - 20)
  return { left, right: area.right - 6, top: area.top + TOP, bottom: area.bottom - TICKS_HEIGHT - TITLE_HEIGHT }
}

/** Draws grid, figures and the title of the x axis into an area whose plot is {@link plotOf}. */
export function drawXyFrame(
  canvas: Canvas,
  area: Area,
  { x: along, y: up, title }: { x: AxisScale; y: AxisScale; title: string },
): XyPlot {
  const { svg, theme, measure } = canvas
  const plot = plotOf(canvas, area, up)
  const x = (value: number) => plot.left + along.share(value) * (plot.right - plot.left)
  const y = (value: number) => plot.bottom - up.share(value) * (plot.bottom - plot.top)
  const grid = (from: [number, number], to: [number, number], zero: boolean) => {
    const ends = { x1: round(from[0]), y1: round(from[1]), x2: round(to[0]), y2: round(to[1]) }
    svgElement(svg, 'line', { ...ends, stroke: zero ? theme.axis : theme.grid, 'stroke-width': 1 })
  }
  const look = { ...faces.tick, colour: theme.secondary }
  for (const { value, text } of up.ticks) {
    grid([plot.left, y(value)], [plot.right, y(value)], value === 0)
    drawText(canvas, text, { ...look, x: plot.left - TICK_GAP, y: y(value), anchor: 'end' })
  }
  for (const { value, text } of along.ticks) {
    grid([x(value), plot.top], [x(value), plot.bottom], value === 0)
    const half = measure(text, faces.tick.size) / 2
    const at = Math.min(Math.max(x(value), area.left + half), area.right - half)
    drawText(canvas, text, { ...look, x: at, y: plot.bottom + 5, anchor: 'middle', edge: 'top' })
  }
  const cut = ellipsis(title, area.right - area.left, faces.axis, measure)
  drawText(canvas, cut, {
    ...faces.axis,
    x: area.right,
    y: area.bottom,
    anchor: 'end',
    edge: 'bottom',
    colour: theme.secondary,
    ...(cut === title ? {} : { full: title }),
  })
  return { plot, x, y }
}
