import { AppError } from '../../core/base/app-error.ts'
import type { CellRange } from '../../core/workbook/cell-grid.ts'
import { EXCEL_COLUMNS, EXCEL_ROWS, clipCellText } from './excel-limits.ts'
import { excelSerial } from './excel-serial.ts'
import type { SharedTexts } from './shared-texts.ts'
import type { OfficeCell, OfficeRow, OfficeSheet } from './workbook.ts'
import { XML_HEADER, cellAddress, columnLetters, xmlText } from './xml-text.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** Rows between two chunks. */
const ROWS_PER_CHUNK = 500

/** What a sheet needs of its workbook: the texts that its cells share, and the names of all sheets as they are written. */
export type SheetContext = { texts: SharedTexts; names: readonly string[] }

/**
 * Part `sheetN.xml` in chunks of text, in the order of elements that Excel insists on. `onRows` hears how many rows are written.
 * Throws export/too-many-rows.
 */
export function* sheetPart(sheet: OfficeSheet, book: SheetContext, onRows: (rows: number) => void): Generator<string> {
  const { texts, names } = book
  yield sheetHead(sheet)
  let chunk = ''
  let index = 0
  for (const row of sheet.rows) {
    if (index >= EXCEL_ROWS) throw new AppError('export/too-many-rows', { rows: index + 1, limit: EXCEL_ROWS })
    chunk += rowXml(row, index, texts)
    index += 1
    if (index % ROWS_PER_CHUNK === 0) {
      yield chunk
      chunk = ''
      onRows(index)
    }
  }
  yield chunk + sheetTail(sheet, names)
  onRows(index)
}

function sheetHead(sheet: OfficeSheet): string {
  const fit = sheet.print === null ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
  const lines = sheet.gridLines ? '' : ' showGridLines="0"'
  const view = `<sheetViews><sheetView${lines} workbookViewId="0">${freezeXml(sheet.freeze)}</sheetView></sheetViews>`
  const widths = sheet.widths.map((width, index) =>
    width === null
      ? ''
      : `<col min="${index + 1}" max="${index + 1}" width="${Math.min(width, 255)}" customWidth="1"/>`,
  )
  const columns = widths.join('') === '' ? '' : `<cols>${widths.join('')}</cols>`
  return `${XML_HEADER}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${fit}${view}<sheetFormatPr defaultRowHeight="15"/>${columns}<sheetData>`
}

function sheetTail(sheet: OfficeSheet, names: readonly string[]): string {
  const filter = sheet.filter === null ? '' : `<autoFilter ref="${rangeAddress(sheet.filter)}"/>`
  const merges = sheet.merges.map((range) => `<mergeCell ref="${rangeAddress(range)}"/>`)
  const merged = merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`
  const drawing = (sheet.pictures ?? []).length === 0 ? '' : '<drawing r:id="rId1"/>'
  return `</sheetData>${filter}${merged}${linksXml(sheet, names)}${printXml(sheet)}${breaksXml(sheet)}${drawing}</worksheet>`
}

/** A break is named by the row above it, counted from 1. */
function breaksXml({ breaks = [] }: OfficeSheet): string {
  const list = breaks.map((row) => `<brk id="${row}" max="${EXCEL_COLUMNS - 1}" man="1"/>`).join('')
  return list === ''
    ? ''
    : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${list}</rowBreaks>`
}

function linksXml({ links = [] }: OfficeSheet, names: readonly string[]): string {
  const list = links.map(({ row, column, sheet }) => {
    const place = `'${(names[sheet] ?? '').replaceAll("'", "''")}'!A1`
    return `<hyperlink ref="${cellAddress(row, column)}" location="${xmlText(place)}" display="${xmlText(place)}"/>`
  })
  return list.length === 0 ? '' : `<hyperlinks>${list.join('')}</hyperlinks>`
}

function printXml({ print }: OfficeSheet): string {
  if (print === null) return ''
  const margins = '<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
  const orientation = print.landscape ? 'landscape' : 'portrait'
  const page = `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="${print.onePage === true ? 1 : 0}"/>`
  return `<printOptions horizontalCentered="1"/>${margins}${page}<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`
}

function freezeXml(freeze: OfficeSheet['freeze']): string {
  if (freeze === null || (freeze.rows === 0 && freeze.columns === 0)) return ''
  const { rows, columns } = freeze
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  return `<pane${split} topLeftCell="${cellAddress(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`
}

function rowXml(row: OfficeRow, index: number, texts: SharedTexts): string {
  if (row.cells.length > EXCEL_COLUMNS) {
    throw new AppError('export/failed', {}, { detail: `${row.cells.length} columns, more than ${EXCEL_COLUMNS}` })
  }
  const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
  const hidden = row.hidden === true ? ' hidden="1"' : ''
  let cells = ''
  for (const [column, cell] of row.cells.entries()) {
    if (cell !== null) cells += cellXml(cell, columnLetters(column) + String(index + 1), texts)
  }
  return `<row r="${index + 1}"${height}${hidden}>${cells}</row>`
}

function cellXml(cell: OfficeCell, address: string, texts: SharedTexts): string {
  const start = `<c r="${address}"${cell.style === undefined ? '' : ` s="${cell.style + 1}"`}`
  switch (cell.type) {
    case 'empty':
      return `${start}/>`
    case 'boolean':
      return `${start} t="b"><v>${cell.value ? 1 : 0}</v></c>`
    case 'number':
      // A sheet has no place for these; as text they stay visible.
      if (!Number.isFinite(cell.value)) return textXml(start, String(cell.value), texts)
      return `${start}><v>${cell.value}</v></c>`
    case 'date': {
      const serial = excelSerial(cell.value)
      return serial === null ? textXml(start, cell.value, texts) : `${start}><v>${serial}</v></c>`
    }
    case 'text':
      return textXml(start, cell.value, texts)
  }
}

function textXml(start: string, text: string, texts: SharedTexts): string {
  return `${start} t="s"><v>${texts.id(clipCellText(text))}</v></c>`
}

/** A1 address of a range; a single cell is written as such. */
export function rangeAddress(range: CellRange): string {
  const from = cellAddress(range.top, range.left)
  const to = cellAddress(range.bottom, range.right)
  return from === to ? from : `${from}:${to}`
}
