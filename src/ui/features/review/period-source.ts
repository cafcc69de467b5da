import type { Translator } from '../../../i18n/translate.ts'
import type { TableDecision } from '../../../state/slices/imports.ts'

/** Where the period of a table was taken from, in words; '' where it has none. */
export function periodSource({ period, layout }: TableDecision['choice'], t: Translator['t']): string {
  if (period === null) return ''
  const from = period === layout.period?.value ? layout.period.from : 'user'
  return t(`review.table.from.${from}`)
}
