import type { Oracle } from '../oracle.ts'
import { difference, divide, growthOf } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy } from '../support/sums.ts'

const uses: Readonly<Record<string, string>> = {
  粮油食品: '吃',
  饮料: '吃',
  烟酒: '吃',
  服装鞋帽: '穿',
  石油制品: '烧',
}

export const oracle: Oracle = {
  id: 'tr-category-pull',
  cases: [{ period_ym: '2020-03' }, { period_ym: '2020-06', level: 'use' }, { town: '990112107', level: 'use' }],
  expect: (records, { period_ym: month, level, town }) => {
    const register = registerAt(records.unit, String(month))
    const rows = records.trade_category.filter(
      (row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const sumOf = (own: typeof rows) => growthOf(own.map((row) => [row.cat_retail_ytd, row.cat_retail_ytd_ly] as const))
    const whole = sumOf(rows)
    const parts = [...groupBy(rows, ({ cat_code: goods }) => (level === 'class' ? goods : (uses[goods] ?? '用')))].map(
      ([name, own]) => ({ name, growth: sumOf(own) }),
    )
    const isNegative = parts.some(({ growth }) => (growth.level ?? 0) < 0)
    const line = (category: string, growth: typeof whole, isTotal: boolean) => {
      const hasBase = whole.base !== null && whole.base > 0
      const pulled = hasBase ? divide(difference(growth.now, growth.base), whole.base, 100) : null
      const missing = growth.level === null ? 'not_reported' : null
      return {
        category,
        ytd: divide(growth.level, 10_000),
        yoy: growth.rate,
        share: isNegative ? null : divide(growth.level, whole.level, 100),
        pull_pp: pulled,
        ytd_flag: missing,
        yoy_flag: growth.flag,
        share_flag: isNegative ? 'negative_part' : missing,
        pull_flag: missing ?? (pulled === null ? 'no_base' : null),
        row_level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [
      line('总计', whole, true),
      ...parts
        .map(({ name, growth }) => line(name, growth, false))
        .sort((a, b) => compareDescending(a.pull_pp, b.pull_pp) || compareText(a.category, b.category)),
    ]
  },
}
