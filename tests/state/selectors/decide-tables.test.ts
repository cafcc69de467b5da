import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { decideTable, decideTables, keepEdits, listRetyped } from '../../../src/state/selectors/decide-tables.ts'
import { makeCatalogue, makeColumn, makeDataset, makePart, makeLayout, makeReading } from '../make-import.ts'

describe('the proposal for a file', () => {
  it('takes every table that has rows', () => {
    const reading = makeReading([[makeLayout(), makeLayout({ dataRows: [4, 3] })]])
    expect(decideTables(reading, emptyCatalogue).map(({ include }) => include)).toEqual([true, false])
  })

  it('leaves out what is loaded already, byte for byte', () => {
    const parts = [makePart({ source: { ...makePart().source, hash: 'hash-1', range: 'A1:C15' } })]
    expect(decideTables(makeReading(), makeCatalogue(makeDataset({ parts }))).map(({ include }) => include)).toEqual([
      false,
    ])
  })
})

describe('a corrected table', () => {
  const choice = decideTable(makeReading(), 0, 0, makeLayout()).choice
  const [a, b] = choice.columns
  const edited = {
    ...choice,
    period: '2020-05',
    columns: [
      { ...a!, name: '本月产值', type: 'text' as const },
      { ...b!, unit: '万元', unitFrom: 'user' as const, include: false },
    ],
  }
  const corrected = makeLayout({
    headerRows: [2, 2],
    columns: [
      makeColumn({ name: '新一' }),
      makeColumn({ index: 1, name: '新二', unit: '元', unitFrom: 'header' }),
      makeColumn({ index: 2, name: '新三' }),
    ],
    period: { value: '2020-07', from: 'title' },
  })

  it('keeps what was typed and takes the rest from the new reading', () => {
    const kept = keepEdits(edited, corrected)
    expect(kept.columns.map(({ name, unit, include, type }) => [name, unit, include, type])).toEqual([
      ['本月产值', null, true, 'text'],
      ['新二', '万元', false, 'number'],
      ['新三', null, true, 'number'],
    ])
    expect(kept.period).toBe('2020-05')
    expect(listRetyped(kept).map(({ index }) => index)).toEqual([0])
  })

  it('takes the new period where none was typed', () => {
    expect(keepEdits(choice, corrected).period).toBe('2020-07')
  })
})
