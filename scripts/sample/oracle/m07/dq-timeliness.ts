import type { Oracle } from '../oracle.ts'
import { addMonths } from '../support/periods.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

const specialties: Readonly<Record<string, string>> = {
  B: '工业',
  C: '建筑业',
  E: '批发零售',
  S: '住宿餐饮',
  X: '房地产',
  F: '服务业',
}

export const oracle: Oracle = {
  id: 'dq-timeliness',
  cases: [{ by: 'specialty' }, { period_ym: '2020-05' }, { by: 'specialty', period_ym: '2019-02' }],
  expect: (records, { period_ym: month, by }) => {
    const register = registerAt(records.unit, String(month))
    const deadlines = new Map(records.form_calendar.map((row) => [`${row.form_code} ${row.period_ym}`, row.deadline]))
    const from = addMonths(String(month), -6)
    const log = records.submission
      .filter((row) => row.period_ym > from && row.period_ym <= String(month))
      .map((row) => {
        const unit = register.get(row.uscc)
        const deadline = deadlines.get(`${row.form_code} ${row.period_ym}`) ?? null
        const late = row.first_at !== null && deadline !== null && row.first_at > deadline
        const kind = row.form_code.endsWith('204-1') ? 'main' : row.form_code.endsWith('203') ? 'finance' : 'other'
        const code = (by === 'town' ? unit?.town_code : unit?.specialty) ?? null
        return { uscc: row.uscc, period: row.period_ym, code, kind, late, missing: row.first_at === null }
      })
    const lateCounts = groupBy(
      log.filter(({ late }) => late),
      ({ uscc }) => uscc,
    )
    const own = log.filter(({ period }) => period === month)
    const share = (rows: typeof own): number | null =>
      divide(rows.filter(({ late, missing }) => !late && !missing).length, rows.length, 100)
    const nameOf = (code: string | null): string =>
      code === null
        ? '不在名录'
        : ((by === 'town' ? records.town_dim.find((row) => row.town_code === code)?.town_name : specialties[code]) ??
          code)
    const line = (name: string, rows: typeof own, level: number) => ({
      group: name,
      due: rows.length,
      late: rows.filter(({ late }) => late).length,
      missing: rows.filter(({ missing }) => missing).length,
      on_time_pct: share(rows),
      main_pct: share(rows.filter(({ kind }) => kind === 'main')),
      finance_pct: share(rows.filter(({ kind }) => kind === 'finance')),
      other_pct: share(rows.filter(({ kind }) => kind === 'other')),
      repeat_late: [...new Set(rows.map(({ uscc }) => uscc))].filter((uscc) => (lateCounts.get(uscc)?.length ?? 0) >= 2)
        .length,
      level,
      row_kind: level === 0 ? 'total' : 'data',
    })
    const groups = [...groupBy(own, ({ code }) => code)].sort(([a], [b]) => compareCode(a, b))
    return [line('全区', own, 0), ...groups.map(([code, rows]) => line(nameOf(code), rows, 1))]
  },
}
