import { fittingScale } from './axis-scale.ts'
import type { ChartSeries } from '../core/chart/chart-data.ts'
import { faces, type Area, type Canvas, type KindLayout } from './canvas.ts'
import { drawPanelAxis, drawRowNames, layoutRows, round } from './draw-rows.ts'
import { formatFigure } from './format-figure.ts'
import { GAP_SIGN } from './single-bars.ts'
import { svgElement } from './svg-element.ts'

/** A row on the page: its middle and height, the places of values, and whether figures beside its marks have room. */
export type RowPlace = {
  y: number
  row: number
  x: (value: number) => number
  figures: boolean
  left: number
  right: number
}

/** What a chart of rows over one horizontal axis shows. `room` is what figures beside the outermost marks need on either side. */
export type RowPlan = {
  names: string[]
  totals: readonly number[]
  extent: [number, number]
  zero: boolean
  /** Value at which a dashed line is drawn through all rows; the extent holds it. */
  reference: number | null
  room: { left: number; right: number }
  /** Least height of a row in px; 24 where left out. */
  least?: number
  drawRow: (slot: number, place: RowPlace) => void
}

/** Share of the width that figures may take. */
const MOST_FIGURES = 0.45
const BARE = 10

/** Lays rows out: names at the left, one axis below, marks drawn by the plan. */
export function rowChart(canvas: Canvas, plan: RowPlan): Pick<KindLayout, 'height' | 'draw'> {
  const layout = layoutRows(canvas, plan.names, plan.least)
  return {
    height: { usual: layout.height, least: layout.height },
    draw(area) {
      const { plot, y, row } = drawRowNames(canvas, area, layout, plan.totals)
      const width = plot.right - plot.left
      const figures = plan.room.left + plan.room.right <= width * MOST_FIGURES
      const room = figures ? plan.room : { left: BARE, right: BARE }
      const panel = {
        ...plot,
        left: plot.left + room.left,
        right: Math.max(plot.right - room.right, plot.left + room.left + 1),
      }
      const scale = fittingScale(plan.extent, plan.zero, { width: panel.right - panel.left, measure: canvas.measure })
      const x = drawPanelAxis(canvas, panel, scale, area)
      if (plan.reference !== null) drawReference(canvas, panel, x(plan.reference))
      for (const slot of plan.names.keys()) {
        plan.drawRow(slot, { y: y(slot), row, x, figures, left: panel.left, right: panel.right })
      }
    },
  }
}

function drawReference({ svg, theme }: Canvas, panel: Area, x: number): void {
  const line = { x1: round(x), x2: round(x), y1: round(panel.top), y2: round(panel.bottom) }
  svgElement(svg, 'line', { ...line, stroke: theme.ink, 'stroke-width': 1.2, 'stroke-dasharray': '5 3' })
}

/** Width of the widest figure of some series, or of the sign of a gap. */
export function widestFigure({ measure }: Canvas, series: readonly ChartSeries[]): number {
  const texts = series.flatMap(({ values, decimals }) =>
    values.map((value) => (value === null ? GAP_SIGN : formatFigure(value, decimals))),
  )
  return Math.max(0, ...texts.map((text) => measure(text, faces.value.size)))
}
