import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { monthOf } from '../support/periods.ts'
import { quantile } from '../support/quantiles.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'wide-per-capita-labour',
  cases: [
    { units: 'all', form_code: 'E203' },
    { period_ym: '2020-06', percentile_from: 50 },
    { units: 'all', town: '990112001' },
  ],
  expect: (records, parameters) => {
    const { units, percentile_from: from, form_code: form, town } = parameters
    const { finance, unit, town_dim: towns, industry_dim: industries } = records
    const month = String(parameters.period_ym)
    const register = registerAt(unit, month)
    const mains = mainFigures(records).filter((row) => row.month === month)
    const yearly = (flow: number | null): number | null => (flow === null ? null : (flow / monthOf(month)) * 12)
    const rows = finance
      .filter((row) => row.period_ym === month && (form === null || row.form_code === form))
      .map((row) => {
        const own = register.get(row.uscc)
        const main = mains.find((each) => each.uscc === row.uscc && each.specialty === row.form_code.slice(0, 1))
        return {
          uscc: row.uscc,
          own,
          section: industries.find((each) => each.industry_code === own?.industry_code.slice(0, 2))?.section ?? null,
          staff: row.avg_emp_cur,
          payShare: (row.revenue_ytd ?? 0) > 0 ? divide(row.payroll_ytd, row.revenue_ytd, 100) : null,
          output: divide(yearly(main?.ytd ?? null), row.avg_emp_cur),
          pay: divide(yearly(row.payroll_ytd), row.avg_emp_cur),
        }
      })
    const sections = groupBy(rows, (row) => row.section)
    const isIntensive = ({ section, payShare }: (typeof rows)[number]): boolean => {
      const limit = quantile(
        (sections.get(section) ?? []).map((row) => row.payShare),
        Number(from) / 100,
      )
      return payShare !== null && limit !== null && payShare >= limit
    }
    const percentileOf = ({ section, output }: (typeof rows)[number]): number | null => {
      const peers = (sections.get(section) ?? []).filter((row) => row.output !== null)
      if (output === null) return null
      const below = peers.filter((row) => compareDescending(row.output, output) > 0).length
      return peers.length === 1 ? 0 : (below / (peers.length - 1)) * 100
    }
    return rows
      .filter((row) => units === 'all' || isIntensive(row))
      .filter(({ own }) => town === null || own?.town_code === town)
      .sort((a, b) => compareDescending(a.output, b.output) || compareText(a.uscc, b.uscc))
      .map((row) => ({
        unit_name: row.own?.unit_name ?? row.uscc,
        uscc: row.uscc,
        town: towns.find((each) => each.town_code === row.own?.town_code)?.town_name ?? row.own?.town_code ?? null,
        industry: industries.find((each) => each.industry_code === row.section)?.industry_name ?? row.section,
        employees: row.staff,
        pay_share: row.payShare,
        per_head: row.output,
        pay_per_head: row.pay,
        ratio: divide(row.output, row.pay),
        percentile: percentileOf(row),
        per_head_flag: row.output === null ? 'not_reported' : null,
        pay_flag: row.pay === null ? 'not_reported' : null,
      }))
  },
}
