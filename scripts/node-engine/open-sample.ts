import { readFileSync } from 'node:fs'
import { toAppError } from '../../src/core/base/app-error.ts'
import { asId } from '../../src/core/base/id.ts'
import { emptyCatalogue } from '../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../src/core/dataset/catalogue.ts'
import { asTableToMap } from '../../src/core/dataset/describe-parts.ts'
import { cleanDataset } from '../../src/core/recipe/clean-dataset.ts'
import { shapeOf } from '../../src/core/dataset/shape.ts'
import { suggestMapping } from '../../src/core/dataset/suggest-mapping.ts'
import type { FieldSource, Mapping } from '../../src/core/dataset/mapping.ts'
import type { Page } from '../../src/core/result/page.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import type { Row } from '../../src/core/result/page-rows.ts'
import { parseLibrary } from '../../src/core/template/parse-library.ts'
import type { TemplateLibrary } from '../../src/core/template/parse-library.ts'
import type { ParameterValue, TemplateIndexEntry } from '../../src/core/template/template.ts'
import { codeListTables } from '../../src/core/recipe/code-list-tables.ts'
import type { TableListName } from '../../src/core/recipe/list-code-lists.ts'
import type { CodeListToLoad, TableToLoad } from '../../src/protocol/engine-api.ts'
import { decideTables } from '../../src/state/selectors/decide-tables.ts'
import { listJobs } from '../../src/state/selectors/list-jobs.ts'
import { makeImportPlan } from '../../src/state/selectors/plan-import.ts'
import { nameKey, uniqueName } from '../../src/state/selectors/table-names.ts'
import type { ImportFile } from '../../src/state/slices/imports.ts'
import { makeImportHandlers } from '../../src/workers/import-handlers.ts'
import { context, openEngine } from './open-engine.ts'
import type { TestEngine } from './open-engine.ts'

/** Workbooks in the real engine, loaded through the product's own importer. */
export type OpenWorkbooks = {
  library: TemplateLibrary
  catalogue: Catalogue
  engine: TestEngine['engine']
  close: () => Promise<void>
}

/** The shipped templates and model. */
export function readShippedLibrary(): TemplateLibrary {
  return parseLibrary(JSON.parse(readFileSync('public/templates/index.json', 'utf8')) as TemplateIndexEntry[])
}

/** A code list as the page would fetch it. */
function readCodeList(list: TableListName): CodeListToLoad {
  const files = codeListTables[list].files.map((file) => [file, readFileSync(`public/codelists/${file}`, 'utf8')])
  return { list, files: Object.fromEntries(files) as Record<string, string> }
}

/** A workbook as it lies on disk. */
type WorkbookFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** Workbooks in a list, or one after another as they are made. */
type WorkbookFiles = Iterable<WorkbookFile> | AsyncIterable<WorkbookFile>

/** Reads workbooks as the import worker does and gives their tables as the page would load them without a correction. */
export async function importWorkbooks(files: WorkbookFiles): Promise<TableToLoad[]> {
  const imports = makeImportHandlers()
  const sources = new Map<string, WorkbookFile>()
  const open = ({ name, bytes }: WorkbookFile) =>
    imports.readFile({ blob: new Blob([bytes]), name, path: '' }, context())
  const read: ImportFile[] = []
  for await (const file of files) {
    const reading = await open(file)
    sources.set(reading.file, file)
    const state = { status: 'read' as const, reading, tables: decideTables(reading, emptyCatalogue) }
    read.push({ key: reading.file, name: file.name, path: '', bytes: file.bytes.length, state })
  }
  const tables: TableToLoad[] = []
  const names = new Map<string, string>()
  for (const { ref, member, name: wish, place } of listJobs(makeImportPlan(read, emptyCatalogue))) {
    const name = names.get(place) ?? uniqueName(wish, new Set([...names.values()].map(nameKey)))
    names.set(place, name)
    const choice = { ...member.decision.choice, name }
    const build = async (file: string) =>
      await imports.buildTable({ file: asId(file), sheet: ref.sheet, choice }, context())
    // Of hundreds of files those not used for longest are forgotten, as on the page, and opened again.
    const { part, ipc, sums } = await build(ref.file).catch(async (error: unknown) => {
      const file = sources.get(ref.file)
      if (toAppError(error).code !== 'workbook/not-open' || file === undefined) throw error
      return build((await open(file)).file)
    })
    tables.push({ part, ipc, sums, target: { kind: 'new', name } })
  }
  return tables
}

/**
 * Opens an engine with workbooks; every table is mapped by its best suggestion, as the sample button does. `prepare` does what a user
 * does before that, such as cleaning a table.
 */
export async function openWorkbooks(
  files: WorkbookFiles,
  prepare?: (engine: TestEngine['engine'], catalogue: Catalogue) => Promise<Catalogue>,
): Promise<OpenWorkbooks> {
  const library = readShippedLibrary()
  const { engine, info, close } = await openEngine({}, library.model)
  await engine.loadCodeLists({ lists: info.codeLists.map(readCodeList) }, context())
  let { catalogue } = await engine.loadTables({ tables: await importWorkbooks(files) }, context())
  catalogue = (await prepare?.(engine, catalogue)) ?? catalogue
  const done = new Set<string>()
  const mappings: Omit<Mapping, 'confirmedAt'>[] = []
  for (const loaded of catalogue.datasets) {
    // Templates read what users see: the table after its recipe.
    const dataset = cleanDataset(loaded, catalogue)
    const shape = shapeOf(dataset)
    const best = suggestMapping(asTableToMap(dataset), library.model)[0]
    if (done.has(shape) || best === undefined) continue
    done.add(shape)
    const fields = Object.fromEntries(
      Object.entries(best.fields).map(([field, { score: _, ...source }]): [string, FieldSource] => [field, source]),
    )
    mappings.push({ shape, logicalTable: best.logicalTable, fields })
  }
  catalogue = await engine.confirmMappings({ mappings }, context())
  return { library, catalogue, engine, close }
}

/** Runs a shipped template and gives all its rows. */
export async function runTemplate(
  { engine, library }: Pick<OpenWorkbooks, 'engine' | 'library'>,
  id: string,
  parameters: Record<string, ParameterValue>,
): Promise<{ rows: Row[]; page: Page; sql: string }> {
  const template = library.templates.find((candidate) => candidate.id === id)
  if (template === undefined) throw new Error(`no template ${id}`)
  const { result, totalRows, sql } = await engine.runTemplate({ template, parameters, language: 'zh' }, context())
  const page = await engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context())
  return { rows: toRows(page), page, sql }
}
