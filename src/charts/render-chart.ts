import type { Language } from '../core/base/local-text.ts'
import type { ChartData, ChartKind } from '../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from './canvas.ts'
import { layoutFrame } from './draw-frame.ts'
import { area } from './kinds/area.ts'
import { bar } from './kinds/bar.ts'
import { divergingBar } from './kinds/diverging-bar.ts'
import { dumbbell } from './kinds/dumbbell.ts'
import { groupedBar } from './kinds/grouped-bar.ts'
import { heatmap } from './kinds/heatmap.ts'
import { levelGrowth } from './kinds/level-growth.ts'
import { line } from './kinds/line.ts'
import { pareto } from './kinds/pareto.ts'
import { pie } from './kinds/pie.ts'
import { scatter } from './kinds/scatter.ts'
import { stackedBar } from './kinds/stacked-bar.ts'
import { waterfall } from './kinds/waterfall.ts'
import { bullet } from './kinds/bullet.ts'
import { dot } from './kinds/dot.ts'
import { funnel } from './kinds/funnel.ts'
import { histogram } from './kinds/histogram.ts'
import { lollipop } from './kinds/lollipop.ts'
import { step } from './kinds/step.ts'
import { treemap } from './kinds/treemap.ts'
import { box } from './kinds/box.ts'
import { strip } from './kinds/strip.ts'
import { slope } from './kinds/slope.ts'
import { bump } from './kinds/bump.ts'
import { fan } from './kinds/fan.ts'
import { smallMultiples } from './kinds/small-multiples.ts'
import { calendarHeatmap } from './kinds/calendar-heatmap.ts'
import { sankey } from './kinds/sankey.ts'
import { radar } from './kinds/radar.ts'
import { gantt } from './kinds/gantt.ts'
import { parallel } from './kinds/parallel.ts'
import { upset } from './kinds/upset.ts'
import { createMeasure } from './measure-text.ts'
import { svgElement } from './svg-element.ts'
import { chartTheme, type RiseFall, type ThemeName } from './theme.ts'

/**
 * How a chart is drawn. `width` in CSS px; where left out 640, on paper 605. `height` is a wish for the whole picture: a chart that needs more
 * (40 rows of names) takes more. Without it each kind takes what suits it.
 */
export type RenderOptions = {
  document: Document
  width?: number
  height?: number
  theme: ThemeName
  language: Language
  fontFamily: string
  riseFall?: RiseFall
}

const kinds: Record<ChartKind, (canvas: Canvas, data: ChartData, language: Language) => KindLayout> = {
  bar,
  'grouped-bar': groupedBar,
  'stacked-bar': stackedBar,
  'diverging-bar': divergingBar,
  line,
  'level-growth': levelGrowth,
  waterfall,
  pie,
  pareto,
  heatmap,
  scatter,
  dumbbell,
  area,
  histogram,
  step,
  funnel,
  bullet,
  lollipop,
  dot,
  treemap,
  box,
  strip,
  slope,
  bump,
  fan,
  'small-multiples': smallMultiples,
  'calendar-heatmap': calendarHeatmap,
  sankey,
  radar,
  gantt,
  parallel,
  upset,
}

/** On paper as wide as the text of an A4 page (160 mm at 96 dpi), so that sizes of type are true. */
const USUAL_WIDTH: Record<ThemeName, number> = { light: 640, dark: 640, print: 605 }

/**
 * Draws a chart as one self-contained SVG: title, subtitle, units, legend, notes and source are inside, all looks are attributes.
 * The same picture serves the page, a saved .svg and, through a canvas, a .png.
 */
export function renderChart(chart: ChartData, options: RenderOptions): SVGSVGElement {
  const { document, language } = options
  const data = plainChart(chart)
  const width = Math.max(Math.round(options.width ?? USUAL_WIDTH[options.theme]), 240)
  const theme = chartTheme(options.theme, options.riseFall ?? 'none', data.options.palette)
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const canvas: Canvas = { svg, document, width, theme, measure: createMeasure(options.fontFamily) }
  const kind = kinds[data.kind](canvas, data, language)
  const frame = layoutFrame(canvas, data, kind, language)
  const wanted = options.height === undefined ? kind.height.usual : options.height - frame.above - frame.below
  const plotHeight = Math.max(wanted, kind.height.least)
  const height = Math.ceil(frame.above + plotHeight + frame.below)
  setRoot(svg, data, { width, height, fontFamily: options.fontFamily, language })
  if (theme.painted) svgElement(svg, 'rect', { width, height, fill: theme.surface })
  const area = { left: theme.padding, right: width - theme.padding, top: frame.above, bottom: frame.above + plotHeight }
  frame.draw(area)
  kind.draw(area)
  return svg
}

type Root = { width: number; height: number; fontFamily: string; language: Language }

function setRoot(svg: SVGSVGElement, data: ChartData, { width, height, fontFamily, language }: Root): void {
  const attributes = {
    width: String(width),
    height: String(height),
    viewBox: `0 0 ${width} ${height}`,
    'font-family': fontFamily,
    'font-variant-numeric': 'lining-nums tabular-nums',
    lang: language === 'zh' ? 'zh-CN' : 'en',
    role: 'img',
    'aria-label': data.description === '' ? data.title : data.description,
  }
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value)
  if (data.description !== '') svgElement(svg, 'desc', {}).textContent = data.description
}

/** Infinity and NaN of a query cannot be drawn; they are gaps. Characters that no XML file may hold are dropped from texts. */
function plainChart(data: ChartData): ChartData {
  return {
    ...data,
    title: plainText(data.title),
    subtitle: plainText(data.subtitle),
    sourceLine: plainText(data.sourceLine),
    description: plainText(data.description),
    notes: data.notes.map(plainText),
    categories: data.categories.map(plainText),
    categoryName: plainText(data.categoryName),
    labels: data.labels.map((labels) => ({
      ...labels,
      name: plainText(labels.name),
      values: labels.values.map(plainText),
    })),
    series: data.series.map((series) => ({
      ...series,
      name: plainText(series.name),
      reasons: series.reasons.map((reason) => (reason === null ? null : plainText(reason))),
      unit: series.unit === null ? null : plainText(series.unit),
      values: series.values.map((value) => (value === null || !Number.isFinite(value) ? null : value)),
    })),
  }
}

function plainText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}
