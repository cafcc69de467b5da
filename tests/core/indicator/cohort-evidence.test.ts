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
