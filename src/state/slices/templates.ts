import type { LogicalTable } from '../../core/dataset/logical-table.ts'
import type { Template, TemplateFault } from '../../core/template/template.ts'
import type { TemplateReadiness } from '../../protocol/engine-api.ts'
import type { Failure } from './session.ts'

/** A template file that cannot be used, with its faults by line. */
export type BrokenTemplate = { path: string; faults: TemplateFault[] }

/** The library and the logical model, read from this site's files once. */
export type TemplateSlice = {
  library: 'loading' | 'ready' | 'failed'
  /** Why the library could not be read. */
  libraryFailure: Failure | null
  templates: Template[]
  brokenTemplates: BrokenTemplate[]
  model: LogicalTable[]
  /** By template id; what is missing before it can run. */
  readiness: Record<string, TemplateReadiness>
  /** By template id: parameters as they stood when the template was left, as the address writes them. */
  lastParameters: Record<string, Record<string, string>>
  /** Counts the wishes to run the shown template again with the same parameters. */
  runsWished: number
}

/** Before the library is read. */
export const initialTemplates: TemplateSlice = {
  library: 'loading',
  libraryFailure: null,
  templates: [],
  brokenTemplates: [],
  model: [],
  readiness: {},
  lastParameters: {},
  runsWished: 0,
}
