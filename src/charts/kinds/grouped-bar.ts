import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { formatFigure } from '../format-figure.ts'
import { layoutBars } from '../layout-bars.ts'
import { emptyPicture } from '../picture.ts'
import { gapHintOf, hintOf, referenceKeys, unitsOf } from '../series-text.ts'
import { GAP_SIGN } from '../single-bars.ts'
import { seriesColour } from '../theme.ts'

const MARGIN = 0.1

/** For each category one bar of each series, side by side. */
export function groupedBar(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  const picture = emptyPicture(data.categories, data.categoryKind, data.totals)
  const lane = (1 - 2 * MARGIN) / Math.max(data.series.length, 1)
  picture.lanes = data.series.length
  for (const slot of data.categories.keys()) {
    for (const [index, series] of data.series.entries()) {
      const start = MARGIN + index * lane
      const value = series.values[slot] ?? null
      const place = { slot, middle: start + lane / 2, width: lane, strong: false }
      if (value === null) {
        picture.ends.push({ ...place, value: 0, outward: 1, text: GAP_SIGN, full: gapHintOf(data, series, slot) })
        continue
      }
      const colour = seriesColour(canvas.theme, index)
      picture.bars.push({
        slot,
        start,
        end: start + lane * 0.94,
        from: 0,
        to: value,
        colour,
        hint: hintOf(data, series, slot, value),
      })
      picture.ends.push({ ...place, value, outward: value < 0 ? -1 : 1, text: formatFigure(value, series.decimals) })
    }
  }
  const legend = data.series.map(({ name }, index) => ({
    name,
    colour: seriesColour(canvas.theme, index),
    mark: 'bar' as const,
  }))
  picture.reference = data.options.reference?.value ?? null
  return layoutBars(canvas, picture, {
    unit: unitsOf(data.series, language),
    legend: [...legend, ...referenceKeys(data, canvas.theme)],
  })
}
