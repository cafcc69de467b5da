import type { Language } from '../core/base/local-text.ts'

/** A count with narrow no-break spaces between thousands from 10,000 on: `61 208`. For prose and status lines, not for results. */
export function formatCount(count: number): string {
  const digits = String(Math.trunc(Math.abs(count)))
  const grouped = digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, '\u202f') : digits
  return count < 0 ? `\u2212${grouped}` : grouped
}

/** Bytes as KB, MB or GB (powers of 1024), one decimal below 10. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`
  let value = bytes
  let unit = 'B'
  for (const next of ['KB', 'MB', 'GB', 'TB']) {
    if (value < 1024) break
    value /= 1024
    unit = next
  }
  return `${value < 10 ? value.toFixed(1) : String(Math.round(value))} ${unit}`
}

/** Milliseconds as seconds: `0.04 秒`, `12.3 s`. */
export function formatSeconds(ms: number, language: Language): string {
  const seconds = ms / 1000
  const text = seconds < 1 ? seconds.toFixed(2) : seconds.toFixed(1)
  return language === 'zh' ? `${text} 秒` : `${text} s`
}

/** Making a formatter takes longer than using it a hundred times. */
const timeFormats: Record<Language, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }),
}
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortMonthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** A stored UTC time as local date and time, minutes exact. */
export function formatTime(iso: string, language: Language): string {
  return timeFormats[language].format(new Date(iso))
}

/** A period `2020-06` as `2020年6月` or `June 2020`; quarters, halves, years and spans of months or years likewise. Unknown notations stay as they are. */
export function formatPeriod(period: string, language: Language): string {
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month !== null) {
    const [, year = '', number = ''] = month
    if (language === 'zh') return `${year}年${String(Number(number))}月`
    return monthFormat.format(new Date(`${period}-01T00:00:00Z`))
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period)
  if (quarter !== null)
    return language === 'zh'
      ? `${quarter[1] ?? ''}年${quarter[2] ?? ''}季度`
      : `Q${quarter[2] ?? ''} ${quarter[1] ?? ''}`
  if (/^\d{4}$/.test(period)) return language === 'zh' ? `${period}年` : period
  const half = /^(\d{4})-H([12])$/.exec(period)
  if (half !== null)
    return language === 'zh'
      ? `${half[1] ?? ''}年${half[2] === '1' ? '上' : '下'}半年`
      : `H${half[2] ?? ''} ${half[1] ?? ''}`
  const months = /^(\d{4})-(\d{2})\/\1-(\d{2})$/.exec(period)
  if (months !== null) return formatMonths(months[1] ?? '', Number(months[2]), Number(months[3]), language)
  const years = /^(\d{4})\/(\d{4})$/.exec(period)
  if (years !== null)
    return language === 'zh' ? `${years[1] ?? ''}—${years[2] ?? ''}年` : `${years[1] ?? ''}–${years[2] ?? ''}`
  return period
}

/** Consecutive periods as `2020年2—12月`, `2019年11月—2020年2月`, `Feb–Dec 2020`; one period by itself. */
export function formatPeriodRun(first: string, last: string, language: Language): string {
  if (first === last) return formatPeriod(first, language)
  const [from, to] = [/^(\d{4})-(\d{2})$/.exec(first), /^(\d{4})-(\d{2})$/.exec(last)]
  if (from !== null && to !== null && from[1] === to[1])
    return formatMonths(from[1] ?? '', Number(from[2]), Number(to[2]), language)
  const years = /^\d{4}$/
  if (language === 'zh' && years.test(first) && years.test(last)) return `${first}—${last}年`
  return `${formatPeriod(first, language)}${language === 'zh' ? '—' : '–'}${formatPeriod(last, language)}`
}

function formatMonths(year: string, from: number, to: number, language: Language): string {
  if (language === 'zh') return `${year}年${String(from)}—${String(to)}月`
  const name = (number: number): string => shortMonthFormat.format(new Date(Date.UTC(2000, number - 1, 1)))
  return `${name(from)}–${name(to)} ${year}`
}
