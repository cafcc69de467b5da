import { AppError } from '../../core/base/app-error.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { parseSampleAnswers } from '../parse-sample-answers.ts'
import { pickFiles } from '../pick-files.ts'
import { createImportCorrections } from './import-corrections.ts'
import type { ImportDesk, PickedFile } from './import-desk.ts'
import { makeBell } from './import-desk.ts'
import { createImportGroups } from './import-groups.ts'
import { createImportLoading } from './import-loading.ts'
import { createImportReading } from './import-reading.ts'
import { createImportReview } from './import-review.ts'
import { createOwnTableChanges } from './own-table-changes.ts'
import type { OwnTableChanges } from './own-table-changes.ts'
import { takeInModelFiles } from './own-table-files.ts'
import { runAction, showFailure } from './run-action.ts'
import { loadSample } from './sample.ts'
import { goTo } from './session.ts'
import { StoreBatch } from './store-batch.ts'

/** Files of the logical model, which are no tables. */
const modelName = /\.ya?ml$/iu

/** Reading, reviewing and loading files. */
export type ImportActions = ReturnType<typeof createImportActions>

/** Actions of the import under review. */
export function createImportActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  const desk: ImportDesk = {
    store,
    clients,
    blobs: new Map(),
    picked: [],
    stops: new Map(),
    reopening: new Map(),
    arrival: makeBell(),
    batch: new StoreBatch(store),
    following: Promise.resolve(),
  }
  const reading = createImportReading(desk, words)
  const addFiles = (picked: PickedFile[]): void => {
    const files = takeModelsOut(store, createOwnTableChanges(store, clients, words), picked)
    if (files.length === 0) return
    reading.add(files)
    store.setState({ importRunShown: false })
    // Drawing the review is work enough for one step.
    setTimeout(() => goTo(store, { page: 'review' }))
  }
  return {
    ...createImportReview(desk),
    ...createImportGroups(desk),
    ...createImportCorrections(desk, words),
    ...createImportLoading(desk, words),
    /** Adds files to the import and begins to read them; goes to the review. Files of the logical model are taken in at once. */
    addFiles,
    /** Asks for files or a folder, then as {@link addFiles}. */
    async pick(folder: boolean): Promise<void> {
      addFiles(await pickFiles(folder))
    },
    retryFile(key: string): void {
      reading.retry(key)
    },
    removeFile(key: string): void {
      reading.remove(key)
    },
    stopReading(): void {
      reading.stop()
    },
    /** Reads what the sample answers, for the first screen; without it the screen shows the questions alone. */
    async readSampleAnswers(): Promise<void> {
      if (store.getState().sampleAnswers !== null) return
      try {
        store.setState({ sampleAnswers: parseSampleAnswers(await clients.readText('sample/tiny/answers.json')) })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    },
    /** Reads the built-in sample through the same importer, loads it, confirms its mappings, and opens the template (or the data page). */
    async openSample(template: string | null): Promise<void> {
      if (store.getState().sampleOpening) return
      const { page } = store.getState().route
      store.setState({ sampleOpening: true })
      const opened = await runAction(store, words().t('home.openingSample'), async (options) => {
        await loadSample(store, clients, options)
        return true
      })
      store.setState({ sampleOpening: false })
      // Whoever has gone elsewhere meanwhile is not pulled back.
      if (opened === undefined || store.getState().route.page !== page) return
      goTo(store, template === null ? { page: 'data' } : { page: 'templates', template, parameters: {} })
    },
  }
}

/** Takes in the files of the logical model among those that were dropped, and gives the others. */
function takeModelsOut(store: AppStore, changes: OwnTableChanges, picked: readonly PickedFile[]): PickedFile[] {
  const models = picked.filter(({ name }) => modelName.test(name))
  if (models.length > 0) void takeModels(store, changes, models)
  return picked.filter((file) => !models.includes(file))
}

/** A file that is broken is told with the line of its first fault. */
async function takeModels(store: AppStore, changes: OwnTableChanges, models: readonly PickedFile[]): Promise<void> {
  const files = models.map(({ name, blob }) => ({ name, text: () => blob.text() }))
  for (const { file, faults } of await takeInModelFiles(store, changes, files))
    showFailure(store, new AppError('model/file-broken', { file, line: faults[0]?.line ?? 1, count: faults.length }))
}
