// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { firstDrawn, useGrownRows } from '../../../src/ui/result/use-grown-rows.ts'

let drawn = 0
let root = createRoot(document.createElement('div'))

function Probe({ table, total }: { table: object; total: number }) {
  drawn = useGrownRows(table, total)
  return null
}

const show = (table: object, total: number) =>
  act(async () => {
    root.render(<Probe table={table} total={total} />)
  })
const rest = () =>
  act(async () => {
    vi.runAllTimers()
  })

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  root = createRoot(document.createElement('div'))
})
afterEach(async () => {
  await act(async () => {
    root.unmount()
  })
  vi.useRealTimers()
})

describe('useGrownRows', () => {
  it('draws a short table at once', async () => {
    await show({}, 50)
    expect(drawn).toBe(50)
  })

  it('draws the rows in view first and all others when the page rests', async () => {
    await show({}, 1000)
    expect(drawn).toBe(firstDrawn)
    for (let turn = 0; turn < 20; turn += 1) await rest()
    expect(drawn).toBe(1000)
  })

  it('draws all rows at once before they are printed', async () => {
    await show({}, 1000)
    await act(async () => {
      dispatchEvent(new Event('beforeprint'))
    })
    expect(drawn).toBe(1000)
    await act(async () => {
      dispatchEvent(new Event('afterprint'))
    })
    expect(drawn).toBe(firstDrawn)
  })

  it('begins anew with another table', async () => {
    await show({}, 200)
    for (let turn = 0; turn < 20; turn += 1) await rest()
    expect(drawn).toBe(200)
    await show({}, 300)
    expect(drawn).toBe(firstDrawn)
  })
})
