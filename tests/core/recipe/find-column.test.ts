import { describe, expect, it } from 'vitest'
import { findColumns, findTextColumns, takenName } from '../../../src/core/recipe/find-column.ts'
import type { StepColumn } from '../../../src/core/recipe/step-plan.ts'

const column = (name: string, type: StepColumn['type'] = 'text'): StepColumn => ({ name, type, unit: null })
const columns = [column('单位'), column('产值·1-6月', 'number'), column('代码', 'code')]

describe('the columns that a step means', () => {
  it('are found by name, or by the name that differs in the month alone, each once', () => {
    expect(findColumns(columns, ['代码', '产值·1-5月', '代码'])).toEqual({ found: [columns[2], columns[1]] })
  })

  it('are missing with the most similar name that is there', () => {
    expect(findColumns(columns, ['单位', '单位名'])).toEqual({
      problem: { kind: 'missing-column', column: '单位名', nearest: '单位' },
    })
    expect(findColumns(columns, ['xyz'])).toEqual({ problem: { kind: 'missing-column', column: 'xyz', nearest: null } })
  })

  it('are texts and codes for a step on texts; a column that came as numbers this month is left alone', () => {
    expect(findTextColumns(columns, 'all-text')).toEqual({ found: [columns[0], columns[2]] })
    expect(findTextColumns(columns, ['产值·1-6月'])).toEqual({ found: [] })
  })
})

it.each([
  [['新'], null],
  [['新', '新'], '新'],
  [['SRC_ROW'], 'SRC_ROW'],
  [['单位'], '单位'],
])('of the new names %j, %s is taken', (names, taken) => {
  expect(takenName(columns, names)).toEqual(taken === null ? null : { kind: 'name-taken', column: taken })
})
