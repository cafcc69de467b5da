import { AppError, toAppError } from '../core/base/app-error.ts'
import type { ErrorCode } from '../core/base/error-codes.ts'
import type { DatasetId, VersionId } from '../core/base/id.ts'
import { emptyCatalogue } from '../core/dataset/catalogue.ts'
import type { Catalogue } from '../core/dataset/catalogue.ts'
import type { Dataset } from '../core/dataset/dataset.ts'
import type { LogicalTable } from '../core/dataset/logical-table.ts'
import { mappedDatasets } from '../core/dataset/compile-logical-table.ts'
import { findLogicalTable, sourceTables } from '../core/dataset/derived/derived-tables.ts'
import { findCodeLists } from '../core/recipe/list-code-lists.ts'
import type { TemplateInput } from '../core/template/template.ts'
import type { CodeListToLoad, EngineInfo } from '../protocol/engine-api.ts'
import type { ReportProgress } from '../protocol/handlers.ts'
import type { EventPort } from '../protocol/outcome.ts'
import type { Duckdb } from './duckdb/duckdb.ts'
import { EffectMemory } from './recipe/effect-memory.ts'
import { BrowseOrders } from './browse-orders.ts'
import type { EnginePorts } from './engine-ports.ts'
import { RecipeRows } from './recipe/recipe-rows.ts'
import { RevisionLog } from './revision-log.ts'
import { LogicalData } from './logical-data.ts'
import { ResultShelf } from './result-shelf.ts'
import { openMemoryStorage } from './storage/memory-storage.ts'
import type { JournalEntry, Storage } from './storage/storage-port.ts'
import type { TabChannel } from './storage/tab-channel.ts'
import { TableRegistry } from './table-registry.ts'

/** What a session is made of. */
type Parts = {
  db: Duckdb
  storage: Storage
  problem: ErrorCode | null
  model: LogicalTable[]
  events: EventPort
  ports: EnginePorts
}

/** A change of the catalogue with the rows that belong to it. */
type Change = {
  next: Catalogue
  blobs?: readonly { version: VersionId; bytes: ArrayBuffer }[]
  journal: Omit<JournalEntry, 'time'>[]
}

/** How often a catalogue is read again when another tab deletes rows while they are being loaded. */
const refreshAttempts = 3

/** The opened engine: DuckDB, storage and the catalogue that both show. Changes run one after another, each stored before it is answered. */
export class EngineSession {
  readonly db: Duckdb
  /** The logical tables of the site. */
  readonly siteModel: readonly LogicalTable[]
  readonly tables: TableRegistry
  readonly results: ResultShelf
  readonly logical: LogicalData
  readonly orders: BrowseOrders
  readonly effects = new EffectMemory()
  readonly recipeRows: RecipeRows
  readonly revisions: RevisionLog
  readonly ports: EnginePorts
  #catalogue: Catalogue = emptyCatalogue
  #storage: Storage
  #problem: ErrorCode | null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #events: EventPort
  readonly #channel: TabChannel

  constructor({ db, storage, problem, model, events, ports }: Parts) {
    this.db = db
    this.siteModel = model
    this.ports = ports
    this.tables = new TableRegistry(db, model, ports.randomBytes)
    this.logical = new LogicalData(db, this.tables, ports.randomBytes)
    this.recipeRows = new RecipeRows(db.run)
    this.orders = new BrowseOrders(db, ports.randomBytes)
    this.revisions = new RevisionLog(db)
    this.results = new ResultShelf(db, this.orders, ports.randomBytes)
    this.#storage = storage
    this.#problem = problem
    this.#events = events
    this.#channel = ports.openChannel((version) => void this.#followOtherTab(version))
  }

  get catalogue(): Catalogue {
    return this.#catalogue
  }

  /** The logical tables of the site and of the user. */
  get model(): readonly LogicalTable[] {
    return this.logical.state.model
  }

  get info(): EngineInfo {
    return {
      engineVersion: this.db.version,
      storage: this.#storage.kind,
      storageProblem: this.#problem,
      codeLists: [...new Set(this.siteModel.flatMap(({ standard }) => findCodeLists(standard?.sql ?? '')))],
      catalogue: this.#catalogue,
      damaged: this.#catalogue.datasets
        .filter((dataset) => !this.tables.has(dataset.version))
        .map(({ id }): DatasetId => id),
    }
  }

