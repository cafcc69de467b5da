import { AppError } from '../../core/base/app-error.ts'
import { asId } from '../../core/base/id.ts'
import type { CallId, FileId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import type { FieldSource, Mapping } from '../../core/dataset/mapping.ts'
import { asTableToMap } from '../../core/dataset/describe-parts.ts'
import { shapeOf } from '../../core/dataset/shape.ts'
import { suggestMapping } from '../../core/dataset/suggest-mapping.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { TableToLoad } from '../../protocol/engine-api.ts'
import type { AppStore } from '../create-store.ts'
import { decideTables } from '../selectors/decide-tables.ts'
import { listJobs } from '../selectors/list-jobs.ts'
import type { ImportPlan } from '../selectors/import-plan.ts'
import { makeImportPlan } from '../selectors/plan-import.ts'
import type { ImportFile } from '../slices/imports.ts'
import { awaitEngine } from './await-engine.ts'

/** Folder of the built-in sample below the page. */
const folder = 'sample/tiny/'

/** Opens the sample: reads its workbooks like any user's, loads them, and confirms how they read. Does nothing twice. */
export async function loadSample(store: AppStore, clients: Clients, options: CallOptions): Promise<void> {
  const names = parseIndex(await clients.readText(`${folder}index.json`))
  // Reading does not need the engine; both start at the same time.
  const read = await readWorkbooks(store, clients, names, options)
  try {
    await awaitEngine(store, options.signal)
    const tables = await buildTables(clients, makeImportPlan(read, store.getState().catalogue), options)
    if (tables.length > 0) {
      const { catalogue } = await clients.engine.loadTables({ tables }, options)
      store.setState({ catalogue })
    }
  } finally {
    for (const { key } of read) void clients.imports.releaseFile({ file: asId<FileId>(key) }).catch(() => undefined)
  }
  await confirmMappings(store, clients, new Set(names.map(({ hash }) => hash)), options)
}

type SampleFile = { name: string; hash: string }

function parseIndex(text: string): SampleFile[] {
  const damaged = (): AppError =>
    new AppError('site/file-missing', { file: `${folder}index.json` }, { detail: 'not an index of workbooks' })
  const index: unknown = JSON.parse(text)
  if (typeof index !== 'object' || index === null || !('files' in index) || !Array.isArray(index.files)) throw damaged()
  return (index.files as unknown[]).map((entry) => {
    if (typeof entry !== 'object' || entry === null || !('name' in entry) || !('sha256' in entry)) throw damaged()
    return { name: String(entry.name), hash: String(entry.sha256) }
  })
}

async function readWorkbooks(
  store: AppStore,
  clients: Clients,
  files: readonly SampleFile[],
  options: CallOptions,
): Promise<ImportFile[]> {
  let done = 0
  const read = await Promise.all(
    files.map(async ({ name, hash }): Promise<ImportFile[]> => {
      if (isLoaded(store.getState().catalogue, hash)) return []
      const blob = await clients.readBlob(folder + name, { signal: options.signal })
      const reading = await clients.imports.readFile({ blob, name, path: '' }, { signal: options.signal })
      done += 1
      const total = files.length
      options.onProgress?.({
        kind: 'progress',
        call: sampleCall,
        phase: 'read',
        done,
        total,
        unit: 'tables',
        label: name,
      })
      const tables = decideTables(reading, store.getState().catalogue)
      return [{ key: reading.file, name, path: '', bytes: blob.size, state: { status: 'read', reading, tables } }]
    }),
  )
  return read.flat()
}

async function buildTables(clients: Clients, plan: ImportPlan, { signal }: CallOptions): Promise<TableToLoad[]> {
  return Promise.all(
    listJobs(plan).map(async ({ ref, member, name, target }): Promise<TableToLoad> => {
      const choice = { ...member.decision.choice, name }
      const file = asId<FileId>(ref.file)
      const { part, ipc, sums } = await clients.imports.buildTable({ file, sheet: ref.sheet, choice }, { signal })
      return {
        part,
        ipc,
        sums,
        target: target === null ? { kind: 'new', name } : { kind: 'append', dataset: target.id },
      }
    }),
  )
}

const sampleCall = asId<CallId>('sample')

function isLoaded(catalogue: Catalogue, hash: string): boolean {
  return catalogue.datasets.some(({ parts }) => parts.some(({ source }) => source.hash === hash))
}

/** The shapes of the sample are known, so the best complete reading of each is confirmed without asking. */
async function confirmMappings(
  store: AppStore,
  clients: Clients,
  hashes: ReadonlySet<string>,
  options: CallOptions,
): Promise<void> {
  const { model, catalogue } = store.getState()
  const known = new Set(catalogue.mappings.map(({ shape }) => shape))
  const mappings: Omit<Mapping, 'confirmedAt'>[] = []
  for (const dataset of catalogue.datasets) {
    if (!dataset.parts.some(({ source }) => hashes.has(source.hash)) || known.has(shapeOf(dataset))) continue
    const mapping = readSample(dataset, model)
    if (mapping === null) continue
    known.add(mapping.shape)
    mappings.push(mapping)
  }
  if (mappings.length > 0)
    store.setState({ catalogue: await clients.engine.confirmMappings({ mappings }, { signal: options.signal }) })
}

function readSample(
  dataset: Dataset,
  model: Parameters<typeof suggestMapping>[1],
): Omit<Mapping, 'confirmedAt'> | null {
  const best = suggestMapping(asTableToMap(dataset), model).find(({ missing }) => missing.length === 0)
  if (best === undefined) return null
  const fields = Object.entries(best.fields).map(([field, source]): [string, FieldSource] => [
    field,
    withoutScore(source),
  ])
  return { shape: shapeOf(dataset), logicalTable: best.logicalTable, fields: Object.fromEntries(fields) }
}

function withoutScore(source: FieldSource): FieldSource {
  switch (source.kind) {
    case 'column':
      return { kind: 'column', column: source.column, scale: source.scale }
    case 'table-period':
      return { kind: 'table-period' }
    case 'constant':
      return { kind: 'constant', value: source.value }
  }
}
