import { describe, expect, it } from 'vitest'
import type { Page, Value, ValueType } from '../../../../src/core/result/page.ts'
import { suggestSteps } from '../../../../src/ui/features/recipe/suggest-steps.ts'

type Given = Record<string, { type?: ValueType; values: Value[] }>

function suggest(given: Given) {
  const columns = Object.entries(given).map(([name, { type = 'text' }]) => ({ name, type }))
  const values = Object.values(given).map((column) => column.values)
  const rowCount = values[0]?.length ?? 0
  const page: Page = { columns, offset: 0, rowCount, totalRows: rowCount, values }
  const names = { monthInto: '月份', valueInto: '数值', intoName: (column: string, what: string) => `${column}${what}` }
  return suggestSteps(page, columns.length, { ...names, column: null, columns })
}

const kindsOf = (given: Given): string[] => suggest(given).map(({ kind }) => kind)

describe('suggested steps', () => {
  it.each<[string, string[], Given]>([
    ['blanks at the ends', ['trim'], { 单位: { values: [' 甲厂', '乙厂', '丙厂'] } }],
    ['two blanks inside', ['trim'], { 单位: { values: ['甲  厂', '乙厂'] } }],
    ['an ideographic blank at the end', ['trim', 'width'], { 单位: { values: ['甲厂\u3000', '乙厂'] } }],
    ['full-width digits', ['width'], { 单位: { values: ['甲厂１号', '乙厂'] } }],
    ['pinyin in brackets', ['strip-marks'], { 街镇: { values: ['墨溪镇(mòxī zhèn)', '禾陌镇'] } }],
    ['a bookmark', ['strip-marks'], { 街镇: { values: ['墨溪镇[bookmark: b12]', '禾陌镇'] } }],
    ['traditional characters', ['simplify'], { 单位: { values: ['機械廠', '乙厂'] } }],
    ['numbers with separators', ['parse-number'], { 产值: { values: ['1,234', '5,678.5', '12'] } }],
    ['percentages', ['parse-number'], { 增速: { values: ['12%', '3.5%', '-1%'] } }],
    ['days in several notations', ['parse-date'], { 日期: { values: ['2020年6月30日', '2020-07-01', '2020/8/1'] } }],
    ['periods in several notations', ['parse-date'], { 期别: { values: ['2020年6月', '2020-07', '2020.8'] } }],
    [
      'months as columns',
      ['unpivot'],
      {
        '1月': { type: 'integer', values: [1] },
        '2月': { type: 'integer', values: [2] },
        '3月': { type: 'integer', values: [3] },
      },
    ],
    [
      'one name for a group of rows',
      ['fill-down'],
      { 街镇: { values: ['甲镇', null, null, '乙镇', null] }, 单位: { values: ['一', '二', '三', '四', '五'] } },
    ],
    ['codes of industries', ['map-codes'], { 行业代码: { values: ['3421', '2231', '0610'] } }],
    ['an industry code without its zero', ['pad-code', 'map-codes'], { 行业代码: { values: ['3421', '2231', '610'] } }],
    [
      'unified credit codes',
      ['map-codes'],
      { 统一社会信用代码: { values: ['91310112MA1GB6LC5X', '91310112MA1GBC0J4X', '913101121329431168'] } },
    ],
  ])('see %s', (_what, expected, given) => {
    expect(kindsOf(given)).toEqual(expected)
  })

  it.each<[string, Given]>([
    ['clean names', { 单位: { values: ['甲厂', '乙厂（集团）', '丙 厂'] } }],
    ['Chinese brackets and commas', { 单位: { values: ['甲厂（上海），有限公司'] } }],
    ['an English remark in brackets after a Latin word', { 单位: { values: ['Acme (Shanghai)'] } }],
    ['bare digits kept as text', { 邮编: { values: ['200000', '200001', '200002'] } }],
    ['years', { 年份: { values: ['2018', '2019', '2020'] } }],
    ['two months only', { '1月': { type: 'integer', values: [1] }, '2月': { type: 'integer', values: [2] } }],
    [
      'cumulative months',
      {
        '1—2月': { type: 'integer', values: [1] },
        '1—3月': { type: 'integer', values: [2] },
        '1—4月': { type: 'integer', values: [2] },
      },
    ],
    ['numbers', { 产值: { type: 'number', values: [1.5, 2, 3] } }],
    [
      'a column with some gaps',
      { 单位: { values: ['一', '二', '三', '四', '五'] }, 备注: { values: ['新增', null, '退库', null, '停产'] } },
    ],
    ['no rows', { 单位: { values: [] } }],
  ])('ask nothing of %s', (_what, given) => {
    expect(kindsOf(given)).toEqual([])
  })

  it('count the cells and show one of them', () => {
    const [found] = suggest({ 甲: { values: [' a', 'b'] }, 乙: { values: ['c', 'd '] } })
    expect(found).toMatchObject({ kind: 'trim', cells: 2, sample: ' a', step: { columns: ['甲', '乙'] } })
  })

  it('leave the total beside the months out of the rows', () => {
    const month = { type: 'integer' as const, values: [1] }
    const [found] = suggest({ 街镇: { values: ['甲镇'] }, '1月': month, '2月': month, '3月': month, 合计: month })
    expect(found?.step).toMatchObject({ columns: ['1月', '2月', '3月'], drop: ['合计'], parse: 'month' })
  })
})
