import { describe, expect, it } from 'vitest'
import type { Page, Value } from '../../../src/core/result/page.ts'
import { commonDecimals, formatTsv, formatValue, pageRows, plainValue } from '../../../src/ui/grid/grid-source.ts'
import { cellCount, selectedTexts, summariseSelection } from '../../../src/ui/grid/selection-summary.ts'

function page(offset: number, ...values: Value[][]): Page {
  const rowCount = values[0]?.length ?? 0
  return { columns: values.map((_, index) => ({ name: `c${String(index)}`, type: 'number' })), offset, rowCount, totalRows: 500, values }
}

describe('the summary of a selection', () => {
  it('sums and averages the numbers and counts the filled cells', () => {
    const pages = [page(0, ['a', 'b', null], [1, null, 2.5])]
    const summary = summariseSelection({ anchorRow: 2, anchorColumn: 1, row: 0, column: 0 }, pages, new Set([1]))
    expect(summary).toEqual({ cells: 6, filled: 4, numbers: 2, sum: 3.5, mean: 1.75 })
  })

  it('keeps small parts of a sum that a plain sum would lose', () => {
    const pages = [page(0, [1, 1e100, 1, -1e100])]
    expect(summariseSelection({ anchorRow: 0, anchorColumn: 0, row: 3, column: 0 }, pages, new Set([0])).sum).toBe(2)
  })

  it('reads numbers that come as digits', () => {
    const pages = [page(0, ['9007199254740993', '7'])]
    expect(summariseSelection({ anchorRow: 0, anchorColumn: 0, row: 1, column: 0 }, pages, new Set([0])).numbers).toBe(2)
  })

  it('has no sum where no cell is a number', () => {
    expect(summariseSelection({ anchorRow: 0, anchorColumn: 0, row: 1, column: 0 }, [page(0, ['a', '0610'])], new Set()).sum).toBeNull()
  })

  it('takes rows from the right page when a selection crosses pages', () => {
    const first = page(0, Array.from({ length: pageRows }, (_, row) => row))
    const second = page(pageRows, Array.from({ length: pageRows }, (_, row) => pageRows + row))
    const selection = { anchorRow: pageRows - 1, anchorColumn: 0, row: pageRows, column: 0 }
    expect(selectedTexts(selection, [first, second])).toEqual([[String(pageRows - 1)], [String(pageRows)]])
    expect(cellCount(selection)).toBe(2)
  })
})

describe('values in a grid', () => {
  it.each([
    [-12.5, '\u221212.5', '-12.5'],
    [0.1 + 0.2, '0.3', '0.3'],
    [1234567.891, '1234567.891', '1234567.891'],
    ['-', '-', '-'],
    ['0610', '0610', '0610'],
    [null, '', ''],
    ['-9007199254740993', '\u22129007199254740993', '-9007199254740993'],
    [true, 'true', 'true'],
  ])('shows %j as %j and copies it as %j', (value, shown, copied) => {
    expect(formatValue(value)).toBe(shown)
    expect(plainValue(value)).toBe(copied)
  })

  it('quotes texts with tabs, quotes and line breaks as Excel does', () => {
    expect(formatTsv([['a\tb', 'say "x"'], ['1', 'two\nlines']])).toBe('"a\tb"\t"say ""x"""\r\n1\t"two\nlines"')
  })
})

describe('decimals of a column', () => {
  it('are those of the most exact value, and fill up the others', () => {
    const values = [37767, 38503.6, null, -1.25]
    expect(commonDecimals(values)).toBe(2)
    expect(values.map((value) => formatValue(value, 2))).toEqual(['37767.00', '38503.60', '', '\u22121.25'])
  })

  it('stay as they are where values have many', () => {
    expect(commonDecimals([2.59852043502284, 4.4])).toBeNull()
    expect(commonDecimals([1e-9])).toBeNull()
  })

  it('never touch texts', () => {
    expect(formatValue('0610', 2)).toBe('0610')
  })
})
