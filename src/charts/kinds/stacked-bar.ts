import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { formatFigure } from '../format-figure.ts'
import { layoutBars } from '../layout-bars.ts'
import { emptyPicture, type Picture } from '../picture.ts'
import { hintOf, unitsOf } from '../series-text.ts'
import { seriesColour } from '../theme.ts'

const START = 0.18
const END = 0.82

/** For each category the series on top of each other, negative ones below zero, the sum at the end. */
export function stackedBar(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  for (const slot of data.categories.keys()) stackSlot(canvas, data, picture, slot)
  const legend = data.series.map(({ name }, index) => ({
    name,
    colour: seriesColour(canvas.theme, index),
    mark: 'bar' as const,
  }))
  return layoutBars(canvas, picture, {
    unit: unitsOf(data.series, language),
    legend: data.series.length > 1 ? legend : [],
  })
}

function stackSlot(canvas: Canvas, data: ChartData, picture: Picture, slot: number): void {
  let [above, below] = [0, 0]
  let known = false
  for (const [index, series] of data.series.entries()) {
    const value = series.values[slot] ?? null
    if (value === null) continue
    known = true
    const from = value < 0 ? below : above
    const to = from + value
    if (value < 0) below = to
    else above = to
    const colour = seriesColour(canvas.theme, index)
    const bar = { slot, start: START, end: END, from, to, colour, hint: hintOf(data, series, slot, value) }
    picture.bars.push(bar)
    if (value !== 0) picture.insides.push({ bar, text: formatFigure(value, series.decimals) })
  }
  const decimals = Math.max(0, ...data.series.map((series) => series.decimals))
  const text = known ? formatFigure(above + below, decimals) : '…'
  const end = { slot, middle: (START + END) / 2, width: END - START, text, strong: true }
  // With parts on both sides the sum has no end of its own; it stands at the longer side.
  const outward = -below > above ? (-1 as const) : (1 as const)
  picture.ends.push({ ...end, value: outward === 1 ? above : below, outward })
}
