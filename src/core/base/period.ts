/**
 * A reporting period in normal form: `2020`, `2020-H1`, `2020-Q2`, `2020-06`, a span of months `2020-01/2020-06`,
 * a fiscal year or span of years `2019/2020`.
 */
export type Period = { value: string; grain: 'year' | 'half' | 'quarter' | 'month' | 'months' | 'years' }

/** What surrounds the text: with `minguo` a year of two or three digits counts from 1912 (民國). */
export type PeriodContext = { minguo?: boolean }

const Y = '((?:1[89]|20)\\d\\d)'
const M = '(1[0-2]|0?[1-9])'
const DASH = '[-—–−~～至到]'
const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const QUARTER = '第?([1-4一二三四])季度?'

type Rule = { pattern: RegExp; make: (parts: string[]) => Period | null }

const rules: Rule[] = [
  { pattern: rule(`${Y}(?:年|年度|財年|财年)?`), make: ([year = '']) => ({ value: year, grain: 'year' }) },
  {
    pattern: rule(`${Y}年(?:1|01|一)?月?${DASH}${M}月(?:份|累计|累計|止累计)?`),
    make: ([year = '', month = '']) => span(year, '1', month),
  },
  {
    pattern: rule(`${Y}年${M}月?${DASH}${M}月(?:份|累计|累計)?`),
    make: ([year = '', from = '', to = '']) => span(year, from, to),
  },
  {
    pattern: rule(`${Y}年${M}月${DASH}${Y}年${M}月`),
    make: ([y1 = '', m1 = '', y2 = '', m2 = '']) => (y1 === y2 ? span(y1, m1, m2) : null),
  },
  { pattern: rule(`${Y}年${M}月(?:份|底|末|止)?`), make: ([year = '', month = '']) => monthOf(year, month) },
  { pattern: rule(`${Y}[-/.]${M}`), make: ([year = '', month = '']) => monthOf(year, month) },
  { pattern: rule(`${Y}(0[1-9]|1[0-2])`), make: ([year = '', month = '']) => monthOf(year, month) },
  { pattern: rule(`${Y}[ -]?m${M}`), make: ([year = '', month = '']) => monthOf(year, month) },
  { pattern: rule(`${Y}年?(?:${QUARTER})`), make: ([year = '', quarter = '']) => quarterOf(year, quarter) },
  { pattern: rule(`${Y}[ -]?q([1-4])`), make: ([year = '', quarter = '']) => quarterOf(year, quarter) },
  { pattern: rule(`q([1-4])[ -]?${Y}`), make: ([quarter = '', year = '']) => quarterOf(year, quarter) },
  {
    pattern: rule(`${Y}年?前([二三])季度`),
    make: ([year = '', count = '']) => span(year, '1', count === '二' ? '6' : '9'),
  },
  {
    pattern: rule(`${Y}年?([上下])半年`),
    make: ([year = '', half = '']) => ({ value: `${year}-H${half === '上' ? 1 : 2}`, grain: 'half' }),
  },
  {
    pattern: rule(`${Y}[ -]?h([12])`),
    make: ([year = '', half = '']) => ({ value: `${year}-H${half}`, grain: 'half' }),
  },
  {
    pattern: rule(`${NAME}\\.?,?[ -]?${Y}`),
    make: ([name = '', year = '']) => monthOf(year, String(monthNumber(name))),
  },
  { pattern: rule(`${Y}[ -]?${NAME}`), make: ([year = '', name = '']) => monthOf(year, String(monthNumber(name))) },
  {
    pattern: rule(`${NAME}[ -](\\d\\d)`),
    make: ([name = '', year = '']) => monthOf(shortYear(year), String(monthNumber(name))),
  },
  { pattern: rule(`(?:fy|fiscal year|fiscal) ?'?${Y}`), make: ([year = '']) => ({ value: year, grain: 'year' }) },
  {
    pattern: rule(`(?:fy|fiscal year|fiscal) ?${Y} ?[/-] ?(\\d\\d)`),
    make: ([from = '', to = '']) => fiscal(from, to),
  },
  {
    pattern: rule(`${NAME}\\.? ?(?:${DASH}|to) ?${NAME}\\.?,?[ -]${Y}`),
    make: ([from = '', to = '', year = '']) => span(year, String(monthNumber(from)), String(monthNumber(to))),
  },
  {
    pattern: rule(`${Y} ?${NAME}\\.? ?(?:${DASH}|to) ?${NAME}\\.?`),
    make: ([year = '', from = '', to = '']) => span(year, String(monthNumber(from)), String(monthNumber(to))),
  },
  { pattern: rule(`([1-4])q[ -]?${Y}`), make: ([quarter = '', year = '']) => quarterOf(year, quarter) },
  {
    pattern: rule(`${Y}年?第?([1-4一二三四])季`),
    make: ([year = '', quarter = '']) => quarterOf(year, quarter),
  },
  {
    pattern: rule(`([1-4])(?:st|nd|rd|th) quarter(?: of)?,? ${Y}`),
    make: ([quarter = '', year = '']) => quarterOf(year, quarter),
  },
  { pattern: rule(`${Y} ?[/-] ?(\\d\\d)`), make: ([from = '', to = '']) => fiscal(from, to) },
  {
    pattern: rule(`${Y}年?(?: ?${DASH} ?| to |/)${Y}年?`),
    make: ([from = '', to = '']) => (from < to ? { value: `${from}/${to}`, grain: 'years' } : null),
  },
]

