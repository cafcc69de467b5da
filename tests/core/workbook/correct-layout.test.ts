import { describe, expect, it } from 'vitest'
import { correctLayout } from '../../../src/core/workbook/correct-layout.ts'
import { detectLayout } from '../../../src/core/workbook/detect-layout.ts'
import { retypeColumn } from '../../../src/core/workbook/retype-column.ts'
import { makeGrid } from './make-grid.ts'

const context = { fileName: 'book.xlsx', sheetName: 'Sheet1' }
const grid = makeGrid([
  ['2020年6月产值'],
  ['单位：万元'],
  ['街镇', '本年', null, '代码'],
  [null, '产值', '利润', null],
  ['合计', 30, 3, null],
  ['莘庄镇', 10, 1, '101'],
  ['七宝镇', 20, 2, '102'],
  ['注：初步数'],
])
const found = detectLayout(grid, context).tables[0]!

describe('correctLayout', () => {
  it('names columns anew from other header rows', () => {
    const corrected = correctLayout(grid, found, { headerRows: [3, 3] }, context)
    expect(corrected.headerRows).toEqual([3, 3])
    expect(corrected.dataRows).toEqual([4, 6])
    expect(corrected.columns.map(({ name }) => name)).toEqual(['A', '产值', '利润', 'D'])
    expect(corrected.confidence).toBe(1)
  })

  it('holds to the data rows that the user set and finds totals and notes in the rest', () => {
    const corrected = correctLayout(grid, found, { dataRows: [5, 6] }, context)
    expect(corrected.dataRows).toEqual([5, 6])
    expect(corrected.totalRows).toEqual([])
    expect(corrected.noteRows).toContain(7)
    const wider = correctLayout(grid, found, { dataRows: [4, 7] }, context)
    expect(wider.dataRows).toEqual([4, 7])
  })

  it('takes all rows below for data where there is no header', () => {
    const corrected = correctLayout(grid, found, { headerRows: null, dataRows: [4, 6] }, context)
    expect(corrected.headerRows).toBeNull()
    expect(corrected.columns.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D'])
  })

  it('narrows and widens the columns', () => {
    const corrected = correctLayout(grid, found, { rightColumn: 1 }, context)
    expect(corrected.columns.map(({ name }) => name)).toEqual(['街镇', '本年·产值'])
  })

  it('keeps names, types, units and choices of columns whose header did not change', () => {
    const chosen = found.columns.map((column) =>
      column.index === 1
        ? { ...column, name: '工业产值', unit: '亿元', unitFrom: 'user' as const, type: 'text' as const }
        : { ...column, include: column.index !== 2 },
    )
    const corrected = correctLayout(grid, { ...found, columns: chosen }, { dataRows: [5, 6] }, context)
    expect(corrected.columns[1]).toMatchObject({ name: '工业产值', unit: '亿元', unitFrom: 'user', type: 'text' })
    expect(corrected.columns[2]).toMatchObject({ name: '本年·利润', include: false })
  })

  it('lays out a table by hand where none was found', () => {
    const made = correctLayout(
      grid,
      null,
      { headerRows: [2, 3], dataRows: [4, 6], leftColumn: 0, rightColumn: 3 },
      context,
    )
    expect(made.columns.map(({ name }) => name)).toEqual(['街镇', '本年·产值', '本年·利润', '代码'])
    expect(made.unit).toBe('万元')
    expect(made.period?.value).toBe('2020-06')
    expect(made.totalRows).toEqual([4])
  })
})

describe('retypeColumn', () => {
  it('shows what another type would do to the values', () => {
    const stub = found.columns[0]!
    const retyped = retypeColumn(grid, found, { ...stub, type: 'integer' }, context)
    expect(retyped.counts).toEqual({ filled: 0, empty: 0, missingMarks: 0, unread: 2 })
    expect(retyped.confidence).toBe(0)
    expect(retyped.doubts.find(({ code }) => code === 'column/numbers-unread')?.params).toMatchObject({
      count: 2,
      sample: '莘庄镇',
      cell: 'A6',
    })
  })

  it('drops a unit that means nothing to the new type, unless the user gave it', () => {
    const output = found.columns[1]!
    expect(output.unit).toBe('万元')
    expect(retypeColumn(grid, found, { ...output, type: 'text' }, context).unit).toBeNull()
    expect(retypeColumn(grid, found, { ...output, type: 'text', unit: '亿元', unitFrom: 'user' }, context).unit).toBe(
      '亿元',
    )
  })

  it('does not change the name or the samples', () => {
    const code = found.columns[3]!
    const retyped = retypeColumn(grid, found, { ...code, type: 'number' }, context)
    expect(retyped.name).toBe('代码')
    expect(retyped.samples).toEqual(['101', '102'])
    expect(retyped.counts.filled).toBe(2)
  })
})
