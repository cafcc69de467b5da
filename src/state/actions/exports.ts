import { AppError } from '../../core/base/app-error.ts'
import type { CallId } from '../../core/base/id.ts'
import { asId } from '../../core/base/id.ts'
import type { Language } from '../../core/base/local-text.ts'
import type { Page, SortKey } from '../../core/result/page.ts'
import type { Origin, PrintTable } from '../../core/result/print-table.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { WrittenFile } from '../../protocol/export-api.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import type { ResultInfo } from './results.ts'
import { runAction } from './run-action.ts'

/** Rows of a sheet that are left for data under one header row. */
const maxSheetRows = 1_048_575
/** Rows that are in the page's memory at once while a long result is written as CSV. */
const chunkRows = 50_000
/** Names the progress that the page itself reports. */
const progressCall = asId<CallId>('csv')
/** Sorts nothing: the order of the query. */
const asComputed: SortKey[] = []

/** Files made from results. */
export type ExportActions = ReturnType<typeof createExportActions>

/** Actions that write files, each a task with progress; they resolve to undefined when cancelled or failed. */
export function createExportActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const write = (
    kind: 'xlsx' | 'csv',
    name: string,
    work: (options: CallOptions) => Promise<Blob>,
  ): Promise<Blob | undefined> => runAction(store, words().t(`result.task.${kind}`, { name }), work)
  return {
    /** The printed table with a sheet that says where it came from. */
    tableXlsx(
      name: string,
      args: { table: PrintTable; origin: Origin; language: Language },
    ): Promise<Blob | undefined> {
      return write('xlsx', name, async (options) => asBlob(await clients.exports.writeTableXlsx(args, options)))
    },
    tableCsv(name: string, table: PrintTable): Promise<Blob | undefined> {
      return write('csv', name, async (options) => asBlob(await clients.exports.writeTableCsv({ table }, options)))
    },
    /** All rows of a result as they are. */
    rowsXlsx(name: string, info: ResultInfo, language: Language): Promise<Blob | undefined> {
      return write('xlsx', name, async (options) => {
        if (info.totalRows > maxSheetRows)
          throw new AppError('export/too-many-rows', { rows: info.totalRows, limit: maxSheetRows })
        const page = await clients.engine.readResult(
          { result: info.result, offset: 0, limit: info.totalRows, sort: asComputed },
          options,
        )
        return asBlob(await clients.exports.writeRowsXlsx({ page, origin: info.origin, language }, options))
      })
    },
    /** A page of rows that the interface has made itself, such as a ledger. */
    pageCsv(name: string, page: Page): Promise<Blob | undefined> {
      return write('csv', name, async (options) => asBlob(await clients.exports.writeRowsCsv({ page }, options)))
    },
    /** Several pages of rows as the sheets of one workbook. */
    pagesXlsx(name: string, title: string, sheets: { name: string; page: Page }[]): Promise<Blob | undefined> {
      return write('xlsx', name, async (options) =>
        asBlob(await clients.exports.writeSheetsXlsx({ title, created: new Date().toISOString(), sheets }, options)),
      )
    },
    /** All rows of a result, any number of them. */
    rowsCsv(name: string, info: ResultInfo): Promise<Blob | undefined> {
      return write('csv', name, (options) => writeLongCsv(clients, info, options))
    },
  }
}

/** Writes page by page, so that neither the page nor a worker ever holds the whole text. */
async function writeLongCsv(clients: Clients, info: ResultInfo, options: CallOptions): Promise<Blob> {
  const nothing: Page = {
    columns: info.columns,
    offset: 0,
    rowCount: 0,
    totalRows: 0,
    values: info.columns.map(() => []),
  }
  const head = await clients.exports.writeRowsCsv({ page: nothing }, options)
  const parts: BlobPart[] = [head.bytes]
  const { signal, onProgress } = options
  for (let offset = 0; offset < info.totalRows; offset += chunkRows) {
    const page = await clients.engine.readResult(
      { result: info.result, offset, limit: chunkRows, sort: asComputed },
      { signal },
    )
    const part = await clients.exports.writeRowsCsv({ page }, { signal })
    // Each part begins with the byte order mark and the header, which the first one has given.
    parts.push(new Blob([part.bytes]).slice(head.bytes.byteLength))
    onProgress?.({
      kind: 'progress',
      call: progressCall,
      phase: 'write',
      done: offset + page.rowCount,
      total: info.totalRows,
      unit: 'rows',
      label: '',
    })
  }
  return new Blob(parts, { type: head.mediaType })
}

function asBlob(file: WrittenFile): Blob {
  return new Blob([file.bytes], { type: file.mediaType })
}
