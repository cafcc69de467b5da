import type { Oracle } from '../oracle.ts'
import { energyFigures } from '../support/energy-growth.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'eni-high-energy-six',
  cases: [{ period_ym: '2020-06' }, { town: '990112107' }],
  expect: (records, { period_ym: month, town }) => {
    const register = registerAt(records.unit, String(month))
    const six = new Set(records.industry_dim.filter((row) => row.high_energy === true).map((row) => row.industry_code))
    const own = records.energy_unit.filter(
      ({ uscc, period_ym }) => period_ym === month && (town === null || register.get(uscc)?.town_code === town),
    )
    const codeOf = (uscc: string): string | null => groupCode(register.get(uscc), 'division')
    const isHigh = ({ uscc }: (typeof own)[number]): boolean => six.has(codeOf(uscc) ?? '')
    const high = own.filter(isHigh)
    const others = own.filter((row) => !isHigh(row))
    const line = (division: string, rows: typeof own, level: number, kind: string) =>
      rows.length === 0 ? [] : [{ division, ...energyFigures(rows, own), level, row_kind: kind }]
    const divisions = [...groupBy(high, ({ uscc }) => codeOf(uscc))].map(([code, rows]) => ({
      code,
      rows,
      level: sumKnown(rows.map((row) => row.tce_ytd)),
    }))
    return [
      ...line('规模以上工业', own, 0, 'total'),
      ...line('六大高耗能行业', high, 1, 'subtotal'),
      ...divisions
        .sort((a, b) => compareDescending(a.level, b.level) || compareCode(a.code, b.code))
        .flatMap(({ code, rows }) => line(groupName(records, code, 'division'), rows, 2, 'data')),
      ...line('其他行业', others, 1, 'data'),
    ]
  },
}
