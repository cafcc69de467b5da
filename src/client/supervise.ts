import { AppError, toAppError } from '../core/base/app-error.ts'
import { asId } from '../core/base/id.ts'
import type { CallOptions, Progress } from './clients.ts'
import { WorkerLife } from './worker-life.ts'
import type { LifeEvents, WorkerLike } from './worker-life.ts'

/** Reports a step of the opening that happens on the page, before the worker is asked. */
export type ReportOpening = (step: Omit<Progress, 'kind' | 'call'>) => void

/** How a worker is started and what it is told first. */
export type Supervision = {
  spawn: () => WorkerLike
  /** Arguments of `open` except the event port; asked for anew at every start. */
  opening: (report: ReportOpening) => Promise<object>
  onEvent: LifeEvents['onEvent']
  /** Runs after every `open`, before any other call is let through; a failure is its own affair. */
  prepare?: (info: unknown, call: WorkerLife['call']) => Promise<void>
  /** Every answer to `open`, the first and those after restarts. */
  onOpened?: (info: unknown) => void
  /** A worker that had been open crashed or was ended. `failure` null: another one is being started; else: that failed. */
  onLost: (failure: AppError | null) => void
  /** It is open again; `info` is its new answer to `open`. */
  onRestarted: (info: unknown) => void
  /** How long a cancelled call may go on before its worker is ended. */
  graceMs?: number
}

/** A worker that comes back. */
export type Supervisor = { call(method: string, args: unknown, options?: CallOptions): Promise<unknown>; close(): void }

const defaultGraceMs = 2000

/**
 * Keeps one worker alive. Every call is answered: by the worker, by worker/crashed when it breaks, or by worker/terminated
 * when another, cancelled call would not stop. A worker that had been open is started and opened again at once;
 * one that could not even open is tried again by the next call.
 */
export function supervise(setup: Supervision): Supervisor {
  const openListeners = new Set<(event: Progress) => void>()
  let current: { life: WorkerLife; opened: Promise<unknown> } | null = null

  const tellOpening: ReportOpening = (step) => {
    for (const listener of openListeners) listener({ kind: 'progress', call: asId('open'), ...step })
  }

  function start(): { life: WorkerLife; opened: Promise<unknown> } {
    let wasOpen = false
    const onDeath = () => {
      current = null
      if (wasOpen) restart()
    }
    const life = new WorkerLife(setup.spawn(), { onEvent: setup.onEvent, onDeath }, setup.graceMs ?? defaultGraceMs)
    const open = async () => {
      const args = await setup.opening(tellOpening)
      const info = await life.call('open', { ...args, events: life.eventPort }, { onProgress: tellOpening })
      await setup.prepare?.(info, (method, callArgs, options) => life.call(method, callArgs, options))
      wasOpen = true
      setup.onOpened?.(info)
      return info
    }
    const started = { life, opened: open() }
    current = started
    started.opened.catch(() => {
      life.close()
      if (current === started) current = null
    })
    return started
  }

  function restart(): void {
    setup.onLost(null)
    start().opened.then(setup.onRestarted, (error: unknown) => setup.onLost(toAppError(error)))
  }

  return {
    async call(method, args, options = {}) {
      const { onProgress, signal } = options
      if (onProgress !== undefined) openListeners.add(onProgress)
      try {
        const { life, opened } = current ?? start()
        const info = await untilAborted(opened, signal)
        return method === 'open' ? info : await life.call(method, args, options)
      } finally {
        if (onProgress !== undefined) openListeners.delete(onProgress)
      }
    },
    close() {
      current?.life.close()
      current = null
    },
  }
}

/** Waits, but no longer than the caller wants to. What is awaited goes on. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new AppError('call/cancelled'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
