import { asId } from '../../src/core/base/id.ts'
import type { CallId } from '../../src/core/base/id.ts'
import type { LogicalTable } from '../../src/core/dataset/logical-table.ts'
import { createEngine } from '../../src/engine/create-engine.ts'
import type { EnginePorts } from '../../src/engine/engine-ports.ts'
import { openMemoryStorage } from '../../src/engine/storage/memory-storage.ts'
import type { EngineApi, EngineInfo } from '../../src/protocol/engine-api.ts'
import type { CallContext, Handlers } from '../../src/protocol/handlers.ts'
import type { WorkerEvent } from '../../src/protocol/outcome.ts'
import { borrowDuckdb } from './borrow-duckdb.ts'

/** An engine in Node with the real DuckDB. */
export type TestEngine = {
  engine: Handlers<EngineApi>
  info: EngineInfo
  events: WorkerEvent[]
  progress: unknown[]
  close(): Promise<void>
}

/** A context for calls that nobody cancels. */
export function context(signal: AbortSignal = new AbortController().signal, progress: unknown[] = []): CallContext {
  return {
    call: asId<CallId>('test'),
    signal,
    progress: (phase, amount, label) => progress.push({ phase, ...amount, label }),
  }
}

/** Opens an engine; ports default to storage in memory and no channel. */
export async function openEngine(ports: Partial<EnginePorts> = {}, model: LogicalTable[] = []): Promise<TestEngine> {
  const events: WorkerEvent[] = []
  const progress: unknown[] = []
  const toClose: { close(): unknown }[] = []
  const engine = createEngine({
    openDuckdb: async () => {
      const db = await borrowDuckdb()
      toClose.push(db)
      return db
    },
    openStorage: () => Promise.resolve({ storage: openMemoryStorage(), problem: null }),
    now: () => '2020-07-08T09:10:11.000Z',
    clock: () => performance.now(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    product: 'test',
    ...ports,
    openChannel: (onChange) => {
      const channel = ports.openChannel?.(onChange) ?? { announce: () => undefined, close: () => undefined }
      toClose.unshift(channel)
      return channel
    },
  })
  const sink = { postMessage: (event: WorkerEvent) => events.push(event), close: () => undefined }
  const opening = {
    build: 'test',
    wasm: new Blob(),
    duckdbWorkerUrl: '',
    model,
    events: sink as unknown as MessagePort,
  }
  const info = await engine.open(opening, context(undefined, progress))
  const close = async (): Promise<void> => {
    for (const part of toClose.splice(0)) await part.close()
  }
  return { engine, info, events, progress, close }
}
