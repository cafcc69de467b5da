import { describe, expect, it } from 'vitest'
import {
  compileBrowse,
  compileOrder,
  compileView,
  checkColumn,
  physicalTable,
} from '../../../src/core/dataset/compile-browse.ts'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const columns: Column[] = ['x', 'y"z'].map((name) => ({
  name,
  type: 'number',
  unit: null,
  headerPath: [name],
  letter: 'A',
}))
const dataset = sampleDataset('a"b', { columns, period: null })
const two = sampleDataset('t', {}, [
  samplePart('a', { columns, period: '2020-05', number: 1 }),
  samplePart("b'c", { columns, period: '2020-06', number: 3 }),
])

describe('compileBrowse', () => {
  it('reads data rows or all of them', () => {
    expect(physicalTable(dataset)).toBe('data."v-a""b"')
    expect(compileBrowse(dataset, [], 'data')).toBe(`FROM data."v-a""b" WHERE row_kind = 'data'`)
    expect(compileBrowse(dataset, [], 'all')).toBe('FROM data."v-a""b"')
  })

  it('joins filters, each with quoted names and literals', () => {
    const sql = compileBrowse(
      dataset,
      [
        { column: 'x', kind: 'range', from: 1, to: null },
        { column: 'y"z', kind: 'contains', text: "it's" },
      ],
      'all',
    )
    expect(sql).toBe(
      `FROM data."v-a""b" WHERE (TRY_CAST("x" AS DOUBLE) >= CAST(1 AS DOUBLE)) AND contains(lower(CAST("y""z" AS VARCHAR)), lower('it''s'))`,
    )
  })

  it('sorts with empty values last and ties in the order of the file', () => {
    expect(compileOrder(dataset, [])).toBe('')
    expect(
      compileOrder(dataset, [
        { column: 'src_row', descending: true },
        { column: 'y"z', descending: false },
      ]),
    ).toBe(' ORDER BY "src_row" DESC NULLS LAST, "y""z" ASC NULLS LAST, rowid')
  })

  it('knows the columns of the table and those of every table, nothing else', () => {
    expect(['x', 'src_row', 'row_kind'].map((name) => checkColumn(dataset, name))).toEqual([
      '"x"',
      '"src_row"',
      '"row_kind"',
    ])
    expect(() => checkColumn(dataset, 'X')).toThrow('dataset/unknown-column')
  })
})

it('shows users the data rows under the name of the table', () => {
  expect(compileView(dataset)).toBe(
    `CREATE OR REPLACE VIEW main."a""b" AS SELECT "x", "y""z", 'a"b.xlsx' AS src_file, 'Sheet1' AS src_sheet, "src_row" AS src_row FROM data."v-a""b" WHERE row_kind = 'data'`,
  )
})

it('names the file of each row where a table has several, and nothing for a part that is gone', () => {
  expect(checkColumn(two, 'src_file')).toBe(`list_extract(['a.xlsx', NULL, 'b''c.xlsx'], src_part)`)
  expect(compileView(two)).toContain('"x", "y""z", "期别", list_extract(')
})
