import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { addMonths, monthOf } from '../support/periods.ts'
import { difference, divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ind-stop-production',
  cases: [
    { period_ym: '2020-03', k: 1, line: 80 },
    { period_ym: '2020-02', k: 1, line: 90, power_line: 60 },
    { k: 3, line: 95, town: '990112400', min_norm: 200 },
  ],
  expect: (records, { period_ym: period, k, line, min_norm: least, power_line: powerLine, town }) => {
    const month = String(period)
    const register = registerAt(records.unit, month)
    const own = records.industrial_output.filter(
      (row) => row.period_ym <= month && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const found = [...groupBy(own, (row) => row.uscc)].flatMap(([uscc, rows]) => {
      const reports = rows
        .map((row) => ({
          month: row.period_ym,
          x: monthOf(row.period_ym) <= 2 ? row.output_ytd : row.output_m,
          norm: monthOf(row.period_ym) <= 2 ? row.output_ytd_ly : row.output_m_ly,
        }))
        .sort((a, b) => compareText(b.month, a.month))
      const end = reports.findIndex(
        ({ x, norm }) =>
          x === null || norm === null || norm <= 0 || norm < Number(least) || x >= (norm * Number(line)) / 100,
      )
      const months = end < 0 ? reports.length : end
      const [now] = reports
      if (now?.month !== month || months < Number(k)) return []
      const isStopped = reports.slice(0, Number(k)).every(({ x }) => x === 0)
      return [
        {
          uscc,
          state: isStopped ? 'stopped' : 'half',
          x: now.x,
          norm: now.norm,
          months,
          since: reports[months - 1]?.month ?? null,
        },
      ]
    })
    const power = powerRatios(records, month)
    const [x, norm] = [sumKnown(found.map((each) => each.x)), sumKnown(found.map((each) => each.norm))]
    const nothing = {
      unit_name: null,
      uscc: null,
      town: null,
      industry: null,
      since: null,
      months: null,
      kwh_ratio: null,
      hint: null,
      kwh_flag: null,
      until: null,
    }
    return [
      {
        ...nothing,
        state: '合计',
        units: found.length,
        output: x,
        norm,
        ratio: divide(x, norm, 100),
        level: 0,
        row_kind: 'total',
      },
      ...found
        .sort(
          (a, b) =>
            compareText(b.state, a.state) ||
            compareDescending(difference(a.norm, a.x), difference(b.norm, b.x)) ||
            compareText(a.uscc, b.uscc),
        )
        .map((each) => {
          const unit = register.get(each.uscc)
          const division = unit?.industry_code.slice(0, 2) ?? null
          const ratio = power.get(each.uscc) ?? null
          return {
            state: each.state,
            unit_name: unit?.unit_name ?? each.uscc,
            uscc: each.uscc,
            town:
              records.town_dim.find((row) => row.town_code === unit?.town_code)?.town_name ?? unit?.town_code ?? null,
            industry: records.industry_dim.find((row) => row.industry_code === division)?.industry_name ?? division,
            units: null,
            output: each.x,
            norm: each.norm,
            ratio: divide(each.x, each.norm, 100),
            since: each.since,
            months: each.months,
            kwh_ratio: ratio,
            hint: ratio !== null && ratio >= Number(powerLine) ? 'power_on' : null,
            kwh_flag: ratio === null ? 'no_ref' : null,
            until: month,
            level: 1,
            row_kind: 'data',
          }
        }),
    ]
  },
}

/** Power of a month in per cent of the same month a year ago, by unit. */
function powerRatios({ power, match_link: links }: SampleRecords, month: string): ReadonlyMap<string, number | null> {
  const linked = new Map(
    links.filter((link) => link.dept === '供电' && link.confirmed === true).map((link) => [link.src_key, link.uscc]),
  )
  const before = new Map(
    power
      .filter((row) => monthOf(month) > 2 && row.period_ym === addMonths(month, -1))
      .map((row) => [row.customer_no, row]),
  )
  const since = (value: number | null, earlier: number | null | undefined): number | null =>
    difference(value, earlier ?? (monthOf(month) <= 2 ? 0 : null))
  const bills = power
    .filter((row) => row.period_ym === month)
    .map((row) => ({
      uscc: row.uscc ?? linked.get(row.customer_no) ?? null,
      now: since(row.kwh_ytd, before.get(row.customer_no)?.kwh_ytd),
      base: since(row.kwh_ytd_ly, before.get(row.customer_no)?.kwh_ytd_ly),
    }))
    .filter(({ now, base }) => now !== null && base !== null)
  return new Map(
    [...groupBy(bills, ({ uscc }) => uscc)].flatMap(([uscc, rows]) => {
      const base = sumKnown(rows.map((row) => row.base))
      const ratio = (base ?? 0) > 0 ? divide(sumKnown(rows.map((row) => row.now)), base, 100) : null
      return uscc === null ? [] : [[uscc, ratio] as const]
    }),
  )
}
