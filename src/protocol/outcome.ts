import type { MessageParams } from '../core/base/app-error.ts'
import type { CallId } from '../core/base/id.ts'
import type { ErrorCode } from '../core/base/error-codes.ts'

/** An {@link AppError} as it crosses a worker boundary: plain data, because structured clone drops fields of errors. */
export type WireError = { code: ErrorCode; params: MessageParams; detail: string | null }

/** Result of a call: workers never throw across the boundary. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: WireError }

/** Envelope of every call. `id` names it for progress events and for `cancel`. */
export type Call<A> = { id: CallId; args: A }

/** What a call is doing, for the progress display. */
export type ProgressPhase = 'fetch' | 'inflate' | 'start' | 'restore' | 'read' | 'parse' | 'detect' | 'build' | 'store' | 'run' | 'write'

/** Pushes of a worker over its event port. `total` is null while it is unknown. */
export type WorkerEvent =
  | { kind: 'progress'; call: CallId; phase: ProgressPhase; done: number; total: number | null; unit: 'bytes' | 'rows' | 'tables' | 'sheets'; label: string }
  | { kind: 'catalogue-changed'; version: number; elsewhere: boolean }
  | { kind: 'storage-lost'; problem: ErrorCode }

/** The part of a MessagePort that core and protocol need; both the DOM's and the worker's fit. */
export type EventPort = { postMessage(message: WorkerEvent): void }

/** One attempt of the privacy self-test. `refused` is what everyone hopes for; `detail` is the browser's own wording. */
export type SelfTestAttempt = {
  where: 'page' | 'engine-worker' | 'duckdb' | 'import-worker' | 'export-worker'
  how: 'fetch' | 'xhr' | 'websocket' | 'event-source' | 'beacon' | 'image' | 'script' | 'import-scripts' | 'sql-read' | 'sql-install' | 'sql-copy' | 'sql-unlock'
  target: string
  refused: boolean
  detail: string
}
