import { expect, it } from 'vitest'
import { parseIsoDate, parseIsoTime } from '../../src/formats/parse-iso-date.ts'

it.each([
  ['1899-12-30', 0],
  ['1899-12-30T18:00:00', 0.75],
  ['1900-01-01', 1],
  ['1900-02-28', 59],
  ['1900-03-01', 61],
  ['2020-06-30', 44012],
  ['2020-06-30T06:00:00Z', 44012.25],
  ['2020-06-30T18:00', 44012.75],
  ['9999-12-31', 2958465],
])('%s is day %d of Excel', (text, serial) => {
  expect(parseIsoDate(text)).toBe(serial)
})

it.each(['2020-02-30', '2020-13-01', '30.06.2020', '', '2020'])('%s is no ISO date', (text) => {
  expect(parseIsoDate(text)).toBeNull()
})

it.each([
  ['06:00:00', 0.25],
  ['PT36H', 1.5],
  ['PT0H11M0.000S', 11 / 1440],
])('%s is %d of a day', (text, days) => {
  expect(parseIsoTime(text)).toBeCloseTo(days, 12)
})

it.each(['PT', '25', 'P1D', ''])('%s is no time', (text) => {
  expect(parseIsoTime(text)).toBeNull()
})
