import { westernNumerals, type PeriodContext } from '../base/period.ts'

const Y = '((?:1[6-9]|20|21)\\d\\d)'
const TIME = '(?:[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2}(?:\\.\\d{1,9})?))?Z?(?: ?([ap])\\.?m\\.?)?)?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME = '([a-z]{3,9})\\.?'

type DateParts = { year: number; month: number; day: number; time: string }

/** What other dates of a column show: which part of 05/06/2020 comes first, and whether years count from 1912. */
export type DateContext = PeriodContext & { dateOrder?: 'dmy' | 'mdy' | null }

const rules: { pattern: RegExp; order: 'ymd' | 'dmy' | 'mdy' | 'minguo' | 'slash' }[] = [
  { pattern: new RegExp(`^${Y}[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}$`, 'i'), order: 'ymd' },
  { pattern: new RegExp(`^${Y}年(\\d{1,2})月(\\d{1,2})(?:日|号|號)?${TIME}$`, 'i'), order: 'ymd' },
  { pattern: new RegExp(`^${Y}(\\d{2})(\\d{2})$`), order: 'ymd' },
  { pattern: new RegExp(`^(\\d{1,2})[ -]${NAME}[ -]${Y}${TIME}$`, 'i'), order: 'dmy' },
  { pattern: new RegExp(`^${NAME} (\\d{1,2}),? ${Y}${TIME}$`, 'i'), order: 'mdy' },
  {
    pattern: new RegExp(`^(?:中华民国|中華民國|民国|民國)(\\d{1,3})年(\\d{1,2})月(\\d{1,2})日?${TIME}$`),
    order: 'minguo',
  },
  { pattern: new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.]${Y}${TIME}$`, 'i'), order: 'slash' },
]

const minguoRules: typeof rules = [
  { pattern: new RegExp(`^(\\d{2,3})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?${TIME}$`), order: 'minguo' },
  { pattern: /^(1[0-3]\d)(\d{2})(\d{2})$/, order: 'minguo' },
]

/**
 * Reads a calendar day, with or without time: ISO, `2020年6月30日`, `20200630`, `30 June 2020`, 民國109年6月30日.
 * `31/12/2020` and `12/31/2020` are read, `05/06/2020` only where the context says which is the month.
 * Returns `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM:SS` where the text has a time other than midnight.
 */
export function parseDate(text: string, context: DateContext = {}): string | null {
  if (text.length > 40 || text.length < 6) return null
  const even = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?([年月]) ?/g, '$1')
  const plain = /^\D+年/.test(even) ? westernNumerals(even) : even
  for (const { pattern, order } of context.minguo === true ? [...rules, ...minguoRules] : rules) {
    const match = pattern.exec(plain)
    if (match === null) continue
    const parts = orderParts(match, order, context.dateOrder ?? null)
    if (parts !== null && isDay(parts)) return writeIso(parts)
  }
  return null
}

/**
 * ISO text of an Excel serial day (1900 system): `YYYY-MM-DD`, with ` HH:MM:SS` where it has a time. Null outside the years 1900 to 9999.
 * Serial 60 is the day that Excel invented (29 February 1900) and reads as 1900-02-28; serials before it are one day off in Excel too.
 */
export function formatSerial(serial: number): string | null {
  const known = formattedDays.get(serial)
  if (known !== undefined) return known
  const text = formatAnySerial(serial)
  if (text !== null && Number.isInteger(serial) && formattedDays.size < MAX_FORMATTED_DAYS)
    formattedDays.set(serial, text)
  return text
}

/** Days repeat all over a column. */
const formattedDays = new Map<number, string>()
const MAX_FORMATTED_DAYS = 20_000

function formatAnySerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null
  const ms = Math.round(serial * 86_400_000)
  const day = Math.floor(ms / 86_400_000)
  const date = new Date(Date.UTC(1899, 11, 30) + (day < 60 ? day + 1 : day) * 86_400_000)
  const iso = (day === 60 ? new Date(Date.UTC(1900, 1, 28)) : date).toISOString().slice(0, 10)
  const rest = ms - day * 86_400_000
  return rest === 0 ? iso : `${iso} ${clock(rest)}`
}

/** `HH:MM:SS`, with thousandths where there are any. */
function clock(ms: number): string {
  const part = (value: number, width = 2): string => String(value).padStart(width, '0')
  const seconds = Math.floor(ms / 1000)
  const rest = ms % 1000 === 0 ? '' : `.${part(ms % 1000, 3)}`
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}${rest}`
}

function orderParts(
  match: RegExpExecArray,
  order: (typeof rules)[number]['order'],
  dateOrder: 'dmy' | 'mdy' | null,
): DateParts | null {
  const [, first = '', second = '', third = ''] = match
  const time = timeOf(match)
  switch (order) {
    case 'ymd':
      return { year: Number(first), month: Number(second), day: Number(third), time }
    case 'minguo':
      return { year: Number(first) + 1911, month: Number(second), day: Number(third), time }
    case 'dmy':
      return { year: Number(third), month: monthOf(second), day: Number(first), time }
    case 'mdy':
      return { year: Number(third), month: monthOf(first), day: Number(second), time }
    case 'slash': {
      const [a, b, year] = [Number(first), Number(second), Number(third)]
      if (a > 12 || a === b || (dateOrder === 'dmy' && b <= 12)) return { year, month: b, day: a, time }
      return b > 12 || dateOrder === 'mdy' ? { year, month: a, day: b, time } : null
    }
  }
}

function timeOf([, , , , hour, minute = '00', second = '00', half]: RegExpExecArray): string {
  if (hour === undefined) return ''
  const shift =
    half === undefined ? 0 : /p/i.test(half) ? (Number(hour) % 12) + 12 - Number(hour) : -(hour === '12' ? 12 : 0)
  return `${String(Number(hour) + shift).padStart(2, '0')}:${minute}:${second}`
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function isDay({ year, month, day, time }: DateParts): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  if (time !== '' && (Number(time.slice(0, 2)) > 23 || Number(time.slice(3, 5)) > 59 || Number(time.slice(6)) >= 60))
    return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function writeIso({ year, month, day, time }: DateParts): string {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return time === '' || time === '00:00:00' ? iso : `${iso} ${time}`
}
