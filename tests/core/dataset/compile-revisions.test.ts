import { describe, expect, it } from 'vitest'
import { compareColumns, compileCells, describeKey, listKeys } from '../../../src/core/dataset/compile-revisions.ts'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const column = (name: string, type: ColumnType, letter: string): Column => ({
  name,
  type,
  unit: null,
  headerPath: [name],
  letter,
})
const old = samplePart('old', {
  columns: [
    column('序号', 'code', 'A'),
    column('代码', 'code', 'B'),
    column('1—5月', 'number', 'C'),
    column('税', 'number', 'D'),
  ],
})
const now = samplePart('now', {
  columns: [
    column('代码', 'code', 'A'),
    column('名称', 'text', 'B'),
    column('1—6月', 'integer', 'C'),
    column('序号', 'code', 'D'),
  ],
})
const columns = compareColumns(
  { dataset: sampleDataset('t', {}, [old]), part: old },
  { dataset: sampleDataset('t', {}, [now]), part: now },
)

describe('two versions of a part', () => {
  it('are compared column by column, with the letters that each has in its file', () => {
    expect(columns.map(({ name, letterBefore, letterAfter }) => [name, letterBefore, letterAfter])).toEqual([
      ['代码', 'B', 'A'],
      ['名称', '', 'B'],
      ['1—6月', 'C', 'C'],
      ['序号', 'A', 'D'],
      ['税', 'D', ''],
    ])
    expect(columns.map(({ before, after }) => [before === null, after === null])).toEqual([
      [false, false],
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ])
  })

  it('have no key in a running number, in figures, or in a column that only one of them has', () => {
    const { single, joined } = listKeys(columns)
    expect(single.map((key) => key.map(({ name }) => name))).toEqual([['代码']])
    expect(joined).toEqual([])
    expect(describeKey(single[0] ?? [])).toEqual({ kind: 'columns', columns: ['代码'] })
    expect(describeKey([])).toEqual({ kind: 'row' })
  })

  it('have no cell in a file that lacks the column', () => {
    expect(compileCells('data.x', columns)).toContain(`CAST(NULL AS VARCHAR) AS cell_before, 'B' || r1 AS cell_after`)
  })
})
