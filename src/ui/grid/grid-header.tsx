import { IconArrowDown, IconArrowUp, IconChevronDown } from '@tabler/icons-react'
import type { PointerEvent } from 'react'
import type { SortKey } from '../../core/result/page.ts'
import styles from './data-grid.module.css'
import type { GridColumn } from './grid-source.ts'
import { isNumeric } from './grid-source.ts'
import type { Selection } from './selection.ts'
import { boundsOf } from './selection.ts'
import type { ColumnWidths } from './use-column-widths.ts'

/** A column in view: index, offset and width in pixels. `start` is null for the first column, which stays in view beside the row heads. */
export type ShownColumn = { index: number; start: number | null; size: number }

/** Operations on a column: where they open, and what their button is called. */
export type GridMenu = { label: (column: string) => string; open: (column: number, at: { x: number; y: number }) => void }

/** Header of a grid: click sorts, drag at the edge resizes, double click at the edge fits, Alt-click selects the column. */
export function GridHeader(props: {
  columns: GridColumn[]
  shown: readonly ShownColumn[]
  rowHeadWidth: number
  rowHeadLabel: string
  widths: ColumnWidths
  sort: SortKey | null
  onSort: ((column: string) => void) | null
  selection: Selection
  onSelectColumn: (column: number) => void
  menu: GridMenu | null
}) {
  const { left, right } = boundsOf(props.selection)
  return (
    <div className={styles.header} role="row" aria-rowindex={1}>
      <div className={styles.corner} role="columnheader" aria-colindex={1} style={{ width: props.rowHeadWidth }}>
        {props.rowHeadLabel}
      </div>
      {props.shown.map(({ index, start, size }) => {
        const column = props.columns[index]
        if (column === undefined) return null
        const sorted = props.sort?.column === column.name ? props.sort : null
        return (
          <div
            key={column.name}
            className={styles.headerCell}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={sorted === null ? 'none' : sorted.descending ? 'descending' : 'ascending'}
            data-numeric={isNumeric(column.type)}
            data-selected={index >= left && index <= right}
            data-frozen={start === null || undefined}
            data-fresh={column.fresh !== undefined || undefined}
            data-menu={props.menu !== null || undefined}
            aria-description={column.fresh}
            style={start === null ? { left: props.rowHeadWidth, width: size } : { left: start, width: size }}
            title={column.fresh === undefined ? column.label : `${column.label} · ${column.fresh}`}
            onContextMenu={
              props.menu === null
                ? undefined
                : (event) => {
                    event.preventDefault()
                    props.onSelectColumn(index)
                    props.menu?.open(index, { x: event.clientX, y: event.clientY })
                  }
            }
            onClick={(event) => {
              props.onSelectColumn(index)
              if (!event.altKey) props.onSort?.(column.name)
            }}
          >
            <span className={styles.headerLabel}>
              <span className={styles.headerText}>{column.label}</span>
              {sorted !== null && (sorted.descending ? <IconArrowDown size={12} aria-hidden="true" /> : <IconArrowUp size={12} aria-hidden="true" />)}
            </span>
            <span className={styles.headerUnit}>{column.unit ?? ''}</span>
            {props.menu !== null && <MenuButton menu={props.menu} index={index} column={column.name} onSelect={props.onSelectColumn} />}
            <span
              className={styles.resizer}
              onClick={(event) => { event.stopPropagation() }}
              onDoubleClick={() => { props.widths.fit(index) }}
              onPointerDown={(event) => { startResize(event, size, (px) => { props.widths.resize(index, px) }) }}
            />
          </div>
        )
      })}
    </div>
  )
}

/** Not a stop of the Tab key: the grid is one stop, and its own keys open the menu of the selected column. */
function MenuButton(props: { menu: GridMenu; index: number; column: string; onSelect: (column: number) => void }) {
  const { menu, index, column } = props
  return (
    <button
      type="button"
      className={styles.menuButton}
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={menu.label(column)}
      title={menu.label(column)}
      onClick={(event) => {
        event.stopPropagation()
        props.onSelect(index)
        const box = event.currentTarget.getBoundingClientRect()
        menu.open(index, { x: box.left, y: box.bottom })
      }}
    >
      <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
    </button>
  )
}

function startResize(event: PointerEvent<HTMLElement>, width: number, resize: (px: number) => void): void {
  event.preventDefault()
  const handle = event.currentTarget
  const from = event.clientX
  handle.setPointerCapture(event.pointerId)
  const move = (moved: globalThis.PointerEvent): void => { resize(width + moved.clientX - from) }
  const end = (): void => { handle.removeEventListener('pointermove', move) }
  handle.addEventListener('pointermove', move)
  handle.addEventListener('pointerup', end, { once: true })
  handle.addEventListener('pointercancel', end, { once: true })
}
