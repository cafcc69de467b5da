import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { buildRecords } from '../build-records.ts'
import type { BuiltRecords } from '../build-records.ts'
import { openPack } from '../build/pack.ts'
import type { PackName } from '../build/pack.ts'
import type { InjectedChange } from '../inject/describe-edits.ts'
import { injectErrors } from '../inject/inject-errors.ts'
import type { SampleRecords } from '../records/sample-records.ts'
import { chooseLayout } from './choose-layout.ts'
import { planBooks } from './plan-books.ts'
import type { BookPlan } from './plan-books.ts'
import { writeBook } from './write-book.ts'
import type { BookFile } from './write-book.ts'

/** The records of a seed, the workbooks that print them, and their files one after another: those of a large package do not fit at once. */
export type Books = BuiltRecords & {
  /** What was changed in the clean records to make errors; null where nothing was. */
  injected: { clean: SampleRecords; changes: readonly InjectedChange[] } | null
  books: BookPlan[]
  files: () => AsyncGenerator<BookFile>
}

/** Builds a package, with injected errors where `inject` says so: the same seed gives the same bytes. */
export function buildBooks(name: PackName, seed: string, model: readonly LogicalTable[], inject = false): Books {
  const built = buildRecords(name, seed)
  const dirty = inject ? injectErrors(built.records, openPack(name), seed) : null
  const records = dirty?.records ?? built.records
  const books = planBooks(name, records, model, (sheet, year) => chooseLayout(name, seed, sheet, year))
  return {
    ...built,
    records,
    injected: dirty === null ? null : { clean: built.records, changes: dirty.changes },
    books,
    async *files() {
      for (const book of books) yield* await writeBook(book)
    },
  }
}
