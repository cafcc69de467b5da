import { AppError } from '../../core/base/app-error.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'
import { openIndexedDbStorage } from './indexed-db-storage.ts'
import type { IndexedDbOptions } from './indexed-db-storage.ts'
import { openMemoryStorage } from './memory-storage.ts'
import type { Storage } from './storage-port.ts'

/** The storage that could be had; `problem` says why it is not durable, null when it is. */
export type OpenedStorage = { storage: Storage; problem: ErrorCode | null }

/** Opens the durable storage, or one in memory where the browser has none to give. */
export async function openStorage(options: IndexedDbOptions): Promise<OpenedStorage> {
  try {
    const storage = await openIndexedDbStorage(options)
    await storage.readCatalogue()
    return { storage, problem: null }
  } catch (error) {
    return { storage: openMemoryStorage(), problem: error instanceof AppError ? error.code : 'storage/unavailable' }
  }
}
