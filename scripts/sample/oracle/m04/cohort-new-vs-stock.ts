import type { Oracle } from '../oracle.ts'
import { contributionFlag, contributionOf, pullOf } from '../support/contributions.ts'
import { yearBefore, yearOf } from '../support/periods.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { sumKnown } from '../support/sums.ts'
import { unitPairs } from '../support/unit-pairs.ts'

export const oracle: Oracle = {
  id: 'cohort-new-vs-stock',
  cases: [
    { scope: 'nominal', from_ym: '2019-11', specialty: 'B' },
    { specialty: 'F', new_years: 2, to_ym: '2020-06' },
    { specialty: 'C', from_ym: '2019-02', scope: 'nominal' },
    { specialty: 'E', town: '990112107' },
  ],
  expect: (records, { from_ym: from, to_ym: to, specialty, scope, new_years: newYears, town }) => {
    const pairs = unitPairs(records, { specialty, town, at: String(to) })
    return pairs.months
      .filter((month) => month >= String(from) && month <= String(to))
      .flatMap((month) => {
        const hasAgo = pairs.isLoaded(yearBefore(month))
        const sides = pairs.of(month).flatMap(({ unit, here, ago }) => {
          const level = here?.ytd ?? null
          const isNew = unit !== undefined && yearOf(unit.entry_ym) > yearOf(month) - Number(newYears)
          if (scope === 'comparable') return here === undefined ? [] : [{ isNew, level, now: level, base: here.ytdLy }]
          if (level === null && (ago?.ytd ?? null) === null) return []
          return [{ isNew, level, now: level ?? 0, base: hasAgo ? (ago?.ytd ?? 0) : null }]
        })
        if (sides.length === 0) return []
        const both = sides.filter(({ now, base }) => now !== null && base !== null)
        const added = (isNew: boolean): number =>
          both.filter((side) => side.isNew === isNew).reduce((sum, { now, base }) => sum + (now ?? 0) - (base ?? 0), 0)
        const level = sumKnown(sides.map((side) => side.level))
        const now = sumKnown(both.map((side) => side.now))
        const base = sumKnown(both.map((side) => side.base))
        const known = sides.filter((side) => side.isNew && side.level !== null)
        const levelNew = known.reduce((sum, side) => sum + (side.level ?? 0), 0)
        const leftOut = scope === 'comparable' && both.length < sides.length
        const pullFlag = (base ?? 0) <= 0 ? 'no_base' : null
        return [
          {
            period: month,
            units_new: known.length,
            ytd_new: levelNew / 10_000,
            share_new: divide(levelNew, level, 100),
            ytd: divide(level, 10_000),
            total: growthRate(now, base),
            pull_new: pullOf(added(true), base),
            pull_existing: pullOf(added(false), base),
            contrib_new: base === null ? null : contributionOf(added(true), difference(now, base)),
            ytd_flag: level === null ? 'not_reported' : null,
            total_flag: growthFlag(now ?? level, base) ?? (leftOut ? 'partial' : null),
            pull_flag: pullFlag,
            existing_flag: pullFlag,
            contrib_flag: base === null ? 'no_base' : contributionFlag(difference(now, base), base),
          },
        ]
      })
  },
}
