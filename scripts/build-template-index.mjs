// Writes public/templates/index.json: every template (.sql) and logical table (model/*.yaml) with its text, sorted by path.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../public/templates')
const target = join(root, 'index.json')

/** Writes the index unless the file on disk is the same. Vitest calls it before its tests. */
export default function buildTemplateIndex() {
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.sql') || /^model\/[^/]+\.yaml$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8').replace(/\r\n?/g, '\n') }))
  const index = `${JSON.stringify(entries, null, 1)}\n`
  if (!existsSync(target) || readFileSync(target, 'utf8') !== index) writeFileSync(target, index)
}

if (process.argv[1] === import.meta.filename) buildTemplateIndex()
