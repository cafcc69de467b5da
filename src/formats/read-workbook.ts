import { AppError, toAppError } from '../core/base/app-error.ts'
import type { Diagnostic } from '../core/base/diagnostic.ts'
import type { FileFormat, SheetGrid } from '../core/workbook/cell-grid.ts'
import { sourceOf, type ByteSource } from './byte-source.ts'
import { readDbf } from './dbf/read-dbf.ts'
import { readDif, readSylk } from './sheetjs/read-older.ts'
import { openCfb } from './cfb/open-cfb.ts'
import { inspectBiff } from './cfb/inspect-biff.ts'
import { readHtml } from './html/read-html.ts'
import { readOdsParts, readOdsText } from './ods/read-ods.ts'
import { defaultLimits, type ReadLimits, type ReadWatch } from './read-limits.ts'
import { readUnpacked, readBiff, readXmlText, type SheetjsReading } from './sheetjs/read-sheetjs.ts'
import { sniffFormat, type Sniffed } from './sniff-format.ts'
import { readText } from './text/read-text.ts'
import { inspectXlsb } from './xlsb/inspect-xlsb.ts'
import { readXlsxOrLibrary } from './read-xlsx-or-library.ts'
import { unpackParts } from './unpack-parts.ts'
import type { WorkbookReading } from './xlsx/read-xlsx.ts'
import type { MakeInflater } from './zip/inflate-bounded.ts'

/** A file as read: its sheets in order, hidden ones too. `encoding` and `delimiter` only for text files. */
export type Workbook = {
  format: FileFormat
  encoding: string | null
  delimiter: string | null
  sheets: SheetGrid[]
  notices: Diagnostic[]
}

/**
 * Reads any workbook or delimited text; the content decides what it is. An .xlsx is read piece by piece, anything else whole. `name` is for messages and for the sheet of a text file.
 * Every failure is an `AppError` of a `workbook/*` code with the parameter `file`, or `call/cancelled`.
 */
export async function readWorkbook(
  file: Uint8Array | ByteSource,
  name: string,
  options: ReadWatch & { limits?: Partial<ReadLimits>; inflater?: MakeInflater } = {},
): Promise<Workbook> {
  const limits = { ...defaultLimits, ...options.limits }
  try {
    const source = sourceOf(file instanceof Uint8Array ? toPlainBytes(file) : file)
    if (source.size > limits.fileBytes) throw fileTooLarge(source.size, limits.fileBytes)
    const sniffed = await sniffFormat(source, limits, options)
    const workbook = await readSniffed(sniffed, { name, limits }, options)
    return { ...workbook, notices: [...workbook.notices, ...noticesOf(sniffed, workbook)] }
  } catch (error) {
    throw nameFile(error, name)
  }
}

/** A plain view: SheetJS takes other paths, partly wrong ones, for the Buffer of Node. */
function toPlainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function fileTooLarge(bytes: number, limit: number): AppError {
  return new AppError('workbook/file-too-large', {
    megabytes: Math.ceil(bytes / 1_000_000),
    limitMegabytes: Math.round(limit / 1_000_000),
  })
}

/** Adds the file's name to an error. What a reader throws unforeseen means that the file is not as it should be. */
function nameFile(error: unknown, file: string): AppError {
  const known =
    error instanceof AppError
      ? error
      : new AppError('workbook/unreadable', {}, { detail: toAppError(error).detail ?? '', cause: error })
  const extra = { cause: known.cause ?? error, ...(known.detail === undefined ? {} : { detail: known.detail }) }
  return new AppError(known.code, { ...known.params, file }, extra)
}

async function readSniffed(
  sniffed: Sniffed,
  { name, limits }: { name: string; limits: ReadLimits },
  watch: ReadWatch,
): Promise<Workbook> {
  switch (sniffed.format) {
    case 'csv': {
      const { sheet, delimiter } = readText(sniffed.text, sheetNameOf(name), watch)
      return { format: 'csv', encoding: sniffed.encoding, delimiter, sheets: [sheet], notices: [] }
    }
    case 'xls':
      return whole('xls', readWholeXls(sniffed.bytes))
    case 'dbf': {
      const { sheet, notices, encoding } = readDbf(sniffed.bytes, sheetNameOf(name), watch)
      return { ...whole('dbf', { sheets: [sheet], notices }), encoding }
    }
    case 'sylk':
      return { ...whole('sylk', readSylk(sniffed.bytes, sniffed.encoding)), encoding: sniffed.encoding }
    case 'dif':
      return { ...whole('dif', readDif(sniffed.bytes, sniffed.encoding)), encoding: sniffed.encoding }
    case 'html':
      return { ...whole('html', { sheets: readHtml(sniffed.text), notices: [] }), encoding: sniffed.encoding }
    case 'xml':
      return { ...whole('xml', readXmlText(sniffed.text)), encoding: sniffed.encoding }
    case 'xlsx':
    case 'xlsm':
      return whole(sniffed.format, await readXlsxOrLibrary(sniffed.zip, limits.gridBytes, watch))
    case 'xlsb':
      return whole('xlsb', readWholeXlsb(await unpackParts(sniffed.zip, watch)))
    case 'ods':
      if ('text' in sniffed) return { ...whole('ods', readOdsText(sniffed.text)), encoding: sniffed.encoding }
      return whole('ods', readOdsParts(await unpackParts(sniffed.zip, watch)))
  }
}

