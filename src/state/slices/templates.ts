import type { LogicalTable } from '../../core/dataset/logical-table.ts'
import type { Template, TemplateFault } from '../../core/template/template.ts'
import type { TemplateReadiness } from '../../protocol/engine-api.ts'

/** A template file that cannot be used, with its faults by line. */
export type BrokenTemplate = { path: string; faults: TemplateFault[] }

/** The library and the logical model, read from this site's files once. */
export type TemplateSlice = {
  library: 'loading' | 'ready' | 'failed'
  templates: Template[]
  brokenTemplates: BrokenTemplate[]
  model: LogicalTable[]
  /** By template id; what is missing before it can run. */
  readiness: Record<string, TemplateReadiness>
}

/** Before the library is read. */
export const initialTemplates: TemplateSlice = { library: 'loading', templates: [], brokenTemplates: [], model: [], readiness: {} }
