import type { Language } from '../../core/base/local-text.ts'
import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { chartWord } from '../chart-words.ts'
import { cellTableHeight, drawCells, type Cell } from '../draw-cells.ts'
import { layoutRows } from '../draw-rows.ts'
import { formatFigure } from '../format-figure.ts'
import { gapHintOf, hintOf, unitsOf } from '../series-text.ts'
import { shadesOf, type Shades } from '../shades.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { extentOf } from '../value-axis.ts'
import { bar } from './bar.ts'

/**
 * Categories from top to bottom, series from left to right, figures as shades. Series of different units have shades of their own,
 * which the chart says.
 */
export function heatmap(canvas: Canvas, data: ChartData, language: Language): KindLayout {
  const { series, categories } = data
  if (series.length === 0 || categories.length === 0) return bar(canvas, data, language)
  const alike = new Set(series.map(({ unit }) => unit)).size === 1
  const { center } = data.options
  const whole = shadesOf(extentOf(series.flatMap(({ values }) => values)), canvas.theme, center)
  const shades = series.map(({ values }) => (alike ? whole : shadesOf(extentOf(values), canvas.theme, center)))
  const cells = categories.map((_, at) => series.map((one, column) => cellOf(data, one, at, shades[column] ?? whole)))
  const layout = layoutRows(canvas, categories)
  const columns = series.map(({ name, unit }) => (alike || unit === null || unit === '' ? name : `${name} ${unit}`))
  const height = cellTableHeight(canvas, { layout, columns })
  const unit = alike ? unitsOf(series, language) : chartWord(language, 'columnScale')
  return {
    leftTitle: null,
    rightTitle: unit === '' ? null : { text: unit, key: null },
    legend: alike ? whole.keys : [],
    height: { usual: height, least: height },
    draw: (area) => {
      drawCells(canvas, area, { layout, columns, cells, totals: data.totals })
    },
  }
}

function cellOf(data: ChartData, series: ChartSeries, at: number, shades: Shades): Cell {
  const value = series.values[at] ?? null
  if (value === null) return { colour: null, text: GAP_SIGN, hint: gapHintOf(data, series, at) }
  const text = formatFigure(value, series.decimals)
  return { colour: shades.colourOf(value), text, hint: hintOf(data, series, at, value) }
}
