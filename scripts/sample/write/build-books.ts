import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { buildRecords } from '../build-records.ts'
import type { BuiltRecords } from '../build-records.ts'
import type { PackName } from '../build/pack.ts'
import { chooseLayout } from './choose-layout.ts'
import { planBooks } from './plan-books.ts'
import type { BookPlan } from './plan-books.ts'
import { writeBook } from './write-book.ts'
import type { BookFile } from './write-book.ts'

/** The records of a seed, the workbooks that print them, and their files one after another: those of a large package do not fit at once. */
export type Books = BuiltRecords & { books: BookPlan[]; files: () => AsyncGenerator<BookFile> }

/** Builds a package: the same seed gives the same bytes. */
export function buildBooks(name: PackName, seed: string, model: readonly LogicalTable[]): Books {
  const built = buildRecords(name, seed)
  const books = planBooks(name, built.records, model, (sheet, year) => chooseLayout(name, seed, sheet, year))
  return {
    ...built,
    books,
    async *files() {
      for (const book of books) yield* await writeBook(book)
    },
  }
}
