// Writes a sample package: npm run sample -- [--package tiny] [--seed yt-demo] [--out public/sample]
// The workbooks and their index.json go to <out>/<package>/. The same seed gives the same bytes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildPackage, defaultSeed } from './sample/build-package.ts'

const { values } = parseArgs({
  options: {
    package: { type: 'string', default: 'tiny' },
    seed: { type: 'string', default: defaultSeed },
    out: { type: 'string', default: 'public/sample' },
  },
})
if (values.package !== 'tiny') {
  console.error(`there is no package ${values.package}; there is tiny`)
  process.exit(2)
}
const folder = join(resolve(values.out), values.package)
const { name, seed, files } = await buildPackage(values.seed)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const file of files) writeFileSync(join(folder, file.name), file.bytes)
const list = files.map((file) => ({ name: file.name, bytes: file.bytes.byteLength, sha256: file.sha256 }))
writeFileSync(join(folder, 'index.json'), `${JSON.stringify({ package: name, seed, files: list }, null, 1)}\n`)
const total = list.reduce((sum, { bytes }) => sum + bytes, 0)
console.log(`${name}: ${list.length} workbooks, ${Math.round(total / 1024)} KB`)
