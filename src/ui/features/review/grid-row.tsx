import { memo } from 'react'
import type { CellRange } from '../../../core/workbook/cell-grid.ts'
import type { RowKind } from '../../../core/workbook/table-layout.ts'
import { textWidth } from '../../grid/text-width.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { leftOf, rowHeight } from './grid-geometry.ts'
import type { MergeIndex } from './merge-index.ts'
import type { SheetCells } from './sheet-cells.ts'
import styles from './sheet-grid.module.css'

/** What all rows of a drawing share. `marks` are addresses of doubtful cells as `row:column`, `out` columns that are left out. */
export type RowScene = {
  id: string
  cells: SheetCells
  merges: MergeIndex
  geometry: GridGeometry
  columns: readonly number[]
  table: CellRange | null
  marks: ReadonlySet<string>
  out: ReadonlySet<number>
  version: number
  onPick: (row: number, column: number) => void
}

type GridRowProps = {
  row: number
  top: number
  kind: RowKind | null
  word: string
  scene: RowScene
  activeColumn: number | null
  mergedHere: readonly CellRange[]
  lineTop: (row: number) => number
}

/** One row of the drawn sheet: its number, its cells, and the merged cells that begin here or above the view. */
export const GridRow = memo(function GridRow({
  row,
  top,
  kind,
  word,
  scene,
  activeColumn,
  mergedHere,
  lineTop,
}: GridRowProps) {
  const { geometry, columns, merges } = scene
  const covered = new Set<number>()
  const drawn = columns.flatMap((column) => {
    if (covered.has(column) || merges.at(row, column) !== null) return []
    const until = lastCovered(scene, row, column)
    for (let next = column + 1; next <= until; next += 1) covered.add(next)
    return [
      <Cell
        key={column}
        scene={scene}
        row={row}
        column={column}
        right={until}
        kind={kind}
        active={column === activeColumn}
      />,
    ]
  })
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={styles.row}
      data-band={kind ?? undefined}
      style={{ transform: `translateY(${String(top)}px)`, width: geometry.width }}
    >
      <div role="rowheader" aria-colindex={1} className={styles.number} style={{ width: geometry.numberWidth }}>
        {row + 1}
        <span className={styles.spoken}>{word}</span>
      </div>
      {drawn}
      {mergedHere.map((merge) => (
        <MergedCell
          key={`${String(merge.top)}:${String(merge.left)}`}
          scene={scene}
          merge={merge}
          kind={kind}
          active={activeColumn === merge.left && merge.top === row}
          offset={lineTop(merge.top) - top}
          height={lineTop(merge.bottom) - lineTop(merge.top) + rowHeight}
        />
      ))}
    </div>
  )
})

/** Texts that are too wide run over the empty cells to their right, as in Excel. */
function lastCovered({ cells, merges, geometry }: RowScene, row: number, column: number): number {
  const cell = cells.at(row, column)
  if (cell === null || cell.kind !== 'text') return column
  const needed = textWidth(cell.text) + 16
  let last = column
  const most = Math.min(column + 40, geometry.lefts.length - 2)
  while (last < most && leftOf(geometry, last + 1) - leftOf(geometry, column) < needed) {
    if (cells.at(row, last + 1)?.text !== '' || merges.at(row, last + 1) !== null) break
    last += 1
  }
  return last
}

function Cell(props: {
  scene: RowScene
  row: number
  column: number
  right: number
  kind: RowKind | null
  active: boolean
}) {
  const { scene, row, column, right, kind, active } = props
  const { geometry, table } = scene
  const cell = scene.cells.at(row, column)
  const inside = table !== null && column >= table.left && column <= table.right && kind !== null
  const left = leftOf(geometry, column)
  return (
    <div
      role="gridcell"
      id={cellId(scene.id, row, column)}
      aria-colindex={column + 2}
      aria-selected={active}
      className={styles.cell}
      data-inside={inside}
      data-kind={cell?.kind ?? 'waiting'}
      data-out={scene.out.has(column) || undefined}
      data-doubt={scene.marks.has(`${String(row)}:${String(column)}`) || undefined}
      data-active={active || undefined}
      data-header={kind === 'header' || kind === 'code' || undefined}
      style={{ left, width: leftOf(geometry, right + 1) - left }}
      onPointerDown={() => {
        scene.onPick(row, column)
      }}
    >
      {cell === null ? <span className={styles.waiting} /> : cell.text}
    </div>
  )
}

function MergedCell(props: {
  scene: RowScene
  merge: CellRange
  kind: RowKind | null
  active: boolean
  offset: number
  height: number
}) {
  const { scene, merge, kind, active, offset, height } = props
  const { geometry, table } = scene
  const cell = scene.cells.at(merge.top, merge.left)
  const inside = table !== null && merge.left <= table.right && merge.right >= table.left && kind !== null
  const left = leftOf(geometry, merge.left)
  const shown = scene.columns[0] ?? 0
  return (
    <div
      role="gridcell"
      id={cellId(scene.id, merge.top, merge.left)}
      aria-colindex={merge.left + 2}
      aria-colspan={merge.right - merge.left + 1}
      aria-rowspan={merge.bottom - merge.top + 1}
      aria-selected={active}
      className={styles.cell}
      data-merged
      data-inside={inside}
      data-kind={cell?.kind ?? 'waiting'}
      data-out={scene.out.has(merge.left) && merge.left === merge.right ? true : undefined}
      data-doubt={scene.marks.has(`${String(merge.top)}:${String(merge.left)}`) || undefined}
      data-active={active || undefined}
      data-wide={merge.right > merge.left || undefined}
      data-header={kind === 'header' || kind === 'code' || kind === 'title' || undefined}
      style={{
        left,
        width: leftOf(geometry, merge.right + 1) - left,
        top: offset,
        height,
        zIndex: merge.left < shown ? 0 : undefined,
      }}
      onPointerDown={() => {
        scene.onPick(merge.top, merge.left)
      }}
    >
      <span className={styles.mergedText} data-tall={height > rowHeight || undefined}>
        {cell?.text ?? ''}
      </span>
    </div>
  )
}

/** Id of a drawn cell, for the grid's active descendant. */
export function cellId(grid: string, row: number, column: number): string {
  return `${grid}-${String(row)}-${String(column)}`
}
