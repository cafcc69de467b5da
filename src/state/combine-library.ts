import type { LogicalTable } from '../core/dataset/logical-table.ts'
import type { SavedTemplate } from '../core/dataset/saved-template.ts'
import type { TemplateLibrary } from '../core/template/parse-library.ts'
import { parseTemplate } from '../core/template/parse-template.ts'
import type { Template } from '../core/template/template.ts'
import type { BrokenTemplate } from './slices/templates.ts'

/** The library as the page shows it. `texts` are the files by template id. */
export type CombinedLibrary = {
  templates: Template[]
  brokenTemplates: BrokenTemplate[]
  templateTexts: Record<string, string>
}

/** The site's templates, then those that users saved. An id that the site has belongs to the site: the saved one is listed as broken. */
export function combineLibrary(site: TemplateLibrary, saved: readonly SavedTemplate[]): CombinedLibrary {
  const combined: CombinedLibrary = {
    templates: [...site.templates],
    brokenTemplates: [...site.broken],
    templateTexts: { ...site.texts },
  }
  for (const { id, text } of saved) {
    const path = `${id}.sql`
    if (site.texts[id] !== undefined) {
      combined.brokenTemplates.push({ path, faults: [{ line: 1, code: 'name-duplicate', params: { name: id } }] })
      continue
    }
    const { template, faults } = readSaved(text, site.model)
    if (template === null) combined.brokenTemplates.push({ path, faults })
    else combined.templates.push(template)
    combined.templateTexts[id] = text
  }
  return combined
}

/** Most changes of the catalogue are about data: a text is parsed once for a model. */
let parsed: { model: readonly LogicalTable[]; readings: Map<string, ReturnType<typeof parseTemplate>> } | null = null

function readSaved(text: string, model: readonly LogicalTable[]): ReturnType<typeof parseTemplate> {
  if (parsed?.model !== model) parsed = { model, readings: new Map() }
  const known = parsed.readings.get(text)
  if (known !== undefined) return known
  const reading = parseTemplate(text, model)
  parsed.readings.set(text, reading)
  return reading
}
