import { describe, expect, it } from 'vitest'
import type { PrintRow, PrintTable } from '../../../src/core/result/print-table.ts'
import { findWidestRows } from '../../../src/ui/result/widest-rows.ts'

const row = (texts: string[], more: Partial<PrintRow> = {}): PrintRow => ({
  cells: texts.map((text) => ({ value: text, text, flag: null })),
  level: 0,
  kind: 'data',
  ...more,
})

const tableOf = (rows: PrintRow[]): PrintTable => ({
  title: '',
  unitLine: '',
  header: [],
  columns: (rows[0]?.cells ?? []).map((_, index) => ({
    name: String(index),
    label: '',
    unit: null,
    decimals: null,
    numeric: false,
  })),
  rows,
  flagNotes: [],
  notes: [],
  sourceLine: '',
})

describe('findWidestRows', () => {
  it('names the two widest rows of each column below the first ones', () => {
    const table = tableOf([
      row(['long before the place', '1']),
      row(['a', '1']),
      row(['abcdef', '1']),
      row(['a', '123456.7']),
      row(['abc', '12']),
    ])
    expect(findWidestRows(table, 1)).toEqual([2, 3, 4])
  })

  it('counts Chinese characters twice, and indents and bold type as well', () => {
    expect(findWidestRows(tableOf([row(['abcde']), row(['abcd']), row(['三个字'])]), 0)).toEqual([0, 2])
    expect(findWidestRows(tableOf([row(['abcd']), row(['abc'], { level: 1 }), row(['abcde'])]), 0)).toEqual([1, 2])
    expect(findWidestRows(tableOf([row(['abcd'], { kind: 'total' }), row(['abcd']), row(['abcde'])]), 0)).toEqual([0, 2])
  })

  it('finds none where all rows are drawn at once', () => {
    expect(findWidestRows(tableOf([row(['a']), row(['b'])]), 80)).toEqual([])
  })
})
