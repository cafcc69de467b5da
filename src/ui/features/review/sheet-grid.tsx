import { UnstyledButton } from '@mantine/core'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { toAppError } from '../../../core/base/app-error.ts'
import { cellAddress } from '../../../core/workbook/cell-address.ts'
import type { LayoutCorrection } from '../../../core/workbook/table-layout.ts'
import { formatCount } from '../../../i18n/format.ts'
import type { ReadSheet, TableDecision } from '../../../state/slices/imports.ts'
import { useWords } from '../../hooks/use-app.ts'
import { GridBands } from './grid-bands.tsx'
import type { MovedEdge } from './grid-edges.tsx'
import { GridEdges } from './grid-edges.tsx'
import { headHeight, leftOf, rowHeight } from './grid-geometry.ts'
import { GridHeads } from './grid-heads.tsx'
import type { RowScene } from './grid-row.tsx'
import { GridRow, cellId } from './grid-row.tsx'
import { listDoubtCells } from './doubt-cells.ts'
import { bandAt, listBands } from './row-bands.ts'
import styles from './sheet-grid.module.css'
import type { Gap } from './shown-rows.ts'
import { foldRows, revealMore, revealRow, showRows } from './shown-rows.ts'
import { listEdges, moveEdge, previewLayout } from './table-edges.ts'
import { stepCell } from './step-cell.ts'
import { useGridView } from './use-grid-view.ts'
import { useSheetCells } from './use-sheet-cells.ts'

/** A cell that someone wants to see; `wish` counts, so that the same cell can be wished twice. */
export type CellWish = { row: number; column: number; wish: number }

/** Rows that one press shows of a fold. */
const moreRows = 200
/** Unfolding everything would make more rows than a browser can scroll over. */
const mostRows = 200_000

type SheetGridProps = {
  file: string
  index: number
  sheet: ReadSheet
  tables: readonly TableDecision[]
  selected: TableDecision | null
  wish: CellWish | null
  currentColumn: number | null
  onSelectTable: (table: number) => void
  onColumn: (column: number) => void
  onCorrect: (correction: LayoutCorrection) => void
}

