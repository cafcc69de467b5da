import type { AppError } from '../core/base/app-error.ts'
import type { EngineApi, EngineInfo } from '../protocol/engine-api.ts'
import type { ExportApi } from '../protocol/export-api.ts'
import type { ImportApi } from '../protocol/import-api.ts'
import type { Call, Outcome, SelfTestAttempt, WorkerEvent } from '../protocol/outcome.ts'

/** A progress event as callers see it. */
export type Progress = Extract<WorkerEvent, { kind: 'progress' }>

/**
 * Every call may be cancelled and may report progress. Nobody waits for one in the `background`. Optional fields admit undefined so that
 * callers can pass them through.
 */
export type CallOptions = {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  background?: boolean | undefined
}

/** A worker's API as the main wing calls it: plain arguments in, values out, failures thrown as AppError. */
export type Remote<Api> = {
  [M in keyof Api as M extends 'open' | 'cancel' ? never : M]: Api[M] extends (
    call: Call<infer A>,
  ) => Promise<Outcome<infer T>>
    ? (args: A, options?: CallOptions) => Promise<T>
    : never
}

/** Everything the main wing can ask of the workers and of this site's own files. Made by `connect`. */
export type Clients = {
  engine: Remote<EngineApi>
  /** Resolves once nobody has waited for the engine for a moment: time for calls in the background. */
  engineQuiet(): Promise<void>
  imports: Remote<ImportApi>
  /** How many files the import workers read or build at the same time. */
  filesAtOnce: number
  exports: Remote<ExportApi>
  /** Starts the engine worker (fetch, inflate, restore) or starts it again after a failure. The other workers start at their first call. */
  start(options?: CallOptions): Promise<EngineInfo>
  /** Attempts from the page and from each worker to reach the target; starts workers that are not running. */
  selfTest(target: string): Promise<SelfTestAttempt[]>
  /**
   * Pushes of all workers except progress (which goes to the call's own listener), and engine restarts.
   * `engine-lost` with `failure` null: another engine is being started; else: that failed too, the next call tries again.
   */
  onEvent(
    listener: (
      event:
        | Exclude<WorkerEvent, { kind: 'progress' }>
        | { kind: 'engine-restarted'; info: EngineInfo }
        | { kind: 'engine-lost'; failure: AppError | null },
    ) => void,
  ): () => void
  /** A file of this site, by path below the page's folder: `templates/index.json`, `sample/tiny/index.json`. */
  readText(path: string): Promise<string>
  readBlob(path: string, options?: CallOptions): Promise<Blob>
}
