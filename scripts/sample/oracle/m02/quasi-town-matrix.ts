import type { Oracle } from '../oracle.ts'
import { month } from '../support/periods.ts'
import { compareText, sumKnown } from '../support/sums.ts'

export const oracle: Oracle = {
  id: 'quasi-town-matrix',
  cases: [{ year: '2019' }, { year: '2018' }],
  expect: ({ town_report: reports, town_dim: towns }, { year }) => {
    const newest = reports.map((row) => row.report_ym).reduce((a, b) => (a > b ? a : b))
    const months = Array.from({ length: 12 }, (_, at) => month(Number(year), at + 1))
    const cellOf = (code: string, at: string) => {
      if (at > newest) return null
      const report = reports.find((row) => row.town_code === code && row.report_ym === at)
      const found = report?.new_found ?? (report?.is_zero === true ? 0 : null)
      return { found, state: found === null ? '缺' : found > 0 ? String(found) : '零' }
    }
    const line = (name: string, codes: readonly string[], kind: string) => {
      const columns = months.map((at) => codes.map((code) => cellOf(code, at)).filter((cell) => cell !== null))
      const sums = columns.map((cells) => sumKnown(cells.map((cell) => cell.found)))
      const all = columns.flat()
      const text = (at: number): string | null => {
        const cells = columns[at] ?? []
        const sum = sums[at] ?? null
        if (cells.length === 0) return null
        return sum === null ? '缺' : sum === 0 ? '零' : String(sum)
      }
      const missing = all.filter((cell) => cell.state === '缺').length
      const named = <Value>(letter: string, values: readonly Value[]) =>
        Object.fromEntries(values.map((value, at) => [`${letter}${String(at + 1).padStart(2, '0')}`, value]))
      return {
        town: name,
        ...named(
          'm',
          months.map((_, at) => text(at)),
        ),
        found: sumKnown(sums),
        zero_months: all.filter((cell) => cell.state === '零').length,
        missing_months: missing,
        reported_pct: all.length === 0 ? null : ((all.length - missing) / all.length) * 100,
        ...named('n', sums),
        row_kind: kind,
      }
    }
    const codes = towns.map((row) => row.town_code).sort(compareText)
    const nameOf = (code: string): string => towns.find((row) => row.town_code === code)?.town_name ?? code
    return [line('全区', codes, 'total'), ...codes.map((code) => line(nameOf(code), [code], 'data'))]
  },
}
