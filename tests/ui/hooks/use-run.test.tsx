// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import type { Run } from '../../../src/ui/hooks/use-run.ts'
import { useRun } from '../../../src/ui/hooks/use-run.ts'

type Work = { key: string; signal: AbortSignal; resolve: (value: string) => void; reject: (error: unknown) => void }

let works: Work[] = []
let released: string[] = []
let last: Run<string> | null = null
let root = createRoot(document.createElement('div'))

function Probe({ wanted, known = null }: { wanted: string | null; known?: string | null }) {
  const run = useRun(
    wanted,
    (signal) =>
      new Promise<string>((resolve, reject) => {
        works.push({ key: wanted ?? '', signal, resolve, reject })
      }),
    {
      release: (value) => {
        released.push(value)
      },
      known,
    },
  )
  last = run
  return null
}

const show = (wanted: string | null, known: string | null = null) =>
  act(async () => {
    root.render(<Probe wanted={wanted} known={known} />)
  })
const settle = (work: (() => void) | undefined) =>
  act(async () => {
    work?.()
  })

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  works = []
  released = []
  root = createRoot(document.createElement('div'))
})
afterEach(() =>
  act(async () => {
    root.unmount()
  }),
)

describe('repeated work', () => {
  it('begins with a value that is at hand, and works for the next key', async () => {
    await show('a', 'A')
    expect(last).toMatchObject({ value: 'A', running: false })
    expect(works).toEqual([])
    await show('b', 'A')
    expect(works).toHaveLength(1)
    await settle(() => works[0]?.resolve('B'))
    expect(last).toMatchObject({ value: 'B', running: false })
    expect(released).toEqual(['A'])
    await show('a', 'A')
    expect(works).toHaveLength(2)
  })

  it('keeps the last value while a newer one is computed, and frees it afterwards', async () => {
    await show('a')
    await settle(() => works[0]?.resolve('A'))
    await show('b')
    expect(last).toMatchObject({ value: 'A', running: true })
    await settle(() => works[1]?.resolve('B'))
    expect(last).toMatchObject({ value: 'B', running: false })
    expect(released).toEqual(['A'])
  })

  it('cancels the older work when a newer one is wanted, and frees what comes all the same', async () => {
    await show('a')
    await show('b')
    expect(works.map(({ signal }) => signal.aborted)).toEqual([true, false])
    await settle(() => works[0]?.resolve('A'))
    expect([last?.value, released]).toEqual([null, ['A']])
  })

  it('shows a failure, but not a cancelled call', async () => {
    await show('a')
    await settle(() => works[0]?.reject(new AppError('sql/engine')))
    expect(last).toMatchObject({ failure: { code: 'sql/engine' }, running: false })
    await show('b')
    await settle(() => works[1]?.resolve('B'))
    expect(last).toMatchObject({ failure: null, value: 'B' })
    await show('c')
    await show(null)
    await settle(() => works[2]?.reject(new AppError('call/cancelled')))
    expect(last).toMatchObject({ failure: null, value: 'B', running: false })
  })

  it('frees what it shows when it goes', async () => {
    await show('a')
    await settle(() => works[0]?.resolve('A'))
    await act(async () => {
      root.unmount()
    })
    expect(released).toEqual(['A'])
    root = createRoot(document.createElement('div'))
  })
})
