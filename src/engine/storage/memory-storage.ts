import { AppError } from '../../core/base/app-error.ts'
import type { VersionId } from '../../core/base/id.ts'
import { emptyCatalogue } from '../../core/dataset/catalogue.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { referencedVersions } from '../../core/dataset/change-catalogue.ts'
import type { JournalEntry, Storage } from './storage-port.ts'

/** Keeps everything until the worker ends: for browsers that allow nothing else, and after storage was lost (`start` is what was there). */
export function openMemoryStorage(start: Catalogue = emptyCatalogue): Storage {
  let catalogue = start
  const blobs = new Map<VersionId, ArrayBuffer>()
  const entries: JournalEntry[] = []
  return {
    kind: 'memory',
    readCatalogue: () => Promise.resolve(catalogue),
    readBlob: (version) => Promise.resolve(blobs.get(version)?.slice(0) ?? null),
    commit(change) {
      if (change.expected !== catalogue.version) return Promise.reject(new AppError('storage/changed-elsewhere'))
      catalogue = change.next
      for (const { version, bytes } of change.blobs) blobs.set(version, bytes)
      entries.push(...change.journal)
      const referenced = referencedVersions(catalogue)
      for (const version of blobs.keys()) if (!referenced.has(version)) blobs.delete(version)
      return Promise.resolve()
    },
    readJournal: () => Promise.resolve([...entries]),
    close: () => undefined,
  }
}
