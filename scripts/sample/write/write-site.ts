import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShippedLibrary } from '../../node-engine/open-sample.ts'
import { buildBooks } from './build-books.ts'

/** Writes the workbooks of package `tiny`, which the page offers with one click, with the list that it reads. */
export async function writeSite(seed: string, out: string): Promise<void> {
  const { pack, files } = buildBooks('tiny', seed, readShippedLibrary().model)
  const folder = join(out, pack)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const list: { name: string; bytes: number; sha256: string }[] = []
  for await (const file of files()) {
    writeFileSync(join(folder, file.name), file.bytes)
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    list.push({ name: file.name, bytes: file.bytes.byteLength, sha256 })
  }
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify({ package: pack, seed, files: list }, null, 1)}\n`)
  const total = list.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`${pack}: ${String(list.length)} workbooks, ${String(Math.round(total / 1024))} KB`)
}
