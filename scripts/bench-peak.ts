// Reads one workbook in a process of its own and prints what that took: node scripts/run-ts.mjs scripts/bench-peak.ts READER FILE
import { readFileSync } from 'node:fs'
import { benchReaders, type ReaderName } from './bench-readers.ts'

const [, , reader, path] = process.argv
if (reader === undefined || path === undefined) throw new Error('usage: bench-peak.ts READER FILE')
const bytes = new Uint8Array(readFileSync(path))
const before = process.resourceUsage().maxRSS
const check = await benchReaders[reader as ReaderName].run(bytes)
const after = process.resourceUsage().maxRSS
process.stdout.write(
  `${JSON.stringify({ peakMB: Math.round(after / 1024), addedMB: Math.round((after - before) / 1024), found: check() })}\n`,
)
