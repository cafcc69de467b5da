import type { Oracle } from '../oracle.ts'

const steps = ['found', 'verify', 'submit', 'approved'] as const
const reached: Readonly<Record<string, number>> = { found: 0, verify: 1, submit: 2, rejected: 2, approved: 3 }

export const oracle: Oracle = {
  id: 'quasi-funnel',
  cases: [{ year: '2019' }, { source: 'tax' }],
  expect: ({ quasi_unit: units }, { year, source }) => {
    const own = units.filter(
      (unit) => unit.found_ym.startsWith(String(year)) && (source === null || unit.found_source === source),
    )
    const counts = steps.map((_, at) => own.filter((unit) => (reached[unit.stage] ?? -1) >= at).length)
    const share = (part: number, whole: number | undefined): number | null =>
      whole === undefined || whole === 0 ? null : (part / whole) * 100
    return steps.map((stage, at) => ({
      stage,
      units: counts[at] ?? 0,
      conversion_pct: at === 0 ? null : share(counts[at] ?? 0, counts[at - 1]),
      share_pct: share(counts[at] ?? 0, counts[0]),
    }))
  },
}
