import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWorkbook } from '../../../src/formats/office/write-workbook.ts'
import { readShippedLibrary } from '../../node-engine/open-sample.ts'
import { buildRecords } from '../build-records.ts'
import type { PackName } from '../build/pack.ts'
import { sampleWorkbook } from '../sheet-builder.ts'
import { planBooks } from './plan-books.ts'
import { writeRecordSheet } from './record-sheet.ts'
import { writeTruth } from './write-truth.ts'

/** Writes the workbooks of a package and what is true of them. The folder is made anew. */
export async function writePack(name: PackName, seed: string, out: string): Promise<void> {
  const { model } = readShippedLibrary()
  const { records, plants } = buildRecords(name, seed)
  const folder = join(out, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  const books = planBooks(name, records, model)
  for (const { file, sheets } of books) {
    const written = await writeWorkbook(sampleWorkbook(file.replace(/\.xlsx$/u, ''), sheets.map(writeRecordSheet)))
    writeFileSync(join(folder, file), written)
    bytes += written.byteLength
  }
  writeTruth(join(folder, 'truth'), { name, seed, records, plants, model })
  console.log(`${name}: ${String(books.length)} workbooks, ${String(Math.round(bytes / 1024))} KB`)
}
