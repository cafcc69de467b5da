import type { EngineOpening } from '../protocol/engine-api.ts'
import type { ReportProgress } from '../protocol/handlers.ts'
import type { Duckdb } from './duckdb/duckdb.ts'
import type { IndexedDbOptions } from './storage/indexed-db-storage.ts'
import type { OpenedStorage } from './storage/open-storage.ts'
import type { TabChannel } from './storage/tab-channel.ts'

/** What the engine needs from the place where it runs: a browser's worker, or Node for tests and scripts. */
export type EnginePorts = {
  openDuckdb: (opening: Pick<EngineOpening, 'wasm' | 'duckdbWorkerUrl'>, progress: ReportProgress) => Promise<Duckdb>
  openStorage: (onLost: IndexedDbOptions['onLost']) => Promise<OpenedStorage>
  openChannel: (onChange: (version: number) => void) => TabChannel
  /** ISO 8601 time in UTC. */
  now: () => string
  /** Milliseconds for measuring how long something took. */
  clock: () => number
  randomBytes: (length: number) => Uint8Array
  /** Name and version of the product, for the origin of results. */
  product: string
}
