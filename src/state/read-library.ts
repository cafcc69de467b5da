import { AppError } from '../core/base/app-error.ts'
import { parseLibrary } from '../core/template/parse-library.ts'
import type { TemplateLibrary } from '../core/template/parse-library.ts'
import type { TemplateIndexEntry } from '../core/template/template.ts'

/** The template library and the logical model as this site's files give them. */
export type Library = TemplateLibrary

const indexPath = 'templates/index.json'

/**
 * Reads and parses `templates/index.json`; broken files are listed with their faults and stop nothing else.
 * Throws site/file-missing, also where the index is not one.
 */
export async function readLibrary(readText: (path: string) => Promise<string>): Promise<Library> {
  return parseLibrary(parseIndex(await readText(indexPath)))
}

function parseIndex(text: string): TemplateIndexEntry[] {
  let index: unknown
  try {
    index = JSON.parse(text)
  } catch (error) {
    throw new AppError('site/file-missing', { file: indexPath }, { detail: String(error), cause: error })
  }
  if (!Array.isArray(index) || !index.every(isEntry)) throw new AppError('site/file-missing', { file: indexPath }, { detail: 'not an index of templates' })
  return index
}

function isEntry(value: unknown): value is TemplateIndexEntry {
  if (typeof value !== 'object' || value === null) return false
  const { path, text } = value as Record<string, unknown>
  return typeof path === 'string' && typeof text === 'string'
}
