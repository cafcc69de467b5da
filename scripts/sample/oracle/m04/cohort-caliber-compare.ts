import type { Oracle, OracleRow } from '../oracle.ts'
import { yearBefore } from '../support/periods.ts'
import { difference, growthFlag, growthOf, growthRate } from '../support/rates.ts'
import { compareCode, groupCode, groupName } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'
import { unitPairs } from '../support/unit-pairs.ts'
import type { UnitPair } from '../support/unit-pairs.ts'

/** Rates of some units at the three scopes, with their flags. */
function compareScopes(pairs: readonly UnitPair[], hasAgo: boolean): OracleRow {
  const here = pairs.flatMap((pair) => (pair.here === undefined ? [] : [{ ...pair, here: pair.here }]))
  const comparable = growthOf(here.map((pair) => [pair.here.ytd, pair.here.ytdLy] as const))
  const matched = growthOf(here.map((pair) => [pair.here.ytd, pair.ago?.ytd ?? null] as const))
  const level = sumKnown(here.map((pair) => pair.here.ytd))
  const ago = sumKnown(pairs.map((pair) => pair.ago?.ytd ?? null))
  const silent = here.some((pair) => pair.here.ytd === null) ? 'partial' : null
  const nominal = growthRate(level, ago)
  const gap = difference(nominal, comparable.rate)
  const gapMatched = difference(matched.rate, comparable.rate)
  return {
    units: here.length,
    units_matched: here.filter((pair) => pair.here.ytd !== null && (pair.ago?.ytd ?? null) !== null).length,
    comparable: comparable.rate,
    matched: matched.rate,
    nominal,
    gap_pp: gap,
    gap_matched_pp: gapMatched,
    comparable_flag: comparable.flag,
    matched_flag: hasAgo ? (growthFlag(matched.now ?? level, matched.base) ?? silent) : 'no_ref',
    nominal_flag: hasAgo ? growthFlag(level, ago) : 'no_ref',
    gap_flag: gap === null ? 'no_ref_rate' : null,
    gap_matched_flag: gapMatched === null ? 'no_ref_rate' : null,
  }
}

export const oracle: Oracle = {
  id: 'cohort-caliber-compare',
  cases: [
    { by: 'town' },
    { by: 'division', specialty: 'F', to_ym: '2020-06' },
    { by: 'division', specialty: 'C', from_ym: '2019-02', to_ym: '2020-11' },
  ],
  expect: (records, { from_ym: from, to_ym: to, specialty, by }) => {
    const pairs = unitPairs(records, { specialty, town: null, at: String(to) })
    const months = pairs.months.filter((month) => month >= String(from) && month <= String(to))
    const last = months.at(-1)
    const whole = months.map((month): OracleRow => ({
      period: month,
      group_name: 'total',
      ...compareScopes(pairs.of(month), pairs.isLoaded(yearBefore(month))),
      code: null,
      level: 0,
      row_kind: 'data',
    }))
    if (by === 'none' || last === undefined) return whole
    const kind = by === 'town' ? 'town' : 'division'
    const own = pairs.of(last)
    const codes = [...new Set(own.map(({ unit }) => groupCode(unit, kind)))].sort(compareCode)
    const parts = codes.map((code): OracleRow => ({
      period: last,
      group_name: groupName(records, code, kind),
      ...compareScopes(
        own.filter(({ unit }) => groupCode(unit, kind) === code),
        pairs.isLoaded(yearBefore(last)),
      ),
      code,
      level: 1,
      row_kind: 'subtotal',
    }))
    return [...whole, ...parts]
  },
}
