import type { LogicalTable } from '../../core/dataset/logical-table.ts'
import type { PackFile } from '../../core/template/template-pack.ts'
import { parseTemplate } from '../../core/template/parse-template.ts'
import type { Template, TemplateFault } from '../../core/template/template.ts'

/**
 * What taking in a template file would mean: it is new, already there letter by letter, differs from one of the user's (`own`) or of the
 * site's (`site`), stands twice in the files, or has faults and cannot be taken in.
 */
export type IncomingStanding = 'new' | 'same' | 'own' | 'site' | 'twice' | 'broken'

/** A template file on its way in. `present` is the text that it would meet, '' where none. */
export type IncomingTemplate = {
  path: string
  text: string
  template: Template | null
  faults: TemplateFault[]
  standing: IncomingStanding
  present: string
}

/** What is there to meet: the files by template id, and which ids are the site's. */
export type PresentTemplates = {
  texts: Record<string, string>
  siteIds: ReadonlySet<string>
  model: readonly LogicalTable[]
}

/** Compares template files with what is there; nothing is taken in. */
export function compareTemplates(files: readonly PackFile[], present: PresentTemplates): IncomingTemplate[] {
  const seen = new Set<string>()
  return files.map(({ path, text }) => {
    const { template, faults } = parseTemplate(text, present.model)
    if (template === null) return { path, text, template, faults, standing: 'broken', present: '' }
    const { id } = template
    const met = present.texts[id] ?? ''
    const twice = seen.has(id)
    seen.add(id)
    const standing = twice
      ? 'twice'
      : met === ''
        ? 'new'
        : met === text
          ? 'same'
          : present.siteIds.has(id)
            ? 'site'
            : 'own'
    return { path, text, template, faults, standing, present: met }
  })
}
