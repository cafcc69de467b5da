import { read, utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import {
  plainSheet,
  type OfficeCell,
  type OfficeRow,
  type OfficeWorkbook,
} from '../../../src/formats/office/workbook.ts'
import { writeWorkbook } from '../../../src/formats/office/write-workbook.ts'
import { nastyTexts as nasty } from './nasty-texts.ts'

const empty: OfficeWorkbook = { sheets: [], styles: [], title: 'T', created: '2020-07-08T01:02:03Z', program: 'p' }
const text = (value: string): OfficeCell => ({ type: 'text', value })
const rowsOf = (...rows: OfficeCell[][]): OfficeRow[] => rows.map((cells) => ({ cells }))

async function readBack(workbook: Partial<OfficeWorkbook>) {
  const bytes = await writeWorkbook({ ...empty, ...workbook })
  return read(bytes, { cellStyles: true, cellNF: true, cellFormula: true, raw: true })
}

test('values of every kind come back equal', async () => {
  const book = await readBack({
    styles: [{ numberFormat: 'yyyy-mm-dd' }],
    sheets: [
      plainSheet(
        '表',
        rowsOf([
          text('街镇'),
          { type: 'number', value: 0.1 + 0.2 },
          { type: 'number', value: -1e-300 },
          { type: 'number', value: 1.5e21 },
          { type: 'boolean', value: true },
          { type: 'date', value: '2020-06-30', style: 0 },
          { type: 'date', value: '2020-06-30T18:00:00', style: 0 },
          { type: 'date', value: '1850-01-01', style: 0 },
          { type: 'date', value: '2020-02-30', style: 0 },
          { type: 'number', value: Infinity },
        ]),
      ),
    ],
  })
  expect(book.SheetNames).toEqual(['表'])
  const sheet = book.Sheets['表']!
  const row = Array.from({ length: 10 }, (_, c) => (sheet[utils.encode_cell({ r: 0, c })] as { v: unknown }).v)
  // 2020-06-30 is day 44012 of Excel's 1900 system.
  expect(row).toEqual([
    '街镇',
    0.1 + 0.2,
    -1e-300,
    1.5e21,
    true,
    44012,
    44012.75,
    '1850-01-01',
    '2020-02-30',
    'Infinity',
  ])
})

test('no text becomes a formula, markup or another text', async () => {
  const book = await readBack({ sheets: [plainSheet('a', rowsOf(...nasty.map((value) => [text(value)])))] })
  const sheet = book.Sheets['a']!
  const cells = nasty.map(
    (_, row) => sheet[utils.encode_cell({ r: row, c: 0 })] as { t: string; v: string; f?: string },
  )
  expect(cells.map((cell) => cell.t)).toEqual(nasty.map(() => 's'))
  expect(cells.filter((cell) => cell.f !== undefined)).toEqual([])
  // The reader folds CR LF into LF.
  expect(cells.map((cell) => cell.v)).toEqual(nasty.map((value) => value.replace('\r\n', '\n')))
})

test('texts longer than a cell are cut at the limit and not inside a character', async () => {
  const book = await readBack({
    sheets: [plainSheet('a', rowsOf([text('x'.repeat(40_000)), text('𠮷'.repeat(20_000))]))],
  })
  const sheet = book.Sheets['a']!
  const [ascii, astral] = ['A1', 'B1'].map((address) => (sheet[address] as { v: string }).v)
  expect(ascii).toBe(`${'x'.repeat(32_766)}…`)
  expect(astral).toBe(`${'𠮷'.repeat(16_383)}…`)
})

test('sheet names are made acceptable and different', async () => {
  const names = ['a/b:c', 'A b c', '[x]*?\\', "'quoted'", '', 'History', '长'.repeat(40), '长'.repeat(41)]
  const book = await readBack({ sheets: names.map((name) => plainSheet(name, [])) })
  const long = '长'.repeat(30)
  expect(book.SheetNames).toEqual([
    'a b c',
    'A b c (2)',
    'x',
    'quoted',
    'Sheet',
    'History_',
    `${long}…`,
    `${'长'.repeat(26)}… (2)`,
  ])
})

test('merges, widths, hidden sheets and rows come back', async () => {
  const book = await readBack({
    sheets: [
      {
        ...plainSheet('a', [{ cells: [text('x')], hidden: true, height: 30 }]),
        merges: [{ top: 0, left: 0, bottom: 1, right: 27 }],
        widths: [20, null, 8],
      },
      { ...plainSheet('b', []), hidden: true },
    ],
  })
  const sheet = book.Sheets['a']!
  expect(sheet['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 1, c: 27 } }])
  expect(sheet['!cols']?.map((column) => column.width)).toEqual([20, undefined, 8])
  expect(sheet['!rows']?.[0]).toMatchObject({ hidden: true, hpt: 30 })
  expect(book.Workbook?.Sheets?.map((entry) => entry.Hidden)).toEqual([0, 1])
})

test('more rows than a sheet holds are refused with the limit', async () => {
  function* endless(): Generator<OfficeRow> {
    for (let n = 0; n < 1_048_577; n += 1) yield { cells: [] }
  }
  const writing = writeWorkbook({ ...empty, sheets: [plainSheet('a', endless())] })
  await expect(writing).rejects.toMatchObject({ code: 'export/too-many-rows', params: { limit: 1_048_576 } })
})

test('writing stops when it is cancelled on the way, and rows are counted over all sheets', async () => {
  const abort = new AbortController()
  const rows = Array.from({ length: 5000 }, () => ({ cells: [text('x')] }))
  const seen: number[] = []
  const onRows = (count: number) => {
    seen.push(count)
    if (count >= 2000) abort.abort(new Error('enough'))
  }
  const sheets = [plainSheet('a', rows.slice(0, 700)), plainSheet('b', rows)]
  await expect(writeWorkbook({ ...empty, sheets }, { signal: abort.signal, onRows })).rejects.toThrow('enough')
  expect(seen.slice(0, 4)).toEqual([500, 700, 1200, 1700])
  expect(seen.at(-1)).toBeLessThan(4000)
})

test('the same workbook gives the same bytes', async () => {
  const workbook = { ...empty, sheets: [plainSheet('a', rowsOf([text('x'), { type: 'number', value: 1 }]))] }
  const [once, again] = [await writeWorkbook(workbook), await writeWorkbook(workbook)]
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true)
})
