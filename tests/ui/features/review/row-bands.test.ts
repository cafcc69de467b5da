import { expect, it } from 'vitest'
import { bandAt, listBands } from '../../../../src/ui/features/review/row-bands.ts'
import { makeLayout } from '../../../state/make-import.ts'

it('turns the rows of a table into bands from title to notes', () => {
  expect(listBands(makeLayout())).toEqual([
    { kind: 'title', from: 0, to: 0 },
    { kind: 'unit', from: 1, to: 1 },
    { kind: 'header', from: 2, to: 3 },
    { kind: 'total', from: 4, to: 4 },
    { kind: 'data', from: 5, to: 13 },
    { kind: 'note', from: 14, to: 14 },
  ])
})

it('divides the data where subtotals, sections, blanks and repeated headers stand', () => {
  const layout = makeLayout({
    totalRows: [13],
    subtotalRows: [7, 8],
    sectionRows: [4],
    blankRows: [10],
    repeatedHeaderRows: [11],
  })
  expect(listBands(layout).slice(3)).toEqual([
    { kind: 'section', from: 4, to: 4 },
    { kind: 'data', from: 5, to: 6 },
    { kind: 'subtotal', from: 7, to: 8 },
    { kind: 'data', from: 9, to: 9 },
    { kind: 'blank', from: 10, to: 10 },
    { kind: 'header', from: 11, to: 11 },
    { kind: 'data', from: 12, to: 12 },
    { kind: 'total', from: 13, to: 13 },
    { kind: 'note', from: 14, to: 14 },
  ])
})

it('finds the band of a row, and none outside', () => {
  const bands = listBands(makeLayout())
  expect(bandAt(bands, 9)?.kind).toBe('data')
  expect(bandAt(bands, 15)).toBeNull()
})
