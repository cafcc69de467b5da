import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShippedLibrary } from '../../node-engine/open-sample.ts'
import type { PackName } from '../build/pack.ts'
import { buildBooks } from './build-books.ts'
import { writeOracles } from './write-oracles.ts'
import { writeTruth } from './write-truth.ts'

/** `oracles` also writes what each template must answer; `inject` puts errors into the records, in a folder beside the clean package. */
export type PackOptions = { oracles: boolean; inject?: boolean }

/** Writes the workbooks of a package and what is true of them. The folder is made anew. */
export async function writePack(name: PackName, seed: string, out: string, options: PackOptions): Promise<void> {
  const { model } = readShippedLibrary()
  const { records, injected, plants, planted, books, files } = buildBooks(name, seed, model, options.inject)
  const folder = join(out, injected === null ? name : `${name}-injected`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  for await (const file of files()) {
    writeFileSync(join(folder, file.name), file.bytes)
    bytes += file.bytes.byteLength
  }
  writeTruth(join(folder, 'truth'), { name, seed, records, injected, plants, planted, model, books })
  if (options.oracles) await writeOracles(join(folder, 'truth/oracle'), records)
  console.log(`${name}: ${String(books.length)} workbooks, ${String(Math.round(bytes / 1024))} KB`)
}
