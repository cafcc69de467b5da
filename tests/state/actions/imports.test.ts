// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clients } from '../../../src/client/clients.ts'
import { AppError } from '../../../src/core/base/app-error.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, FileId, VersionId } from '../../../src/core/base/id.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import type { LoadedTable } from '../../../src/core/dataset/load-parts.ts'
import type { TableToLoad } from '../../../src/protocol/engine-api.ts'
import type { BuiltTable, FileReading } from '../../../src/protocol/import-api.ts'
import type { AppStore } from '../../../src/state/create-store.ts'
import { createImportActions } from '../../../src/state/actions/imports.ts'
import { makeCatalogue, makeDataset, makeLayout, makePart, makeReading } from '../make-import.ts'
import { makeClients, makeStore } from './make-clients.ts'

type Imports = Partial<Clients['imports']>
const words = () => ({ t: (key: string, params: object = {}) => `${key} ${JSON.stringify(params)}` })
const picked = (name: string, bytes = 10) => ({ blob: new Blob(['x'.repeat(bytes)]), name, path: '' })
const reading = (name: string): FileReading =>
  makeReading([[makeLayout({ title: name })]], { file: asId<FileId>(`open ${name}`), name, hash: `hash ${name}` })
const built = (name: string): BuiltTable => ({
  part: makePart({ title: name }),
  ipc: new MessageChannel().port1,
  bytes: 8,
  sums: [],
  notices: [],
})
const ready = { status: 'ready', version: 'x' } as const

function set(
  imports: Imports,
  engine: Partial<Clients['engine']> = {},
  more: Partial<Clients> = {},
): { store: AppStore; actions: ReturnType<typeof createImportActions> } {
  const store = makeStore()
  store.setState({ engine: ready })
  const clients = {
    ...makeClients({ engine }),
    imports: { releaseFile: async () => null, ...imports } as Clients['imports'],
    ...more,
  }
  return { store, actions: createImportActions(store, clients, words) }
}

const states = (store: AppStore) => store.getState().importFiles.map(({ name, state }) => `${name} ${state.status}`)
const idle = (store: AppStore) => vi.waitFor(() => expect(store.getState().tasks).toEqual([]))
const firstRef = (store: AppStore) => ({ file: store.getState().importFiles[0]?.key ?? '', sheet: 0, table: 0 })
const firstTable = (store: AppStore) => {
  const state = store.getState().importFiles[0]?.state
  return state?.status === 'read' ? state.tables[0] : undefined
}

beforeEach(() => {
  location.hash = ''
})

