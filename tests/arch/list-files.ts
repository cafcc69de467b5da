import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.cache', 'test-results', 'playwright-report', 'coverage'])

/** Every file below a folder, as paths from the project's root with forward slashes, sorted. */
export function listFiles(folder: string, ending: RegExp): string[] {
  const found: string[] = []
  const visit = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue
      const child = join(path, entry.name)
      if (entry.isDirectory()) visit(child)
      else if (ending.test(entry.name)) found.push(relative('.', child).split(sep).join('/'))
    }
  }
  visit(folder)
  return found.sort()
}
