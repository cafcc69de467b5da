import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { layoutBars } from '../layout-bars.ts'
import { singleBars } from '../single-bars.ts'
import { referenceKeys, unitsOf } from '../series-text.ts'
import { groupedBar } from './grouped-bar.ts'

/** One bar for each category. Several series are drawn side by side. */
export function bar(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  if (data.series.length > 1) return groupedBar(canvas, data, language)
  const { palette, total } = canvas.theme
  const totals = new Set(data.totals)
  const picture = singleBars(data, {
    signed: false,
    colour: (index) => (totals.has(index) ? total : (palette[0] ?? total)),
  })
  picture.reference = data.options.reference?.value ?? null
  const legend = referenceKeys(data, canvas.theme)
  return layoutBars(canvas, picture, { unit: unitsOf(data.series, language), legend })
}