describe('reading', () => {
  it('takes one file after another where one worker reads, and goes to the review', async () => {
    let running = 0
    let most = 0
    const { store, actions } = set({
      readFile: async ({ name }) => {
        running += 1
        most = Math.max(most, running)
        await Promise.resolve()
        running -= 1
        return reading(name)
      },
    })
    actions.addFiles([picked('a'), picked('b'), picked('c')])
    await idle(store)
    expect(store.getState().route).toEqual({ page: 'review' })
    expect(most).toBe(1)
    expect(states(store)).toEqual(['a read', 'b read', 'c read'])
    expect(store.getState().importSelection).toMatchObject({ sheet: 0, table: 0 })
  })

  it('reads as many files at once as there are workers, and takes up what is added meanwhile', async () => {
    const open = new Map<string, (value: FileReading) => void>()
    const { store, actions } = set(
      { readFile: ({ name }) => new Promise((resolve) => open.set(name, resolve)) },
      {},
      { filesAtOnce: 2 },
    )
    const finish = (name: string) => open.get(name)?.(reading(name))
    actions.addFiles([picked('a'), picked('b'), picked('c')])
    await vi.waitFor(() => expect(states(store)).toEqual(['a reading', 'b reading', 'c waiting']))
    finish('b')
    await vi.waitFor(() => expect(states(store)).toEqual(['a reading', 'b read', 'c reading']))
    finish('c')
    await vi.waitFor(() => expect(states(store)).toEqual(['a reading', 'b read', 'c read']))
    actions.addFiles([picked('d')])
    await vi.waitFor(() => expect(states(store)).toEqual(['a reading', 'b read', 'c read', 'd reading']))
    finish('a')
    finish('d')
    await idle(store)
    expect(states(store)).toEqual(['a read', 'b read', 'c read', 'd read'])
  })

  it('goes on after a file that fails, and keeps its message', async () => {
    const { store, actions } = set({
      readFile: async ({ name }) => {
        if (name === 'b') throw new AppError('workbook/password-protected', { file: 'b' })
        return reading(name)
      },
    })
    actions.addFiles([picked('a'), picked('b'), picked('c')])
    await idle(store)
    expect(states(store)).toEqual(['a read', 'b failed', 'c read'])
    expect(store.getState().toasts).toEqual([])
    expect(store.getState().importFiles[1]?.state).toMatchObject({ failure: { code: 'workbook/password-protected' } })
  })

  it('forgets a cancelled file without a word and reads the rest', async () => {
    const { store, actions } = set({
      readFile: ({ name }, options) =>
        name === 'a'
          ? new Promise((_, reject) => {
              options?.signal?.addEventListener('abort', () => reject(new AppError('call/cancelled')))
            })
          : Promise.resolve(reading(name)),
    })
    actions.addFiles([picked('a'), picked('b')])
    actions.removeFile(store.getState().importFiles[0]?.key ?? '')
    await idle(store)
    expect(states(store)).toEqual(['b read'])
    expect(store.getState().toasts).toEqual([])
  })

  it('keeps what was read when the whole reading is stopped', async () => {
    const { store, actions } = set({
      readFile: ({ name }, options) =>
        name === 'a'
          ? Promise.resolve(reading(name))
          : new Promise((_, reject) => {
              options?.signal?.addEventListener('abort', () => reject(new AppError('call/cancelled')))
            }),
    })
    actions.addFiles([picked('a'), picked('b'), picked('c')])
    await vi.waitFor(() => expect(states(store)).toEqual(['a read', 'b reading', 'c waiting']))
    store.getState().tasks[0]?.cancel?.()
    await idle(store)
    expect(states(store)).toEqual(['a read'])
  })

  it('shows how far a file is', async () => {
    let answer: (value: FileReading) => void = () => undefined
    const { store, actions } = set({
      readFile: (_, options) => {
        options?.onProgress?.({
          kind: 'progress',
          call: asId('c'),
          phase: 'parse',
          done: 40,
          total: 100,
          unit: 'rows',
          label: 'Sheet1',
        })
        return new Promise((resolve) => {
          answer = resolve
        })
      },
    })
    actions.addFiles([picked('a')])
    const step = { status: 'reading', phase: 'parse', done: 40, total: 100, unit: 'rows', label: 'Sheet1' }
    await vi.waitFor(() => expect(store.getState().importFiles[0]?.state).toEqual(step))
    answer(reading('a'))
    await idle(store)
  })
})

it('leaves out the second of two files with the same bytes', async () => {
  const { store, actions } = set({ readFile: async ({ name }) => ({ ...reading(name), hash: 'same' }) })
  actions.addFiles([picked('a'), picked('b')])
  await idle(store)
  const included = store
    .getState()
    .importFiles.map(({ state }) => state.status === 'read' && state.tables.every(({ include }) => include))
  expect(included).toEqual([true, false])
})

describe('a worker that has lost its files', () => {
  it('is given the file again, once for all who ask, without touching what was decided', async () => {
    let reads = 0
    const { store, actions } = set({
      readFile: async ({ name }) => {
        reads += 1
        return { ...reading(name), file: asId<FileId>(`open ${reads}`) }
      },
      readCells: async ({ file, range }) => {
        if (file === 'open 1') throw new AppError('workbook/not-open')
        return { top: range.top, left: range.left, texts: [['1']], kinds: [['number']] }
      },
    })
    actions.addFiles([picked('a')])
    await idle(store)
    actions.renameTable(firstRef(store), '我的表')
    const { file } = firstRef(store)
    const range = { top: 0, left: 0, bottom: 0, right: 0 }
    const windows = await Promise.all([actions.readCells(file, 0, range), actions.readCells(file, 0, range)])
    expect(windows.map(({ texts }) => texts)).toEqual([[['1']], [['1']]])
    expect(reads).toBe(2)
    expect(firstTable(store)?.choice.name).toBe('我的表')
  })
})

