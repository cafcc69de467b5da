// Runs scripts/sample.ts. Called without arguments it does nothing when public/sample is newer than the generator.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = join(root, 'public/sample/tiny/index.json')
const sources = [
  join(root, 'scripts/sample.ts'),
  ...['scripts/sample', 'src/formats/office', 'src/formats/zip', 'public/templates/model'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
  ),
]
const arguments_ = process.argv.slice(2)
const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs))
const fresh = existsSync(target) && statSync(target).mtimeMs > newest
if (arguments_.length > 0 || !fresh) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/run-ts.mjs'), join(root, 'scripts/sample.ts'), ...arguments_], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
