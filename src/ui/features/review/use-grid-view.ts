import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useState } from 'react'
import type { RefObject } from 'react'
import type { GridGeometry } from './grid-geometry.ts'
import { headHeight, layOutColumns, rowHeight } from './grid-geometry.ts'
import type { ShownRows } from './shown-rows.ts'
import type { DrawnSheet } from './use-sheet-cells.ts'

/** What of a sheet is in view, and how to bring something else into view. */
export type GridView = {
  geometry: GridGeometry
  lines: readonly number[]
  columns: readonly number[]
  height: number
  scrollLeft: number
  viewWidth: number
  viewHeight: number
  show: (line: number, column: number, align: 'auto' | 'center' | 'start') => void
}

/** Virtual in both directions: rows of one height, columns as wide as their first cells. */
export function useGridView(
  scroller: RefObject<HTMLDivElement | null>,
  drawn: DrawnSheet,
  shown: ShownRows,
  size: { rowCount: number; columnCount: number },
): GridView {
  const { widths, version } = drawn
  const { rowCount, columnCount } = size
  // Widths become known as cells arrive; only the version of the cells says so.
  const geometry = useMemo(
    () => layOutColumns(rowCount, columnCount, (column) => widths.of(column, version)),
    [rowCount, columnCount, widths, version],
  )
  const rows = useVirtualizer({
    count: shown.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: columnCount,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => widths.of(column, version),
    overscan: 2,
    paddingStart: geometry.gutter,
    scrollPaddingStart: geometry.gutter,
  })
  useEffect(() => {
    columns.measure()
  }, [columns, geometry])
  const [view, setView] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setView({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [scroller])
  return {
    geometry,
    lines: rows.getVirtualItems().map(({ index }) => index),
    columns: columns.getVirtualItems().map(({ index }) => index),
    height: shown.count * rowHeight,
    scrollLeft: columns.scrollOffset ?? 0,
    viewWidth: view.width,
    viewHeight: view.height,
    show(line, column, align) {
      rows.scrollToIndex(line, { align })
      columns.scrollToIndex(column, { align: align === 'start' ? 'start' : 'auto' })
    },
  }
}
