import { describe, expect, it } from 'vitest'
import { createExportActions } from '../../../src/state/actions/exports.ts'
import { makeClients, makeInfo, makePage, makeStore } from './make-clients.ts'

const words = () => ({ t: (key: string) => key })
const encode = (text: string) => new TextEncoder().encode(text).buffer

describe('rows as CSV', () => {
  it('come in pieces with one byte order mark and one header', async () => {
    const asked: number[] = []
    const clients = makeClients({
      engine: { readResult: async ({ offset, limit }) => makePage(120_000, offset, limit) },
      exports: {
        writeRowsCsv: async ({ page }) => {
          asked.push(page.rowCount)
          return { bytes: encode(`\ufeffn\r\n${(page.values[0] ?? []).map((value) => `${String(value)}\r\n`).join('')}`), mediaType: 'text/csv' }
        },
      },
    })
    const store = makeStore()
    const blob = await createExportActions(store, clients, words).rowsCsv('x.csv', makeInfo(120_000))
    const bytes = new Uint8Array(await (blob as Blob).arrayBuffer())
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n')
    expect(asked).toEqual([0, 50_000, 50_000, 20_000])
    expect([lines[0], lines[1], lines[50_001], lines.at(-2), lines.length]).toEqual(['\ufeffn', '0', '50000', '119999', 120_002])
    expect(store.getState().tasks).toEqual([])
  })
})

describe('rows as a workbook', () => {
  it('are refused where a sheet cannot hold them, with the numbers', async () => {
    const store = makeStore()
    const blob = await createExportActions(store, makeClients({}), words).rowsXlsx('x.xlsx', makeInfo(1_048_576), 'zh')
    expect(blob).toBeUndefined()
    expect(store.getState().toasts[0]?.failure).toMatchObject({ code: 'export/too-many-rows', params: { rows: 1_048_576, limit: 1_048_575 } })
  })
})
