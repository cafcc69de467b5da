import type { Oracle } from '../oracle.ts'
import { divide, growthOf } from '../support/rates.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'it-trade-100m',
  cases: [{ limit: 1500 }, { year: '2019', limit: 0 }, { town: '990112107', limit: 1 }],
  expect: (records, { year, limit, town }) => {
    const months = records.customs.map((row) => row.period_ym).filter((month) => month.startsWith(String(year)))
    const month = months.reduce((last, each) => (each > last ? each : last), '')
    const unitOf = (uscc: string) =>
      records.unit
        .filter((row) => row.uscc === uscc && row.snap_ym <= month)
        .reduce<(typeof records.unit)[number] | undefined>(
          (last, row) => (last === undefined || row.snap_ym > last.snap_ym ? row : last),
          undefined,
        )
    const links = new Map(
      records.match_link.filter((row) => row.dept === '海关').map((row) => [row.src_key, row.uscc] as const),
    )
    const rows = records.customs
      .filter((row) => row.period_ym === month)
      .map((row) => ({ ...row, own: links.get(row.customs_code) ?? row.uscc }))
    const companies = [...groupBy(rows, (row) => row.own)]
      .map(([uscc, own]) => ({
        uscc,
        unit: unitOf(uscc),
        company: own[0]?.company_name ?? uscc,
        exported: sumKnown(own.map((row) => row.export_ytd)),
        imported: sumKnown(own.map((row) => row.import_ytd)),
        trade: sumKnown(own.flatMap((row) => [row.export_ytd, row.import_ytd])),
        base: sumKnown(own.flatMap((row) => [row.export_ytd_ly, row.import_ytd_ly])),
        revenue: sumKnown(
          records.finance.filter((row) => row.uscc === uscc && row.period_ym === month).map((row) => row.revenue_ytd),
        ),
      }))
      .filter(({ unit }) => town === null || unit?.town_code === town)
    const whole = sumKnown(companies.map(({ trade }) => trade))
    const large = companies
      .filter(({ trade }) => trade !== null && trade >= Number(limit))
      .sort((a, b) => compareDescending(a.trade, b.trade) || compareText(a.uscc, b.uscc))
    const line = (own: typeof large, single: (typeof large)[number] | null) => {
      const growth = growthOf(own.map(({ trade, base }) => [trade, base] as const))
      const revenue = sumKnown(own.map((each) => each.revenue))
      const share = divide(growth.level, whole, 100)
      return {
        uscc: single?.uscc ?? '总计',
        name: single === null ? null : (single.unit?.unit_name ?? single.company),
        trade: growth.level,
        yoy: growth.rate,
        export: sumKnown(own.map(({ exported }) => exported)),
        import: sumKnown(own.map(({ imported }) => imported)),
        share,
        in_frame: single === null ? null : single.unit === undefined ? '否' : '是',
        revenue,
        trade_flag: growth.level === null ? 'not_reported' : null,
        yoy_flag: growth.flag,
        share_flag: share === null ? 'not_reported' : null,
        revenue_flag: revenue === null ? 'not_reported' : own.some((each) => each.revenue === null) ? 'partial' : null,
        level: single === null ? 0 : 1,
        row_kind: single === null ? 'total' : 'data',
      }
    }
    return [line(large, null), ...large.map((each) => line([each], each))]
  },
}
