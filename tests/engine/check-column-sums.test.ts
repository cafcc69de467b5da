import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context, openEngine } from '../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../scripts/node-engine/open-engine.ts'
import { detectLayout } from '../../src/core/workbook/detect-layout.ts'
import { writeTableIpc } from '../../src/formats/arrow/write-table-ipc.ts'
import type { TableToLoad } from '../../src/protocol/engine-api.ts'
import { makeGrid, type TestCell } from '../core/workbook/make-grid.ts'

let test: TestEngine
beforeAll(async () => {
  test = await openEngine()
})
afterAll(() => test.close())

async function tableOf(name: string, rows: TestCell[][]): Promise<TableToLoad & { ipc: ArrayBuffer }> {
  const grid = makeGrid(rows)
  const layout = detectLayout(grid, { fileName: `${name}.xlsx`, sheetName: 'S' }).tables[0]!
  const { ipc, sums, ledger, columns, rowCount, totalRowCount } = await writeTableIpc(grid, layout, layout.columns)
  const source = { file: `${name}.xlsx`, path: '', sheet: 'S', range: 'A1:C9', hash: name, bytes: 1 }
  const part = { source, title: '', period: null, constants: [], columns, rowCount, totalRowCount, ledger }
  return { part, ipc, sums, target: { kind: 'new', name } }
}

/** Puts another number in the place of one in the stream. */
function corrupt(ipc: ArrayBuffer, from: number, to: number): ArrayBuffer {
  const bytes = new Uint8Array(ipc.slice(0))
  const wanted = new Uint8Array(Float64Array.of(from).buffer)
  const at = bytes.findIndex((_, start) => wanted.every((byte, offset) => bytes[start + offset] === byte))
  expect(at).toBeGreaterThan(0)
  bytes.set(new Uint8Array(Float64Array.of(to).buffer), at)
  return bytes.buffer
}

const load = (tables: TableToLoad[]) => test.engine.loadTables({ tables }, context())

describe('figures after loading', () => {
  it('agree with the sheet to the last digit, however they are written there', async () => {
    const awkward: TestCell[][] = [
      ['地区', '产值', '户数', '比重'],
      ['甲', 0.1, 1, { value: 0.07, display: '7%' }],
      ['乙', '1,234,567.89 ', 2 ** 60, { value: 0.123456789012345, display: '12.35%' }],
      ['丙', '(0.3)', '１２', { value: -1e-9, display: '0.00%' }],
      ['丁', 1e300, '—', { value: 1e-300, display: '0.00%' }],
      ['戊', '停产', 3, null],
      ['己', -1e300, 4, { value: 1.5, display: '150%' }],
      ['庚', 9007199254740993, 5, { value: 0, display: '0%' }],
      ['合计', '3.3亿', 6, { value: 1, display: '100%' }],
    ]
    await expect(load([await tableOf('awkward', awkward)])).resolves.toMatchObject({ tables: [{ what: 'new' }] })
  })

  it('stop the load where one differs, and say file, sheet, column and row', async () => {
    const rows: TestCell[][] = [
      ['地区', '产值', '利润'],
      ...Array.from({ length: 60 }, (_, at) => [`区${at}`, at + 0.25, at * 2]),
    ]
    const table = await tableOf('bad', rows)
    const before = (await test.engine.readCatalogue(null, context())).datasets.length
    const wrong = { ...table, ipc: corrupt(table.ipc, 41.25, 41.25 + 2 ** -40) }
    await expect(load([await tableOf('good', rows), wrong])).rejects.toMatchObject({
      code: 'dataset/sums-differ',
      params: {
        file: 'bad.xlsx',
        sheet: 'S',
        column: '产值',
        first: 43,
        last: 43,
        before: 41.25,
        after: 41.25 + 2 ** -40,
      },
    })
    expect((await test.engine.readCatalogue(null, context())).datasets).toHaveLength(before)
    await expect(load([table])).resolves.toMatchObject({ tables: [{ what: 'new' }] })
  })

  it('stop the load where one is missing though the sum is the same', async () => {
    const table = await tableOf('gap', [
      ['地区', '产值'],
      ['甲县', 0],
      ['乙县', 5.5],
      ['丙县', 0],
    ])
    const sums = table.sums.map((sum) => ({
      ...sum,
      blocks: sum.blocks.map((block, at) => ({ ...block, count: at === 2 ? 0 : 1 })),
    }))
    await expect(load([{ ...table, sums }])).rejects.toMatchObject({
      code: 'dataset/sums-differ',
      params: { first: 4, last: 4 },
    })
  })
})
