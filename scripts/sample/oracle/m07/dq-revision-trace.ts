import type { Oracle } from '../oracle.ts'
import { growthFlag, growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dq-revision-trace',
  cases: [{ min_pct: 0 }, { period_ym: '2020-06', min_pct: 5 }, { min_pct: 2, town: '990112400' }],
  expect: ({ revision, submission, unit, town_dim: towns }, { period_ym: month, min_pct: least, town }) => {
    const register = registerAt(unit, String(month))
    return revision
      .filter((row) => row.period_ym === month && row.new_num !== row.old_num)
      .filter((row) => town === null || register.get(row.uscc)?.town_code === town)
      .map((row) => {
        const own = register.get(row.uscc)
        const log = submission.find(
          (each) => each.uscc === row.uscc && each.form_code === row.form_code && each.period_ym === month,
        )
        return {
          name: own?.unit_name ?? row.uscc,
          uscc: row.uscc,
          town: towns.find((each) => each.town_code === own?.town_code)?.town_name ?? own?.town_code ?? '不在名录',
          form: row.form_code,
          field: row.field,
          old: row.old_num,
          new: row.new_num,
          pct: growthRate(row.new_num, row.old_num),
          times: log?.versions ?? null,
          seen: row.seen_on.slice(0, 10),
          pct_flag: growthFlag(row.new_num, row.old_num),
        }
      })
      .filter(({ pct }) => pct === null || Math.abs(pct) > Number(least))
      .sort((a, b) => {
        const [first, second] = [a.pct ?? Infinity, b.pct ?? Infinity].map(Math.abs) as [number, number]
        return compareDescending(first, second) || compareText(a.uscc, b.uscc) || compareText(a.form, b.form)
      })
  },
}
