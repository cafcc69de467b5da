import type { VersionId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'

/** What happened, for the journal. `kind` is `noun.past-tense`. */
export type JournalEntry = {
  /** ISO 8601 time in UTC. */
  time: string
  kind:
    | 'dataset.loaded'
    | 'dataset.extended'
    | 'dataset.replaced'
    | 'dataset.replacement-undone'
    | 'dataset.renamed'
    | 'dataset.deleted'
    | 'dataset.restored'
    | 'mapping.confirmed'
    | 'mapping.removed'
    | 'layout.forgotten'
    | 'own-table.saved'
    | 'own-table.removed'
    | 'own-fields.saved'
    | 'template-set.saved'
    | 'template-set.removed'
    | 'template.saved'
    | 'template.removed'
    | 'template.restored'
    | 'recipe.saved'
    | 'recipe.applied'
    | 'recipe.removed'
    | 'recipe.restored'
  /** Names, files, hashes; never cell values. */
  what: Record<string, string | number | null>
}

/** One change: written whole or not at all. */
export type StorageChange = {
  /** Version of the catalogue that the change starts from. */
  expected: number
  /** The catalogue after it; its version is `expected` + 1. */
  next: Catalogue
  blobs: readonly { version: VersionId; bytes: ArrayBuffer }[]
  journal: readonly JournalEntry[]
}

/** Where the catalogue, the rows of each part and the journal are kept. Two back ends: IndexedDB and memory. */
export interface Storage {
  readonly kind: 'indexed-db' | 'memory'
  /** The stored catalogue, an empty one on a first visit. Throws storage/*. */
  readCatalogue(): Promise<Catalogue>
  /** Arrow IPC stream of a part, null when it is gone. Throws storage/*. */
  readBlob(version: VersionId): Promise<ArrayBuffer | null>
  /**
   * Writes a change and drops blobs that nothing refers to any more. Throws storage/changed-elsewhere when the stored catalogue is not
   * at `expected`, storage/quota-exceeded, storage/lost, storage/write-failed; then nothing has changed.
   */
  commit(change: StorageChange): Promise<void>
  /** Oldest first. */
  readJournal(): Promise<JournalEntry[]>
  close(): void
}
