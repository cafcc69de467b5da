import type { Language } from '../../core/base/local-text.ts'
import { buildChart } from '../../core/chart/build-chart.ts'
import type { ChartData } from '../../core/chart/chart-data.ts'
import type { ChartChoice } from '../../core/chart/suggest-chart.ts'
import type { Page } from '../../core/result/page.ts'

/** The chart of a query's rows under a choice; one of one column is named by it, of several by `title`. Null where none is chosen or drawn. */
export function layoutQueryChart(
  page: Page,
  choice: ChartChoice | null,
  title: string,
  language: Language,
): ChartData | null {
  if (choice === null) return null
  const { category, series } = choice
  const names = series.join(language === 'zh' ? '、' : ', ')
  const texts = { subtitle: '', notes: [], sourceLine: '', description: `${names} × ${category}` }
  return buildChart(page, choice, { ...texts, title: series.length === 1 ? names : title }, language)
}
