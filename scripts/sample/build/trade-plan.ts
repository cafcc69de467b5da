import { openRandom } from '../seeded-random.ts'
import type { FrameUnit } from './frame-unit.ts'

/** Classes of goods of form E204-1; what a unit does not sell in its own two is in the last. */
export const goodsClasses = [
  '粮油食品',
  '饮料',
  '烟酒',
  '服装鞋帽',
  '化妆品',
  '日用品',
  '体育娱乐用品',
  '家用电器',
  '中西药品',
  '文化办公用品',
  '家具',
  '通讯器材',
  '石油制品',
  '汽车',
  '建筑装潢',
  '其他',
] as const

/** What a unit of trade sells, the same in all years. */
export type TradePlan = {
  /** Retail of all sales. */
  retail: number
  /** Online retail of all retail for each unit of the district's level; 0 for who does not sell online. */
  online: number
  /** Days that the stock of a year lasts. */
  stockDays: (year: number) => number
  /** Classes with their share of retail; the rest is 其他. */
  goods: readonly (readonly [name: string, share: number])[]
}

/** Trade plan of a unit of E204-1. */
export function tradePlanOf(seed: string, unit: FrameUnit): TradePlan {
  const random = openRandom(`${seed}|trade|${unit.uscc}`)
  const wholesaler = unit.industry.startsWith('51')
  const retail = wholesaler ? 0.05 * random.next() : 0.85 + 0.15 * random.next()
  const online = !wholesaler && random.next() < 0.45 ? 0.4 + 2 * random.next() : 0
  const named = goodsClasses.slice(0, -1)
  const [first, second] = [random.pick(named), random.pick(named)]
  return {
    retail,
    online,
    stockDays: stockDaysOf(seed, unit, 20 + 60 * random.next()),
    // Little enough that goods in demand can rise by half without passing all retail.
    goods:
      first === second
        ? [[first, 0.62]]
        : [
            [first, 0.5],
            [second, 0.12],
          ],
  }
}

/** Stocks change from year to year; now and then a unit sits on goods that it does not sell. */
function stockDaysOf(seed: string, unit: FrameUnit, usual: number): TradePlan['stockDays'] {
  return (year) => {
    const random = openRandom(`${seed}|stock|${unit.uscc}|${String(year)}`)
    return usual * (0.85 + 0.3 * random.next()) * (random.next() < 0.04 ? 5 : 1)
  }
}

/** What is the same for all shops: the level of online retail by year, and months in which some goods sold better or worse. */
export type TradeTrend = {
  online: (year: number) => number
  demand: (goods: string, year: number, month: number) => number
}

/** Online retail of a unit as a share of its retail; nobody sells more than all online. */
export const onlineShare = (plan: TradePlan, level: number): number => Math.min(1, plan.online * level)
