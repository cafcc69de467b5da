import { parsePeriod, periodEnd } from '../../core/base/period.ts'

/** A period may begin at a digit, at a Chinese numeral, at 民国 or 中华民国, at Q1, H1 or a month's English name, but never inside a longer word or number. */
const start =
  /(?<![\dA-Za-z.\-/]|\d[—–])(?=[\d０-９〇零一二三四五六七八九民]|中[華华]民|q[1-4]|h[12]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/giu

/** Longest notation that is tried: 二〇二〇年一月—二〇二〇年十二月. */
const longest = 22

/** What is left of brackets, dashes and blanks once a period has been taken out. */
const emptied = /[（(【[]\s*[)）】\]]/gu
const edges = /^[\s_\-—–~·,，、.:：]+|[\s_\-—–~·,，、:：]+$/gu

/**
 * A title or a file name without the period that it names, because the same form comes every month: `2020年6月工业产值` and `工业产值（2020年7月）` are
 * both `工业产值`. Only notations of the given period, of a span that ends with it, or of its year go. Without a period nothing goes.
 */
export function stripPeriod(text: string, period: string | null): string {
  if (period === null) return text.trim()
  const wanted = periodEnd(period)
  // Full-width digits are read by the parser; the searches here know only plain ones.
  let rest = text.normalize('NFKC') === text ? text : text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
  for (;;) {
    const found = findNotation(rest, wanted)
    if (found === null) break
    rest = `${rest.slice(0, found.at)} ${rest.slice(found.at + found.length)}`
  }
  return rest
    .replace(emptied, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[\u4e00-\u9fff）)]) (?=[\u4e00-\u9fff（(])/gu, '')
    .replace(edges, '')
}

/** Every notation has a year in it; trying those without one takes most of the time. */
const year = /\d{4}|\d{2,3}年|[〇零○一二三四五六七八九]{4}年|民[国國]|[a-z]{3}[ -]\d\d$/iu

/** A notation ends with its last sign, not in the middle of a word or a number. */
const end = /[\d年月度季半份底末止计計]$|[a-z]$/iu
const goesOn = /^(?:\d|[a-z])/iu

function findNotation(text: string, wanted: string): { at: number; length: number } | null {
  for (const { index } of text.matchAll(start)) {
    for (let length = Math.min(longest, text.length - index); length >= 4; length -= 1) {
      const part = text.slice(index, index + length)
      if (!end.test(part) || !year.test(part)) continue
      if (/[\da-z]$/iu.test(part) && goesOn.test(text.slice(index + length))) continue
      const value = parsePeriod(part)?.value
      if (value !== undefined && (periodEnd(value) === wanted || wanted.startsWith(`${value}-`)))
        return { at: index, length }
    }
  }
  return null
}
