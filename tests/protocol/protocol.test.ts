import { afterEach, describe, expect, it, vi } from 'vitest'
import { supervise } from '../../src/client/supervise.ts'
import type { Supervision } from '../../src/client/supervise.ts'
import type { WorkerLike } from '../../src/client/worker-life.ts'
import { AppError } from '../../src/core/base/app-error.ts'
import { errorCodes } from '../../src/core/base/error-codes.ts'
import type { CallContext, Handlers } from '../../src/protocol/handlers.ts'
import type { Call, Outcome, WorkerEvent } from '../../src/protocol/outcome.ts'
import { exposeApi } from '../../src/workers/expose-api.ts'

/** A worker's interface with one method for each thing that can happen. */
type TestApi = {
  open(call: Call<{ build: string; events: MessagePort; start: number }>): Promise<Outcome<{ life: number }>>
  echo(call: Call<{ value: unknown }>): Promise<Outcome<unknown>>
  fail(call: Call<{ code: string }>): Promise<Outcome<null>>
  breakDown(call: Call<null>): Promise<Outcome<null>>
  waitForCancel(call: Call<null>): Promise<Outcome<null>>
  hang(call: Call<null>): Promise<Outcome<null>>
  count(call: Call<{ to: number }>): Promise<Outcome<number>>
  push(call: Call<{ event: unknown }>): Promise<Outcome<null>>
  uncloneable(call: Call<null>): Promise<Outcome<unknown>>
  cancel(call: Call<{ target: string }>): Promise<Outcome<boolean>>
}

/** A worker in this thread: an exposed API on one end of a channel, and the means to crash it. */
class FakeWorker {
  static lives: FakeWorker[] = []
  readonly port: MessagePort
  terminated = false
  readonly #far: MessagePort
  readonly #errorListeners = new Map<string, (event: unknown) => void>()

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port = port1
    this.#far = port2
    exposeApi<TestApi>(makeHandlers(FakeWorker.lives.push(this)), port2)
    port1.start()
  }

  asWorker(): WorkerLike {
    return {
      postMessage: (message: unknown, transfer: Transferable[]) => this.port.postMessage(message, transfer as never),
      addEventListener: (type: string, listener: unknown) => {
        if (type === 'message') this.port.addEventListener('message', listener as never)
        else this.#errorListeners.set(type, listener as (event: unknown) => void)
      },
      removeEventListener: () => undefined,
      terminate: () => {
        this.terminated = true
        this.port.close()
        this.#far.close()
      },
    }
  }

  crash(type: 'error' | 'messageerror' = 'error'): void {
    this.#errorListeners.get(type)?.(Object.assign(new Event(type), { message: 'boom' }))
  }
}

function makeHandlers(life: number): Handlers<TestApi> {
  let events: MessagePort | null = null
  return {
    open: (args) => {
      events = args.events
      return Promise.resolve({ life })
    },
    echo: ({ value }) => Promise.resolve(value),
    fail: ({ code }) =>
      Promise.reject(new AppError(code as never, { line: 3, name: '产值' }, { detail: 'original text' })),
    breakDown: () => Promise.reject(new TypeError('x is not a function')),
    waitForCancel: (_args, { signal }: CallContext) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
    hang: () => new Promise(() => undefined),
    count: ({ to }, { progress }) => {
      for (let done = 1; done <= to; done += 1) progress('read', { done, total: to, unit: 'rows' }, 'file.xlsx')
      return Promise.resolve(to)
    },
    push: ({ event }) => {
      events?.postMessage(event)
      return Promise.resolve(null)
    },
    uncloneable: () => Promise.resolve({ f: () => undefined }),
  }
}

const supervisors: { close(): void }[] = []

function start(changes: Partial<Supervision> = {}) {
  FakeWorker.lives = []
  const pushed: WorkerEvent[] = []
  const lost: unknown[] = []
  const restarted: unknown[] = []
  const supervisor = supervise({
    spawn: () => new FakeWorker().asWorker(),
    opening: () => Promise.resolve({ build: 'test', start: 1 }),
    onEvent: (event) => pushed.push(event),
    onLost: (failure) => lost.push(failure),
    onRestarted: (info) => restarted.push(info),
    graceMs: 60,
    ...changes,
  })
  supervisors.push(supervisor)
  return { supervisor, pushed, lost, restarted }
}

