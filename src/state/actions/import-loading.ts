import { AppError } from '../../core/base/app-error.ts'
import { asId } from '../../core/base/id.ts'
import type { CallId } from '../../core/base/id.ts'
import type { CallOptions, Progress } from '../../client/clients.ts'
import type { BuiltPart, Dataset } from '../../core/dataset/dataset.ts'
import type { LoadTarget } from '../../core/dataset/load-parts.ts'
import type { TableToLoad } from '../../protocol/engine-api.ts'
import type { ActionWords } from '../action-words.ts'
import { planLoad, readStateOf, summariseImport } from '../selectors/import-tables.ts'
import type { ImportFile } from '../slices/imports.ts'
import { initialImports } from '../slices/imports.ts'
import { awaitEngine } from './await-engine.ts'
import type { ImportDesk, PickedFile } from './import-desk.ts'
import { withOpenFile } from './import-desk.ts'
import { runAction, showToast } from './run-action.ts'
import { goTo } from './session.ts'

const loadCall = asId<CallId>('load')

/** Loads what was decided, or gives the import up. */
export function createImportLoading(desk: ImportDesk, words: () => ActionWords) {
  const { store } = desk
  return {
    /** Builds every chosen table and loads them in one change of the catalogue; then goes to the data. */
    async load(): Promise<void> {
      if (store.getState().importLoading) return
      store.setState({ importLoading: true })
      const { t } = words()
      const before = summariseImport(store.getState().importFiles)
      const loaded = await runAction(store, t('review.task.load'), (options) => loadChosen(desk, options))
      store.setState({ importLoading: false })
      if (loaded === undefined) {
        // Another tab may have taken a name: the next press then finds it.
        void refreshCatalogue(desk)
        return
      }
      closeImport(desk)
      goTo(store, { page: 'data' })
      const text = words().t('review.loaded', { tables: before.tables, rows: before.rows })
      const failed = before.failed > 0 ? ` ${words().t('review.loadedFailed', { files: before.failed })}` : ''
      showToast(store, { failure: null, text: text + failed, undo: null })
    },
    /** Gives the import up; for a moment it can be taken back. */
    discard(): void {
      const { importFiles, importSelection } = store.getState()
      const blobs = new Map(desk.blobs)
      closeImport(desk)
      goTo(store, { page: 'data' })
      if (importFiles.length === 0) return
      const undo = (): void => takeBack(desk, importFiles, blobs, () => store.setState({ importSelection }))
      showToast(store, { failure: null, text: words().t('review.discarded', { files: importFiles.length }), undo })
    },
  }
}

async function loadChosen(desk: ImportDesk, { signal, onProgress }: CallOptions): Promise<true> {
  const { store, clients } = desk
  await awaitEngine(store, signal)
  const { importFiles, catalogue } = store.getState()
  const plan = planLoad(importFiles, catalogue)
  const tables: TableToLoad[] = []
  for (const { ref, decision, name, replaces } of plan) {
    if (signal?.aborted === true) throw new AppError('call/cancelled')
    const progress: Omit<Progress, 'done'> = {
      kind: 'progress',
      call: loadCall,
      phase: 'build',
      total: plan.length,
      unit: 'tables',
      label: name,
    }
    onProgress?.({ ...progress, done: tables.length })
    const choice = { ...decision.choice, name }
    const built = await withOpenFile(desk, ref.file, (file) =>
      clients.imports.buildTable({ file, sheet: ref.sheet, choice }, { signal }),
    )
    tables.push({ part: built.part, ipc: built.ipc, sums: built.sums, target: targetOf(name, built.part, replaces) })
  }
  onProgress?.({ kind: 'progress', call: loadCall, phase: 'store', done: 0, total: null, unit: 'tables', label: '' })
  const { catalogue: loaded } = await clients.engine.loadTables({ tables }, { signal, onProgress })
  store.setState({ catalogue: loaded })
  return true
}

/** A namesake that may be replaced gives way part by part: that of the same period, or the only one it has. */
function targetOf(name: string, { period }: BuiltPart, replaces: Dataset | null): LoadTarget {
  if (replaces === null) return { kind: 'new', name }
  const { id, parts } = replaces
  const part = parts.find((each) => each.period === period) ?? (parts.length === 1 ? parts[0] : undefined)
  return part === undefined ? { kind: 'append', dataset: id } : { kind: 'replace', dataset: id, part: part.version }
}

/** Empties the review and lets the worker forget its files. */
export function closeImport({ store, clients, blobs, stops }: ImportDesk): void {
  for (const stop of [...stops.values()]) stop.abort()
  for (const file of store.getState().importFiles) {
    const open = readStateOf(file)?.reading.file
    if (open !== undefined) void clients.imports.releaseFile({ file: open }).catch(() => undefined)
  }
  blobs.clear()
  const { importFiles, importSelection, importLoading } = initialImports
  store.setState({ importFiles, importSelection, importLoading })
}

function takeBack(
  desk: ImportDesk,
  files: ImportFile[],
  blobs: ReadonlyMap<string, PickedFile>,
  select: () => void,
): void {
  for (const [key, file] of blobs) desk.blobs.set(key, file)
  const kept = files.filter(({ state }) => state.status === 'read' || state.status === 'failed')
  desk.store.setState(({ importFiles }) => ({ importFiles: [...kept, ...importFiles] }))
  select()
  goTo(desk.store, { page: 'review' })
}

async function refreshCatalogue({ store, clients }: ImportDesk): Promise<void> {
  if (store.getState().engine.status !== 'ready') return
  try {
    store.setState({ catalogue: await clients.engine.readCatalogue(null) })
  } catch {
    // The engine is gone; its restart brings the catalogue with it.
  }
}