/** A sheet drawn as its author made it, with the bands and movable borders of the selected table. */
export function SheetGrid(props: SheetGridProps) {
  const { sheet, tables, selected, wish, onSelectTable } = props
  const selectedTable = selected?.table ?? null
  const { rowCount, columnCount } = sheet
  const { t } = useWords()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [folded] = useState<readonly Gap[]>(() => foldRows(tables.map(({ choice }) => choice.layout), rowCount))
  const [gaps, setGaps] = useState(folded)
  const [moved, setMoved] = useState<MovedEdge | null>(null)
  const [active, setActive] = useState({ row: wish?.row ?? selected?.choice.layout.range.top ?? 0, column: wish?.column ?? selected?.choice.layout.range.left ?? 0 })

  const layout = selected?.choice.layout ?? null
  const [seenWish, setSeenWish] = useState<CellWish | null>(null)
  if (wish !== seenWish) {
    setSeenWish(wish)
    if (wish !== null) setActive({ row: Math.min(wish.row, rowCount - 1), column: Math.min(wish.column, columnCount - 1) })
  }
  const edges = useMemo(() => (layout === null ? [] : listEdges(layout, sheet)), [layout, sheet])
  const shownGaps = useMemo(() => {
    const wanted = edges.flatMap(({ name, at }) => (name === 'left' || name === 'right' ? [] : [at]))
    return [...wanted, active.row, ...(moved === null ? [] : [moved.at])].reduce<readonly Gap[]>(revealRow, gaps)
  }, [edges, gaps, active.row, moved])
  const shown = useMemo(() => showRows(rowCount, shownGaps), [rowCount, shownGaps])
  const drawnLayout = useMemo(() => (layout === null || moved === null ? layout : previewLayout(layout, moveEdge(layout, moved.name, moved.at))), [layout, moved])
  const bands = useMemo(() => (drawnLayout === null ? [] : listBands(drawnLayout)), [drawnLayout])
  const drawn = useSheetCells(props.file, props.index, sheet)
  const view = useGridView(scroller, drawn, shown, sheet)
  const marks = useMemo(() => (selected === null ? new Set<string>() : listDoubtCells(selected)), [selected])
  const out = useMemo(() => new Set(selected?.choice.columns.filter(({ include }) => !include).map(({ index }) => index)), [selected])

  const firstColumn = view.columns[0] ?? 0
  const lastColumn = view.columns.at(-1) ?? 0
  const firstLine = view.lines[0] ?? 0
  const lastLine = view.lines.at(-1) ?? 0
  const visible = useMemo(() => {
    const lines: { line: number; row: number; gap: Gap | null }[] = []
    for (let line = firstLine; line <= Math.min(lastLine, shown.count - 1); line += 1) lines.push({ line, ...shown.lineAt(line) })
    return lines
  }, [firstLine, lastLine, shown])
  const { cells } = drawn
  const fetchVisible = useCallback(() => {
    cells.want(visible.filter(({ gap }) => gap === null).map(({ row }) => row), firstColumn, lastColumn)
  }, [cells, visible, firstColumn, lastColumn])
  useEffect(fetchVisible, [fetchVisible])

  const scene = useMemo<RowScene>(() => {
    const columns = Array.from({ length: lastColumn - firstColumn + 1 }, (_, offset) => firstColumn + offset)
    const onPick = (row: number, column: number): void => {
      setActive({ row, column })
      const other = tables.find(({ table, choice: { layout: { range } } }) => table !== selectedTable && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right)
      if (other !== undefined) onSelectTable(other.table)
    }
    return { id, cells: drawn.cells, merges: drawn.merges, geometry: view.geometry, columns, table: drawnLayout?.range ?? null, marks, out, version: drawn.version, onPick }
  }, [id, drawn.cells, drawn.merges, drawn.version, view.geometry, firstColumn, lastColumn, drawnLayout, marks, out, tables, selectedTable, onSelectTable])
  const lineTop = useMemo(() => (row: number): number => shown.lineOf(row) * rowHeight, [shown])

  const showView = view.show
  useEffect(() => {
    if (wish !== null) showView(shown.lineOf(wish.row), wish.column, 'center')
    // Only a new wish moves the view, not what changes around it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wish])
  useEffect(() => { setMoved(null) }, [layout])

  const merged = drawn.merges.within({ top: visible[0]?.row ?? 0, bottom: visible.at(-1)?.row ?? 0, left: firstColumn, right: lastColumn })
  const origin = drawn.merges.at(active.row, active.column) ?? { top: active.row, left: active.column }
  const activeCell = drawn.cells.at(origin.top, origin.left)

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const next = stepCell(event, active, { shown, columnCount, merges: drawn.merges, page: Math.max(1, Math.floor(view.viewHeight / rowHeight) - 2) })
    if (next === null) return
    event.preventDefault()
    setActive(next)
    showView(showRows(rowCount, revealRow(shownGaps, next.row)).lineOf(next.row), next.column, 'auto')
  }
  return (
    <div className={styles.frame}>
      <div className={styles.line}>
        <span className={styles.address} aria-label={t('review.sheet.address')}>{cellAddress(origin.top, origin.left)}</span>
        <span className={styles.content} aria-live="polite">
          {activeCell === null || activeCell.text === '' ? <span className={styles.empty}>{t(activeCell === null ? 'review.sheet.reading' : 'review.sheet.emptyCell')}</span> : activeCell.text}
        </span>
        {cells.failure !== null && <FetchFailure failure={cells.failure} onRetry={fetchVisible} />}
        {gaps !== folded && <UnstyledButton className={styles.link} onClick={() => { setGaps(folded) }}>{t('review.sheet.foldAgain')}</UnstyledButton>}
      </div>
      <div ref={scroller} className={styles.scroller} data-sheet-scroller>
        <div className={styles.canvas} style={{ width: view.geometry.width + 12, height: view.height + headHeight + 8 }}>
          <div
            role="grid"
            tabIndex={0}
            className={styles.grid}
            aria-label={t('review.sheet.grid', { name: sheet.name })}
            aria-rowcount={rowCount + 1}
            aria-colcount={columnCount + 1}
            aria-activedescendant={cellId(id, origin.top, origin.left)}
            onKeyDown={onKeyDown}
          >
            <GridHeads geometry={view.geometry} columns={scene.columns} table={drawnLayout?.range ?? null} out={out} current={props.currentColumn} onColumn={props.onColumn} />
            <GridBands bands={bands} shown={shown} lines={view.lines} left={view.geometry.numberWidth} height={view.height} />
            {visible.map(({ line, row, gap }, position) =>
              gap === null ? (
                <GridRow
                  key={row}
                  row={row}
                  top={line * rowHeight}
                  kind={bandAt(bands, row)?.kind ?? null}
                  word={t(`review.sheet.band.${bandAt(bands, row)?.kind ?? 'outside'}`)}
                  scene={scene}
                  activeColumn={origin.top === row ? origin.left : null}
                  mergedHere={merged.filter((merge) => merge.top === row || (position === 0 && merge.top < row))}
                  lineTop={lineTop}
                />
              ) : (
                <GapLine
                  key={`gap${String(row)}`}
                  gap={gap}
                  top={line * rowHeight}
                  width={view.geometry.width}
                  onMore={() => { setGaps(revealMore(shownGaps, gap, moreRows)) }}
                  onAll={shown.count + gap.to - gap.from > mostRows ? null : () => { setGaps(revealMore(shownGaps, gap, gap.to - gap.from + 1)) }}
                />
              ),
            )}
          </div>
          {tables.map(({ table, choice: { layout: other } }) =>
            table === selectedTable ? null : (
              <div
                key={table}
                className={styles.other}
                style={{
                  left: leftOf(view.geometry, other.range.left),
                  width: leftOf(view.geometry, other.range.right + 1) - leftOf(view.geometry, other.range.left),
                  top: headHeight + lineTop(other.range.top),
                  height: lineTop(other.range.bottom) - lineTop(other.range.top) + rowHeight,
                }}
              />
            ),
          )}
          {layout !== null && (
            <GridEdges
              edges={edges}
              moved={moved}
              geometry={view.geometry}
              shown={shown}
              scroller={scroller}
              viewWidth={view.viewWidth}
              viewHeight={view.viewHeight}
              scrollLeft={view.scrollLeft}
              onMove={setMoved}
              onCommit={({ name, at }) => {
                if (edges.some((edge) => edge.name === name && edge.at === at)) setMoved(null)
                else props.onCorrect(moveEdge(layout, name, at))
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}

/** Cells that could not be fetched: why, and once more. A failure that stays is not repeated by itself. */
function FetchFailure({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const { t, error } = useWords()
  const { code, params } = toAppError(failure)
  return (
    <span className={styles.failure} role="alert">
      {error(code, params)}
      <UnstyledButton className={styles.link} onClick={onRetry}>{t('shell.retry')}</UnstyledButton>
    </span>
  )
}

function GapLine(props: { gap: Gap; top: number; width: number; onMore: () => void; onAll: (() => void) | null }) {
  const { t } = useWords()
  const count = props.gap.to - props.gap.from + 1
  return (
    <div role="row" aria-rowindex={props.gap.from + 2} className={styles.gap} style={{ transform: `translateY(${String(props.top)}px)`, width: props.width }}>
      <div role="gridcell" className={styles.gapInner} style={{ width: 'fit-content' }}>
        <span className={styles.dots} aria-hidden="true">…</span>
        <span>{t('review.sheet.gap', { count, n: formatCount(count) })}</span>
        {count > moreRows && <UnstyledButton className={styles.link} onClick={props.onMore}>{t('review.sheet.showMore', { n: formatCount(moreRows) })}</UnstyledButton>}
        {props.onAll !== null && <UnstyledButton className={styles.link} onClick={props.onAll}>{t('review.sheet.showAll')}</UnstyledButton>}
      </div>
    </div>
  )
}
