import type { SampleRecords } from '../../records/sample-records.ts'
import type { Oracle } from '../oracle.ts'
import { month as monthName, monthOf, yearOf } from '../support/periods.ts'
import { divide, growthFlag, growthRate } from '../support/rates.ts'
import { compareText, sumKnown } from '../support/sums.ts'

/** Output to date by month of a year. */
type Path = ReadonlyMap<number, number>

export const oracle: Oracle = {
  id: 'ind-year-forecast',
  cases: [
    { period_ym: '2020-06', years: 2 },
    { period_ym: '2019-06' },
    { period_ym: '2020-12' },
    { period_ym: '2020-09', town: '990112400' },
  ],
  expect: (records, { period_ym: period, years, town }) => {
    const until = String(period)
    const [year, at] = [yearOf(until), monthOf(until)]
    const own = rowsOf(records, town)
    const past = Array.from({ length: Number(years) }, (_, back) => year - 1 - back).flatMap((each) => {
      const paths = [pathOf(own, each, 'output_ytd'), pathOf(own, each + 1, 'output_ytd_ly')]
      const path = paths.find((one) => (one.get(12) ?? 0) > 0 && (one.get(at) ?? 0) > 0)
      return path === undefined ? [] : [{ year: each, path }]
    })
    const current = pathOf(own, year, 'output_ytd')
    const now = current.get(at) ?? null
    const mean = (values: readonly number[]): number | null => divide(sumKnown(values), values.length)
    const shareOf = (path: Path, number: number): number => (path.get(number) ?? NaN) / (path.get(12) ?? NaN)
    const share = mean(past.map(({ path }) => shareOf(path, at)))
    const months = new Set([
      ...[...current.keys()].filter((each) => each <= at),
      ...past.flatMap(({ path }) => [...path.keys()].filter((each) => each > at)),
      12,
    ])
    const line = (number: number, isTotal: boolean) => {
      const actual = number <= at ? (current.get(number) ?? null) : null
      const known = past.filter(({ path }) => path.has(number))
      const ends = known.map(({ path }) => ((now ?? NaN) * (path.get(number) ?? NaN)) / (path.get(at) ?? NaN))
      const typical = mean(known.map(({ path }) => shareOf(path, number)))
      const canTell = past.length >= 2 && now !== null && known.length > 0
      const middle = canTell && share !== null && typical !== null ? (now / share) * typical : null
      const [lo, mid, hi] =
        actual !== null
          ? [actual, actual, actual]
          : canTell
            ? [Math.min(...ends), middle, Math.max(...ends)]
            : [null, null, null]
      const before = past.find((one) => one.year === year - 1)?.path.get(number) ?? null
      return {
        month: isTotal ? '全年' : monthName(year, number),
        actual: divide(actual, 10_000),
        lo: divide(lo, 10_000),
        mid: divide(mid, 10_000),
        hi: divide(hi, 10_000),
        yoy_lo: growthRate(lo, before),
        yoy_mid: growthRate(mid, before),
        yoy_hi: growthRate(hi, before),
        years_used: past.length,
        mid_flag: mid === null ? 'no_ref' : null,
        yoy_flag: mid === null ? 'no_ref' : growthFlag(mid, before),
        level: isTotal ? 0 : 1,
        row_kind: isTotal ? 'total' : 'data',
      }
    }
    return [line(12, true), ...[...months].sort((a, b) => a - b).map((number) => line(number, false))]
  },
}

/** Reports of units that are in a town by the newest register. */
function rowsOf(
  { industrial_output: outputs, unit }: SampleRecords,
  town: unknown,
): SampleRecords['industrial_output'] {
  if (town === null) return outputs
  const newest = new Map<string, (typeof unit)[number]>()
  for (const row of unit)
    if (compareText(row.snap_ym, newest.get(row.uscc)?.snap_ym ?? '') > 0) newest.set(row.uscc, row)
  return outputs.filter((row) => newest.get(row.uscc)?.town_code === town)
}

function pathOf(rows: SampleRecords['industrial_output'], year: number, field: 'output_ytd' | 'output_ytd_ly'): Path {
  const path = new Map<number, number>()
  for (const row of rows) {
    const value = row[field]
    if (yearOf(row.period_ym) !== year || value === null) continue
    path.set(monthOf(row.period_ym), (path.get(monthOf(row.period_ym)) ?? 0) + value)
  }
  return path
}
