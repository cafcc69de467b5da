import type { Oracle, OracleRow } from '../oracle.ts'
import { contributionFlag, contributionOf, pullOf } from '../support/contributions.ts'
import { yearBefore, yearOf } from '../support/periods.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'
import { unitPairs } from '../support/unit-pairs.ts'
import type { UnitPair } from '../support/unit-pairs.ts'

type Side = { cohort: string; level: number | null; now: number | null; base: number | null; leftOut: boolean }

/** What a unit brings to both sides of the rate at a scope; null where it is not in the scope. */
function sideOf({ here, ago }: UnitPair, scope: unknown, hasAgo: boolean): Omit<Side, 'cohort'> | null {
  const level = here?.ytd ?? null
  if (scope === 'nominal') {
    if (level === null && (ago?.ytd ?? null) === null) return null
    const base = hasAgo ? (ago?.ytd ?? 0) : null
    return { level, now: level ?? 0, base, leftOut: false }
  }
  if (here === undefined) return null
  const base = scope === 'comparable' ? here.ytdLy : (ago?.ytd ?? null)
  return { level, now: level, base, leftOut: level === null || (scope === 'comparable' && base === null) }
}

function summarise(sides: readonly Side[]) {
  const both = sides.filter(({ now, base }) => now !== null && base !== null)
  const changes = both.map(({ now, base }) => (now ?? 0) - (base ?? 0))
  const here = sides.filter(({ cohort }) => cohort !== 'gone')
  return {
    units: here.length === 0 ? sides.length : here.length,
    level: sumKnown(sides.map((side) => side.level)),
    now: sumKnown(both.map((side) => side.now)),
    base: sumKnown(both.map((side) => side.base)),
    up: changes.filter((change) => change > 0).reduce((sum, change) => sum + change, 0),
    down: changes.filter((change) => change < 0).reduce((sum, change) => sum + change, 0),
    leftOut: sides.some((side) => side.leftOut),
  }
}

type Sums = ReturnType<typeof summarise>

const deltaOf = ({ now, base }: Sums): number | null => (now === null || base === null ? null : now - base)

function flagsOf(sums: Sums, total: Sums): OracleRow {
  const { level, now, base, leftOut } = sums
  const unknown = now === null || total.now === null
  return {
    ytd_flag: level === null ? 'not_reported' : null,
    yoy_flag: level === null ? 'not_reported' : (growthFlag(now ?? level, base) ?? (leftOut ? 'partial' : null)),
    delta_flag: now !== null ? null : level === null ? 'not_reported' : 'no_base',
    contrib_flag: unknown ? 'no_base' : contributionFlag(deltaOf(total), total.base),
    pull_flag: now === null || (total.base ?? 0) <= 0 ? 'no_base' : null,
  }
}

export const oracle: Oracle = {
  id: 'cohort-entry-contribution',
  cases: [
    { scope: 'nominal', period_ym: '2020-06', specialty: 'E' },
    { scope: 'matched', specialty: 'F', years: 2 },
    { scope: 'nominal', period_ym: '2019-06' },
    { period_ym: '2020-09', specialty: 'C', town: '990112107' },
  ],
  expect: (records, { period_ym: period, specialty, scope, years, town }) => {
    const month = String(period)
    const pairs = unitPairs(records, { specialty, town, at: month })
    const cohortOf = ({ unit, here }: UnitPair): string => {
      if (scope === 'nominal' && (here?.ytd ?? null) === null) return 'gone'
      if (unit === undefined) return 'unknown'
      const year = yearOf(unit.entry_ym)
      return year > yearOf(month) - Number(years) ? String(year) : 'earlier'
    }
    const sides = pairs.of(month).flatMap((pair): Side[] => {
      const side = sideOf(pair, scope, pairs.isLoaded(yearBefore(month)))
      return side === null ? [] : [{ ...side, cohort: cohortOf(pair) }]
    })
    if (sides.length === 0) return []
    const total = summarise(sides)
    const line = (cohort: string, sums: Sums, isTotal: boolean): OracleRow => ({
      cohort,
      units: sums.units,
      ytd: divide(sums.level, 10_000),
      yoy: sums.level === null ? null : growthRate(sums.now, sums.base),
      delta: divide(deltaOf(sums), 10_000),
      contrib_pct: contributionOf(deltaOf(sums), deltaOf(total)),
      pull_pp: pullOf(deltaOf(sums), total.base),
      up_pp: sums.now === null ? null : pullOf(sums.up, total.base),
      down_pp: sums.now === null ? null : pullOf(sums.down, total.base),
      ...flagsOf(sums, total),
      level: isTotal ? 0 : 1,
      row_kind: isTotal ? 'total' : 'data',
    })
    const last = ['earlier', 'gone', 'unknown']
    const groups = [...groupBy(sides, ({ cohort }) => cohort)].sort(
      ([a], [b]) => last.indexOf(a) - last.indexOf(b) || compareText(b, a),
    )
    return [line('total', total, true), ...groups.map(([cohort, own]) => line(cohort, summarise(own), false))]
  },
}
