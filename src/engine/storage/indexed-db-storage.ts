import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import { AppError } from '../../core/base/app-error.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'
import type { VersionId } from '../../core/base/id.ts'
import { referencedVersions } from '../../core/dataset/change-catalogue.ts'
import { readStoredCatalogue } from '../../core/dataset/read-stored-catalogue.ts'
import type { StoredCatalogue } from '../../core/dataset/read-stored-catalogue.ts'
import type { JournalEntry, Storage, StorageChange } from './storage-port.ts'
import { fromStored, toStored, type StoredBytes } from './stored-bytes.ts'

interface Schema extends DBSchema {
  state: { key: 'catalogue'; value: StoredCatalogue }
  blobs: { key: VersionId; value: StoredBytes }
  journal: { key: number; value: JournalEntry }
}

type Writing = IDBPTransaction<Schema, ('state' | 'blobs' | 'journal')[], 'readwrite'>

/**
 * 1: first. 2: tables are made of parts; the stores are the same, and the catalogue is read by readStoredCatalogue. Raised all the same,
 * because an older version of the product would not understand the catalogue: its tabs then close and say so.
 */
const schemaVersion = 2

/** Some browsers never answer an open request of a damaged profile. */
const openTimeoutMs = 10_000

/** How the database is opened. */
export type IndexedDbOptions = {
  name: string
  /** The database was deleted, closed by the browser, or claimed by a newer version of the product. */
  onLost: (code: 'storage/lost' | 'storage/newer-version') => void
}

/**
 * Opens the durable storage. Throws storage/blocked where the browser forbids it, storage/newer-version when a newer
 * version of the product made it, storage/unavailable for anything else.
 */
export async function openIndexedDbStorage({ name, onLost }: IndexedDbOptions): Promise<Storage> {
  let closing = false
  const lose: IndexedDbOptions['onLost'] = (code) => {
    if (!closing) onLost(code)
    closing = true
  }
  const db = await openDatabase(name, lose)
  return {
    kind: 'indexed-db',
    readCatalogue: () => guard(async () => readStoredCatalogue(await db.get('state', 'catalogue'))),
    readBlob: (version) =>
      guard(async () => {
        const stored = await db.get('blobs', version)
        return stored === undefined ? null : fromStored(stored)
      }),
    commit: (change) => guard(() => commitChange(db, change)),
    readJournal: () => guard(() => db.getAll('journal')),
    close() {
      closing = true
      db.close()
    },
  }
}

async function openDatabase(name: string, lose: IndexedDbOptions['onLost']): Promise<IDBPDatabase<Schema>> {
  let late = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      late = true
      reject(new AppError('storage/unavailable', {}, { detail: 'timeout' }))
    }, openTimeoutMs)
  })
  try {
    const opening = openDB<Schema>(name, schemaVersion, {
      upgrade(db, oldVersion) {
        if (oldVersion >= 1) return
        db.createObjectStore('state')
        db.createObjectStore('blobs')
        db.createObjectStore('journal', { autoIncrement: true })
      },
      // Someone deletes the database (no new version) or a newer page upgrades it: both need this connection out of the way.
      blocking(_current, blockedVersion, event) {
        lose(blockedVersion === null ? 'storage/lost' : 'storage/newer-version')
        ;(event.target as IDBDatabase).close()
      },
      terminated: () => lose('storage/lost'),
    })
    // A late answer after the timeout must not keep a connection open.
    opening.then(
      (db) => {
        if (late) db.close()
      },
      () => undefined,
    )
    return await Promise.race([opening, timeout])
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new AppError(openFailure(error), {}, { detail: String(error), cause: error })
  } finally {
    clearTimeout(timer)
  }
}

function openFailure(error: unknown): ErrorCode {
  const name = errorName(error)
  if (name === 'VersionError') return 'storage/newer-version'
  // Firefox refuses with InvalidStateError in private windows, all browsers with SecurityError where site data are off.
  return name === 'SecurityError' || name === 'InvalidStateError' || name === 'TypeError'
    ? 'storage/blocked'
    : 'storage/unavailable'
}

async function commitChange(db: IDBPDatabase<Schema>, change: StorageChange): Promise<void> {
  const transaction = db.transaction(['state', 'blobs', 'journal'], 'readwrite', { durability: 'strict' })
  const done = transaction.done.catch((error: unknown) => {
    throw transaction.error ?? error
  })
  // Awaited below; without a handler of its own an early failure would also count as an unhandled rejection.
  done.catch(() => undefined)
  try {
    await writeChange(transaction, change)
  } catch (error) {
    // A value that cannot be cloned fails without ending the transaction: what was put before it must not stay.
    abortQuietly(transaction)
    await done.catch(() => undefined)
    throw transaction.error ?? error
  }
  await done
}

async function writeChange(transaction: Writing, { expected, next, blobs, journal }: StorageChange): Promise<void> {
  const state = transaction.objectStore('state')
  const rows = transaction.objectStore('blobs')
  const log = transaction.objectStore('journal')
  const current = (await state.get('catalogue'))?.version ?? 0
  if (current !== expected) throw new AppError('storage/changed-elsewhere', {}, { detail: `${expected} ${current}` })
  const referenced = referencedVersions(next)
  const dead = (await rows.getAllKeys()).filter((version) => !referenced.has(version))
  // One request that fails to start leaves the others without a reader: each is handled on its own, the transaction tells the outcome.
  const start = (request: Promise<unknown>): void => void request.catch(() => undefined)
  for (const { version, bytes } of blobs) start(rows.put(toStored(bytes), version))
  for (const version of dead) start(rows.delete(version))
  for (const entry of journal) start(log.add(entry))
  start(state.put(next, 'catalogue'))
}

function abortQuietly(transaction: Writing): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already, which is all that is wanted.
  }
}

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(accessFailure(error), {}, { detail: String(error), cause: error })
  }
}

function accessFailure(error: unknown): ErrorCode {
  const name = errorName(error)
  if (name === 'QuotaExceededError') return 'storage/quota-exceeded'
  // The connection was closed under us, or its stores are gone.
  if (name === 'InvalidStateError' || name === 'NotFoundError') return 'storage/lost'
  return 'storage/write-failed'
}

/** Newer browsers throw a QuotaExceededError of its own class; an aborted transaction may carry the reason as its cause. */
function errorName(error: unknown): string {
  return error instanceof Error || (typeof error === 'object' && error !== null && 'name' in error)
    ? String(error.name)
    : ''
}