  /** Builds DuckDB from storage. A table whose rows cannot be read is left out; the others are not touched by it. */
  async restore(progress: ReportProgress): Promise<void> {
    await this.inTurn(() => this.#adopt(progress))
  }

  /** Arrow IPC stream of a stored part, null when it is gone. Throws storage/*. */
  readBlob(version: VersionId): Promise<ArrayBuffer | null> {
    return this.#storage.readBlob(version)
  }

  /** Makes tables of code lists, and of what waited for them. To be called in turn. Throws sql/*. */
  async loadCodeLists(lists: readonly CodeListToLoad[]): Promise<void> {
    await this.tables.loadCodeLists(lists, this.#catalogue)
    await this.logical.follow(this.#catalogue)
  }

  /** Before a query: tables that it names and that a recipe cleans are cleaned once and kept. Throws sql/*, call/cancelled. */
  async keepCleaned(names: readonly string[], signal: AbortSignal): Promise<void> {
    if (this.tables.listUnkept(names, this.#catalogue).length === 0) return
    await this.inTurn(() => this.tables.keepCleaned(names, this.#catalogue, signal))
  }

  /** Before a template runs: the logical tables that it reads stand ready as tables. Throws sql/*, call/cancelled. */
  async keepLogical(inputs: readonly TemplateInput[], signal: AbortSignal): Promise<void> {
    const tables = inputs.flatMap(({ table }) => findLogicalTable(this.model, table) ?? [])
    const sources = new Set(tables.flatMap((table) => sourceTables(table).map(({ id }) => id)))
    const { rows, state } = this.logical
    const names = [...sources].flatMap((id) => mappedDatasets(id, state.seen).map(({ dataset }) => dataset.name))
    await this.keepCleaned(names, signal)
    if (!rows.lacks(inputs, state)) return
    await this.inTurn(() => this.logical.rows.provide(inputs, this.logical.state, signal))
  }

  /** Makes the derived tables that a statement names. Throws sql/*. */
  async provideDerived(names: readonly string[]): Promise<void> {
    if (!this.tables.lacksDerived(names, this.#catalogue)) return
    await this.inTurn(() => this.tables.provideDerived(names, this.#catalogue))
  }

  /** Runs a change when the ones before it are done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => undefined)
    return result
  }

  /**
   * Stores a change, then shows it. To be called in turn. Throws storage/changed-elsewhere (the catalogue is then that of the other
   * tab), storage/write-failed; the state is then the one before. Storage that is gone or full makes the session go on in memory.
   */
  async commit({ next, blobs = [], journal }: Change): Promise<Catalogue> {
    const time = this.ports.now()
    const change = {
      expected: this.#catalogue.version,
      next,
      blobs,
      journal: journal.map((entry) => ({ time, ...entry })),
    }
    try {
      await this.#storage.commit(change)
    } catch (error) {
      const { code } = toAppError(error)
      if (code === 'storage/changed-elsewhere') await this.#refresh()
      if (code !== 'storage/lost' && code !== 'storage/quota-exceeded') throw error
      // What was stored stays stored; the work goes on, and the user is told that it is not kept.
      this.loseStorage(code)
      await this.#storage.commit(change)
    }
    this.#catalogue = next
    await this.#loadMissing(next)
    await this.#show(next)
    this.#channel.announce(next.version)
    this.#events.postMessage({ kind: 'catalogue-changed', version: next.version, elsewhere: false })
    return next
  }

  /** The durable storage is gone or full: goes on in memory with what is loaded, and says so once. */
  loseStorage(problem: ErrorCode): void {
    if (this.#storage.kind === 'memory') return
    this.#storage.close()
    this.#storage = openMemoryStorage(this.#catalogue)
    this.#problem = problem
    this.#events.postMessage({ kind: 'storage-lost', problem })
  }

  close(): void {
    this.#channel.close()
    this.#storage.close()
  }

  async #followOtherTab(version: number): Promise<void> {
    await this.inTurn(async () => {
      if (version <= this.#catalogue.version || this.#storage.kind === 'memory') return
      await this.#refresh()
    }).catch((error: unknown) => {
      if (toAppError(error).code === 'storage/lost') this.loseStorage('storage/lost')
    })
  }

  async #refresh(): Promise<void> {
    await this.#adopt(() => undefined)
    this.#events.postMessage({ kind: 'catalogue-changed', version: this.#catalogue.version, elsewhere: true })
  }

  /** Takes over the stored catalogue and loads what DuckDB lacks. */
  async #adopt(progress: ReportProgress): Promise<void> {
    for (let attempt = 1; attempt <= refreshAttempts; attempt += 1) {
      const stored = await this.#storage.readCatalogue()
      await this.#loadMissing(stored, progress)
      this.#catalogue = stored
      const again = await this.#storage.readCatalogue()
      if (again.version === stored.version) break
    }
    await this.#show(this.#catalogue)
  }

  async #show(catalogue: Catalogue): Promise<void> {
    await this.tables.publish(catalogue)
    await this.logical.follow(catalogue)
    await this.revisions.publish(catalogue)
  }

  async #loadMissing({ datasets }: Catalogue, progress: ReportProgress = () => undefined): Promise<void> {
    let done = 0
    for (const dataset of datasets) {
      progress('restore', { done, total: datasets.length, unit: 'tables' }, dataset.name)
      if (!this.tables.has(dataset.version)) await this.#loadStored(dataset)
      done += 1
    }
    progress('restore', { done, total: datasets.length, unit: 'tables' })
  }

  /** A failure stays with its table: TableRegistry remembers it, and `info` names it. */
  async #loadStored(dataset: Dataset): Promise<void> {
    try {
      await this.tables.build(dataset, (version) => this.#storage.readBlob(version))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
}
