import { UnstyledButton } from '@mantine/core'
import { IconArrowDownRight } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { memo, useEffect, useMemo, useRef } from 'react'
import { createMeasure } from '../../charts/measure-text.ts'
import type { PrintCell, PrintRow, PrintTable } from '../../core/result/print-table.ts'
import type { Translator } from '../../i18n/translate.ts'
import { useWords } from '../hooks/use-app.ts'
import styles from './print-table-view.module.css'
import { firstDrawn, useGrownRows } from './use-grown-rows.ts'
import { findWidestRows } from './widest-rows.ts'

/** Height of a row of one line, for the room of those that are still to be drawn. */
const rowHeight = 28

/** The looks of an UnstyledButton without the work that it does for each row. */
const drillClass = `mantine-focus-auto ${UnstyledButton.classes.root ?? ''} ${styles.drill ?? ''}`
const arrow = <IconArrowDownRight size={14} stroke={1.5} aria-hidden="true" />

type PrintTableRowsProps = {
  table: PrintTable
  /** Columns that keep room for marks. */
  marked: boolean[]
  onDrill: ((row: number) => void) | undefined
}

/** The rows of a printed table. Those below the screen follow when the page rests; the columns have their widths from the first moment. */
export function PrintTableRows({ table, marked, onDrill }: PrintTableRowsProps) {
  const { t } = useWords()
  const drawn = useGrownRows(table, table.rows.length)
  const widest = useMemo(() => listWidest(table), [table])
  const flagTexts = useMemo(() => new Map(table.flagNotes.map(({ mark, text }) => [mark, text])), [table])
  // Rows are not drawn again because their parent has a new function.
  const latest = useRef(onDrill)
  useEffect(() => {
    latest.current = onDrill
  })
  const drill = useMemo(
    () =>
      onDrill === undefined
        ? undefined
        : (row: number): void => {
            latest.current?.(row)
          },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only whether there is one counts
    [onDrill === undefined],
  )
  const looks = useMemo(() => ({ table, marked, flagTexts, t, drill }), [table, flagTexts, t, drill]) // eslint-disable-line react-hooks/exhaustive-deps -- marked follows the table
  const missing = table.rows.length - drawn
  return (
    <>
      <tbody>
        {table.rows.slice(0, drawn).map((row, index) => (
          <RowView key={index} row={row} index={index} looks={looks} />
        ))}
      </tbody>
      {missing > 0 && (
        <tbody aria-hidden="true" className={styles.toCome}>
          <tr>
            <td colSpan={table.columns.length} style={{ height: missing * rowHeight }} />
          </tr>
        </tbody>
      )}
      {missing > 0 && (
        <tbody aria-hidden="true" className={styles.widest}>
          {widest.map((index) => {
            const row = table.rows[index]
            return row === undefined ? null : <RowView key={index} row={row} index={index} looks={looks} />
          })}
        </tbody>
      )}
    </>
  )
}

function listWidest(table: PrintTable): number[] {
  if (table.rows.length <= firstDrawn) return []
  return findWidestRows(table, firstDrawn, createMeasure(getComputedStyle(document.body).fontFamily))
}

/** What all rows have in common. */
type Looks = {
  table: PrintTable
  marked: boolean[]
  flagTexts: Map<string, string>
  t: Translator['t']
  drill: ((row: number) => void) | undefined
}

type RowProps = { row: PrintRow; index: number; looks: Looks }

const RowView = memo(function RowView({ row, index, looks }: RowProps) {
  const { table, marked, drill } = looks
  const onDrill =
    drill === undefined
      ? undefined
      : () => {
          drill(index)
        }
  return (
    <tr data-kind={row.kind} data-drilled={onDrill !== undefined || undefined} onDoubleClick={onDrill}>
      {row.cells.map((cell, column) => {
        if (column === 0) return <Stub key={column} row={row} cell={cell} looks={looks} onDrill={onDrill} />
        const numeric = table.columns[column]?.numeric === true
        return (
          <td key={column} data-numeric={numeric} data-marked={marked[column] === true}>
            {numeric ? cell.text : <div className={styles.words}>{cell.text}</div>}
            {showFlag(cell, looks)}
          </td>
        )
      })}
    </tr>
  )
})

type StubProps = { row: PrintRow; cell: PrintCell; looks: Looks; onDrill: (() => void) | undefined }

function Stub({ row, cell, looks: { t }, onDrill }: StubProps) {
  return (
    <th scope="row" className={styles.stub} style={{ '--level': row.level } as CSSProperties}>
      <div className={styles.words}>
        {cell.text}
        {onDrill !== undefined && (
          <button
            type="button"
            className={drillClass}
            aria-label={t('template.drill.open', { name: cell.text })}
            title={t('template.drill.open', { name: cell.text })}
            onClick={onDrill}
          >
            {arrow}
          </button>
        )}
      </div>
    </th>
  )
}

/** Plain calls and no components: a table has thousands of cells, and most have no flag. */
function showFlag({ flag }: PrintCell, { flagTexts, t }: Looks) {
  if (flag === null) return null
  const text = flagTexts.get(flag)
  return (
    <span className={styles.flag} title={text} role="img" aria-label={text ?? t('result.noteMark', { mark: flag })}>
      {flag}
    </span>
  )
}
