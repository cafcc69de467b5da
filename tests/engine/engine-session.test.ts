import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DatasetId } from '../../src/core/base/id.ts'
import type { EnginePorts } from '../../src/engine/engine-ports.ts'
import { openMemoryStorage } from '../../src/engine/storage/memory-storage.ts'
import { openStorage } from '../../src/engine/storage/open-storage.ts'
import { openTabChannel } from '../../src/engine/storage/tab-channel.ts'
import { makeTable } from './support/make-table.ts'
import { context, openEngine } from '../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../scripts/node-engine/open-engine.ts'

const open: TestEngine[] = []

/** A tab of a browser whose storage all tabs of a test share. */
async function openTab(ports: Partial<EnginePorts> = {}): Promise<TestEngine> {
  const tab = await openEngine({
    openStorage: (onLost) => openStorage({ name: 'suanchou', onLost }),
    openChannel: (onChange) => openTabChannel('suanchou', onChange),
    ...ports,
  })
  open.push(tab)
  return tab
}

const table = (name: string) => makeTable(name, { a: ['integer', [1, 2, 3]] })
const load = async (tab: TestEngine, ...names: string[]) =>
  (await tab.engine.loadTables({ tables: names.map(table) }, context())).catalogue
const names = async (tab: TestEngine) =>
  (await tab.engine.readCatalogue(null, context())).datasets.map(({ name }) => name)

