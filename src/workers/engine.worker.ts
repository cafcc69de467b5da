import { createEngine } from '../engine/create-engine.ts'
import { openDuckdb } from '../engine/duckdb/open-duckdb.ts'
import { openStorage } from '../engine/storage/open-storage.ts'
import { openTabChannel } from '../engine/storage/tab-channel.ts'
import type { EngineApi } from '../protocol/engine-api.ts'
import { exposeApi } from './expose-api.ts'
import { runWorkerSelfTest } from './self-test.ts'

/** Names the database and the channel between tabs. All copies of the product on one host share them, as they share the browser's storage. */
const storageName = 'suanchou'

/** An uncaught error ends this worker's life: the page starts another one, which builds the engine anew from storage. */
function crash(error: unknown): void {
  setTimeout(() => {
    throw error instanceof Error ? error : new Error('DuckDB worker crashed')
  })
}

const engine = createEngine({
  openDuckdb: (files, progress) => openDuckdb(files, progress, crash),
  openStorage: (onLost) => openStorage({ name: storageName, onLost }),
  openChannel: (onChange) => openTabChannel(storageName, onChange),
  now: () => new Date().toISOString(),
  clock: () => performance.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  product: `算筹 Suanchou ${__BUILD_ID__}`,
})

exposeApi<EngineApi>({
  ...engine,
  selfTest: async (args, context) => [
    ...(await runWorkerSelfTest('engine-worker', args.target)),
    ...(await engine.selfTest(args, context)),
  ],
})
