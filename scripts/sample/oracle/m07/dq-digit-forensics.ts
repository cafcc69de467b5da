import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { registerAt } from '../support/register.ts'

type Law = readonly (readonly [digit: string, share: number])[]

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const laws: Readonly<Record<string, Law>> = {
  first: digits.slice(1).map((digit) => [String(digit), Math.log10((digit + 1) / digit)]),
  last: digits.map((digit) => [String(digit), 0.1]),
  pair: [
    ['末两位相同', 0.1],
    ['末两位不同', 0.9],
  ],
}

export const oracle: Oracle = {
  id: 'dq-digit-forensics',
  cases: [
    { test: 'last', form: 'sales' },
    { test: 'pair', form: 'revenue', year: '2019' },
    { test: 'last', town: '990112400', min_n: 50 },
    { test: 'pair', town: '990112003' },
  ],
  expect: (records, { form, test, year, min_n: least, town }) => {
    const register = registerAt(records.unit, `${String(year)}-12`)
    const law = laws[String(test)] ?? []
    const marks = amountsOf(records, String(form))
      .filter(({ month }) => month.startsWith(String(year)))
      .filter(({ uscc }) => town === null || register.get(uscc)?.town_code === town)
      .flatMap(({ amount }) => (amount === null ? [] : [markOf(Math.round(Math.abs(amount) * 10), String(test))]))
      .filter((mark) => mark !== null)
    if (marks.length === 0) return []
    const isTested = marks.length >= Number(least)
    const rows = law.map(([digit, share]) => {
      const n = marks.filter((mark) => mark === digit).length
      const observed = (n / marks.length) * 100
      return {
        digit,
        n,
        observed,
        expected: share * 100,
        gap: observed - share * 100,
        chi2: isTested ? (n - marks.length * share) ** 2 / (marks.length * share) : null,
        p: null as number | null,
        result: null as string | null,
        chi2_flag: isTested ? null : 'small_base',
        level: 1,
        row_kind: 'data',
      }
    })
    const chi2 = rows.reduce((sum, row) => sum + (row.chi2 ?? 0), 0)
    const p = isTested ? upperTail(chi2, law.length - 1) : null
    return [
      {
        digit: '合计',
        n: marks.length,
        observed: 100,
        expected: 100,
        gap: rows.reduce((sum, { gap }) => sum + Math.abs(gap), 0) / rows.length,
        chi2: isTested ? chi2 : null,
        p,
        result: p === null ? '个数太少' : p < 0.01 ? '显著偏离' : p < 0.05 ? '偏离' : '相符',
        chi2_flag: isTested ? null : 'small_base',
        level: 0,
        row_kind: 'total',
      },
      ...rows,
    ]
  },
}

function amountsOf(
  { industrial_output: outputs, trade_sales: sales, finance }: SampleRecords,
  form: string,
): { uscc: string; month: string; amount: number | null }[] {
  if (form === 'output') return outputs.map((row) => ({ uscc: row.uscc, month: row.period_ym, amount: row.output_m }))
  if (form === 'sales') return sales.map((row) => ({ uscc: row.uscc, month: row.period_ym, amount: row.sales_m }))
  return finance.map((row) => ({ uscc: row.uscc, month: row.period_ym, amount: row.revenue_ytd }))
}

function markOf(thousands: number, test: string): string | null {
  const text = String(thousands)
  if (test === 'first') return thousands === 0 ? null : text.slice(0, 1)
  if (test === 'last') return text.length < 2 ? null : text.slice(-1)
  if (text.length < 3) return null
  return text.at(-1) === text.at(-2) ? '末两位相同' : '末两位不同'
}

/** Chance of a chi-square of at least this much: the density over its root, added up by Simpson's rule. */
function upperTail(chi2: number, freedom: number): number {
  const steps = 4000
  const width = Math.sqrt(chi2) / steps
  let area = 0
  for (let at = 0; at <= steps; at += 1) {
    const root = at * width
    const weight = at === 0 || at === steps ? 1 : at % 2 === 1 ? 4 : 2
    area += weight * root ** (freedom - 1) * Math.exp(-(root * root) / 2)
  }
  return Math.max(0, 1 - (((area * width) / 3) * 2) / (2 ** (freedom / 2) * halfGamma(freedom)))
}

/** The gamma function of half a whole number. */
const halfGamma = (count: number): number =>
  count === 1 ? Math.sqrt(Math.PI) : count === 2 ? 1 : (count / 2 - 1) * halfGamma(count - 2)
