import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CallContext } from '../../src/protocol/handlers.ts'
import type { CallId } from '../../src/core/base/id.ts'
import { makeImportHandlers } from '../../src/workers/import-handlers.ts'
import { receiveBytes } from '../../src/engine/receive-bytes.ts'
import { makeXlsx, sheetOf } from '../formats/support/make-xlsx.ts'

const rows: (string | number | null)[][] = [
  ['2020年6月 产值'],
  ['单位：万元'],
  ['地区代码', '地区', '产值'],
  ['370102', '甲区', 10.5],
  ['370103', '乙区', 20],
  ['合计', null, 30.5],
]
const workbook = makeXlsx({
  sheets: [
    { name: '表1', xml: sheetOf(rows) },
    { name: '说明', xml: sheetOf([['没有表']]), state: 'hidden' },
  ],
})

function context() {
  const controller = new AbortController()
  const phases: string[] = []
  const made: CallContext = {
    call: 'c' as CallId,
    signal: controller.signal,
    progress: (phase) => void phases.push(phase),
  }
  return { made, controller, phases }
}
const open = async (name = '2020年6月.xlsx', bytes: Uint8Array = workbook) => {
  const handlers = makeImportHandlers()
  const { made, phases } = context()
  const reading = await handlers.readFile({ blob: new Blob([new Uint8Array(bytes)]), name, path: '下载/6月' }, made)
  return { handlers, reading, phases }
}

it('reads a file with its hash, its layouts and its notices, and tells where it is', async () => {
  const { reading, phases } = await open()
  expect(reading).toMatchObject({
    name: '2020年6月.xlsx',
    path: '下载/6月',
    format: 'xlsx',
    bytes: workbook.length,
    encoding: null,
  })
  expect(reading.sheets.map(({ name, hidden, layout }) => [name, hidden, layout.tables.length])).toEqual([
    ['表1', false, 1],
    ['说明', true, 0],
  ])
  expect(reading.sheets[0]?.layout.tables[0]).toMatchObject({ headerRows: [2, 2], dataRows: [3, 5], totalRows: [5] })
  expect(reading.notices).toMatchObject([
    { code: 'workbook/hidden-sheet', where: { file: '2020年6月.xlsx', sheet: '说明' } },
  ])
  expect(new Set(phases)).toEqual(new Set(['read', 'parse', 'detect']))
})

it('computes SHA-256 as published', async () => {
  const { reading } = await open('abc.csv', new TextEncoder().encode('abc'))
  expect(reading.hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

it('shows any window of a sheet, cut to what there is', async () => {
  const { handlers, reading } = await open()
  const cells = await handlers.readCells(
    { file: reading.file, sheet: 0, range: { top: 3, left: 0, bottom: 4, right: 99 } },
    context().made,
  )
  expect(cells).toEqual({
    top: 3,
    left: 0,
    texts: [
      ['370102', '甲区', '10.5'],
      ['370103', '乙区', '20'],
    ],
    kinds: [
      ['text', 'text', 'number'],
      ['text', 'text', 'number'],
    ],
  })
  const beyond = await handlers.readCells(
    { file: reading.file, sheet: 0, range: { top: 500, left: 0, bottom: 600, right: 3 } },
    context().made,
  )
  expect(beyond.texts).toEqual([])
})

it('builds a table that says where it came from', async () => {
  const { handlers, reading } = await open()
  const [layout] = reading.sheets[0]!.layout.tables
  const built = await handlers.buildTable(
    {
      file: reading.file,
      sheet: 0,
      choice: { layout: layout!, columns: layout!.columns, name: '产值', period: '2020-06', constants: [], found: 'key' },
    },
    context().made,
  )
  expect(built.part).toMatchObject({
    period: '2020-06',
    rowCount: 2,
    totalRowCount: 1,
    source: {
      file: '2020年6月.xlsx',
      path: '下载/6月',
      sheet: '表1',
      range: 'A1:C6',
      hash: reading.hash,
      bytes: workbook.length,
    },
  })
  const rows = await receiveBytes(built.ipc, context().made.signal)
  expect([rows.byteLength, rows.byteLength > 0]).toEqual([built.bytes, true])
  expect(built.part.columns.map(({ type }) => type)).toEqual(['code', 'text', 'number'])
})

it('lays out anew what the user corrects', async () => {
  const { handlers, reading } = await open()
  const [layout] = reading.sheets[0]!.layout.tables
  const corrected = await handlers.correctLayout(
    { file: reading.file, sheet: 0, layout: layout!, correction: { dataRows: [3, 4] } },
    context().made,
  )
  expect(corrected.dataRows).toEqual([3, 4])
  const retyped = await handlers.retypeColumn(
    { file: reading.file, sheet: 0, layout: layout!, column: { ...layout!.columns[0]!, type: 'integer' } },
    context().made,
  )
  expect(retyped.type).toBe('integer')
})

it('forgets a released file, and says so', async () => {
  const { handlers, reading } = await open()
  await handlers.releaseFile({ file: reading.file }, context().made)
  const again = async () =>
    handlers.readCells(
      { file: reading.file, sheet: 0, range: { top: 0, left: 0, bottom: 1, right: 1 } },
      context().made,
    )
  await expect(again()).rejects.toMatchObject({ code: 'workbook/not-open' })
})

it('a failed file leaves the others open', async () => {
  const { handlers, reading } = await open()
  const picture = new Blob([readFileSync(new URL('../fixtures/odd/password.xls', import.meta.url))])
  await expect(handlers.readFile({ blob: picture, name: 'b.xls', path: '' }, context().made)).rejects.toMatchObject({
    code: 'workbook/password-protected',
  })
  expect(
    (
      await handlers.readCells(
        { file: reading.file, sheet: 0, range: { top: 0, left: 0, bottom: 0, right: 0 } },
        context().made,
      )
    ).texts,
  ).toEqual([['2020年6月 产值']])
})

it('stops when the call is cancelled', async () => {
  const { made, controller } = context()
  controller.abort()
  await expect(
    makeImportHandlers().readFile({ blob: new Blob([new Uint8Array(workbook)]), name: 'x.xlsx', path: '' }, made),
  ).rejects.toMatchObject({ code: 'call/cancelled' })
})
