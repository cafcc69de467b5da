import type { Language } from '../core/base/local-text.ts'
import type { Origin, PrintTable } from '../core/result/print-table.ts'
import type { Page } from '../core/result/page.ts'
import type { Call, Outcome, SelfTestAttempt } from './outcome.ts'

/** A finished file; `bytes` is transferred. */
export type WrittenFile = { bytes: ArrayBuffer; mediaType: string }

/** One template of a set: its printed table with the chart as PNG, or why there is none. */
export type SetEntryToWrite = { id: string; title: string } & (
  { table: PrintTable; origin: Origin; chart: Uint8Array | null } | { table: null; reason: string }
)

/** A set of templates that has been run; `created` is ISO 8601 in UTC. */
export type SetToWrite = { title: string; language: Language; created: string; entries: SetEntryToWrite[] }

/** A text in an archive. */
export type ArchivedText = { path: string; text: string }

/** The export worker: writes files from finished tables, where texts never become formulas, and packs and unpacks archives of texts. */
export type ExportApi = {
  open(call: Call<{ build: string; events: MessagePort }>): Promise<Outcome<null>>
  /** A styled statistics table with a sheet that says where it came from. */
  writeTableXlsx(call: Call<{ table: PrintTable; origin: Origin; language: Language }>): Promise<Outcome<WrittenFile>>
  /** The printed table as UTF-8 CSV with BOM: flattened header, unrounded numbers. */
  writeTableCsv(call: Call<{ table: PrintTable }>): Promise<Outcome<WrittenFile>>
  /** Raw rows (a browsed table or a large result). */
  writeRowsXlsx(call: Call<{ page: Page; origin: Origin; language: Language }>): Promise<Outcome<WrittenFile>>
  /** Several sheets of raw rows in one workbook. Throws export/too-many-rows. `created` is ISO 8601 in UTC. */
  writeSheetsXlsx(
    call: Call<{ title: string; created: string; sheets: { name: string; page: Page }[] }>,
  ): Promise<Outcome<WrittenFile>>
  /** A set of templates: an index, a sheet for each printed table with its chart, and the sources of all. */
  writeSetXlsx(call: Call<{ book: SetToWrite }>): Promise<Outcome<WrittenFile>>
  writeRowsCsv(call: Call<{ page: Page }>): Promise<Outcome<WrittenFile>>
  /** A zip of texts. */
  writeArchive(call: Call<{ texts: ArchivedText[] }>): Promise<Outcome<WrittenFile>>
  /** Texts of a zip whose names end as given. Throws workbook/unreadable and what else a broken zip is. */
  readArchive(call: Call<{ bytes: ArrayBuffer; endings: string[] }>): Promise<Outcome<ArchivedText[]>>
  selfTest(call: Call<{ target: string }>): Promise<Outcome<SelfTestAttempt[]>>
  cancel(call: Call<{ target: string }>): Promise<Outcome<boolean>>
}
