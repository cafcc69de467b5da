import type { Oracle } from '../oracle.ts'
import { energyFigures } from '../support/energy-growth.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, groupBy } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'en-division-pull',
  cases: [{ period_ym: '2020-06' }, { town: '990112107' }],
  expect: (records, { period_ym: month, town }) => {
    const register = registerAt(records.unit, String(month))
    const own = records.energy_unit.filter(
      ({ uscc, period_ym }) => period_ym === month && (town === null || register.get(uscc)?.town_code === town),
    )
    if (own.length === 0) return []
    const groups = [...groupBy(own, ({ uscc }) => groupCode(register.get(uscc), 'division'))].map(([code, rows]) => ({
      code,
      figures: energyFigures(rows, own),
    }))
    const pullOf = ({ figures }: (typeof groups)[number]): number | null =>
      typeof figures['pull_pp'] === 'number' ? figures['pull_pp'] : null
    return [
      { division: '总计', ...energyFigures(own, own), level: 0, row_kind: 'total' },
      ...groups
        .sort((a, b) => compareDescending(pullOf(a), pullOf(b)) || compareCode(a.code, b.code))
        .map(({ code, figures }) => ({
          division: groupName(records, code, 'division'),
          ...figures,
          level: 1,
          row_kind: 'data',
        })),
    ]
  },
}
