import { AppError, isCancelled, toAppError } from '../../core/base/app-error.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'
import type { DatasetId } from '../../core/base/id.ts'
import type { LoadedTable, LoadTarget } from '../../core/dataset/load-parts.ts'
import type { CallOptions } from '../../client/clients.ts'
import type { BuiltTable } from '../../protocol/import-api.ts'
import { listLayouts } from '../selectors/list-layouts.ts'
import type { LoadJob } from '../selectors/list-jobs.ts'
import { nameKey, uniqueName } from '../selectors/table-names.ts'
import type { ImportDesk } from './import-desk.ts'
import { nextTask } from './next-task.ts'

/** A built table on its way to the engine. */
type Arrival = { job: LoadJob; built: BuiltTable }

/** What a load tells about each table. */
export type LoadNews = {
  onLoaded: (job: LoadJob, outcome: LoadedTable, rows: number) => void
  onFailed: (job: LoadJob, error: AppError) => void
}

/** Tables and bytes that are stored in one change of the catalogue: what was stored stays whatever happens afterwards. */
const mostTables = 60
const mostBytes = 48 * 1024 * 1024

/** Failures that the next table would meet as well. */
const hopeless: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'storage/quota-exceeded',
  'storage/write-failed',
  'storage/blocked',
  'storage/newer-version',
  'worker/version-mismatch',
  'worker/engine-files-missing',
  'worker/cannot-start',
])

/**
 * Brings built tables to the engine in batches. A batch that fails is loaded table by table, so that one bad table does not take others with it.
 * Throws what nothing can be done about: call/cancelled, no room left.
 */
export class PartLoader {
  readonly #desk: ImportDesk
  readonly #news: LoadNews
  readonly #options: CallOptions
  readonly #rebuild: (job: LoadJob) => Promise<BuiltTable>
  /** Tables that this load has made, by place. */
  readonly #made = new Map<string, DatasetId>()
  #pending: Arrival[] = []
  #bytes = 0
  #line: Promise<void> = Promise.resolve()

  constructor(
    desk: ImportDesk,
    options: CallOptions,
    work: { rebuild: (job: LoadJob) => Promise<BuiltTable>; news: LoadNews },
  ) {
    this.#desk = desk
    this.#options = options
    this.#rebuild = work.rebuild
    this.#news = work.news
  }

  /** Takes a table; resolves when there is room for the next one. */
  async add(job: LoadJob, built: BuiltTable): Promise<void> {
    this.#pending.push({ job, built })
    this.#bytes += built.bytes
    if (this.#pending.length >= mostTables || this.#bytes >= mostBytes) await this.flush()
  }

  /** Loads what is waiting. Batches are loaded one after another. */
  flush(): Promise<void> {
    const batch = this.#pending
    this.#pending = []
    this.#bytes = 0
    if (batch.length > 0) this.#line = this.#line.then(() => this.#loadBatch(batch))
    return this.#line
  }

  async #loadBatch(batch: readonly Arrival[]): Promise<void> {
    try {
      await this.#load(batch)
    } catch (error) {
      const failure = toAppError(error)
      if (isCancelled(failure) || hopeless.has(failure.code)) throw failure
      await this.#refreshCatalogue()
      // The rows went to the engine with the failed call: what is tried again has to be built again.
      for (const { job } of batch) await this.#loadAlone(job)
    }
  }

  async #loadAlone(job: LoadJob): Promise<void> {
    try {
      await this.#load([{ job, built: await this.#rebuild(job) }])
    } catch (error) {
      const failure = toAppError(error)
      if (isCancelled(failure) || hopeless.has(failure.code)) throw failure
      this.#news.onFailed(job, failure)
    }
  }

  async #load(batch: readonly Arrival[]): Promise<void> {
    const { store, clients } = this.#desk
    const names = new Map<string, string>()
    const tables = batch.map(({ job, built }) => ({
      part: built.part,
      sums: built.sums,
      ipc: built.ipc,
      target: this.#targetOf(job, names),
    }))
    const { catalogue, tables: outcomes } = await clients.engine.loadTables(
      { tables, layouts: listLayouts(batch.map(({ job }) => job)) },
      this.#options,
    )
    await nextTask()
    store.setState({ catalogue })
    for (const [at, { job, built }] of batch.entries()) {
      const outcome = outcomes[at]
      if (outcome === undefined) continue
      this.#made.set(job.place, outcome.dataset)
      this.#news.onLoaded(job, outcome, built.part.rowCount)
    }
  }

  /** Another tab may have taken a name or a table away since the plan was made. */
  #targetOf({ place, name, target, replaces }: LoadJob, names: Map<string, string>): LoadTarget {
    const { datasets } = this.#desk.store.getState().catalogue
    const id = this.#made.get(place) ?? target?.id
    const present = datasets.find((dataset) => dataset.id === id)
    if (present !== undefined) {
      const part = replaces === null ? undefined : present.parts.find(({ version }) => version === replaces.version)
      return part === undefined
        ? { kind: 'append', dataset: present.id }
        : { kind: 'replace', dataset: present.id, part: part.version }
    }
    const known = names.get(place)
    const free =
      known ??
      uniqueName(name, new Set([...datasets.map((each) => nameKey(each.name)), ...[...names.values()].map(nameKey)]))
    names.set(place, free)
    return { kind: 'new', name: free }
  }

  async #refreshCatalogue(): Promise<void> {
    const { store, clients } = this.#desk
    try {
      store.setState({ catalogue: await clients.engine.readCatalogue(null) })
    } catch (error) {
      // The engine is starting again; what comes with it is told by its own event.
      if (!(error instanceof AppError)) throw error
    }
  }
}
