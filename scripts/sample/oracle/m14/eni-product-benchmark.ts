import type { Oracle, OracleRow } from '../oracle.ts'
import { divide, growthFlag, growthRate, ratioOf } from '../support/rates.ts'
import { groupName, registerAt } from '../support/register.ts'
import { compareDescending, compareText, sumKnown } from '../support/sums.ts'

type Item = {
  uscc: string
  energy: number | null
  product: number | null
  now: number | null
  before: number | null
  rank: number | null
}

export const oracle: Oracle = {
  id: 'eni-product-benchmark',
  cases: [
    { period_ym: '2020-06', n: 2 },
    { period_ym: '2019-11', item: '3001' },
    { item: '4401', town: '990112400' },
  ],
  expect: (records, { period_ym: month, item, n, town }) => {
    const register = registerAt(records.unit, String(month))
    const all = records.energy_item
      .filter((row) => row.period_ym === month && row.item_code === item)
      .map((row) => ({
        uscc: row.uscc,
        energy: row.num_ytd,
        product: row.den_ytd,
        now: row.unit_use_cur ?? divide(row.num_ytd, row.den_ytd),
        before: row.unit_use_ly,
      }))
    const positive = all.flatMap(({ now }) => (now !== null && now > 0 ? [now] : []))
    const best = positive.length === 0 ? null : Math.min(...positive)
    const low = (value: number | null): number | null => (value === null ? null : -value)
    const own = all
      .map((row) => ({
        ...row,
        rank:
          row.now === null ? null : 1 + all.filter(({ now }) => compareDescending(low(now), low(row.now)) < 0).length,
      }))
      .filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
    if (own.length === 0) return []
    return [
      totalOf(own, best),
      ...own
        .sort((a, b) => compareDescending(low(a.now), low(b.now)) || compareText(a.uscc, b.uscc))
        .slice(0, Number(n))
        .map((row) => {
          const unit = register.get(row.uscc)
          return {
            unit_name: unit?.unit_name ?? row.uscc,
            uscc: row.uscc,
            town: unit === undefined ? null : groupName(records, unit.town_code, 'town'),
            ...lineOf(row, best),
          }
        }),
    ]
  },
}

function lineOf({ energy, product, now, before, rank }: Item, best: number | null): OracleRow {
  return {
    rank,
    energy,
    product,
    unit_use: now,
    unit_use_ly: before,
    vs_ly: growthRate(now, before),
    vs_best: growthRate(now, best),
    saving: savingOf({ now, product }, best),
    energy_flag: energy === null ? 'not_reported' : null,
    product_flag: product === null ? 'not_reported' : null,
    unit_use_flag: now === null ? 'not_reported' : null,
    unit_use_ly_flag: before === null ? 'no_base' : null,
    vs_ly_flag: growthFlag(now, before, 0),
    level: 1,
    row_kind: 'data',
  }
}

function savingOf({ now, product }: Pick<Item, 'now' | 'product'>, best: number | null): number | null {
  return now === null || best === null || product === null ? null : (now - best) * product
}

function totalOf(own: readonly Item[], best: number | null): OracleRow {
  const flagOf = (values: readonly (number | null)[]): string | null =>
    values.every((value) => value === null) ? 'not_reported' : values.includes(null) ? 'partial' : null
  const use = ratioOf(own.map((row) => [row.energy, row.product] as const))
  const weighed = (of: 'now' | 'before', rows: readonly Item[]) =>
    ratioOf(
      rows.map(
        (row) => [row[of] === null || row.product === null ? null : row[of] * row.product, row.product] as const,
      ),
    )
  const before = weighed('before', own)
  const both = own.filter((row) => row.now !== null && row.before !== null && row.product !== null)
  const yoy = growthRate(weighed('now', both).value, weighed('before', both).value)
  return {
    unit_name: '全区',
    uscc: null,
    town: null,
    rank: null,
    energy: sumKnown(own.map((row) => row.energy)),
    product: sumKnown(own.map((row) => row.product)),
    unit_use: use.value,
    unit_use_ly: before.value,
    vs_ly: yoy,
    vs_best: growthRate(use.value, best),
    saving: sumKnown(own.map((row) => savingOf(row, best))),
    energy_flag: flagOf(own.map((row) => row.energy)),
    product_flag: flagOf(own.map((row) => row.product)),
    unit_use_flag: use.flag,
    unit_use_ly_flag: before.value === null ? 'no_base' : before.flag,
    vs_ly_flag: yoy === null ? 'no_base' : both.length < own.length ? 'partial' : null,
    level: 0,
    row_kind: 'total',
  }
}
