import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'rk-archive-score',
  cases: [{ year: '2019', pass: 90 }, { town: '990112400' }],
  expect: ({ archive_check: checks, unit, town_dim: towns }, { year, pass, town }) => {
    const last = new Map<string, (typeof unit)[number]>()
    for (const row of unit.filter((each) => each.snap_ym.startsWith(String(year))))
      if (row.snap_ym >= (last.get(row.uscc)?.snap_ym ?? '')) last.set(row.uscc, row)
    const entrants = [...last.values()].filter(
      (row) =>
        row.entry_ym.startsWith(String(year)) && row.exit_ym === null && (town === null || row.town_code === town),
    )
    const scoreOf = (uscc: string): number | null =>
      checks
        .filter((row) => row.uscc === uscc && row.period_q.startsWith(String(year)) && row.score !== null)
        .sort((a, b) => (a.period_q < b.period_q ? -1 : 1))
        .at(-1)?.score ?? null
    const line = (name: string, code: string | null, rows: typeof entrants) => {
      const scores = rows.map(({ uscc }) => scoreOf(uscc)).filter((score) => score !== null)
      const flag = scores.length === 0 ? 'not_reported' : null
      return {
        town: name,
        entrants: rows.length,
        checked: scores.length,
        passed_pct: divide(scores.filter((score) => score >= Number(pass)).length, scores.length, 100),
        mean: divide(
          scores.reduce((sum, score) => sum + score, 0),
          scores.length,
        ),
        passed_flag: flag,
        mean_flag: flag,
        town_code: code,
        level: code === null ? 0 : 1,
        row_kind: code === null ? 'total' : 'data',
      }
    }
    if (entrants.length === 0) return []
    return [
      line('全区', null, entrants),
      ...[...groupBy(entrants, (row) => row.town_code)]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => line(towns.find((row) => row.town_code === code)?.town_name ?? code, code, rows)),
    ]
  },
}
