import type { Oracle } from '../oracle.ts'
import { mainFigures } from '../support/main-figures.ts'
import { yearOf } from '../support/periods.ts'
import { growthFlag, growthRate } from '../support/rates.ts'
import { compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'wide-unit-profile',
  cases: [{ uscc: '91990112019102381X' }, { uscc: 'nobody' }],
  expect: (records, { uscc }) => {
    const of = <Row extends { uscc: string | null }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.uscc === uscc)
    const linked = new Set(
      records.match_link
        .filter((row) => row.dept === '供电' && row.confirmed === true && row.uscc === uscc)
        .map((row) => row.src_key),
    )
    const meters = records.power.filter((row) => (row.uscc === null ? linked.has(row.customer_no) : row.uscc === uscc))
    const [mains, forms, taxes] = [of(mainFigures(records)), of(records.finance), of(records.tax)]
    const scores = of(records.risk_score)
    const months = new Set([
      ...mains.map((row) => row.month),
      ...[...forms, ...taxes, ...scores].map((row) => row.period_ym),
    ])
    return [...months]
      .sort((a, b) => compareText(b, a))
      .map((month) => {
        const at = <Row extends { period_ym: string }>(rows: readonly Row[]): Row[] =>
          rows.filter((row) => row.period_ym === month)
        const main = mains.find((row) => row.month === month)
        const [now, base] = [main?.ytd ?? null, main?.ytdLy ?? null]
        const research = of(records.rd).filter((row) => row.year <= yearOf(month))
        const lists = of(records.group_member).filter(
          (row) => row.valid_from <= month && (row.valid_to === null || row.valid_to >= month),
        )
        const joined = (texts: readonly string[]): string | null =>
          texts.length === 0 ? null : [...new Set(texts)].sort(compareText).join('、')
        const open = at(of(records.audit_finding)).filter((row) => row.state === 'open')
        return {
          period: month,
          main_m: main?.m ?? null,
          main_ytd: now,
          yoy: growthRate(now, base),
          revenue: sumKnown(at(forms).map((row) => row.revenue_ytd)),
          profit: sumKnown(at(forms).map((row) => row.profit_ytd)),
          employees: at(forms)[0]?.avg_emp_cur ?? null,
          tce: at(of(records.energy_unit))[0]?.tce_ytd ?? null,
          kwh: sumKnown(at(meters).map((row) => row.kwh_ytd)),
          tax: at(taxes)[0]?.taxable_sales_ytd ?? null,
          rd_fee: research.length === 0 ? null : research.reduce((a, b) => (a.year > b.year ? a : b)).rd_fee,
          groups: joined(lists.map((row) => row.group_code)),
          level: at(scores)[0]?.level ?? null,
          findings: joined(open.map((row) => row.rule_id)),
          yoy_flag: growthFlag(now, base),
        }
      })
  },
}