async function sum(tab: TestEngine, name: string): Promise<unknown> {
  const { result } = await tab.engine.runSql({ sql: `SELECT sum(a) AS s FROM "${name}"`, title: '' }, context())
  const page = await tab.engine.readResult({ result, offset: 0, limit: 1, sort: [] }, context())
  return page.values[0]?.[0]
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

describe('coming back', () => {
  it('builds the engine from storage', async () => {
    const first = await openTab()
    await load(first, '甲', '乙')
    await first.close()
    const second = await openTab()
    expect(second.info).toMatchObject({
      storage: 'indexed-db',
      storageProblem: null,
      damaged: [],
      catalogue: { version: 1 },
    })
    expect(await sum(second, '乙')).toBe(6)
    expect(second.progress).toContainEqual({ phase: 'restore', done: 1, total: 2, unit: 'tables', label: '乙' })
  })

  it('brings a table back that was deleted before the restart', async () => {
    const first = await openTab()
    const catalogue = await load(first, '甲')
    const dataset = catalogue.datasets[0]?.id as DatasetId
    await first.engine.deleteDataset({ dataset }, context())
    await first.close()
    const second = await openTab()
    await second.engine.restoreDataset({ dataset }, context())
    expect(await sum(second, '甲')).toBe(6)
  })

  it.each<[string, (bytes: ArrayBuffer) => ArrayBuffer | undefined]>([
    ['half of it is missing', (bytes) => bytes.slice(0, bytes.byteLength / 2)],
    ['it is empty', () => new ArrayBuffer(0)],
    ['it is something else', () => new TextEncoder().encode('hello').buffer],
    ['it is gone', () => undefined],
  ])('names a table whose rows are damaged (%s); nothing else suffers', async (_how, damage) => {
    const first = await openTab()
    const catalogue = await load(first, '坏', '好')
    await first.close()
    await changeBlob(catalogue.datasets[0]?.parts[0]?.version ?? '', damage)
    const second = await openTab()
    expect(second.info.damaged).toEqual([catalogue.datasets[0]?.id])
    expect(await sum(second, '好')).toBe(6)
    const failure = { code: 'storage/damaged', params: { name: '坏', file: '坏.xlsx' } }
    await expect(sum(second, '坏')).rejects.toMatchObject(failure)
    const dataset = catalogue.datasets[0]?.id as DatasetId
    const reading = second.engine.readRows(
      { dataset, offset: 0, limit: 1, sort: [], filters: [], kinds: 'data' },
      context(),
    )
    await expect(reading).rejects.toMatchObject(failure)
    await second.engine.deleteDataset({ dataset }, context())
    expect(await names(second)).toEqual(['好'])
  })
})

describe('two tabs', () => {
  it('show the same: the other tab loads what it lacks and says so', async () => {
    const [one, other] = [await openTab(), await openTab()]
    await load(one, '甲')
    await vi.waitFor(() =>
      expect(other.events).toContainEqual({ kind: 'catalogue-changed', version: 1, elsewhere: true }),
    )
    expect(await sum(other, '甲')).toBe(6)
    const dataset = (await other.engine.readCatalogue(null, context())).datasets[0]?.id as DatasetId
    await other.engine.renameDataset({ dataset, name: '改' }, context())
    await vi.waitFor(() =>
      expect(one.events).toContainEqual({ kind: 'catalogue-changed', version: 2, elsewhere: true }),
    )
    expect(await sum(one, '改')).toBe(6)
    await expect(sum(one, '甲')).rejects.toMatchObject({ code: 'sql/unknown-table' })
    expect(one.events.filter((event) => event.kind === 'catalogue-changed')).toHaveLength(2)
  })

  it('cannot spoil each other: the slower one changes nothing, learns the new state, and may repeat', async () => {
    // Tabs that do not hear each other, as when both write in the same moment.
    const deaf = { openChannel: () => ({ announce: () => undefined, close: () => undefined }) }
    const [one, other] = [await openTab(deaf), await openTab(deaf)]
    await load(one, '甲')
    await expect(load(other, '乙')).rejects.toMatchObject({ code: 'storage/changed-elsewhere' })
    expect(await names(other)).toEqual(['甲'])
    expect(await sum(other, '甲')).toBe(6)
    expect(other.events).toEqual([{ kind: 'catalogue-changed', version: 1, elsewhere: true }])
    await load(other, '乙')
    expect(await names(other)).toEqual(['甲', '乙'])
  })
})

describe('storage that fails', () => {
  it('goes on in memory when the disk is full, leaves what was stored, and says so', async () => {
    const tab = await openTab()
    await load(tab, '甲')
    const original = IDBObjectStore.prototype.put as (...args: unknown[]) => never
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
      if (this.name === 'blobs') throw new DOMException('full', 'QuotaExceededError')
      return original.apply(this, args)
    })
    await load(tab, '乙')
    expect(tab.events).toContainEqual({ kind: 'storage-lost', problem: 'storage/quota-exceeded' })
    expect(await sum(tab, '甲')).toBe(6)
    expect(await sum(tab, '乙')).toBe(6)
    vi.restoreAllMocks()
    const later = await openTab()
    expect(await names(later)).toEqual(['甲'])
    expect(await sum(later, '甲')).toBe(6)
  })

  it('goes on in memory when the database is deleted under it, and says so once', async () => {
    const tab = await openTab()
    await load(tab, '甲')
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('suanchou').onsuccess = resolve
    })
    expect(tab.events.at(-1)).toEqual({ kind: 'storage-lost', problem: 'storage/lost' })
    expect(await sum(tab, '甲')).toBe(6)
    await load(tab, '乙')
    const dataset = (await tab.engine.readCatalogue(null, context())).datasets[0]?.id as DatasetId
    await tab.engine.deleteDataset({ dataset }, context())
    await tab.engine.restoreDataset({ dataset }, context())
    expect(await sum(tab, '甲')).toBe(6)
    expect(tab.events.filter(({ kind }) => kind === 'storage-lost')).toHaveLength(1)
  })

  it('works in memory from the start where the browser stores nothing', async () => {
    const tab = await openTab({
      openStorage: () => Promise.resolve({ storage: openMemoryStorage(), problem: 'storage/blocked' }),
    })
    expect(tab.info).toMatchObject({ storage: 'memory', storageProblem: 'storage/blocked' })
    await load(tab, '甲')
    expect(await sum(tab, '甲')).toBe(6)
  })
})

async function changeBlob(version: string, change: (bytes: ArrayBuffer) => ArrayBuffer | undefined): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('suanchou')
    request.onsuccess = () => resolve(request.result)
  })
  const store = db.transaction('blobs', 'readwrite').objectStore('blobs')
  const bytes = await new Promise<ArrayBuffer>((resolve) => {
    const request = store.get(version)
    request.onsuccess = () => resolve(request.result as ArrayBuffer)
  })
  const changed = change(bytes)
  await new Promise((resolve) => {
    const request = changed === undefined ? store.delete(version) : store.put(changed, version)
    request.onsuccess = resolve
  })
  db.close()
}
