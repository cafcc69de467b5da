import type { RecordOf } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { difference, divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { groupBy, sumKnown } from '../support/sums.ts'
import { tradeCode, tradeName } from '../support/trade-groups.ts'

type Book = RecordOf<'finance'>

const isKnown = (row: Book): boolean => row.revenue_ytd !== null && row.cost_ytd !== null
const isMatched = (row: Book): boolean => isKnown(row) && row.revenue_ytd_ly !== null && row.cost_ytd_ly !== null

/** Gross profit over revenue of some books, now or a year before. */
function marginOf(rows: readonly Book[], of: '' | '_ly') {
  const revenue = sumKnown(rows.map((row) => row[`revenue_ytd${of}`]))
  const gross = difference(revenue, sumKnown(rows.map((row) => row[`cost_ytd${of}`])))
  return { revenue, gross, margin: divide(gross, revenue, 100) }
}

const figuresOf = (rows: readonly Book[]) => ({
  rows,
  known: marginOf(rows.filter(isKnown), ''),
  now: marginOf(rows.filter(isMatched), ''),
  base: marginOf(rows.filter(isMatched), '_ly'),
})

type Figures = ReturnType<typeof figuresOf>

function lineOf({ rows, known, now, base }: Figures, whole: Figures | null) {
  const revenue = sumKnown(rows.map((row) => row.revenue_ytd))
  const change = difference(now.margin, base.margin)
  const weight = divide(now.revenue, whole?.now.revenue ?? null)
  const weightBefore = divide(base.revenue, whole?.base.revenue ?? null)
  const lead = difference(base.margin, whole?.base.margin ?? null)
  const times = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b)
  const short = rows.every(isMatched) ? null : 'partial'
  const silent = rows.some((row) => row.revenue_ytd === null) ? 'partial' : null
  return {
    units: rows.length,
    revenue: divide(revenue, 10_000),
    gross: divide(known.gross, 10_000),
    margin: known.margin,
    margin_ly: base.margin,
    change_pp: change,
    rate_pp: times(weight, change),
    mix_pp: times(difference(weight, weightBefore), lead),
    revenue_flag: revenue === null ? 'not_reported' : silent,
    margin_flag: known.margin === null ? 'not_reported' : rows.every(isKnown) ? null : 'partial',
    margin_ly_flag: base.margin === null ? 'no_base' : short,
    change_flag: change === null ? 'no_base' : short,
  }
}

export const oracle: Oracle = {
  id: 'tr-gross-margin',
  cases: [{ by: 'size' }, { by: 'town', period_ym: '2020-03' }, { by: 'division', town: '990112002' }],
  expect: (records, { period_ym: month, by, town }) => {
    const register = registerAt(records.unit, String(month))
    const rows = records.finance.filter(
      (row) =>
        row.form_code === 'E203' &&
        row.period_ym === month &&
        (town === null || register.get(row.uscc)?.town_code === town),
    )
    if (rows.length === 0) return []
    const whole = figuresOf(rows)
    return [
      { group: '总计', ...lineOf(whole, null), level: 0, row_kind: 'total' },
      ...[...groupBy(rows, ({ uscc }) => tradeCode(register.get(uscc), by))]
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, own]) => ({
          group: tradeName(records, code, by),
          ...lineOf(figuresOf(own), whole),
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}
