import { AppError } from '../core/base/app-error.ts'
import type { Diagnostic } from '../core/base/diagnostic.ts'
import { cellAddress } from '../core/workbook/cell-address.ts'
import type { CellGrid, CellKind, CellRange, SheetGrid } from '../core/workbook/cell-grid.ts'
import { compareSheets } from '../core/workbook/compare-sheets.ts'
import { correctLayout } from '../core/workbook/correct-layout.ts'
import { detectLayout } from '../core/workbook/detect-layout.ts'
import { retypeColumn } from '../core/workbook/retype-column.ts'
import { writeTableIpc } from '../formats/arrow/write-table-ipc.ts'
import { makeBreather } from '../formats/breathe.ts'
import { readWorkbook } from '../formats/read-workbook.ts'
import type { CallContext, Handlers } from '../protocol/handlers.ts'
import type {
  BuiltTable,
  CellWindow,
  FileReading,
  ImportApi,
  SheetReading,
  TableChoice,
} from '../protocol/import-api.ts'
import { OpenedFiles, type OpenedFile } from './opened-files.ts'
import { readBlob } from './read-blob.ts'
import { postBytes } from './post-bytes.ts'
import { runWorkerSelfTest } from './self-test.ts'

/** Cells that one window may hold; a larger one is cut at its lower edge. */
const MAX_WINDOW_CELLS = 200_000

/** What the import worker does: files stay open, each by itself, until they are released. */
export function makeImportHandlers(): Handlers<ImportApi> {
  const files = new OpenedFiles()
  return {
    open: () => Promise.resolve(null),
    readFile: ({ blob, name, path }, context) => readFile(files, { blob, name, path }, context),
    readCells: ({ file, sheet, range }) => Promise.resolve(readCells(files.sheet(file, sheet).sheet.grid, range)),
    correctLayout: ({ file, sheet, layout, correction }) => {
      const opened = files.sheet(file, sheet)
      return Promise.resolve(
        correctLayout(opened.sheet.grid, layout, correction, layoutContext(opened.file.name, opened.sheet)),
      )
    },
    retypeColumn: ({ file, sheet, layout, column }) => {
      const opened = files.sheet(file, sheet)
      return Promise.resolve(
        retypeColumn(opened.sheet.grid, layout, column, layoutContext(opened.file.name, opened.sheet)),
      )
    },
    buildTable: ({ file, sheet, choice }, context) => buildTable(files.sheet(file, sheet), choice, context),
    releaseFile: ({ file }) => {
      files.remove(file)
      return Promise.resolve(null)
    },
    selfTest: ({ target }) => runWorkerSelfTest('import-worker', target),
  }
}

async function readFile(
  files: OpenedFiles,
  given: { blob: Blob; name: string; path: string },
  context: CallContext,
): Promise<FileReading> {
  const { blob, name, path } = given
  const { source, hash } = await readBlob(blob, name, context)
  const workbook = await readWorkbook(source, name, {
    isCancelled: () => context.signal.aborted,
    onProgress: ({ phase, done, total, unit, label }) => context.progress(phase, { done, total, unit }, label),
  })
  const sheets: SheetReading[] = []
  const breathe = makeBreather()
  for (const [index, sheet] of workbook.sheets.entries()) {
    context.progress('detect', { done: index, total: workbook.sheets.length, unit: 'sheets' }, sheet.name)
    await breathe()
    if (context.signal.aborted) throw new AppError('call/cancelled')
    sheets.push(readSheet(sheet, name))
  }
  const layouts = compareSheets(sheets)
  const file = files.add({ name, path, bytes: blob.size, hash, sheets: workbook.sheets })
  const notices = workbook.notices.map((notice): Diagnostic => ({ ...notice, where: { file: name, ...notice.where } }))
  const { format, encoding, delimiter } = workbook
  const compared = sheets.map((sheet, at) => ({ ...sheet, layout: layouts[at] ?? sheet.layout }))
  return { file, name, path, bytes: blob.size, hash, format, encoding, delimiter, sheets: compared, notices }
}

function readSheet(sheet: SheetGrid, fileName: string): SheetReading {
  const { rowCount, columnCount, merges } = sheet.grid
  const layout = detectLayout(sheet.grid, layoutContext(fileName, sheet))
  return { name: sheet.name, hidden: sheet.hidden, rowCount, columnCount, merges: [...merges], layout }
}

function layoutContext(fileName: string, sheet: SheetGrid): { fileName: string; sheetName: string } {
  return { fileName, sheetName: sheet.name }
}

function readCells(grid: CellGrid, range: CellRange): CellWindow {
  const top = Math.max(0, range.top)
  const left = Math.max(0, range.left)
  const right = Math.min(range.right, grid.columnCount - 1)
  const width = Math.max(1, right - left + 1)
  const bottom = Math.min(range.bottom, grid.rowCount - 1, top + Math.floor(MAX_WINDOW_CELLS / width))
  const texts: string[][] = []
  const kinds: CellKind[][] = []
  for (let row = top; row <= bottom; row++) {
    const rowTexts: string[] = []
    const rowKinds: CellKind[] = []
    for (let column = left; column <= right; column++) {
      rowTexts.push(grid.display(row, column))
      rowKinds.push(grid.kind(row, column))
    }
    texts.push(rowTexts)
    kinds.push(rowKinds)
  }
  return { top, left, texts, kinds }
}

async function buildTable(
  opened: { file: OpenedFile; sheet: SheetGrid },
  choice: TableChoice,
  context: CallContext,
): Promise<BuiltTable> {
  const { file, sheet } = opened
  const { layout, columns, name, period, constants, found } = choice
  const written = await writeTableIpc(sheet.grid, layout, columns, {
    onColumn: (done, total) => context.progress('build', { done, total, unit: 'rows' }, name),
    isCancelled: () => context.signal.aborted,
  })
  const { top, left, bottom, right } = layout.range
  const range = `${cellAddress(top, left)}:${cellAddress(bottom, right)}`
  const source = { file: file.name, path: file.path, sheet: sheet.name, range, hash: file.hash, bytes: file.bytes }
  const { rowCount, totalRowCount, ledger } = written
  const where = { file: file.name, sheet: sheet.name }
  const notices: Diagnostic[] =
    rowCount === 0 ? [{ level: 'warning', code: 'workbook/header-only', params: {}, where }] : []
  const part = { source, title: layout.title, layout: found, period, constants, columns: written.columns }
  const bytes = written.ipc.byteLength
  return {
    part: { ...part, rowCount, totalRowCount, ledger },
    ipc: postBytes(written.ipc),
    bytes,
    sums: written.sums,
    notices,
  }
}
