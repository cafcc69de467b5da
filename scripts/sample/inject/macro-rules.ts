import { districtCode } from '../data/district-data.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { change, hundredth, isNewest, onRow, plainRow, tenth } from './injection.ts'
import type { InjectionRule, Place, View } from './injection.ts'

type Indicator = RecordOf<'macro'>

const impliedRate = ({ value_cur: now, value_ly: before }: { value_cur: number; value_ly: number }): number =>
  (now / before - 1) * 100

/** Figures of the district that its towns add up to. */
function totalsOfTowns(view: View): Place[] {
  const sums = new Map<string, number>()
  const placeOf = ({ indicator_code: indicator, period_ym: month }: Indicator): string => `${indicator} ${month}`
  for (const row of view.records.macro)
    if (row.region_code.length === 9) sums.set(placeOf(row), (sums.get(placeOf(row)) ?? 0) + (row.value_cur ?? 0))
  return view.records.macro
    .filter((row) => row.region_code === districtCode && isNewest(plainRow(row), view))
    .flatMap((row) => {
      const { value_cur: now, value_ly: before, yoy: rate, indicator_code: key, period_ym: period } = row
      const sum = sums.get(placeOf(row)) ?? 0
      if (now === null || before === null || now <= 1 || Math.abs(sum / now - 1) > 0.004) return []
      // The year before is more by the same: the published rate stays true.
      const more = { value_cur: hundredth(now * 1.03), value_ly: hundredth(before * 1.03) }
      if (rate === null || Math.abs(impliedRate(more) - rate) > 0.14) return []
      const edit = change('macro', row, more)
      return [{ row: plainRow(row), edit: () => [edit], finding: { key, period } }]
    })
}

/** Accounts and indicators of the district (domain model 5.10). */
export const macroRules: readonly InjectionRule[] = [
  onRow({
    rule: 'N01',
    count: 1,
    table: 'gdp_component',
    needs: ['value_ytd'],
    when: ({ item_code: item, region_code: region }) => item === 'GDP' && region === districtCode,
    set: ({ value_ytd: value }) => ({ value_ytd: Math.round(value * 1.004) }),
  }),
  { rule: 'N02', count: 2, places: totalsOfTowns },
  onRow({
    rule: 'N03',
    count: 6,
    table: 'macro',
    needs: ['value_cur', 'value_ly', 'yoy'],
    when: (row) => row.region_code.length === 6 && row.value_ly > 1 && Math.abs(impliedRate(row) - row.yoy) < 0.12,
    set: ({ yoy: rate }, _, random) => ({ yoy: tenth(rate + 0.8 + 3 * random.next()) }),
  }),
]
