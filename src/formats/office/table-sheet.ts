import type { Language } from '../../core/base/local-text.ts'
import type { HeaderCell, PrintCell, PrintColumn, PrintRow, PrintTable } from '../../core/result/print-table.ts'
import type { CellRange } from '../../core/workbook/cell-grid.ts'
import { figureFormat, symbolFormat } from './number-format.ts'
import { sourceWords } from './source-words-data.ts'
import type { StyleSheet } from './style-sheet.ts'
import { textWidth } from './text-width.ts'
import type { CellStyle, OfficeCell, OfficeRow, OfficeSheet } from './workbook.ts'
import { withoutNoise } from './without-noise.ts'

/** Yearbook type: Song for words, Times for figures. */
const WORDS = '宋体'
const FIGURES = 'Times New Roman'
/** Above this total width in characters a page lies on its side. */
const PORTRAIT_CHARACTERS = 95
/** Size of the font in whose digits widths are counted. */
const DEFAULT_SIZE = 11
const ROW_HEIGHT = 18

/** Texts beyond this break into lines. */
const WIDEST_TEXT = 40

/**
 * The sheet of a printed statistics table: title, unit line, merged header, three rules, notes, source.
 * Numbers stay numbers with the printed decimals; symbols for missing values and values with 15 digits or more are right-aligned texts.
 */
export function tableSheet(table: PrintTable, language: Language, styles: StyleSheet): OfficeSheet {
  const last = Math.max(table.columns.length, 1) - 1
  const rows: OfficeRow[] = []
  const merges: CellRange[] = []
  const line = (text: string, style: CellStyle, height?: number) => {
    if (last > 0) merges.push({ top: rows.length, left: 0, bottom: rows.length, right: last })
    const cells = filled(last + 1, styles.id(style))
    cells[0] = { type: 'text', value: text, style: styles.id(style) }
    rows.push(height === undefined ? { cells } : { cells, height })
  }
  const columns = layoutColumns(table)
  const widths = columns.map(({ width }) => width)
  const total = widths.reduce((sum, width) => sum + width, 0)
  const lines = (text: string, size: number) => Math.ceil((textWidth(text) * size) / DEFAULT_SIZE / Math.max(total, 1))
  const title: CellStyle = { font: { name: WORDS, size: 14, bold: true }, align: { horizontal: 'center', wrap: true } }
  line(table.title, title, 8 + 22 * lines(table.title, 14))
  if (table.unitLine !== '') line(table.unitLine, { font: { name: WORDS, size: 9 }, align: { horizontal: 'right' } })

  const firstHeader = rows.length
  rows.push(...headerRows(table, styles, (range) => merges.push(shiftDown(range, firstHeader))))
  const header: [number, number] = [firstHeader, rows.length - 1]
  rows.push(
    ...table.rows.map((row, index) => bodyRow(row, table, { columns, last: index === table.rows.length - 1 }, styles)),
  )

  const note: CellStyle = { font: { name: WORDS, size: 9 }, align: { horizontal: 'left', vertical: 'top', wrap: true } }
  for (const text of footLines(table, language)) line(text, note, 1 + 13 * lines(text, 9))
  return {
    name: sourceWords.table[language],
    rows,
    merges,
    widths,
    freeze: { rows: header[1] + 1, columns: table.columns.length > 1 ? 1 : 0 },
    filter: null,
    print: { landscape: total > PORTRAIT_CHARACTERS, repeatRows: header },
    gridLines: false,
    hidden: false,
  }
}

function footLines(table: PrintTable, language: Language): string[] {
  const word = sourceWords.note[language]
  const marks = table.flagNotes.map(({ mark, text }) => `${mark} ${text}`)
  const [first = '', ...others] = table.notes.filter((text) => text !== '')
  const named = first === '' || first.startsWith(word.trim()) ? first : word + first
  return [...marks, named, ...others, table.sourceLine].filter((text) => text !== '')
}

/** Places the merged header on a grid. Every cell of a merged range carries the borders, as Excel wants it. */
function headerRows(table: PrintTable, styles: StyleSheet, merge: (range: CellRange) => void): OfficeRow[] {
  const height = table.header.length
  const width = table.columns.length
  const grid: (OfficeCell | null)[][] = table.header.map(() => Array.from({ length: width }, () => null))
  for (const { cell, top, left } of placeHeader(table.header)) {
    const bottom = Math.min(top + cell.rowSpan, height) - 1
    const right = Math.min(left + cell.columnSpan, width) - 1
    if (right < left || bottom < top) continue
    if (bottom > top || right > left) merge({ top, left, bottom, right })
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const style = styles.id(headerStyle(row === 0, row === height - 1, row === bottom && bottom < height - 1))
        const corner = row === top && column === left
        const target = grid[row]
        if (target !== undefined)
          target[column] = corner ? { type: 'text', value: cell.text, style } : { type: 'empty', style }
      }
    }
  }
  return grid.map((cells) => ({ cells, height: 20 }))
}

