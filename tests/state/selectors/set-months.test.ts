import { describe, expect, it } from 'vitest'
import { monthsAmong, periodFor, periodsOfFiles } from '../../../src/state/selectors/set-months.ts'
import { makeCatalogue, makeDataset, makePart } from '../make-import.ts'

describe('months of a set', () => {
  it('come from the periods of files, where they have any', () => {
    const periods = ['2020-05', '2020', null]
    const dataset = makeDataset({ parts: periods.map((period) => makePart({ period })) })
    expect(periodsOfFiles(makeCatalogue(dataset))).toEqual(['2020-05', '2020'])
  })

  it.each([
    [
      ['2020-05', '2020', '2020-Q4', '2020-06', '2020-05'],
      ['2020-06', '2020-05'],
    ],
    [
      ['2020-Q4', '2019', '2020-Q1'],
      ['2020-12', '2020-03'],
    ],
    [
      ['2018', '2020'],
      ['2020-12', '2018-12'],
    ],
    [[], []],
  ])('of %j are %j', (periods, months) => {
    expect(monthsAmong(periods)).toEqual(months)
  })

  it.each([
    ['2020-06', ['2020-06', '2020-05'], '2020-06'],
    ['2020-06', ['2020-Q2', '2020-Q1'], '2020-Q2'],
    ['2020-10', ['2020-Q4'], '2020-Q4'],
    ['2020-06', ['2020', '2019'], '2020'],
    ['2020-06', ['2019-06'], null],
    ['2020-06', [], '2020-06'],
  ])('%s among %j is %s', (month, offered, period) => {
    expect(periodFor(month, offered)).toBe(period)
  })
})
