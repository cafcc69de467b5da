import type { Oracle } from '../oracle.ts'
import { monthOf, yearOf } from '../support/periods.ts'
import { compareText } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'dir-town-staffing',
  cases: [{ unit_limit: 20 }],
  expect: ({ unit, town_dim: towns }, { snap_ym: month, unit_limit: limit }) => {
    const now = unit.filter((row) => row.snap_ym === month && row.exit_ym === null)
    return towns
      .map((town) => {
        const units = now.filter((row) => row.town_code === town.town_code).length
        const required = units < Number(limit) ? 2 : 3
        const since = town.chief_from
        return {
          town: town.town_name,
          units,
          staff: town.unit_staff,
          required,
          gap: Math.max(0, required - town.unit_staff),
          chief_months:
            since === null
              ? null
              : (yearOf(String(month)) - yearOf(since)) * 12 + monthOf(String(month)) - monthOf(since),
          town_code: town.town_code,
        }
      })
      .sort((a, b) => b.gap - a.gap || compareText(a.town_code, b.town_code))
  },
}
