import { describe, expect, it } from 'vitest'
import { formatSerial, parseDate } from '../../../src/core/workbook/parse-date.ts'

describe('parseDate', () => {
  it.each([
    ['2020-06-30', '2020-06-30'], ['2020/6/3', '2020-06-03'], ['2020.6.30', '2020-06-30'], ['2020年6月30日', '2020-06-30'], ['20200630', '2020-06-30'],
    ['30 June 2020', '2020-06-30'], ['June 30, 2020', '2020-06-30'], ['31/12/2020', '2020-12-31'], ['12/31/2020', '2020-12-31'], ['民國109年6月30日', '2020-06-30'],
    ['2020-02-29', '2020-02-29'], ['2020-06-30 08:05', '2020-06-30 08:05:00'], ['2020-06-30T00:00:00', '2020-06-30'],
  ])('reads %j as %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso)
  }) // prettier-ignore

  it.each([
    ['二〇二〇年六月三十日', '2020-06-30'], ['2020-06-30 14:05:09.250', '2020-06-30 14:05:09.250'], ['6/30/2020 2:05 PM', '2020-06-30 14:05:00'], ['30-Jun-2020', '2020-06-30'], ['2020年6月30号', '2020-06-30'],
  ])('reads %j as %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso)
  }) // prettier-ignore

  it('reads what one date alone leaves open as its column writes it', () => {
    expect(parseDate('05/06/2020', { dateOrder: 'dmy' })).toBe('2020-06-05')
    expect(parseDate('05/06/2020', { dateOrder: 'mdy' })).toBe('2020-05-06')
    expect(parseDate('109/06/30', { minguo: true })).toBe('2020-06-30')
    expect(parseDate('1090630', { minguo: true })).toBe('2020-06-30')
    expect(parseDate('109/06/30')).toBeNull()
    expect(parseDate('2020-06-30 25:00')).toBeNull()
  })

  it.each([
    '',
    '2020-13-01',
    '2021-02-29',
    '05/06/2020',
    '2020-06',
    '20201301',
    '310112',
    'June 2020',
    'abc',
    '30 Foo 2020',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})

describe('formatSerial', () => {
  // Values as Excel shows them.
  it.each([
    [1, '1900-01-01'], [59, '1900-02-28'], [61, '1900-03-01'], [25569, '1970-01-01'], [43831, '2020-01-01'], [44012, '2020-06-30'], [44012.5, '2020-06-30 12:00:00'], [2958465, '9999-12-31'],
  ])('writes serial %d as %s', (serial, iso) => {
    expect(formatSerial(serial)).toBe(iso)
  }) // prettier-ignore

  it('refuses what is no day', () => {
    expect(formatSerial(-1)).toBeNull()
    expect(formatSerial(3_000_000)).toBeNull()
    expect(formatSerial(NaN)).toBeNull()
  })
})
