// Writes public/sample/tiny/answers.json: what the templates answer on the sample, computed by the product itself
// (its importer, its mappings, its templates on DuckDB-WASM in node) from the workbooks as they are shipped.
//
//   node scripts/run-ts.mjs scripts/sample-answers.ts <hash of the inputs>
//
// Run by prepare-public.mjs through sample-answers.mjs, which skips it while the hash stays.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerSample } from './node-engine/answer-sample.ts'
import { openWorkbooks } from './node-engine/open-sample.ts'

const folder = 'public/sample/tiny'
const { files } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { files: { name: string }[] }
const open = await openWorkbooks(files.map(({ name }) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })))
const answers = await answerSample(open)
writeFileSync(join(folder, 'answers.json'), `${JSON.stringify({ inputs: process.argv[2] ?? '', ...answers }, null, 1)}\n`)
await open.close()
// The engine's thread would keep node waiting.
process.exit(0)
