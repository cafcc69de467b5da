import type { CSSProperties, ReactNode } from 'react'
import { useId } from 'react'
import type { HeaderCell, PrintTable } from '../../core/result/print-table.ts'
import { useWords } from '../hooks/use-app.ts'
import edges from '../kit/edges.module.css'
import { PrintTableRows } from './print-table-rows.tsx'
import styles from './print-table-view.module.css'

/** Tables with more columns are set closer. */
const wideColumns = 11

type PrintTableViewProps = {
  table: PrintTable
  wayDown?: ReactNode
  /** Called with the place of a row to show what it was computed from. */
  onDrill?: ((row: number) => void) | undefined
}

/** A statistics table as it is printed: title, unit line, merged header, levels, flags with their notes, source and the way down to its rows. */
export function PrintTableView({ table, wayDown = null, onDrill }: PrintTableViewProps) {
  const { t } = useWords()
  const title = useId()
  // Columns with marks keep room for them at the right of the figures, so that figures stay in line.
  const marked = table.columns.map((_, index) => table.rows.some((row) => (row.cells[index]?.flag ?? null) !== null))
  const columnsOf = locateHeader(table)
  return (
    <div className={styles.sheet}>
      <h2 id={title} className={styles.title}>
        {table.title}
      </h2>
      {table.unitLine !== '' && <p className={styles.unit}>{table.unitLine}</p>}
      <div className={`${edges.edges ?? ''} ${styles.body ?? ''}`}>
        <div className={styles.scroller} tabIndex={0} role="region" aria-labelledby={title}>
          <table
            className={styles.table}
            aria-labelledby={title}
            data-wide={table.columns.length > wideColumns}
            style={{ '--columns': table.columns.length } as CSSProperties}
          >
            <thead>
              {table.header.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, index) => (
                    <HeaderView
                      key={index}
                      cell={cell}
                      first={row === 0 && index === 0}
                      lowest={row + cell.rowSpan === table.header.length}
                      marked={marked[columnsOf[row]?.[index] ?? -1] === true}
                    />
                  ))}
                </tr>
              ))}
            </thead>
            <PrintTableRows table={table} marked={marked} onDrill={onDrill} />
          </table>
        </div>
      </div>
      <footer className={styles.foot}>
        {table.flagNotes.map(({ mark, text }) => (
          <p key={mark}>
            <span className={styles.mark}>{mark}</span> {text}
          </p>
        ))}
        {table.notes.map((note, index) => (
          <p key={note}>
            {index === 0 && t('result.note')}
            {note}
          </p>
        ))}
        {table.sourceLine !== '' && (
          <p>
            {table.sourceLine} {wayDown}
          </p>
        )}
      </footer>
    </div>
  )
}

/** The column above which each header cell begins, row by row. */
function locateHeader(table: PrintTable): number[][] {
  const open = table.columns.map(() => 0)
  return table.header.map((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while ((open[column] ?? 0) > row) column += 1
      const start = column
      open.fill(row + cell.rowSpan, start, start + cell.columnSpan)
      column += cell.columnSpan
      return start
    })
  })
}

type HeaderProps = { cell: HeaderCell; first: boolean; lowest: boolean; marked: boolean }

function HeaderView({ cell, first, lowest, marked }: HeaderProps) {
  const spanner = cell.columnSpan > 1
  return (
    <th
      rowSpan={cell.rowSpan}
      colSpan={cell.columnSpan}
      scope={spanner ? 'colgroup' : 'col'}
      className={styles.head}
      data-first={first}
      data-lowest={lowest}
      data-spanner={spanner && !lowest}
      data-numeric={cell.numeric}
      data-marked={marked && !spanner}
    >
      <div className={styles.label}>{cell.text}</div>
    </th>
  )
}
