import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { firstOf, groupOf, listImportRows } from '../../../src/state/selectors/import-list.ts'
import type { ImportFile } from '../../../src/state/slices/imports.ts'
import { doubt, makeCatalogue, makeDataset, makePart, makeLayout, makeReadFile, makeReading } from '../make-import.ts'

const doubtful = makeLayout({ doubts: [doubt] })
const failed: ImportFile = {
  key: 'failed',
  name: 'b',
  path: '',
  bytes: 1,
  state: { status: 'failed', failure: { code: 'workbook/empty-file', params: {}, detail: null } },
}
const kinds = (files: ImportFile[], folds = {}): string[] =>
  listImportRows(files, emptyCatalogue, folds).map((row) =>
    row.kind === 'group'
      ? `# ${row.group} ${row.files}`
      : row.kind === 'table'
        ? `table ${row.file.key}`
        : `${row.kind} ${row.file.key}`,
  )

describe('the list of files', () => {
  it('shows doubtful files first, then failed, then ready ones', () => {
    expect(kinds([makeReadFile('ready'), failed, makeReadFile('doubtful', makeReading([[doubtful]]))])).toEqual([
      '# look 1', 'table doubtful', '# failed 1', 'file failed', '# ready 1', 'table ready',
    ]) // prettier-ignore
  })

  it('puts the tables of a book under its line', () => {
    expect(kinds([makeReadFile('book', makeReading([[makeLayout()], [makeLayout()]]))])).toEqual([
      '# ready 1',
      'file book',
      'table book',
      'table book',
    ])
  })

  it('folds a large book until it is unfolded', () => {
    const book = makeReadFile('book', makeReading(Array.from({ length: 20 }, () => [makeLayout()])))
    expect(kinds([book])).toEqual(['# ready 1', 'file book'])
    expect(kinds([book], { book: true })).toHaveLength(22)
  })

  it('has a line for a sheet without a table, but none for an empty one', () => {
    const reading = makeReading([[makeLayout()], [], []])
    const sheets = reading.sheets.map((sheet, index) => (index === 2 ? { ...sheet, rowCount: 0 } : sheet))
    expect(kinds([makeReadFile('book', { ...reading, sheets })])).toEqual([
      '# ready 1',
      'file book',
      'table book',
      'sheet book',
    ])
  })

  it('says which table of the catalogue has the same content', () => {
    const parts = [makePart({ source: { ...makePart().source, hash: 'hash-1' } })]
    const rows = listImportRows([makeReadFile('a')], makeCatalogue(makeDataset({ parts })))
    expect(rows.flatMap((row) => (row.kind === 'table' ? [row.twin?.id] : []))).toEqual(['d1'])
  })
})

it('counts a file without any table as one that wants a look', () => {
  expect(groupOf(makeReadFile('a', makeReading([[]])))).toBe('look')
})

it('shows the first doubtful table of a file, else its first table, else its first sheet', () => {
  expect(firstOf(makeReadFile('a', makeReading([[makeLayout()], [doubtful]])))).toEqual({
    file: 'a',
    sheet: 1,
    table: 0,
  })
  expect(firstOf(makeReadFile('a'))).toEqual({ file: 'a', sheet: 0, table: 0 })
  expect(firstOf(makeReadFile('a', makeReading([[]])))).toEqual({ file: 'a', sheet: 0, table: null })
  expect(firstOf(failed)).toBeNull()
})
