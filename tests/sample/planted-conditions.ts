import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { before, flag } from './flag-rows.ts'
import type { Condition } from './flag-rows.ts'
import type { Filled, Reader } from './read-records.ts'
import { openThresholds } from './thresholds.ts'

const filed = (read: Reader, { uscc }: Filled<'rd'>, year: number): readonly Filled<'rd'>[] =>
  read.of('rd', uscc, String(year))
const claimsNothing = (row: Filled<'rd'>): boolean => row.rd_fee > 0 && (row.rd_deduct_tax || 0) === 0

/** Rules whose findings are planted in the clean records and that no error is injected for (domain model 5.4, 5.8, 5.9). */
export const plantedConditions: Readonly<Record<string, Condition>> = {
  D13: flag(
    'energy_unit',
    (n, read) =>
      n.period_ym.endsWith('-12') &&
      before(read, 'energy_unit', [n.uscc, n.period_ym]).some(
        (p) => p.tce_ytd > 100 && n.tce_ytd - p.tce_ytd > (3 * p.tce_ytd) / 11,
      ),
  ),
  R01: flag('rd', (a, read) =>
    [a.year, a.year - 1, a.year - 2].every((year) => filed(read, a, year).some(claimsNothing)),
  ),
  R04: (read) => {
    const first = Math.min(...read.all('rd').map((row) => row.year))
    const filers = groupBy(
      read.all('rd').filter((row) => row.rd_fee > 0),
      (row) => row.uscc,
    )
    return flag(
      'rd',
      (a) => a.rd_fee > 0 && a.year > first && !(filers.get(a.uscc) ?? []).some((b) => b.year < a.year),
    )(read)
  },
  R05: (read) => {
    const divisions = read.all('industry_dim').filter(({ level, rd_low_end: isLow }) => level === 2 && isLow)
    const low = new Set(divisions.map((i) => i.industry_code))
    return flag(
      'rd',
      (a) =>
        a.rd_fee > 0 &&
        read.of('unit', a.uscc, `${String(a.year)}-12`).some((u) => low.has(u.industry_code.slice(0, 2))),
    )(read)
  },
  R14: flag(
    'rd',
    (a, read) => a.rd_fee >= 1000 && read.of('rd_quarter', a.uscc, `${String(a.year + 1)}-Q1`).length === 0,
  ),
  X02: (read) => {
    const pairs = read.all('industrial_output').flatMap((o) =>
      read.of('tax', o.uscc, o.period_ym).flatMap((x) =>
        read.of('unit', o.uscc, o.period_ym).map((u) => ({
          place: `${u.town_code} ${o.period_ym}`,
          taxed: x.taxable_sales_ytd || 0,
          made: o.output_ytd || 0,
        })),
      ),
    )
    return [...groupBy(pairs, ({ place }) => place)].flatMap(([place, rows]) => {
      const taxed = rows.reduce((sum, row) => sum + row.taxed, 0)
      const made = rows.reduce((sum, row) => sum + row.made, 0)
      return made > 0 && taxed / made < 0.9 ? [place] : []
    })
  },
  X07: (read) => {
    const thresholdOf = openThresholds(read)
    const waiting = new Set(read.all('quasi_unit').map((q) => q.uscc))
    return flag(
      'tax',
      (x) =>
        x.period_ym.endsWith('-12') &&
        read.of('unit', x.uscc, x.period_ym).length === 0 &&
        !waiting.has(x.uscc) &&
        x.taxable_sales_ytd >= thresholdOf(x.industry_code, Number(x.period_ym.slice(0, 4))),
    )(read)
  },
}
