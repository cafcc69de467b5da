import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { VersionId } from '../../../src/core/base/id.ts'
import { newestPart } from '../../../src/core/dataset/describe-parts.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { addDatasets, deleteDataset } from '../../../src/core/dataset/change-catalogue.ts'
import type { JournalEntry, Storage } from '../../../src/engine/storage/storage-port.ts'
import { sampleDataset } from '../support/sample-dataset.ts'

const entry: JournalEntry = { time: '2020-07-08T00:00:00Z', kind: 'dataset.loaded', what: { name: 'a' } }
const a = sampleDataset('a')
const b = sampleDataset('b')

function bytes(...values: number[]): ArrayBuffer {
  return new Uint8Array(values).buffer
}

/** What both back ends promise. `open` gives an empty storage. */
export function describeStorage(name: string, open: () => Promise<Storage>): void {
  describe(name, () => {
    it('starts with an empty catalogue, no blobs and an empty journal', async () => {
      const storage = await open()
      expect(await storage.readCatalogue()).toEqual(emptyCatalogue)
      expect(await storage.readBlob(asId<VersionId>('nope'))).toBeNull()
      expect(await storage.readJournal()).toEqual([])
    })

    it('keeps catalogue, rows and journal of a change', async () => {
      const storage = await open()
      const next = addDatasets(emptyCatalogue, [a, b])
      const blobs = [
        { version: newestPart(a).version, bytes: bytes(1, 2) },
        { version: newestPart(b).version, bytes: bytes(3) },
      ]
      await storage.commit({ expected: 0, next, blobs, journal: [entry] })
      expect(await storage.readCatalogue()).toEqual(next)
      expect(new Uint8Array((await storage.readBlob(newestPart(a).version)) ?? bytes())).toEqual(new Uint8Array([1, 2]))
      expect(await storage.readJournal()).toEqual([entry])
    })

    it('refuses a change that starts from another version and changes nothing', async () => {
      const storage = await open()
      const next = addDatasets(emptyCatalogue, [a])
      await storage.commit({
        expected: 0,
        next,
        blobs: [{ version: newestPart(a).version, bytes: bytes(1) }],
        journal: [entry],
      })
      const late = addDatasets(emptyCatalogue, [b])
      const change = {
        expected: 0,
        next: late,
        blobs: [{ version: newestPart(b).version, bytes: bytes(2) }],
        journal: [entry],
      }
      await expect(storage.commit(change)).rejects.toMatchObject({ code: 'storage/changed-elsewhere' })
      expect(await storage.readCatalogue()).toEqual(next)
      expect(await storage.readBlob(newestPart(b).version)).toBeNull()
      expect(await storage.readJournal()).toHaveLength(1)
    })

    it('keeps the rows of a deleted table while it can be brought back, then drops them', async () => {
      const storage = await open()
      const loaded = addDatasets(emptyCatalogue, [a])
      await storage.commit({
        expected: 0,
        next: loaded,
        blobs: [{ version: newestPart(a).version, bytes: bytes(1) }],
        journal: [],
      })
      const deleted = deleteDataset(loaded, a.id)
      await storage.commit({ expected: 1, next: deleted, blobs: [], journal: [] })
      expect(await storage.readBlob(newestPart(a).version)).not.toBeNull()
      const reloaded = addDatasets(deleted, [b])
      await storage.commit({
        expected: 2,
        next: reloaded,
        blobs: [{ version: newestPart(b).version, bytes: bytes(2) }],
        journal: [],
      })
      expect(await storage.readBlob(newestPart(a).version)).toBeNull()
      expect(await storage.readBlob(newestPart(b).version)).not.toBeNull()
    })

    it('gives rows that may be transferred away without harm', async () => {
      const storage = await open()
      const next = addDatasets(emptyCatalogue, [a])
      await storage.commit({
        expected: 0,
        next,
        blobs: [{ version: newestPart(a).version, bytes: bytes(7) }],
        journal: [],
      })
      const first = await storage.readBlob(newestPart(a).version)
      structuredClone(first, { transfer: first === null ? [] : [first] })
      expect(new Uint8Array((await storage.readBlob(newestPart(a).version)) ?? bytes())).toEqual(new Uint8Array([7]))
    })
  })
}
