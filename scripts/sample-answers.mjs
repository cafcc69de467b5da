// Runs scripts/sample-answers.ts unless its answers were computed from the same inputs: workbooks, templates, the floors of the
// product that read and compute, and the packages. The answers carry the hash of their inputs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = 'public/sample/tiny/answers.json'
const folders = ['public/sample/tiny', 'public/templates', 'scripts/node-engine', ...['core', 'engine', 'formats', 'protocol', 'state', 'workers'].map((floor) => `src/${floor}`)]

const inputs = hashInputs()
if (readStamp() !== inputs) {
  const { status } = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'scripts/sample-answers.ts', inputs], { cwd: root, stdio: 'inherit' })
  process.exit(status ?? 1)
}

function hashInputs() {
  const paths = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`))
    .filter((path) => path !== target && statSync(join(root, path)).isFile())
  const hash = createHash('sha256')
  for (const path of [...paths, 'scripts/sample-answers.ts', 'package-lock.json'].sort()) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(join(root, target), 'utf8')).inputs
  } catch {
    // Not written yet, or cut short.
    return null
  }
}
