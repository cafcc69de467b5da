import type { PointerEvent } from 'react'
import type { Page } from '../../core/result/page.ts'
import styles from './data-grid.module.css'
import type { ShownColumn } from './grid-header.tsx'
import type { GridSource } from './grid-source.ts'
import { formatValue, isNumeric, pageRows, plainValue } from './grid-source.ts'
import type { Selection } from './selection.ts'
import { boundsOf, cellAt } from './selection.ts'

/** One row in view; cells whose page is on its way are drawn as bars. */
export function GridRow(props: {
  row: number
  top: number
  source: GridSource
  page: Page | undefined
  shown: readonly ShownColumn[]
  /** Decimals of each column, null for as they are. */
  decimals: readonly (number | null)[]
  rowHeadWidth: number
  selection: Selection
  onSelect: (selection: Selection) => void
  onMenu: ((column: number, at: { x: number; y: number }) => void) | null
}) {
  const { row, source, page, selection } = props
  const { top, bottom, left, right } = boundsOf(selection)
  const inRows = row >= top && row <= bottom
  const label = page === undefined || source.rowLabel === undefined ? String(row + 1) : source.rowLabel(page, row % pageRows)
  return (
    <div className={styles.row} role="row" aria-rowindex={row + 2} style={{ transform: `translateY(${String(props.top)}px)` }}>
      <div className={styles.rowHead} role="rowheader" aria-colindex={1} data-selected={inRows} style={{ width: props.rowHeadWidth }}>
        {label}
      </div>
      {props.shown.map(({ index, start, size }) => {
        const column = source.columns[index]
        if (column === undefined) return null
        const frozen = start === null
        const value = page?.values[index]?.[row % pageRows] ?? null
        const text = page === undefined ? null : isNumeric(column.type) ? formatValue(value, props.decimals[index] ?? null) : plainValue(value)
        const mark = page === undefined ? null : (source.markOf?.(page, row % pageRows, index) ?? null)
        const select = (event: PointerEvent): void => {
          if (event.type === 'pointerenter' && event.buttons !== 1) return
          props.onSelect(event.type === 'pointerdown' && !event.shiftKey ? cellAt(row, index) : { ...selection, row, column: index })
        }
        return (
          <div
            key={column.name}
            id={`cell-${String(row)}-${String(index)}`}
            className={styles.cell}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={inRows && index >= left && index <= right}
            data-focus={row === selection.row && index === selection.column}
            data-numeric={isNumeric(column.type)}
            data-frozen={frozen || undefined}
            data-marked={mark !== null || undefined}
            aria-description={mark ?? undefined}
            style={frozen ? { left: props.rowHeadWidth, width: size } : { left: start, width: size }}
            title={text !== null && text.length > 24 ? text : undefined}
            onPointerDown={select}
            onPointerEnter={select}
            onContextMenu={props.onMenu === null ? undefined : (event) => { event.preventDefault(); props.onMenu?.(index, { x: event.clientX, y: event.clientY }) }}
          >
            {text ?? <span className={styles.coming} />}
          </div>
        )
      })}
    </div>
  )
}
