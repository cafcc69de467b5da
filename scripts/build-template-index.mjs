// Writes public/templates/index.json: every template (.sql) and logical table (model/*.yaml) with its text, sorted by path.
// `--check` writes nothing and fails when the file on disk is stale.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../public/templates')
const target = join(root, 'index.json')

const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.sql') || /^model\/[^/]+\.yaml$/.test(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8').replace(/\r\n?/g, '\n') }))
const index = `${JSON.stringify(entries, null, 1)}\n`

let before = ''
try {
  before = readFileSync(target, 'utf8')
} catch {
  // The first build has no index yet.
}
if (before === index) process.exit(0)
if (process.argv.includes('--check')) {
  console.error('public/templates/index.json is stale: npm run templates')
  process.exit(1)
}
writeFileSync(target, index)
