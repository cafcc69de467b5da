import type { Diagnostic } from '../base/diagnostic.ts'
import { findPeriod, periodEnd, type Period } from '../base/period.ts'
import type { LayoutContext } from './layout-context.ts'
import { cleanLabel } from './label-text.ts'
import type { FoundPeriod } from './table-layout.ts'

/** The period of a table with what disagrees about it. */
export type TablePeriod = { period: FoundPeriod | null; doubts: Diagnostic[] }

type Candidate = { period: Period; from: FoundPeriod['from'] }

/**
 * Finds the reporting period that a whole table is about: title, then sheet name, then file name. The finest one wins, the title before
 * the others; a period that contradicts it (2020-05 against 2020-06, not 2020 against 2020-06) gives a notice.
 * A span of months counts by its last one: 1—6月 is the June report.
 */
export function findTablePeriod(titles: readonly string[], context: LayoutContext): TablePeriod {
  const file = context.fileName.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/^.*[/\\]/, '')
  const minguo = /中華民國|民國|縣|臺|總|歲/.test([file, context.sheetName, ...titles].join(' '))
  const candidates: Candidate[] = []
  const add = (text: string, from: FoundPeriod['from']): void => {
    const period = findPeriod(text, { minguo })
    if (period !== null && period.grain !== 'years')
      candidates.push({ period: { ...period, value: periodEnd(period.value) }, from })
  }
  add(
    titles
      .filter((title) => !/^(?:时间|制表|填表|报出|有效期|批准|last updated|release)/i.test(title))
      .map((title) => cleanLabel(title))
      .join(' ; '),
    'title',
  )
  add(context.sheetName, 'sheet-name')
  add(file, 'file-name')
  const best = [...candidates].sort((a, b) => b.period.value.length - a.period.value.length)[0]
  if (best === undefined) return { period: null, doubts: [] }
  const against = candidates.find(({ period }) => !periodsAgree(period.value, best.period.value))
  const where = { file: context.fileName, sheet: context.sheetName }
  const doubts: Diagnostic[] = []
  if (against !== undefined) {
    const params = {
      first: best.period.value,
      firstFrom: best.from,
      second: against.period.value,
      secondFrom: against.from,
    }
    doubts.push({ level: 'warning', code: 'layout/period-conflict', params, where })
  }
  return { period: { value: best.period.value, from: best.from }, doubts }
}

/** Two periods in normal form agree if one lies in the other; a span counts by its end. */
export function periodsAgree(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return true
  const quarter = /^(\d{4})-Q([1-4])$/
  const [q, m] = quarter.test(one) ? [one, other] : [other, one]
  const parts = quarter.exec(q)
  const month = /^(\d{4})-(\d\d)$/.exec(m)
  return (
    parts !== null && month !== null && parts[1] === month[1] && Math.ceil(Number(month[2]) / 3) === Number(parts[2])
  )
}
