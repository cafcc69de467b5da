import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'

/** Browsers draw no element beyond about 16 to 33 million pixels; 400,000 rows of 28 px stay well below. */
const maxVirtualRows = 400_000
/** A jump of more rows than this in one scroll event is the scroll bar being dragged. */
const jumpRows = 400

/** Visible rows of a table of any length. */
export type RowWindow = {
  /** Rows to draw: index in the table and pixel position. */
  rows: { index: number; top: number }[]
  first: number
  last: number
  height: number
  /** Brings a row into view. */
  show: (row: number) => void
}

/**
 * Virtual rows of fixed height. Longer tables than the browser can draw slide under a window of `maxVirtualRows`: dragging the
 * scroll bar moves the window in proportion, scrolling by wheel or key stays exact, and near an edge the window moves on.
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, totalRows: number, rowHeight: number, headerHeight: number): RowWindow {
  const count = Math.min(totalRows, maxVirtualRows)
  const slack = totalRows - count
  const [base, setBase] = useState(0)
  const lastFirst = useRef(0)
  // TanStack Virtual returns functions that the React compiler cannot memoise; none is passed on.
   
  const virtualizer = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, paddingStart: headerHeight })
  const items = virtualizer.getVirtualItems()
  const firstVirtual = virtualizer.range?.startIndex ?? 0

  useEffect(() => {
    if (slack === 0) return
    const moved = Math.abs(firstVirtual - lastFirst.current)
    lastFirst.current = firstVirtual
    if (moved > jumpRows) {
      setBase(Math.round((firstVirtual / Math.max(1, count - 100)) * slack))
      return
    }
    const edge = 2000
    const shift = firstVirtual < edge ? -Math.min(base, count / 2) : firstVirtual > count - edge ? Math.min(slack - base, count / 2) : 0
    if (shift === 0) return
    setBase(base + Math.trunc(shift))
    lastFirst.current = firstVirtual - Math.trunc(shift)
    if (scroller.current !== null) scroller.current.scrollTop -= Math.trunc(shift) * rowHeight
  }, [base, count, firstVirtual, rowHeight, scroller, slack])

  const offset = Math.min(base, slack)
  return {
    rows: items.map((item) => ({ index: item.index + offset, top: item.start })),
    first: (items[0]?.index ?? 0) + offset,
    last: (items.at(-1)?.index ?? 0) + offset,
    height: virtualizer.getTotalSize(),
    show: (row) => {
      const inside = row >= offset && row < offset + count
      const next = inside ? offset : Math.max(0, Math.min(slack, row - Math.floor(count / 2)))
      if (!inside) setBase(next)
      lastFirst.current = row - next
      const start = (row - next) * rowHeight
      if (scroller.current !== null) scrollIntoWindow(scroller.current, 'vertical', { start, size: rowHeight, head: headerHeight })
    },
  }
}

/** Scrolls as little as shows an item whole beside the sticky head; `start` counts from behind the head, in pixels. */
export function scrollIntoWindow(element: HTMLElement, direction: 'vertical' | 'horizontal', item: { start: number; size: number; head: number }): void {
  const vertical = direction === 'vertical'
  const scrolled = vertical ? element.scrollTop : element.scrollLeft
  const room = (vertical ? element.clientHeight : element.clientWidth) - item.head
  const to = item.start < scrolled ? item.start : item.start + item.size > scrolled + room ? item.start + item.size - room : scrolled
  if (vertical) element.scrollTop = to
  else element.scrollLeft = to
}
