import type { LogicalTable } from '../../core/dataset/logical-table.ts'
import type { TemplateLibrary } from '../../core/template/parse-library.ts'
import type { Template, TemplateFault } from '../../core/template/template.ts'
import type { TemplateReadiness } from '../../protocol/engine-api.ts'
import { emptyMemory } from '../library-memory.ts'
import type { LibraryMemory } from '../library-memory.ts'
import type { Failure } from './session.ts'

/** A template file that cannot be used, with its faults by line. */
export type BrokenTemplate = { path: string; faults: TemplateFault[] }

/** A template file that is being written. `origin` is the template that it came from, null for a new one; `saved` the text it began with. */
export type TemplateDraft = { origin: string | null; text: string; saved: string }

/** The library and the logical model, read from this site's files once, with the templates that users saved. */
export type TemplateSlice = LibraryMemory & {
  library: 'loading' | 'ready' | 'failed'
  /** Why the library could not be read. */
  libraryFailure: Failure | null
  /** What the site's files give, null until they are read. */
  siteLibrary: TemplateLibrary | null
  templates: Template[]
  /** The files of the templates by id, the broken ones of the user among them. */
  templateTexts: Record<string, string>
  brokenTemplates: BrokenTemplate[]
  /** The site's logical tables with those of the user. */
  model: LogicalTable[]
  /** By template id; what is missing before it can run. */
  readiness: Record<string, TemplateReadiness>
  /** Counts the wishes to run the shown template again with the same parameters. */
  runsWished: number
  templateDraft: TemplateDraft | null
}

/** Before the library is read. */
export const initialTemplates: TemplateSlice = {
  library: 'loading',
  libraryFailure: null,
  siteLibrary: null,
  templates: [],
  templateTexts: {},
  brokenTemplates: [],
  model: [],
  readiness: {},
  runsWished: 0,
  templateDraft: null,
  ...emptyMemory,
}
