import type { CellGrid } from './cell-grid.ts'
import { indentOf } from './indent-of.ts'
import { cleanLabel } from './label-text.ts'
import type { StubLevels } from './level-columns.ts'
import { bodyKinds, bodyRowKinds, type RowLists } from './row-kinds.ts'
import type { LayoutColumn } from './table-layout.ts'

/** Level and parent of each loaded row, in the order of `listLoadedRows`; a parent is null at the outermost level. */
export type ReadLevels = { levels: Uint8Array; parents: (string | null)[] }

const MAX_SAMPLES = 3

/** Labels stand in one of the first columns; a code or a running number may stand before them. */
const MAX_STUBS = 3

/** Share of the rows from which on a single leading blank is an indent and not a slip. */
const SLIP = 0.2

/** The columns of a table, with the levels of the first column of labels that has any: rows of several depths or under several headings. */
export function withLevels(grid: CellGrid, rows: RowLists, columns: readonly LayoutColumn[]): LayoutColumn[] {
  const levelled = [...columns]
  for (const [at, column] of columns.slice(0, MAX_STUBS).entries()) {
    const { type } = column
    if (type === 'number' || type === 'boolean' || type === 'date') break
    const levels = type === 'text' && column.include ? describeLevels(grid, rows, column.index) : null
    if (levels === null) continue
    levelled[at] = { ...column, levels }
    break
  }
  return levelled
}

function describeLevels(grid: CellGrid, rows: RowLists, column: number): StubLevels | null {
  const parents = new Set<string | null>()
  const depths = new Set<number>()
  const samples = new Map<string, string[]>()
  walkLevels(grid, rows, column, (kind, path) => {
    if (kind === 'section') return
    depths.add(path.length)
    if (kind !== 'data') return
    const parent = path.at(-2) ?? null
    parents.add(parent)
    if (parent !== null && samples.size < MAX_SAMPLES && !samples.has(parent)) samples.set(parent, [...path])
  })
  if (parents.size < 2) return null
  return { include: true, depth: depths.size, samples: [...samples.values()] }
}

/** Level and parent of each loaded row by the labels of a column. */
export function readLevels(grid: CellGrid, rows: RowLists, column: number): ReadLevels {
  const levels: number[] = []
  const parents: (string | null)[] = []
  walkLevels(grid, rows, column, (kind, path) => {
    if (kind === 'section') return
    levels.push(path.length)
    parents.push(path.at(-2) ?? null)
  })
  return { levels: Uint8Array.from(levels), parents }
}

type LevelKind = 'data' | 'subtotal' | 'total' | 'section'

/**
 * Goes through the labels from above with the path of each: what it stands under, outermost first, and itself. A label stands under the
 * nearest one above that is less deep, and under a heading of its own depth. `path` is changed by the next call.
 */
function walkLevels(
  grid: CellGrid,
  rows: RowLists,
  column: number,
  visit: (kind: LevelKind, path: readonly string[]) => void,
): void {
  const [first, last] = rows.dataRows
  const kinds = bodyRowKinds(rows)
  const headings = rows.sectionRows.filter((row) => row < first)
  const slips = countsAsSlip(grid, rows, column)
  const path: string[] = []
  const depths: number[] = []
  const take = (row: number, kind: LevelKind): void => {
    const label = cleanLabel(grid.display(row, column))
    // A row without a label goes with the one above: its cell is covered by a merge or left blank because it would repeat.
    if (label !== '') {
      const indent = indentOf(grid, row, column)
      const depth = 2 * (slips ? indent - (indent % 2) : indent) - (kind === 'section' ? 1 : 0)
      while (depths.length > 0 && (depths.at(-1) ?? 0) >= depth) {
        depths.pop()
        path.pop()
      }
      depths.push(depth)
      path.push(label)
    }
    visit(kind, path)
  }
  for (const row of headings) take(row, 'section')
  for (let row = first; row <= last; row++) {
    const kind = bodyKinds[kinds[row - first] ?? 0]
    if (kind === 'data' || kind === 'subtotal' || kind === 'total' || kind === 'section') take(row, kind)
  }
}

/** True where single leading blanks are so rare that they are slips of the typist, not levels. */
function countsAsSlip(grid: CellGrid, rows: RowLists, column: number): boolean {
  const [first, last] = rows.dataRows
  let labels = 0
  let odd = 0
  for (let row = first; row <= last; row++) {
    if (grid.kind(row, column) !== 'text') continue
    labels++
    odd += indentOf(grid, row, column) % 2
  }
  return odd > 0 && odd < SLIP * labels
}
