import type { Oracle } from '../oracle.ts'
import { energyFigures } from '../support/energy-growth.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'en-total-flash',
  cases: [{ period_ym: '2020-06' }, { period_ym: '2020-02' }],
  expect: (records, { period_ym: month }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.energy_unit.filter((row) => row.period_ym === month)
    if (own.length === 0) return []
    const groups = [...groupBy(own, ({ uscc }) => groupCode(register.get(uscc), 'town'))]
    return [
      { town: '全区', ...energyFigures(own, own), level: 0, row_kind: 'total' },
      ...groups
        .sort(([a], [b]) => compareCode(a, b))
        .map(([code, rows]) => ({
          town: groupName(records, code, 'town'),
          ...energyFigures(rows, own),
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}
