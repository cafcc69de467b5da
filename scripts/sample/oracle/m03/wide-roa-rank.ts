import type { Oracle } from '../oracle.ts'
import { monthOf } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'wide-roa-rank',
  cases: [
    { period_ym: '2020-06', min_assets: 3000 },
    { form_code: 'B203', n: 5 },
    { town: '990112001', n: 10 },
  ],
  expect: (records, { period_ym: month, min_assets: least, n, form_code: form, town }) => {
    const { finance, unit, town_dim: towns, industry_dim: industries } = records
    const register = registerAt(unit, String(month))
    const rows = finance.flatMap((row) => {
      const { profit_ytd: profit, total_assets_begin: begin, total_assets_end: end } = row
      if (row.period_ym !== month || (form !== null && row.form_code !== form)) return []
      if (profit === null || begin === null || end === null) return []
      const assets = (begin + end) / 2
      if (assets <= 0 || assets < Number(least)) return []
      const own = register.get(row.uscc)
      const roa = (((profit / monthOf(month)) * 12) / assets) * 100
      return [{ uscc: row.uscc, own, division: own?.industry_code.slice(0, 2) ?? null, profit, assets, roa }]
    })
    return rows
      .filter(({ own }) => town === null || own?.town_code === town)
      .map(({ uscc, own, division, profit, assets, roa }) => {
        const peers = rows.filter((row) => row.division === division)
        return {
          unit_name: own?.unit_name ?? uscc,
          uscc,
          town: towns.find((row) => row.town_code === own?.town_code)?.town_name ?? own?.town_code ?? null,
          industry: industries.find((row) => row.industry_code === division)?.industry_name ?? division,
          profit,
          avg_assets: assets,
          roa_pct: roa,
          industry_median: quantile(
            peers.map((row) => row.roa),
            0.5,
          ),
          rank: 1 + peers.filter((row) => compareDescending(row.roa, roa) < 0).length,
          peers: peers.length,
        }
      })
      .sort((a, b) => compareDescending(a.roa_pct, b.roa_pct) || compareText(a.uscc, b.uscc))
      .slice(0, Number(n))
  },
}
