import { AppError, isCancelled, toAppError } from '../../core/base/app-error.ts'
import { asId } from '../../core/base/id.ts'
import type { CallId } from '../../core/base/id.ts'
import type { LoadedTable } from '../../core/dataset/load-parts.ts'
import type { CallOptions } from '../../client/clients.ts'
import type { BuiltTable } from '../../protocol/import-api.ts'
import { listJobs, startRun } from '../selectors/list-jobs.ts'
import type { LoadJob } from '../selectors/list-jobs.ts'
import { planImport } from '../selectors/plan-import.ts'
import type { ImportRun, RunEntry } from '../slices/imports.ts'
import { asFailure } from '../slices/session.ts'
import { awaitEngine } from './await-engine.ts'
import type { ImportDesk } from './import-desk.ts'
import { withOpenFile } from './import-desk.ts'
import { PartLoader } from './part-loader.ts'

const loadCall = asId<CallId>('load')

/**
 * Builds and loads every table that is decided, as many at once as there are workers, and keeps the run in the store up to date.
 * What is stored stays when the run is stopped or something fails. Throws only what ended the whole run, call/cancelled too.
 */
export async function runLoad(desk: ImportDesk, { signal, onProgress }: CallOptions): Promise<void> {
  const { store, clients } = desk
  await Promise.all([awaitEngine(store, signal), desk.following])
  const { importFiles, catalogue } = store.getState()
  const plan = planImport(importFiles, catalogue)
  const jobs = listJobs(plan)
  const several = new Set(jobs.map(({ ref }) => ref.file)).size > 1
  store.setState({ importRun: startRun(importFiles, plan, new Date().toISOString()), importRunShown: several })
  let done = 0
  const settle = (job: LoadJob, change: Partial<RunEntry>): void => {
    done += 1
    changeEntry(desk, job, change)
    onProgress?.({
      kind: 'progress',
      call: loadCall,
      phase: 'store',
      done,
      total: jobs.length,
      unit: 'tables',
      label: job.name,
    })
  }
  const fail = (job: LoadJob, error: AppError): void => settle(job, { outcome: 'failed', failure: asFailure(error) })
  const stop = stopWith(signal)
  const build = (job: LoadJob): Promise<BuiltTable> => buildTable(desk, job, stop.signal)
  const loader = new PartLoader(
    desk,
    { signal: stop.signal },
    {
      rebuild: build,
      news: {
        onFailed: fail,
        onLoaded: (job, { dataset, what, revisions }, rows) => {
          const outcome = what === 'replaced' || what === 'unchanged' ? what : 'loaded'
          settle(job, { outcome, dataset, rows, revisions: countRevisions(revisions) })
        },
      },
    },
  )
  const waiting = jobs.values()
  const lane = async (): Promise<void> => {
    for (const job of waiting) {
      const built = await build(job).catch((error: unknown) => toAppError(error))
      if (!(built instanceof AppError)) await loader.add(job, built)
      else if (isCancelled(built)) throw built
      else fail(job, built)
    }
  }
  const stopping = (error: unknown): never => {
    stop.abort()
    throw error
  }
  const lanes = await Promise.allSettled(Array.from({ length: clients.filesAtOnce }, () => lane().catch(stopping)))
  await loader.flush()
  const broken = lanes.flatMap((end) => (end.status === 'rejected' ? [toAppError(end.reason)] : []))
  const cause = broken.find((error) => !isCancelled(error)) ?? broken[0]
  if (cause !== undefined) throw cause
}

function countRevisions(set: LoadedTable['revisions']): number {
  return set === null ? 0 : set.changed + set.added + set.removed
}

function buildTable(desk: ImportDesk, job: LoadJob, signal: AbortSignal): Promise<BuiltTable> {
  if (signal.aborted) return Promise.reject(new AppError('call/cancelled'))
  changeEntry(desk, job, { outcome: 'building' })
  const choice = { ...job.member.decision.choice, name: job.name }
  return withOpenFile(desk, job.ref.file, (file) =>
    desk.clients.imports.buildTable({ file, sheet: job.ref.sheet, choice }, { signal }),
  )
}

/** Aborts with the given signal, and by itself. */
function stopWith(signal: AbortSignal | undefined): AbortController {
  const stop = new AbortController()
  if (signal?.aborted === true) stop.abort()
  signal?.addEventListener('abort', () => stop.abort(), { once: true })
  return stop
}

/** Ends the run in the store: what had not its turn yet is stopped, or has failed with what ended the run. */
export function endRun({ store, batch }: ImportDesk, failure: AppError | null): void {
  batch.flush()
  const { importRun } = store.getState()
  if (importRun === null) return
  const stopped = failure !== null && isCancelled(failure)
  const entries = importRun.entries.map((entry): RunEntry => {
    if (entry.outcome !== 'waiting' && entry.outcome !== 'building') return entry
    return failure === null || stopped
      ? { ...entry, outcome: 'stopped' }
      : { ...entry, outcome: 'failed', failure: asFailure(failure) }
  })
  const run: ImportRun = {
    ...importRun,
    status: stopped ? 'stopped' : 'done',
    endedAt: new Date().toISOString(),
    entries,
  }
  store.setState({ importRun: run })
}

function changeEntry({ batch }: ImportDesk, { key }: LoadJob, change: Partial<RunEntry>): void {
  batch.add(key, ({ importRun }) =>
    importRun === null
      ? {}
      : {
          importRun: {
            ...importRun,
            entries: importRun.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)),
          },
        },
  )
}
