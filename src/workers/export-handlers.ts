import { CSV_MEDIA_TYPE, writeRowsCsv, writeTableCsv } from '../formats/office/write-csv.ts'
import { writeRowsXlsx, writeSheetsXlsx, writeTableXlsx } from '../formats/office/write-table.ts'
import { writeSetXlsx } from '../formats/office/write-set.ts'
import { XLSX_MEDIA_TYPE } from '../formats/office/write-workbook.ts'
import { readTextArchive, writeTextArchive } from '../formats/zip/text-archive.ts'
import type { ExportApi, WrittenFile } from '../protocol/export-api.ts'
import type { CallContext, Handlers } from '../protocol/handlers.ts'
import { AppError, toAppError } from '../core/base/app-error.ts'
import { runWorkerSelfTest } from './self-test.ts'

/** What the export worker does; the envelope is `exposeApi`'s. */
export const exportHandlers: Handlers<ExportApi> = {
  open: () => Promise.resolve(null),
  writeTableXlsx: ({ table, origin, language }, context) =>
    finish(XLSX_MEDIA_TYPE, writeTableXlsx(table, origin, language, watch(context, table.rows.length))),
  writeTableCsv: ({ table }, context) =>
    finish(CSV_MEDIA_TYPE, writeTableCsv(table, watch(context, table.rows.length))),
  writeRowsXlsx: ({ page, origin, language }, context) =>
    finish(XLSX_MEDIA_TYPE, writeRowsXlsx(page, origin, language, watch(context, page.rowCount))),
  writeSheetsXlsx: (args, context) => {
    const rows = args.sheets.reduce((sum, { page }) => sum + page.rowCount, 0)
    return finish(XLSX_MEDIA_TYPE, writeSheetsXlsx(args, `算筹 Suanchou ${__BUILD_ID__}`, watch(context, rows)))
  },
  writeSetXlsx: ({ book }, context) => {
    const rows = book.entries.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0)
    return finish(
      XLSX_MEDIA_TYPE,
      writeSetXlsx({ ...book, program: `算筹 Suanchou ${__BUILD_ID__}` }, watch(context, rows)),
    )
  },
  writeRowsCsv: ({ page }, context) => finish(CSV_MEDIA_TYPE, writeRowsCsv(page, watch(context, page.rowCount))),
  writeArchive: ({ texts }, { signal }) => finish('application/zip', writeTextArchive(texts, signal)),
  readArchive: ({ bytes, endings }, { signal }) =>
    readTextArchive(new Uint8Array(bytes), endings, { isCancelled: () => signal.aborted }),
  selfTest: ({ target }) => runWorkerSelfTest('export-worker', target),
}

function watch(
  { signal, progress }: CallContext,
  total: number,
): { signal: AbortSignal; onRows: (rows: number) => void } {
  return { signal, onRows: (rows) => progress('write', { done: Math.min(rows, total), total, unit: 'rows' }) }
}

async function finish(mediaType: string, writing: Promise<Uint8Array<ArrayBuffer>>): Promise<WrittenFile> {
  try {
    const bytes = await writing
    // A view into a larger buffer would carry that buffer's rest along.
    const exact = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
    return { bytes: exact.buffer, mediaType }
  } catch (error) {
    const known = toAppError(error)
    // Out of memory is the usual reason; the original wording stands behind the details.
    if (known.code !== 'internal/bug') throw known
    throw new AppError('export/failed', {}, { detail: known.detail ?? '', cause: error })
  }
}
