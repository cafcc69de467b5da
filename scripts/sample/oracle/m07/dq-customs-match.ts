import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { linkedUnits } from '../support/department-links.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareDescending, compareText, groupBy, sumKnown } from '../support/sums.ts'
import { townOf } from '../support/unit-place.ts'

const results = ['偏离', '仅报表有', '仅海关有', '一致', '金额小'] as const
type Result = (typeof results)[number]
type Pair = { uscc: string; form: number | null; customs: number | null; result: Result }

export const oracle: Oracle = {
  id: 'dq-customs-match',
  cases: [
    { show: 'all', period_ym: '2020-06' },
    { low: 0.95, high: 1.02, min_value: 0, show: 'all' },
    { town: '990112400', low: 0.97, high: 1.03 },
  ],
  expect: (records, { period_ym: period, low, high, min_value, town, show }) => {
    const month = String(period)
    const register = registerAt(records.unit, month)
    const declared = declaredOf(records, month)
    const limits = [Number(low), Number(high), Number(min_value)] as const
    const own = records.industrial_output
      .filter((row) => row.period_ym === month && (town === null || register.get(row.uscc)?.town_code === town))
      .map((row) => ({ uscc: row.uscc, form: row.export_ytd, customs: declared.get(row.uscc) ?? null }))
      .filter(({ form, customs }) => (form ?? 0) > 0 || (customs ?? 0) > 0)
      .map((pair): Pair => ({ ...pair, result: judge(pair, limits) }))
    const line = (rows: readonly Pair[]) => {
      const both = rows.filter(({ form, customs }) => (form ?? 0) > 0 && (customs ?? 0) > 0)
      const [form, customs] = [sumKnown(rows.map((row) => row.form)), sumKnown(rows.map((row) => row.customs))]
      return {
        form,
        customs,
        gap: form === null ? null : form - (customs ?? 0),
        ratio: divide(sumKnown(both.map((row) => row.form)), sumKnown(both.map((row) => row.customs))),
        form_flag: form === null ? 'not_reported' : null,
        ratio_flag: both.length > 0 && both.length < rows.length ? 'partial' : null,
      }
    }
    const sums = [null, ...results]
      .map((side) => ({ side, rows: own.filter(({ result }) => side === null || result === side) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ side, rows }) => ({
        name: side ?? '总计',
        uscc: null,
        town: null,
        units: rows.length,
        ...line(rows),
        result: null,
        level: side === null ? 0 : 1,
        row_kind: side === null ? 'total' : 'subtotal',
      }))
    const units = own
      .filter(({ result }) => show === 'all' || results.indexOf(result) < 3)
      .sort(
        (a, b) =>
          results.indexOf(a.result) - results.indexOf(b.result) ||
          compareDescending(apart(a), apart(b)) ||
          compareText(a.uscc, b.uscc),
      )
      .map((pair) => ({
        name: register.get(pair.uscc)?.unit_name ?? pair.uscc,
        uscc: pair.uscc,
        town: townOf(records, register.get(pair.uscc)),
        units: null,
        ...line([pair]),
        result: pair.result,
        level: 1,
        row_kind: 'data',
      }))
    return [...sums, ...units]
  },
}

const apart = ({ form, customs }: Pair): number => Math.abs((form ?? 0) - (customs ?? 0))

function judge(
  { form, customs }: Pick<Pair, 'form' | 'customs'>,
  [low, high, least]: readonly [number, number, number],
): Result {
  const [said, seen] = [form ?? 0, customs ?? 0]
  if ((seen > 0 ? seen : said) <= least) return '金额小'
  if (seen <= 0) return '仅报表有'
  if (said <= 0) return '仅海关有'
  return said / seen >= low && said / seen <= high ? '一致' : '偏离'
}

/** Exports at customs by the unit that they belong to. */
function declaredOf(records: SampleRecords, month: string): ReadonlyMap<string, number | null> {
  const links = linkedUnits(records, '海关')
  const rows = groupBy(
    records.customs.filter((row) => row.period_ym === month),
    (row) => links.get(row.customs_code) ?? row.uscc,
  )
  return new Map([...rows].map(([uscc, own]) => [uscc, sumKnown(own.map((row) => row.export_ytd))]))
}
