import type { SheetView } from './sheet-view.ts'
import { stripFootnoteMarks } from './label-text.ts'
import {
  endsWithTotal,
  englishAll,
  englishTotal,
  notATotal,
  subtotalLabel,
  totalEnding,
  totalLabel,
} from './words-data.ts'

/** Rows of a body with their labels' columns and their columns of figures. */
export type TotalSearch = {
  view: SheetView
  rows: readonly number[]
  /** Leading columns of words (after any running number). */
  stubs: readonly number[]
  /** Column of words behind leading codes or years that look like figures; it says a total only where all before it is blank. */
  behindCodes: number | null
  figures: readonly number[]
}

/** Total and subtotal rows, ascending. */
export type FoundTotals = { totals: number[]; subtotals: number[] }

type Mark = 'total' | 'subtotal' | 'maybe' | null

/** What every label of a total has; asked before the text is cleaned. */
const MAYBE = /[计計全계]|tota|all|sum|gesamt|ergebnis|ensemble|razem|итог|всего/i

const MAX_ADDENDS = 400
const PROBES = 3

/**
 * Finds rows that are sums: by whole label words (合计, Total), by endings (直轄市小計) that the arithmetic confirms or that group a
 * part of the rows. Labels that most rows share are no totals (地区 = 全国 in every row).
 */
export function findTotals(search: TotalSearch): FoundTotals {
  const marked: { row: number; at: number; mark: Exclude<Mark, null>; label: string }[] = []
  let merged: { until: number; mark: Exclude<Mark, null>; label: string } | null = null
  for (const [at, row] of search.rows.entries()) {
    if (merged !== null && row <= merged.until) {
      marked.push({ row, at, mark: merged.mark, label: merged.label })
      continue
    }
    merged = null
    const found = markOf(search, row)
    if (found === null) continue
    marked.push({ row, at, mark: found.mark, label: found.label })
    if (found.until > row) merged = found
  }
  const sure = marked.filter(
    (entry) => entry.mark !== 'maybe' || totalEnding.test(bareLabel(entry.label)) || isSum(search, entry.at),
  )
  if (sure.length > 0.5 * search.rows.length && search.rows.length > 1) return { totals: [], subtotals: [] }
  const kept = dropRepeated(sure, search.rows.length)
  return rank(kept)
}

function markOf(search: TotalSearch, row: number): { until: number; mark: Exclude<Mark, null>; label: string } | null {
  for (const [at, column] of search.stubs.slice(0, 4).entries()) {
    if (!MAYBE.test(search.view.grid.text(row, column))) continue
    const label = search.view.label(row, column)
    const mark = markLabel(label) ?? (at === 0 ? markEnding(label) : null)
    if (mark !== null) return { until: search.view.mergeAt(row, column)?.bottom ?? row, mark, label }
  }
  return markBehindCodes(search, row)
}

/** A total row leaves the code blank and has its word over the names: (blank), 合计, 30.5. */
function markBehindCodes({ view, behindCodes }: TotalSearch, row: number): ReturnType<typeof markOf> {
  if (behindCodes === null || !MAYBE.test(view.grid.text(row, behindCodes))) return null
  for (const column of view.columns) {
    if (column >= behindCodes) break
    if (view.filled(row, column)) return null
  }
  const label = view.label(row, behindCodes)
  const mark = markLabel(label)
  return mark === null ? null : { until: view.mergeAt(row, behindCodes)?.bottom ?? row, mark, label }
}

