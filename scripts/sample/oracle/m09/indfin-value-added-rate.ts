import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { difference, divide } from '../support/rates.ts'
import { compareCode, groupCode, groupName, registerAt } from '../support/register.ts'
import { compareDescending, sumKnown } from '../support/sums.ts'

type Parts = { payroll: number; depr: number; taxes: number; op_profit: number; value_added: number; output: number }
type Book = { code: string | null; parts: Parts | null }

export const oracle: Oracle = {
  id: 'indfin-value-added-rate',
  cases: [{ year: '2019' }, { town: '990112400' }],
  expect: (records, { year, town }) => {
    const [now, before] = [booksOf(records, Number(year), town), booksOf(records, Number(year) - 1, town)]
    const line = (isOwn: (book: Book) => boolean, code: string | null, isTotal: boolean) => {
      const [own, earlier] = [sumsOf(now.filter(isOwn)), sumsOf(before.filter(isOwn))]
      const [rate, rateLy] = [rateOf(own), rateOf(earlier)]
      const partial = own.isPartial ? 'partial' : null
      return {
        division: isTotal ? '总计' : groupName(records, code, 'division'),
        units: own.units,
        output: divide(own.output, 10_000),
        payroll: divide(own.payroll, 10_000),
        depr: divide(own.depr, 10_000),
        taxes: divide(own.taxes, 10_000),
        op_profit: divide(own.op_profit, 10_000),
        value_added: divide(own.value_added, 10_000),
        rate,
        rate_ly: rateLy,
        change_pp: difference(rate, rateLy),
        value_flag: own.value_added === null ? 'not_reported' : partial,
        rate_flag: rate === null ? 'not_reported' : partial,
        rate_ly_flag: rateLy === null ? 'no_base' : earlier.isPartial ? 'partial' : null,
        change_flag: rate === null ? 'not_reported' : rateLy === null ? 'no_base' : null,
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    const codes = [...new Set(now.map(({ code }) => code))]
    const lines = codes.map((code) => ({ code, row: line((book) => book.code === code, code, false) }))
    lines.sort((a, b) => compareDescending(a.row.value_added, b.row.value_added) || compareCode(a.code, b.code))
    return [line(() => true, null, true), ...lines.map(({ row }) => row)]
  },
}

/** Industrial units of the end of a year with the parts of their value added, null where one is missing. */
function booksOf(records: SampleRecords, year: number, town: unknown): Book[] {
  const month = `${String(year)}-12`
  const register = registerAt(records.unit, month)
  return records.finance
    .filter((row) => row.form_code === 'B203' && row.period_ym === month)
    .filter((row) => town === null || register.get(row.uscc)?.town_code === town)
    .map((row) => {
      const output =
        records.industrial_output.find((each) => each.uscc === row.uscc && each.period_ym === month)?.output_ytd ?? null
      const {
        payroll_ytd: payroll,
        depr_ytd: depr,
        taxes_surcharge_ytd: surcharge,
        vat_ytd: vat,
        op_profit_ytd: profit,
      } = row
      const code = groupCode(register.get(row.uscc), 'division')
      if (payroll === null || depr === null || surcharge === null || vat === null || profit === null || output === null)
        return { code, parts: null }
      const taxes = surcharge + vat
      return {
        code,
        parts: { payroll, depr, taxes, op_profit: profit, value_added: payroll + depr + taxes + profit, output },
      }
    })
}

function sumsOf(books: readonly Book[]) {
  const known = books.flatMap(({ parts }) => (parts === null ? [] : [parts]))
  const of = (field: keyof Parts): number | null => sumKnown(known.map((parts) => parts[field]))
  return {
    units: known.length,
    isPartial: known.length < books.length,
    payroll: of('payroll'),
    depr: of('depr'),
    taxes: of('taxes'),
    op_profit: of('op_profit'),
    value_added: of('value_added'),
    output: of('output'),
  }
}

const rateOf = ({ value_added: added, output }: ReturnType<typeof sumsOf>): number | null =>
  (output ?? 0) > 0 ? divide(added, output, 100) : null
