import { AppError } from '../../core/base/app-error.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { parseTemplate } from '../../core/template/parse-template.ts'
import { rewriteHead } from '../../core/template/rewrite-head.ts'
import type { Clients } from '../../client/clients.ts'
import type { AppStore } from '../create-store.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showFailure } from './run-action.ts'

/**
 * Stores a template of the user under the id of its head; its version becomes one more than any before. Gives the id, or null with a message
 * where the text has faults or the id is one of the site's.
 */
export async function saveTemplate(store: AppStore, clients: Clients, text: string): Promise<string | null> {
  const { siteLibrary, model, catalogue } = store.getState()
  const reading = parseTemplate(text, model)
  if (reading.template === null) {
    const [first] = reading.faults
    const params = { file: '', count: reading.faults.length, line: first?.line ?? 1 }
    showFailure(store, new AppError('template/invalid', params))
    return null
  }
  const { id } = reading.template
  if (siteLibrary?.texts[id] !== undefined) {
    showFailure(store, new AppError('template/id-taken', { id }))
    return null
  }
  const templates = [{ id, text: numberVersion(text, id, catalogue) }]
  return (await adoptCatalogue(store, () => clients.engine.saveTemplates({ templates }))) ? id : null
}

/** The text with a version above all that were saved under its id; a text that is there already keeps its own. */
function numberVersion(text: string, id: string, { templates, earlierTemplates }: Catalogue): string {
  const known = [...templates, ...earlierTemplates].filter((each) => each.id === id)
  if (known.some((each) => each.text === text) || known.length === 0) return text
  const versions = known.map((each) => Number(/^version:\s*(\d+)/mu.exec(each.text)?.[1] ?? 0))
  return rewriteHead(text, { version: Math.max(...versions) + 1 })
}
