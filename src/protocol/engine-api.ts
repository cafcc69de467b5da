import type { DatasetId, RecipeId, ResultId, VersionId } from '../core/base/id.ts'
import type { ErrorCode } from '../core/base/error-codes.ts'
import type { ColumnSum } from '../core/dataset/column-sum.ts'
import type { Catalogue } from '../core/dataset/catalogue.ts'
import type { BuiltPart } from '../core/dataset/dataset.ts'
import type { LayoutKey, RememberedLayout } from '../core/dataset/layout-memory.ts'
import type { LoadedTable, LoadTarget } from '../core/dataset/load-parts.ts'
import type { Mapping, ShapeKey } from '../core/dataset/mapping.ts'
import type { Recipe, RecipeStep } from '../core/dataset/recipe.ts'
import type { Revision } from '../core/dataset/revision.ts'
import type { TemplateSet } from '../core/dataset/template-set.ts'
import type { SavedTemplate } from '../core/dataset/saved-template.ts'
import type { LogicalTable } from '../core/dataset/logical-table.ts'
import type { OwnFields } from '../core/dataset/own-tables.ts'
import type { TableListName } from '../core/recipe/list-code-lists.ts'
import type { RecipeFault, StepEffect } from '../core/recipe/step-problem.ts'
import type { ColumnFilter, ColumnStatistics, Page, SortKey, Value, ValueColumn } from '../core/result/page.ts'
import type { Origin } from '../core/result/print-table.ts'
import type { Language } from '../core/base/local-text.ts'
import type { DrillTarget } from '../core/template/drill/compile-drill.ts'
import type { ExampleTables, ParameterValue, Template } from '../core/template/template.ts'
import type { Call, Outcome, SelfTestAttempt } from './outcome.ts'

/** What `open` needs. The page fetches engine files because only one module of the product may fetch. */
export type EngineOpening = {
  build: string
  /** gzip or plain wasm, told apart by its first bytes. */
  wasm: Blob
  /** Absolute URL of DuckDB's own worker script, same origin. */
  duckdbWorkerUrl: string
  /** The logical tables of the site; the engine adds those of the catalogue. */
  model: LogicalTable[]
  events: MessagePort
}

/**
 * State after `open`. `storageProblem` says why work goes on in memory only, or that a restart lost what memory held; null when all is durable.
 * `damaged` are tables of the catalogue whose stored rows could not be read; using one throws storage/damaged, all others work.
 */
export type EngineInfo = {
  engineVersion: string
  storage: 'indexed-db' | 'memory'
  storageProblem: ErrorCode | null
  catalogue: Catalogue
  damaged: DatasetId[]
  /** Code lists that the product's own rows of logical tables are read from. */
  codeLists: TableListName[]
}

/**
 * A part ready to load: metadata, what its figures must add up to, where it goes, and its rows as an Arrow IPC stream: the bytes themselves
 * or the port in which they wait (transferred).
 */
export type TableToLoad = { part: BuiltPart; ipc: ArrayBuffer | MessagePort; sums: ColumnSum[]; target: LoadTarget }

/** A window of revisions; `total` counts all. */
export type RevisionPage = { total: number; revisions: Revision[] }

/** The catalogue after a load, and what became of each table, in the order given. */
export type LoadReport = { catalogue: Catalogue; tables: LoadedTable[] }

/** A finished, materialised result; its rows are read by page. */
export type ResultInfo = {
  result: ResultId
  columns: ValueColumn[]
  totalRows: number
  elapsedMs: number
  sql: string
  origin: Origin
}

/** Choices of a template's parameters as the data offer them, by parameter name. */
export type ParameterChoices = Record<string, { value: string; label: string }[]>

/** The row of a result that a user points at: its cells by column, hidden ones too, with what the template was asked. */
export type DrillAsk = {
  template: Template
  parameters: Record<string, ParameterValue>
  cells: Record<string, Value>
  language: Language
}

/** What stands between a template and its run. Empty lists: it can run. */
export type TemplateReadiness = { missingTables: string[]; missingFields: { table: string; field: string }[] }

/**
 * What a recipe would do to a table. `effects` has one entry for each step, in order. `sql` is the whole statement over the users' tables,
 * `setup` the definitions of the product's own functions that it calls ('' when it calls none): both together run in any DuckDB.
 * `page` are the first rows after the last step.
 */
