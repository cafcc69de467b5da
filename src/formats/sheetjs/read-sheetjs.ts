import { read, type ParsingOptions, type WorkBook } from '@e965/xlsx'
import { AppError } from '../../core/base/app-error.ts'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { SheetGrid } from '../../core/workbook/cell-grid.ts'
import { cellNotices } from '../cell-notices.ts'
import { ColumnGridBuilder, type GridExtras } from '../column-grid-builder.ts'
import { builtInFormats } from '../data/built-in-formats.ts'
import { formatNumber } from '../format-number.ts'
import type { OdsHidden } from '../ods/mend-ods.ts'
import { TextDictionary } from '../text-dictionary.ts'
import { installCodePages } from './code-pages.ts'
import { fillGrid, type FillOptions } from './fill-grid.ts'
import { guardReads } from './guard-reads.ts'
import { stripBiff } from './strip-biff.ts'
import { untypedSheetjs } from './untyped-sheetjs.ts'

/** Sheets of a workbook with what was found on the way; `cells` counts what SheetJS found, empty texts included. */
export type SheetjsReading = { sheets: SheetGrid[]; notices: Diagnostic[]; cells: number }

/** Parts of an unpacked .xlsb or .ods by their path. */
export type UnpackedParts = ReadonlyMap<string, Uint8Array>

// WTF stays off: it makes harmless unknown records fatal. Sheets that silently go missing are found by comparing names.
/** How SheetJS is asked to read. */
export const OPTIONS: ParsingOptions = {
  dense: true,
  cellDates: false,
  cellNF: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellStyles: true,
}

/** A value of a cell in XML Spreadsheet 2003 or in OpenDocument. */
const FILLED = /<(?:\w+:)?Data\b[^>]*>[^<]|\soffice:(?:value|date-value|time-value|boolean-value)="[^"]/
/** Unknown elements that are dropped before giving up. */
const MOST_UNKNOWN = 5

/** Reads the unpacked parts of an .xlsb or .ods. Throws `workbook/unreadable`, `workbook/password-protected`. */
export function readUnpacked(
  parts: UnpackedParts,
  format: 'xlsx' | 'xlsb' | 'ods',
  hidden: readonly OdsHidden[] = [],
): SheetjsReading {
  const FullPaths = [...parts.keys()]
  const FileIndex = FullPaths.map((path) => {
    const content = guardReads(parts.get(path) ?? new Uint8Array(0))
    return { name: path.slice(path.lastIndexOf('/') + 1), type: 2, size: content.length, content }
  })
  // The display text of an .ods cell stands in the file and costs nothing.
  const options = { ...OPTIONS, cellText: format === 'ods' }
  const book = attempt(() => untypedSheetjs.parse_zip({ FullPaths, FileIndex }, options))
  return takeOver(book, { keepShown: format === 'ods', hidden })
}

