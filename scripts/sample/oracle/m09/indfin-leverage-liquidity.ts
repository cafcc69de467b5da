import type { Oracle } from '../oracle.ts'
import { industryBooks, wholeAndGroups } from '../support/industry-books.ts'
import { divide } from '../support/rates.ts'
import { compareCode, registerAt } from '../support/register.ts'
import { compareDescending, sumKnown } from '../support/sums.ts'

type Amounts = readonly (number | null)[]
const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

export const oracle: Oracle = {
  id: 'indfin-leverage-liquidity',
  cases: [
    { by: 'division', period_ym: '2020-06' },
    { by: 'size', line: 60, tied_line: 70 },
    { show: 'all', town: '990112107' },
    { line: 55, period_ym: '2019-11' },
  ],
  expect: (records, given) => {
    const [month, line, tiedLine] = [String(given.period_ym), Number(given.line), Number(given.tied_line)]
    const register = registerAt(records.unit, month)
    const isUnit = given.by === 'unit'
    const books = industryBooks(records, isUnit ? { ...given, by: 'town' } : given)
    const source = isUnit
      ? {
          ...books,
          codeOf: (row: { uscc: string }) => row.uscc,
          nameOf: (code: string | null) => register.get(code ?? '')?.unit_name ?? code ?? '',
        }
      : books
    const lines = wholeAndGroups(source, month, (isOwn) => {
      const own = books.booksOf(month).filter(isOwn)
      const leverages = own.map((row) => [row.total_liab, row.total_assets_end] as const)
      const tied = own.map((row) => [add(row.receivables, row.inventory_end), row.current_assets] as const)
      const judged = leverages.filter(([liab, assets]) => liab !== null && assets !== null)
      const high = judged.filter(([liab, assets]) => (assets ?? 0) > 0 && ((liab ?? 0) / (assets ?? 1)) * 100 >= line)
      const [leverage, tiedPct] = [shareOf(leverages), shareOf(tied)]
      const [isHigh, isTied] = [(leverage ?? -1) >= line, (tiedPct ?? -1) >= tiedLine]
      return {
        units: own.length,
        liab: sumKnown(own.map((row) => row.total_liab)),
        assets: sumKnown(own.map((row) => row.total_assets_end)),
        leverage,
        tied: sumKnown(tied.map(([amount]) => amount)),
        tied_pct: tiedPct,
        high_units: high.length,
        high_pct: divide(high.length, judged.length, 100),
        state: isHigh ? (isTied ? 'both' : 'leverage') : isTied ? 'tied' : null,
        leverage_flag: flagOf(leverage, leverages),
        tied_flag: flagOf(tiedPct, tied),
      }
    })
    return lines
      .filter((row) => row.level === 0 || !isUnit || given.show === 'all' || (row.leverage ?? -1) >= line)
      .sort((a, b) => a.level - b.level || compareDescending(a.leverage, b.leverage) || compareCode(a.code, b.code))
      .map((row) => ({ ...row, uscc: isUnit && row.level > 0 ? row.code : null }))
  },
}

/** Sum of parts in per cent of the sum of wholes, over those that have both. */
function shareOf(pairs: readonly Amounts[]): number | null {
  const both = pairs.filter((pair) => pair.every((amount) => amount !== null))
  const whole = sumKnown(both.map((pair) => pair[1] ?? null))
  return (whole ?? 0) > 0 ? divide(sumKnown(both.map((pair) => pair[0] ?? null)), whole, 100) : null
}

const flagOf = (value: number | null, pairs: readonly Amounts[]): string | null =>
  value === null ? 'not_reported' : pairs.some((pair) => pair.includes(null)) ? 'partial' : null
