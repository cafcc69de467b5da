import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indicatorFunctions } from '../../../src/core/indicator/indicator-functions.ts'
import { borrowDuckdb } from '../../../scripts/node-engine/borrow-duckdb.ts'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { defineFunctions } from '../../../src/engine/recipe/define-functions.ts'

let db: Duckdb
beforeAll(async () => {
  db = await borrowDuckdb()
  await defineFunctions(db)
})
afterAll(() => db.close())

async function evaluate(expression: string): Promise<unknown> {
  const { values } = await db.run(`SELECT ${expression}`)
  return values[0]?.[0]
}

/** Expected values are those of the domain model, 3.5, to the digits that it prints. */
describe('the golden vectors', () => {
  it.each([
    ['G1', 'growth_rate(1234.5, 1100)', 12.22727, 5],
    ['G3 total', 'growth_rate(1070, 1000)', 7.0, 9],
    ['G3 contribution A', 'contribution(90, 70)', 128.6, 1],
    ['G3 contribution B', 'contribution(-20, 70)', -28.6, 1],
    ['G3 pull A', 'pull(90, 1000)', 9.0, 9],
    ['G3 pull B', 'pull(-20, 1000)', -2.0, 9],
    ['G4 fourth month', 'growth_rate(430 - 300, 300 - 180)', 8.3, 1],
    ['G4 third month against the mean of the first two', 'growth_rate(120, 180 / 2)', 33.3, 1],
    ['G6', 'intensity_change(3.0, 8.0)', -4.6, 1],
    ['G7', 'ratio(annualise(2700, 9), 100)', 36.0, 9],
    ['G8', 'return_on_assets(120, 6, 2000, 2400)', 10.9, 1],
    ['G9 the first four', 'top_share([40, 25, 15, 10, 10], 4)', 90.0, 9],
    ['G9 Herfindahl', 'herfindahl([40, 25, 15, 10, 10])', 2650, 6],
    ['G15 standard error', 'standard_error(2.5, 5, 100)', 0.6892, 4],
    ['G16', 'sample_size(1.2, 0.10, 6000)', 507, 9],
    ['G17 half up', 'round_half_up(2.25, 1)', 2.3, 9],
    ['G17 half up of a binary neighbour', 'round_half_up(2.35, 1)', 2.4, 9],
    ['G17 half even', 'round_half_even(2.25, 1)', 2.2, 9],
    ['G17 half even', 'round_half_even(2.35, 1)', 2.4, 9],
  ])('%s: %s', async (_name, expression, expected, digits) => {
    expect(await evaluate(expression)).toBeCloseTo(expected, digits)
  })

  it.each([
    ['80, 0', 'base_zero'],
    ['0, 0', 'both_zero'],
    ['-5, 10', 'to_neg'],
    ['10, -20', 'from_neg'],
    ['-5, -20', 'both_neg:75.0'],
    ['-30, -20', 'both_neg:-50.0'],
    ['NULL, 5', 'not_reported'],
    ['5, NULL', 'no_base'],
    ['5, 0.5', 'small_base'],
    ['5, 4', null],
  ])('G2: the flag of %s is %s, and there is a rate only without a reason against it', async (pair, flag) => {
    expect(await evaluate(`growth_flag(${pair})`)).toBe(flag)
    const rate = await evaluate(`growth_rate(${pair})`)
    if (flag === null || flag === 'small_base') expect(rate).toBeTypeOf('number')
    else expect(rate).toBeNull()
  })
})

describe('steps along the calendar', () => {
  it.each([
    ["ym_add('2020-01', -1)", '2019-12'],
    ["ym_add('2019-11', 14)", '2021-01'],
    ["ym_ly('2020-06')", '2019-06'],
    ["ym_ly('2020-Q2')", '2019-Q2'],
    ["ym_ly('2020')", '2019'],
    ["ym_prev('2020-03')", '2020-02'],
    ["ym_prev('2020-02')", null],
    ["ym_quarter('2020-06')", '2020-Q2'],
    ["ym_quarter('2020-07')", '2020-Q3'],
    ["quarter_end('2020-Q3')", '2020-09'],
    ["quarter_prev('2020-Q1')", '2019-Q4'],
    ["year_end_ly('2020-06')", '2019-12'],
  ])('%s is %s', async (expression, expected) => {
    expect(await evaluate(expression)).toBe(expected)
  })
})

describe('what has no answer', () => {
  it.each([
    'ratio(1, 0)',
    'share_of(1, 0)',
    'pull(1, 0)',
    'pull(1, -5)',
    'contribution(1, 0)',
    'annualise(1, 0)',
    'return_on_assets(5, 6, 10, -10)',
    'turnover_days(5, 0, 6)',
    'real_rate(5, 0)',
    'average_rate(5, -1, 2)',
    'robust_z(1, 1, 0)',
    'standard_error(2.5, 1, 100)',
    "index_score(5, 3, 3, '+')",
    "index_score(NULL, 3, 5, '+')",
    'herfindahl([0, 0])',
  ])('is NULL, never zero and never infinity: %s', async (expression) => {
    expect(await evaluate(expression)).toBeNull()
  })

  it.each([
    ['contribution_flag(0, 100)', 'no_change'],
    ['contribution_flag(0.04, 100)', 'unstable'],
    ['contribution_flag(-5, 100)', 'down_contribution'],
    ['contribution_flag(5, 100)', null],
  ])('F14: %s is %s', async (expression, expected) => {
    expect(await evaluate(expression)).toBe(expected)
  })
})

describe('formulas counted by hand', () => {
  it.each([
    ['F10, two rates', 'two_year_rate(21, 0)', 10],
    ['F11', 'average_rate(133.1, 100, 3)', 10],
    ['F12', 'real_rate(10, 110)', 0],
    ['F33, days', 'turnover_days(50, 600, 6)', 15],
    ['F37, a mean of equals', 'log_mean(4, 4)', 4],
    ['F37', 'log_mean(2 * exp(1), 2)', 2 * (Math.E - 1)],
    ['F42, between the limits', "index_score(15, 10, 20, '+')", 80],
    ['F42, reversed', "index_score(12, 10, 20, '-')", 92],
    ['F42, clipped', "index_score(500, 10, 20, '+')", 100],
    ['F48', 'robust_z(16, 10, 3)', 0.6745 * 2],
  ])('%s: %s', async (_name, expression, expected) => {
    expect(await evaluate(expression)).toBeCloseTo(expected, 9)
  })
})

it('has each name once', () => {
  const names = indicatorFunctions.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
