import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newestPart } from '../../../src/core/dataset/describe-parts.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { addDatasets, renameDataset } from '../../../src/core/dataset/change-catalogue.ts'
import { openIndexedDbStorage } from '../../../src/engine/storage/indexed-db-storage.ts'
import { openStorage } from '../../../src/engine/storage/open-storage.ts'
import type { Storage } from '../../../src/engine/storage/storage-port.ts'
import { sampleDataset } from '../support/sample-dataset.ts'
import { describeStorage } from './storage-contract.ts'

const onLost = vi.fn()
const a = sampleDataset('a')
const b = sampleDataset('b')
const loaded = addDatasets(emptyCatalogue, [a])

function open(): Promise<Storage> {
  return openIndexedDbStorage({ name: 'suanchou', onLost })
}

function load(storage: Storage): Promise<void> {
  const blobs = [{ version: newestPart(a).version, bytes: new Uint8Array([1, 2, 3]).buffer }]
  return storage.commit({
    expected: 0,
    next: loaded,
    blobs,
    journal: [{ time: 't', kind: 'dataset.loaded', what: {} }],
  })
}

async function contents(storage: Storage): Promise<unknown> {
  return [
    await storage.readCatalogue(),
    await storage.readBlob(newestPart(a).version),
    await storage.readBlob(newestPart(b).version),
    await storage.readJournal(),
  ]
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  onLost.mockReset()
})

describeStorage('IndexedDB storage', () => {
  globalThis.indexedDB = new IDBFactory()
  return open()
})

it('is still there when it is opened again', async () => {
  const first = await open()
  await load(first)
  first.close()
  expect(await (await open()).readCatalogue()).toEqual(loaded)
  expect(onLost).not.toHaveBeenCalled()
})

it('lets one of two racing tabs win and tells the other', async () => {
  const [one, other] = [await open(), await open()]
  await load(one)
  const results = await Promise.allSettled(
    [one, other].map((storage, tab) =>
      storage.commit({ expected: 1, next: renameDataset(loaded, a.id, `tab ${tab}`), blobs: [], journal: [] }),
    ),
  )
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'storage/changed-elsewhere' },
  })
  const winner = results.findIndex(({ status }) => status === 'fulfilled')
  expect((await other.readCatalogue()).datasets[0]?.name).toBe(`tab ${winner}`)
})

describe('a crash in the middle of a change', () => {
  const next = addDatasets(loaded, [b])
  const change = {
    expected: 1,
    next,
    blobs: [{ version: newestPart(b).version, bytes: new Uint8Array([9]).buffer }],
    journal: [{ time: 'u', kind: 'dataset.loaded' as const, what: {} }],
  }

  it.each([1, 2, 3, 4, 5, 6])('leaves the state before it or the state after it (at step %i)', async (step) => {
    const storage = await open()
    await load(storage)
    const before = await contents(storage)
    let steps = 0
    for (const method of ['get', 'getAllKeys', 'put', 'add', 'delete'] as const) {
      const original = IDBObjectStore.prototype[method] as (...args: unknown[]) => unknown
      vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
        this: IDBObjectStore,
        ...args: unknown[]
      ) {
        const request: unknown = original.apply(this, args)
        steps += 1
        if (steps === step) this.transaction.abort()
        return request as never
      })
    }
    const outcome = await storage.commit(change).then(
      () => 'done',
      () => 'failed',
    )
    vi.restoreAllMocks()
    const after = await contents(await open())
    if (outcome === 'failed') expect(after).toEqual(before)
    else expect(after).toMatchObject([next, {}, {}, [{}, {}]])
    // get, getAllKeys, put rows, add journal, put catalogue: the sixth step does not exist.
    expect(outcome).toBe(step <= 5 ? 'failed' : 'done')
  })
})

describe('a full disk', () => {
  it.each<['put' | 'commit']>([['put'], ['commit']])('is told at %s, and nothing is half-written', async (when) => {
    const storage = await open()
    await load(storage)
    const before = await contents(storage)
    const full = new DOMException('disk full', 'QuotaExceededError')
    const original = IDBObjectStore.prototype.put as (...args: unknown[]) => IDBRequest
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      if (this.name !== 'blobs') return original.apply(this, args) as never
      if (when === 'put') throw full
      const request = original.apply(this, args)
      const transaction = this.transaction as unknown as { _abort(error: unknown): void }
      queueMicrotask(() => transaction._abort(full))
      return request as never
    })
    const blobs = [{ version: newestPart(b).version, bytes: new ArrayBuffer(1) }]
    const failing = storage.commit({ expected: 1, next: addDatasets(loaded, [b]), blobs, journal: [] })
    await expect(failing).rejects.toMatchObject({ code: 'storage/quota-exceeded' })
    vi.restoreAllMocks()
    expect(await contents(storage)).toEqual(before)
  })
})

it('undoes what was put before a value that cannot be stored', async () => {
  const storage = await open()
  await load(storage)
  const before = await contents(storage)
  const next = { ...addDatasets(loaded, [b]), mappings: [() => undefined] as never }
  const blobs = [{ version: newestPart(b).version, bytes: new ArrayBuffer(1) }]
  await expect(storage.commit({ expected: 1, next, blobs, journal: [] })).rejects.toMatchObject({
    code: 'storage/write-failed',
  })
  expect(await contents(storage)).toEqual(before)
})

describe('storage that goes away', () => {
  it('says that it is lost when the database is deleted, and lets the deletion happen', async () => {
    const storage = await open()
    await load(storage)
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('suanchou')
      request.onsuccess = () => resolve()
      request.onerror = () => reject(new Error('delete failed'))
    })
    expect(onLost).toHaveBeenCalledExactlyOnceWith('storage/lost')
    await expect(load(storage)).rejects.toMatchObject({ code: 'storage/lost' })
  })

  it('makes way for a newer version of the product', async () => {
    await open()
    const request = indexedDB.open('suanchou', 99)
    await new Promise((resolve) => {
      request.onsuccess = resolve
    })
    expect(onLost).toHaveBeenCalledExactlyOnceWith('storage/newer-version')
  })

  it('says nothing when it is closed on purpose', async () => {
    const storage = await open()
    storage.close()
    expect(onLost).not.toHaveBeenCalled()
  })
})

describe('openStorage', () => {
  it('gives the durable storage where there is one', async () => {
    expect(await openStorage({ name: 'suanchou', onLost })).toMatchObject({
      storage: { kind: 'indexed-db' },
      problem: null,
    })
  })

  it.each<[string, () => IDBFactory | undefined, string]>([
    ['the browser has none', () => undefined, 'storage/unavailable'],
    ['the browser forbids it', () => refusing('SecurityError'), 'storage/blocked'],
    ['a private window has none', () => refusing('InvalidStateError'), 'storage/blocked'],
    ['the profile is damaged', () => refusing('UnknownError'), 'storage/unavailable'],
    ['a newer version made it', () => refusing('VersionError'), 'storage/newer-version'],
  ])('works in memory when %s', async (_what, factory, problem) => {
    const browser = factory()
    if (browser === undefined) Reflect.deleteProperty(globalThis, 'indexedDB')
    else globalThis.indexedDB = browser
    const opened = await openStorage({ name: 'suanchou', onLost })
    expect(opened).toMatchObject({ storage: { kind: 'memory' }, problem })
    await load(opened.storage)
    expect(await opened.storage.readCatalogue()).toEqual(loaded)
  })
})

function refusing(name: string): IDBFactory {
  return {
    open: () => {
      throw new DOMException('refused', name)
    },
  } as unknown as IDBFactory
}
