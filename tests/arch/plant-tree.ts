import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a small source tree inside .cache, so that packages resolve to those of the project. */
export function plantTree(files: Readonly<Record<string, string>>): { root: string; remove: () => void } {
  mkdirSync('.cache', { recursive: true })
  const root = mkdtempSync(join('.cache', 'arch-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