/** Reads a text that is nothing but a period. Null where it is none, or names no year. */
export function parsePeriod(text: string, context: PeriodContext = {}): Period | null {
  if (text.length > 32 || text.length < 4) return null
  const plain = normalise(text, context)
  if (!/\d{4}|[a-z][ -]\d\d$/i.test(plain)) return null
  for (const { pattern, make } of rules) {
    const match = pattern.exec(plain)
    if (match !== null) {
      const period = make(match.slice(1))
      if (period !== null) return period
    }
  }
  return null
}

const PART = new RegExp(
  `^(?:q[1-4]|[1-4]q|${QUARTER}|${NAME}\\.?|${M}月份?|[一二三四五六七八九十]{1,2}月份?|${M}月?${DASH}${M}月|[上下]半年|前[二三]季度|h[12])$`,
  'i',
)

/** True for a period without its year: `Q1`, `Jan`, `6月`, `1—6月`, `第二季度`. */
export function isPeriodPart(text: string): boolean {
  if (text.length > 14) return false
  return PART.test(text.normalize('NFKC').trim())
}

/** Last month or day-free point of a period, for comparing spans with points: `2020-01/2020-06` ends `2020-06`. */
export function periodEnd(value: string): string {
  return value.includes('/') ? value.slice(value.indexOf('/') + 1) : value
}

/** True where two periods do not contradict each other: one lies in the other, or they end together. */
export function periodsAgree(one: string, other: string): boolean {
  const [a, b] = [periodEnd(one), periodEnd(other)]
  if (a.startsWith(b) || b.startsWith(a)) return true
  const [quarter, month] = /-Q/.test(a) ? [a, b] : [b, a]
  const parts = /^(\d{4})-Q([1-4])$/.exec(quarter)
  return (
    parts !== null &&
    new RegExp(`^${parts[1] ?? ''}-\\d\\d$`).test(month) &&
    Math.ceil(Number(month.slice(5)) / 3) === Number(parts[2])
  )
}

/** A part of a year with its year: 2020 and `6月` are 2020-06, 2020 and `第二季度` 2020-Q2. Null where the text is no such part. */
export function completePeriod(year: string, part: string): Period | null {
  if (!isPeriodPart(part)) return null
  const text = part.normalize('NFKC').trim()
  return parsePeriod(`${year}年${text}`) ?? parsePeriod(`${year} ${text}`) ?? parsePeriod(`${text} ${year}`)
}

/**
 * Finds the one period that a title or a file name speaks of. Null when it names none or several different ones.
 * A finer period of the same year wins over the year alone.
 */
export function findPeriod(text: string, context: PeriodContext = {}): Period | null {
  const plain = normalise(text.replace(/[_【】[\]()（）]+/g, ' '), context)
  const patterns = [
    `${Y}年\\d{1,2}月?${DASH}\\d{1,2}月`, `${Y}年\\d{1,2}月`, `${Y}年?${QUARTER}`, `${Y}年?前[二三]季度`, `${Y}年?[上下]半年`,
    `${Y}[ -]?q[1-4]`, `q[1-4][ -]?${Y}`, `${Y}[ -]?h[12](?!\\w)`, `${NAME}[ -]?${Y}`, `${Y}[-.](?:1[0-2]|0?[1-9])(?!\\d|[-.]\\d)`,
    `${Y}(?:0[1-9]|1[0-2])(?!\\d)`, `${Y} ?${DASH} ?${Y}`, `${Y}[/-]\\d\\d(?!\\d)`, Y,
  ] // prettier-ignore
  const found = new Map<string, Period>()
  const search = new RegExp(
    `(?<![\\d.])(?:${patterns.map((pattern) => `(?:${pattern})`).join('|')})(?!(?<=\\d)\\d)`,
    'gi',
  )
  for (const match of plain.matchAll(search)) {
    const period = isAmbiguous(match[0]) ? null : parsePeriod(match[0], {})
    if (period !== null) found.set(period.value, period)
  }
  const all = [...found.values()]
  const fine = all.filter((period) => period.grain !== 'year')
  const years = all.filter((period) => period.grain === 'year')
  if (fine.length === 0) return years.length === 1 ? (years[0] ?? null) : null
  const [only] = fine
  if (fine.length !== 1 || only === undefined) return null
  return years.every((year) => only.value.startsWith(year.value)) ? only : null
}

