import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

const specialtyNames: Readonly<Record<string, string>> = {
  B: '工业',
  C: '建筑业',
  E: '批发零售',
  S: '住宿餐饮',
  X: '房地产',
  F: '服务业',
}

export const oracle: Oracle = {
  id: 'rk-current',
  cases: [{ group_by: 'section', period_ym: '2020-01' }, { group_by: 'specialty' }, { town: '990112106' }],
  expect: ({ risk_score: scores, unit, industry_dim: industries, town_dim: towns }, { period_ym, group_by, town }) => {
    const register = registerAt(unit, String(period_ym))
    const industry = (code: string | undefined) => industries.find((row) => row.industry_code === code)
    const codeOf = (uscc: string): string | null => {
      const own = register.get(uscc)
      if (group_by === 'town') return own?.town_code ?? null
      if (group_by === 'specialty') return own?.specialty ?? null
      return industry(own?.industry_code.slice(0, 2))?.section ?? null
    }
    const nameOf = (code: string): string | undefined => {
      if (group_by === 'town') return towns.find((row) => row.town_code === code)?.town_name
      return group_by === 'section' ? industry(code)?.industry_name : specialtyNames[code]
    }
    const own = scores.filter(
      (row) => row.period_ym === period_ym && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const line = (group: string, code: string | null, rows: typeof own, isTotal: boolean) => {
      const count = (level: string) => rows.filter((row) => row.level === level).length
      return {
        group,
        red: count('red'),
        yellow: count('yellow'),
        green: count('green'),
        mid_high_pct: divide(rows.length - count('green'), rows.length, 100),
        mean_score: rows.reduce((sum, { score }) => sum + score, 0) / rows.length,
        mid_high_flag: null,
        score_flag: null,
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line('总计', null, own, true),
      ...[...groupBy(own, ({ uscc }) => codeOf(uscc))]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => line(code === null ? '不在名录' : (nameOf(code) ?? code), code, rows, false)),
    ]
  },
}
