import { faces, type Area, type Canvas } from './canvas.ts'
import { drawRowName, round, type RowsLayout } from './draw-rows.ts'
import { drawText } from './draw-text.ts'
import { drawLabel } from './label.ts'
import { layoutTopNames } from './layout-top-names.ts'
import { svgElement } from './svg-element.ts'
import { inkOn } from './theme.ts'

/** A cell: its shade and figure, or a gap (`colour` null) with its sign. */
export type Cell = { colour: string | null; text: string; hint: string }

/** A table of cells: names of rows set by `layoutRows`, names of columns, cells by row. */
export type CellTable = { layout: RowsLayout; columns: string[]; cells: Cell[][]; totals: readonly number[] }

/** Columns wider than this would look like a bar chart. */
const WIDEST = 110
const LEAST_COLUMN = 4

/** Height that rows and names of columns need. */
export function cellTableHeight(canvas: Canvas, table: Pick<CellTable, 'layout' | 'columns'>): number {
  const { padding } = canvas.theme
  const { names } = columnNames(canvas, padding, canvas.width - padding, table)
  return Math.max(table.layout.names.length, 1) * table.layout.row + names.height
}

/** Draws the table; figures stand in the cells where all of a table fit, gaps carry their sign. */
export function drawCells(canvas: Canvas, area: Area, table: CellTable): void {
  const { svg, theme, measure } = canvas
  const { layout, cells, totals } = table
  const { names, left, slot } = columnNames(canvas, area.left, area.right, table)
  const top = area.top + names.height
  const row = Math.min((area.bottom - top) / Math.max(cells.length, 1), layout.row * 2)
  const centre = (at: number) => left + (at + 0.5) * slot
  for (const label of names.place(centre, top)) drawLabel(svg, label)
  const widest = Math.max(0, ...cells.flat().map(({ text }) => measure(text, faces.value.size)))
  const figures = widest + 4 <= slot && row >= faces.value.size + 4
  for (const [at, line] of cells.entries()) {
    const middle = top + (at + 0.5) * row
    drawRowName(canvas, layout, at, { x: left, y: middle, strong: totals.includes(at) })
    for (const [column, { colour, text, hint }] of line.entries()) {
      const place = { x: round(left + column * slot), y: round(top + at * row) }
      const size = { width: round(Math.max(slot - 1, 0.5)), height: round(Math.max(row - 1, 0.5)) }
      const look = colour === null ? { fill: theme.surface, stroke: theme.grid } : { fill: colour }
      const rect = svgElement(svg, 'rect', { ...place, ...size, ...look })
      svgElement(rect, 'title', {}).textContent = hint
      if (!figures && !(colour === null && slot >= 12)) continue
      const ink = colour === null ? theme.secondary : inkOn(colour)
      drawText(canvas, text, { x: centre(column), y: middle, anchor: 'middle', colour: ink, full: hint })
    }
  }
}

function columnNames(
  canvas: Canvas,
  start: number,
  end: number,
  { layout, columns }: Pick<CellTable, 'layout' | 'columns'>,
): { names: ReturnType<typeof layoutTopNames>; left: number; slot: number } {
  const left = start + layout.nameWidth
  const slotIn = (room: number) =>
    Math.min(Math.max((end - left - room) / Math.max(columns.length, 1), LEAST_COLUMN), WIDEST)
  const wide = layoutTopNames(canvas, columns, slotIn(0))
  const slot = slotIn(wide.room)
  return { names: wide.room === 0 ? wide : layoutTopNames(canvas, columns, slot), left, slot }
}
