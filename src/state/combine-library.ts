import type { Catalogue } from '../core/dataset/catalogue.ts'
import type { LogicalTable } from '../core/dataset/logical-table.ts'
import { combineModel } from '../core/dataset/own-tables.ts'
import type { OwnModel } from '../core/dataset/own-tables.ts'
import type { TemplateLibrary } from '../core/template/parse-library.ts'
import { parseTemplate } from '../core/template/parse-template.ts'
import type { Template } from '../core/template/template.ts'
import type { BrokenTemplate } from './slices/templates.ts'

/** The library and the logical model as the page shows them. `templateTexts` are the files by template id. */
export type CombinedLibrary = {
  model: LogicalTable[]
  templates: Template[]
  brokenTemplates: BrokenTemplate[]
  templateTexts: Record<string, string>
}

/** What a user added to the site's library and model. */
type Added = Pick<Catalogue, 'templates' | 'ownTables' | 'ownFields'>

/** The site's templates, then those that users saved. An id that the site has belongs to the site: the saved one is listed as broken. */
export function combineLibrary(site: TemplateLibrary, added: Added): CombinedLibrary {
  const model = readModel(site.model, added)
  const combined: CombinedLibrary = {
    model,
    templates: [...site.templates],
    brokenTemplates: [...site.broken],
    templateTexts: { ...site.texts },
  }
  for (const { id, text } of added.templates) {
    const path = `${id}.sql`
    if (site.texts[id] !== undefined) {
      combined.brokenTemplates.push({ path, faults: [{ line: 1, code: 'name-duplicate', params: { name: id } }] })
      continue
    }
    const { template, faults } = readSaved(text, model)
    if (template === null) combined.brokenTemplates.push({ path, faults })
    else combined.templates.push(template)
    combined.templateTexts[id] = text
  }
  return combined
}

/** Changes when something that a user added does. */
export function addedKey({ templates, ownTables, ownFields }: Added): string {
  return JSON.stringify([templates.map(({ id, savedAt }) => [id, savedAt]), ownTables, ownFields])
}

/** The catalogue comes as a copy with every change; the same model stays the same object, on which much is worked out once. */
let combinedModel: { site: readonly LogicalTable[]; key: string; model: LogicalTable[] } | null = null

function readModel(site: readonly LogicalTable[], { ownTables, ownFields }: OwnModel): LogicalTable[] {
  const key = JSON.stringify([ownTables, ownFields])
  if (combinedModel?.site !== site || combinedModel.key !== key)
    combinedModel = { site, key, model: combineModel(site, { ownTables, ownFields }) }
  return combinedModel.model
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
