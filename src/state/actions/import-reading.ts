import { isCancelled, toAppError } from '../../core/base/app-error.ts'
import { makeId } from '../../core/base/id.ts'
import type { FileId } from '../../core/base/id.ts'
import type { CallOptions, Progress } from '../../client/clients.ts'
import type { FileReading } from '../../protocol/import-api.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppState } from '../create-store.ts'
import { decideTables } from '../selectors/decide-tables.ts'
import { firstOf } from '../selectors/import-list.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import type { ImportFile } from '../slices/imports.ts'
import { asFailure } from '../slices/session.ts'
import type { ImportDesk, PickedFile } from './import-desk.ts'
import { changeFile, withFile } from './import-desk.ts'
import { recallLayouts } from './import-following.ts'
import { nextTask } from './next-task.ts'
import { runAction } from './run-action.ts'

/** Reads the files of an import, as many at once as there are workers. */
export function createImportReading(desk: ImportDesk, words: () => ActionWords) {
  const { store, stops } = desk
  let running = false

  const run = async (): Promise<void> => {
    desk.arrival.ring()
    if (running) return
    running = true
    await runAction(store, words().t('review.task.read'), (options) => readAll(desk, options))
    running = false
  }

  return {
    /** Takes up files in short steps, because the browser looks on the disk for the size of each; the first ones are taken up before this returns. */
    add(files: readonly PickedFile[]): void {
      desk.picked.push(...files)
      takePicked(desk, () => void run())
    },
    /** Reads a failed file once more. */
    retry(key: string): void {
      changeFile(store, key, (file) => ({ ...file, state: { status: 'waiting' } }))
      void run()
    },
    /** Takes a file out of the import: stops its reading, forgets its content. */
    remove(key: string): void {
      stops.get(key)?.abort()
      dropFile(desk, key)
    },
    /** Takes out every file that is not read yet; what was read stays. */
    stop(): void {
      stopReading(desk)
    },
  }
}

/** How long files are taken up at a time: the page must go on answering. */
const takingMs = 12

function takePicked(desk: ImportDesk, onTaken: () => void): void {
  const { store, blobs, picked } = desk
  const began = performance.now()
  const taken: ImportFile[] = []
  while (performance.now() - began < takingMs) {
    const file = picked.shift()
    if (file === undefined) break
    const key = newKey()
    blobs.set(key, file)
    taken.push({ key, name: file.name, path: file.path, bytes: file.blob.size, state: { status: 'waiting' } })
  }
  if (taken.length === 0) return
  store.setState(({ importFiles }) => ({ importFiles: [...importFiles, ...taken] }))
  onTaken()
  setTimeout(() => takePicked(desk, onTaken))
}

async function readAll(desk: ImportDesk, { signal, onProgress }: CallOptions): Promise<void> {
  const { store, clients } = desk
  signal?.addEventListener('abort', () => stopReading(desk), { once: true })
  const reported = new Map<string, number>()
  let toldAt = -Infinity
  const tell = ({ phase, unit, done }: Progress, key: string): void => {
    if (unit === 'bytes' && phase === 'read') reported.set(key, done)
    if (performance.now() - toldAt < progressMs) return
    toldAt = performance.now()
    const files = store.getState().importFiles
    const read = files.reduce((sum, file) => sum + readBytes(file, reported.get(file.key) ?? 0), 0)
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    onProgress?.({ kind: 'progress', call: readingCall, phase, done: read, total, unit: 'bytes', label: '' })
  }
  const running = new Map<string, Promise<void>>()
  for (;;) {
    // A file that has its turn already may still be drawn as waiting.
    const waiting = store
      .getState()
      .importFiles.find(({ key, state }) => state.status === 'waiting' && !running.has(key) && !desk.batch.holds(key))
    if (waiting !== undefined && running.size < clients.filesAtOnce) {
      const { key } = waiting
      running.set(
        key,
        readOne(desk, key, tell).finally(() => running.delete(key)),
      )
    } else if (running.size > 0) {
      await Promise.race([...running.values(), desk.arrival.next()])
    } else {
      desk.batch.flush()
      return
    }
  }
}

