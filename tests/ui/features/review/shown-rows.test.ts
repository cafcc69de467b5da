import { describe, expect, it } from 'vitest'
import { foldRows, revealMore, revealRow, showRows } from '../../../../src/ui/features/review/shown-rows.ts'
import { makeLayout } from '../../../state/make-import.ts'

const long = makeLayout({
  range: { top: 0, left: 0, bottom: 1161, right: 2 },
  dataRows: [4, 1159],
  noteRows: [1160, 1161],
})

describe('folding', () => {
  it('hides the middle of long data and keeps header, ends and notes', () => {
    expect(foldRows([long], 1162)).toEqual([{ from: 18, to: 1156 }])
  })

  it('hides what lies far below any table, but not the last row', () => {
    expect(foldRows([makeLayout()], 1_048_576)).toEqual([{ from: 18, to: 1_048_574 }])
  })

  it('leaves short tables and short sheets alone', () => {
    expect(foldRows([makeLayout()], 15)).toEqual([])
    expect(foldRows([], 150)).toEqual([])
    expect(foldRows([], 0)).toEqual([])
  })
})

describe('lines', () => {
  const shown = showRows(1162, [{ from: 18, to: 1156 }])

  it('stand for the rows of the sheet, a fold for all of its rows', () => {
    expect(shown.count).toBe(24)
    expect([17, 18, 19, 23].map((line) => shown.lineAt(line))).toEqual([
      { row: 17, gap: null },
      { row: 18, gap: { from: 18, to: 1156 } },
      { row: 1157, gap: null },
      { row: 1161, gap: null },
    ])
    expect([0, 17, 18, 600, 1156, 1157, 1161].map((row) => shown.lineOf(row))).toEqual([0, 17, 18, 18, 18, 19, 23])
  })

  it('are the inverse of each other over several folds', () => {
    const several = showRows(500, [
      { from: 10, to: 99 },
      { from: 150, to: 299 },
      { from: 400, to: 450 },
    ])
    for (let line = 0; line < several.count; line += 1) expect(several.lineOf(several.lineAt(line).row)).toBe(line)
    expect(several.count).toBe(500 - 89 - 149 - 50)
  })
})

describe('unfolding', () => {
  const gaps = [{ from: 18, to: 1156 }]

  it('shows a row with its neighbours', () => {
    expect(revealRow(gaps, 500)).toEqual([
      { from: 18, to: 487 },
      { from: 513, to: 1156 },
    ])
    expect(revealRow(gaps, 20)).toEqual([{ from: 33, to: 1156 }])
  })

  it('changes nothing for a row that is shown', () => {
    expect(revealRow(gaps, 5)).toBe(gaps)
  })

  it('shows the next rows, or all', () => {
    expect(revealMore(gaps, gaps[0]!, 200)).toEqual([{ from: 218, to: 1156 }])
    expect(revealMore(gaps, gaps[0]!, 1139)).toEqual([])
  })
})
