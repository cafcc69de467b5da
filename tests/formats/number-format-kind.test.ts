import { expect, it } from 'vitest'
import { builtInFormats } from '../../src/formats/data/built-in-formats.ts'
import { formatNumber } from '../../src/formats/format-number.ts'
import { numberFormatKind } from '../../src/formats/number-format-kind.ts'

it.each([
  ['General', 'number'],
  ['0.00E+00', 'number'],
  ['##0.0E+0', 'number'],
  ['[Red]-#,##0.00', 'number'],
  ['"days" 0', 'number'],
  ['0" 年"', 'number'],
  ['0\\d', 'number'],
  ['#,##0_);[Red](#,##0)', 'number'],
  ['@', 'number'],
  ['[$¥-804]#,##0.00', 'number'],
  ['# ?/?', 'number'],
  ['yyyy-mm-dd', 'date'],
  ['m/d', 'date'],
  ['mmm', 'date'],
  ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
  ['e"年"m"月"', 'date'],
  ['[DBNum1]yyyy"年"', 'date'],
  ['aaaa', 'date'],
  ['yyyy/m/d h:mm', 'date'],
  ['h:mm AM/PM', 'time'],
  ['上午/下午h"时"mm"分"', 'time'],
  ['[h]:mm:ss', 'time'],
  ['mm:ss.0', 'time'],
] as const)('%s makes a %s', (code, kind) => {
  expect(numberFormatKind(code)).toBe(kind)
})

it('takes the built-in formats of dates for dates', () => {
  const dates = Object.entries(builtInFormats).filter(([, code]) => numberFormatKind(code) === 'date')
  expect(dates.map(([id]) => Number(id))).toEqual([
    14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
  ])
})

it.each([
  [7, '000000', '000007'],
  [0.1256, '0.0%', '12.6%'],
  [-1234.5, '#,##0.00', '-1,234.50'],
  [0.1 + 0.2, 'General', '0.3'],
  [1234567890123456, 'General', '1234567890123456'],
  [5, 'not a [format', '5'],
])('shows %d by %s as %s', (value, code, text) => {
  expect(formatNumber(value, code)).toBe(text)
})
