import { describe, expect, it } from 'vitest'
import { findMonthColumns } from '../../../src/core/workbook/find-month-columns.ts'
import type { LayoutColumn } from '../../../src/core/workbook/table-layout.ts'

function columns(paths: string[][]): LayoutColumn[] {
  return paths.map((headerPath, index) => ({
    index,
    name: headerPath.join('·'),
    headerPath,
    type: 'number',
    unit: null,
    unitFrom: null,
    include: true,
    samples: [],
    counts: { filled: 1, empty: 0, missingMarks: 0, unread: 0 },
    confidence: 1,
    doubts: [],
  }))
}

describe('months as columns', () => {
  it.each<[string, string[][], number[]]>([
    ['numbers', [['街镇'], ['1月'], ['2月'], ['3月'], ['合计']], [1, 2, 3]],
    ['words', [['Year'], ['Jan'], ['February'], ['Mar.'], ['Total']], [1, 2, 3]],
    ['numerals', [['地区'], ['一月'], ['十一月'], ['十二月']], [1, 2, 3]],
    ['with years', [['指标'], ['2020年4月'], ['2020年3月'], ['2020-02']], [1, 2, 3]],
    ['under years', [['街镇'], ['2019年', '1月'], ['2019年', '2月'], ['2019年', '3月'], ['2020年', '1月']], [1, 2, 3]],
    ['one month under several measures is none', [['名称'], ['产值', '5月'], ['销售', '5月'], ['库存', '5月']], []],
    ['nor are two months', [['名称'], ['5月'], ['6月']], []],
    ['nor are spans', [['名称'], ['1-2月'], ['1-3月'], ['1-4月']], []],
  ])('%s', (_what, paths, found) => {
    expect(findMonthColumns(columns(paths))).toEqual(found)
  }) // prettier-ignore
})
