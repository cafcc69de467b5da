import type { ChartData } from '../../core/chart/chart-data.ts'
import type { Canvas, KindLayout } from '../canvas.ts'
import { layoutBars } from '../layout-bars.ts'
import { singleBars } from '../single-bars.ts'
import { referenceKeys, unitsOf } from '../series-text.ts'
import { groupedBar } from './grouped-bar.ts'

/** Bars to both sides of zero, coloured by sign, figures with their sign, names at the zero line. */
export function divergingBar(canvas: Canvas, data: ChartData, language: 'zh' | 'en'): KindLayout {
  if (data.series.length > 1) return groupedBar(canvas, data, language)
  const { rise, fall, total } = canvas.theme
  const totals = new Set(data.totals)
  const colour = (index: number, value: number) => (totals.has(index) ? total : value < 0 ? fall : rise)
  const picture = {
    ...singleBars(data, { signed: true, colour }),
    namesAtZero: true,
    reference: data.options.reference?.value ?? null,
  }
  return layoutBars(canvas, picture, {
    unit: unitsOf(data.series, language),
    legend: referenceKeys(data, canvas.theme),
  })
}
