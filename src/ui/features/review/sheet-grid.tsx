import { useCallback, useMemo, useRef } from 'react'
import type { LayoutCorrection } from '../../../core/workbook/table-layout.ts'
import type { ReadSheet, TableDecision } from '../../../state/slices/imports.ts'
import { useWords } from '../../hooks/use-app.ts'
import { CellLine } from './cell-line.tsx'
import { GapLine, moreRows } from './gap-line.tsx'
import { GridBands } from './grid-bands.tsx'
import { GridEdges } from './grid-edges.tsx'
import type { GridGeometry } from './grid-geometry.ts'
import { headHeight, leftOf, rowHeight } from './grid-geometry.ts'
import { GridHeads } from './grid-heads.tsx'
import { cellId, GridRow } from './grid-row.tsx'
import { holdsCell } from './holds-cell.ts'
import { bandAt } from './row-bands.ts'
import styles from './sheet-grid.module.css'
import { revealMore, revealRow, showRows } from './shown-rows.ts'
import { stepCell } from './step-cell.ts'
import { moveEdge } from './table-edges.ts'
import type { CellWish } from './use-active-cell.ts'
import { useActiveCell, useFollow } from './use-active-cell.ts'
import { useGridView } from './use-grid-view.ts'
import { useSheetCells } from './use-sheet-cells.ts'
import { useSheetScene } from './use-sheet-scene.ts'
import { useShownTable } from './use-shown-table.ts'

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
  const { rowCount, columnCount } = sheet
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const found = selected?.choice.layout ?? null
  const [active, setActive] = useActiveCell(wish, found?.range ?? null, sheet)
  const table = useShownTable(sheet, tables, selected, active.row)
  const { shown, layout, bands, gaps } = table
  const drawn = useSheetCells(props.file, props.index, sheet)
  const view = useGridView(scroller, drawn, shown, sheet)
  const selectedTable = selected?.table ?? null
  const onPick = useCallback(
    (row: number, column: number): void => {
      setActive({ row, column })
      const other = tables.find(({ choice }) => holdsCell(choice.layout.range, row, column))
      if (other !== undefined && other.table !== selectedTable) onSelectTable(other.table)
    },
    [setActive, tables, selectedTable, onSelectTable],
  )
  const { visible, scene, merged, fetchVisible } = useSheetScene(drawn, table, view, { selected, onPick })
  const lineTop = useMemo(() => {
    return (row: number): number => shown.lineOf(row) * rowHeight
  }, [shown])
  useFollow(
    { wish, table: selectedTable, range: found?.range ?? null, active },
    {
      showCell: ({ row, column }) => view.show(shown.lineOf(row), column, 'center'),
      showTable: ({ top, left, right }) => {
        setActive({ row: top, column: left })
        const inView =
          leftOf(view.geometry, left) >= view.scrollLeft + view.geometry.gutter &&
          leftOf(view.geometry, right + 1) <= view.scrollLeft + view.viewWidth
        view.show(shown.lineOf(top), left, inView ? 'auto' : 'start')
      },
    },
  )
  const origin = drawn.merges.at(active.row, active.column) ?? { top: active.row, left: active.column }

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor(view.viewHeight / rowHeight) - 2)
    const next = stepCell(event, active, { shown, columnCount, merges: drawn.merges, page })
    if (next === null) return
    event.preventDefault()
    setActive(next)
    // Stepping into a fold opens it, which moves the lines behind.
    view.show(showRows(rowCount, revealRow(gaps, next.row)).lineOf(next.row), next.column, 'auto')
  }
  return (
    <div className={styles.frame}>
      <CellLine
        place={{ row: origin.top, column: origin.left }}
        cell={drawn.cells.at(origin.top, origin.left)}
        failure={drawn.cells.failure}
        onRetry={fetchVisible}
        onFoldAgain={table.foldAgain}
      />
      <div ref={scroller} className={styles.scroller} data-sheet-scroller>
        <div
          className={styles.canvas}
          style={{ width: view.geometry.width + 12, height: view.height + headHeight + 8 }}
        >
          <div
            role="grid"
            tabIndex={0}
            className={styles.grid}
            aria-label={t('review.sheet.grid', { name: sheet.name })}
            aria-rowcount={rowCount + 1}
            aria-colcount={columnCount + 1}
            aria-activedescendant={cellId(scene.id, origin.top, origin.left)}
            onKeyDown={onKeyDown}
          >
            <GridHeads
              geometry={view.geometry}
              columns={scene.columns}
              table={scene.table}
              out={scene.out}
              current={props.currentColumn}
              onColumn={props.onColumn}
            />
            <GridBands
              bands={bands}
              shown={shown}
              lines={view.lines}
              left={view.geometry.numberWidth}
              height={view.height}
            />
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
                  onMore={() => {
                    table.setGaps(revealMore(gaps, gap, moreRows))
                  }}
                  onAll={
                    shown.count + gap.to - gap.from > mostRows
                      ? null
                      : () => {
                          table.setGaps(revealMore(gaps, gap, gap.to - gap.from + 1))
                        }
                  }
                />
              ),
            )}
          </div>
          <OtherTables tables={tables} selected={selectedTable} geometry={view.geometry} lineTop={lineTop} />
          {layout !== null && found !== null && (
            <GridEdges
              edges={table.edges}
              moved={table.moved}
              geometry={view.geometry}
              shown={shown}
              scroller={scroller}
              viewWidth={view.viewWidth}
              viewHeight={view.viewHeight}
              scrollLeft={view.scrollLeft}
              onMove={table.setMoved}
              onCommit={({ name, at }) => {
                if (table.edges.some((edge) => edge.name === name && edge.at === at)) table.setMoved(null)
                else props.onCorrect(moveEdge(found, name, at))
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}

/** Quiet outlines of the tables that are not selected. */
function OtherTables(props: {
  tables: readonly TableDecision[]
  selected: number | null
  geometry: GridGeometry
  lineTop: (row: number) => number
}) {
  const { geometry, lineTop } = props
  return props.tables
    .filter(({ table }) => table !== props.selected)
    .map(({ table, choice }) => {
      const { top, left, bottom, right } = choice.layout.range
      const x = leftOf(geometry, left)
      const width = leftOf(geometry, right + 1) - x
      const y = headHeight + lineTop(top)
      const height = lineTop(bottom) - lineTop(top) + rowHeight
      return <div key={table} className={styles.other} style={{ left: x, top: y, width, height }} />
    })
}
