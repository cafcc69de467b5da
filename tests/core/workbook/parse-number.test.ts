import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../../src/core/workbook/parse-number.ts'

describe('parseNumber', () => {
  it.each([
    ['12', 12], ['-3.50', -3.5], ['+7', 7], ['.5', 0.5], ['0', 0], ['-0', 0],
    ['1,234.5', 1234.5], ['1,234,567', 1234567], ['1，234', 1234], ['12,3456', 123456],
    ['1 234 567', 1234567], ['1\u00a0234', 1234], ['1\u2009234.5', 1234.5], [' 42 ', 42],
    ['１２３．４', 123.4], ['－５', -5], ['−123', -123], ['(123)', -123], ['（1,234.5）', -1234.5], ['△123', -123], ['▲ 4.2', -4.2],
    ['123-', -123], ['¥1,200', 1200], ['$3.5', 3.5], ['£ 12', 12], ['1.5E+3', 1500], ['12.5%', 12.5], ['12.5 ％', 12.5], ['-3%', -3],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)?.value).toBe(value)
  }) // prettier-ignore

  it.each([
    '', 'abc', '12a3', '1,23', '1,2,3', '12,34,567', '1.2.3', '--5', '(-5)', '5 apples', '0-4', '10-19', '2020年', '100+', '1/2', '-', '—', '12:30', 'x', '1 23', '第3', 'Q1', '3万', '1,234;5', 'GB/T 4754',
  ])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeNull()
  }) // prettier-ignore

  it('cuts footnote marks off and says so', () => {
    expect(parseNumber('98.6 \\1')).toMatchObject({ value: 98.6, marked: true })
    expect(parseNumber('1,490¹')).toMatchObject({ value: 1490, marked: true })
    expect(parseNumber('20.9 p')).toMatchObject({ value: 20.9, marked: true })
    expect(parseNumber('20.9(r)')).toMatchObject({ value: 20.9, marked: true })
    expect(parseNumber('123*')).toMatchObject({ value: 123, marked: true })
    expect(parseNumber('98.6')).toMatchObject({ value: 98.6, marked: false })
  })

  it('reports digits that a number cannot hold', () => {
    expect(parseNumber('123456789012345')?.exact).toBe(true)
    expect(parseNumber('91310112123456789')?.exact).toBe(false)
    expect(parseNumber('9007199254740993')?.exact).toBe(false)
    expect(parseNumber('0.1234567890123456789')?.exact).toBe(false)
    expect(parseNumber('1000000000000000000000')?.exact).toBe(true)
    expect(parseNumber('000123.4500')?.exact).toBe(true)
  })

  it('reads 万 and 亿 only where the column is known to use them', () => {
    expect(parseNumber('3.5万')).toBeNull()
    expect(parseNumber('3.5万', { scaleWords: true })?.value).toBe(35_000)
    expect(parseNumber('-2亿', { scaleWords: true })?.value).toBe(-200_000_000)
  })
})
