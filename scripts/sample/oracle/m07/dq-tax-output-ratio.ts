import type { Oracle } from '../oracle.ts'
import { divide, ratioOf } from '../support/rates.ts'
import { compareCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dq-tax-output-ratio',
  cases: [{ by: 'division', period_ym: '2020-06' }, { by: 'weak' }, { line: 97 }],
  expect: (records, { period_ym: month, by, line }) => {
    const register = registerAt(records.unit, String(month))
    const taxes = groupBy(
      records.tax.filter((row) => row.period_ym === month),
      ({ uscc }) => uscc,
    )
    const weak = new Set(records.industry_dim.filter((row) => row.weak_base === true).map((row) => row.industry_code))
    const own = records.industrial_output
      .filter((row) => row.period_ym === month)
      .map((row) => {
        const unit = register.get(row.uscc)
        const division = unit?.industry_code.slice(0, 2)
        const code = {
          town: unit?.town_code,
          division,
          weak: division === undefined ? undefined : weak.has(division) ? '1' : '2',
        }[by as 'town' | 'division' | 'weak']
        const taxable = sumKnown((taxes.get(row.uscc) ?? []).map((each) => each.taxable_sales_ytd))
        return { code: code ?? null, output: row.output_ytd, taxable }
      })
    const nameOf = (code: string | null): string =>
      by !== 'weak' || code === null
        ? groupName(records, code, by as 'town' | 'division')
        : code === '1'
          ? '基础薄弱行业'
          : '其他行业'
    const lineOf = (code: string | null, rows: typeof own, isTotal: boolean) => {
      const both = rows.filter((row) => row.output !== null && row.taxable !== null)
      const { value, flag } = ratioOf(
        rows.map((row) => [row.taxable, row.output]),
        100,
      )
      return {
        code,
        ratio: value,
        row: {
          group: isTotal ? '总计' : nameOf(code),
          units: both.length,
          output: divide(sumKnown(both.map((row) => row.output)), 10_000),
          taxable: divide(sumKnown(both.map((row) => row.taxable)), 10_000),
          ratio: value,
          below: value !== null && value < Number(line) ? '是' : null,
          units_below: both.filter(
            (row) => (row.output ?? 0) >= 500 && ((row.taxable ?? 0) / (row.output ?? 1)) * 100 < Number(line),
          ).length,
          ratio_flag: flag,
          level: isTotal ? 0 : 1,
          row_kind: isTotal ? 'total' : 'data',
        },
      }
    }
    const groups = [...groupBy(own, ({ code }) => code)]
      .map(([code, rows]) => lineOf(code, rows, false))
      .sort(
        (a, b) =>
          (a.ratio === null || b.ratio === null
            ? compareDescending(a.ratio, b.ratio)
            : compareDescending(b.ratio, a.ratio)) || compareCode(a.code, b.code),
      )
    return [lineOf(null, own, true), ...groups].map(({ row }) => row)
  },
}
