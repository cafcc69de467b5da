import { area as areaPath, line as linePath } from 'd3-shape'
import type { Language } from '../../core/base/local-text.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import { stackLayers, type Layer } from '../../core/chart/stack-layers.ts'
import type { Canvas, Key, KindLayout } from '../canvas.ts'
import { MOST_END_NAMES, drawEndNames, setEndNames } from '../draw-end-names.ts'
import type { Places } from '../draw-index-plot.ts'
import { round } from '../draw-rows.ts'
import { drawUpright } from '../draw-upright.ts'
import { formatFigure } from '../format-figure.ts'
import { emptyPicture } from '../picture.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { axisOf, valueAxis } from '../value-axis.ts'
import { line, lineOf } from './line.ts'

/** Series on top of each other over the categories, or as shares of their sum. Negative figures cannot be stacked: they are drawn as lines. */
export function area(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories, options } = data
  const layers = series.length === 0 ? null : stackLayers(series, categories.length, options.share)
  if (layers === null) return line(canvas, data, language)
  const keys = series.map(({ name }, at): Key => ({ name, colour: seriesColour(canvas.theme, at), mark: 'bar' }))
  const named = series.length > 1 && series.length <= MOST_END_NAMES
  const unit = options.share ? '%' : unitsOf(series, language)
  const picture = emptyPicture(categories, data.categoryKind, data.totals)
  // The figures of a single series stand at its edge.
  if (series.length === 1 && !options.share) picture.lines.push(lineOf(data, 0, seriesColour(canvas.theme, 0)))
  const highest = Math.max(0, ...layers.flat().map((layer) => layer?.to ?? 0))
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: series.length > 1 && !named ? [...keys].reverse() : [],
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 220), 440), least: 180 },
    draw(place) {
      const steps = Math.max(3, Math.round((place.bottom - place.top) / 56))
      const left = options.share ? axisOf([0, 100], [0, 20, 40, 60, 80, 100]) : valueAxis([0, highest], true, steps)
      const names = named ? setEndNames(canvas, keys) : null
      const { places, plot } = drawUpright(canvas, place, picture, { left, right: null, room: names?.room ?? 0 })
      drawLayers(canvas, data, { layers, places, first: canvas.svg.querySelector('[aria-label="line"]') })
      const heightOf = (at: number) => {
        const last = layers[at]?.filter((layer) => layer !== null).at(-1) ?? null
        return last === null ? null : places.value((last.from + last.to) / 2)
      }
      if (names !== null) drawEndNames(canvas, names, { plot, right: place.right, heightOf, mark: 'bar' })
    },
  }
}

/** Draws the layers, before the element `first` (the line of a single series) where there is one. */
function drawLayers(
  { svg, theme }: Canvas,
  data: ChartData,
  { layers, places, first }: { layers: Layer[][]; places: Places; first: Element | null },
): void {
  const x = (_: Layer, at: number) => round(places.index(at + 0.5))
  const known = (layer: Layer) => layer !== null
  const shape = areaPath<Layer>(
    x,
    (layer) => round(places.value(layer?.from ?? 0)),
    (layer) => round(places.value(layer?.to ?? 0)),
  )
  const edge = linePath<Layer>(x, (layer) => round(places.value(layer?.to ?? 0)))
  for (const [at, list] of layers.entries()) {
    const colour = seriesColour(theme, at)
    const fill = { fill: colour, 'fill-opacity': layers.length === 1 ? 0.25 : 0.85 }
    const path = svgElement(svg, 'path', { d: shape.defined(known)(list) ?? '', ...fill })
    svgElement(path, 'title', {}).textContent = data.series[at]?.name ?? ''
    if (first !== null) svg.insertBefore(path, first)
    else
      svgElement(svg, 'path', {
        d: edge.defined(known)(list) ?? '',
        fill: 'none',
        stroke: theme.surface,
        'stroke-width': 1,
      })
    for (const [slot, layer] of list.entries()) {
      if (layer === null || layers.length === 1) continue
      drawHint(svg, data, { at, slot, layer, places, slots: list.length })
    }
  }
}

/** An unseen strip over one category of a layer that carries its figure. */
function drawHint(
  svg: SVGSVGElement,
  data: ChartData,
  {
    at,
    slot,
    layer,
    places,
    slots,
  }: { at: number; slot: number; layer: NonNullable<Layer>; places: Places; slots: number },
): void {
  const series = data.series[at]
  const value = series?.values[slot] ?? null
  if (series === undefined || value === null) return
  const [start, end] = [Math.max(slot, 0.5), Math.min(slot + 1, slots - 0.5)].map((place) => places.index(place))
  const [top, bottom] = [places.value(layer.to), places.value(layer.from)]
  if (start === undefined || end === undefined || end <= start) return
  const place = { x: round(start), y: round(top), width: round(end - start), height: round(bottom - top) }
  const rect = svgElement(svg, 'rect', { ...place, fill: '#FFFFFF', 'fill-opacity': 0 })
  const share = data.options.share ? ` (${formatFigure(layer.to - layer.from, 1)} %)` : ''
  svgElement(rect, 'title', {}).textContent = hintOf(data, series, slot, value) + share
}
