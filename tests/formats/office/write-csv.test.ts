import { expect, test } from 'vitest'
import type { Page } from '../../../src/core/result/page.ts'
import type { PrintTable } from '../../../src/core/result/print-table.ts'
import { writeRowsCsv, writeTableCsv } from '../../../src/formats/office/write-csv.ts'
import { sampleTable } from './sample-table.ts'

const textColumn = (values: (string | null)[]): Page => ({
  columns: [{ name: 'a', type: 'text' }],
  offset: 0,
  rowCount: values.length,
  totalRows: values.length,
  values: [values],
})

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const linesOf = async (page: Page) =>
  decode(await writeRowsCsv(page))
    .slice(1)
    .split('\r\n')

test('a CSV begins with the byte order mark and ends each record with CR LF', async () => {
  const bytes = await writeRowsCsv(textColumn(['x']))
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(decode(bytes)).toBe('\ufeffa\r\nx\r\n')
})

test('commas, quotes, line breaks and outer spaces are quoted as RFC 4180 says', async () => {
  const lines = decode(await writeRowsCsv(textColumn(['a,b', 'say "so"', 'two\nlines', ' x', '', null]))).slice(1)
  expect(lines).toBe('a\r\n"a,b"\r\n"say ""so"""\r\n"two\nlines"\r\n" x"\r\n\r\n\r\n')
})

test('texts that a spreadsheet would run get an apostrophe; lone signs and numbers do not', async () => {
  const dangerous = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', '-镇']
  const lines = await linesOf(textColumn(dangerous))
  expect(lines.slice(1, 5)).toEqual(["'=1+1", "'+1", "'-1", "'@x"])
  const text = decode(await writeRowsCsv(textColumn(dangerous)))
  for (const value of dangerous) expect(text).toContain(`'${value}`)
  expect((await linesOf(textColumn(['-', '—', '1=1']))).slice(1, 4)).toEqual(['-', '—', '1=1'])
})

test('numbers are unrounded, exact digits stay digits, missing values are empty', async () => {
  const page: Page = {
    columns: [
      { name: 'n', type: 'number' },
      { name: '=i', type: 'integer' },
      { name: 'b', type: 'boolean' },
      { name: 'd', type: 'date' },
    ],
    offset: 0,
    rowCount: 2,
    totalRows: 2,
    values: [
      [0.1 + 0.2, -5],
      ['-12345678901234567890', null],
      [true, false],
      ['2020-06-30', null],
    ],
  }
  expect(await linesOf(page)).toEqual([
    "n,'=i,b,d",
    '0.30000000000000004,-12345678901234567890,true,2020-06-30',
    '-5,,false,',
    '',
  ])
})

test('a printed table has one header row of paths with units, and unrounded numbers', async () => {
  const lines = decode(await writeTableCsv(sampleTable))
    .slice(1)
    .split('\r\n')
  expect(lines).toEqual([
    '街镇,6月·产值（亿元）,6月·同比（%）,1—6月·产值（亿元）,1—6月·同比（%）,1—6月·拉动（百分点）',
    '全　区,91.2034,2.81,487.7612,-2.34,-2.34',
    '云汀工业区,33.61,6.3,182.4,1.9,0.7',
    '禾陌镇,13.7,4.8,74.11,0.6,0.1',
    '棠川镇,12.25,3,66.03,-0.4,-0.1',
    "'=铃溪镇,8.94,2.2,48.2,-1.9,-0.04",
    '杏陂镇,4.58,,19.69,-10.6,',
    '',
  ])
})

test('writing stops when it is cancelled on the way', async () => {
  const abort = new AbortController()
  const writing = writeRowsCsv(textColumn(Array.from({ length: 10_000 }, () => 'x')), {
    signal: abort.signal,
    onRows: () => abort.abort(new Error('enough')),
  })
  await expect(writing).rejects.toThrow('enough')
})

test('a computed figure of a printed table shows no noise of binary fractions', async () => {
  const cell = (value: number) => ({ value, text: '', flag: null })
  const table: PrintTable = {
    title: '',
    unitLine: '',
    header: [[{ text: '产值', rowSpan: 1, columnSpan: 1, numeric: true }]],
    columns: [{ name: 'v', label: '产值', unit: null, decimals: 2, numeric: true }],
    rows: [6.192380000000001, 0.1 + 0.2, 9007199254740993].map((value) => ({
      cells: [cell(value)],
      level: 0,
      kind: 'data',
    })),
    flagNotes: [],
    notes: [],
    sourceLine: '',
  }
  const text = new TextDecoder().decode(await writeTableCsv(table))
  expect(text.split('\r\n').slice(1, 4)).toEqual(['6.19238', '0.3', '9007199254740992'])
})
