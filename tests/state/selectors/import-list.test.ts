import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { TableLayout } from '../../../src/core/workbook/table-layout.ts'
import { firstOf, listImportRows } from '../../../src/state/selectors/import-list.ts'
import { makeImportPlan } from '../../../src/state/selectors/plan-import.ts'
import type { ImportFile } from '../../../src/state/slices/imports.ts'
import { doubt, makeColumn, makeLayout, makeReadFile, makeReading } from '../make-import.ts'

const doubtful = makeLayout({ doubts: [doubt] })
const failed: ImportFile = {
  key: 'failed',
  name: 'b',
  path: '',
  bytes: 1,
  state: { status: 'failed', failure: { code: 'workbook/empty-file', params: {}, detail: null } },
}
/** A layout that no other table of the test has. */
const own = (name: string, part: Partial<TableLayout> = {}): TableLayout =>
  makeLayout({ columns: [makeColumn({ name })], title: name, ...part })
const month = (key: string, period: string): ImportFile =>
  makeReadFile(
    key,
    makeReading([[makeLayout({ period: { value: period, from: 'title' } })]], { name: `${key}.xlsx`, hash: key }),
  )
const kinds = (files: ImportFile[], folds = {}): string[] =>
  listImportRows(files, makeImportPlan(files, emptyCatalogue), folds).map((row) => {
    switch (row.kind) {
      case 'section':
        return `# ${row.section} ${row.count}`
      case 'group':
        return `group ${row.group.name} ${row.group.members.length}`
      case 'member':
        return `member ${row.member.ref.file}`
      case 'waiting':
        return `waiting ${row.files}`
      default:
        return `${row.kind} ${row.file.key}`
    }
  })

describe('the list of files', () => {
  it('shows doubtful files first, then failed, then ready ones', () => {
    const files = [
      makeReadFile('ready', makeReading([[own('甲')]], { hash: '1' })),
      failed,
      makeReadFile('doubtful', makeReading([[own('乙', { doubts: [doubt] })]], { hash: '2' })),
    ]
    expect(kinds(files)).toEqual([
      '# look 1',
      'table doubtful',
      '# failed 1',
      'file failed',
      '# ready 1',
      'table ready',
    ])
  })

  it('shows the least sure of doubtful tables first, be the doubt about its rows or about a column', () => {
    const sure = (name: string, confidence: number, column = 1): TableLayout =>
      own(name, { doubts: [doubt], confidence, columns: [makeColumn({ name, confidence: column })] })
    const files = [sure('甲', 0.9), sure('乙', 0.5), sure('丙', 0.8, 0.4), sure('丁', 0.7)].map((layout, at) =>
      makeReadFile(layout.title, makeReading([[layout]], { hash: String(at) })),
    )
    expect(kinds(files)).toEqual(['# look 4', 'table 丙', 'table 乙', 'table 丁', 'table 甲'])
  })

  it('puts the tables of a book under its line', () => {
    expect(kinds([makeReadFile('book', makeReading([[own('甲')], [own('乙')]]))])).toEqual([
      '# ready 1',
      'file book',
      'table book',
      'table book',
    ])
  })

  it('folds a large book until it is unfolded', () => {
    const names = Array.from({ length: 20 }, (_, at) => [own(`列${String.fromCharCode(0x4e00 + at)}`)])
    const book = makeReadFile('book', makeReading(names))
    expect(kinds([book])).toEqual(['# ready 1', 'file book'])
    expect(kinds([book], { book: true })).toHaveLength(22)
  })

  it('has a line for a sheet without a table, but none for an empty one', () => {
    const reading = makeReading([[own('甲')], [], []])
    const sheets = reading.sheets.map((sheet, index) => (index === 2 ? { ...sheet, rowCount: 0 } : sheet))
    expect(kinds([makeReadFile('book', { ...reading, sheets })])).toEqual([
      '# ready 1',
      'file book',
      'table book',
      'sheet book',
    ])
  })

  it('makes one line of the tables of one form, whatever file they come from, and unfolds it to its members', () => {
    const files = [month('b', '2020-03'), month('a', '2020-02'), makeReadFile('other', makeReading([[own('甲')]]))]
    const [group = ''] = makeImportPlan(files, emptyCatalogue).groups.map(({ key }) => key)
    expect(kinds(files, { [group]: false })).toEqual(['# look 1', 'group 工业产值 2', '# ready 1', 'table other'])
    expect(kinds(files, { [group]: true }).slice(0, 4)).toEqual([
      '# look 1',
      'group 工业产值 2',
      'member a',
      'member b',
    ])
  })

  it('counts files that wait instead of listing hundreds', () => {
    const files = Array.from({ length: 30 }, (_, at): ImportFile => ({
      key: `w${at}`,
      name: 'w',
      path: '',
      bytes: 1,
      state: { status: 'waiting' },
    }))
    expect(kinds(files)).toEqual(['# reading 30', 'waiting 30'])
    expect(kinds(files.slice(0, 3))).toEqual(['# reading 3', 'file w0', 'file w1', 'file w2'])
  })
})

it('counts a file without any table as one that wants a look', () => {
  expect(kinds([makeReadFile('a', makeReading([[]]))])[0]).toBe('# look 1')
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
