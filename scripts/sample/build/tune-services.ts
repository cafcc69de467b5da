import { sectionDivisions } from '../data/industry-data.ts'
import { openRandom } from '../seeded-random.ts'
import { valueAt } from './frame-unit.ts'
import type { Plants } from './plants.ts'
import { fitRate, wholeLife } from './tuner.ts'
import type { Runner } from './tuner.ts'

/** Comparable growth of services in 2020 in per cent (domain model 7.2). */
const growth = 3.6
/** The same of the other for-profit services of the accounts (domain model 7.6, m20). */
const profitGrowth = 6.2
/** By how many points the rate of the whole year is above that of the lagged months, January to November (domain model 7.6, m20). */
const lagGap = 0.4

const profitDivisions = new Set([
  '64',
  '65',
  ...['L', 'M', 'O', 'R'].flatMap((section) => sectionDivisions[section] ?? []),
])

/** True for other for-profit services of the accounts (domain model 2.4), as the register has the unit at the end of 2020. */
const isForProfit = ({ unit }: Runner): boolean =>
  profitDivisions.has(valueAt(unit, 'industry', unit.industry, '2020-12').slice(0, 2))

/** Social work enters in 2020 by its new limit: in the year before it earned more than 5 and less than 10 million yuan. */
function fitEntrants(seed: string, runners: readonly Runner[]): void {
  for (const { unit, path } of runners.filter((each) => each.unit.industry.startsWith('85'))) {
    const wanted = 5300 + 4200 * openRandom(`${seed}|small limit|${unit.uscc}`).next()
    path.scale(...wholeLife, wanted / (path.toDate(2019, 12) ?? wanted))
  }
}

/** Fits the lagged months, then December: the for-profit services first, then the others until all are right. Who grows every year is left alone. */
export function tuneServices(seed: string, runners: readonly Runner[]): Pick<Plants, 'm20'> {
  fitEntrants(seed, runners)
  const forProfit = runners.filter(isForProfit)
  const isFree = ({ unit }: Runner): boolean => !unit.steady
  const isOther = (runner: Runner): boolean => isFree(runner) && !isForProfit(runner)
  const fit = (months: readonly [string, string], below: number): void => {
    fitRate(forProfit, isFree, months, profitGrowth - below, months[1])
    fitRate(runners, isOther, months, growth - below, months[1])
  }
  fit(['2020-01', '2020-11'], lagGap)
  fit(['2020-12', '2020-12'], 0)
  return { m20: { growth, profitGrowth, lagGap } }
}
