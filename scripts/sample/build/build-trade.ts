import type { SampleRecords } from '../records/sample-records.ts'
import { monthOf, yearOf } from '../oracle/support/periods.ts'
import { openRandom } from '../seeded-random.ts'
import { cellsOf, habitOf, toWan } from './form-cells.ts'
import type { FormCells, FormHabit } from './form-cells.ts'
import { isReporting } from './frame-unit.ts'
import { goodsClasses, onlineShare, tradePlanOf } from './trade-plan.ts'
import type { TradePlan } from './trade-plan.ts'
import type { UnitPath } from './unit-path.ts'
import type { Actor, World } from './world.ts'

type Trade = Pick<SampleRecords, 'trade_sales' | 'trade_category' | 'catering'>

/** Forms E204-1 with their categories, and S204-1. */
export function buildTrade(world: World): Trade {
  const found: Trade = { trade_sales: [], trade_category: [], catering: [] }
  for (const actor of world.actors) {
    const months = world.pack.formMonths.filter((month) => isReporting(actor.unit, month))
    if (actor.unit.specialty === 'E') addSales(found, world, actor, months)
    if (actor.unit.specialty === 'S') addCatering(found, world, actor, months)
  }
  return found
}

function addSales(found: Trade, { seed, trade }: World, { unit, path }: Actor, months: readonly string[]): void {
  const habit = habitOf(seed, unit, 'E204-1')
  const plan = tradePlanOf(seed, unit)
  for (const month of months) {
    const { sales, wholesale, retail } = tradeCells(path, habit, month, plan)
    const net = cellsOf(path, habit, month, (year) => plan.retail * onlineShare(plan, trade.online(year)))
    const [year, number] = [yearOf(month), monthOf(month)]
    const stock = (value: number | null, of: number): number | null =>
      value === null ? null : Math.round((value / number / 30) * plan.stockDays(of) * 10) / 10
    found.trade_sales.push({
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
      online_retail_m: plan.online === 0 ? null : net.m,
      online_retail_ytd: plan.online === 0 ? null : net.ytd,
      online_retail_ytd_ly: plan.online === 0 ? null : net.ytdLy,
      stock_end: stock(sales.ytd, year),
      stock_end_ly: stock(sales.ytdLy, year - 1),
    })
    let rest = retail
    const add = (goods: string, cells: FormCells): void => {
      found.trade_category.push({
        period_ym: month,
        uscc: unit.uscc,
        cat_code: goods,
        cat_retail_m: cells.m,
        cat_retail_ytd: cells.ytd,
        cat_retail_ytd_ly: cells.ytdLy,
      })
    }
    for (const [goods, share] of plan.goods) {
      const cells = cellsOf(path, habit, month, (year, at) => plan.retail * share * trade.demand(goods, year, at))
      add(goods, cells)
      rest = lessCells(rest, cells)
    }
    add(goodsClasses[goodsClasses.length - 1] ?? '', rest)
  }
}

/** Sales and their two parts on the form of a month: retail is what sales leave after wholesale, so that they always add up. */
export function tradeCells(
  path: UnitPath,
  habit: FormHabit,
  month: string,
  plan: Pick<TradePlan, 'retail'>,
): { sales: FormCells; wholesale: FormCells; retail: FormCells } {
  const sales = cellsOf(path, habit, month, () => 1)
  const wholesale = cellsOf(path, habit, month, () => 1 - plan.retail)
  return { sales, wholesale, retail: lessCells(sales, wholesale) }
}

/** Differences to the last 千元. */
function lessCells(all: FormCells, part: FormCells): FormCells {
  const less = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : toWan(Math.round(a * 10) - Math.round(b * 10))
  return {
    m: less(all.m, part.m),
    ytd: less(all.ytd, part.ytd),
    mLy: less(all.mLy, part.mLy),
    ytdLy: less(all.ytdLy, part.ytdLy),
  }
}

function addCatering(found: Trade, { seed }: World, { unit, path }: Actor, months: readonly string[]): void {
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
    found.catering.push({
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
