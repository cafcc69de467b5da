import type { Oracle } from '../oracle.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'

const kinds = ['room', 'meal', 'goods', 'other'] as const
const names = { room: '客房收入', meal: '餐费收入', goods: '商品销售额', other: '其他收入' } as const

export const oracle: Oracle = {
  id: 'ct-income-structure',
  cases: [{ period_ym: '2020-02' }, { period_ym: '2020-06', town: '990112107' }],
  expect: (records, { period_ym: month, town }) => {
    const register = registerAt(records.unit, String(month))
    const reports = records.catering.filter(
      (row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const divisionOf = (uscc: string) => register.get(uscc)?.industry_code.slice(0, 2) ?? null
    const block = (trade: string, isOwn: (division: string | null) => boolean) => {
      const own = reports.filter(({ uscc }) => isOwn(divisionOf(uscc)))
      if (own.length === 0) return []
      const pairsOf = (kind: (typeof kinds)[number]) =>
        own.map((row) => [row[`${kind}_ytd`], row[`${kind}_ytd_ly`]] as const)
      const whole = growthOf(kinds.flatMap(pairsOf))
      const parts = kinds.map((kind) => ({ name: names[kind], growth: growthOf(pairsOf(kind)) }))
      const isNegative = parts.some(({ growth }) => (growth.level ?? 0) < 0)
      return [{ name: '营业额', growth: whole }, ...parts].map(({ name, growth }, at) => {
        const pulled =
          whole.base !== null && whole.base > 0 ? divide(difference(growth.now, growth.base), whole.base, 100) : null
        const missing = growth.level === null ? 'not_reported' : null
        return {
          trade,
          part: name,
          value: growth.level,
          yoy: growth.rate,
          share: isNegative ? null : divide(growth.level, whole.level, 100),
          pull_pp: pulled,
          value_flag: missing,
          yoy_flag: growth.flag,
          share_flag: isNegative ? 'negative_part' : missing,
          pull_flag: missing ?? (pulled === null ? 'no_base' : null),
          level: at === 0 ? 0 : 1,
          row_kind: at > 0 ? 'data' : trade === '住宿和餐饮业' ? 'total' : 'subtotal',
        }
      })
    }
    return [
      ...block('住宿和餐饮业', () => true),
      ...block('住宿业', (division) => division === '61'),
      ...block('餐饮业', (division) => division === '62'),
      ...block('不在名录', (division) => division !== '61' && division !== '62'),
    ]
  },
}
