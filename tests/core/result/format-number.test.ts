import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../src/core/result/format-number.ts'

describe('a printed figure', () => {
  it.each([
    // G17
    [2.25, 1, '2.3'],
    [2.35, 1, '2.4'],
    [1.005, 2, '1.01'],
    [-2.25, 1, '−2.3'],
    [0.5, 0, '1'],
    [1.5, 0, '2'],
    [2.5, 0, '3'],
    [-0.5, 0, '−1'],
    // What rounds to zero has no sign.
    [-0.04, 1, '0.0'],
    [-0, 1, '0.0'],
    [-0.05, 1, '−0.1'],
    [0.049999, 1, '0.0'],
    // Noise of binary sums is not a digit.
    [0.1 + 0.2, 1, '0.3'],
    [0.15 + 0.1, 1, '0.3'],
    [1.1 * 1.1, 3, '1.210'],
    [9.995, 2, '10.00'],
    [99.95, 1, '100.0'],
    [1234567.891, 1, '1234567.9'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-7, 2, '0.00'],
    [9007199254740991, 0, '9007199254740991'],
    ['12345678901234567890.125', 2, '12345678901234567890.13'],
    ['-0.005', 2, '−0.01'],
  ])('%s with %d decimals is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })

  it.each([
    [2.25, '2.2'],
    [2.35, '2.4'],
    [2.251, '2.3'],
    [-2.25, '−2.2'],
    [0.05, '0.0'],
    [0.15, '0.2'],
  ])('%d by 五成双 is %s', (value, text) => {
    expect(formatNumber(value, 1, 'half-even')).toBe(text)
  })

  it('keeps all digits where no decimals are given', () => {
    expect([12.5, -3, 0.1, 1e-7, 100].map((value) => formatNumber(value, null))).toEqual([
      '12.5',
      '−3',
      '0.1',
      '0.0000001',
      '100',
    ])
  })

  it('shows what is no figure as it is', () => {
    expect([Infinity, -Infinity, NaN, null, '甲', true].map((value) => formatNumber(value, 1))).toEqual([
      '∞',
      '−∞',
      'NaN',
      '',
      '甲',
      'true',
    ])
  })

  it('agrees with rounding of scaled integers for every thousandth up to 20', () => {
    for (let thousandths = -20000; thousandths <= 20000; thousandths += 1) {
      const magnitude = Math.floor((Math.abs(thousandths) + 50) / 100)
      const text = `${String(Math.floor(magnitude / 10))}.${String(magnitude % 10)}`
      const expected = thousandths < 0 && magnitude > 0 ? `−${text}` : text
      if (formatNumber(thousandths / 1000, 1) !== expected)
        expect(formatNumber(thousandths / 1000, 1), String(thousandths)).toBe(expected)
    }
    expect(formatNumber(-20, 1)).toBe('−20.0')
  })
})