/** How much of a file counts as done in the progress of the whole run. */
function readBytes({ bytes, state }: ImportFile, reported: number): number {
  if (state.status === 'waiting') return Math.min(reported, bytes)
  return state.status === 'reading' ? Math.min(reported, bytes) : bytes
}

/** Shortest time between two drawn steps of a run. */
const progressMs = 200

const readingCall: Progress['call'] = makeId(new Uint8Array(8))

async function readOne(desk: ImportDesk, key: string, tell: (progress: Progress, key: string) => void): Promise<void> {
  const { clients, blobs, stops, batch } = desk
  const picked = blobs.get(key)
  if (picked === undefined) {
    dropFile(desk, key)
    return
  }
  const stop = new AbortController()
  stops.set(key, stop)
  const setState = (state: ImportFile['state'], after?: () => void): void =>
    batch.add(key, (store) => withFile(store, key, (file) => ({ ...file, state })), after)
  setState({ status: 'reading', phase: null, done: 0, total: null, unit: null, label: '' })
  let toldAt = -Infinity
  const onProgress = (progress: Progress): void => {
    if (performance.now() - toldAt < progressMs) return
    toldAt = performance.now()
    const { phase, done, total, unit, label } = progress
    setState({ status: 'reading', phase, done, total, unit, label })
    tell(progress, key)
  }
  try {
    const reading = await clients.imports.readFile(picked, { signal: stop.signal, onProgress })
    await nextTask()
    batch.add(
      key,
      (store) => takeReading(store, key, reading),
      () => greetReading(desk, key, reading),
    )
  } catch (error) {
    if (isCancelled(error)) dropFile(desk, key)
    else setState({ status: 'failed', failure: asFailure(toAppError(error)) })
  } finally {
    stops.delete(key)
  }
}

/** A file that has been read, with what is proposed for its tables. The same bytes twice in one import: the second copy waits to be asked for. */
function takeReading(state: AppState, key: string, reading: FileReading): Partial<AppState> {
  const { importFiles, catalogue } = state
  const copied = importFiles.some((file) => file.key !== key && readStateOf(file)?.reading.hash === reading.hash)
  const tables = decideTables(reading, catalogue).map((decision) =>
    copied ? { ...decision, include: false } : decision,
  )
  return withFile(state, key, (file) => ({ ...file, state: { status: 'read', reading, tables } }))
}

function greetReading(desk: ImportDesk, key: string, reading: FileReading): void {
  const { store, clients } = desk
  if (store.getState().importFiles.every((file) => file.key !== key)) {
    // Taken out of the import in the last moment.
    void clients.imports.releaseFile({ file: reading.file }).catch(() => undefined)
    return
  }
  selectFirst(desk)
  // Where that fails, the layout counts as new and is asked about.
  desk.following = desk.following.then(() => recallLayouts(desk, key)).catch(() => undefined)
}

/** Shows the first file that has been read, as long as nothing is shown. */
function selectFirst({ store }: ImportDesk): void {
  const { importFiles, importSelection } = store.getState()
  if (importSelection !== null) return
  for (const file of importFiles) {
    const selection = firstOf(file)
    if (selection === null) continue
    store.setState({ importSelection: selection })
    return
  }
}

function stopReading(desk: ImportDesk): void {
  desk.picked.length = 0
  for (const { key, state } of desk.store.getState().importFiles) if (state.status === 'waiting') dropFile(desk, key)
  for (const stop of [...desk.stops.values()]) stop.abort()
}

function dropFile({ store, clients, blobs }: ImportDesk, key: string): void {
  const { importFiles, importSelection } = store.getState()
  const file = importFiles.find((each) => each.key === key)
  if (file === undefined) return
  const open: FileId | undefined = readStateOf(file)?.reading.file
  if (open !== undefined) void clients.imports.releaseFile({ file: open }).catch(() => undefined)
  blobs.delete(key)
  const rest = importFiles.filter((each) => each.key !== key)
  const wasShown = importSelection?.file === key
  const next = wasShown ? (rest.map(firstOf).find((selection) => selection !== null) ?? null) : importSelection
  store.setState({ importFiles: rest, importSelection: next })
}

function newKey(): string {
  return makeId<FileId>(crypto.getRandomValues(new Uint8Array(8)))
}
