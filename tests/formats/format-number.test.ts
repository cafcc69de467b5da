import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../src/formats/format-number.ts'

/** Value, format, and what Excel shows: from the workbooks with which Apache POI checks its own formats (FormatTests.xlsx and others). */
const asExcelShows: [number, string, string][] = [
  [12.3, '000.00', '012.30'],
  [12.3, '£000.00', '£012.30'],
  [-12.3, '¥#.00" after"', '-¥12.30 after'],
  [1234567, '#,##', '1,234,567'],
  [1234567, '#,##.#', '1,234,567.'],
  [1234567, '0,00.0', '1,234,567.0'],
  [1234567, '0,0000000', '01,234,567'],
  [1234567, '0,000000000', '0,001,234,567'],
  [1234567, '?,?????????', '    1,234,567'],
  [-1234567, '?,???????', '- 1,234,567'],
  [1234567, '#,.#,', '1.2'],
  [123.45, '0,0.00%', '12,345.00%'],
  [0.00035, '#,##0.00%', '0.04%'],
  [1.1, '|??.??|', '| 1.1 |'],
  [10, '[<10]#" Wow"', '10'],
  [1, '[<10]#" Wow"', '1 Wow'],
  [-11, '[<-10]#" Wow"', '-11 Wow'],
  [1e-9, 'General', '0.000000001'],
  [1.1e-10, 'General', '1.1E-10'],
]

describe('numbers are shown as Excel shows them', () => {
  it.each(asExcelShows)('%d by %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toBe(shown)
  })

  it.each<[number, string, string]>([
    [7, '000000', '000007'],
    [-7, '000000', '-000007'],
    [123456789, '000-00-0000', '123-45-6789'],
    [1.005, '0.00', '1.01'],
    [2.5, '0', '3'],
    [0.125, '0.0%', '12.5%'],
    [1234.5, '#,##0.00', '1,234.50'],
    [-0.2, '\\+##,##0.0_);\\-##,##0.0_)\\ ', '-0.2  '],
    [3.5, '\\+##,##0.0_);\\-##,##0.0_)', '+3.5 '],
    [2362.2, '#,###.0_)', '2,362.2 '],
    [0.5, '#,###.0', '.5'],
    [-1234, '#,##0;(#,##0)', '(1,234)'],
    [12345.678, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', ' 12,345.68 '],
    [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', ' -   '],
    [120000, '0.00E+00', '1.20E+05'],
    [123456, '##0.0E+0', '123.5E+3'],
    [9.999e-5, '0.0E+00', '1.0E-04'],
    [1234567, '0.0,,"M"', '1.2M'],
    [-5, '0;;', ''],
    [1, '"是";;"否"', '是'],
    [0, '"是";;"否"', '否'],
    [-5, '[Red]0', '-5'],
    [-0.003, '0%', '-0%'],
    [-1.83772268236293e-16, '0.000', '0.000'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [0.5, '# ?/?', ' 1/2'],
  ])('%d by %s, counted by hand', (value, code, shown) => {
    expect(formatNumber(value, code)).toBe(shown)
  })
})

it('shows General with the 15 digits of a spreadsheet, not with the 11 characters of a cell', () => {
  expect(
    [0.1 + 0.2, 2 / 3, 123456789012345, 1.95382620357179e-9, 1e21].map((value) => formatNumber(value, 'General')),
  ).toEqual(['0.3', '0.666666666666667', '123456789012345', '1.95382620357179E-09', '1E+21'])
})

describe('Chinese formats', () => {
  // 2020-06-30, a Tuesday, is day 44,012.
  it.each<[number, string, string]>([
    [44012, 'yyyy"年"m"月"', '2020年6月'],
    [44012, '[$-804]yyyy"年"m"月"d"日";@', '2020年6月30日'],
    [44012, 'yyyy\\年m\\月', '2020年6月'],
    [44012, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二〇年六月三十日'],
    [44146, '[DBNum1][$-804]m"月"d"日"', '十一月十一日'],
    [44012, '[$-804]aaaa', '星期二'],
    [44012, 'yyyy/m/d aaa', '2020/6/30 二'],
    [0.75, '上午/下午h"时"mm"分"', '下午6时00分'],
    [7, 'G/通用格式"元"', '7元'],
    [7.5, '[红色]G/通用格式', '7.5'],
  ])('%d by %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toBe(shown)
  })
})

describe('dates that Excel knows and no calendar does', () => {
  it.each<[number, string, string]>([
    [0, 'yyyy-mm-dd', '1900-01-00'],
    [59, 'yyyy-mm-dd', '1900-02-28'],
    [60, 'yyyy-mm-dd', '1900-02-29'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [1.5, '[h]:mm', '36:00'],
    // Excel fills the cell with #; the number says more.
    [-1, 'yyyy-mm-dd', '-1'],
  ])('%d by %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toBe(shown)
  })
})