function whole(format: FileFormat, { sheets, notices }: WorkbookReading): Workbook {
  return { format, encoding: null, delimiter: null, sheets, notices }
}

/** File name without folder and ending, for the sheet of a text file. */
function sheetNameOf(name: string): string {
  return name.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '')
}

/** Reads an .xls and compares what came out with what the records hold: cells must not vanish without a word. */
function readWholeXls(bytes: Uint8Array): SheetjsReading {
  const stream = biffStream(bytes)
  const facts = inspectBiff(stream)
  if (!facts.complete) throw new AppError('workbook/truncated', {}, { detail: 'the stream ends inside a sheet' })
  const reading = readBiff(stream)
  return withoutLoss(reading, facts.cells)
}

/** A reading that has to hold so many cells, with a notice where some are missing. Throws `workbook/unreadable` where all are. */
function withoutLoss(reading: SheetjsReading, cells: number): SheetjsReading {
  // Cells that all came out as empty texts are as good as lost.
  const empty = reading.sheets.every(({ grid }) => grid.rowCount === 0)
  const lost = empty ? cells : cells - reading.cells
  if (lost <= 0) return reading
  if (empty) throw new AppError('workbook/unreadable', {}, { detail: `${lost} cells could not be read` })
  const notice: Diagnostic = { level: 'warning', code: 'workbook/cells-unread', params: { count: lost }, where: {} }
  return { ...reading, notices: [...reading.notices, notice] }
}

function biffStream(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xd0) return bytes
  const cfb = openCfb(bytes)
  const book = cfb.find('Workbook') ?? cfb.find('Book')
  return book === null ? bytes : cfb.read(book, book.bytes)
}

/** Reads an .xlsb and compares what came out with what the records hold. */
function readWholeXlsb(parts: Map<string, Uint8Array>): SheetjsReading {
  let cells = 0
  for (const [name, part] of parts) {
    if (/(?:^|\/)workbook\.bin$/i.test(name)) inspectXlsb(part)
    else if (/worksheets\/[^/]*\.bin$/i.test(name)) cells += inspectXlsb(part)
  }
  return withoutLoss(readUnpacked(parts, 'xlsb'), cells)
}

function noticesOf(sniffed: Sniffed, workbook: Workbook): Diagnostic[] {
  const notices: Diagnostic[] = []
  if (sniffed.format === 'xlsm') notices.push({ level: 'info', code: 'workbook/macros-ignored', params: {}, where: {} })
  if (sniffed.format === 'csv') {
    if (sniffed.guessed)
      notices.push({
        level: 'info',
        code: 'workbook/encoding-guessed',
        params: { encoding: sniffed.encoding },
        where: {},
      })
    if (sniffed.replaced > 0)
      notices.push({
        level: 'warning',
        code: 'workbook/replacement-characters',
        params: { count: sniffed.replaced },
        where: {},
      })
  }
  for (const sheet of workbook.sheets) notices.push(...sheetNotices(sheet))
  // Damage can leave a workbook that is well-formed and empty: nobody should take it for an empty one unasked.
  if (workbook.sheets.every(({ grid }) => grid.rowCount === 0))
    notices.push({ level: 'warning', code: 'workbook/nothing-found', params: {}, where: {} })
  return notices
}

function sheetNotices({ name, hidden, grid }: SheetGrid): Diagnostic[] {
  const where = { sheet: name }
  const notices: Diagnostic[] = []
  if (hidden) notices.push({ level: 'info', code: 'workbook/hidden-sheet', params: { sheet: name }, where })
  if (grid.hiddenRows.length > 0)
    notices.push({ level: 'info', code: 'workbook/hidden-rows', params: { count: grid.hiddenRows.length }, where })
  if (grid.hiddenColumns.length > 0)
    notices.push({
      level: 'info',
      code: 'workbook/hidden-columns',
      params: { count: grid.hiddenColumns.length },
      where,
    })
  return notices
}
