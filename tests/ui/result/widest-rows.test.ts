import { describe, expect, it } from 'vitest'
import { estimateWidth } from '../../../src/charts/measure-text.ts'
import type { PrintRow, PrintTable } from '../../../src/core/result/print-table.ts'
import { findWidestRows } from '../../../src/ui/result/widest-rows.ts'

const row = (texts: string[], more: Partial<PrintRow> = {}): PrintRow => ({
  cells: texts.map((text) => ({ value: text, text, flag: null })),
  level: 0,
  kind: 'data',
  ...more,
})

const tableOf = (rows: PrintRow[], numeric = true): PrintTable => ({
  title: '',
  unitLine: '',
  header: [],
  columns: (rows[0]?.cells ?? []).map((_, index) => ({
    name: String(index),
    label: '',
    unit: null,
    decimals: null,
    numeric,
  })),
  rows,
  flagNotes: [],
  notes: [],
  sourceLine: '',
})

const narrow = Array.from({ length: 20 }, () => row(['a']))

describe('findWidestRows', () => {
  it('names the two widest figures of each column below the first rows', () => {
    const table = tableOf([
      row(['999999999', '1']),
      row(['1', '1']),
      row(['123456', '1']),
      row(['1', '123456.7']),
      row(['123', '12']),
    ])
    expect(findWidestRows(table, 1, estimateWidth)).toEqual([2, 3, 4])
  })

  it('takes a bold figure before a plain one of as many digits', () => {
    const table = tableOf([row(['1234']), row(['1234']), row(['1234'], { kind: 'total' }), row(['12345'])])
    expect(findWidestRows(table, 0, estimateWidth)).toEqual([2, 3])
  })

  it('names the two widest texts, by the width of their characters, their indent and their weight', () => {
    const among = (...wide: PrintRow[]) =>
      findWidestRows(tableOf([...narrow, ...wide, ...narrow], false), 0, estimateWidth)
    expect(among(row(['abcdefghij']), row(['六个中文字符']), row(['ABCDEFGHIJ']))).toEqual([21, 22])
    expect(among(row(['abcdefgh']), row(['abcdefgh'], { level: 2 }), row(['abcdefghi']))).toEqual([21, 22])
    expect(among(row(['abcde']), row(['abcde'], { kind: 'total' }), row(['中文字中文字']))).toEqual([21, 22])
  })

  it('measures texts of a like estimate', () => {
    const measure = (text: string): number => (text === 'ccc' ? 9 : text === 'bbb' ? 8 : 7)
    const texts = ['aaa', 'bbb', 'ccc', 'ddd'].map((text) => row([text]))
    expect(findWidestRows(tableOf(texts, false), 0, measure)).toEqual([1, 2])
  })

  it('finds none where all rows are drawn at once', () => {
    expect(findWidestRows(tableOf([row(['a']), row(['b'])]), 80, estimateWidth)).toEqual([])
  })
})
