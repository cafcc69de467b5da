import type { Oracle } from '../oracle.ts'
import { industryBooks } from '../support/industry-books.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { registerAt } from '../support/register.ts'
import { sumKnown } from '../support/sums.ts'

const fields = ['revenue_ytd', 'revenue_ytd_ly', 'cost_ytd', 'cost_ytd_ly', 'profit_ytd', 'profit_ytd_ly'] as const

export const oracle: Oracle = {
  id: 'indfin-profit-bridge',
  cases: [{ period_ym: '2020-06' }, { division: '35' }, { town: '990112107' }],
  expect: (records, parameters) => {
    const { division } = parameters
    const month = String(parameters.period_ym)
    const register = registerAt(records.unit, month)
    const own = industryBooks(records, parameters)
      .booksOf(month)
      .filter((row) => division === null || register.get(row.uscc)?.industry_code.slice(0, 2) === division)
    const whole = own.filter((row) => fields.every((field) => row[field] !== null))
    const sum = (field: (typeof fields)[number]): number | null => sumKnown(whole.map((row) => row[field]))
    const [revenue, revenueBefore] = [sum('revenue_ytd'), sum('revenue_ytd_ly')]
    const [cost, costBefore] = [sum('cost_ytd'), sum('cost_ytd_ly')]
    const [profit, before] = [sum('profit_ytd'), sum('profit_ytd_ly')]
    const marginBefore = divide(before, revenueBefore)
    const volume =
      revenue === null || revenueBefore === null || marginBefore === null
        ? null
        : (revenue - revenueBefore) * marginBefore
    const [rate, rateBefore] = [divide(cost, revenue), divide(costBefore, revenueBefore)]
    const costEffect = rate === null || rateBefore === null || revenue === null ? null : (rateBefore - rate) * revenue
    const rest =
      profit === null || before === null || volume === null || costEffect === null
        ? null
        : profit - before - volume - costEffect
    const amountFlag = (amount: number | null) =>
      profit === null ? 'not_reported' : amount === null ? 'no_base' : whole.length < own.length ? 'partial' : null
    const end = (factor: string, amount: number | null, isTotal: boolean) => ({
      factor,
      amount,
      effect_pp: isTotal ? growthRate(profit, before) : null,
      amount_flag: amountFlag(amount),
      effect_flag: isTotal ? growthFlag(profit, before) : null,
      level: 0,
      row_kind: isTotal ? 'total' : 'data',
    })
    const effect = (factor: string, amount: number | null) => {
      const points = before !== null && before > 0 ? divide(amount, before, 100) : null
      return {
        factor,
        amount,
        effect_pp: points,
        amount_flag: amountFlag(amount),
        effect_flag: points === null ? 'no_base' : null,
        level: 1,
        row_kind: 'data',
      }
    }
    return [
      end('上年同期利润', before, false),
      effect('收入规模', volume),
      effect('成本率', costEffect),
      effect('费用及其他', rest),
      end('本期利润', profit, true),
    ]
  },
}
