import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { SortKey } from '../../core/result/page.ts'
import edges from '../kit/edges.module.css'
import type { GridMenu, ShownColumn } from './grid-header.tsx'
import { GridHeader } from './grid-header.tsx'
import { GridRow } from './grid-row.tsx'
import type { GridSource } from './grid-source.ts'
import { commonDecimals, formatTsv, isNumeric } from './grid-source.ts'
import styles from './data-grid.module.css'
import type { Selection } from './selection.ts'
import { cellAt, moveSelection } from './selection.ts'
import { cellCount, maxCopiedCells, maxSummedCells, selectedTexts, summariseSelection } from './selection-summary.ts'
import type { SelectionSummary } from './selection-summary.ts'
import { useColumnWidths } from './use-column-widths.ts'
import type { Pages } from './use-pages.ts'
import { usePages } from './use-pages.ts'
import { scrollIntoWindow, useRowWindow } from './use-row-window.ts'

const rowHeight = 28
const headerHeight = 46
/** Room of the menu button in a header. */
const menuPx = 20
/** A first column of more than this scrolls with the others. */
const maxFrozenPx = 300

/** What a grid needs besides its rows. */
export type DataGridProps = {
  source: GridSource
  label: string
  rowHeadLabel: string
  sort: SortKey | null
  onSort: ((column: string) => void) | null
  onSelect: (selection: Selection, summary: SelectionSummary | null) => void
  onCopy: (text: string) => void
  onTooLarge: (cells: number) => void
  /** Operations on a column: by its button, the right mouse button, Shift F10, the menu key or Alt ↓. */
  menu?: GridMenu
  /** Shown over the grid when a page could not be read. */
  renderError: (error: unknown) => ReactNode
}

