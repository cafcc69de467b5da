import { expose, transfer } from 'comlink'
import type { Endpoint } from 'comlink'
import { AppError, toAppError } from '../core/base/app-error.ts'
import type { CallId } from '../core/base/id.ts'
import { collectTransferables } from '../protocol/collect-transferables.ts'
import type { CallContext, Handlers, ProgressEvent, ReportProgress } from '../protocol/handlers.ts'
import type { Call, EventPort, Outcome, WireError } from '../protocol/outcome.ts'

type Handler = (args: unknown, context: CallContext) => Promise<unknown>
type Opening = { build: string; events: MessagePort }

/** Progress of one call and phase is posted at most this often; the page cannot draw faster. */
const progressIntervalMs = 80

/**
 * Serves `handlers` to the page: the one place where a throw becomes an `Outcome`, where calls are cancelled, where progress
 * is posted and where the builds of page and worker are compared. `open` must be the first call.
 */
export function exposeApi<Api extends object>(handlers: Handlers<Api>, endpoint?: Endpoint): void {
  const running = new Map<CallId, AbortController>()
  let events: EventPort | null = null
  const served: Record<string, (call: Call<unknown>) => Promise<unknown>> = {
    cancel: ({ args }) => {
      const controller = running.get((args as { target: CallId }).target)
      controller?.abort()
      return Promise.resolve({ ok: true, value: controller !== undefined })
    },
  }
  for (const [method, handler] of Object.entries<Handler>(handlers as unknown as Record<string, Handler>)) {
    served[method] = async ({ id, args }) => {
      const controller = new AbortController()
      running.set(id, controller)
      try {
        if (method === 'open') events = acceptOpening(args as Opening)
        const progress = makeReporter(id, () => events)
        return answer(await handler(args, { call: id, signal: controller.signal, progress }))
      } catch (error) {
        return {
          ok: false,
          error: toWireError(controller.signal.aborted ? new AppError('call/cancelled') : toAppError(error)),
        }
      } finally {
        running.delete(id)
      }
    }
  }
  expose(served, endpoint)
}

function acceptOpening({ build, events }: Opening): EventPort {
  if (build !== __BUILD_ID__) throw new AppError('worker/version-mismatch', { page: build, worker: __BUILD_ID__ })
  return events
}

function answer(value: unknown): Outcome<unknown> {
  return transfer({ ok: true, value }, collectTransferables(value) as Transferable[])
}

function toWireError({ code, params, detail }: AppError): WireError {
  return { code, params, detail: detail ?? null }
}

/** Thins progress out: a new phase and the end of one always pass. */
function makeReporter(call: CallId, port: () => EventPort | null): ReportProgress {
  let last: { phase: string; label: string; at: number } = { phase: '', label: '', at: 0 }
  return (phase, { done, total, unit }, label = '') => {
    const now = performance.now()
    const sameStep = phase === last.phase && label === last.label
    if (sameStep && now - last.at < progressIntervalMs && done !== total) return
    last = { phase, label, at: now }
    const event: ProgressEvent = { kind: 'progress', call, phase, done, total, unit, label }
    port()?.postMessage(event)
  }
}
