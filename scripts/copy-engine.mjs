// Puts DuckDB-WASM into public/engine: the two builds the product may start, compressed, and their worker scripts.
// The page inflates the wasm itself, so a static host that compresses nothing sends 8 MB instead of 34.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const SOURCE = 'node_modules/@duckdb/duckdb-wasm'
const TARGET = 'public/engine'
const WASM = ['duckdb-eh.wasm', 'duckdb-mvp.wasm']
const SCRIPTS = ['duckdb-browser-eh.worker.js', 'duckdb-browser-mvp.worker.js']

const { version } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'))
const stamp = join(TARGET, 'version.txt')
const expected = [...WASM.map((file) => `${file}.gz`), ...SCRIPTS]
const upToDate =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8').trim() === version &&
  expected.every((file) => existsSync(join(TARGET, file)))

if (!upToDate) {
  mkdirSync(TARGET, { recursive: true })
  for (const file of WASM) {
    writeFileSync(join(TARGET, `${file}.gz`), gzipSync(readFileSync(join(SOURCE, 'dist', file)), { level: 9 }))
  }
  for (const file of SCRIPTS) {
    const text = readFileSync(join(SOURCE, 'dist', file), 'utf8')
    // The map is not shipped; a dangling reference to it would be a failed request in every open console.
    writeFileSync(join(TARGET, file), text.replace(/^\/\/# sourceMappingURL=.*$/gm, ''))
  }
  writeFileSync(stamp, `${version}\n`)
  console.log(`engine ${version} is in ${TARGET}`)
}
