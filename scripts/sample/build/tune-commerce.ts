import { isReporting } from './frame-unit.ts'
import type { Plants } from './plants.ts'
import { onlineShare, tradePlanOf } from './trade-plan.ts'
import type { TradeTrend } from './trade-plan.ts'
import { divisionAt } from './tune-divisions.ts'
import { fitRate, printed, sumPairs } from './tuner.ts'
import type { Runner } from './tuner.ts'

/** Comparable growth of 2020 in per cent (domain model 7.2). */
const growth2020 = { sales: -1.5, turnover: -18 } as const
const year2020 = ['2020-01', '2020-12'] as const

/** Online share of retail by year in per cent (domain model 7.6, m16). */
const onlineTargets: Readonly<Record<number, number>> = { 2016: 8, 2017: 10.5, 2018: 13.5, 2019: 17, 2020: 21.5 }
/** Goods that sold well when the others did not: growth of 1–2月 and of 1–3月 2020 in per cent. The first turns from growth to decline. */
const demandTargets: Readonly<Record<string, readonly [february: number, march: number]>> = {
  粮油食品: [3, -2],
  中西药品: [5, 4],
}
const hotelsLeft = 40
const unitsBack = 62

/** Fits sales and turnover to what 2020 was; who grows every year is left alone. */
export function tuneCommerce(
  seed: string,
  runners: { trade: readonly Runner[]; catering: readonly Runner[] },
): { trend: TradeTrend; facts: Pick<Plants, 'm16' | 'm17'> } {
  const free = ({ unit }: Runner): boolean => !unit.steady
  fitRate(runners.trade, free, year2020, growth2020.sales)
  for (let pass = 0; pass < 4; pass += 1) {
    fitHotels(runners.catering)
    fitRate(runners.catering, free, ['2020-03', '2020-11'], growth2020.turnover)
    fitBack(runners.catering)
  }
  const turning = Object.keys(demandTargets)[0] ?? ''
  return {
    trend: { online: fitOnline(seed, runners.trade), demand: fitDemand(seed, runners.trade) },
    facts: { m16: { onlineShare: onlineTargets, turning }, m17: { hotelsLeft, unitsBack } },
  }
}

/** Hotels keep 40 of 100 of the first two months. */
function fitHotels(runners: readonly Runner[]): void {
  const hotels = runners.filter((runner) => divisionAt(runner, '2020-02') === '61')
  const { current, base } = sumPairs(hotels, '2020-02')
  for (const { path } of hotels) path.scale('2020-01', '2020-02', (hotelsLeft / 100) * (base / current))
}

/** In December 62 of 100 units are above December 2019: those nearest to it are moved across. */
function fitBack(runners: readonly Runner[]): void {
  const ranked = runners
    .flatMap((runner) => {
      const cells = printed(runner, '2020-12')
      return cells === null || cells.m === null || cells.mLy === null || cells.mLy <= 0
        ? []
        : [{ runner, ratio: cells.m / cells.mLy }]
    })
    .sort((a, b) => b.ratio - a.ratio)
  const above = Math.round((ranked.length * unitsBack) / 100)
  ranked.forEach(({ runner, ratio }, at) => {
    const wanted = at < above ? Math.max(ratio, 1.012) : Math.min(ratio, 0.988)
    if (wanted !== ratio) runner.path.scale('2020-12', '2020-12', wanted / ratio)
  })
}

/** Level of online retail of each year that gives the district's share in December; by halving, because nobody passes all. */
function fitOnline(seed: string, runners: readonly Runner[]): TradeTrend['online'] {
  const levels = new Map<number, number>()
  for (const [year, target] of Object.entries(onlineTargets)) {
    const shops = runners
      .filter(({ unit, habit }) => isReporting(unit, `${year}-12`) && !habit.silent(`${year}-12`))
      .map(({ unit, path }) => {
        const plan = tradePlanOf(seed, unit)
        return { plan, retail: (path.toDate(Number(year), 12) ?? 0) * plan.retail }
      })
    const all = shops.reduce((sum, { retail }) => sum + retail, 0)
    const share = (level: number): number =>
      shops.reduce((sum, { plan, retail }) => sum + retail * onlineShare(plan, level), 0) / all
    let [low, high] = [0, 20]
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2
      if (share(middle) < target / 100) low = middle
      else high = middle
    }
    levels.set(Number(year), (low + high) / 2)
  }
  return (year) => levels.get(year) ?? (levels.get(2016) ?? 0.1) * 0.8
}

/** Factors of demand for the goods above in January and February, and in March 2020. */
function fitDemand(seed: string, runners: readonly Runner[]): TradeTrend['demand'] {
  const factors = new Map<string, readonly [number, number]>()
  for (const [goods, [february, march]] of Object.entries(demandTargets)) {
    const sum = { first: 0, before: 0, firstOfThird: 0, third: 0, beforeThird: 0 }
    for (const runner of runners) {
      const plan = tradePlanOf(seed, runner.unit)
      const share = plan.retail * (plan.goods.find(([each]) => each === goods)?.[1] ?? 0)
      const [early, late] = [printed(runner, '2020-02'), printed(runner, '2020-03')]
      if (share === 0) continue
      if (early !== null && early.ytd !== null && early.ytdLy !== null) {
        sum.first += early.ytd * share
        sum.before += early.ytdLy * share
      }
      if (late !== null && late.ytd !== null && late.m !== null && late.ytdLy !== null) {
        sum.firstOfThird += (late.ytd - late.m) * share
        sum.third += late.m * share
        sum.beforeThird += late.ytdLy * share
      }
    }
    const first = (sum.before * (1 + february / 100)) / sum.first
    const third = (sum.beforeThird * (1 + march / 100) - sum.firstOfThird * first) / sum.third
    factors.set(goods, [first, third])
  }
  return (goods, year, month) => {
    const own = factors.get(goods)
    return own === undefined || year !== 2020 || month > 3 ? 1 : month <= 2 ? own[0] : own[1]
  }
}
