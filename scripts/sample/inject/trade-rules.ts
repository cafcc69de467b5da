import { monthOf } from '../oracle/support/periods.ts'
import type { RecordOf } from '../records/sample-records.ts'
import { change, onRow, tenth } from './injection.ts'
import type { InjectionRule, View } from './injection.ts'

type Sales = RecordOf<'trade_sales'>

const revenueOf = ({ uscc, period_ym: month }: Sales, view: View): number =>
  view.rows('finance', uscc, month)[0]?.revenue_ytd ?? 0
/** What sales of 1.4 times the revenue have too much. */
const excess = (row: Sales, view: View): number => tenth(1.4 * revenueOf(row, view) - (row.sales_ytd ?? 0))
/** What of a wholesaler's sales would be retail besides, were it three fifths. */
const misplaced = ({ sales_ytd: sales, retail_ytd: retail }: Sales): number => tenth(0.6 * (sales ?? 0) - (retail ?? 0))
const classesOf = ({ uscc, period_ym: month }: Sales, view: View): readonly RecordOf<'trade_category'>[] =>
  view.rows('trade_category', uscc, month).filter(({ cat_retail_ytd: sold }) => sold !== null)

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
  onRow({
    rule: 'E08',
    count: 8,
    table: 'trade_sales',
    needs: ['sales_ytd', 'wholesale_ytd', 'retail_ytd'],
    when: (row, view) =>
      row.sales_ytd > 10 &&
      row.retail_ytd < 0.4 * row.sales_ytd &&
      view.rows('unit', row.uscc, row.period_ym)[0]?.industry_code.startsWith('51') === true &&
      classesOf(row, view).length > 0,
    set: (row) => ({
      retail_ytd: tenth(row.retail_ytd + misplaced(row)),
      wholesale_ytd: tenth(row.wholesale_ytd - misplaced(row)),
    }),
    // Classes of goods add up to retail.
    also: (row, view) =>
      classesOf(row, view)
        .slice(-1)
        .map((goods) =>
          change('trade_category', goods, { cat_retail_ytd: tenth((goods.cat_retail_ytd ?? 0) + misplaced(row)) }),
        ),
  }),
  onRow({
    rule: 'E05',
    count: 20,
    table: 'trade_sales',
    needs: ['sales_m', 'sales_ytd', 'wholesale_m', 'wholesale_ytd'],
    // In December: no later month is compared with the sum.
    when: (row, view) => monthOf(row.period_ym) === 12 && revenueOf(row, view) > 10 && excess(row, view) > 1,
    set: (row, view) => ({
      sales_ytd: tenth(row.sales_ytd + excess(row, view)),
      sales_m: tenth(row.sales_m + excess(row, view)),
      wholesale_ytd: tenth(row.wholesale_ytd + excess(row, view)),
      wholesale_m: tenth(row.wholesale_m + excess(row, view)),
    }),
  }),
]
