import type { Oracle } from '../oracle.ts'
import { yearBefore, yearOf } from '../support/periods.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode } from '../support/register.ts'
import { nameOf, sectionOf } from '../support/sections.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'inv-structure',
  cases: [{ by: 'town' }, { by: 'division', period_ym: '2020-06' }, { period_ym: '2018-12' }],
  expect: (records, { period_ym: chosen, by }) => {
    const month = String(chosen)
    const projects = [...groupBy(records.investment_project, (row) => row.project_code).values()]
    const pairs = projects.flatMap((rows) => {
      const lastUntil = (end: string) =>
        rows
          .filter((row) => yearOf(row.period_ym) === yearOf(end) && row.period_ym <= end)
          .reduce<(typeof rows)[number] | undefined>(
            (last, row) => (last === undefined || row.period_ym > last.period_ym ? row : last),
            undefined,
          )
      const [now, before] = [lastUntil(month), lastUntil(yearBefore(month))]
      const known = now ?? before
      if (known === undefined) return []
      const code =
        by === 'town'
          ? known.town_code
          : by === 'division'
            ? known.industry_code.slice(0, 2)
            : sectionOf(records.industry_dim, known.industry_code)
      return [{ code, cur: now?.invest_ytd ?? null, base: now?.invest_ytd_ly ?? before?.invest_ytd ?? null }]
    })
    const sumOf = (rows: typeof pairs) => ({
      cur: sumKnown(rows.map((row) => row.cur)) ?? 0,
      base: sumKnown(rows.map((row) => row.base)),
    })
    const whole = sumOf(pairs)
    const parts = [...groupBy(pairs, (row) => row.code)].map(([code, rows]) => ({ code, ...sumOf(rows) }))
    const isNegative = parts.some(({ cur }) => cur < 0)
    const hasBase = whole.base !== null && whole.base > 0
    const line = (code: string | null, { cur, base }: typeof whole, isTotal: boolean) => ({
      grp: isTotal ? '总计' : nameOf(records, code, '不详'),
      ytd: cur,
      yoy: growthRate(cur, base),
      share: isNegative ? null : divide(cur, whole.cur, 100),
      pull_pp: hasBase ? divide(cur - (base ?? 0), whole.base, 100) : null,
      yoy_flag: growthFlag(cur, base),
      share_flag: isNegative ? 'negative_part' : null,
      pull_flag: hasBase ? null : 'no_base',
      code,
      level: isTotal ? 0 : 1,
      row_kind: isTotal ? 'total' : 'data',
    })
    return [
      line(null, whole, true),
      ...parts
        .sort((a, b) => compareDescending(a.cur, b.cur) || compareCode(a.code, b.code))
        .map((part) => line(part.code, part, false)),
    ]
  },
}
