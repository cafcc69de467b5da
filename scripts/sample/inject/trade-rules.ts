import { monthOf } from '../oracle/support/periods.ts'
import { onRow, tenth } from './injection.ts'
import type { InjectionRule } from './injection.ts'

/** Wholesale, retail, hotels and restaurants (domain model 5.5). */
export const tradeRules: readonly InjectionRule[] = [
  onRow({
    rule: 'E01',
    count: 10,
    table: 'trade_sales',
    needs: ['sales_ytd', 'wholesale_ytd', 'retail_ytd'],
    set: ({ wholesale_ytd: wholesale, sales_ytd: sales }) => ({ wholesale_ytd: tenth(wholesale + 0.04 * sales + 2) }),
  }),
  onRow({
    rule: 'E02',
    count: 6,
    table: 'trade_sales',
    needs: ['online_retail_ytd', 'retail_ytd'],
    set: ({ retail_ytd: retail }) => ({ online_retail_ytd: tenth(retail * 1.1 + 1) }),
  }),
  onRow({
    rule: 'E03',
    count: 8,
    table: 'trade_category',
    needs: ['cat_retail_ytd'],
    when: ({ uscc, period_ym: month }, view) => (view.rows('trade_sales', uscc, month)[0]?.retail_ytd ?? null) !== null,
    set: ({ uscc, period_ym: month, cat_retail_ytd: own }, view) => ({
      cat_retail_ytd: tenth(own + 0.06 * (view.rows('trade_sales', uscc, month)[0]?.retail_ytd ?? 0) + 2),
    }),
  }),
  onRow({
    rule: 'E09',
    count: 8,
    table: 'catering',
    needs: ['turnover_ytd', 'room_ytd', 'meal_ytd', 'goods_ytd', 'other_ytd'],
    set: ({ meal_ytd: meals, turnover_ytd: all }) => ({ meal_ytd: tenth(meals + 0.05 * all + 2) }),
  }),
  onRow({
    rule: 'E04',
    count: 8,
    table: 'trade_sales',
    needs: ['stock_end', 'sales_ytd'],
    set: ({ stock_end: stock, sales_ytd: sales, period_ym: month }, _, random) => ({
      stock_end: random.next() < 0.5 ? tenth(-stock - 1) : tenth((26 * sales) / monthOf(month) + 1),
    }),
  }),
  onRow({
    rule: 'E06',
    count: 15,
    table: 'trade_sales',
    needs: ['sales_m', 'sales_ytd'],
    set: ({ sales_m: month }, _, random) => ({ sales_m: tenth(month * (1.1 + 0.2 * random.next()) + 2) }),
  }),
  onRow({
    rule: 'E07',
    count: 10,
    table: 'trade_sales',
    needs: ['retail_m', 'retail_m_ly'],
    when: ({ retail_m_ly: base }) => base >= 230,
    set: ({ retail_m_ly: base }) => ({ retail_m: tenth(base * 2.3) }),
  }),
  onRow({
    rule: 'E10',
    count: 5,
    table: 'catering',
    needs: ['turnover_ytd', 'room_ytd', 'meal_ytd'],
    when: ({ uscc, period_ym: month, turnover_ytd: all, meal_ytd: meals }, view) =>
      all > 5 && meals > 0.4 * all && view.rows('unit', uscc, month)[0]?.industry_code.startsWith('62') === true,
    set: ({ turnover_ytd: all, room_ytd: rooms, meal_ytd: meals }) => {
      const rent = tenth(all * 0.25)
      return { room_ytd: rent, meal_ytd: tenth(meals - rent + rooms) }
    },
  }),
  onRow({
    rule: 'E11',
    count: 6,
    table: 'catering',
    needs: ['room_m', 'rooms'],
    when: ({ room_m: rent, rooms }) => rent > 0 && rooms > 0,
    set: () => ({ rooms: 0 }),
  }),
]