/** A table of any length as a spreadsheet shows it: windowed in both directions, selectable, copied as TSV. */
export function DataGrid(props: DataGridProps) {
  const { source } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [selection, setSelection] = useState<Selection>(cellAt(0, 0))
  const [visible, setVisible] = useState<[number, number]>([0, 0])
  const pages = usePages(source, visible[0], visible[1])
  const firstPage = pages.pageOf(0)
  const decimals = source.columns.map((column, index) =>
    column.type === 'number' ? commonDecimals(firstPage?.values[index] ?? []) : null,
  )
  const widths = useColumnWidths(source.columns, firstPage, props.menu === undefined ? 0 : menuPx)
  const rowHeadWidth = 20 + 8 * Math.max(3, String(source.totalRows + 1).length)
  const frozenWidth = frozenWidthOf(source.columns.length, widths.widthOf(0))
  const rows = useRowWindow(scroller, source.totalRows, rowHeight, headerHeight)

  const columns = useVirtualizer({
    horizontal: true,
    count: source.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: widths.widthOf,
    overscan: 4,
    paddingStart: rowHeadWidth,
  })
  const widthKey = source.columns.map((_, index) => widths.widthOf(index)).join()
  useEffect(() => {
    columns.measure()
  }, [columns, widthKey])
  useEffect(() => {
    setVisible([rows.first, rows.last])
  }, [rows.first, rows.last])
  useSelectionSummary(props, selection, pages.readRange)

  const select = (next: Selection): void => {
    setSelection(next)
    rows.show(next.row)
    const start =
      -frozenWidth + source.columns.slice(0, next.column).reduce((sum, _, index) => sum + widths.widthOf(index), 0)
    const inView = frozenWidth > 0 && next.column === 0
    if (scroller.current !== null && !inView)
      scrollIntoWindow(scroller.current, 'horizontal', {
        start,
        size: widths.widthOf(next.column),
        head: rowHeadWidth + frozenWidth,
      })
  }
  const copy = async (): Promise<void> => {
    const cells = cellCount(selection)
    if (cells > maxCopiedCells) {
      props.onTooLarge(cells)
      return
    }
    const read = await pages.readRange(
      Math.min(selection.anchorRow, selection.row),
      Math.max(selection.anchorRow, selection.row),
    )
    props.onCopy(formatTsv(selectedTexts(selection, read)))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const control = event.ctrlKey || event.metaKey
    if (props.menu !== undefined && isMenuKey(event)) {
      event.preventDefault()
      openMenu(selection.column)
      return
    }
    if (source.totalRows === 0) return
    if (control && event.key.toLowerCase() === 'c') {
      event.preventDefault()
      void copy()
    } else if (control && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      setSelection({ anchorRow: 0, anchorColumn: 0, row: source.totalRows - 1, column: source.columns.length - 1 })
    } else {
      const size = {
        rows: source.totalRows,
        columns: source.columns.length,
        page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headerHeight) / rowHeight) - 1),
      }
      const next = moveSelection(selection, { key: event.key, shift: event.shiftKey, control }, size)
      if (next === null) return
      event.preventDefault()
      select(next)
    }
  }
  const openMenu = (column: number): void => {
    const head = scroller.current?.querySelector(`[role=columnheader][aria-colindex="${String(column + 2)}"]`)
    const box = (head ?? scroller.current)?.getBoundingClientRect()
    if (box !== undefined) props.menu?.open(column, { x: box.left, y: box.top + headerHeight })
  }
  const shown = freezeFirst(columns.getVirtualItems(), frozenWidth)
  return (
    <div className={`${styles.frame ?? ''} ${edges.edges ?? ''}`}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={source.totalRows + 1}
        aria-colcount={source.columns.length + 1}
        aria-activedescendant={`cell-${String(selection.row)}-${String(selection.column)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div
          className={styles.sizer}
          role="presentation"
          style={{ height: rows.height, width: columns.getTotalSize() }}
        >
          <GridHeader
            columns={source.columns}
            shown={shown}
            rowHeadWidth={rowHeadWidth}
            rowHeadLabel={props.rowHeadLabel}
            widths={widths}
            sort={props.sort}
            onSort={props.onSort}
            selection={selection}
            menu={props.menu ?? null}
            onSelectColumn={(column) => {
              setSelection({ anchorRow: 0, anchorColumn: column, row: Math.max(0, source.totalRows - 1), column })
            }}
          />
          {rows.rows.map(({ index, top }) => (
            <GridRow
              key={index}
              row={index}
              top={top}
              source={source}
              page={pages.pageOf(index)}
              shown={shown}
              decimals={decimals}
              rowHeadWidth={rowHeadWidth}
              selection={selection}
              onSelect={setSelection}
              onMenu={
                props.menu === undefined
                  ? null
                  : (column, at) => {
                      setSelection(cellAt(index, column))
                      props.menu?.open(column, at)
                    }
              }
            />
          ))}
        </div>
      </div>
      {pages.error !== null && <div className={styles.error}>{props.renderError(pages.error)}</div>}
    </div>
  )
}

function isMenuKey({ key, shiftKey, altKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (shiftKey && key === 'F10') || (altKey && key === 'ArrowDown')
}

/** Width of the first column where it stays in view: not alone, and not so wide that it would take the room of the others. */
function frozenWidthOf(count: number, width: number): number {
  return count > 1 && width <= maxFrozenPx ? width : 0
}

/** The columns to draw, with the first one taken out of the scrolling where it stays in view. */
function freezeFirst(
  items: readonly { index: number; start: number; size: number }[],
  frozenWidth: number,
): ShownColumn[] {
  if (frozenWidth === 0) return items.map(({ index, start, size }) => ({ index, start, size }))
  const others = items.filter(({ index }) => index > 0).map(({ index, start, size }) => ({ index, start, size }))
  return [{ index: 0, start: null, size: frozenWidth }, ...others]
}

/** Tells the status line about the selection; sums are read a moment after the last change. */
function useSelectionSummary(props: DataGridProps, selection: Selection, readRange: Pages['readRange']): void {
  const { source, onSelect } = props
  useEffect(() => {
    if (source.totalRows === 0) return undefined
    onSelect(selection, null)
    if (cellCount(selection) > maxSummedCells) return undefined
    let current = true
    const timer = setTimeout(() => {
      const numeric = new Set(source.columns.flatMap((column, index) => (isNumeric(column.type) ? [index] : [])))
      readRange(Math.min(selection.anchorRow, selection.row), Math.max(selection.anchorRow, selection.row)).then(
        (read) => {
          if (current) onSelect(selection, summariseSelection(selection, read, numeric))
        },
        () => undefined,
      )
    }, 80)
    return () => {
      current = false
      clearTimeout(timer)
    }
    // The source's key stands for its functions, which are new in each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selection, source.key, source.totalRows])
}
