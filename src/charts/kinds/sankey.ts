import type { Language } from '../../core/base/local-text.ts'
import { seriesOf, type ChartData, type ChartSeries } from '../../core/chart/chart-data.ts'
import { flowGraph, type FlowGraph } from '../../core/chart/flow-graph.ts'
import { faces, type Area, type Canvas, type KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { round } from '../draw-rows.ts'
import { drawText } from '../draw-text.ts'
import { formatFigure } from '../format-figure.ts'
import { NODE, layoutSankey, sankeyHeight, type PlacedNode } from '../layout-sankey.ts'
import { unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { ellipsis } from '../wrap-text.ts'
import { bar } from './bar.ts'

const NAME_SHARE = 0.28
const GAP = 6
const PALE = 0.38
/** A name with less room than this says nothing, px. */
const LEAST_NAME = 30

/** Flows between nodes as ribbons as wide as they are large; names with their sums outside the first and the last column. */
export function sankey(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const graph = flowGraph(data)
  const series = seriesOf(data, 'value', 0)
  if (graph === null || series === null || graph.links.length === 0) return bar(canvas, data, language)
  const unit = unitsOf([series], language)
  const least = Math.max(200, sankeyHeight(graph))
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: [],
    note: graph.left === 0 ? '' : chartWord(language, 'noFlow', { count: graph.left }),
    height: { usual: Math.max(least, Math.min(canvas.width * 0.5, 460)), least },
    draw: (area) => {
      drawFlows(canvas, area, { graph, series })
    },
  }
}

function drawFlows(canvas: Canvas, area: Area, { graph, series }: { graph: FlowGraph; series: ChartSeries }): void {
  const { svg, theme, measure, width } = canvas
  const last = Math.max(...graph.nodes.map(({ level }) => level))
  const textOf = ({ name, size }: { name: string; size: number }) => `${name} ${formatFigure(size, series.decimals)}`
  const widest = (level: number) =>
    Math.max(
      0,
      ...graph.nodes.filter((node) => node.level === level).map((node) => measure(textOf(node), faces.value.size)),
    )
  const room = (level: number) => Math.min(widest(level), width * NAME_SHARE)
  const inner = { ...area, left: area.left + room(0) + GAP, right: area.right - (last === 0 ? 0 : room(last) + GAP) }
  const { nodes, ribbons } = layoutSankey(graph, inner)
  // Names between the columns may reach to the next column.
  const between = (inner.right - inner.left - NODE) / Math.max(last, 1) - NODE - 2 * GAP
  // A class has one colour on both sides of a transition.
  const names = [...new Set(nodes.map(({ name }) => name))]
  const colourOf = (at: number) => seriesColour(theme, names.indexOf(nodes[at]?.name ?? ''))
  for (const { source, target, value, thick, from, to } of ribbons) {
    const [start, end] = [nodes[source], nodes[target]]
    if (start === undefined || end === undefined) continue
    const middle = round((start.right + end.left) / 2)
    const half = Math.max(thick, 0.6) / 2
    const edge = (y1: number, y2: number) => `C${middle},${round(y1)} ${middle},${round(y2)}`
    const d = [
      `M${round(start.right)},${round(from - half)}`,
      `${edge(from - half, to - half)} ${round(end.left)},${round(to - half)}`,
      `L${round(end.left)},${round(to + half)}`,
      `${edge(to + half, from + half)} ${round(start.right)},${round(from + half)}Z`,
    ].join('')
    const path = svgElement(svg, 'path', { d, fill: colourOf(source), 'fill-opacity': PALE })
    const share = (whole: number) => `${formatFigure((value / whole) * 100, 1)}%`
    svgElement(path, 'title', {}).textContent =
      `${start.name} → ${end.name}\n${formatFigure(value, series.decimals)} (${share(start.size)} → ${share(end.size)})`
  }
  for (const [at, node] of nodes.entries()) {
    const size = { width: round(node.right - node.left), height: round(node.bottom - node.top) }
    const rect = svgElement(svg, 'rect', { x: round(node.left), y: round(node.top), ...size, fill: colourOf(at) })
    svgElement(rect, 'title', {}).textContent = textOf(node)
    drawName(canvas, node, {
      last,
      room: node.level > 0 && node.level < last ? Math.min(room(node.level), between) : room(node.level),
      text: textOf(node),
      figure: formatFigure(node.size, series.decimals),
    })
  }
}

/** Names stand outside; those between the columns beside their node, on the ribbons. */
function drawName(
  canvas: Canvas,
  node: PlacedNode,
  { last, room, text, figure }: { last: number; room: number; text: string; figure: string },
): void {
  const { theme, measure } = canvas
  if (room < LEAST_NAME) return
  const spare = room - measure(` ${figure}`, faces.value.size)
  const fits = measure(text, faces.value.size) <= room
  const cut = fits
    ? text
    : spare < 30
      ? ellipsis(node.name, room, faces.value, measure)
      : `${ellipsis(node.name, spare, faces.value, measure)} ${figure}`
  const y = (node.top + node.bottom) / 2
  const full = cut === text ? {} : { full: text }
  const left = node.level === 0 && last > 0
  const place = left ? ({ x: node.left - GAP, anchor: 'end' } as const) : { x: node.right + GAP }
  drawText(canvas, cut, {
    y,
    ...place,
    ...full,
    ...(node.level > 0 && node.level < last ? { halo: theme.surface } : {}),
  })
}
