import type { LogicalTable } from '../core/dataset/logical-table.ts'
import type { EngineApi, EngineInfo } from '../protocol/engine-api.ts'
import type { ExportApi } from '../protocol/export-api.ts'
import engineWorker from '../workers/engine.worker.ts?worker&url'
import exportWorker from '../workers/export.worker.ts?worker&url'
import importWorker from '../workers/import.worker.ts?worker&url'
import { asId } from '../core/base/id.ts'
import type { CallId } from '../core/base/id.ts'
import { CallCounter } from './call-counter.ts'
import type { CallOptions, Clients, Remote } from './clients.ts'
import { CodeListDelivery } from './code-lists.ts'
import { readEngineFiles } from './engine-files.ts'
import { ImportPool } from './import-pool.ts'
import { runPageSelfTest } from './self-test.ts'
import { spawnWorker } from './spawn-worker.ts'
import { readStaticFile, readStaticText } from './static-files.ts'
import { supervise } from './supervise.ts'
import type { Supervisor } from './supervise.ts'

const fetchCall = asId<CallId>('fetch')

type ClientEvent = Parameters<Parameters<Clients['onEvent']>[0]>[0]

const engineMethods = [
  'readCatalogue',
  'loadTables',
  'renameDataset',
  'deleteDataset',
  'restoreDataset',
  'readRevisions',
  'undoReplacement',
  'confirmMappings',
  'removeMapping',
  'forgetLayout',
  'readRows',
  'columnStatistics',
  'runSql',
  'readResult',
  'releaseResult',
  'templateReadiness',
  'parameterChoices',
  'runTemplate',
  'drillRow',
  'readSchema',
  'previewRecipe',
  'readRecipeRows',
  'saveRecipe',
  'applyRecipe',
  'removeRecipe',
  'restoreRecipe',
  'recipeFaults',
  'saveTemplates',
  'removeTemplate',
  'restoreTemplate',
  'saveTemplateSet',
  'removeTemplateSet',
  'saveOwnTable',
  'removeOwnTable',
  'saveOwnFields',
  'loadCodeLists',
  'selfTest',
] as const satisfies (keyof Remote<EngineApi>)[]

const exportMethods = [
  'writeTableXlsx',
  'writeTableCsv',
  'writeRowsXlsx',
  'writeSheetsXlsx',
  'writeSetXlsx',
  'writeRowsCsv',
  'writeArchive',
  'readArchive',
  'selfTest',
] as const satisfies (keyof Remote<ExportApi>)[]

/** Bytes of files that are read at the same time; above it a file waits until it is alone. */
const mostReadingBytes = 256 * 1024 * 1024

/** One import worker for each core, so that files load in parallel; more than eight would only compete for memory. */
function countImportWorkers(cores: number | undefined): number {
  return Math.min(8, Math.max(2, cores ?? 2))
}

/** Connects the page with its workers. `readModel` gives the logical tables at every start of the engine. */
export function connect(readModel: () => Promise<LogicalTable[]>): Clients {
  const listeners = new Set<(event: ClientEvent) => void>()
  const tell = (event: ClientEvent) => {
    for (const listener of listeners) listener(event)
  }
  const codeLists = new CodeListDelivery()
  const engineSupervisor = superviseEngine(readModel, tell, codeLists)
  const calls = new CallCounter()
  const engine = codeLists.wrap(makeRemote<EngineApi>(engineSupervisor, engineMethods, calls))
  const workers = countImportWorkers(navigator.hardwareConcurrency)
  const pool = new ImportPool(
    (number, onLost) => superviseSimple(importWorker, `import-${String(number + 1)}`, tell, onLost),
    { workers, readingBytes: mostReadingBytes },
  )
  const imports = pool.remote()
  const exports = makeRemote<ExportApi>(superviseSimple(exportWorker, 'export', tell), exportMethods)
  return {
    engine,
    engineQuiet: () => calls.quiet(),
    imports,
    filesAtOnce: workers,
    exports,
    start: (options) => engineSupervisor.call('open', null, options) as Promise<EngineInfo>,
    selfTest: async (target) => [
      ...(await runPageSelfTest(target)),
      ...(await Promise.all([engine, imports, exports].map((worker) => worker.selfTest({ target })))).flat(),
    ],
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    readText: readStaticText,
    readBlob: (path, { signal, onProgress } = {}) =>
      readStaticFile(
        path,
        (done, total) =>
          onProgress?.({ kind: 'progress', call: fetchCall, phase: 'fetch', done, total, unit: 'bytes', label: path }),
        signal,
      ),
  }
}

function superviseEngine(
  readModel: () => Promise<LogicalTable[]>,
  tell: (event: ClientEvent) => void,
  codeLists: CodeListDelivery,
): Supervisor {
  // Kept as a blob on the browser's side, so that a restart does not need the server.
  let files: ReturnType<typeof readEngineFiles> | null = null
  // Tables that only a worker's memory holds are gone with it, and the user must be told.
  let keptInMemory = false
  let cleared = false
  return supervise({
    spawn: () => spawnWorker(engineWorker, 'engine'),
    opening: async (report) => {
      files ??= readEngineFiles((done, total) => report({ phase: 'fetch', done, total, unit: 'bytes', label: '' }))
      files.catch(() => (files = null))
      const [engineFiles, model] = await Promise.all([files, readModel()])
      return { build: __BUILD_ID__, ...engineFiles, model }
    },
    onEvent: (event) => {
      if (event.kind === 'storage-lost') keptInMemory = true
      tell(event)
    },
    prepare: (info, call) => codeLists.prepare(info as EngineInfo, call),
    onOpened: (info) => {
      cleared = keptInMemory
      keptInMemory = (info as EngineInfo).storage === 'memory'
    },
    onLost: (failure) => tell({ kind: 'engine-lost', failure }),
    onRestarted: (info) => {
      const opened = info as EngineInfo
      tell({
        kind: 'engine-restarted',
        info: cleared ? { ...opened, storageProblem: 'storage/memory-cleared' } : opened,
      })
    },
  })
}

function superviseSimple(
  address: string,
  name: string,
  tell: (event: ClientEvent) => void,
  onLost: () => void = () => undefined,
): Supervisor {
  return supervise({
    spawn: () => spawnWorker(address, name),
    opening: () => Promise.resolve({ build: __BUILD_ID__ }),
    onEvent: tell,
    onLost,
    onRestarted: () => undefined,
  })
}

function makeRemote<Api>(supervisor: Supervisor, methods: readonly string[], calls = new CallCounter()): Remote<Api> {
  const entries = methods.map((method) => [
    method,
    (args: unknown, options?: CallOptions) =>
      calls.count(() => supervisor.call(method, args, options), options?.background),
  ])
  return Object.fromEntries(entries) as Remote<Api>
}
