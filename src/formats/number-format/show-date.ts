import { formatBySsf } from '../sheetjs/format-by-ssf.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const NUMERALS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const FULL_NUMERALS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
/** Days of the week by their Chinese names, outside quotes and brackets. */
const WEEKDAY = /"[^"]*"?|\\[\s\S]|\[[^\]]*\]|aaaa|aaa/gi
/** Language of a date, without a currency: SheetJS takes some for a dollar sign. */
const LANGUAGE = /\[\$-[^\]]*\]/g
const PLAIN_DATE = 'yyyy/m/d'

/** Shows a serial day by a section that has dates or times; null where there is no such day. `chinese` asks for Chinese digits (1 or 2). */
export function showDate(serial: number, code: string, chinese: number): string | null {
  const named = code.replace(LANGUAGE, '').replace(WEEKDAY, (piece) => {
    if (!/^a{3,4}$/i.test(piece)) return piece
    return `"${piece.length === 4 ? '星期' : ''}${WEEKDAYS[(Math.floor(serial) + 6) % 7] ?? ''}"`
  })
  const shown = attempt(named, serial) ?? attempt(PLAIN_DATE, serial)
  if (shown === null || shown === '') return null
  return chinese === 1 || chinese === 2 ? inChinese(shown, chinese === 1 ? NUMERALS : FULL_NUMERALS) : shown
}

function attempt(code: string, serial: number): string | null {
  try {
    return formatBySsf(code, serial)
  } catch {
    return null
  }
}

/** Years digit by digit, other numbers as they are counted: 二〇二〇年六月三十日. */
function inChinese(text: string, numerals: readonly string[]): string {
  const ten = numerals === NUMERALS ? '十' : '拾'
  return text.replace(/\d+/g, (digits) => {
    const number = Number(digits)
    if (digits.length > 2) return digits.replace(/\d/g, (digit) => numerals[Number(digit)] ?? digit)
    if (number < 10) return (digits.length === 2 ? (numerals[0] ?? '') : '') + (numerals[number] ?? '')
    const tens = Math.floor(number / 10)
    return (tens === 1 ? '' : (numerals[tens] ?? '')) + ten + (number % 10 === 0 ? '' : (numerals[number % 10] ?? ''))
  })
}
