import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShippedLibrary } from '../../node-engine/open-sample.ts'
import { buildRecords } from '../build-records.ts'
import type { PackName } from '../build/pack.ts'
import { chooseLayout } from './choose-layout.ts'
import { planBooks } from './plan-books.ts'
import { writeBook } from './write-book.ts'
import { writeTruth } from './write-truth.ts'

/** Writes the workbooks of a package and what is true of them. The folder is made anew. */
export async function writePack(name: PackName, seed: string, out: string): Promise<void> {
  const { model } = readShippedLibrary()
  const { records, plants } = buildRecords(name, seed)
  const folder = join(out, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  const books = planBooks(name, records, model, (sheet, year) => chooseLayout(name, seed, sheet, year))
  for (const book of books) {
    for (const file of await writeBook(book)) {
      writeFileSync(join(folder, file.name), file.bytes)
      bytes += file.bytes.byteLength
    }
  }
  writeTruth(join(folder, 'truth'), { name, seed, records, plants, model, books })
  console.log(`${name}: ${String(books.length)} workbooks, ${String(Math.round(bytes / 1024))} KB`)
}
