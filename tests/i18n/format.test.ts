import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatPeriod, formatSeconds } from '../../src/i18n/format.ts'

describe('figures in prose', () => {
  it.each([
    [0, '0'],
    [9999, '9999'],
    [61208, '61\u202f208'],
    [10000000, '10\u202f000\u202f000'],
    [-12345, '\u221212\u202f345'],
  ])('writes the count %d as %s', (count, text) => {
    expect(formatCount(count)).toBe(text)
  })

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KB'],
    [10 * 1024 * 1024, '10 MB'],
    [3.1 * 1024 ** 3, '3.1 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('writes durations in seconds', () => {
    expect(formatSeconds(42, 'zh')).toBe('0.04 秒')
    expect(formatSeconds(12340, 'en')).toBe('12.3 s')
  })

  it.each([
    ['2020-06', '2020年6月', 'June 2020'],
    ['2020-Q2', '2020年2季度', 'Q2 2020'],
    ['2020', '2020年', '2020'],
    ['上旬', '上旬', '上旬'],
  ])('writes the period %s as %s and %s', (period, zh, en) => {
    expect(formatPeriod(period, 'zh')).toBe(zh)
    expect(formatPeriod(period, 'en')).toBe(en)
  })
})