/** `2005-06` in a title may be June 2005 as well as the fiscal year 2005/06. */
function isAmbiguous(text: string): boolean {
  const match = /^(\d{4})-(\d\d)$/.exec(text)
  return match !== null && (Number(match[1]) + 1) % 100 === Number(match[2]) && Number(match[2]) <= 12
}

function rule(source: string): RegExp {
  return new RegExp(`^${source}$`, 'i')
}

/** ASCII digits, one blank at most, footnote marks gone, 民國 years and Chinese numerals as western years. */
function normalise(text: string, context: PeriodContext): string {
  const marked = text.replace(/\s*(?:\\\s*\d+|[¹²³⁰⁴-⁹†‡*]+)\s*$/, '')
  let plain = marked.normalize('NFKC').replace(/\s+/g, ' ').trim()
  // Estimated, preliminary, projected, revised.
  plain = plain.replace(/(?<=\d\d)(?:,? (?:est|prel|prov|proj|rev)\.?| ?[(\[]?[pre][)\]]?)$/i, '')
  plain = plain.replace(/ ?([年月季度]) ?/g, '$1').replace(/(?<=[\u4e00-\u9fff]) (?=[\d\u4e00-\u9fff])/g, '')
  if (/[〇零○Ｏ一二三四五六七八九十]/.test(plain)) plain = westernNumerals(plain)
  plain = plain.replace(/(?:中华民国|中華民國|民国|民國)(\d{1,3})(?=年)/g, (_, year: string) =>
    String(1911 + Number(year)),
  )
  plain = plain.replace(
    /(^|[^\d])(1[01]\d)(?=年)/g,
    (_, before: string, year: string) => before + String(1911 + Number(year)),
  )
  if (context.minguo === true)
    plain = plain.replace(
      /(^|[^\d])(\d{2})(?=年)/g,
      (_, before: string, year: string) => before + String(1911 + Number(year)),
    )
  return plain
}

const NUMERALS = '〇一二三四五六七八九'

/** Chinese numerals of years, months and days as digits: 二〇二〇年六月三十日 is `2020年6月30日`. */
export function westernNumerals(text: string): string {
  return text
    .replace(/[零○]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/g, (year) => [...year].map((sign) => NUMERALS.indexOf(sign)).join(''))
    .replace(
      /([一二三四五六七八九]?十[一二三四五六七八九]?|[〇一二三四五六七八九]{1,3}|[一二三四五六七八九]?百[〇零一二三四五六七八九十]*)(?=[年月日])/g,
      (number) => String(smallNumeral(number)),
    )
}

function smallNumeral(text: string): number {
  const hundred = text.indexOf('百')
  if (hundred >= 0)
    return (
      (hundred === 0 ? 1 : digit(text.slice(0, 1))) * 100 + smallNumeral(text.slice(hundred + 1).replace(/^〇/, ''))
    )
  const ten = text.indexOf('十')
  if (ten >= 0)
    return (ten === 0 ? 1 : digit(text.slice(0, 1))) * 10 + (text.length > ten + 1 ? digit(text.slice(-1)) : 0)
  return Number([...text].map((sign) => String(digit(sign))).join('') || '0')
}

function digit(sign: string): number {
  return Math.max(0, NUMERALS.indexOf(sign))
}

function monthOf(year: string, month: string): Period {
  return { value: `${year}-${month.padStart(2, '0')}`, grain: 'month' }
}

function quarterOf(year: string, quarter: string): Period {
  const number = /\d/.test(quarter) ? Number(quarter) : digit(quarter)
  return { value: `${year}-Q${number}`, grain: 'quarter' }
}

function span(year: string, from: string, to: string): Period | null {
  if (Number(from) >= Number(to)) return Number(from) === Number(to) ? monthOf(year, to) : null
  return { value: `${year}-${from.padStart(2, '0')}/${year}-${to.padStart(2, '0')}`, grain: 'months' }
}

function fiscal(from: string, to: string): Period | null {
  const next = Number(from) + 1
  return next % 100 === Number(to) ? { value: `${from}/${next}`, grain: 'years' } : null
}

function monthNumber(name: string): number {
  return MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** Excel's own reading of two-digit years: 00 to 29 are of this century. */
function shortYear(year: string): string {
  return (Number(year) < 30 ? '20' : '19') + year
}
