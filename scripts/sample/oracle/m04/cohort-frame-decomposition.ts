import type { Oracle, OracleRow } from '../oracle.ts'
import { contributionFlag, contributionOf, pullOf } from '../support/contributions.ts'
import { yearBefore } from '../support/periods.ts'
import { difference, divide, growthFlag, growthRate } from '../support/rates.ts'
import { sumKnown } from '../support/sums.ts'
import { unitPairs } from '../support/unit-pairs.ts'
import type { UnitPair } from '../support/unit-pairs.ts'
import type { SampleRecords } from '../../records/sample-records.ts'

/** Credit codes that are in the frame in a month, by the newest register not after it, else by the oldest. */
function frameAt(units: SampleRecords['unit'], month: string): ReadonlySet<string> {
  const known = [...new Set(units.map((row) => row.snap_ym))].sort()
  const taken = known.findLast((snap) => snap <= month) ?? known[0]
  const inFrame = units.filter((row) => row.snap_ym === taken && (row.exit_ym === null || row.exit_ym > month))
  return new Set(inFrame.map((row) => row.uscc))
}

const partsInOrder = ['staying', 'entries', 'exits', 'other'] as const

export const oracle: Oracle = {
  id: 'cohort-frame-decomposition',
  cases: [
    { specialty: 'E', period_ym: '2020-06' },
    { specialty: 'F', town: '990112107' },
    { period_ym: '2019-06' },
    { specialty: 'S', period_ym: '2020-03' },
  ],
  expect: (records, { period_ym: period, specialty, town }) => {
    const month = String(period)
    const frame = frameAt(records.unit, month)
    const partOf = ({ uscc, unit, here, ago }: UnitPair): (typeof partsInOrder)[number] => {
      const [now, base] = [here?.ytd ?? null, ago?.ytd ?? null]
      if (now !== null && base !== null) return 'staying'
      if (now !== null && unit !== undefined && unit.entry_ym > yearBefore(month)) return 'entries'
      return here === undefined && !frame.has(uscc) ? 'exits' : 'other'
    }
    const pairs = unitPairs(records, { specialty, town, at: month })
      .of(month)
      .map((pair) => ({ now: pair.here?.ytd ?? null, base: pair.ago?.ytd ?? null, part: partOf(pair) }))
      .filter(({ now, base }) => now !== null || base !== null)
    if (pairs.length === 0) return []
    const [now, base] = [sumKnown(pairs.map((pair) => pair.now)), sumKnown(pairs.map((pair) => pair.base))]
    const whole = difference(now, base)
    const missing = base === null ? 'no_ref' : null
    const row = (component: string, units: number, value: number | null): OracleRow => ({
      component,
      units,
      value: base === null ? null : divide(value, 10_000),
      pull_pp: pullOf(value, base),
      contrib_pct: base === null ? null : contributionOf(value, whole),
      value_flag: missing,
      pull_flag: missing,
      contrib_flag: missing ?? contributionFlag(whole, base),
      level: 1,
      row_kind: 'data',
    })
    const parts = partsInOrder.flatMap((part) => {
      const own = pairs.filter((pair) => pair.part === part)
      if (part === 'other' && own.length === 0) return []
      return [
        row(
          part,
          own.length,
          own.reduce((sum, pair) => sum + (pair.now ?? 0) - (pair.base ?? 0), 0),
        ),
      ]
    })
    return [
      {
        ...row('base', pairs.filter((pair) => pair.base !== null).length, base),
        pull_pp: null,
        contrib_pct: null,
        pull_flag: null,
        contrib_flag: null,
        level: 0,
        row_kind: 'subtotal',
      },
      ...parts,
      {
        ...row('now', pairs.filter((pair) => pair.now !== null).length, whole),
        value: divide(now, 10_000),
        pull_pp: growthRate(now, base),
        value_flag: now === null ? 'not_reported' : null,
        pull_flag: missing ?? growthFlag(now, base),
        level: 0,
        row_kind: 'total',
      },
    ]
  },
}
