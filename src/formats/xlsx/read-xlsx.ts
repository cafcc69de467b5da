import { AppError } from '../../core/base/app-error.ts'
import type { Diagnostic } from '../../core/base/diagnostic.ts'
import type { SheetGrid } from '../../core/workbook/cell-grid.ts'
import { makeBreather } from '../breathe.ts'
import { cellNotices } from '../cell-notices.ts'
import { checkCancelled } from '../check-cancelled.ts'
import { ColumnGridBuilder } from '../column-grid-builder.ts'
import { formatNumber } from '../format-number.ts'
import type { ReadWatch } from '../read-limits.ts'
import { TextDictionary } from '../text-dictionary.ts'
import type { ByteSink } from '../zip/inflate-bounded.ts'
import type { OpenZip } from '../zip/open-zip.ts'
import type { ZipEntry } from '../zip/read-zip-directory.ts'
import type { SheetContext } from './put-cell.ts'
import { readPackage, readXml, type SheetPart, type WorkbookPackage } from './read-package.ts'
import { SharedStringsReader } from './read-shared-strings.ts'
import { SheetReader } from './read-sheet-xml.ts'
import { readStyles } from './read-styles.ts'

/** Unpacked bytes between two reports of progress. */
const PROGRESS_BYTES = 1024 * 1024

/** Sheets of a workbook with what was found on the way. */
export type WorkbookReading = { sheets: SheetGrid[]; notices: Diagnostic[] }

/**
 * Reads .xlsx and .xlsm. A sheet that cannot be read is left out with a notice, never given as empty; when no sheet
 * can be read, the first reason is thrown. Throws `workbook/unreadable`, `workbook/unpacks-too-large`, `call/cancelled`.
 */
export async function readXlsx(zip: OpenZip, gridBytes: number, watch: ReadWatch): Promise<WorkbookReading> {
  const book = await readPackage(zip, watch)
  const notices: Diagnostic[] = []
  if (book.externalLinks) notices.push({ level: 'info', code: 'workbook/external-links', params: {}, where: {} })
  if (!book.listed) notices.push({ level: 'warning', code: 'workbook/sheet-list-missing', params: {}, where: {} })
  const dictionary = new TextDictionary()
  const context: SheetContext = {
    styles: book.styles === null ? [] : readStyles(await readXml(zip, book.styles, watch)),
    shared: await readShared(zip, book, dictionary, watch),
    dictionary,
    date1904: book.date1904,
  }
  const worksheets = book.sheets.filter((sheet) => sheet.kind === 'worksheet')
  const sheets: SheetGrid[] = []
  const shared: Shared = { context, notices, gridBytes }
  let firstError: AppError | null = null
  const breathe = makeBreather()
  for (const [index, sheet] of worksheets.entries()) {
    await breathe()
    checkCancelled(watch)
    watch.onProgress?.({ phase: 'parse', done: index, total: worksheets.length, unit: 'sheets', label: sheet.name })
    try {
      sheets.push(await readSheet(zip, sheet, shared, watch))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'workbook/unreadable') throw error
      firstError ??= error
      notices.push({
        level: 'warning',
        code: 'workbook/sheet-unreadable',
        params: { sheet: sheet.name },
        where: { sheet: sheet.name },
      })
    }
  }
  if (sheets.length === 0 && firstError !== null) throw firstError
  return { sheets, notices }
}

async function readShared(
  zip: OpenZip,
  book: WorkbookPackage,
  dictionary: TextDictionary,
  watch: ReadWatch,
): Promise<Int32Array> {
  const entry = book.sharedStrings === null ? null : zip.find(book.sharedStrings)
  if (entry === null) return new Int32Array(0)
  let reader = new SharedStringsReader(dictionary)
  const makeSink = (): ByteSink => {
    const own = (reader = new SharedStringsReader(dictionary))
    return (piece) => own.push(piece)
  }
  await zip.stream(entry, makeSink, watch)
  return reader.finish()
}

/** What the sheets of a workbook share; `gridBytes` is what they may still take up. */
type Shared = { context: SheetContext; notices: Diagnostic[]; gridBytes: number }

async function readSheet(zip: OpenZip, sheet: SheetPart, shared: Shared, watch: ReadWatch): Promise<SheetGrid> {
  const entry = sheet.part === null ? null : zip.find(sheet.part)
  if (entry === null) throw new AppError('workbook/unreadable', {}, { detail: `sheet "${sheet.name}" has no part` })
  const { builder, reader, intact } = await streamSheet(zip, { entry, name: sheet.name }, shared, watch)
  reader.finish()
  shared.gridBytes -= builder.bytes
  const where = { sheet: sheet.name }
  if (!intact)
    shared.notices.push({ level: 'warning', code: 'workbook/checksum-wrong', params: { sheet: sheet.name }, where })
  const { unread, firstUnread } = reader.counts
  if (unread > 0) {
    const place = { ...where, cell: firstUnread }
    shared.notices.push({ level: 'warning', code: 'workbook/cells-unread', params: { count: unread }, where: place })
  }
  shared.notices.push(...cellNotices(sheet.name, builder))
  return { name: sheet.name, hidden: sheet.hidden, grid: builder.finish(reader.extras) }
}

type StreamedSheet = { builder: ColumnGridBuilder; reader: SheetReader; intact: boolean }

async function streamSheet(
  zip: OpenZip,
  { entry, name }: { entry: ZipEntry; name: string },
  { context, gridBytes }: Shared,
  watch: ReadWatch,
): Promise<StreamedSheet> {
  const begin = (): Omit<StreamedSheet, 'intact'> => {
    const builder = new ColumnGridBuilder(context.dictionary, formatNumber, gridBytes)
    return { builder, reader: new SheetReader(builder, context) }
  }
  let current = begin()
  const makeSink = (): ByteSink => {
    const { reader } = (current = begin())
    let done = 0
    let told = 0
    return (piece) => {
      reader.push(piece)
      done += piece.length
      if (done < told) return
      told = done + PROGRESS_BYTES
      watch.onProgress?.({ phase: 'parse', done, total: entry.declaredBytes, unit: 'bytes', label: name })
    }
  }
  const { intact } = await zip.stream(entry, makeSink, watch)
  return { ...current, intact }
}
