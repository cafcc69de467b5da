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
import type { OpenZip } from '../zip/open-zip.ts'
import { toUtf8 } from './decode-part.ts'
import type { SheetContext } from './put-cell.ts'
import { readPackage, readXml, type SheetPart, type WorkbookPackage } from './read-package.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { readSheetXml } from './read-sheet-xml.ts'
import { readStyles } from './read-styles.ts'

/** Sheets of a workbook with what was found on the way. */
export type WorkbookReading = { sheets: SheetGrid[]; notices: Diagnostic[] }

/**
 * Reads .xlsx and .xlsm. A sheet that cannot be read is left out with a notice, never given as empty; when no sheet
 * can be read, the first reason is thrown. Throws `workbook/unreadable`, `workbook/unpacks-too-large`, `call/cancelled`.
 */
export async function readXlsx(zip: OpenZip, watch: ReadWatch): Promise<WorkbookReading> {
  const book = await readPackage(zip, watch)
  const notices: Diagnostic[] = []
  if (book.externalLinks) notices.push({ level: 'info', code: 'workbook/external-links', params: {}, where: {} })
  const dictionary = new TextDictionary()
  const context: SheetContext = {
    styles: book.styles === null ? [] : readStyles(await readXml(zip, book.styles, watch)),
    shared: await readShared(zip, book, dictionary, watch),
    texts: dictionary.texts,
    date1904: book.date1904,
  }
  const worksheets = book.sheets.filter((sheet) => sheet.kind === 'worksheet')
  const sheets: SheetGrid[] = []
  let firstError: AppError | null = null
  const breathe = makeBreather()
  for (const [index, sheet] of worksheets.entries()) {
    await breathe()
    checkCancelled(watch)
    watch.onProgress?.({ phase: 'parse', done: index, total: worksheets.length, unit: 'sheets', label: sheet.name })
    try {
      sheets.push(await readSheet(zip, sheet, { dictionary, context, notices }, watch))
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
  return readSharedStrings(toUtf8((await zip.unpack(entry, watch)).bytes), dictionary)
}

type Shared = { dictionary: TextDictionary; context: SheetContext; notices: Diagnostic[] }

async function readSheet(zip: OpenZip, sheet: SheetPart, shared: Shared, watch: ReadWatch): Promise<SheetGrid> {
  const entry = sheet.part === null ? null : zip.find(sheet.part)
  if (entry === null) throw new AppError('workbook/unreadable', {}, { detail: `sheet "${sheet.name}" has no part` })
  const { bytes, intact } = await zip.unpack(entry, watch)
  const builder = new ColumnGridBuilder(shared.dictionary, formatNumber)
  const { extras, counts } = readSheetXml(toUtf8(bytes), builder, shared.context, { ...watch, label: sheet.name })
  const where = { sheet: sheet.name }
  if (!intact)
    shared.notices.push({ level: 'warning', code: 'workbook/checksum-wrong', params: { sheet: sheet.name }, where })
  if (counts.unread > 0) {
    const place = { ...where, cell: counts.firstUnread }
    shared.notices.push({
      level: 'warning',
      code: 'workbook/cells-unread',
      params: { count: counts.unread },
      where: place,
    })
  }
  shared.notices.push(...cellNotices(sheet.name, builder))
  return { name: sheet.name, hidden: sheet.hidden, grid: builder.finish(extras) }
}
