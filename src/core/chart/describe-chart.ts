import type { Language } from '../base/local-text.ts'
import { formatNumber } from '../result/format-number.ts'
import type { ChartData, ChartSeries } from './chart-data.ts'

/** One sentence: what is shown, how many categories, where the first series is highest and lowest, and how many figures are missing. */
export function describeChart(
  { kind, title, categories, series }: Pick<ChartData, 'kind' | 'title' | 'categories' | 'series'>,
  language: Language,
): string {
  // Of a scatter the height is what is asked about.
  const first = (kind === 'scatter' ? series.find(({ role }) => role === 'y') : undefined) ?? series[0]
  const known = knownOf(series, kind === 'heatmap' || first === undefined ? series : [first], categories)
  const sorted = [...known].sort((a, b) => b.value - a.value)
  const [high, low] = [sorted[0], sorted.at(-1)]
  const count = String(categories.length)
  const names = series.map(({ name }) => name).join(language === 'zh' ? '、' : ', ')
  if (first === undefined && categories.length > 0)
    return language === 'zh' ? `${title}。${count} 项。` : `${title}. ${count} items.`
  if (first === undefined || high === undefined || low === undefined)
    return language === 'zh' ? `${title}。没有数值。` : `${title}. No values.`
  const unit = first.unit === null ? '' : ` ${first.unit}`
  const figure = (value: number) => `${formatNumber(value, first.decimals)}${unit}`
  const gaps = series.reduce((sum, { values }) => sum + values.filter((value) => value === null).length, 0)
  if (language === 'zh') {
    const subject = kind === 'heatmap' ? '' : first.name
    const missing = gaps === 0 ? '' : `缺 ${String(gaps)} 个数。`
    return `${title}。${count} 类，${names}；${subject}最高为${high.name} ${figure(high.value)}，最低为${low.name} ${figure(low.value)}。${missing}`
  }
  const subject = kind === 'heatmap' ? 'The figure' : first.name
  const missing = gaps === 0 ? '' : ` ${String(gaps)} ${gaps === 1 ? 'figure is' : 'figures are'} missing.`
  return `${title}. ${count} categories; ${names}. ${subject} is highest for ${high.name} (${figure(high.value)}) and lowest for ${low.name} (${figure(low.value)}).${missing}`
}

/** Known figures with the names of their places: of a table with both its row and its column. */
function knownOf(
  all: readonly ChartSeries[],
  chosen: readonly ChartSeries[],
  categories: readonly string[],
): { value: number; name: string }[] {
  return chosen.flatMap(({ name, values }) =>
    values.flatMap((value, at) => {
      const category = categories[at] ?? ''
      const place = chosen.length > 1 && all.length > 1 ? `${category} ${name}` : category
      return value === null ? [] : [{ value, name: place }]
    }),
  )
}
