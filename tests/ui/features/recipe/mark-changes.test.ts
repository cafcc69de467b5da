import { describe, expect, it } from 'vitest'
import type { Page, Value } from '../../../../src/core/result/page.ts'
import { markChanges } from '../../../../src/ui/features/recipe/mark-changes.ts'

function pageOf(names: string[], rows: Value[][]): Page {
  const values = names.map((_, column) => rows.map((row) => row[column] ?? null))
  const columns = names.map((name) => ({ name, type: 'text' as const }))
  return { columns, offset: 0, rowCount: rows.length, totalRows: rows.length, values }
}

const before = pageOf(
  ['街镇', '产值', 'src_row'],
  [
    [' 甲', '1', 7],
    ['乙', '2', 8],
    ['丙', null, 9],
  ],
)

describe('marks of changed cells', () => {
  it('stand where the value of a row is another', () => {
    const after = pageOf(
      ['街镇', '产值', 'src_row'],
      [
        ['甲', '1', 7],
        ['乙', '3', 8],
        ['丙', '0', 9],
      ],
    )
    expect([...markChanges(before, after, 2)]).toEqual(['0 0', '1 1', '2 1'])
  })

  it('follow the rows when some have gone, and the columns when they have moved', () => {
    const after = pageOf(
      ['产值', '街镇', 'src_row'],
      [
        ['2', '乙', 8],
        [null, '丁', 9],
      ],
    )
    expect([...markChanges(before, after, 2)]).toEqual(['1 1'])
  })

  it('leave new columns, new rows, and figures of which only the type changed', () => {
    const after = pageOf(
      ['街镇', '产值', '新', 'src_row'],
      [
        ['乙', 2, 'x', 8],
        ['丁', 5, 'y', 12],
      ],
    )
    expect([...markChanges(before, after, 3)]).toEqual([])
  })

  it('are none where rows cannot be told apart', () => {
    const twice = pageOf(
      ['街镇', 'src_row'],
      [
        ['甲', 7],
        ['乙', 7],
      ],
    )
    expect([...markChanges(twice, pageOf(['街镇', 'src_row'], [['丙', 7]]), 1)]).toEqual([])
    expect([...markChanges(pageOf(['街镇'], [['甲']]), pageOf(['街镇'], [['乙']]), 1)]).toEqual([])
  })
})