describe('corrections', () => {
  it('give a column name that is taken a number', async () => {
    const { store, actions } = set({ readFile: async ({ name }) => reading(name) })
    actions.addFiles([picked('a')])
    await idle(store)
    actions.changeColumn(firstRef(store), 0, { name: '去年' })
    expect(firstTable(store)?.choice.columns.map(({ name }) => name)).toEqual(['去年 (2)', '去年'])
  })

  it('lay a table out anew and show a failure as a message', async () => {
    const { store, actions } = set({
      readFile: async ({ name }) => reading(name),
      correctLayout: async ({ correction }) => {
        if (correction.headerRows === null) throw new AppError('internal/bug')
        return makeLayout({ headerRows: correction.headerRows ?? null })
      },
    })
    actions.addFiles([picked('a')])
    await idle(store)
    await actions.correct(firstRef(store), { headerRows: [3, 3] })
    expect(firstTable(store)?.choice.layout.headerRows).toEqual([3, 3])
    await actions.correct(firstRef(store), { headerRows: null })
    expect(store.getState().toasts).toMatchObject([{ failure: { code: 'internal/bug' } }])
    expect(firstTable(store)?.choice.layout.headerRows).toEqual([3, 3])
  })

  it('add a table by hand, show it, and take it away again', async () => {
    const { store, actions } = set({
      readFile: async ({ name }) => reading(name),
      correctLayout: async () => makeLayout({ title: '手工' }),
    })
    actions.addFiles([picked('a')])
    await idle(store)
    const { file } = firstRef(store)
    await actions.addTable(file, 0, { headerRows: [0, 0], dataRows: [1, 5] })
    expect(store.getState().importSelection).toEqual({ file, sheet: 0, table: 1 })
    actions.removeTable({ file, sheet: 0, table: 1 })
    expect(store.getState().importSelection).toEqual({ file, sheet: 0, table: 0 })
    expect(firstTable(store)?.byHand).toBe(false)
  })
})

