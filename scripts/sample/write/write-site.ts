import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPackage } from '../build-package.ts'

/** Writes the workbooks that the page offers with one click, with the list that it reads. */
export async function writeSite(seed: string, out: string): Promise<void> {
  const { name, files } = await buildPackage(seed)
  const folder = join(out, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const file of files) writeFileSync(join(folder, file.name), file.bytes)
  const list = files.map((file) => ({ name: file.name, bytes: file.bytes.byteLength, sha256: file.sha256 }))
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify({ package: name, seed, files: list }, null, 1)}\n`)
  const total = list.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`${name}: ${list.length} workbooks, ${Math.round(total / 1024)} KB`)
}
