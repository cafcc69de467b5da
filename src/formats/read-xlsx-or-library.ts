import { AppError, toAppError } from '../core/base/app-error.ts'
import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { SheetGrid } from '../core/workbook/cell-grid.ts'
import type { ReadWatch } from './read-limits.ts'
import { readXlsxParts } from './sheetjs/read-sheetjs.ts'
import { unpackParts } from './unpack-parts.ts'
import { toUtf8 } from './xlsx/decode-part.ts'
import { readPackage } from './xlsx/read-package.ts'
import { readXlsx, type WorkbookReading } from './xlsx/read-xlsx.ts'
import type { OpenZip } from './zip/open-zip.ts'

/** Unpacked size up to which the library is asked: it makes an object of each cell. */
const MOST_LIBRARY_BYTES = 150_000_000
/** Elements behind the cells of a sheet, which hold texts of their own. */
const BEHIND_DATA = /<(?:[\w.-]+:)?(?:headerFooter|extLst|conditionalFormatting|dataValidations)\b[\s\S]*/
/** End of a worksheet, which every part of one has. */
const WORKSHEET = /<\/(?:[\w.-]+:)?worksheet\s*>|<(?:[\w.-]+:)?worksheet\b[^>]*\/>/
/** A cell that refers to a shared text, which may be empty; one that refers to none is counted as unread. */
const SHARED_TEXT =
  /<(?:[\w.-]+:)?c\b[^>]*\st\s*=\s*["']s["'][^>]*>\s*<(?:[\w.-]+:)?v[^>]*>\s*\d*\s*<\/(?:[\w.-]+:)?v\s*>/g
/** A value of a cell with something in it. */
const FILLED = /<(?:[\w.-]+:)?(?:v|t)(?:\s[^>]*)?>[^<]*[^<\s]/

/**
 * Reads .xlsx and .xlsm by our own reader, and by SheetJS what that cannot read, with a notice for each such sheet. A sheet whose part holds
 * values never comes out empty. Throws what {@link readXlsx} throws where neither can read anything.
 */
export async function readXlsxOrLibrary(zip: OpenZip, gridBytes: number, watch: ReadWatch): Promise<WorkbookReading> {
  const { reading, reason } = await readOwn(zip, gridBytes, watch)
  const lost = await findLost(zip, reading, watch)
  if (lost.length === 0 && reading.sheets.length > 0) return reading
  const library = await readByLibrary(zip, watch)
  const found = library.filter(({ name, grid }) => (reason !== null || lost.includes(name)) && grid.rowCount > 0)
  const rest = reading.sheets.filter(({ name }) => !lost.includes(name))
  if (found.length + rest.length === 0)
    throw (
      reason ??
      new AppError('workbook/unreadable', {}, { detail: lost.length > 0 ? 'no sheet could be read' : 'no worksheet' })
    )
  return {
    sheets: inOrder([...rest, ...found], library),
    notices: [
      ...withoutFound(reading.notices, found),
      ...found.map(readByLibraryNotice),
      ...stillLost(reading, lost, found),
    ],
  }
}

async function readOwn(
  zip: OpenZip,
  gridBytes: number,
  watch: ReadWatch,
): Promise<{ reading: WorkbookReading; reason: AppError | null }> {
  try {
    return { reading: await readXlsx(zip, gridBytes, watch), reason: null }
  } catch (error) {
    const known = error instanceof AppError
    if (known && error.code !== 'workbook/unreadable') throw error
    const reason = known
      ? error
      : new AppError('workbook/unreadable', {}, { detail: toAppError(error).detail ?? '', cause: error })
    return { reading: { sheets: [], notices: [] }, reason }
  }
}

/** Names of the sheets that could not be read, and of those that came out empty although their part holds values, or is no whole sheet. */
async function findLost(zip: OpenZip, reading: WorkbookReading, watch: ReadWatch): Promise<string[]> {
  const lost = reading.notices.flatMap(({ code, where }) =>
    code === 'workbook/sheet-unreadable' && where.sheet !== undefined ? [where.sheet] : [],
  )
  const empty = reading.sheets.filter(({ grid }) => grid.rowCount === 0)
  if (empty.length === 0) return lost
  const book = await readPackage(zip, watch)
  for (const { name } of empty) {
    const part = book.sheets.find((sheet) => sheet.name === name)?.part ?? null
    const entry = part === null ? null : zip.find(part)
    if (entry === null) continue
    const xml = new TextDecoder().decode(toUtf8((await zip.unpack(entry, watch)).bytes))
    const data = xml.replace(BEHIND_DATA, '').replace(SHARED_TEXT, '')
    const unread = reading.notices.some(({ code, where }) => code === 'workbook/cells-unread' && where.sheet === name)
    if (unread || !WORKSHEET.test(xml) || FILLED.test(data)) lost.push(name)
  }
  return lost
}

async function readByLibrary(zip: OpenZip, watch: ReadWatch): Promise<SheetGrid[]> {
  const bytes = zip.entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0)
  if (bytes > MOST_LIBRARY_BYTES) return []
  try {
    return readXlsxParts(await unpackParts(zip, watch)).sheets
  } catch (error) {
    if (error instanceof AppError && error.code === 'call/cancelled') throw error
    return []
  }
}

function inOrder(sheets: SheetGrid[], library: readonly SheetGrid[]): SheetGrid[] {
  const places = new Map(library.map(({ name }, index) => [name, index]))
  return sheets.sort((a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0))
}

function withoutFound(notices: readonly Diagnostic[], found: readonly SheetGrid[]): Diagnostic[] {
  const names = new Set(found.map(({ name }) => name))
  return notices.filter(({ code, where }) => code !== 'workbook/sheet-unreadable' || !names.has(where.sheet ?? ''))
}

function readByLibraryNotice({ name }: SheetGrid): Diagnostic {
  return { level: 'warning', code: 'workbook/read-by-library', params: { sheet: name }, where: { sheet: name } }
}

/** Findings about sheets that came out empty and that the library could not read either. */
function stillLost(reading: WorkbookReading, lost: readonly string[], found: readonly SheetGrid[]): Diagnostic[] {
  return reading.sheets
    .filter(({ name }) => lost.includes(name) && found.every((sheet) => sheet.name !== name))
    .map(({ name }) => ({
      level: 'warning',
      code: 'workbook/sheet-unreadable',
      params: { sheet: name },
      where: { sheet: name },
    }))
}
