import { isMonthName } from './words-data.ts'
import type { LayoutColumn } from './table-layout.ts'

/** Fewer columns of months are no series: 本月 beside 上年同月. */
const FEWEST = 3

/**
 * Columns of figures whose header ends in a single month, each month at most once under the same upper levels (1月 … 12月, Jan … Dec,
 * 2020年1月): a table laid out with months as columns. Empty where there are fewer than three of them.
 */
export function findMonthColumns(columns: readonly LayoutColumn[]): number[] {
  const found: number[] = []
  const seen = new Set<string>()
  for (const { index, headerPath, type, include } of columns) {
    if (!include || (type !== 'number' && type !== 'integer')) continue
    const last = headerPath.at(-1) ?? ''
    if (!isMonthName(last)) continue
    const path = headerPath.join('·')
    if (seen.has(path)) continue
    seen.add(path)
    found.push(index)
  }
  return found.length >= FEWEST ? found : []
}
