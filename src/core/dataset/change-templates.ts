import { AppError } from '../base/app-error.ts'
import type { Catalogue } from './catalogue.ts'
import { maxEarlierTemplates } from './catalogue.ts'
import type { SavedTemplate } from './saved-template.ts'

/** Stores templates, new or in place of the version before, which is kept. A text that is there already changes nothing. */
export function saveTemplates(
  catalogue: Catalogue,
  texts: readonly Pick<SavedTemplate, 'id' | 'text'>[],
  savedAt: string,
): Catalogue {
  let { templates, earlierTemplates } = catalogue
  for (const { id, text } of texts) {
    const before = templates.find((each) => each.id === id)
    if (before?.text === text) continue
    const saved = { id, text, savedAt: laterThan(savedAt, [...templates, ...earlierTemplates], id) }
    templates = before === undefined ? [...templates, saved] : templates.map((each) => (each.id === id ? saved : each))
    if (before !== undefined) earlierTemplates = keep(earlierTemplates, before)
  }
  return { ...catalogue, version: catalogue.version + 1, templates, earlierTemplates }
}

/** Takes a saved template away; it can be restored. Throws template/not-found. */
export function removeTemplate(catalogue: Catalogue, id: string): Catalogue {
  const removed = catalogue.templates.find((each) => each.id === id)
  if (removed === undefined) throw new AppError('template/not-found', { id })
  return {
    ...catalogue,
    version: catalogue.version + 1,
    templates: catalogue.templates.filter((each) => each.id !== id),
    earlierTemplates: keep(catalogue.earlierTemplates, removed),
  }
}

/** Brings an earlier version of a template back as its newest. Throws template/not-found. */
export function restoreTemplate(
  catalogue: Catalogue,
  { id, savedAt }: Pick<SavedTemplate, 'id' | 'savedAt'>,
  now: string,
): Catalogue {
  const earlier = catalogue.earlierTemplates.find((each) => each.id === id && each.savedAt === savedAt)
  if (earlier === undefined) throw new AppError('template/not-found', { id })
  return saveTemplates(catalogue, [earlier], now)
}

function keep(earlier: readonly SavedTemplate[], template: SavedTemplate): SavedTemplate[] {
  return [...earlier, template].slice(-maxEarlierTemplates)
}

/** Versions are told apart by their time: two saves within one tick of the clock get different ones. */
function laterThan(savedAt: string, all: readonly SavedTemplate[], id: string): string {
  const latest = all
    .filter((each) => each.id === id)
    .reduce((last, each) => (each.savedAt > last ? each.savedAt : last), '')
  return savedAt > latest ? savedAt : new Date(Date.parse(latest) + 1).toISOString()
}
