import { AppError, toAppError } from '../../core/base/app-error.ts'
import type { ErrorCode } from '../../core/base/error-codes.ts'
import type { FileId } from '../../core/base/id.ts'
import type { Clients } from '../../client/clients.ts'
import type { FileReading } from '../../protocol/import-api.ts'
import type { AppState, AppStore } from '../create-store.ts'
import { findTable, readStateOf } from '../selectors/import-tables.ts'
import type { ImportFile, ReadState, TableDecision, TableRef } from '../slices/imports.ts'
import type { StoreBatch } from './store-batch.ts'

/** A file as the browser hands it over; `path` is the folder path of a dropped folder, '' else. */
export type PickedFile = { blob: Blob; name: string; path: string }

/** The files of an import outside the store: their bytes stay with the browser, and running readings can be stopped. */
export type ImportDesk = {
  store: AppStore
  clients: Clients
  blobs: Map<string, PickedFile>
  /** Picked files that are not part of the import yet, in their order. */
  picked: PickedFile[]
  stops: Map<string, AbortController>
  /** Files that are being read once more. */
  reopening: Map<string, Promise<FileReading>>
  /** Rings when files were added, so that a running reading takes them up at once. */
  arrival: Bell
  /** Changes that come with every file of hundreds. */
  batch: StoreBatch
  /** Ends when corrections have reached the other tables of their groups. */
  following: Promise<void>
}

/** Wakes whoever waits for something to happen. */
export type Bell = { ring: () => void; next: () => Promise<void> }

/** A bell that nobody waits for yet. */
export function makeBell(): Bell {
  let wake: () => void = () => undefined
  let next: Promise<void> | null = null
  return {
    ring: () => {
      wake()
      next = null
    },
    next: () =>
      (next ??= new Promise((resolve) => {
        wake = resolve
      })),
  }
}

/** Changes one file of the import; nothing happens if it is gone. */
export function changeFile(store: AppStore, key: string, change: (file: ImportFile) => ImportFile): void {
  store.setState((state) => withFile(state, key, change))
}

/** The files of the import with one of them changed, as a change of the store. */
export function withFile(
  { importFiles }: Pick<AppState, 'importFiles'>,
  key: string,
  change: (file: ImportFile) => ImportFile,
): Pick<AppState, 'importFiles'> {
  return { importFiles: importFiles.map((file) => (file.key === key ? change(file) : file)) }
}

/** Changes one table of the import; nothing happens if it is gone. */
export function changeTable(store: AppStore, ref: TableRef, change: (decision: TableDecision) => TableDecision): void {
  changeFile(store, ref.file, (file) => {
    const state = readStateOf(file)
    if (state === null) return file
    const tables = state.tables.map((decision) =>
      decision.sheet === ref.sheet && decision.table === ref.table ? change(decision) : decision,
    )
    return { ...file, state: { ...state, tables } }
  })
}

/** The decision; throws workbook/not-open when it went away while something else was waited for. */
export function presentTable(store: AppStore, ref: TableRef): TableDecision {
  const decision = findTable(store.getState().importFiles, ref)
  if (decision === undefined) throw new AppError('workbook/not-open')
  return decision
}

/** What a call ends with when the worker lost its files, by its own fault or because another call would not stop. */
const forgetful: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'workbook/not-open',
  'worker/crashed',
  'worker/terminated',
])

/**
 * Works on a file that the import worker has open. A worker that was restarted has forgotten it: then the file is read again
 * from the browser's own copy, once, without touching what was decided.
 */
export async function withOpenFile<T>(desk: ImportDesk, key: string, work: (file: FileId) => Promise<T>): Promise<T> {
  const state = presentReading(desk, key)
  try {
    return await work(state.reading.file)
  } catch (error) {
    const picked = desk.blobs.get(key)
    if (!forgetful.has(toAppError(error).code) || picked === undefined) throw error
    const reading = await reopen(desk, key, picked)
    void desk.clients.imports.releaseFile({ file: state.reading.file }).catch(() => undefined)
    // Another file under the same name by now: what was decided does not fit it.
    if (reading.hash !== state.reading.hash) throw error
    changeFile(desk.store, key, (file) => {
      const present = readStateOf(file)
      return present === null
        ? file
        : { ...file, state: { ...present, reading: { ...present.reading, file: reading.file } } }
    })
    return work(reading.file)
  }
}

function presentReading({ store }: ImportDesk, key: string): ReadState {
  const file = store.getState().importFiles.find((each) => each.key === key)
  const state = file === undefined ? null : readStateOf(file)
  if (state === null) throw new AppError('workbook/not-open')
  return state
}

/** Several calls may find the file closed at once; it is read once for all of them. */
function reopen({ clients, reopening }: ImportDesk, key: string, picked: PickedFile): Promise<FileReading> {
  const running = reopening.get(key)
  if (running !== undefined) return running
  const reading = clients.imports.readFile(picked).finally(() => reopening.delete(key))
  reopening.set(key, reading)
  return reading
}
