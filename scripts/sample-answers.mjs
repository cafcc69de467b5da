// Runs scripts/sample-answers.ts unless its answers are newer than everything that decides them.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = join(root, 'public/sample/tiny/answers.json')
const sources = ['scripts/node-engine', 'scripts/sample', 'src/core', 'src/engine', 'src/formats', 'src/workers', 'public/templates'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
)
const newest = Math.max(...[...sources, join(root, 'public/sample/tiny/index.json')].map((path) => statSync(path).mtimeMs))
if (!existsSync(target) || statSync(target).mtimeMs <= newest) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/run-ts.mjs'), join(root, 'scripts/sample-answers.ts')], { cwd: root, stdio: 'inherit' })
  process.exit(status ?? 1)
}
