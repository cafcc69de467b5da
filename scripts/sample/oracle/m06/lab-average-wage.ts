import type { Oracle } from '../oracle.ts'
import type { RecordOf } from '../../records/sample-records.ts'
import { quarterOf } from '../support/periods.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { nameOf, sectionOf } from '../support/sections.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

type Labour = RecordOf<'labour'>

const perHead = (rows: readonly Labour[], wage: 'wage_ytd' | 'wage_ytd_ly', staff: 'avg_total_cur' | 'avg_total_ly') =>
  divide(sumKnown(rows.map((row) => row[wage])), sumKnown(rows.map((row) => row[staff])))

export const oracle: Oracle = {
  id: 'lab-average-wage',
  cases: [{ period_q: '2020-Q2' }, { town: '990112103', min_units: 1 }, { min_units: 20 }],
  expect: (records, { period_q: chosen, min_units: least, town }) => {
    const quarter = String(chosen)
    const months = quarterOf(quarter) * 3
    const register = registerAt(records.unit, `${quarter.slice(0, 4)}-${String(months).padStart(2, '0')}`)
    const own = records.labour.filter(
      (row) => row.period_q === quarter && (town === null || register.get(row.uscc)?.town_code === town),
    )
    const line = (code: string | null, rows: readonly Labour[], isTotal: boolean) => {
      const known = rows.filter((row) => row.wage_ytd !== null && (row.avg_total_cur ?? 0) > 0)
      const both = known.filter((row) => row.wage_ytd_ly !== null && (row.avg_total_ly ?? 0) > 0)
      const wage = perHead(known, 'wage_ytd', 'avg_total_cur')
      const [now, before] = [perHead(both, 'wage_ytd', 'avg_total_cur'), perHead(both, 'wage_ytd_ly', 'avg_total_ly')]
      return {
        section: isTotal ? '总计' : nameOf(records, code, '不在名录'),
        wage_per_head: wage === null ? null : (wage / months) * 12 * 10_000,
        yoy: growthRate(now, before),
        n: known.length,
        wage_flag: known.length < rows.length ? 'partial' : null,
        yoy_flag: growthFlag(now ?? wage, before, 0) ?? (both.length < rows.length ? 'partial' : null),
        code,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const parts = groupBy(own, (row) => sectionOf(records.industry_dim, register.get(row.uscc)?.industry_code))
    return [
      line(null, own, true),
      ...[...parts]
        .map(([code, rows]) => line(code, rows, false))
        .sort((a, b) => compareDescending(a.wage_per_head, b.wage_per_head) || compareCode(a.code, b.code)),
    ].filter((row) => row.n >= Number(least))
  },
}
