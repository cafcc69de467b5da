import type { DatasetId } from '../../core/base/id.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'
import { emptyCatalogue } from '../../core/dataset/catalogue.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Failure } from './session.ts'

/** The engine's state and the catalogue of loaded tables, a copy of the durable one. */
export type EngineSlice = {
  engine:
    | { status: 'starting'; phase: string | null; done: number; total: number | null }
    | { status: 'ready'; version: string }
    | { status: 'failed'; failure: Failure }
  /** Why work is in memory only; null when it is kept. */
  storageProblem: ErrorCode | null
  catalogue: Catalogue
  /** Tables whose stored rows could not be read at the start; the others are not touched by it. */
  damaged: DatasetId[]
}

/** Before the engine answers. */
export const initialEngine: EngineSlice = {
  engine: { status: 'starting', phase: null, done: 0, total: null },
  storageProblem: null,
  catalogue: emptyCatalogue,
  damaged: [],
}
