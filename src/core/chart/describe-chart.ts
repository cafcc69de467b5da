import type { Language } from '../base/local-text.ts'
import { formatNumber } from '../result/format-number.ts'
import type { ChartData, ChartKind, ChartSeries } from './chart-data.ts'
import { quantile } from './quantiles.ts'

type Described = Pick<ChartData, 'kind' | 'title' | 'categories' | 'series'>

/** One sentence: what is shown, how many categories, where the first series is highest and lowest, and how many figures are missing. */
export function describeChart(chart: Described, language: Language): string {
  const { kind, title, categories, series } = chart
  const special = describeSpread(chart, language) ?? describeRanks(chart, language)
  if (special !== null) return special
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

/** Kinds whose rows are single figures: their spread is told instead of the categories. */
const spreadKinds: ReadonlySet<ChartKind> = new Set<ChartKind>(['histogram', 'box', 'strip'])

/** How many figures there are, their median, and their smallest and largest; null for kinds that are told by category. */
function describeSpread({ kind, title, series }: Described, language: Language): string | null {
  const [first] = series
  const raw = first?.role === 'value' && !series.some(({ role }) => role === 'low')
  const known = (first?.values ?? []).filter((value) => value !== null)
  const median = quantile(known, 0.5)
  if (!spreadKinds.has(kind) || !raw || median === null) return null
  const unit = first.unit === null || first.unit === '' ? '' : ` ${first.unit}`
  const [low, high] = [quantile(known, 0), quantile(known, 1)].map((value) => formatNumber(value ?? 0, first.decimals))
  const middle = formatNumber(median, first.decimals) + unit
  return language === 'zh'
    ? `${title}。${first.name} ${String(known.length)} 个，中位数 ${middle}，由 ${String(low)} 到 ${String(high)}${unit}。`
    : `${title}. ${String(known.length)} figures of ${first.name}, median ${middle}, from ${String(low)} to ${String(high)}${unit}.`
}

/** Who holds the first rank in the last series. */
function describeRanks({ kind, title, categories, series }: Described, language: Language): string | null {
  const last = series.at(-1)
  const first = last?.values.indexOf(1) ?? -1
  if (kind !== 'bump' || last === undefined || first === -1) return null
  const count = String(categories.length)
  const name = categories[first] ?? ''
  return language === 'zh'
    ? `${title}。${count} 项的位次；${last.name}第 1 位为${name}。`
    : `${title}. Ranks of ${count} items; first in ${last.name} is ${name}.`
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
