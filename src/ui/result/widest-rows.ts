import { estimateWidth } from '../../charts/measure-text.ts'
import type { Measure } from '../../charts/measure-text.ts'
import type { PrintRow, PrintTable } from '../../core/result/print-table.ts'

/** Rows of each column that may be its widest; more than one because a cell is not set exactly as its text is measured. */
const candidates = 2
/** Texts whose estimate is among so many are measured with the fonts of the page. */
const measured = 300
/** A level of indent and the size of type, px. */
const indent = 16
const size = 14

/** Places of the rows from `first` on that may hold the widest cell of a column: they decide how wide the columns of the whole table are. */
export function findWidestRows(table: PrintTable, first: number, measure: Measure): number[] {
  const found = new Set<number>()
  const all = table.rows.map((_, at) => at).slice(first)
  const widest = (places: number[], most: number, widthOf: (row: PrintRow) => number): number[] => {
    const widths = places.map((at) => ({ at, width: table.rows[at] === undefined ? 0 : widthOf(table.rows[at]) }))
    return widths
      .sort((a, b) => b.width - a.width)
      .slice(0, most)
      .map(({ at }) => at)
  }
  for (const [column, { numeric }] of table.columns.entries()) {
    const likely = numeric ? all : widest(all, measured, (row) => widthOfText(row, column, estimateWidth))
    const widthOf = (row: PrintRow): number =>
      numeric ? widthOfFigure(row, column) : widthOfText(row, column, measure)
    for (const at of widest(likely, candidates, widthOf)) found.add(at)
  }
  return [...found].sort((a, b) => a - b)
}

function widthOfText({ cells, kind, level }: PrintRow, column: number, measure: Measure): number {
  const width = measure(cells[column]?.text ?? '', size, kind === 'data' ? 400 : 600)
  return column === 0 ? width + level * indent : width
}

/** Figures have digits of one width; a bold one is wider by less than a digit. */
function widthOfFigure({ cells, kind }: PrintRow, column: number): number {
  return (cells[column]?.text.length ?? 0) + (kind === 'data' ? 0 : 0.5)
}
