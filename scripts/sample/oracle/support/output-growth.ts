import type { RecordOf } from '../../records/sample-records.ts'
import { yearBefore } from './periods.ts'
import { growthFlag, growthRate } from './rates.ts'
import type { Growth } from './rates.ts'
import { sumKnown } from './sums.ts'

type Output = RecordOf<'industrial_output'>
type Side = { level: number | null; now: number | null; base: number | null; leftOut: boolean }

/** Industrial output of some units at a scope of the domain model (3.1): its level, its rate and why the rate is missing or doubtful. */
export function outputGrowth(
  outputs: readonly Output[],
  month: string,
  field: 'm' | 'ytd',
  scope: string,
  least: number,
  isOwn: (uscc: string) => boolean,
): Growth {
  const sides = sidesOf(outputs, month, field, scope).filter(({ uscc }) => isOwn(uscc))
  const level = sumKnown(sides.map((side) => side.level))
  const now = sumKnown(sides.map((side) => side.now))
  const base = sumKnown(sides.map((side) => side.base))
  const leftOut = sides.some((side) => side.leftOut)
  return { level, now, base, leftOut, ...rateOf(level, now, base, leftOut, least) }
}

/** What each unit of a scope adds to the level and to both sides of the rate. */
export function sidesOf(
  outputs: readonly Output[],
  month: string,
  field: 'm' | 'ytd',
  scope: string,
): (Side & { uscc: string })[] {
  const [value, baseOnForm] = ({ m: ['output_m', 'output_m_ly'], ytd: ['output_ytd', 'output_ytd_ly'] } as const)[field]
  const current = outputs.filter((row) => row.period_ym === month)
  const earlier = new Map(
    outputs.filter((row) => row.period_ym === yearBefore(month)).map((row) => [row.uscc, row[value]]),
  )
  if (scope === 'nominal') {
    const here = new Map(current.map((row) => [row.uscc, row[value]]))
    const gone = [...earlier].map(([uscc, base]) => ({
      uscc,
      level: null,
      now: null,
      base: here.has(uscc) && here.get(uscc) === null ? null : base,
      leftOut: false,
    }))
    const present = current.map((row) => ({
      uscc: row.uscc,
      level: row[value],
      now: row[value],
      base: earlier.size > 0 ? 0 : null,
      leftOut: row[value] === null,
    }))
    return [...present, ...gone]
  }
  return current.map((row) => {
    const now = row[value]
    const base = scope === 'comparable' ? row[baseOnForm] : (earlier.get(row.uscc) ?? null)
    const both = now !== null && base !== null
    return {
      uscc: row.uscc,
      level: now,
      now: both ? now : null,
      base: both ? base : null,
      // A unit without a report a year ago is no loss to a panel: it is not in it.
      leftOut: scope === 'comparable' ? !both : now === null,
    }
  })
}

function rateOf(
  level: number | null,
  now: number | null,
  base: number | null,
  leftOut: boolean,
  least: number,
): { rate: number | null; flag: string | null } {
  if (level === null) return { rate: null, flag: 'not_reported' }
  if (now === null || base === null) return { rate: null, flag: 'no_base' }
  const flag = growthFlag(now, base, least)?.replace(/:.*/u, '') ?? (leftOut ? 'partial' : null)
  return { rate: growthRate(now, base), flag }
}
