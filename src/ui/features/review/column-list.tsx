import { useVirtualizer } from '@tanstack/react-virtual'
import type { VirtualItem } from '@tanstack/react-virtual'
import { useDeferredValue, useEffect, useMemo } from 'react'
import type { RefObject } from 'react'
import type { ColumnType, LayoutColumn } from '../../../core/workbook/table-layout.ts'
import type { ColumnChange } from './column-card.tsx'
import { ColumnCard } from './column-card.tsx'
import styles from './column-list.module.css'

type ColumnListProps = {
  columns: readonly LayoutColumn[]
  /** Columns as they were found: their doubts decide the order, so that a card does not jump when its doubt is settled. */
  found: readonly LayoutColumn[]
  looked: boolean
  current: number | null
  scroller: RefObject<HTMLDivElement | null>
  /** Height of what stands above the list in the same scroller. */
  offset: number
  onChange: (index: number, change: ColumnChange) => void
  onRetype: (index: number, type: ColumnType) => Promise<void>
  onShow: (index: number) => void
  onCell: (row: number, column: number) => void
}

const noItems: VirtualItem[] = []

/** The columns of a table, doubtful ones first and the least sure of them before the others; as many as Excel has. */
export function ColumnList(props: ColumnListProps) {
  const { columns, found, current, scroller, offset } = props
  const order = useMemo(() => {
    const doubtful = (column: LayoutColumn): boolean => column.doubts.some(({ level }) => level === 'warning')
    const first = found.filter(doubtful).sort((a, b) => a.confidence - b.confidence)
    return [...first, ...found.filter((column) => !doubtful(column))].map(({ index }) => index)
  }, [found])
  const byIndex = useMemo(() => new Map(columns.map((column) => [column.index, column])), [columns])
  const virtualizer = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    getItemKey: (at) => order[at] ?? at,
    overscan: 2,
    scrollMargin: offset,
  })
  useEffect(() => {
    const at = current === null ? -1 : order.indexOf(current)
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' })
    // Only another column moves the list.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [current])
  // Cards hold menus and fields and are dear: they are drawn in small steps between which the page answers.
  const drawn = useDeferredValue(virtualizer.getVirtualItems(), noItems)
  return (
    <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
      {drawn.map(({ index, start, key }) => {
        const column = byIndex.get(order[index] ?? -1)
        return column === undefined ? null : (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.item}
            aria-setsize={order.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${String(start - offset)}px)` }}
          >
            <ColumnCard
              column={column}
              looked={props.looked}
              current={column.index === current}
              onChange={props.onChange}
              onRetype={props.onRetype}
              onShow={props.onShow}
              onCell={props.onCell}
            />
          </li>
        )
      })}
    </ul>
  )
}
