import type { CallId } from '../core/base/id.ts'
import type { Call, Outcome, ProgressPhase, WorkerEvent } from './outcome.ts'

/** A progress event as the page sees it. */
export type ProgressEvent = Extract<WorkerEvent, { kind: 'progress' }>

/** Reports progress of the running call; `total` is null while it is unknown. Cheap: the worker thins it out. */
export type ReportProgress = (
  phase: ProgressPhase,
  amount: { done: number; total: number | null; unit: ProgressEvent['unit'] },
  label?: string,
) => void

/** What a handler knows about the call that it serves. */
export type CallContext = {
  call: CallId
  /** Aborted by `cancel`; whatever the handler throws then is answered as `call/cancelled`. */
  signal: AbortSignal
  progress: ReportProgress
}

/** Arguments of a method of a worker's interface. */
export type ArgsOf<Method> = Method extends (call: Call<infer Args>) => Promise<Outcome<unknown>> ? Args : never

/** Value of a method of a worker's interface. */
export type ValueOf<Method> = Method extends (call: never) => Promise<Outcome<infer Value>> ? Value : never

/** What a worker implements: the methods of its interface without the envelope. A handler may throw. `cancel` is served by the guard. */
export type Handlers<Api> = {
  [Method in Exclude<keyof Api, 'cancel'>]: (
    args: ArgsOf<Api[Method]>,
    context: CallContext,
  ) => Promise<ValueOf<Api[Method]>>
}
