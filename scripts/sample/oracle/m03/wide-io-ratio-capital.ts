import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { difference } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'wide-io-ratio-capital',
  cases: [
    { variant: 'cost', units: 'all', form_code: 'B203' },
    { variant: 'invest', units: 'all' },
    { period_ym: '2020-06', percentile: 90, town: '990112400' },
  ],
  expect: (records, parameters) => {
    const { variant, units, percentile, form_code: form, town } = parameters
    const { finance, unit, investment_project: projects, town_dim: towns, industry_dim: industries } = records
    const month = String(parameters.period_ym)
    const register = registerAt(unit, month)
    const sectionOf = (uscc: string): string | null =>
      industries.find((row) => row.industry_code === register.get(uscc)?.industry_code.slice(0, 2))?.section ?? null
    const investedBy = (uscc: string): number | null =>
      sumKnown(
        [
          ...groupBy(
            projects.filter((row) => row.owner_uscc === uscc && row.period_ym <= month),
            (row) => row.project_code,
          ).values(),
        ].map((rows) => rows.reduce((a, b) => (a.period_ym > b.period_ym ? a : b)).cum_invest),
      )
    const plus = (values: readonly (number | null)[]): number | null =>
      values.includes(null) ? null : sumKnown(values)
    const over = (value: number | null, input: number | null): number | null =>
      value === null || input === null || input <= 0 ? null : value / input
    const rows = finance
      .filter((row) => row.period_ym === month && (form === null || row.form_code === form))
      .map((row) => {
        const revenue = row.revenue_ytd
        const sameForm = (back: number) =>
          finance.find(
            (each) =>
              each.uscc === row.uscc && each.form_code === row.form_code && each.period_ym === addMonths(month, back),
          )
        const earlier = sameForm(-36)?.revenue_ytd ?? sameForm(-24)?.revenue_ytd_ly ?? null
        const both = plus([row.total_assets_begin, row.total_assets_end])
        const assets = both === null ? null : both / 2
        const costs = plus([
          row.cost_ytd,
          row.taxes_surcharge_ytd,
          row.selling_ytd,
          row.admin_ytd,
          row.rd_exp_ytd ?? 0,
          row.fin_exp_ytd,
        ])
        return {
          uscc: row.uscc,
          section: sectionOf(row.uscc),
          perHead: over(assets, row.avg_emp_cur),
          net: difference(row.fixed_assets_orig, row.accum_depr),
          cost: over(revenue, costs),
          capital: over(revenue === null ? null : (revenue / monthOf(month)) * 12, assets),
          invest: over(revenue === null || earlier === null ? null : revenue - earlier, investedBy(row.uscc)),
        }
      })
    const limits = new Map(
      [...groupBy(rows, (row) => row.section)].map(([section, own]) => [
        section,
        quantile(
          own.map((row) => row.perHead),
          Number(percentile) / 100,
        ),
      ]),
    )
    const classOf = ({ section, perHead }: (typeof rows)[number]): string =>
      perHead === null ? '不明' : perHead >= (limits.get(section) ?? Infinity) ? '资金密集型' : '其他'
    const key = variant === 'cost' ? 'cost' : variant === 'capital' ? 'capital' : 'invest'
    return rows
      .filter((row) => units === 'all' || classOf(row) === '资金密集型')
      .filter((row) => town === null || register.get(row.uscc)?.town_code === town)
      .sort((a, b) => compareDescending(a[key], b[key]) || compareText(a.uscc, b.uscc))
      .map((row) => {
        const own = register.get(row.uscc)
        return {
          unit_name: own?.unit_name ?? row.uscc,
          uscc: row.uscc,
          town: towns.find((each) => each.town_code === own?.town_code)?.town_name ?? own?.town_code ?? null,
          industry: industries.find((each) => each.industry_code === row.section)?.industry_name ?? row.section,
          assets_per_head: row.perHead,
          net_fixed: row.net,
          io_cost: row.cost,
          io_capital: row.capital,
          io_invest: row.invest,
          class: classOf(row),
          io_cost_flag: row.cost === null ? 'not_reported' : null,
          io_capital_flag: row.capital === null ? 'not_reported' : null,
        }
      })
  },
}
