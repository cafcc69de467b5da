/** A stretch of time in months since the year 0: from its start up to (not including) its end. */
export type Span = { start: number; end: number }

const PERIOD = /^(\d{4})(?:\s*年)?(?:[-/.]?Q([1-4])|[-/.]?([1-4])季度|[-/.]?(\d{1,2})(?:月)?(?:[-/.]?(\d{1,2})日?)?)?$/u
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The time that a period or a day names: `2020`, `2020-Q2`, `2020年2季度`, `2020-06`, `2020年6月`, `2020-06-15`. Null for other texts and
 * for months and days that no calendar has.
 */
export function periodSpan(text: string): Span | null {
  const found = PERIOD.exec(text.trim())
  if (found === null) return null
  const [, yearText, quarterText, quarterWord, monthText, dayText] = found
  const year = Number(yearText) * 12
  const quarter = quarterText ?? quarterWord
  if (quarter !== undefined) return { start: year + (Number(quarter) - 1) * 3, end: year + Number(quarter) * 3 }
  if (monthText === undefined) return { start: year, end: year + 12 }
  const month = Number(monthText)
  if (month < 1 || month > 12) return null
  const start = year + month - 1
  if (dayText === undefined) return { start, end: start + 1 }
  const days = daysOf(Number(yearText), month)
  const day = Number(dayText)
  return day < 1 || day > days ? null : { start: start + (day - 1) / days, end: start + day / days }
}

/** Things in the order of the periods that name them; as they were where one of them names none. */
export function sortInTime<T>(things: readonly T[], periodOf: (thing: T) => string): T[] {
  const placed = things.map((thing) => ({ thing, start: periodSpan(periodOf(thing))?.start }))
  if (placed.some(({ start }) => start === undefined)) return [...things]
  return placed.sort((a, b) => (a.start ?? 0) - (b.start ?? 0)).map(({ thing }) => thing)
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 31)
}