describe('loading', () => {
  type Loaded = { catalogue: Catalogue; tables: LoadedTable[] }
  type Asked = { tables: TableToLoad[] }
  const outcome = (what: LoadedTable['what'] = 'new'): LoadedTable => ({
    dataset: asId<DatasetId>('d1'),
    part: asId<VersionId>('v9'),
    what,
    revisions: null,
    notices: [],
  })
  const answer = ({ tables }: Asked, what?: LoadedTable['what']): Loaded => ({
    catalogue: makeCatalogue(makeDataset()),
    tables: tables.map(() => outcome(what)),
  })
  const names = (load: { mock: { calls: unknown[][] } }) =>
    load.mock.calls.map(([asked]) =>
      (asked as Asked).tables.map(({ target }) => (target.kind === 'new' ? target.name : target.kind)),
    )
  const outcomes = (store: AppStore) =>
    store.getState().importRun?.entries.map(({ file, outcome: what }) => `${file} ${what}`)
  const imports = (more: Imports = {}): Imports => ({
    readFile: async ({ name }) => reading(name),
    buildTable: async ({ choice }) => built(choice.name),
    ...more,
  })

  it('builds the tables of one file, loads them under a free name, releases the file and goes to the data', async () => {
    const loadTables = vi.fn(async (asked: Asked) => answer(asked))
    const releaseFile = vi.fn(async () => null)
    const { store, actions } = set(imports({ releaseFile }), { loadTables })
    store.setState({ catalogue: makeCatalogue(makeDataset({ name: 'a' })) })
    actions.addFiles([picked('a')])
    await idle(store)
    await actions.load()
    expect(names(loadTables)).toEqual([['a (2)']])
    expect(releaseFile).toHaveBeenCalledTimes(1)
    expect(store.getState()).toMatchObject({ importFiles: [], importBase: null, route: { page: 'data' } })
    expect(store.getState().toasts.map(({ text }) => text)).toEqual(['review.loaded {"tables":1,"rows":9}'])
  })

  it('loads several files in one change and ends with their report', async () => {
    const loadTables = vi.fn(async (asked: Asked) => answer(asked))
    const { store, actions } = set(imports(), { loadTables })
    actions.addFiles([picked('a'), picked('b')])
    await idle(store)
    await actions.load()
    expect(names(loadTables)).toEqual([['a', 'b']])
    expect(outcomes(store)).toEqual(['a loaded', 'b loaded'])
    expect(store.getState()).toMatchObject({ importFiles: [], importRunShown: true, importRun: { status: 'done' } })
  })

  it('goes on after a table that cannot be built, says why, and keeps its file under review', async () => {
    const buildTable: Imports['buildTable'] = async ({ choice }) => {
      if (choice.name === 'a') throw new AppError('workbook/unreadable', { file: 'a' })
      return built(choice.name)
    }
    const { store, actions } = set(imports({ buildTable }), { loadTables: async (asked) => answer(asked) })
    actions.addFiles([picked('a'), picked('b')])
    await idle(store)
    await actions.load()
    expect(outcomes(store)).toEqual(['a failed', 'b loaded'])
    expect(store.getState().importRun?.entries[0]?.failure).toMatchObject({ code: 'workbook/unreadable' })
    expect(states(store)).toEqual(['a read'])
  })

  it('loads table by table what the engine refuses as a whole', async () => {
    const loadTables = vi.fn(async (asked: Asked) => {
      if (asked.tables.some(({ part }) => part.title === 'a'))
        throw new AppError('sql/duplicate-column', { column: 'x' })
      return answer(asked)
    })
    const { store, actions } = set(imports(), { loadTables, readCatalogue: async () => makeCatalogue() })
    actions.addFiles([picked('a'), picked('b')])
    await idle(store)
    await actions.load()
    expect(names(loadTables)).toEqual([['a', 'b'], ['a'], ['b']])
    expect(outcomes(store)).toEqual(['a failed', 'b loaded'])
  })

  it('keeps what was stored when it is stopped, and the rest under review', async () => {
    const { store, actions } = set(
      imports({
        buildTable: ({ choice }, options) =>
          choice.name === 'a'
            ? Promise.resolve({ ...built('a'), bytes: 50 * 1024 * 1024 })
            : new Promise((_, reject) => {
                options?.signal?.addEventListener('abort', () => reject(new AppError('call/cancelled')))
              }),
      }),
      { loadTables: async (asked) => answer(asked) },
    )
    actions.addFiles([picked('a'), picked('b'), picked('c')])
    await idle(store)
    const loading = actions.load()
    await vi.waitFor(() => expect(outcomes(store)).toEqual(['a loaded', 'b building', 'c waiting']))
    store.getState().tasks[0]?.cancel?.()
    await loading
    expect(outcomes(store)).toEqual(['a loaded', 'b stopped', 'c stopped'])
    expect(store.getState().importRun?.status).toBe('stopped')
    expect(states(store)).toEqual(['b read', 'c read'])
    expect(store.getState().toasts).toEqual([])
  })

  it('stops when there is no room left, and says so for everything that was not stored', async () => {
    const { store, actions } = set(imports(), {
      loadTables: async () => {
        throw new AppError('storage/quota-exceeded')
      },
    })
    actions.addFiles([picked('a'), picked('b')])
    await idle(store)
    await actions.load()
    expect(store.getState().importRun?.entries.map(({ outcome: what, failure }) => [what, failure?.code])).toEqual([
      ['failed', 'storage/quota-exceeded'],
      ['failed', 'storage/quota-exceeded'],
    ])
    expect(states(store)).toEqual(['a read', 'b read'])
  })

  it('waits for the engine', async () => {
    const loadTables = vi.fn(async (asked: Asked) => answer(asked))
    const { store, actions } = set(imports(), { loadTables })
    actions.addFiles([picked('a')])
    await idle(store)
    store.setState({ engine: { status: 'starting', phase: 'fetch', done: 0, total: null } })
    const loading = actions.load()
    await Promise.resolve()
    expect(loadTables).not.toHaveBeenCalled()
    expect(store.getState().importBase).not.toBeNull()
    store.setState({ engine: ready })
    await loading
    expect(loadTables).toHaveBeenCalledTimes(1)
  })

  it('says why the engine did not start, and loses nothing', async () => {
    const { store, actions } = set({ readFile: async ({ name }) => reading(name) })
    actions.addFiles([picked('a')])
    await idle(store)
    store.setState({
      engine: {
        status: 'failed',
        failure: { code: 'worker/engine-files-missing', params: { file: 'x' }, detail: null },
      },
    })
    await actions.load()
    expect(store.getState().toasts).toMatchObject([{ failure: { code: 'worker/engine-files-missing' } }])
    expect(states(store)).toEqual(['a read'])
  })

  it('takes over the catalogue of another tab that has taken the name, and loads under a free one', async () => {
    const elsewhere = makeCatalogue(makeDataset({ name: 'a' }))
    const loadTables = vi.fn(async (asked: Asked) => {
      const [target] = asked.tables.map((table) => table.target)
      if (target?.kind === 'new' && target.name === 'a') throw new AppError('dataset/name-taken', { name: 'a' })
      return answer(asked)
    })
    const { store, actions } = set(imports(), { loadTables, readCatalogue: async () => elsewhere })
    actions.addFiles([picked('a')])
    await idle(store)
    await actions.load()
    expect(names(loadTables)).toEqual([['a'], ['a (2)']])
    expect(store.getState().route).toEqual({ page: 'data' })
  })

  it('can be given up, and taken back from the message', async () => {
    const { store, actions } = set({ readFile: async ({ name }) => reading(name) })
    actions.addFiles([picked('a')])
    await idle(store)
    actions.discard()
    expect(store.getState().importFiles).toEqual([])
    store.getState().toasts[0]?.undo?.()
    expect(states(store)).toEqual(['a read'])
    expect(store.getState().route).toEqual({ page: 'review' })
  })
})
