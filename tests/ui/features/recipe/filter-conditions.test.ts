import { describe, expect, it } from 'vitest'
import type { Condition, Conditions } from '../../../../src/ui/features/recipe/forms/filter-conditions.ts'
import { formatConditions, parseConditions } from '../../../../src/ui/features/recipe/forms/filter-conditions.ts'

const isNumber = (name: string): boolean => name === '产值'

const cases: [Condition, string][] = [
  [{ column: '街镇', operator: 'equals', value: '墨溪镇' }, `"街镇" = '墨溪镇'`],
  [{ column: '街镇', operator: 'differs', value: "d'A" }, `"街镇" IS DISTINCT FROM 'd''A'`],
  [{ column: '街镇', operator: 'contains', value: '镇' }, `contains("街镇", '镇')`],
  [{ column: '街镇', operator: 'lacks', value: '镇' }, `contains("街镇", '镇') IS NOT TRUE`],
  [{ column: '街镇', operator: 'begins', value: '墨' }, `starts_with("街镇", '墨')`],
  [{ column: '产值', operator: 'greater', value: '0' }, `"产值" > 0`],
  [{ column: '产值', operator: 'atLeast', value: '-2.5' }, `"产值" >= -2.5`],
  [{ column: '产值', operator: 'less', value: '10' }, `"产值" < 10`],
  [{ column: '产值', operator: 'atMost', value: '10' }, `"产值" <= 10`],
  [{ column: '街镇', operator: 'among', value: '甲、乙' }, `"街镇" IN ('甲', '乙')`],
  [{ column: '产值', operator: 'among', value: '1、-2' }, `"产值" IN (1, -2)`],
  [{ column: 'a "b"', operator: 'empty', value: '' }, `"a ""b""" IS NULL`],
  [{ column: '街镇', operator: 'filled', value: '' }, `"街镇" IS NOT NULL`],
]

describe('conditions of a filter', () => {
  it.each(cases)('%j are written as SQL and read back', (condition, sql) => {
    const conditions: Conditions = { join: 'all', list: [condition] }
    expect(formatConditions(conditions, isNumber)).toBe(sql)
    expect(parseConditions(sql)).toEqual(conditions)
  })

  it.each(['all', 'any'] as const)('are joined where %s must be met', (join) => {
    const conditions: Conditions = { join, list: cases.map(([condition]) => condition) }
    expect(parseConditions(formatConditions(conditions, isNumber))).toEqual(conditions)
  })

  it('leave out what lacks a value', () => {
    const list: Condition[] = [
      { column: '街镇', operator: 'equals', value: '' },
      { column: '街镇', operator: 'filled', value: '' },
    ]
    expect(formatConditions({ join: 'all', list }, isNumber)).toBe('"街镇" IS NOT NULL')
  })

  it.each([
    `length("街镇") > 2`,
    `"甲" = 1 AND "乙" = 2 OR "丙" = 3`,
    `"甲" = "乙"`,
    `NOT "甲"`,
    `("甲" = 1)`,
    `contains("街镇", '镇') IS TRUE`,
    `"甲" BETWEEN 1 AND 2`,
  ])('are none in %s, which stays SQL', (sql) => {
    expect(parseConditions(sql)).toBeNull()
  })
})
