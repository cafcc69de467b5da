import type { PeriodCover } from '../../../core/base/period-runs.ts'
import { formatCount, formatPeriod, formatPeriodRun } from '../../../i18n/format.ts'
import type { Translator } from '../../../i18n/translate.ts'

/** Runs above this number are said as a span with the count of what is missing. */
const mostRuns = 3

/** Missing periods above this number are counted, not named. */
const mostNamed = 4

/** The periods that tables cover, with their gaps: `2020年2—12月`, `2018年2月—2020年12月，共 33 期，中间缺 2 期`. '' where none has one. */
export function coverWords({ runs, missing }: PeriodCover, { t, language }: Translator): string {
  const [first] = runs
  const last = runs.at(-1)
  if (first === undefined || last === undefined) return ''
  const separator = language === 'zh' ? '、' : ', '
  if (runs.length <= mostRuns)
    return [
      runs.map((run) => formatPeriodRun(run.first, run.last, language)).join(separator),
      ...(runs.length > 1 ? [missingWords(missing, { t, language })] : []),
    ]
      .filter((part) => part !== '')
      .join(language === 'zh' ? '，' : ', ')
  const count = runs.reduce((sum, run) => sum + run.count, 0)
  const span = t('review.group.periodsMany', {
    first: formatPeriod(first.first, language),
    last: formatPeriod(last.last, language),
    count,
    n: formatCount(count),
  })
  return [span, missingWords(missing, { t, language })]
    .filter((part) => part !== '')
    .join(language === 'zh' ? '，' : ', ')
}

function missingWords(missing: readonly string[], { t, language }: Pick<Translator, 't' | 'language'>): string {
  if (missing.length === 0) return ''
  if (missing.length > mostNamed)
    return t('review.group.missingMany', { count: missing.length, n: formatCount(missing.length) })
  const periods = missing.map((period) => formatPeriod(period, language)).join(language === 'zh' ? '、' : ', ')
  return t('review.group.missing', { periods })
}
