import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const spell = (rates: string): string =>
  `concat_ws(' ', fast_spell(${rates}).start, fast_spell(${rates}).stable, fast_spell(${rates}).duration, fast_spell(${rates}).seen)`

/** Expected values are those of the domain model, 3.5, to the digits that it prints. */
describe('the golden vectors of runs and survival', () => {
  it.each([
    ['G11', '[25,30,22,18,9,8,5,6,7,12]', '0 4 4 10'],
    ['G12', '[5,21,24,40,35,15,9,-3,8,7,6,5]', '1 8 7 11'],
    ['G13: seen for 7 quarters without an end', '[22,26,31,19,15,14,12]', '0 7'],
    ['a missing quarter is no fast one', '[25,NULL,30,22]', '2 2'],
    ['never fast', '[1,2,3]', ''],
  ])('%s: start, stable, duration and quarters seen', async (_name, rates, expected) => {
    expect(await evaluate(spell(rates))).toBe(expected)
  })

  const g14 = '[4, 6, 6, 8, 10], [true, true, false, true, false]'
  it('G14: survival 0.8, 0.6, 0.3 and a median of 8', async () => {
    const at = (time: number) => evaluate(`survival_at(${g14}, ${String(time)})`)
    expect(await at(3)).toBe(1)
    for (const [time, share] of [
      [4, 0.8],
      [6, 0.6],
      [7, 0.6],
      [8, 0.3],
      [10, 0.3],
    ] as const)
      expect(await at(time)).toBeCloseTo(share, 12)
    expect(await evaluate(`median_survival(${g14})`)).toBe(8)
    expect(await evaluate('median_survival([1, 2, 3], [true, false, false])')).toBeNull()
  })

  it.each([
    ['grew_every_year([5, 1, 2, 3])', true],
    ['grew_every_year([5, 1, NULL, 3])', false],
    ['grew_every_year([2, 3])', false],
    ['grew_every_year([1, 4, 5], 2, 3)', true],
  ])('F27: %s is %s', async (expression, expected) => {
    expect(await evaluate(expression)).toBe(expected)
  })
})

describe('the golden vectors of samples, names and draws', () => {
  it.each([
    ['G15 relative error', 'relative_error(standard_error(2.5, 5, 100), 11)', 12.3, 1],
    ['G15 with t', 'relative_error(standard_error(2.5, 5, 100), 11, 2.776)', 17.4, 1],
    ['G19 letter pairs', "name_dice('云汀澜序精密机械', '云汀澜叙精密机械')", 0.714, 3],
    ['G19 letters', "name_similarity('云汀澜序精密机械', '云汀澜叙精密机械')", 0.875, 9],
    ['G20 A', "draw_place('yt2020r1', 'A')", 0.106329, 6],
    ['G20 B', "draw_place('yt2020r1', 'B')", 0.928416, 6],
    ['G20 C', "draw_place('yt2020r1', 'C')", 0.837114, 6],
    ['G20 D', "draw_place('yt2020r1', 'D')", 0.729405, 6],
    // Two strata by hand: 100·2 + 50·3; 100²·0.9·4/10 + 50²·0.9·9/5.
    ['F46 total', 'stratified_total([100, 50], [2, 3])', 350, 9],
    ['F46 variance', 'stratified_variance([100, 50], [10, 5], [4, 9])', 7650, 6],
  ])('%s: %s', async (_name, expression, expected, digits) => {
    expect(await evaluate(expression)).toBeCloseTo(expected, digits)
  })

  it('G20: the first 13 digits are those of the specification', async () => {
    expect(await evaluate("substr(sha256('yt2020r1|A'), 1, 13)")).toBe('1b385e55d9c92')
  })

  it('F46: a stratum of one unit gives no variance of its own', async () => {
    expect(await evaluate('stratified_variance([100, 50], [10, 1], [4, 9])')).toBeCloseTo(3600, 9)
  })
})