export type RecipePreview = { effects: StepEffect[]; sql: string; setup: string; page: Page }

/** A code list as the page has fetched it: the text of its files by name, as core/recipe/code-list-tables.ts lists them. */
export type CodeListToLoad = { list: TableListName; files: Record<string, string> }

/**
 * The engine worker. Reads run in parallel, changes one after another. Every change is stored before it is answered;
 * `storage/changed-elsewhere` means that another tab was faster, and the catalogue has been re-read.
 */
export type EngineApi = {
  open(call: Call<EngineOpening>): Promise<Outcome<EngineInfo>>
  readCatalogue(call: Call<null>): Promise<Outcome<Catalogue>>
  /**
   * All tables in one transaction: all are loaded or none. The same rows of the same file again change nothing, and the report says so.
   * `layouts` are remembered for the next files of their shape. Throws dataset/not-found, dataset/name-empty, dataset/name-taken, storage/*.
   */
  loadTables(
    call: Call<{ tables: TableToLoad[]; layouts?: Omit<RememberedLayout, 'confirmedAt'>[] }>,
  ): Promise<Outcome<LoadReport>>
  /** What corrected files changed, newest first within the limits of a page; of one table, or of all. Throws storage/damaged. */
  readRevisions(
    call: Call<{ dataset: DatasetId | null; offset: number; limit: number }>,
  ): Promise<Outcome<RevisionPage>>
  /** Brings back the part that a corrected file replaced, until the next load. Throws dataset/not-found, storage/*. */
  undoReplacement(call: Call<{ revisions: VersionId }>): Promise<Outcome<Catalogue>>
  renameDataset(call: Call<{ dataset: DatasetId; name: string }>): Promise<Outcome<Catalogue>>
  deleteDataset(call: Call<{ dataset: DatasetId }>): Promise<Outcome<Catalogue>>
  restoreDataset(call: Call<{ dataset: DatasetId }>): Promise<Outcome<Catalogue>>
  /** Confirms how tables read as logical tables, all in one change: each change makes the views of all tables anew. */
  confirmMappings(call: Call<{ mappings: Omit<Mapping, 'confirmedAt'>[] }>): Promise<Outcome<Catalogue>>
  removeMapping(call: Call<{ shape: ShapeKey; logicalTable: string }>): Promise<Outcome<Catalogue>>
  /** Forgets a confirmed layout: its next file is read as found. */
  forgetLayout(call: Call<{ shape: LayoutKey; title: string }>): Promise<Outcome<Catalogue>>
  /** Effects of steps on a table, nothing is stored. `sample` limits the samples of each step and the rows of the page. */
  previewRecipe(
    call: Call<{ dataset: DatasetId; steps: RecipeStep[]; sample: number }>,
  ): Promise<Outcome<RecipePreview>>
  /**
   * A window of the rows that steps make of a table: the columns after the last step, then `src_part`, `src_file`, `src_sheet` and
   * `src_row`. Steps that cannot run are passed over. Nothing is stored. Throws sql/*.
   */
  readRecipeRows(
    call: Call<{ dataset: DatasetId; steps: RecipeStep[]; offset: number; limit: number }>,
  ): Promise<Outcome<Page>>
  /** Stores a recipe, new or changed; the version before is kept. Throws recipe/invalid with the step, recipe/name-empty. */
  saveRecipe(call: Call<{ recipe: Omit<Recipe, 'version' | 'changedAt'> }>): Promise<Outcome<Catalogue>>
  /** The users' view of a table becomes the cleaned one; null: as loaded. Throws recipe/not-found, recipe/does-not-fit with the step. */
  applyRecipe(call: Call<{ dataset: DatasetId; recipe: RecipeId | null }>): Promise<Outcome<Catalogue>>
  /** Takes a recipe away, also from its tables. It can be restored. Throws recipe/not-found. */
  removeRecipe(call: Call<{ recipe: RecipeId }>): Promise<Outcome<Catalogue>>
  /** Brings an earlier version of a recipe back as its newest. Throws recipe/not-found. */
  restoreRecipe(call: Call<{ recipe: RecipeId; version: number }>): Promise<Outcome<Catalogue>>
  /** Applied recipes that do not fit their tables at present; those tables show their rows as loaded. */
  recipeFaults(call: Call<null>): Promise<Outcome<RecipeFault[]>>
  /** Stores templates of the user, all or none; versions before are kept. The texts have been checked by the page. */
  saveTemplates(call: Call<{ templates: Pick<SavedTemplate, 'id' | 'text'>[] }>): Promise<Outcome<Catalogue>>
  /** Takes a saved template away. It can be restored. Throws template/not-found. */
  removeTemplate(call: Call<{ id: string }>): Promise<Outcome<Catalogue>>
  /** Brings an earlier version of a saved template back as its newest. Throws template/not-found. */
  restoreTemplate(call: Call<Pick<SavedTemplate, 'id' | 'savedAt'>>): Promise<Outcome<Catalogue>>
  /** Stores a set of templates. Throws template/set-empty, template/set-name-empty. */
  saveTemplateSet(call: Call<{ set: TemplateSet }>): Promise<Outcome<Catalogue>>
  removeTemplateSet(call: Call<{ id: string }>): Promise<Outcome<Catalogue>>
  /**
   * Stores a logical table of the user, new or in place of the one of its id, and confirms readings. With `replaces` it takes the place of
   * the own table of that id, whose mappings follow. Throws model/*.
   */
  saveOwnTable(
    call: Call<{ table: LogicalTable; mappings: Omit<Mapping, 'confirmedAt'>[]; replaces?: string }>,
  ): Promise<Outcome<Catalogue>>
  /** Takes a logical table of the user away, with its mappings. Throws model/table-unknown. */
  removeOwnTable(call: Call<{ id: string }>): Promise<Outcome<Catalogue>>
  /** Stores all fields that users added to a logical table of the site, and confirms readings; none takes them away. Throws model/*. */
  saveOwnFields(call: Call<OwnFields & { mappings: Omit<Mapping, 'confirmedAt'>[] }>): Promise<Outcome<Catalogue>>
  /** Hands code lists over, which become tables of the schema `codelist`. Lists that are there already are passed over. */
  loadCodeLists(call: Call<{ lists: CodeListToLoad[] }>): Promise<Outcome<null>>
  /** Rows of a table with `src_file`, `src_sheet` and `src_row` as last columns. `kinds` all shows total rows too (column `row_kind` is added). */
  readRows(
    call: Call<{
      dataset: DatasetId
      offset: number
      limit: number
      sort: SortKey[]
      filters: ColumnFilter[]
      kinds: 'data' | 'all'
    }>,
  ): Promise<Outcome<Page>>
  columnStatistics(
    call: Call<{ dataset: DatasetId; column: string; filters: ColumnFilter[] }>,
  ): Promise<Outcome<ColumnStatistics>>
  /** One SELECT of a user; refuses everything that is not a single read. */
  runSql(call: Call<{ sql: string; title: string }>): Promise<Outcome<ResultInfo>>
  readResult(call: Call<{ result: ResultId; offset: number; limit: number; sort: SortKey[] }>): Promise<Outcome<Page>>
  releaseResult(call: Call<{ result: ResultId }>): Promise<Outcome<null>>
  templateReadiness(
    call: Call<{ templates: { id: string; inputs: Template['inputs'] }[] }>,
  ): Promise<Outcome<Record<string, TemplateReadiness>>>
  /** `tables` are rows to read instead of the loaded data, as for {@link EngineApi.runTemplate}. */
  parameterChoices(
    call: Call<{ template: Template; tables?: ExampleTables | undefined }>,
  ): Promise<Outcome<ParameterChoices>>
  /** Computes the answer of a template; with `tables` on these rows alone, whatever is loaded. Throws template/*, sql/*. */
  runTemplate(
    call: Call<{
      template: Template
      parameters: Record<string, ParameterValue>
      language: 'zh' | 'en'
      tables?: ExampleTables | undefined
    }>,
  ): Promise<Outcome<ResultInfo>>
  /** The rows behind a row of a template's result: for each table that it reads the conditions and the statement. Throws template/*, sql/*. */
  drillRow(call: Call<DrillAsk>): Promise<Outcome<DrillTarget[]>>
  /** Names for completion in the SQL editor: users' tables and logical tables with their columns. */
  readSchema(call: Call<null>): Promise<Outcome<{ table: string; columns: string[] }[]>>
  selfTest(call: Call<{ target: string }>): Promise<Outcome<SelfTestAttempt[]>>
  cancel(call: Call<{ target: string }>): Promise<Outcome<boolean>>
}
