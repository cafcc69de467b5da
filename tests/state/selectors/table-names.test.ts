import { describe, expect, it } from 'vitest'
import { proposeTableName, uniqueName } from '../../../src/state/selectors/table-names.ts'
import { makeLayout, makeReading } from '../make-import.ts'

describe('a proposed table name', () => {
  it.each([
    ['title and period', makeLayout(), '工业产值 2020-06'],
    [
      'the period only once, where the title says it',
      makeLayout({ title: '工业产值（2020年6月）' }),
      '工业产值（2020年6月）',
    ],
    [
      'no period behind a form number in brackets',
      makeLayout({ title: '工业产值（B204-1）2020年1—6月' }),
      '工业产值（B204-1）2020年1—6月',
    ],
    ['the file where there is no title', makeLayout({ title: '', period: null }), '产值'],
    [
      'a span of months with a dash, because a name is no path',
      makeLayout({ period: { value: '2020-01/2020-06', from: 'title' } }),
      '工业产值 2020-01—06',
    ],
    ['no word that only announces the name', makeLayout({ title: '指标：地区生产总值(亿元)', period: null }), '地区生产总值(亿元)'],
    [
      'no furniture of the form',
      makeLayout({ title: '工业产值（2020年6月）综合机关名称：云汀区统计局' }),
      '工业产值（2020年6月）',
    ],
  ])('takes %s', (_what, layout, name) => {
    expect(proposeTableName(makeReading([[layout]]), 0, layout)).toBe(name)
  })

  it('names the sheet where a book has several tables, unless the program named it', () => {
    const layout = makeLayout({ period: null })
    const reading = makeReading([[layout], [layout]])
    expect(proposeTableName(reading, 1, layout)).toBe('工业产值')
    const named = {
      ...reading,
      sheets: reading.sheets.map((sheet, index) => ({ ...sheet, name: index === 0 ? '镜湾街道' : '墨溪镇' })),
    }
    expect(proposeTableName(named, 1, layout)).toBe('工业产值 墨溪镇')
  })

  it('keeps 60 characters of a long title and the period behind it', () => {
    const layout = makeLayout({ title: '很'.repeat(200) })
    const name = proposeTableName(makeReading([[layout]]), 0, layout)
    expect([...name]).toHaveLength(60)
    expect(name.endsWith('… 2020-06')).toBe(true)
  })
})

it('numbers a name that is taken, whatever the case of its letters', () => {
  expect(uniqueName('GDP', new Set(['gdp', 'gdp (2)']))).toBe('GDP (3)')
  expect(uniqueName(' 产值 ', new Set())).toBe('产值')
})
