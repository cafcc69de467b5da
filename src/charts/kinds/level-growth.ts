import type { ChartData, ChartSeries } from '../../core/chart/chart-data.ts'
import { alignAxes } from '../align-axes.ts'
import type { AxisTitle, Canvas, Key, KindLayout } from '../canvas.ts'
import { drawUpright, type UprightAxes as Axes } from '../draw-upright.ts'
import { emptyPicture, type Picture } from '../picture.ts'
import { hintOf, nameWithUnit, unitsOf } from '../series-text.ts'
import { svgElement } from '../svg-element.ts'
import { seriesColour } from '../theme.ts'
import { extentOf, valueAxis } from '../value-axis.ts'
import { lineOf } from './line.ts'

const MARGIN = 0.18

/** `rightZero` is the series in whose colour the zero of the right axis is drawn, null where it needs no line of its own. */
type UprightAxes = Axes & { rightZero: number | null }

/** Level as bars on the left axis, growth as a line with dots on the right axis; both axes say what they measure. */
export function levelGrowth(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  addBars(canvas, data, picture)
  const keys: Key[] = data.series.map(({ name, mark }, index) => ({
    name,
    mark,
    colour: seriesColour(canvas.theme, index),
  }))
  for (const [index, { mark }] of data.series.entries()) {
    if (mark === 'line') picture.lines.push(lineOf(data, index, seriesColour(canvas.theme, index)))
  }
  const on = (axis: 'left' | 'right') => data.series.filter((series) => series.axis === axis)
  const [left, right] = [on('left'), on('right')]
  // With one series on each side the axis titles are the legend.
  const direct = left.length <= 1 && right.length <= 1
  const title = (series: ChartSeries[]): AxisTitle | null => {
    const [first] = series
    if (first === undefined) return null
    if (!direct) return { text: unitsOf(series, language), key: null }
    return { text: nameWithUnit(first, language), key: keys[data.series.indexOf(first)] ?? null }
  }
  return {
    leftTitle: title(left),
    rightTitle: title(right),
    legend: direct ? [] : keys,
    height: { usual: Math.min(Math.max(canvas.width * 0.46, 240), 440), least: 200 },
    draw(area) {
      const axes = chooseAxes(data, right.length > 0, Math.max(3, Math.round((area.bottom - area.top) / 56)))
      const { places, plot } = drawUpright(canvas, area, picture, axes)
      if (axes.rightZero === null) return
      // Zero of the growth axis is no grid line of the level axis: it gets a dashed line in the colour of the growth.
      const y = places.value(0, 'right')
      const stroke = seriesColour(canvas.theme, axes.rightZero)
      svgElement(canvas.svg, 'line', {
        x1: plot.left,
        x2: plot.right,
        y1: y,
        y2: y,
        stroke,
        'stroke-width': 1,
        'stroke-dasharray': '4 3',
      })
    },
  }
}

function addBars(canvas: Canvas, data: ChartData, picture: Picture): void {
  const bars = data.series.filter(({ mark }) => mark === 'bar')
  const lane = (1 - 2 * MARGIN) / Math.max(bars.length, 1)
  picture.lanes = Math.max(bars.length, 1)
  for (const [place, series] of bars.entries()) {
    const colour = seriesColour(canvas.theme, data.series.indexOf(series))
    const start = MARGIN + place * lane
    for (const [slot, value] of series.values.slice(0, data.categories.length).entries()) {
      if (value === null) continue
      picture.bars.push({
        slot,
        start,
        end: start + lane * (bars.length > 1 ? 0.94 : 1),
        from: 0,
        to: value,
        colour,
        hint: hintOf(data, series, slot, value),
      })
    }
  }
}

function chooseAxes(data: ChartData, two: boolean, count: number): UprightAxes {
  const extent = (axis: 'left' | 'right') =>
    extentOf(data.series.filter((series) => series.axis === axis).flatMap(({ values }) => values))
  if (!two) return { left: valueAxis(extent('left'), true, count), right: null, room: 0, rightZero: null }
  const { left, right, zeroAtOneHeight } = alignAxes(extent('left'), extent('right'))
  const crosses = !zeroAtOneHeight && right.domain[0] < 0 && right.domain[1] > 0
  return { left, right, room: 0, rightZero: crosses ? data.series.findIndex(({ axis }) => axis === 'right') : null }
}
