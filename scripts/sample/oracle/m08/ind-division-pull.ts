import type { Oracle } from '../oracle.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending } from '../support/sums.ts'
import { outputGrowth, sidesOf } from '../support/output-growth.ts'

export const oracle: Oracle = {
  id: 'ind-division-pull',
  cases: [
    { period_ym: '2020-06', scope: 'nominal' },
    { scope: 'matched', industry_level: 'section' },
    { town: '990112107', min_base: 10_000 },
  ],
  expect: (records, { period_ym, scope, industry_level: level, town, min_base: least }) => {
    const { industrial_output: outputs, industry_dim: industries } = records
    const month = String(period_ym)
    const register = registerAt(records.unit, month)
    const divisionRow = (code: string) => industries.find((row) => row.industry_code === code)
    const codeOf = (uscc: string): string | null => {
      const division = register.get(uscc)?.industry_code.slice(0, 2) ?? null
      return division === null || level === 'division' ? division : (divisionRow(division)?.section ?? null)
    }
    const isChosen = (uscc: string) => town === null || register.get(uscc)?.town_code === town
    const growthWhere = (isOwn: (uscc: string) => boolean) =>
      outputGrowth(outputs, month, 'ytd', String(scope), Number(least), (uscc) => isChosen(uscc) && isOwn(uscc))
    const codes = [
      ...new Set(
        sidesOf(outputs, month, 'ytd', String(scope))
          .map(({ uscc }) => uscc)
          .filter(isChosen)
          .map(codeOf),
      ),
    ]
    const parts = codes.map((code) => ({ code, growth: growthWhere((uscc) => codeOf(uscc) === code) }))
    const whole = growthWhere(() => true)
    const deltaOf = ({ now, base }: typeof whole) => (now ?? 0) - (base ?? 0)
    const isNegative = parts.some(({ growth }) => (growth.level ?? 0) < 0)
    const line = (code: string | null, growth: typeof whole, isTotal: boolean) => {
      const noPair = growth.now === null && growth.base === null
      const [delta, allDelta] = [deltaOf(growth), deltaOf(whole)]
      const hasBase = whole.base !== null && whole.base > 0
      return {
        division: isTotal ? '总计' : code === null ? '不在名录' : (divisionRow(code)?.industry_name ?? code),
        ytd: divide(growth.level, 10_000),
        yoy: growth.rate,
        share: isNegative ? null : divide(growth.level, whole.level, 100),
        pull_pp: noPair || !hasBase ? null : divide(delta, whole.base, 100),
        contrib: noPair ? null : divide(delta, allDelta, 100),
        ytd_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        share_flag: isNegative ? 'negative_part' : growth.level === null ? 'not_reported' : null,
        pull_flag: noPair ? growth.flag : hasBase ? null : 'no_base',
        contrib_flag: noPair
          ? growth.flag
          : allDelta === 0
            ? 'no_change'
            : Math.abs(allDelta) < 0.0005 * (whole.base ?? NaN)
              ? 'unstable'
              : allDelta < 0 && isTotal
                ? 'down_contribution'
                : null,
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line(null, whole, true),
      ...parts
        .map(({ code, growth }) => line(code, growth, false))
        .sort((a, b) => compareDescending(a.pull_pp, b.pull_pp) || compareCode(a.code, b.code)),
    ]
  },
}
