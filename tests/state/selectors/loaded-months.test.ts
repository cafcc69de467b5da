import { describe, expect, it } from 'vitest'
import { loadedMonths, periodFor } from '../../../src/state/selectors/loaded-months.ts'
import { makeCatalogue, makeDataset, makePart } from '../make-import.ts'

describe('months of a set', () => {
  it('are those that something is loaded for, newest first', () => {
    const periods = ['2020-05', '2020', '2020-Q2', '2020-06', '2020-05', null]
    const dataset = makeDataset({ parts: periods.map((period) => makePart({ period })) })
    expect(loadedMonths(makeCatalogue(dataset))).toEqual(['2020-06', '2020-05'])
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
