import type { SampleRecords } from '../../records/sample-records.ts'
import { mainFigures } from './main-figures.ts'
import { groupBy, sumKnown } from './sums.ts'

/** The main figure of a unit to date, and that of all units of its specialty. */
export type MainShare = { main: number | null; whole: number | null }

/** Main figures by `specialty code` of the unit, in the newest month of the year up to a month that its specialty reported. */
export function mainShares(
  records: Pick<SampleRecords, 'industrial_output' | 'trade_sales' | 'catering' | 'finance'>,
  month: string,
): ReadonlyMap<string, MainShare> {
  const known = mainFigures(records).filter(
    (row) => row.month <= month && row.month.startsWith(month.slice(0, 4)) && row.ytd !== null,
  )
  return new Map(
    [...groupBy(known, (row) => row.specialty)].flatMap(([specialty, rows]) => {
      const newest = rows.map((row) => row.month).reduce((a, b) => (a > b ? a : b))
      const own = rows.filter((row) => row.month === newest)
      const whole = sumKnown(own.map(({ ytd }) => ytd))
      return own.map(({ uscc, ytd }) => [`${specialty} ${uscc}`, { main: ytd, whole }] as const)
    }),
  )
}
