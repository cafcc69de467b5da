// Writes a sample package:
//
//   npm run sample -- [--package site|tiny|district|full] [--seed yt-demo] [--out public/sample]
//                 [--oracles | --no-oracles] [--inject]
//
// The workbooks go to <out>/<package>/, what is true of them to the folder `truth` beside them. `site` is `tiny` as the page offers it
// with one click: with an index.json and without a truth. The same seed gives the same bytes.
// `--oracles` adds to the truth what each template must answer at its default parameters; without a word only `tiny` has it.
// `--inject` writes <out>/<package>-injected/ instead: the same workbooks with errors for 120 of the 128 audit rules, listed in
// truth/inject.csv. Findings of seven others are planted in every package and listed by unit in truth/planted.csv; those of R06 follow from them.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultSeed, isPackName } from './sample/build/pack.ts'
import { writePack } from './sample/write/write-pack.ts'
import { writeSite } from './sample/write/write-site.ts'

const { values } = parseArgs({
  options: {
    package: { type: 'string', default: 'site' },
    seed: { type: 'string', default: defaultSeed },
    out: { type: 'string', default: 'public/sample' },
    oracles: { type: 'boolean' },
    'no-oracles': { type: 'boolean' },
    inject: { type: 'boolean', default: false },
  },
})
const { package: name, seed } = values
const oracles = values['no-oracles'] !== true && (values.oracles ?? name === 'tiny')
// npm itself goes to the project's folder.
const out = resolve(process.env['INIT_CWD'] ?? '.', values.out)
if (name === 'site') await writeSite(seed, resolve(values.out))
else if (isPackName(name)) await writePack(name, seed, out, { oracles, inject: values.inject })
else {
  console.error(`there is no package ${name}; there are site, tiny, district and full`)
  process.exitCode = 2
}
// The engine's thread would keep Node waiting.
process.exit(process.exitCode ?? 0)
