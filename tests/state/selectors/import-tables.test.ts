import { describe, expect, it } from 'vitest'
import { countDataRows, countFiles, countOpenDoubts, listDoubts } from '../../../src/state/selectors/import-tables.ts'
import type { ImportFile, TableDecision } from '../../../src/state/slices/imports.ts'
import { doubt, makeColumn, makeLayout, makeReadFile, makeReading } from '../make-import.ts'

const first = (file: ImportFile): TableDecision => {
  if (file.state.status !== 'read') throw new Error('not read')
  return file.state.tables[0]!
}

it('counts data rows without totals, subtotals, sections, blanks and repeated headers', () => {
  expect(countDataRows(makeLayout())).toBe(9)
  expect(
    countDataRows(makeLayout({ subtotalRows: [6], sectionRows: [7], blankRows: [8, 20], repeatedHeaderRows: [9] })),
  ).toBe(5)
  expect(countDataRows(makeLayout({ dataRows: [4, 3] }))).toBe(0)
})

describe('doubts', () => {
  const columns = [makeColumn({ doubts: [doubt] }), makeColumn({ index: 1, include: false, doubts: [doubt] })]
  const file = makeReadFile(
    'a',
    makeReading([[makeLayout({ columns, doubts: [{ ...doubt, code: 'layout/header-unsure' }] })]]),
  )

  it('are those of the table, then those of kept columns', () => {
    expect(listDoubts(first(file)).map(({ code }) => code)).toEqual([
      'layout/header-unsure',
      'column/code-precision-lost',
    ])
  })

  it('are settled once someone has looked or leaves the table out', () => {
    expect(countOpenDoubts(first(file))).toBe(2)
    expect(countOpenDoubts({ ...first(file), looked: true })).toBe(0)
    expect(countOpenDoubts({ ...first(file), include: false })).toBe(0)
  })
})

it('counts files that failed, that are still read, and that are read', () => {
  const failed: ImportFile = {
    key: 'b',
    name: 'b',
    path: '',
    bytes: 1,
    state: { status: 'failed', failure: { code: 'workbook/empty-file', params: {}, detail: null } },
  }
  const waiting: ImportFile = { key: 'c', name: 'c', path: '', bytes: 1, state: { status: 'waiting' } }
  expect(countFiles([makeReadFile('a'), failed, waiting])).toEqual({ failed: 1, reading: 1, read: 1 })
})
