import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

const registrations: Readonly<Record<string, string>> = { 1: '内资企业', 2: '港澳台商投资企业', 3: '外商投资企业' }

export const oracle: Oracle = {
  id: 'indstr-ownership',
  cases: [{ period_ym: '2020-06', by: 'reg_type' }, { town: '990112107' }],
  expect: (records, { period_ym: month, by, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.industrial_output.filter(
      ({ uscc, period_ym }) => period_ym === month && (town === null || register.get(uscc)?.town_code === town),
    )
    const codeOf = (uscc: string): string | null =>
      by === 'holding' ? groupCode(register.get(uscc), 'holding') : (register.get(uscc)?.reg_type.slice(0, 1) ?? null)
    const nameOf = (code: string | null): string =>
      by === 'holding' || code === null ? groupName(records, code, 'holding') : (registrations[code] ?? code)
    const growthIn = (rows: typeof own) => growthOf(rows.map((row) => [row.output_ytd, row.output_ytd_ly] as const))
    const whole = growthIn(own)
    const hasBase = whole.base !== null && whole.base > 0
    const line = (group: string, rows: typeof own, isTotal: boolean) => {
      const growth = growthIn(rows)
      const delta = growth.now === null || growth.base === null ? null : growth.now - growth.base
      return {
        group,
        units: rows.length,
        output: divide(growth.level, 10_000),
        yoy: growth.rate,
        pull_pp: hasBase ? divide(delta, whole.base, 100) : null,
        output_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        pull_flag: hasBase && growth.base !== null ? null : 'no_base',
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    if (own.length === 0) return []
    return [
      line('总计', own, true),
      ...[...groupBy(own, ({ uscc }) => codeOf(uscc))]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => line(nameOf(code), rows, false)),
    ]
  },
}
