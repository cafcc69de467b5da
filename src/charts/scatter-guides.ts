import type { Language } from '../core/base/local-text.ts'
import type { ChartOptions } from '../core/chart/chart-data.ts'
import { quantile } from '../core/chart/quantiles.ts'
import type { AxisScale } from './axis-scale.ts'
import { faces, type Canvas } from './canvas.ts'
import { chartWord } from './chart-words.ts'
import type { XyPlot } from './draw-frame-xy.ts'
import { round } from './draw-rows.ts'
import { drawText } from './draw-text.ts'
import { formatFigure } from './format-figure.ts'
import { labelBox, type Box } from './label.ts'
import { svgElement } from './svg-element.ts'

const SAMPLES = 48

type Guides = {
  options: ChartOptions
  /** Both axes: a line of equality is drawn from the larger of the starts to the smaller of the ends. */
  scales: { x: AxisScale; y: AxisScale }
  points: readonly { x: number; y: number }[]
  decimals: { x: number; y: number }
}

/** Draws the band, the line of equality and the medians that the options ask for; answers what their texts cover. */
export function drawGuides(canvas: Canvas, frame: XyPlot, guides: Guides, language: Language): Box[] {
  const { options } = guides
  if (options.band !== null) drawBand(canvas, frame, guides, options.band)
  if (options.diagonal || options.band !== null) drawDiagonal(canvas, frame, guides.scales)
  return options.medians ? drawMedians(canvas, frame, guides, language) : []
}

function drawDiagonal({ svg, theme }: Canvas, { x, y }: XyPlot, scales: Guides['scales']): void {
  const from = Math.max(scales.x.domain[0], scales.y.domain[0])
  const to = Math.min(scales.x.domain[1], scales.y.domain[1])
  if (from >= to) return
  const ends = { x1: round(x(from)), y1: round(y(from)), x2: round(x(to)), y2: round(y(to)) }
  svgElement(svg, 'line', { ...ends, stroke: theme.axis, 'stroke-width': 1.5 })
}

/** The band is cut off at the edges of the plot: its edges are walked along x and held inside. */
function drawBand({ svg, theme }: Canvas, { plot, x, y }: XyPlot, { options, scales }: Guides, band: number): void {
  const [low, high] = scales.x.domain
  const walk = Array.from({ length: SAMPLES + 1 }, (_, at) => {
    const share = at / SAMPLES
    return options.log ? low * (high / low) ** share : low + (high - low) * share
  })
  const half = (value: number) => (options.log ? (value * band) / 100 : band)
  const hold = (value: number) => {
    // On logarithmic axes a band of 100 % and more has no lower edge.
    const place = options.log && value <= 0 ? plot.bottom : y(value)
    return Math.min(Math.max(place, plot.top), plot.bottom)
  }
  const upper = walk.map((value) => `${round(x(value))},${round(hold(value + half(value)))}`)
  const lower = walk.map((value) => `${round(x(value))},${round(hold(value - half(value)))}`)
  const points = [...upper, ...lower.reverse()].join(' ')
  svgElement(svg, 'polygon', { points, fill: theme.total, 'fill-opacity': 0.14 })
}

function drawMedians(canvas: Canvas, { plot, x, y }: XyPlot, guides: Guides, language: Language): Box[] {
  const { svg, theme, measure } = canvas
  const middle = (values: number[]) => quantile(values, 0.5)
  const across = middle(guides.points.map((point) => point.x))
  const up = middle(guides.points.map((point) => point.y))
  if (across === null || up === null) return []
  const dash = { stroke: theme.axis, 'stroke-width': 1, 'stroke-dasharray': '4 3' }
  const at = { x: round(x(across)), y: round(y(up)) }
  svgElement(svg, 'line', { x1: at.x, x2: at.x, y1: plot.top, y2: plot.bottom, ...dash })
  svgElement(svg, 'line', { x1: plot.left, x2: plot.right, y1: at.y, y2: at.y, ...dash })
  const word = (value: number, decimals: number) =>
    chartWord(language, 'median', { value: formatFigure(value, decimals) })
  const look = { ...faces.tick, colour: theme.secondary, halo: theme.surface } as const
  const vertical = word(across, guides.decimals.x)
  const roomRight = plot.right - at.x > measure(vertical, faces.tick.size) + 8
  const first = { x: roomRight ? at.x + 4 : at.x - 4, y: plot.top + 8, anchor: roomRight ? 'start' : 'end' } as const
  const horizontal = word(up, guides.decimals.y)
  // Where both texts would meet, the second one stands below its line.
  const near = Math.abs(at.y - 8 - first.y) < 18
  const second = { x: plot.right - 2, y: at.y + (near ? 9 : -8), anchor: 'end' } as const
  const texts = [
    { text: vertical, place: first },
    { text: horizontal, place: second },
  ]
  return texts.map(({ text, place }) => {
    drawText(canvas, text, { ...look, ...place })
    return labelBox({ ...look, ...place, edge: 'middle', lines: [text] }, measure)
  })
}
