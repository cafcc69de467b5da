import { valueAt } from './frame-unit.ts'
import { printed, scaleAll, sumPairs, wholeLife } from './tuner.ts'
import type { Runner } from './tuner.ts'

const june = '2020-06'
const year2020 = ['2020-01', '2020-12'] as const

/** Division of a unit in a month. */
export const divisionAt = ({ unit }: Runner, month: string): string =>
  valueAt(unit, 'industry', unit.industry, month).slice(0, 2)

const output2020 = (runner: Runner): number => printed(runner, '2020-12')?.ytd ?? 0

const total = (runners: readonly Runner[], of: (runner: Runner) => number): number =>
  runners.reduce((sum, runner) => sum + of(runner), 0)

/** Units by division in a month. */
export function byDivision(runners: readonly Runner[], month: string): Map<string, Runner[]> {
  const found = new Map<string, Runner[]>()
  for (const runner of runners) {
    if (printed(runner, month) === null) continue
    const division = divisionAt(runner, month)
    found.set(division, [...(found.get(division) ?? []), runner])
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** CR4 and HHI of a division of few units (domain model 7.6, m10): the four largest get 82 of 100, the others keep their order. */
export function fitConcentration(runners: readonly Runner[], division: string): void {
  const own = (byDivision(runners, '2020-12').get(division) ?? [])
    .filter((runner) => output2020(runner) > 0)
    .sort((a, b) => output2020(b) - output2020(a))
  const sum = total(own, output2020)
  const rest = own.slice(4)
  // The others differ by a little: their squares are taken out of the index before the first share is solved for.
  const weights = rest.map((_, at) => 1 + 0.1 * (rest.length - at))
  const weight = weights.reduce((a, b) => a + b, 0)
  const small = weights.map((each) => (0.18 * each) / weight)
  const step = 0.012
  const squares = small.reduce((a, b) => a + b * b, 0) + 2 * step * step
  const mean = 0.82 / 4
  const first = mean + Math.sqrt((3 / 4) * (0.241 - squares) - 3 * mean * mean)
  const next = (0.82 - first) / 3
  const shares = [first, next + step, next, next - step, ...small]
  own.forEach((runner, at) => {
    runner.path.scale(...wholeLife, ((shares[at] ?? 0) * sum) / output2020(runner))
  })
}

/** Location quotient of a town in a division: the units of the pair are made larger or smaller in all years. */
export function fitQuotient(
  runners: readonly Runner[],
  { town, division, quotient }: { town: string; division: string; quotient: number },
): void {
  const pair = runners.filter((runner) => runner.unit.town === town && divisionAt(runner, '2020-12') === division)
  scaleAll(pair, wholeLife, quotientFactor(runners, pair, town, division, quotient))
}

/** By what the units of a pair must be multiplied; the quotient grows with the factor, so halving finds it. */
function quotientFactor(
  runners: readonly Runner[],
  pair: readonly Runner[],
  town: string,
  division: string,
  quotient: number,
): number {
  const own = total(pair, output2020)
  const ofTown = total(
    runners.filter(({ unit }) => unit.town === town),
    output2020,
  )
  const ofDivision = total(
    runners.filter((runner) => divisionAt(runner, '2020-12') === division),
    output2020,
  )
  const all = total(runners, output2020)
  const at = (factor: number): number => {
    const more = own * (factor - 1)
    return (own * factor) / (ofTown + more) / ((ofDivision + more) / (all + more))
  }
  let [low, high] = [0.02, 50]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (at(middle) < quotient) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The pair of town and division whose quotient is nearest to the wanted one: least has to be bent. */
export function pickQuotient(
  runners: readonly Runner[],
  without: string | null,
  quotient: number,
): { town: string; division: string; quotient: number } | null {
  const settled = runners.filter(isSettled)
  const pairs = [...new Set(settled.map((runner) => `${runner.unit.town} ${divisionAt(runner, '2020-12')}`))].sort()
  const found = pairs
    .map((name) => {
      const [town = '', division = ''] = name.split(' ')
      const pair = runners.filter((runner) => runner.unit.town === town && divisionAt(runner, '2020-12') === division)
      const inDivision = runners.filter((runner) => divisionAt(runner, '2020-12') === division)
      const fits = division !== without && pair.every(isSettled) && inDivision.length > pair.length + 1
      const factor = fits ? quotientFactor(runners, pair, town, division, quotient) : 50
      return { town, division, bend: Math.abs(Math.log(factor)) }
    })
    .sort((a, b) => a.bend - b.bend)[0]
  return found === undefined ? null : { town: found.town, division: found.division, quotient }
}

/** True for who was there before 2016, still is, and never changed. */
export const isSettled = ({ unit }: Runner): boolean =>
  unit.entry < '2016' && unit.exit === null && unit.changes.length === 0

/**
 * Brings 19 of 31 divisions to growth in the first half of 2020, and the others to decline (domain model 7.6, m08). Divisions of units that
 * were made to decline keep their rate.
 */
export function fitBreadth(
  runners: readonly Runner[],
  settled: readonly Runner[],
): { growing: number; divisions: number } {
  const groups = [...byDivision(runners, june)]
    .map(([division, own]) => ({ division, own, sum: sumPairs(own, june) }))
    .filter(({ sum }) => sum.base > 0)
    .sort((a, b) => b.sum.current / b.sum.base - a.sum.current / a.sum.base)
  const growing = Math.round((groups.length * 19) / 31)
  groups.forEach(({ own, sum }, at) => {
    const wanted = at < growing ? 0.3 + 0.35 * (growing - at) : -2 - 1.3 * (at - growing)
    if (!settled.some((runner) => own.includes(runner)))
      scaleAll(own, year2020, (1 + wanted / 100) / (sum.current / sum.base))
  })
  return { growing, divisions: groups.length }
}

/**
 * Lets two large units of declining divisions carry 41 of 100 of all that was lost in the first half of 2020. Neither loses more than 45 of
 * 100 of what it made: where they are too small for that, they become larger in all years.
 */
export function fitDecliners(runners: readonly Runner[], pair: readonly Runner[], share: number): void {
  const cellsAt = (runner: Runner): { current: number; base: number } => sumPairs([runner], june)
  const lost = (runner: Runner): number => Math.max(0, cellsAt(runner).base - cellsAt(runner).current)
  const others = total(
    runners.filter((runner) => !pair.includes(runner)),
    lost,
  )
  const wanted = (others * share) / (100 - share)
  const bases = (): number => total(pair, (runner) => cellsAt(runner).base)
  scaleAll(pair, wholeLife, Math.max(1, wanted / 0.45 / bases()))
  const left = 1 - wanted / bases()
  for (const runner of pair) {
    const { current, base } = cellsAt(runner)
    runner.path.scale(...year2020, (base * left) / current)
  }
}

/** The two largest settled units of a division that declines; both report as they did before. */
export function pickDecliners(runners: readonly Runner[], without: readonly string[]): Runner[] {
  const declining = [...byDivision(runners, june)]
    .filter(([division, own]) => {
      const { current, base } = sumPairs(own, june)
      return current < base && !without.includes(division)
    })
    .flatMap(([, own]) => own)
    .filter((runner) => isSettled(runner) && !runner.unit.star && runner.habit.restated === 1)
  return declining.sort((a, b) => output2020(b) - output2020(a)).slice(0, 2)
}
