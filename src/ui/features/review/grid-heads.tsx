import { columnLetter } from '../../../core/workbook/cell-address.ts'
import type { CellRange } from '../../../core/workbook/cell-grid.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { leftOf } from './grid-geometry.ts'
import styles from './sheet-grid.module.css'

/** The line of column letters. A click shows the column's properties. */
export function GridHeads(props: {
  geometry: GridGeometry
  columns: readonly number[]
  table: CellRange | null
  out: ReadonlySet<number>
  current: number | null
  onColumn: (column: number) => void
}) {
  const { geometry, table } = props
  return (
    <div role="row" aria-rowindex={1} className={styles.heads} style={{ width: geometry.width }}>
      <div role="columnheader" aria-colindex={1} className={styles.corner} style={{ width: geometry.gutter }} />
      {props.columns.map((column) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={column + 2}
          className={styles.letter}
          data-inside={table !== null && column >= table.left && column <= table.right}
          data-out={props.out.has(column) || undefined}
          data-current={column === props.current || undefined}
          style={{ left: leftOf(geometry, column), width: leftOf(geometry, column + 1) - leftOf(geometry, column) }}
          onClick={() => {
            props.onColumn(column)
          }}
        >
          {columnLetter(column)}
        </div>
      ))}
    </div>
  )
}
