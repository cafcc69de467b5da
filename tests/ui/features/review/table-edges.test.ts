import { describe, expect, it } from 'vitest'
import { listEdges, moveEdge, previewLayout } from '../../../../src/ui/features/review/table-edges.ts'
import { makeLayout } from '../../../state/make-import.ts'

const layout = makeLayout()

it('places the borders of a table and how far each can go', () => {
  expect(listEdges(layout, { rowCount: 20, columnCount: 5 })).toEqual([
    { name: 'header', at: 2, least: 0, most: 4 },
    { name: 'data', at: 4, least: 2, most: 13 },
    { name: 'end', at: 14, least: 5, most: 20 },
    { name: 'left', at: 0, least: 0, most: 2 },
    { name: 'right', at: 3, least: 1, most: 5 },
  ])
})

describe('moving a border', () => {
  it.each([
    ['header', 1, { headerRows: [1, 3] }],
    ['header', 4, { headerRows: null }],
    ['data', 6, { headerRows: [2, 5], dataRows: [6, 13] }],
    ['data', 2, { headerRows: null, dataRows: [2, 13] }],
    ['end', 10, { dataRows: [4, 9] }],
    ['left', 1, { leftColumn: 1 }],
    ['right', 2, { rightColumn: 1 }],
  ] as const)('%s to %i', (name, at, correction) => {
    expect(moveEdge(layout, name, at)).toEqual(correction)
  })

  it('makes a header of the first rows where there was none', () => {
    expect(moveEdge(makeLayout({ headerRows: null, dataRows: [4, 13] }), 'data', 5)).toEqual({
      headerRows: [4, 4],
      dataRows: [5, 13],
    })
  })

  it('can be shown before the table is laid out anew', () => {
    const preview = previewLayout(layout, moveEdge(layout, 'data', 6))
    expect([preview.headerRows, preview.dataRows, preview.totalRows]).toEqual([[2, 5], [6, 13], []])
  })
})
