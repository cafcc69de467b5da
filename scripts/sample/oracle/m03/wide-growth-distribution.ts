import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { quantile } from '../support/quantiles.ts'
import { growthRate } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

const bins: readonly (readonly [name: string, low: number, high: number])[] = [
  ['< -30', -Infinity, -30],
  ['-30 ~ -20', -30, -20],
  ['-20 ~ -10', -20, -10],
  ['-10 ~ 0', -10, 0],
  ['0 ~ 10', 0, 10],
  ['10 ~ 20', 10, 20],
  ['20 ~ 30', 20, 30],
  ['≥ 30', 30, Infinity],
]
const specialtyNames: Readonly<Record<string, string>> = {
  B: '工业',
  C: '建筑业',
  E: '批发零售',
  S: '住宿餐饮',
  X: '房地产',
  F: '服务业',
}

export const oracle: Oracle = {
  id: 'wide-growth-distribution',
  cases: [{ by: 'specialty', period_ym: '2020-06' }, { by: 'town', specialty: 'B' }, { specialty: 'S' }],
  expect: (records, { period_ym: month, by, specialty }) => {
    const register = registerAt(records.unit, String(month))
    const rates = mainFigures(records).flatMap((row) => {
      const rate = growthRate(row.ytd, row.ytdLy)
      if (row.month !== month || (specialty !== null && row.specialty !== specialty)) return []
      if (rate === null || (row.ytdLy ?? 0) < 1) return []
      const town = register.get(row.uscc)?.town_code ?? null
      return [{ rate, code: by === 'all' ? 'all' : by === 'town' ? town : row.specialty }]
    })
    const nameOf = (code: string | null): string =>
      by === 'all'
        ? '全部'
        : by === 'specialty'
          ? (specialtyNames[code ?? ''] ?? '服务业')
          : (records.town_dim.find((row) => row.town_code === code)?.town_name ?? code ?? '街镇不明')
    return [...groupBy(rates, (row) => row.code)]
      .sort(([a], [b]) => compareCode(a, b))
      .flatMap(([code, rows]) => {
        const values = rows.map((row) => row.rate)
        const total = {
          group_name: nameOf(code),
          bin: '合计',
          units: values.length,
          share_pct: 100,
          breadth_pct: (values.filter((rate) => rate > 0).length / values.length) * 100,
          p10: quantile(values, 0.1),
          median: quantile(values, 0.5),
          p90: quantile(values, 0.9),
          level: 0,
          row_kind: by === 'all' ? 'total' : 'subtotal',
        }
        const lines = bins.map(([name, low, high]) => {
          const units = values.filter((rate) => rate >= low && rate < high).length
          return {
            group_name: nameOf(code),
            bin: name,
            units,
            share_pct: (units / values.length) * 100,
            breadth_pct: null,
            p10: null,
            median: null,
            p90: null,
            level: 1,
            row_kind: 'data',
          }
        })
        return [total, ...lines]
      })
  },
}
