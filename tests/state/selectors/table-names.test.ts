import { describe, expect, it } from 'vitest'
import { proposeTableName, sharedName, uniqueName } from '../../../src/state/selectors/table-names.ts'
import { makeLayout, makeReading } from '../make-import.ts'

describe('a proposed table name', () => {
  it.each([
    ['the title, not the period', makeLayout(), '工业产值'],
    ['the title without the period in it', makeLayout({ title: '工业产值（2020年6月）' }), '工业产值'],
    [
      'a form number in brackets, but no period behind it',
      makeLayout({ title: '工业产值（B204-1）2020年1—6月' }),
      '工业产值（B204-1）',
    ],
    ['the file where there is no title', makeLayout({ title: '', period: null }), '产值'],
    ['the file where the title is nothing but the period', makeLayout({ title: '2020年6月' }), '产值'],
    [
      'no word that only announces the name',
      makeLayout({ title: '指标：地区生产总值(亿元)', period: null }),
      '地区生产总值(亿元)',
    ],
    ['no furniture of the form', makeLayout({ title: '工业产值（2020年6月）综合机关名称：云汀区统计局' }), '工业产值'],
  ])('takes %s', (_what, layout, name) => {
    expect(proposeTableName(makeReading([[layout]]), 0, layout)).toBe(name)
  })

  it('names the sheet where a book has several tables, unless the program named it or it is only the month', () => {
    const layout = makeLayout()
    const reading = makeReading([[layout], [layout], [layout]])
    expect(proposeTableName(reading, 1, layout)).toBe('工业产值')
    const names = ['镜湾街道', '墨溪镇', '2020年6月']
    const named = { ...reading, sheets: reading.sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? '' })) }
    expect([0, 1, 2].map((sheet) => proposeTableName(named, sheet, layout))).toEqual([
      '工业产值 镜湾街道',
      '工业产值 墨溪镇',
      '工业产值',
    ])
  })

  it('does not name the sheet that a column of the table names', () => {
    const layout = makeLayout({ constants: [{ name: '街镇', value: '墨溪镇', from: 'sheet-name' }] })
    const reading = makeReading([[layout], [layout]])
    const named = { ...reading, sheets: reading.sheets.map((sheet) => ({ ...sheet, name: '墨溪镇' })) }
    expect(proposeTableName(named, 0, layout)).toBe('工业产值')
  })

  it('keeps 60 characters of a long title', () => {
    const layout = makeLayout({ title: '很'.repeat(200) })
    const name = proposeTableName(makeReading([[layout]]), 0, layout)
    expect([...name]).toHaveLength(60)
    expect(name.endsWith('…')).toBe(true)
  })
})

it('numbers a name that is taken, whatever the case of its letters', () => {
  expect(uniqueName('GDP', new Set(['gdp', 'gdp (2)']))).toBe('GDP (3)')
  expect(uniqueName(' 产值 ', new Set())).toBe('产值')
})

it.each([
  [['云汀镇规模以上工业产值', '澜序镇规模以上工业产值'], '规模以上工业产值'],
  [['工业产值', '工业产值'], '工业产值'],
  [['甲', '乙'], '甲'],
  [['Table 1 Output', 'Table 2 Output'], 'Output'],
  [['镜湾街道工业总产值', '石桥街道工业总产值'], '工业总产值'],
])('takes of the names %j what they share', (names, shared) => {
  expect(sharedName(names)).toBe(shared)
})
