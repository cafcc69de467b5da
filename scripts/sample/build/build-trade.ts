import type { SampleRecords } from '../records/sample-records.ts'
import { openRandom } from '../seeded-random.ts'
import { cellsOf, habitOf, toWan } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import type { FrameUnit } from './frame-unit.ts'
import type { UnitPath } from './unit-path.ts'
import type { World } from './world.ts'

const categories = [
  '粮油食品',
  '饮料',
  '烟酒',
  '服装鞋帽',
  '化妆品',
  '日用品',
  '家用电器',
  '中西药品',
  '文化办公用品',
  '家具',
  '通讯器材',
  '石油制品',
  '汽车',
  '建筑装潢',
] as const

/** Online share of retail sales rises from 8 to 21.5 per cent in five years (domain model 7.6, m16). */
const onlineShares: Readonly<Record<number, number>> = {
  2015: 0.065,
  2016: 0.08,
  2017: 0.105,
  2018: 0.135,
  2019: 0.17,
  2020: 0.215,
}

type Trade = Pick<SampleRecords, 'trade_sales' | 'trade_category' | 'catering'>

/** Forms E204-1 with their categories, and S204-1. */
export function buildTrade({ pack, seed, actors }: World): Trade {
  const trade: Trade = { trade_sales: [], trade_category: [], catering: [] }
  for (const { unit, path } of actors) {
    const months = pack.formMonths.filter((month) => isReporting(unit, month))
    if (unit.specialty === 'E') addSales(trade, seed, unit, path, months)
    if (unit.specialty === 'S') addCatering(trade, seed, unit, path, months)
  }
  return trade
}

function addSales(trade: Trade, seed: string, unit: FrameUnit, path: UnitPath, months: readonly string[]): void {
  const random = openRandom(`${seed}|trade|${unit.uscc}`)
  const habit = habitOf(seed, unit, 'E204-1')
  const wholesaler = unit.industry.startsWith('51')
  const retailShare = wholesaler ? 0.05 * random.next() : 0.85 + 0.15 * random.next()
  const online = !wholesaler && random.next() < 0.45 ? 0.4 + 2 * random.next() : 0
  const stockDays = 20 + 60 * random.next()
  const own = [random.pick(categories), random.pick(categories)]
  const [first = categories[0], second = categories[1]] = own
  for (const month of months) {
    // Retail is what sales leave after wholesale, so that the two always add up.
    const sales = cellsOf(path, habit, month, () => 1)
    const wholesale = cellsOf(path, habit, month, () => 1 - retailShare)
    const less = (a: number | null, b: number | null): number | null =>
      a === null || b === null ? null : toWan(Math.round(a * 10) - Math.round(b * 10))
    const retail = {
      m: less(sales.m, wholesale.m),
      ytd: less(sales.ytd, wholesale.ytd),
      mLy: less(sales.mLy, wholesale.mLy),
      ytdLy: less(sales.ytdLy, wholesale.ytdLy),
    }
    const net = cellsOf(path, habit, month, (year) => retailShare * Math.min(1, online * (onlineShares[year] ?? 0.1)))
    const stock = (value: number | null): number | null =>
      value === null ? null : Math.round((value / Number(month.slice(5)) / 30) * stockDays * 10) / 10
    trade.trade_sales.push({
      period_ym: month,
      uscc: unit.uscc,
      sales_m: sales.m,
      sales_ytd: sales.ytd,
      sales_m_ly: sales.mLy,
      sales_ytd_ly: sales.ytdLy,
      wholesale_m: wholesale.m,
      wholesale_ytd: wholesale.ytd,
      wholesale_ytd_ly: wholesale.ytdLy,
      retail_m: retail.m,
      retail_ytd: retail.ytd,
      retail_m_ly: retail.mLy,
      retail_ytd_ly: retail.ytdLy,
      online_retail_m: online === 0 ? null : net.m,
      online_retail_ytd: online === 0 ? null : net.ytd,
      online_retail_ytd_ly: online === 0 ? null : net.ytdLy,
      stock_end: stock(sales.ytd),
      stock_end_ly: stock(sales.ytdLy),
    })
    const main = cellsOf(path, habit, month, () => retailShare * (first === second ? 1 : 0.7))
    trade.trade_category.push({
      period_ym: month,
      uscc: unit.uscc,
      cat_code: first,
      cat_retail_m: main.m,
      cat_retail_ytd: main.ytd,
      cat_retail_ytd_ly: main.ytdLy,
    })
    if (first === second) continue
    const rest = cellsOf(path, habit, month, () => retailShare * 0.25)
    trade.trade_category.push({
      period_ym: month,
      uscc: unit.uscc,
      cat_code: second,
      cat_retail_m: rest.m,
      cat_retail_ytd: rest.ytd,
      cat_retail_ytd_ly: rest.ytdLy,
    })
  }
}

function addCatering(trade: Trade, seed: string, unit: FrameUnit, path: UnitPath, months: readonly string[]): void {
  const random = openRandom(`${seed}|catering|${unit.uscc}`)
  const habit = habitOf(seed, unit, 'S204-1')
  const hotel = unit.industry.startsWith('61')
  const room = hotel ? 0.55 + 0.2 * random.next() : 0
  const meal = hotel ? 0.2 + 0.1 * random.next() : 0.85 + 0.1 * random.next()
  const goods = 0.03 * random.next()
  const [rooms, seats] = [hotel ? 40 + random.below(260) : null, 60 + random.below(500)]
  for (const month of months) {
    const all = cellsOf(path, habit, month, () => 1)
    const part = (share: number) => cellsOf(path, habit, month, () => share)
    const [rent, food, sold] = [part(room), part(meal), part(goods)]
    // Other revenue is what is left, so that the parts always add up.
    const rest = (total: number | null, ...parts: (number | null)[]): number | null =>
      total === null
        ? null
        : toWan(parts.reduce<number>((left, value) => left - Math.round((value ?? 0) * 10), Math.round(total * 10)))
    trade.catering.push({
      period_ym: month,
      uscc: unit.uscc,
      turnover_m: all.m,
      turnover_ytd: all.ytd,
      turnover_m_ly: all.mLy,
      turnover_ytd_ly: all.ytdLy,
      room_m: rent.m,
      room_ytd: rent.ytd,
      room_ytd_ly: rent.ytdLy,
      meal_m: food.m,
      meal_ytd: food.ytd,
      meal_ytd_ly: food.ytdLy,
      goods_m: sold.m,
      goods_ytd: sold.ytd,
      goods_ytd_ly: sold.ytdLy,
      other_m: rest(all.m, rent.m, food.m, sold.m),
      other_ytd: rest(all.ytd, rent.ytd, food.ytd, sold.ytd),
      other_ytd_ly: rest(all.ytdLy, rent.ytdLy, food.ytdLy, sold.ytdLy),
      rooms,
      seats,
    })
  }
}
