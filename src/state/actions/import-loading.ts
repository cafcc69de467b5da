import { toAppError } from '../../core/base/app-error.ts'
import type { ActionWords } from '../action-words.ts'
import { readStateOf } from '../selectors/import-tables.ts'
import { wantsReport } from '../selectors/list-jobs.ts'
import { refKey } from '../selectors/import-plan.ts'
import type { ImportFile, ImportRun, ReadState } from '../slices/imports.ts'
import { initialImports } from '../slices/imports.ts'
import type { ImportDesk, PickedFile } from './import-desk.ts'
import { endRun, runLoad } from './load-run.ts'
import { nextTask } from './next-task.ts'
import { runAction, showToast } from './run-action.ts'
import { goTo } from './session.ts'

/** Loads what was decided, or gives the import up. */
export function createImportLoading(desk: ImportDesk, words: () => ActionWords) {
  const { store } = desk
  return {
    /**
     * Builds and loads every table that is decided. A single file that went through leads to the data, everything else to the report of the run;
     * what could not be loaded stays under review.
     */
    async load(): Promise<void> {
      const { importBase, catalogue } = store.getState()
      if (importBase !== null) return
      store.setState({ importBase: catalogue, importRun: null, importRunShown: false })
      await runAction(store, words().t('review.task.load'), async (options) => {
        const failure = await runLoad(desk, options).then(() => null, toAppError)
        // Before the run had begun: the engine did not start.
        if (store.getState().importRun === null && failure !== null) throw failure
        endRun(desk, failure)
      })
      // In one step, so that the review is not drawn once more before the page leaves it.
      await nextTask()
      store.setState({ importBase: null })
      finishLoad(desk, words)
    },
    /** Shows the run, or what is under review. */
    showRun(shown: boolean): void {
      store.setState({ importRunShown: shown })
      if (shown) goTo(store, { page: 'review' })
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

function finishLoad(desk: ImportDesk, words: () => ActionWords): void {
  const { store } = desk
  const run = store.getState().importRun
  if (run === null) return
  dropLoaded(desk, run)
  const loaded = run.entries.filter(({ outcome }) => outcome === 'loaded' || outcome === 'replaced')
  const rows = loaded.reduce((sum, entry) => sum + entry.rows, 0)
  const text = words().t('review.loaded', { tables: loaded.length, rows })
  if (!wantsReport(run)) {
    closeImport(desk)
    goTo(store, { page: 'data' })
    showToast(store, { failure: null, text, undo: null })
    return
  }
  store.setState({ importRunShown: true })
  if (store.getState().route.page !== 'review') showToast(store, { failure: null, text, undo: null })
}

/** Takes out what the run has dealt with: files without anything left to decide or to mend. */
function dropLoaded(desk: ImportDesk, { entries }: ImportRun): void {
  const { store, clients, blobs } = desk
  const open = new Set(
    entries.flatMap(({ key, outcome }) => (['failed', 'conflict', 'stopped'].includes(outcome) ? [key] : [])),
  )
  const kept: ImportFile[] = []
  for (const file of store.getState().importFiles) {
    const state = readStateOf(file)
    if (state === null) kept.push(file)
    else if (state.tables.length === 0 || isOpen(file, state, open))
      kept.push({ ...file, state: leaveOut(file, state, open) })
    else {
      void clients.imports.releaseFile({ file: state.reading.file }).catch(() => undefined)
      blobs.delete(file.key)
    }
  }
  const { importSelection } = store.getState()
  const shown = kept.some(({ key }) => key === importSelection?.file)
  store.setState({ importFiles: kept, importSelection: shown ? importSelection : null })
}

function isOpen({ key }: ImportFile, { tables }: ReadState, open: ReadonlySet<string>): boolean {
  return tables.some(({ sheet, table }) => open.has(refKey({ file: key, sheet, table })))
}

/** What is loaded is not loaded a second time with what stays. */
function leaveOut({ key }: ImportFile, state: ReadState, open: ReadonlySet<string>): ReadState {
  const tables = state.tables.map((decision) =>
    open.has(refKey({ file: key, sheet: decision.sheet, table: decision.table }))
      ? decision
      : { ...decision, include: false },
  )
  return { ...state, tables }
}

/** Empties the review and lets the workers forget its files. */
export function closeImport({ store, clients, blobs, picked, stops }: ImportDesk): void {
  picked.length = 0
  for (const stop of [...stops.values()]) stop.abort()
  for (const file of store.getState().importFiles) {
    const open = readStateOf(file)?.reading.file
    if (open !== undefined) void clients.imports.releaseFile({ file: open }).catch(() => undefined)
  }
  blobs.clear()
  const { importFiles, importSelection, importBase } = initialImports
  store.setState({ importFiles, importSelection, importBase })
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
