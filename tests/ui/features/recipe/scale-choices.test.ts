import { describe, expect, it } from 'vitest'
import { unitsAfter } from '../../../../src/ui/features/recipe/column-units.ts'
import { scaleChoices } from '../../../../src/ui/features/recipe/forms/scale-choices.ts'
import { isMonthName, isTotalName } from '../../../../src/ui/features/recipe/month-columns.ts'

describe('conversions of units', () => {
  it.each([
    ['元', '万元', 0.0001],
    ['千元', '万元', 0.1],
    ['千元', '亿元', 0.00001],
    ['万元', '千元', 10],
    ['亿元', '万元', 10_000],
    ['千瓦时', '万千瓦时', 0.0001],
    ['人', '万人', 0.0001],
    ['吨', '万吨', 0.0001],
    ['%', '‰', 10],
  ])('%s → %s is ×%f', (from, to, factor) => {
    expect(scaleChoices(from)).toContainEqual({ from, to, factor })
  })

  it('are those of the column alone where its unit is known', () => {
    expect(new Set(scaleChoices('千元').map(({ from }) => from))).toEqual(new Set(['千元']))
  })

  it.each([null, '', '辆'])('are the usual ones where the unit is %j', (unit) => {
    expect(scaleChoices(unit)).toContainEqual({ from: '元', to: '万元', factor: 0.0001 })
  })
})

describe('units of columns after steps', () => {
  const columns = [{ name: '产值', type: 'number' as const, unit: '千元', headerPath: [], letter: 'A' }]
  const step = { id: 's1', on: true }

  it('follow a column to its new name and change with its scale', () => {
    const units = unitsAfter(columns, [
      { ...step, kind: 'rename', column: '产值', to: '总产值' },
      { ...step, kind: 'scale', columns: ['总产值'], factor: 0.1, unit: '万元' },
    ])
    expect([...units]).toEqual([['总产值', '万元']])
  })

  it('are not touched by steps that are off', () => {
    expect([
      ...unitsAfter(columns, [{ ...step, on: false, kind: 'scale', columns: ['产值'], factor: 0.1, unit: '万元' }]),
    ]).toEqual([['产值', '千元']])
  })
})

describe('names of columns', () => {
  it.each(['1月', '01月', '12月份', '十二月', '2020年3月', '2020-03', '产值·5月', 'Jan', 'March', 'Sept.', '１月'])(
    '%s is a month',
    (name) => {
      expect(isMonthName(name)).toBe(true)
    },
  )
  it.each(['1—3月', '13月', '月份', '本月', '2020', '2020年', '上月', 'Maybe', '1季度', '累计'])(
    '%s is no month',
    (name) => {
      expect(isMonthName(name)).toBe(false)
    },
  )
  it.each([
    ['合计', true],
    ['合 计', true],
    ['全年', true],
    ['Total', true],
    ['合计率', false],
    ['1月', false],
  ])('%s sums its neighbours: %s', (name, expected) => {
    expect(isTotalName(name)).toBe(expected)
  })
})
