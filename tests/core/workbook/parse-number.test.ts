import { describe, expect, it } from 'vitest'
import { needsDecimalComma, needsDecimalPoint, parseNumber } from '../../../src/core/workbook/parse-number.ts'

describe('parseNumber', () => {
  it.each([
    ['12', 12], ['-3.50', -3.5], ['+7', 7], ['.5', 0.5], ['0', 0], ['-0', 0],
    ['1,234.5', 1234.5], ['1,234,567', 1234567], ['1，234', 1234], ['12,3456', 123456],
    ['1 234 567', 1234567], ['1\u00a0234', 1234], ['1\u2009234.5', 1234.5], [' 42 ', 42],
    ['１２３．４', 123.4], ['－５', -5], ['−123', -123], ['(123)', -123], ['（1,234.5）', -1234.5], ['△123', -123], ['▲ 4.2', -4.2],
    ['123-', -123], ['¥1,200', 1200], ['$3.5', 3.5], ['£ 12', 12], ['1.5E+3', 1500], ['12.5%', 12.5], ['12.5 ％', 12.5], ['-3%', -3],
    ["1'234.5", 1234.5], ['1,234.50 ', 1234.5], ['$(1,234)', -1234], ['-$5', -5], ['12 €', 12], ['NT$1,200', 1200], ['2e-05', 0.00002], ['12.5 b', 12.5], ['12 1/', 12], ['r 12.5', 12.5], ['*3', 3], ['1,234 [2]', 1234], ['‐7', -7],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)?.value).toBe(value)
  }) // prettier-ignore

  it.each([
    '', 'abc', '12a3', '1,23', '1,2,3', '12,34,567', '1.2.3', '--5', '(-5)', '5 apples', '0-4', '10-19', '2020年', '100+', '1/2', '-', '—', '12:30', 'x', '1 23', '第3', 'Q1', '3万', '1,234;5', 'GB/T 4754', '12E4', '1e400', 'r12', '5b', '12.5 (0.3)', '<0.1', '1.5 m', '12 1/2', '12,5', '1.234,5', '3,5亿',
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

  it('says how a text was read', () => {
    const how = (text: string) => parseNumber(text, { scaleWords: true })?.how
    expect(['12', '１２', '(12)', '−3', '12%', '1.2万', '12 r'].map(how)).toEqual([
      'plain',
      'width',
      'sign',
      'sign',
      'percent',
      'scale',
      'mark',
    ])
  })

  it.each([
    ['1.234,5', 1234.5], ['12,5', 12.5], ['1.234', 1234], ['-1.234.567,89', -1234567.89], ['1 234,5', 1234.5], ['7', 7], ['(3,5)', -3.5], ['12,5 %', 12.5],
  ])('reads %j as %d where the comma is decimal', (text, value) => {
    expect(parseNumber(text, { decimalComma: true })).toMatchObject({ value })
  }) // prettier-ignore

  it('tells which sign is decimal only where a text leaves no doubt', () => {
    expect(['1.234,5', '12,5', '1.234.567', '0,1234'].every(needsDecimalComma)).toBe(true)
    expect(['1,234', '1.234', '1,234.5', '1,234,567', '12'].some(needsDecimalComma)).toBe(false)
    expect(['1,234.5', '12.5', '1,234,567', '0.1234'].every(needsDecimalPoint)).toBe(true)
    expect(['1,234', '1.234', '1.234,5', '12'].some(needsDecimalPoint)).toBe(false)
  })

  it('multiplies 万 in decimal', () => {
    expect(parseNumber('1.15万', { scaleWords: true })?.value).toBe(11500)
    expect(parseNumber('0.07亿元', { scaleWords: true })?.value).toBe(7_000_000)
  })

  it('reads 万 and 亿 only where the column is known to use them', () => {
    expect(parseNumber('3.5万')).toBeNull()
    expect(parseNumber('3.5万', { scaleWords: true })?.value).toBe(35_000)
    expect(parseNumber('-2亿', { scaleWords: true })?.value).toBe(-200_000_000)
  })
})
