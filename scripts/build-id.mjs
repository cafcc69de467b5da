// Names a build by its content: version and the hash of everything that ends up in the scripts.
// No clock and no git, so that the same sources give the same build anywhere.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['src', 'index.html', 'package-lock.json', 'vite.config.ts']

/** @param {string} root @returns {string} for example `0.1.0-3fa9c07be1d2` */
export function buildId(root = process.cwd()) {
  const hash = createHash('sha256')
  for (const entry of SOURCES)
    for (const file of listFiles(root, entry)) hash.update(file).update(readFileSync(join(root, file)))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return `${version}-${hash.digest('hex').slice(0, 12)}`
}

/** @param {string} root @param {string} entry @returns {string[]} */
function listFiles(root, entry) {
  if (entry !== 'src') return [entry]
  return readdirSync(join(root, entry), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}
