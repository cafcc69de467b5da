import type { ColumnType } from '../workbook/table-layout.ts'
import { quoteNumber } from '../sql/quote.ts'

/** Classes of a histogram. */
export const histogramClasses = 20

/** Most frequent values that are listed. */
const topValues = 10

/** True for columns that have a sum, a mean and a histogram. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'number'
}

/**
 * One row of facts: rows, filled, distinct, min, max, and for numeric columns sum, mean, median. Doubles are summed with
 * compensation (`fsum`), integers exactly. `column` is quoted, `browse` from {@link compileBrowse}.
 */
export function compileFacts(column: string, type: ColumnType, browse: string): string {
  const sum = type === 'number' ? `fsum(${column})` : `sum(${column})`
  const numbers = isNumeric(type)
    ? `${sum} AS "sum", avg(${column}) AS mean, median(${column}) AS median`
    : 'NULL AS "sum", NULL AS mean, NULL AS median'
  return `SELECT count(*) AS "rows", count(${column}) AS filled, count(DISTINCT ${column}) AS distinct_values, min(${column}) AS min, max(${column}) AS max, ${numbers} ${browse}`
}

/** The most frequent values with their counts, equals in the order of the values. */
export function compileTop(column: string, browse: string): string {
  return `SELECT value, count(*) AS count FROM (SELECT ${column} AS value ${browse}) WHERE value IS NOT NULL GROUP BY ALL ORDER BY count DESC, value LIMIT ${topValues}`
}

/** Counts by class 0 to {@link histogramClasses} - 1 of equal width between two finite bounds, `from` below `to`. */
export function compileHistogram(column: string, browse: string, { from, to }: { from: number; to: number }): string {
  const share = `(CAST(${column} AS DOUBLE) - ${quoteNumber(from)}) / ${quoteNumber(to - from)}`
  const place = `CAST(least(floor(${share} * ${histogramClasses}), ${histogramClasses - 1}) AS INTEGER)`
  return `SELECT ${place} AS class, count(*) AS count FROM (SELECT ${column} ${browse}) WHERE isfinite(CAST(${column} AS DOUBLE)) GROUP BY ALL ORDER BY class`
}
