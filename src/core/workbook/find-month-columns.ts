import { parsePeriod } from '../base/period.ts'
import type { LayoutColumn } from './table-layout.ts'
import { isMonthName } from './words-data.ts'

/** Fewer columns of months are no series: 本月 beside 上年同月. */
const FEWEST = 3

/**
 * Columns of figures whose header ends in a single month, where at least three different ones stand under the same upper levels
 * (1月 … 12月, Jan … Dec, 2020年1月 …): a table laid out with months as columns. The same month under several measures is none.
 */
export function findMonthColumns(columns: readonly LayoutColumn[]): number[] {
  const groups = new Map<string, { index: number; month: string }[]>()
  for (const { index, headerPath, type, include } of columns) {
    const month = headerPath.at(-1) ?? ''
    if (!include || (type !== 'number' && type !== 'integer') || !isMonth(month)) continue
    const above = headerPath.slice(0, -1).join('·')
    const group = groups.get(above)
    if (group === undefined) groups.set(above, [{ index, month }])
    else if (!group.some((other) => other.month === month)) group.push({ index, month })
  }
  return [...groups.values()]
    .filter((group) => group.length >= FEWEST)
    .flat()
    .map(({ index }) => index)
    .sort((a, b) => a - b)
}

function isMonth(text: string): boolean {
  return isMonthName(text) || parsePeriod(text)?.grain === 'month'
}