/** Whole numbers of rows and columns; SheetJS loops over ranges of columns however long. */
const FAR = /\b(?:max|min|r)\s*=\s*["'](\d{6,})["']/g
const MAX_ROWS = 1_048_576

/** Reads the unpacked parts of an .xlsx which our own reader could not read. Throws `workbook/unreadable`, `workbook/password-protected`. */
export function readXlsxParts(parts: UnpackedParts): SheetjsReading {
  for (const [name, part] of parts) {
    if (!/worksheets\/[^/]*\.xml$/i.test(name)) continue
    for (const [, number] of new TextDecoder().decode(part).matchAll(FAR))
      if (Number(number) > MAX_ROWS)
        throw new AppError('workbook/unreadable', {}, { detail: 'a place outside the sheet' })
  }
  return readUnpacked(parts, 'xlsx')
}

/**
 * Reads the Workbook stream of an .xls of any BIFF version. SheetJS's own reader of compound files hangs on damaged ones, so it gets
 * the stream alone. Throws `workbook/unreadable`, `workbook/password-protected`.
 */
export function readBiff(stream: Uint8Array): SheetjsReading {
  resetFormats()
  const root = { name: 'Root Entry', type: 5, size: 0, content: new Uint8Array(0) }
  const content = guardReads(stripBiff(stream))
  const entry = { name: 'Workbook', type: 2, size: content.length, content }
  untypedSheetjs.CFB.utils.prep_blob(content, 0)
  const container = { FullPaths: ['Root Entry/', 'Root Entry/Workbook'], FileIndex: [root, entry] }
  const book = attempt(() => untypedSheetjs.parse_xlscfb(container, { ...OPTIONS }))
  return takeOver(book, { keepShown: false })
}

/** Reads XML Spreadsheet 2003 or flat OpenDocument from decoded text. Throws `workbook/unreadable`. */
export function readXmlText(text: string, hidden: readonly OdsHidden[] = []): SheetjsReading {
  const book = attempt(() => readDroppingUnknown(text))
  const reading = takeOver(book, { keepShown: /<office:document[\s>]/.test(text.slice(0, 65_536)), hidden })
  if (FILLED.test(text) && reading.sheets.every(({ grid }) => grid.rowCount === 0))
    throw new AppError('workbook/unreadable', {}, { detail: 'the cells could not be read' })
  return reading
}

/** An element of another vocabulary at the top of XML Spreadsheet 2003 stops SheetJS; it holds no cells, so it is dropped. */
function readDroppingUnknown(text: string): WorkBook {
  let rest = text
  for (let turn = 0; ; turn++) {
    try {
      return read(rest, { ...OPTIONS, cellText: true, type: 'string' })
    } catch (error) {
      const name = /^Unrecognized tag: ([\w.-]+)\|/.exec(String(error))?.[1]
      if (name === undefined || turn === MOST_UNKNOWN) throw error
      const shorter = rest.replace(
        new RegExp(`<(?:\\w+:)?${name}\\b[^>]*(?:/>|>[\\s\\S]*?</(?:\\w+:)?${name}\\s*>)`, 'gi'),
        '',
      )
      if (shorter.length === rest.length) throw error
      rest = shorter
    }
  }
}

/** SheetJS keeps the number formats of the last workbook in a table of its own when it reads .xls. */
function resetFormats(): void {
  const table = untypedSheetjs.SSF.get_table()
  for (const id of Object.keys(table)) Reflect.deleteProperty(table, id)
  untypedSheetjs.SSF.load_table(builtInFormats)
}

/** Runs a reading of SheetJS and turns what it throws into `workbook/unreadable` or `workbook/password-protected`. */
export function attempt(readBook: () => WorkBook): WorkBook {
  installCodePages()
  try {
    return readBook()
  } catch (error) {
    if (error instanceof AppError) throw error
    const detail = error instanceof Error ? error.message : String(error)
    const code = /password|encrypt/i.test(detail) ? 'workbook/password-protected' : 'workbook/unreadable'
    throw new AppError(code, {}, { detail: `SheetJS: ${detail}`, cause: error })
  }
}

/** `hidden` says what SheetJS does not know of an OpenDocument sheet. */
type TakeOptions = Omit<FillOptions, 'date1904'> & { hidden?: readonly OdsHidden[] }

/** Takes over every worksheet of a workbook that SheetJS read. Throws `workbook/unreadable` where there is none. */
export function takeOver(book: WorkBook, options: TakeOptions): SheetjsReading {
  const reading: SheetjsReading = { sheets: [], notices: [], cells: 0 }
  const dictionary = new TextDictionary()
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined
    if (sheet?.['!type'] !== undefined && sheet['!type'] !== 'sheet') continue
    if (sheet === undefined) {
      reading.notices.push({
        level: 'warning',
        code: 'workbook/sheet-unreadable',
        params: { sheet: name },
        where: { sheet: name },
      })
      continue
    }
    const builder = new ColumnGridBuilder(dictionary, formatNumber)
    const { extras, cells, outside } = fillGrid(sheet, builder, { ...options, date1904 })
    const told = options.hidden?.find((sheetHidden) => sheetHidden.name === name)
    const hidden = told?.hidden === true || (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    if (told !== undefined) addHidden(extras, told, builder.size)
    reading.cells += cells
    if (outside > 0)
      reading.notices.push({
        level: 'warning',
        code: 'workbook/cells-unread',
        params: { count: outside },
        where: { sheet: name },
      })
    reading.notices.push(...cellNotices(name, builder))
    reading.sheets.push({ name, hidden, grid: builder.finish(extras) })
  }
  if (reading.sheets.length === 0) throw new AppError('workbook/unreadable', {}, { detail: 'no sheet could be read' })
  return reading
}

function addHidden(extras: GridExtras, { rows, columns }: OdsHidden, size: { rows: number; columns: number }): void {
  for (const [first, last] of rows)
    for (let row = first; row <= Math.min(last, size.rows - 1); row++) extras.hiddenRows.push(row)
  for (const [first, last] of columns)
    for (let column = first; column <= Math.min(last, size.columns - 1); column++) extras.hiddenColumns.push(column)
}