/** What a label alone says. Exported for tests through {@link findTotals} only. */
function markLabel(label: string): Mark {
  const plain = stripFootnoteMarks(label.replace(/[:：]$/, ''))
    .replace(/[:：]$/, '')
    .trim()
  if (plain.length === 0 || plain.length > 60) return null
  if (/^(?:#|其中|of which|including)/i.test(plain)) return null
  const bare = bareLabel(plain)
  if (totalLabel.test(bare)) return 'total'
  if (subtotalLabel.test(bare)) return 'subtotal'
  if (/(?:小计|小計)$/.test(bare)) return 'subtotal'
  if (totalEnding.test(bare)) return 'maybe'
  if (englishTotal.test(plain) && !notATotal.test(plain)) return /^sub/i.test(plain) ? 'subtotal' : 'total'
  if (englishAll.test(plain)) return 'maybe'
  return /^totals?\d{1,2}$/i.test(plain) ? 'total' : null
}

/** A label without numbering, brackets at its end and blanks: `一、收入合計(1)` is 收入合計. */
function bareLabel(label: string): string {
  return label
    .replace(/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)+/, '')
    .replace(/[（(][^()（）]*[)）]$/, '')
    .replace(/\s/g, '')
}

function markEnding(label: string): Mark {
  return endsWithTotal.test(stripFootnoteMarks(label)) && !notATotal.test(label) ? 'total' : null
}

/** True where the figures of a row are the sum of rows right below or right above it. */
function isSum({ view, rows, figures }: TotalSearch, at: number): boolean {
  const probes = figures
    .filter(
      (column) => view.grid.kind(rows[at] ?? -1, column) === 'number' && view.grid.number(rows[at] ?? -1, column) !== 0,
    )
    .slice(0, PROBES)
  if (probes.length === 0) return false
  const [first] = probes
  if (first === undefined) return false
  return [1, -1].some((step) => {
    const sums = probes.map(() => 0)
    for (
      let next = at + step, taken = 0;
      next >= 0 && next < rows.length && taken < MAX_ADDENDS;
      next += step, taken++
    ) {
      const row = rows[next] ?? 0
      for (const [probe, column] of probes.entries()) {
        const value = view.grid.number(row, column)
        if (!Number.isNaN(value)) sums[probe] = (sums[probe] ?? 0) + value
      }
      if (
        taken >= 1 &&
        probes.every((column, probe) => isClose(sums[probe] ?? 0, view.grid.number(rows[at] ?? 0, column)))
      )
        return true
    }
    return false
  })
}

/** Equal up to the rounding of a few dozen printed addends. */
function isClose(sum: number, total: number): boolean {
  return Math.abs(sum - total) <= Math.max(1e-9, 5e-6 * Math.abs(total))
}

type Marked = { row: number; mark: Exclude<Mark, null>; label: string }

/** A label like 全国 in a fifth of all rows is a value of a dimension and no total. */
function dropRepeated<T extends Marked>(marked: T[], rows: number): T[] {
  const counts = new Map<string, number>()
  for (const { label } of marked) counts.set(label, (counts.get(label) ?? 0) + 1)
  return marked.filter(
    ({ label, mark }) =>
      mark === 'subtotal' || /计|計|tota/i.test(label) || (counts.get(label) ?? 0) <= Math.max(1, rows * 0.05),
  )
}

/** "maybe" rows under a plain total are subtotals; alone they are totals. */
function rank(marked: Marked[]): FoundTotals {
  const plain = marked.some(({ mark }) => mark === 'total')
  const totals: number[] = []
  const subtotals: number[] = []
  for (const { row, mark, label } of marked) {
    if (mark === 'subtotal' || (mark === 'maybe' && plain)) subtotals.push(row)
    else if (
      mark === 'total' &&
      marked.some((other) => other.mark === 'total' && other.row < row && isPlainer(other.label, label))
    )
      subtotals.push(row)
    else totals.push(row)
  }
  return { totals, subtotals }
}

/** `Total` before `Total firearms`: the longer one is part of the first. */
function isPlainer(one: string, other: string): boolean {
  return (
    /^totals?$/i.test(
      stripFootnoteMarks(one)
        .replace(/[\d:]+$/, '')
        .trim(),
    ) && !/^totals?[\d:]*$/i.test(stripFootnoteMarks(other).trim())
  )
}
