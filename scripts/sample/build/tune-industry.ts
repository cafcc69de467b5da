import { isReporting } from './frame-unit.ts'
import type { Plants } from './plants.ts'
import {
  byDivision,
  fitBreadth,
  fitConcentration,
  fitDecliners,
  fitQuotient,
  isSettled,
  pickDecliners,
  pickQuotient,
} from './tune-divisions.ts'
import { printed, scaleAll, sumPairs, wholeLife } from './tuner.ts'
import type { Runner } from './tuner.ts'

/** Nominal growth of industry in 2020 by its parts, and the comparable rate beside it (domain model 7.2, 7.6). */
const staying = 0.6
const entries = 4.4
const exits = 1.1
/** Comparable growth of output. */
export const comparable = 1.8
const decliners = 41
const passes = 12

/** Fits the paths of industry until all planted facts hold together: what is fitted last disturbs the others less with every pass. */
export function tuneIndustry(runners: readonly Runner[]): Pick<Plants, 'm04' | 'm08' | 'm10'> {
  const division = pickConcentrated(runners)
  const quotient = pickQuotient(runners, division, 3.4)
  let breadth = fitBreadth(runners, [])
  const pair = pickDecliners(
    runners,
    [division, quotient?.division ?? null].filter((each) => each !== null),
  )
  for (let pass = 0; pass < passes; pass += 1) {
    fitFlows(runners)
    if (division !== null) fitConcentration(runners, division)
    if (quotient !== null) fitQuotient(runners, quotient)
    if (pass > 0) breadth = fitBreadth(runners, pair)
    fitDecliners(runners, pair, decliners)
    fitStaying(runners)
    fitComparable(runners)
  }
  return {
    m04: { staying, entries, exits: -exits, nominal: staying + entries - exits },
    m08: { ...breadth, decliners: pair.map(({ unit }) => unit.uscc), declineShare: decliners },
    m10: { concentration: division === null ? null : { division, cr4: 82, hhi: 2410 }, quotient },
  }
}

const reported = (runner: Runner, year: number): number => printed(runner, `${String(year)}-12`)?.ytd ?? 0
const sum = (runners: readonly Runner[], year: number): number =>
  runners.reduce((total, runner) => total + reported(runner, year), 0)
const isIn = ({ unit }: Runner, year: number): boolean => isReporting(unit, `${String(year)}-12`)

function split(runners: readonly Runner[]): { stay: Runner[]; entered: Runner[]; left: Runner[] } {
  return {
    stay: runners.filter((each) => isIn(each, 2019) && isIn(each, 2020)),
    entered: runners.filter((each) => !isIn(each, 2019) && isIn(each, 2020)),
    left: runners.filter((each) => isIn(each, 2019) && !isIn(each, 2020)),
  }
}

/** Sizes who entered and who left so that their parts of the nominal rate are right. */
function fitFlows(runners: readonly Runner[]): void {
  const { stay, entered, left } = split(runners)
  const base = sum(stay, 2019) / (1 - exits / 100)
  scaleAll(left, wholeLife, (base * exits) / 100 / sum(left, 2019))
  scaleAll(entered, wholeLife, (base * entries) / 100 / sum(entered, 2020))
}

/** Moves the second half of 2020 of who stayed until their part is right. */
function fitStaying(runners: readonly Runner[]): void {
  const { stay } = split(runners)
  const base = sum(stay, 2019) / (1 - exits / 100)
  const wanted = sum(stay, 2019) + (base * staying) / 100
  const first = stay.reduce((total, each) => {
    const cells = printed(each, '2020-12')
    return cells?.ytd === null || cells === null ? total : total + (each.path.toDate(2020, 6) ?? 0) / 10
  }, 0)
  scaleAll(stay, ['2020-07', '2020-12'], (wanted - first) / (sum(stay, 2020) - first))
}

/** Moves what entrants made before they entered until the comparable rate is right: they print it as their base. */
function fitComparable(runners: readonly Runner[]): void {
  const { entered } = split(runners)
  const all = sumPairs(runners, '2020-12')
  const own = sumPairs(entered, '2020-12')
  const wanted = all.current / (1 + comparable / 100) - (all.base - own.base)
  scaleAll(entered, ['2014-01', '2019-12'], wanted / own.base)
}

/** The smallest division with six units or more, all of which stayed. */
function pickConcentrated(runners: readonly Runner[]): string | null {
  const fitting = [...byDivision(runners, '2020-12')].filter(
    ([division, own]) =>
      own.length >= 6 &&
      own.every((runner) => isSettled(runner) && runner.unit.silent.length === 0) &&
      runners.filter(({ unit }) => unit.industry.startsWith(division)).length === own.length,
  )
  return fitting.sort(([, a], [, b]) => a.length - b.length)[0]?.[0] ?? null
}
