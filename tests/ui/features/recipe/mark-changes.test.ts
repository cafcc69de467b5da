import { describe, expect, it } from 'vitest'
import type { RecipeStep } from '../../../../src/core/dataset/recipe.ts'
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
    expect([...markChanges(before, after, { columnCount: 2, step: null })]).toEqual(['0 0', '1 1', '2 1'])
  })

  it('follow the rows when some have gone, and the columns when they have moved', () => {
    const after = pageOf(
      ['产值', '街镇', 'src_row'],
      [
        ['2', '乙', 8],
        [null, '丁', 9],
      ],
    )
    expect([...markChanges(before, after, { columnCount: 2, step: null })]).toEqual(['1 1'])
  })

  it('stand on filled cells of new columns, not on new rows nor on figures of which only the type changed', () => {
    const after = pageOf(
      ['街镇', '产值', '新', 'src_row'],
      [
        ['乙', 2, 'x', 8],
        ['丁', 5, 'y', 12],
      ],
    )
    expect([...markChanges(before, after, { columnCount: 3, step: null })]).toEqual(['0 2'])
  })

  it('are none on a column that only got another name, nor after unpivoting', () => {
    const after = pageOf(['街镇', '零售额', 'src_row'], [['乙', '2', 8]])
    const rename: RecipeStep = { id: 'a', on: true, kind: 'rename', column: '产值', to: '零售额' }
    expect([...markChanges(before, after, { columnCount: 2, step: rename })]).toEqual([])
    const unpivot: RecipeStep = {
      ...{ id: 'a', on: true, kind: 'unpivot', columns: ['产值'], drop: [], parse: 'text' },
      ...{ nameInto: '列', valueInto: '值' },
    }
    expect([
      ...markChanges(before, pageOf(['列', 'src_row'], [['产值', 8]]), { columnCount: 1, step: unpivot }),
    ]).toEqual([])
  })

  it('are none where rows cannot be told apart', () => {
    const twice = pageOf(
      ['街镇', 'src_row'],
      [
        ['甲', 7],
        ['乙', 7],
      ],
    )
    expect([...markChanges(twice, pageOf(['街镇', 'src_row'], [['丙', 7]]), { columnCount: 1, step: null })]).toEqual(
      [],
    )
    expect([
      ...markChanges(pageOf(['街镇'], [['甲']]), pageOf(['街镇'], [['乙']]), { columnCount: 1, step: null }),
    ]).toEqual([])
  })
})
