import type { Language } from '../base/local-text.ts'
import type { ChartData } from './chart-data.ts'

/** Names that a note lists before it only counts them. */
const MOST_NAMES = 6

/** One note for each reason why figures are missing: `墨溪镇、杏陂镇：本期未报。` */
export function gapNotes(
  { categories, series }: Pick<ChartData, 'categories' | 'series'>,
  language: Language,
): string[] {
  const byReason = new Map<string, Set<string>>()
  for (const { values, reasons } of series) {
    for (const [at, reason] of reasons.entries()) {
      if (reason === null || values[at] !== null) continue
      byReason.set(reason, (byReason.get(reason) ?? new Set()).add(categories[at] ?? ''))
    }
  }
  return [...byReason].map(([reason, names]) => {
    const list = [...names]
    const listed = list.slice(0, MOST_NAMES).join(language === 'zh' ? '、' : ', ')
    if (language === 'zh') {
      const more = list.length > MOST_NAMES ? `等 ${String(list.length)} 项` : ''
      return `${listed}${more}：${reason}`
    }
    const more = list.length > MOST_NAMES ? ` and ${String(list.length - MOST_NAMES)} more` : ''
    return `${listed}${more}: ${reason}`
  })
}
