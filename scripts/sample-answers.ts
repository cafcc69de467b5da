// Writes public/sample/tiny/answers.json: what the templates answer on the sample, computed by the product itself
// (its importer, its mappings, its templates on DuckDB-WASM in node). Run by prepare-public.mjs through sample-answers.mjs.
import { writeFileSync } from 'node:fs'
import { answerSample } from './node-engine/answer-sample.ts'
import { openSample } from './node-engine/open-sample.ts'
import { defaultSeed } from './sample/build-package.ts'

const sample = await openSample(defaultSeed)
writeFileSync('public/sample/tiny/answers.json', `${JSON.stringify(await answerSample(sample), null, 1)}\n`)
await sample.close()
// The engine's thread would keep node waiting.
process.exit(0)