afterEach(() => {
  for (const supervisor of supervisors.splice(0)) supervisor.close()
})

describe('outcomes', () => {
  it('opens at the first call and answers with the value', async () => {
    const { supervisor } = start()
    expect(await supervisor.call('echo', { value: { a: [1, null, 'x'] } })).toEqual({ a: [1, null, 'x'] })
    expect(await supervisor.call('open', null)).toEqual({ life: 1 })
    expect(FakeWorker.lives).toHaveLength(1)
  })

  it.each(errorCodes)('carries %s with parameters and detail', async (code) => {
    const { supervisor } = start()
    const error = await supervisor.call('fail', { code }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code, params: { line: 3, name: '产值' }, detail: 'original text' })
  })

  it('turns an unknown throw into internal/bug with its wording', async () => {
    const { supervisor } = start()
    await expect(supervisor.call('breakDown', null)).rejects.toMatchObject({
      code: 'internal/bug',
      detail: 'TypeError: x is not a function',
    })
  })

  it('answers when a value cannot be cloned, instead of waiting for ever', async () => {
    const { supervisor } = start()
    await expect(supervisor.call('uncloneable', null)).rejects.toMatchObject({ code: 'internal/bug' })
  })

  it('transfers buffers both ways', async () => {
    const { supervisor } = start()
    const buffer = new Uint8Array([1, 2, 3]).buffer
    const back = (await supervisor.call('echo', { value: { nested: { buffer } } })) as {
      nested: { buffer: ArrayBuffer }
    }
    expect(buffer.byteLength).toBe(0)
    expect(new Uint8Array(back.nested.buffer)).toEqual(new Uint8Array([1, 2, 3]))
  })

  it('refuses a worker of another build', async () => {
    const { supervisor } = start({ opening: () => Promise.resolve({ build: 'older' }) })
    await expect(supervisor.call('echo', { value: 1 })).rejects.toMatchObject({
      code: 'worker/version-mismatch',
      params: { page: 'older', worker: 'test' },
    })
    expect(FakeWorker.lives[0]?.terminated).toBe(true)
  })
})

describe('events', () => {
  it('brings progress to its call only, thinned out, the end always', async () => {
    const { supervisor } = start()
    const [mine, other] = [vi.fn(), vi.fn()]
    await Promise.all([
      supervisor.call('count', { to: 5000 }, { onProgress: mine }),
      supervisor.call('echo', { value: 1 }, { onProgress: other }),
    ])
    expect(other).not.toHaveBeenCalled()
    expect(mine.mock.calls.length).toBeLessThan(50)
    expect(mine.mock.calls.at(-1)?.[0]).toMatchObject({
      kind: 'progress',
      phase: 'read',
      done: 5000,
      total: 5000,
      unit: 'rows',
      label: 'file.xlsx',
    })
  })

  it('passes pushes on', async () => {
    const { supervisor, pushed } = start()
    await supervisor.call('push', { event: { kind: 'storage-lost', problem: 'storage/lost' } })
    await vi.waitFor(() => expect(pushed).toEqual([{ kind: 'storage-lost', problem: 'storage/lost' }]))
  })

  it('shows the steps of opening to whoever waits for it', async () => {
    const { supervisor } = start({
      opening: (report) => {
        report({ phase: 'fetch', done: 1, total: 2, unit: 'bytes', label: '' })
        return Promise.resolve({ build: 'test' })
      },
    })
    // The page's own steps come before the call returns: listeners that are there from the start must see them.
    const onProgress = vi.fn()
    await supervisor.call('open', null, { onProgress })
    expect(onProgress).toHaveBeenCalledWith(expect.objectContaining({ phase: 'fetch', done: 1 }))
  })
})

