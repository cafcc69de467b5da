import { describe, expect, it, vi } from 'vitest'
import { ImportPool } from '../../src/client/import-pool.ts'
import type { PoolLimits } from '../../src/client/import-pool.ts'
import { AppError } from '../../src/core/base/app-error.ts'
import { asId } from '../../src/core/base/id.ts'
import type { FileId } from '../../src/core/base/id.ts'
import type { CallOptions } from '../../src/client/clients.ts'

/** A worker that answers when the test says so. */
class FakeSeat {
  calls: { method: string; name: string; answer: (value: unknown) => void; fail: (error: AppError) => void }[] = []
  readonly number: number
  readonly lost: () => void
  constructor(number: number, lost: () => void) {
    this.number = number
    this.lost = lost
  }

  call(method: string, args: unknown, { signal }: CallOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new AppError('call/cancelled')))
      const name = (args as { name?: string; file?: string }).name ?? (args as { file?: string }).file ?? ''
      this.calls.push({ method, name, answer: resolve, fail: reject })
    })
  }

  close(): void {
    this.calls = []
  }

  get names(): string[] {
    return this.calls.map(({ method, name }) => `${method} ${name}`)
  }

  last() {
    const call = this.calls.at(-1)
    if (call === undefined) throw new Error('no call')
    return call
  }
}

function makePool(limits: Partial<PoolLimits> = {}) {
  const seats: FakeSeat[] = []
  const pool = new ImportPool(
    (number, lost) => {
      const seat = new FakeSeat(number, lost)
      seats.push(seat)
      return seat
    },
    { workers: 2, readingBytes: 100, ...limits },
  )
  const { readFile, readCells, releaseFile } = pool.remote()
  const read = (name: string, bytes = 1, signal?: AbortSignal) =>
    readFile({ blob: new Blob(['x'.repeat(bytes)]), name, path: '' }, { signal })
  const cells = (file: string) =>
    readCells({ file: asId<FileId>(file), sheet: 0, range: { top: 0, left: 0, bottom: 0, right: 0 } })
  const [one, two] = seats
  if (one === undefined) throw new Error('no worker')
  return { one, two, read, cells, releaseFile }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const opened = (file: string) => ({ file: asId<FileId>(file) })

describe('ImportPool', () => {
  it('gives each file to the next free worker, in the order of the calls', async () => {
    const { one, two, read } = makePool()
    const all = ['a', 'b', 'c', 'd'].map((name) => read(name))
    await settle()
    expect([one.names, two?.names]).toEqual([['readFile a'], ['readFile b']])
    two?.last().answer(opened('fb'))
    await settle()
    expect([one.names, two?.names]).toEqual([['readFile a'], ['readFile b', 'readFile c']])
    one.last().answer(opened('fa'))
    await settle()
    expect(one.names).toEqual(['readFile a', 'readFile d'])
    one.last().answer(opened('fd'))
    two?.last().answer(opened('fc'))
    expect(await Promise.all(all)).toEqual(['fa', 'fb', 'fc', 'fd'].map(opened))
  })

  it('asks the worker that read a file, until the file is released', async () => {
    const { one, two, read, cells, releaseFile } = makePool()
    const reading = Promise.all([read('a'), read('b')])
    await settle()
    one.last().answer(opened('fa'))
    two?.last().answer(opened('fb'))
    await reading
    void cells('fb')
    expect(two?.names).toEqual(['readFile b', 'readCells fb'])
    const released = releaseFile(opened('fb'))
    two?.last().answer(null)
    await released
    await expect(cells('fb')).rejects.toMatchObject({ code: 'workbook/not-open' })
    expect(one.names).toEqual(['readFile a'])
  })

  it('reads a file too large for the others alone, and lets nothing overtake it', async () => {
    const { one, two, read } = makePool()
    void read('small', 60)
    void read('large', 60)
    void read('tiny', 1)
    await settle()
    expect([one.names, two?.names]).toEqual([['readFile small'], []])
    one.last().answer(opened('f1'))
    await settle()
    expect([one.names, two?.names]).toEqual([['readFile small', 'readFile large'], ['readFile tiny']])
  })

  it('reads a file alone that is larger than all may be together', async () => {
    const { one, read } = makePool()
    void read('huge', 500)
    await settle()
    expect(one.names).toEqual(['readFile huge'])
  })

  it('takes a cancelled file out of the line', async () => {
    const { one, read } = makePool({ workers: 1 })
    const controller = new AbortController()
    void read('a')
    const waiting = read('b', 1, controller.signal)
    void read('c')
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'call/cancelled' })
    one.last().answer(opened('fa'))
    await settle()
    expect(one.names).toEqual(['readFile a', 'readFile c'])
  })

  it('frees the worker of a reading that is cancelled or fails', async () => {
    const { one, read } = makePool({ workers: 1 })
    const controller = new AbortController()
    const first = read('a', 1, controller.signal)
    const second = read('b')
    const third = read('c')
    await settle()
    controller.abort()
    await expect(first).rejects.toMatchObject({ code: 'call/cancelled' })
    await settle()
    one.last().fail(new AppError('workbook/truncated', { file: 'b' }))
    await expect(second).rejects.toMatchObject({ code: 'workbook/truncated' })
    await settle()
    expect(one.names).toEqual(['readFile a', 'readFile b', 'readFile c'])
    one.last().answer(opened('fc'))
    expect(await third).toEqual(opened('fc'))
  })

  it('loses only the files of the worker that broke, and reads the one in its hands once more', async () => {
    const { one, two, read, cells } = makePool()
    const reading = Promise.all([read('a'), read('b')])
    await settle()
    one.last().answer(opened('fa'))
    two?.last().answer(opened('fb'))
    await reading
    const third = read('c')
    await settle()
    one.last().fail(new AppError('worker/crashed'))
    one.lost()
    await settle()
    expect(one.names).toEqual(['readFile a', 'readFile c', 'readFile c'])
    one.last().answer(opened('fc'))
    expect(await third).toEqual(opened('fc'))
    await expect(cells('fa')).rejects.toMatchObject({ code: 'workbook/not-open' })
    const other = cells('fb')
    two?.last().answer('cells')
    expect(await other).toBe('cells')
  })

  it('reports a file that breaks its worker twice, and goes on with the next', async () => {
    const { one, read } = makePool({ workers: 1 })
    const bad = read('bad')
    const good = read('good')
    await settle()
    one.last().fail(new AppError('worker/crashed'))
    await vi.waitFor(() => expect(one.names).toHaveLength(2))
    one.last().fail(new AppError('worker/crashed'))
    await expect(bad).rejects.toMatchObject({ code: 'worker/crashed' })
    await settle()
    expect(one.names).toEqual(['readFile bad', 'readFile bad', 'readFile good'])
    one.last().answer(opened('f'))
    expect(await good).toEqual(opened('f'))
  })
})
