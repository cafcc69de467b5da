import { describe, expect, it } from 'vitest'
import { ColumnGridBuilder } from '../../src/formats/column-grid-builder.ts'
import { ColumnGrid } from '../../src/formats/column-grid.ts'
import { formatNumber } from '../../src/formats/format-number.ts'
import { TextDictionary } from '../../src/formats/text-dictionary.ts'

const nothing = { merges: [], hiddenRows: [], hiddenColumns: [] }
const build = (fill: (builder: ColumnGridBuilder) => void) => {
  const builder = new ColumnGridBuilder(new TextDictionary(), (value, code) => `${value} by ${code}`)
  fill(builder)
  return builder.finish(nothing)
}

describe('a grid of columns', () => {
  it('is empty everywhere outside of what was set', () => {
    const grid = build(() => undefined)
    expect(grid).toBeInstanceOf(ColumnGrid)
    expect([
      grid.rowCount,
      grid.columnCount,
      grid.kind(0, 0),
      grid.kind(-1, 5),
      grid.text(9, 9),
      grid.display(9, 9),
      grid.number(9, 9),
      grid.indent(9, 9),
    ]).toEqual([0, 0, 'empty', 'empty', '', '', NaN, 0])
  })

  it('answers only with what a cell of its kind has', () => {
    const grid = build((builder) => {
      builder.setText(0, 0, 't')
      builder.setNumber(0, 1, -0.5, { format: '0.0' })
      builder.setBoolean(0, 2, true)
      builder.setDate(0, 3, 44012, { format: 'yyyy' })
      builder.setError(0, 4, '#N/A')
      builder.setFormulaWithoutValue(0, 5)
      builder.setNumber(0, 6, 1.5, { format: 'General', shown: '1.50' })
    })
    const columns = [0, 1, 2, 3, 4, 5, 6]
    expect(columns.map((column) => grid.kind(0, column))).toEqual([
      'text',
      'number',
      'boolean',
      'date',
      'error',
      'empty',
      'number',
    ])
    expect(columns.map((column) => grid.number(0, column))).toEqual([NaN, -0.5, 1, 44012, NaN, NaN, 1.5])
    expect(columns.map((column) => grid.text(0, column))).toEqual(['t', '', '', '', '#N/A', '', ''])
    expect(columns.map((column) => grid.display(0, column))).toEqual([
      't',
      '-0.5 by 0.0',
      'TRUE',
      '44012 by yyyy',
      '#N/A',
      '',
      '1.50',
    ])
    expect(columns.map((column) => grid.formulaWithoutValue(0, column))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
    ])
  })

  it('equals a plain table after any writes in any order', () => {
    let seed = 42
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
    const plain = new Map<string, string | number>()
    const grid = build((builder) => {
      for (let write = 0; write < 5000; write++) {
        const [row, column] = [random(5000), random(40)]
        const value = random(3) === 0 ? `文字${random(50)}` : random(100000) / 8
        plain.set(`${row},${column}`, value)
        if (typeof value === 'string') builder.setText(row, column, value)
        else builder.setNumber(row, column, value)
      }
    })
    const differing: string[] = []
    for (let row = 0; row < grid.rowCount; row++) {
      for (let column = 0; column < grid.columnCount; column++) {
        const expected = plain.get(`${row},${column}`)
        const kind = grid.kind(row, column)
        const found =
          kind === 'text' ? grid.text(row, column) : kind === 'number' ? grid.number(row, column) : undefined
        if (found !== expected) differing.push(`${row},${column}`)
      }
    }
    expect(differing).toEqual([])
  })

  it('counts its cells, its errors and its formulas without result', () => {
    const builder = new ColumnGridBuilder(new TextDictionary(), String)
    builder.setText(0, 0, '')
    builder.setText(1, 0, 'a')
    builder.setText(1, 0, 'b')
    builder.setError(2, 0, '#REF!')
    builder.setFormulaWithoutValue(3, 0)
    expect(builder).toMatchObject({ filled: 2, errors: 1, formulasWithoutValue: 1 })
  })

  it('cuts merges and hidden lines to its size', () => {
    const builder = new ColumnGridBuilder(new TextDictionary(), String)
    builder.setNumber(2, 1, 1)
    const grid = builder.finish({
      merges: [
        { top: 0, left: 0, bottom: 1_048_575, right: 0 },
        { top: 2, left: 1, bottom: 9, right: 9 },
        { top: 5, left: 0, bottom: 6, right: 0 },
      ],
      hiddenRows: [1, 3],
      hiddenColumns: [0, 2],
    })
    expect(grid).toMatchObject({
      merges: [{ top: 0, left: 0, bottom: 2, right: 0 }],
      hiddenRows: [1],
      hiddenColumns: [0],
    })
  })
})

it('knows which numbers are shown with a per cent sign', () => {
  const builder = new ColumnGridBuilder(new TextDictionary(), formatNumber)
  const codes = ['General', '0.00%', '0.0"%"', '#,##0.00', '0%;[Red]-0%', '0.00']
  for (const [row, format] of codes.entries()) {
    builder.setNumber(row, 0, 0.125, { format })
    builder.setNumber(row, 1, -3, { format })
  }
  builder.setNumber(6, 0, 0.5, { format: 'General', shown: '50%' })
  builder.setText(7, 0, '50%')
  const grid = builder.finish({ merges: [], hiddenRows: [], hiddenColumns: [] })
  for (let row = 0; row < grid.rowCount; row++)
    for (const column of [0, 1])
      expect(grid.showsPercent(row, column), `${row}, ${column}`).toBe(
        grid.kind(row, column) === 'number' && grid.display(row, column).endsWith('%'),
      )
})
