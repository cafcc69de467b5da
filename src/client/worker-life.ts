import { transfer, wrap } from 'comlink'
import type { Endpoint, Remote } from 'comlink'
import { AppError, toAppError } from '../core/base/app-error.ts'
import { asId, makeId } from '../core/base/id.ts'
import type { CallId } from '../core/base/id.ts'
import { collectTransferables } from '../protocol/collect-transferables.ts'
import type { Call, Outcome, WireError, WorkerEvent } from '../protocol/outcome.ts'
import type { CallOptions } from './clients.ts'

/** The part of a `Worker` that supervision needs. */
export type WorkerLike = Endpoint & { terminate(): void }

/** Why a worker's life ended before its time. */
export type DeathCode = 'worker/crashed' | 'worker/terminated'

/** What a life tells its supervisor. */
export type LifeEvents = {
  onEvent: (event: Exclude<WorkerEvent, { kind: 'progress' }>) => void
  onDeath: (code: DeathCode) => void
}

type Pending = { fail: (error: AppError) => void; onProgress: CallOptions['onProgress'] }
type Methods = Record<string, (call: Call<unknown>) => Promise<Outcome<unknown>>>

/**
 * One worker from its start to its end, with the calls that wait for it. The map of waiting calls is the only truth:
 * whatever ends the worker rejects all of them.
 */
export class WorkerLife {
  /** To be given to the worker with `open`. */
  readonly eventPort: MessagePort
  readonly #worker: WorkerLike
  readonly #methods: Remote<Methods>
  readonly #port: MessagePort
  readonly #events: LifeEvents
  readonly #graceMs: number
  readonly #pending = new Map<CallId, Pending>()
  #over = false

  constructor(worker: WorkerLike, events: LifeEvents, graceMs: number) {
    const { port1, port2 } = new MessageChannel()
    this.#worker = worker
    this.#methods = wrap<Methods>(worker)
    this.#port = port1
    this.eventPort = port2
    this.#events = events
    this.#graceMs = graceMs
    port1.onmessage = (message: MessageEvent<WorkerEvent>) => this.#route(message.data)
    worker.addEventListener('error', (event) => this.#die('worker/crashed', describeError(event)))
    worker.addEventListener('messageerror', () => this.#die('worker/crashed', 'messageerror'))
  }

  get isOver(): boolean {
    return this.#over
  }

  /** Calls a method; buffers in `args` are transferred. Throws what the worker answers, or worker/crashed, worker/terminated. */
  call(method: string, args: unknown, { signal, onProgress }: CallOptions = {}): Promise<unknown> {
    const id = makeId<CallId>(crypto.getRandomValues(new Uint8Array(8)))
    return new Promise((resolve, reject) => {
      if (this.#over) throw new AppError('worker/crashed')
      if (signal?.aborted === true) throw new AppError('call/cancelled')
      const onAbort = () => this.#cancel(id)
      const settle = () => {
        this.#pending.delete(id)
        signal?.removeEventListener('abort', onAbort)
      }
      const fail = (error: AppError) => {
        settle()
        reject(error)
      }
      this.#pending.set(id, { fail, onProgress })
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#send(method, { id, args }).then(
        (outcome) => {
          settle()
          if (outcome.ok) resolve(outcome.value)
          else reject(fromWire(outcome.error))
        },
        (error: unknown) => fail(toAppError(error)),
      )
    })
  }

  /** Ends the worker quietly; waiting calls are rejected with worker/terminated. */
  close(): void {
    if (this.#over) return
    this.#over = true
    this.#worker.terminate()
    this.#port.close()
    this.#failAll(new AppError('worker/terminated', {}, { detail: 'closed' }))
  }

  async #send(method: string, call: Call<unknown>): Promise<Outcome<unknown>> {
    const remote = this.#methods[method]
    if (remote === undefined) throw new AppError('internal/bug', {}, { detail: `no method ${method}` })
    return await remote(transfer(call, collectTransferables(call.args) as Transferable[]))
  }

  #cancel(id: CallId): void {
    void this.#send('cancel', { id: asId<CallId>('cancel'), args: { target: id } }).catch(() => undefined)
    setTimeout(() => {
      const pending = this.#pending.get(id)
      if (pending === undefined) return
      pending.fail(new AppError('call/cancelled'))
      this.#die('worker/terminated', 'a cancelled call did not stop')
    }, this.#graceMs)
  }

  #route(event: WorkerEvent): void {
    if (event.kind === 'progress') this.#pending.get(event.call)?.onProgress?.(event)
    else if (!this.#over) this.#events.onEvent(event)
  }

  #die(code: DeathCode, detail: string): void {
    if (this.#over) return
    this.#over = true
    this.#worker.terminate()
    this.#port.close()
    this.#failAll(new AppError(code, {}, { detail }))
    this.#events.onDeath(code)
  }

  #failAll(error: AppError): void {
    for (const { fail } of [...this.#pending.values()]) fail(error)
  }
}

function fromWire({ code, params, detail }: WireError): AppError {
  return new AppError(code, params, detail === null ? {} : { detail })
}

function describeError(event: unknown): string {
  return event instanceof Event && 'message' in event ? String(event.message) : 'error event'
}
