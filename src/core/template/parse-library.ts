import type { LogicalTable } from '../dataset/logical-table.ts'
import { parseModel } from './parse-model.ts'
import { parseTemplate } from './parse-template.ts'
import type { Template, TemplateFault, TemplateIndexEntry } from './template.ts'

/**
 * The template library and the logical model. A broken file is listed with its faults and stops nothing else. `texts` are the files of the
 * templates by their ids.
 */
export type TemplateLibrary = {
  templates: Template[]
  texts: Record<string, string>
  model: LogicalTable[]
  broken: { path: string; faults: TemplateFault[] }[]
}

/** Parses the entries of `templates/index.json`: `model/<id>.yaml` first, because templates are checked against the model. */
export function parseLibrary(entries: readonly TemplateIndexEntry[]): TemplateLibrary {
  const library: TemplateLibrary = { templates: [], texts: {}, model: [], broken: [] }
  for (const { path, text } of entries) {
    if (!path.endsWith('.yaml')) continue
    const { table, faults } = parseModel(text)
    if (table === null) library.broken.push({ path, faults })
    else library.model.push(table)
  }
  for (const { path, text } of entries) {
    if (!path.endsWith('.sql')) continue
    const { template, faults } = parseTemplate(text, library.model, idOf(path))
    if (template === null) library.broken.push({ path, faults })
    // Two files with one id: the first holds, or results would depend on which one a reader meant.
    else if (library.templates.some(({ id }) => id === template.id)) {
      library.broken.push({ path, faults: [{ line: 1, code: 'name-duplicate', params: { name: template.id } }] })
    } else {
      library.templates.push(template)
      library.texts[template.id] = text
    }
  }
  return library
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.sql'.length)
}
