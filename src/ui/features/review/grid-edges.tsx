import { useEffect, useRef, useState } from 'react'
import { columnLetter } from '../../../core/workbook/cell-address.ts'
import { useWords } from '../../hooks/use-app.ts'
import type { GridGeometry } from './grid-geometry.ts'
import { headHeight, leftOf, nearestBorder, rowHeight } from './grid-geometry.ts'
import styles from './grid-edges.module.css'
import type { ShownRows } from './shown-rows.ts'
import type { EdgeName, TableEdge } from './table-edges.ts'

/** A border on its way. */
export type MovedEdge = { name: EdgeName; at: number }

/** Keys move step by step; the table is laid out anew when they rest. */
const restMs = 400

type GridEdgesProps = {
  edges: readonly TableEdge[]
  moved: MovedEdge | null
  geometry: GridGeometry
  shown: ShownRows
  scroller: React.RefObject<HTMLDivElement | null>
  viewWidth: number
  viewHeight: number
  scrollLeft: number
  onMove: (moved: MovedEdge | null) => void
  onCommit: (moved: MovedEdge) => void
}

/** The borders of the selected table, to be moved by pointer and by key. They lie over the grid, not in it. */
export function GridEdges(props: GridEdgesProps) {
  const { t } = useWords()
  const { edges, geometry, shown, scrollLeft } = props
  const rows = edges.filter(({ name }) => name !== 'left' && name !== 'right')
  const columns = edges.filter(({ name }) => name === 'left' || name === 'right')
  return (
    <div role="group" aria-label={t('review.sheet.edges')} className={styles.layer}>
      <div className={styles.columns} style={{ width: geometry.width }}>
        {columns.map((edge) => {
          const left = leftOf(geometry, positionOf(edge, props.moved))
          return (
            <Edge
              key={edge.name}
              {...props}
              edge={edge}
              vertical
              style={{ left, visibility: left < scrollLeft + geometry.gutter - 2 ? 'hidden' : 'visible' }}
            />
          )
        })}
      </div>
      {rows.map((edge) => {
        const line = shown.lineOf(positionOf(edge, props.moved))
        return (
          <div key={edge.name} className={styles.track} style={{ top: headHeight + line * rowHeight }}>
            <Edge {...props} edge={edge} vertical={false} style={{ width: geometry.gutter }} />
          </div>
        )
      })}
    </div>
  )
}

function positionOf(edge: TableEdge, moved: MovedEdge | null): number {
  return moved !== null && moved.name === edge.name ? moved.at : edge.at
}

function Edge(props: GridEdgesProps & { edge: TableEdge; vertical: boolean; style: React.CSSProperties }) {
  const { edge, vertical, moved, shown, geometry, scroller } = props
  const { t } = useWords()
  const [dragging, setDragging] = useState(false)
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(
    () => () => {
      clearTimeout(rest.current)
    },
    [],
  )
  const at = positionOf(edge, moved)
  const clamp = (to: number): number => Math.max(edge.least, Math.min(edge.most, to))

  const positionUnder = (event: React.PointerEvent): number => {
    const element = scroller.current
    if (element === null) return at
    const box = element.getBoundingClientRect()
    if (vertical) return clamp(nearestBorder(geometry, event.clientX - box.left + element.scrollLeft))
    const y = event.clientY - box.top + element.scrollTop - headHeight
    const line = Math.max(0, Math.min(shown.count, Math.round(y / rowHeight)))
    if (line >= shown.count) return clamp(edge.most)
    return clamp(shown.lineAt(line).row)
  }
  const scrollAlong = (event: React.PointerEvent): void => {
    const element = scroller.current
    if (element === null) return
    const box = element.getBoundingClientRect()
    if (event.clientY > box.bottom - 24) element.scrollBy(0, rowHeight)
    else if (event.clientY < box.top + headHeight + 12) element.scrollBy(0, -rowHeight)
  }
  const moveBy = (to: number): void => {
    const next = { name: edge.name, at: clamp(to) }
    props.onMove(next)
    clearTimeout(rest.current)
    rest.current = setTimeout(() => {
      props.onCommit(next)
    }, restMs)
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const steps: Record<string, number> = vertical
      ? { ArrowLeft: -1, ArrowRight: 1 }
      : { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }
    const step = steps[event.key]
    if (step !== undefined) moveBy(at + step)
    else if (event.key === 'Home') moveBy(edge.least)
    else if (event.key === 'End') moveBy(edge.most)
    else if (event.key === 'Escape') {
      clearTimeout(rest.current)
      props.onMove(null)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      className={styles.edge}
      data-vertical={vertical || undefined}
      data-dragging={dragging || undefined}
      data-edge={edge.name}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-label={t(`review.sheet.edge.${edge.name}`)}
      aria-valuemin={edge.least + 1}
      aria-valuemax={edge.most + 1}
      aria-valuenow={at + 1}
      aria-valuetext={spokenPosition(edge.name, at, t)}
      title={t(`review.sheet.edge.${edge.name}`)}
      style={
        {
          ...props.style,
          '--line': `${String(vertical ? props.viewHeight : props.viewWidth)}px`,
        } as React.CSSProperties
      }
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging(true)
      }}
      onPointerMove={(event) => {
        if (!dragging) return
        scrollAlong(event)
        props.onMove({ name: edge.name, at: positionUnder(event) })
      }}
      onPointerUp={(event) => {
        if (!dragging) return
        setDragging(false)
        props.onCommit({ name: edge.name, at: positionUnder(event) })
      }}
      onPointerCancel={() => {
        setDragging(false)
        props.onMove(null)
      }}
    />
  )
}

/** Borders at the end are said by the last row or column inside. */
function spokenPosition(name: EdgeName, at: number, t: ReturnType<typeof useWords>['t']): string {
  if (name === 'left') return t('review.sheet.edgeColumn', { letter: columnLetter(at) })
  if (name === 'right') return t('review.sheet.edgeColumn', { letter: columnLetter(at - 1) })
  return t('review.sheet.edgeRow', { row: name === 'end' ? at : at + 1 })
}
