import { traditionalPairs } from './data/traditional-data.ts'
import { unitScales } from './data/unit-scale-data.ts'

const simplified = new Map<string, string>()
for (let at = 0; at < traditionalPairs.length; at += 2)
  simplified.set(traditionalPairs.charAt(at), traditionalPairs.charAt(at + 1))

const unitWords = new Set(
  Object.values(unitScales).flatMap((units) => Object.keys(units).map((unit) => unit.toLowerCase())),
)

/** What a header says about time. `cur` is the period of the form without saying month or cumulative (本期, 本年). */
export type TimeSpan = 'm' | 'ytd' | 'cur' | 'begin' | 'end' | null

/** A header path taken apart: what is measured, for which time, and whether the column only prints a rate or share. */
export type HeaderReading = { measure: string; span: TimeSpan; lastYear: boolean; derived: 'rate' | 'share' | null }

/** Chinese text as headers are compared: NFKC, simplified, lower case, no blanks, one kind of dash and bracket. */
export function normaliseWords(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/gu, '')
    .toLowerCase()
  let result = ''
  for (const character of plain) result += simplified.get(character) ?? character
  return result
    .replace(/[—–―−－~～至]/gu, '-')
    .replace(/[【〔[{]/gu, '(')
    .replace(/[】〕\]}]/gu, ')')
}

/** A header text without numbering, `其中：`, `#` and units in brackets: `二、#出口交货值（千元）` → `出口交货值`. */
export function stripDecoration(text: string): string {
  return normaliseWords(text)
    .replace(/^(?:\(?[一二三四五六七八九十]+\)?[、.]|\(?\d+\)?[、.](?!\d))/u, '')
    .replace(/^(?:其中[::]?|#|\*)+/u, '')
    .replace(/\(([^()]*)\)/gu, (all, inside: string) => (isUnitWord(inside) ? '' : all))
    .replace(/[::。，,]+$/u, '')
}

/** True for 千元, 万千瓦时, `单位:千元`, `计量单位:人`, `%`. */
function isUnitWord(text: string): boolean {
  return unitWords.has(text.replace(/^(?:计量)?单位[::]?/u, ''))
}

/** Brackets gone with what they hold: `工业总产值(当年价格)` → `工业总产值`. */
export function dropBrackets(text: string): string {
  return text.replace(/\([^()]*\)/gu, '').replace(/[()]/gu, '')
}

/** Bracket signs gone, their content kept: `镇(街道)` → `镇街道`. */
export function flattenBrackets(text: string): string {
  return text.replace(/[()]/gu, '')
}

const month = '(?:1[0-2]|0?[1-9]|本)月份?|本季度?'
const patterns: { span: Exclude<TimeSpan, null>; pattern: RegExp }[] = [
  { span: 'ytd', pattern: new RegExp(`(?:自?年初-?|1月?-)(?:${month})(?:止)?(?:累计)?(?:数)?`, 'u') },
  { span: 'ytd', pattern: /(?:自年初|本年|(?:-?本月|本期)止|-?本月)?累计(?:数)?/u },
  { span: 'begin', pattern: /年初(?:数|余额)?|期初(?:数|余额)?|上年末|去年末/u },
  { span: 'end', pattern: /期末(?:数|余额)?|月末(?:数)?|季末|年末(?:数)?/u },
  { span: 'm', pattern: new RegExp(`(?:${month}|当月|同月)(?:数|实际)?`, 'u') },
  { span: 'cur', pattern: /本期(?:数)?|本年(?:数|度)?/u },
]
const lastYearPattern = /(?:上年|去年|上一年)(?:同期|同)?(?:数|累计数)?|同期(?:数)?/gu
const ratePattern = /同比|环比|增减|增长|增速|增幅|±|%$/u
const sharePattern = /比重|占比|构成|所占/u
// 当年价格 and 本年价格 are price bases, not times.
const pricePattern =
  /\((?:按)?(?:当年|现行|现|本年|可比|不变)价?(?:格)?(?:计算)?\)|(?:按)?(?:当年|现行)价(?:格)?(?:计算)?/gu

/** Header texts with years said relative to the table's own year: in a table of 2020, `2019年1—6月` is 上年同期1-6月. */
export function sayYears(text: string, year: number | null): string {
  return text.replace(/(?<!\d)((?:19|20)\d\d)(?!\d|年?版)年?/gu, (all, digits: string) => {
    if (year === null) return all
    if (Number(digits) === year) return '本年'
    return Number(digits) === year - 1 ? '上年同期' : all
  })
}

/** Takes a header path apart by the time words of domain.md 2.2. `year` is the year of the table's period, null where it is unknown. */
export function readHeader(path: readonly string[], year: number | null = null): HeaderReading {
  let rest = sayYears(path.map(stripDecoration).join('·'), year).replace(pricePattern, '')
  const derived = ratePattern.test(rest) ? 'rate' : sharePattern.test(rest) ? 'share' : null
  let span: TimeSpan = null
  let lastYear = false
  // 上年同月 is both; the month word must not hide the year word.
  if (/(?:上年|去年)同月/u.test(rest)) lastYear = true
  for (const { span: candidate, pattern } of patterns) {
    if (!pattern.test(rest)) continue
    rest = rest.replace(pattern, '')
    span = candidate
    break
  }
  if (span !== 'cur') rest = rest.replace(/(^|·)本[年期](?:数)?(?=·|$)/gu, '$1')
  lastYear ||= lastYearPattern.test(rest)
  lastYearPattern.lastIndex = 0
  rest = rest.replace(lastYearPattern, '')
  const measure = rest
    .split('·')
    .map((part) => part.replace(/^[-_/]+|[-_/]+$/gu, ''))
    .filter((part) => part !== '')
    .join('·')
  return { measure, span, lastYear, derived }
}
