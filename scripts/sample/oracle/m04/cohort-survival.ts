import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { compareText, groupBy } from '../support/sums.ts'
import { survivalAt } from '../support/survival.ts'
import type { Life } from '../support/survival.ts'

type Unit = RecordOf<'unit'>

const monthsBetween = (from: string, to: string): number =>
  12 * (yearOf(to) - yearOf(from)) + monthOf(to) - monthOf(from)

/** What the registers know of each unit: its last line, and the month in which it left. */
function livesOf(units: readonly Unit[]): { unit: Unit; since: string; life: Life }[] {
  const snaps = [...new Set(units.map((row) => row.snap_ym))].sort()
  const last = snaps.at(-1) ?? ''
  const exits = units.flatMap((row) => (row.exit_ym === null ? [] : [row.exit_ym]))
  const since = [snaps[0] ?? '', ...exits].sort()[0] ?? ''
  return [...groupBy(units, (row) => row.uscc).values()].flatMap((rows) => {
    const newest = rows.reduce((best, row) => (row.snap_ym > best.snap_ym ? row : best))
    const exit = rows
      .flatMap((row) => (row.exit_ym === null ? [] : [row.exit_ym]))
      .sort()
      .at(-1)
    const isExit = exit !== undefined && exit >= newest.entry_ym && exit <= last
    const gone = isExit ? exit : newest.snap_ym < last ? snaps[snaps.indexOf(newest.snap_ym) + 1] : undefined
    const life = {
      from: Math.max(0, monthsBetween(newest.entry_ym, since)),
      until: monthsBetween(newest.entry_ym, gone ?? last),
      ended: gone !== undefined,
    }
    return newest.entry_ym > last ? [] : [{ unit: newest, since, life }]
  })
}

export const oracle: Oracle = {
  id: 'cohort-survival',
  cases: [{ by: 'specialty' }, { by: 'year' }, { by: 'kind', specialty: 'F' }, { town: '990112107' }],
  expect: ({ unit: units }, { by, specialty, town }) => {
    const known = livesOf(units).filter(
      ({ unit, since }) =>
        (specialty === null || unit.specialty === specialty) &&
        (town === null || unit.town_code === town) &&
        (by !== 'year' || unit.entry_ym >= since),
    )
    const cohorts = groupBy(known, ({ unit }) =>
      by === 'year'
        ? unit.entry_ym.slice(0, 4)
        : by === 'specialty'
          ? unit.specialty
          : by === 'kind'
            ? unit.entry_kind
            : 'all',
    )
    const place = (cohort: string): number => (by === 'specialty' ? 'BCESXF'.indexOf(cohort) : 0)
    return [...cohorts]
      .sort(([a], [b]) => place(a) - place(b) || compareText(a, b))
      .flatMap(([cohort, own]) => {
        const lives = own.map(({ life }) => life)
        const years = Math.floor(Math.max(...lives.map(({ until }) => until)) / 12)
        return Array.from({ length: years + 1 }, (_, year) => {
          const isBefore = (age: number): boolean => year > 1 && age <= 12 * (year - 1)
          const atRisk = lives.filter(({ from, until }) =>
            year === 0 ? from === 0 : from <= 12 * year && !isBefore(until),
          ).length
          const exits = lives.filter(({ until, ended }) => ended && until <= 12 * year && !isBefore(until)).length
          return {
            cohort,
            year_k: year,
            at_risk: atRisk,
            exits: year === 0 ? null : exits,
            exit_pct: year === 0 || atRisk === 0 ? null : (exits / atRisk) * 100,
            survival: survivalAt(lives, 12 * year) * 100,
            exit_flag: year > 0 && atRisk < 5 ? 'weak' : null,
            survival_flag: atRisk < 5 ? 'weak' : null,
          }
        })
      })
  },
}
