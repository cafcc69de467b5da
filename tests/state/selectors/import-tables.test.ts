import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import {
  countDataRows,
  countOpenDoubts,
  listDoubts,
  planLoad,
  summariseImport,
} from '../../../src/state/selectors/import-tables.ts'
import type { ImportFile, TableDecision } from '../../../src/state/slices/imports.ts'
import { doubt, makeCatalogue, makeColumn, makeDataset, makeLayout, makeReadFile, makeReading } from '../make-import.ts'

const decisionOf = (file: ImportFile, change: Partial<TableDecision> = {}): ImportFile =>
  file.state.status === 'read'
    ? { ...file, state: { ...file.state, tables: file.state.tables.map((decision) => ({ ...decision, ...change })) } }
    : file

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

it('sums up what would be loaded, what failed and what is still read', () => {
  const failed: ImportFile = {
    key: 'b',
    name: 'b',
    path: '',
    bytes: 1,
    state: { status: 'failed', failure: { code: 'workbook/empty-file', params: {}, detail: null } },
  }
  const waiting: ImportFile = { key: 'c', name: 'c', path: '', bytes: 1, state: { status: 'waiting' } }
  const files = [makeReadFile('a', makeReading([[makeLayout(), makeLayout({ dataRows: [4, 3] })]])), failed, waiting]
  expect(summariseImport(files)).toEqual({ tables: 1, rows: 9, doubts: 0, failed: 1, reading: 1, read: 1 })
})

describe('the plan of a load', () => {
  const loaded = makeCatalogue(makeDataset())

  it('numbers names that the catalogue or another table of the import has', () => {
    const files = [makeReadFile('a'), makeReadFile('b')]
    expect(planLoad(files, emptyCatalogue).map(({ name }) => name)).toEqual([
      '工业产值 2020-06',
      '工业产值 2020-06 (2)',
    ])
    expect(planLoad(files, loaded).map(({ name, replaces }) => [name, replaces])).toEqual([
      ['工业产值 2020-06 (2)', null],
      ['工业产值 2020-06 (3)', null],
    ])
  })

  it('replaces a table of the catalogue only when told to, and only once', () => {
    const files = [
      decisionOf(makeReadFile('a'), { onTaken: 'replace' }),
      decisionOf(makeReadFile('b'), { onTaken: 'replace' }),
    ]
    expect(planLoad(files, loaded).map(({ name, replaces }) => [name, replaces?.id ?? null])).toEqual([
      ['工业产值 2020-06', 'd1'],
      ['工业产值 2020-06 (2)', null],
    ])
  })

  it('leaves out what is not chosen', () => {
    expect(planLoad([decisionOf(makeReadFile('a'), { include: false })], emptyCatalogue)).toEqual([])
  })
})