describe('first digits, ranks, breadth and what is confidential', () => {
  it('F49: powers of two follow Benford, as counted here', async () => {
    const powers = Array.from({ length: 150 }, (_, at) => 2 ** (at + 1))
    const chi2 = Array.from({ length: 9 }, (_, at) => {
      const seen = powers.filter((power) => power.toExponential().startsWith(String(at + 1))).length
      const wanted = powers.length * Math.log10(1 + 1 / (at + 1))
      return (seen - wanted) ** 2 / wanted
    }).reduce((sum, part) => sum + part)
    expect(await evaluate('benford_chi2(list_transform(range(1, 151), lambda i: pow(2, i)))')).toBeCloseTo(chi2, 9)
  })

  it.each([
    ['benford_chi2(list_transform(range(1, 101), lambda i: 1000 + i))', null],
    ['benford_chi2(list_transform(range(1, 100), lambda i: pow(2, i)))', null],
    ['published_rank(5.04, [5.0, 6.1, 6.13, NULL])', 2],
    ['published_rank(NULL, [5.0])', null],
    ['growth_breadth([1, -1, NULL, 2, 0])', 50],
    ['loss_breadth([-3, 5, NULL, 1, 1])', 25],
    ['is_confidential(2, 10)', true],
    ['is_confidential(3, 86)', true],
    ['is_confidential(3, NULL)', false],
    ['shift_share(100, 8, 6, 5).overall + shift_share(100, 8, 6, 5).mix + shift_share(100, 8, 6, 5).own', 8],
    ['shift_share(100, 8, 6, 5).mix', 1],
  ])('%s is %s', async (expression, expected) => {
    expect(await evaluate(expression)).toBe(expected)
  })
})

/** Worked out by hand; G5, G10 and G18 are of the domain model, 3.5. */
describe('rates against rates, targets and parts', () => {
  it.each([
    ['G5 unrounded', 'lift(6.04, 5.96)', 0.08, 9],
    ['G5 from published rates', 'lift(round_half_up(6.04, 1), round_half_up(5.96, 1))', 0, 9],
    ['G10 staying', 'nominal_parts(1060, 1000, 80, 30).staying', 5.825, 3],
    ['G10 entries', 'nominal_parts(1060, 1000, 80, 30).entries', 7.767, 3],
    ['G10 exits', 'nominal_parts(1060, 1000, 80, 30).exits', -2.913, 3],
    ['G18 power of 100 万千瓦时 at 1.229', 'net_energy(100 * 1.229, NULL)', 122.9, 9],
    ['F35 a power plant', 'net_energy(1000, 400)', 600, 9],
    ['F06b', 'relative_lift(6, 4)', 50, 9],
    ['F43', 'fixed_index(90, 120)', 75, 9],
    ['F41', 'needed_rate(1200, 500, 640)', 9.375, 9],
    ['F44 likely', 'forecast_year(300, [0.5, 0.6, NULL]).likely', 545.454545, 6],
    ['F44 low', 'forecast_year(300, [0.5, 0.6]).low', 500, 9],
    ['F44 high', 'forecast_year(300, [0.5, 0.6]).high', 600, 9],
    ['F19', 'per_mu(100, 66666.67)', 1, 6],
    ['F21', 'output_per_cost(110, 80, 1, 5, 8, 4, 2)', 1.1, 9],
    ['F25', 'location_quotient(30, 100, 100, 1000)', 3, 9],
    ['F16', 'real_pull(40, 5)', 2, 9],
    ['F34', 'value_added(10, 5, 2, 3, 20)', 40, 9],
  ])('%s: %s', async (_name, expression, expected, digits) => {
    expect(await evaluate(expression)).toBeCloseTo(expected, digits)
  })

  it.each([
    'relative_lift(6, 0.5)',
    'log_mean(NULL, 5)',
    'fixed_index(5, 0)',
    'needed_rate(10, 5, 0)',
    'forecast_year(300, [0.5])',
    'per_mu(5, NULL)',
    'output_per_cost(110, 80, NULL, 5, 8, 4, 2)',
    'location_quotient(30, 100, 0, 1000)',
    'nominal_parts(5, 0, 5, 0)',
  ])('%s has no answer', async (expression) => {
    expect(await evaluate(expression)).toBeNull()
  })
})
