import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { divide } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ct-recovery',
  cases: [{ town: '990112107' }, { base_year: 2018 }, { base_year: 2020 }],
  expect: (records, { base_year: baseYear, town }) => {
    const register = registerAt(records.unit, '9999-12')
    const valueOf = (row: (typeof records.catering)[number]): number | null =>
      monthOf(row.period_ym) <= 2 ? row.turnover_ytd : row.turnover_m
    const values = new Map(records.catering.map((row) => [`${row.uscc} ${row.period_ym}`, valueOf(row)]))
    const later = records.catering.filter(
      (row) =>
        yearOf(row.period_ym) > Number(baseYear) && (town === null || register.get(row.uscc)?.town_code === town),
    )
    return [...groupBy(later, (row) => row.period_ym)]
      .sort(([a], [b]) => compareText(a, b))
      .map(([month, rows]) => {
        const pairs = rows.flatMap((row) => {
          const now = valueOf(row)
          const base = values.get(`${row.uscc} ${String(baseYear)}${month.slice(4)}`) ?? null
          const division = register.get(row.uscc)?.industry_code.slice(0, 2)
          return now !== null && base !== null && base > 0 ? [{ division, now, base }] : []
        })
        const indexOf = (own: typeof pairs) =>
          divide(sumKnown(own.map(({ now }) => now)), sumKnown(own.map(({ base }) => base)), 100)
        const [both, hotels, kitchens] = [
          pairs,
          pairs.filter(({ division }) => division === '61'),
          pairs.filter(({ division }) => division === '62'),
        ].map(indexOf) as [number | null, number | null, number | null]
        const back = pairs.filter(({ now, base }) => now > base).length
        const missing = (value: number | null) => (value === null ? 'no_base' : null)
        return {
          month,
          units: pairs.length,
          index: both,
          hotel_index: hotels,
          catering_index: kitchens,
          units_back: back,
          units_back_pct: divide(back, pairs.length, 100),
          index_flag: missing(both),
          hotel_flag: missing(hotels),
          catering_flag: missing(kitchens),
          back_flag: pairs.length === 0 ? 'no_base' : null,
        }
      })
  },
}
