import { describe, expect, it } from 'vitest'
import { likeness, neutralTitle, subjectOf } from '../../../src/state/selectors/subject-words.ts'

describe('subjectOf', () => {
  it.each([
    ['工业产值2020年6月.xlsx', '工业产值'],
    ['工业产值2020年6月（更正）.xlsx', '工业产值'],
    ['工业产值_202006.xls', '工业产值'],
    ['2020年6月工业产值 (1).xlsx', '工业产值'],
    ['工业产值2020年6月 - 副本.xlsx', '工业产值'],
    ['工业产值2020年6月v2.xlsx', '工业产值'],
    ['云汀镇2020年6月.xlsx', '云汀镇'],
    ['Output 2020-06 final.xlsx', 'output'],
    ['2020年6月.xlsx', ''],
    ['工业产值2020年6月_20200708153210.xlsx', '工业产值'],
    ['从业人员_第24246号.xlsx', '从业人员'],
    ['Revenue overview 2020 v1.2.xlsx', 'revenueoverview'],
  ])('%s is about %j', (file, subject) => {
    expect(subjectOf(file)).toBe(subject)
  })
})

describe('likeness', () => {
  it.each([
    ['工业产值', '工业产值', 1],
    ['云汀镇工业产值', '澜序镇工业产值', 8 / 12],
    ['能源消费', '工业产值', 0],
    ['', '工业产值', 0],
    ['aa', 'aaaa', 0.5],
  ])('of %j and %j', (one, other, value) => {
    expect(likeness(one, other)).toBeCloseTo(value, 10)
  })
})

it('leaves letters and digits of a title only', () => {
  expect(neutralTitle('工业产值（B204-1）2020年1—6月')).toBe('工业产值b2041')
})
