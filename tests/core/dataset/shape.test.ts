import { describe, expect, it } from 'vitest'
import { neutralNames, resolveColumn, shapeOf } from '../../../src/core/dataset/shape.ts'

const table = (...names: string[]) => ({ columns: names.map((name) => ({ name, unit: '千元' })) })

describe('the shape of a table', () => {
  it('is the same for two months of one form', () => {
    expect(shapeOf(table('代码', '产值·6月', '产值·1—6月'))).toBe(shapeOf(table('代码', '产值·5月', '产值·1—5月')))
    expect(shapeOf(table('产值·１－12月'))).toBe(shapeOf(table('产值·1-本月')))
    expect(shapeOf(table('产值·1月-6月'))).toBe(shapeOf(table('产值·1—本月')))
  })

  it('does not depend on the order of the columns', () => {
    expect(shapeOf(table('甲', '乙'))).toBe(shapeOf(table('乙', '甲')))
  })

  it('differs where names or units differ', () => {
    expect(shapeOf(table('产值'))).not.toBe(shapeOf(table('产值', '税')))
    expect(shapeOf({ columns: [{ name: '产值', unit: '万元' }] })).not.toBe(shapeOf(table('产值')))
    expect(shapeOf({ columns: [{ name: '产值', unit: null }] })).not.toBe(shapeOf(table('产值')))
    expect(shapeOf(table('产值·6月'))).not.toBe(shapeOf(table('产值·1—6月')))
  })

  it('keeps months apart where they are columns of their own', () => {
    expect(neutralNames(table('1月', '2月', '合计'))).toEqual(['1月', '2月', '合计'])
    expect(shapeOf(table('1月', '2月'))).not.toBe(shapeOf(table('3月', '4月')))
  })

  it('keeps years: 2019 may be this or last year', () => {
    expect(shapeOf(table('2020年产值'))).not.toBe(shapeOf(table('2019年产值')))
  })
})

describe('the column that a mapping means', () => {
  const may = table('产值·5月', '产值·1—5月', '代码')
  it('is found by its name, or by the same name of another month', () => {
    expect(resolveColumn(may, '代码')).toBe('代码')
    expect(resolveColumn(may, '产值·6月')).toBe('产值·5月')
    expect(resolveColumn(may, '产值·1—6月')).toBe('产值·1—5月')
  })
  it('is null where none or several fit', () => {
    expect(resolveColumn(may, '税')).toBeNull()
    expect(resolveColumn(table('1月', '2月'), '3月')).toBeNull()
  })
})
