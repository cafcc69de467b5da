import type { Oracle } from '../oracle.ts'
import { lastMonthOf, modernGroups, modernUnits } from '../support/modern-groups.ts'
import { divide } from '../support/rates.ts'
import { compareText, groupBy, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'ms-overlap',
  cases: [{ quarter: '2020-Q2', at_least: 1 }, { at_least: 8 }],
  expect: (records, { quarter, at_least: least }) => {
    const all = modernUnits(records, lastMonthOf(String(quarter)))
      .filter(({ groups }) => groups.size >= Number(least))
      .map(({ row, groups }) => ({ revenue: row.revenue_ytd, groups: [...groups.keys()].map((code) => code.slice(4)) }))
    const line = (combination: string, own: typeof all, isTotal: boolean) => {
      const revenue = sumKnown(own.map((unit) => unit.revenue))
      return {
        combination,
        kind: isTotal ? combination : `${String(combination.split(' + ').length)}个产业`,
        ...Object.fromEntries(
          modernGroups
            .map((code) => code.slice(4))
            .filter((name) => name !== 'finance')
            .map((name) => [name, own.filter(({ groups }) => groups.includes(name)).length || null]),
        ),
        units: own.length,
        revenue: divide(revenue, 10_000),
        revenue_flag: revenue === null ? 'not_reported' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const lines = [...groupBy(all, ({ groups }) => [...groups].sort(compareText).join(' + '))]
      .map(([combination, own]) => line(combination, own, false))
      .sort((a, b) => b.units - a.units || compareText(a.combination, b.combination))
    return [line('合计', all, true), ...lines]
  },
}
