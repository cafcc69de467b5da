import type { ChartData, ChartSeries } from '../core/chart/chart-data.ts'
import type { Key } from './canvas.ts'
import { formatFigure } from './format-figure.ts'
import type { ChartTheme } from './theme.ts'

/** Units of the series, each once: `亿元、%`. */
export function unitsOf(series: ChartSeries[], language: 'zh' | 'en'): string {
  const units = [...new Set(series.flatMap(({ unit }) => (unit === null || unit === '' ? [] : [unit])))]
  return units.join(language === 'zh' ? '、' : ', ')
}

/** Name of a series with its unit: `产值（亿元）`. */
export function nameWithUnit({ name, unit }: ChartSeries, language: 'zh' | 'en'): string {
  if (unit === null || unit === '') return name
  return language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`
}

/** What the tooltip of a bar or point says. */
export function hintOf(data: ChartData, series: ChartSeries, index: number, value: number): string {
  const name = data.series.length > 1 ? `${series.name} ` : ''
  const unit = series.unit === null || series.unit === '' ? '' : ` ${series.unit}`
  return `${data.categories[index] ?? ''}\n${name}${formatFigure(value, series.decimals)}${unit}`
}

/** What the sign of a gap says: the category, the series, and why there is no figure, where that is known. */
export function gapHintOf(data: ChartData, series: ChartSeries, index: number): string {
  const name = data.series.length > 1 ? `${series.name} ` : ''
  return `${data.categories[index] ?? ''}\n${name}${series.reasons[index] ?? '…'}`
}

/** What the tooltip of a point with several figures says. */
export function hintsOf(data: ChartData, series: ChartSeries[], index: number): string {
  const lines = series.map((one) => {
    const value = one.values[index] ?? null
    const unit = one.unit === null || one.unit === '' ? '' : ` ${one.unit}`
    return `${one.name} ${value === null ? '…' : formatFigure(value, one.decimals) + unit}`
  })
  return [data.categories[index] ?? '', ...lines].join('\n')
}

/** The key of the line of comparison, with its figure; none where the chart has no such line. */
export function referenceKeys({ options, series }: ChartData, theme: ChartTheme): Key[] {
  const { reference } = options
  if (reference === null) return []
  const [first] = series
  const unit = first?.unit === null || first?.unit === undefined || first.unit === '' ? '' : ` ${first.unit}`
  const figure = formatFigure(reference.value, first?.decimals ?? 0)
  return [{ name: `${reference.name} ${figure}${unit}`, colour: theme.ink, mark: 'dash' }]
}