describe('cancel', () => {
  it('stops a call that listens, and the worker lives on', async () => {
    const { supervisor } = start()
    await supervisor.call('open', null)
    const controller = new AbortController()
    const call = supervisor.call('waitForCancel', null, { signal: controller.signal })
    setTimeout(() => controller.abort(), 10)
    await expect(call).rejects.toMatchObject({ code: 'call/cancelled' })
    expect(await supervisor.call('echo', { value: 1 })).toBe(1)
    expect(FakeWorker.lives).toHaveLength(1)
  })

  it('ends a worker whose cancelled call goes on; others get worker/terminated; another one opens', async () => {
    const { supervisor, lost, restarted } = start()
    await supervisor.call('open', null)
    const controller = new AbortController()
    const hanging = supervisor.call('hang', null, { signal: controller.signal })
    const bystander = supervisor.call('hang', null)
    const outcomes = Promise.allSettled([hanging, bystander])
    setTimeout(() => controller.abort(), 10)
    expect(await outcomes).toMatchObject([
      { reason: { code: 'call/cancelled' } },
      { reason: { code: 'worker/terminated' } },
    ])
    expect(FakeWorker.lives[0]?.terminated).toBe(true)
    await vi.waitFor(() => expect(restarted).toEqual([{ life: 2 }]))
    expect(lost).toEqual([null])
    expect(await supervisor.call('echo', { value: 2 })).toBe(2)
    expect(FakeWorker.lives).toHaveLength(2)
  })

  it('does not send a call that is cancelled already', async () => {
    const { supervisor } = start()
    await expect(supervisor.call('echo', { value: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'call/cancelled',
    })
  })

  it('lets a caller stop waiting for a slow start without hurting the start', async () => {
    let finish: (args: object) => void = () => undefined
    const { supervisor } = start({ opening: () => new Promise((resolve) => (finish = resolve)) })
    const patient = supervisor.call('echo', { value: 1 })
    const controller = new AbortController()
    const impatient = supervisor.call('echo', { value: 2 }, { signal: controller.signal })
    controller.abort()
    await expect(impatient).rejects.toMatchObject({ code: 'call/cancelled' })
    finish({ build: 'test' })
    expect(await patient).toBe(1)
  })
})

describe('crash', () => {
  it.each(['error', 'messageerror'] as const)('rejects all waiting calls at %s and starts again', async (type) => {
    const { supervisor, restarted } = start()
    await supervisor.call('open', null)
    const waiting = Promise.allSettled([supervisor.call('hang', null), supervisor.call('hang', null)])
    await new Promise((resolve) => setTimeout(resolve, 10))
    FakeWorker.lives[0]?.crash(type)
    expect(await waiting).toMatchObject([
      { reason: { code: 'worker/crashed' } },
      { reason: { code: 'worker/crashed' } },
    ])
    await vi.waitFor(() => expect(restarted).toEqual([{ life: 2 }]))
  })

  it('does not start over and over when a worker dies before it is open, but tries again at the next call', async () => {
    let healthy = false
    const { supervisor, lost } = start({
      opening: () => {
        if (healthy) return Promise.resolve({ build: 'test' })
        setTimeout(() => FakeWorker.lives.at(-1)?.crash(), 5)
        return new Promise((resolve) => setTimeout(() => resolve({ build: 'test' }), 20))
      },
    })
    await expect(supervisor.call('echo', { value: 1 })).rejects.toMatchObject({ code: 'worker/crashed' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(FakeWorker.lives).toHaveLength(1)
    expect(lost).toEqual([])
    healthy = true
    expect(await supervisor.call('echo', { value: 2 })).toBe(2)
  })

  it('says so when the restart fails too', async () => {
    let starts = 0
    const { supervisor, lost, restarted } = start({
      opening: () => {
        starts += 1
        return starts === 2
          ? Promise.reject(new AppError('worker/engine-files-missing', { file: 'x' }))
          : Promise.resolve({ build: 'test' })
      },
    })
    await supervisor.call('open', null)
    FakeWorker.lives[0]?.crash()
    await vi.waitFor(() => expect(lost).toMatchObject([null, { code: 'worker/engine-files-missing' }]))
    expect(restarted).toEqual([])
    expect(await supervisor.call('echo', { value: 3 })).toBe(3)
  })

  it('ends quietly when it is closed', async () => {
    const { supervisor, lost } = start()
    await supervisor.call('open', null)
    const waiting = supervisor.call('hang', null)
    await new Promise((resolve) => setTimeout(resolve, 10))
    supervisor.close()
    await expect(waiting).rejects.toMatchObject({ code: 'worker/terminated' })
    expect(lost).toEqual([])
  })
})