function headerStyle(first: boolean, lowest: boolean, group: boolean): CellStyle {
  const border = {
    ...(first ? { top: 'medium' as const } : {}),
    ...(lowest || group ? { bottom: 'thin' as const } : {}),
  }
  return { font: { name: WORDS, size: 10.5, bold: true }, border, align: { horizontal: 'center', wrap: true } }
}

/** Where each header cell begins: the next free place of its row, as in an HTML table. */
export function placeHeader(header: HeaderCell[][]): { cell: HeaderCell; top: number; left: number }[] {
  const taken = new Set<string>()
  return header.flatMap((cells, top) => {
    let left = 0
    return cells.map((cell) => {
      while (taken.has(`${top}:${left}`)) left += 1
      const place = { cell, top, left }
      for (let row = 0; row < cell.rowSpan; row += 1) {
        for (let column = 0; column < cell.columnSpan; column += 1) taken.add(`${top + row}:${left + column}`)
      }
      return place
    })
  })
}

type BodyPlace = { columns: ColumnLayout[]; last: boolean }

function bodyRow(row: PrintRow, table: PrintTable, place: BodyPlace, styles: StyleSheet): OfficeRow {
  const cells = table.columns.map((column, index) => {
    const cell = row.cells[index]
    const border: CellStyle['border'] = place.last ? { bottom: 'medium' } : {}
    if (cell === undefined) return { type: 'empty' as const, style: styles.id({ border }) }
    const bold = row.kind === 'total'
    if (!column.numeric) {
      const align: CellStyle['align'] = { horizontal: 'left', indent: index === 0 ? row.level : 0, wrap: true }
      const style = styles.id({ font: { name: WORDS, size: 10.5, bold }, border, align })
      return { type: 'text' as const, value: withMark(cell), style }
    }

    const look: CellStyle = {
      font: { name: FIGURES, size: 10.5, bold },
      border,
      align: { horizontal: 'right' },
    }
    const { style, ...content } = figureCell(cell, column, look, place.columns[index])
    return { ...content, style: styles.id(style) }
  })
  // A fixed height would hide the second line of a long name.
  const wraps = textWidth(row.cells[0]?.text ?? '') > WIDEST_TEXT
  return wraps ? { cells } : { cells, height: ROW_HEIGHT }
}

type StyledFigure = { style: CellStyle } & ({ type: 'text'; value: string } | { type: 'number'; value: number })

function figureCell(
  cell: PrintCell,
  column: PrintColumn,
  look: CellStyle,
  place: ColumnLayout | undefined,
): StyledFigure {
  const { value, text } = cell
  const { marked: room = false, pad = 0 } = place ?? {}
  // A number whose printed text is a wording (`增长 12 倍`) or a symbol is shown as printed, not as its bare value.
  if (typeof value !== 'number' || !Number.isFinite(value) || !isFigure(text)) {
    const numberFormat = symbolFormat({ room: room && cell.flag === null, pad })
    return { type: 'text', value: withMark(cell), style: { ...look, numberFormat } }
  }
  const signless = value < 0 && !/^[-\u2212]/.test(text)
  const numberFormat = figureFormat(column.decimals ?? decimalsOf(text), { mark: cell.flag ?? '', room, pad, signless })
  return { type: 'number', value: withoutNoise(value), style: { ...look, numberFormat } }
}

function isFigure(text: string): boolean {
  return /^[-+\u2212]?[\d,\s\u2009\u202f]*\d(\.\d+)?$/.test(text)
}

function decimalsOf(text: string): number {
  return /\.(\d+)$/.exec(text)?.[1]?.length ?? 0
}

function withMark(cell: PrintCell): string {
  return cell.flag === null ? cell.text : `${cell.text} ${cell.flag}`
}

/** `pad` brings figures under the middle of a wide head; `marked` columns keep room for the marks of notes. */
type ColumnLayout = { width: number; pad: number; marked: boolean }

/** Widths that show every figure, and texts up to 40 characters without a break. */
function layoutColumns(table: PrintTable): ColumnLayout[] {
  const header = placeHeader(table.header)
  return table.columns.map((column, index) => {
    const heads = header
      .filter(({ cell, left }) => left === index && cell.columnSpan === 1)
      .map(({ cell }) => Math.min(textWidth(cell.text), 16))
    const texts = table.rows.map((row) => {
      const cell = row.cells[index]
      if (cell === undefined) return 0
      return textWidth(withMark(cell)) + (index === 0 ? row.level * 2 : 0)
    })
    const widest = texts.reduce((max, width) => Math.max(max, width), 0)
    const width = Math.min(Math.max(widest + 3, Math.max(0, ...heads) + 3, 8), column.numeric ? 60 : WIDEST_TEXT + 4)
    const marked = table.rows.some((row) => (row.cells[index]?.flag ?? null) !== null)
    return { width, pad: Math.max(0, Math.floor((width - widest - 2) / 2)), marked }
  })
}

function filled(count: number, style: number): OfficeCell[] {
  return Array.from({ length: count }, () => ({ type: 'empty', style }))
}

function shiftDown(range: CellRange, rows: number): CellRange {
  return { ...range, top: range.top + rows, bottom: range.bottom + rows }
}
