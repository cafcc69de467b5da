import { tableFromIPC } from 'apache-arrow'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { writeTextTable } from '../../../src/engine/duckdb/write-text-table.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a table of texts as Arrow', () => {
  it('holds every text and every gap', () => {
    const rows = [
      ['A', '农、林、牧、渔业', null],
      ['01', '', 'A'],
      ['𠮷', null, '😀'],
    ]
    const table = tableFromIPC(writeTextTable(['code', 'name', 'parent'], rows))
    expect(table.toArray().map((row) => Object.values((row as { toJSON: () => object }).toJSON()) as unknown)).toEqual(
      rows,
    )
  })

  it('is made without functions from strings, which the policy of the page refuses', () => {
    vi.stubGlobal('Function', () => {
      throw new EvalError('unsafe-eval')
    })
    expect(writeTextTable(['code'], [['A'], [null]]).byteLength).toBeGreaterThan(0)
  })
})
