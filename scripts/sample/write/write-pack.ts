import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShippedLibrary } from '../../node-engine/open-sample.ts'
import type { PackName } from '../build/pack.ts'
import { buildBooks } from './build-books.ts'
import { writeOracles } from './write-oracles.ts'
import { writeTruth } from './write-truth.ts'

/** `oracles` also writes what each template must answer. */
export type PackOptions = { oracles: boolean }

/** Writes the workbooks of a package and what is true of them. The folder is made anew. */
export async function writePack(name: PackName, seed: string, out: string, options: PackOptions): Promise<void> {
  const { model } = readShippedLibrary()
  const { records, plants, books, files } = buildBooks(name, seed, model)
  const folder = join(out, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  for await (const file of files()) {
    writeFileSync(join(folder, file.name), file.bytes)
    bytes += file.bytes.byteLength
  }
  writeTruth(join(folder, 'truth'), { name, seed, records, plants, model, books })
  if (options.oracles) await writeOracles(join(folder, 'truth/oracle'), records)
  console.log(`${name}: ${String(books.length)} workbooks, ${String(Math.round(bytes / 1024))} KB`)
}
