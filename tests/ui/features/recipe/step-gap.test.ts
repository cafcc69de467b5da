import { describe, expect, it } from 'vitest'
import type { DatasetId } from '../../../../src/core/base/id.ts'
import { asId } from '../../../../src/core/base/id.ts'
import { stepSchemas } from '../../../../src/core/dataset/recipe.ts'
import type { RecipeStep } from '../../../../src/core/dataset/recipe.ts'
import { findStepGap } from '../../../../src/ui/features/recipe/step-gap.ts'

const step = { id: 's1', on: true }
const columns = ['甲', '乙']

const complete: RecipeStep[] = [
  { ...step, kind: 'trim', columns: ['甲'] },
  { ...step, kind: 'simplify', columns: 'all-text' },
  { ...step, kind: 'split', column: '甲', by: { kind: 'delimiter', text: '-' }, into: ['甲', '丁'], keep: false },
  { ...step, kind: 'merge', columns: ['甲', '乙'], separator: '', into: '甲', keep: false },
  { ...step, kind: 'unpivot', columns: ['甲', '乙'], nameInto: '月份', valueInto: '甲', drop: [], parse: 'month' },
  { ...step, kind: 'replace', columns: ['甲'], find: 'a', with: '', match: 'part' },
  { ...step, kind: 'map-codes', column: '甲', list: 'region', into: '名', what: 'name' },
  { ...step, kind: 'pad-code', column: '甲', list: 'industry-2017', width: 4 },
  { ...step, kind: 'scale', columns: ['甲'], factor: 0.1, unit: '' },
  { ...step, kind: 'filter', keep: '甲 > 1' },
  { ...step, kind: 'dedupe', key: ['甲'], keep: 'first' },
  { ...step, kind: 'derive', column: '丙', expression: '1' },
  { ...step, kind: 'rename', column: '甲', to: '丙' },
  { ...step, kind: 'join', dataset: asId<DatasetId>('x1'), keys: [{ left: '甲', right: 'a' }], take: ['b'] },
]

const gaps: [string, RecipeStep][] = [
  ['columns', { ...step, kind: 'trim', columns: [] }],
  ['columns', { ...step, kind: 'split', column: '', by: { kind: 'length', at: 1 }, into: ['丙', '丁'], keep: true }],
  [
    'text',
    { ...step, kind: 'split', column: '甲', by: { kind: 'delimiter', text: '' }, into: ['丙', '丁'], keep: true },
  ],
  ['at', { ...step, kind: 'split', column: '甲', by: { kind: 'length', at: 0 }, into: ['丙', '丁'], keep: true }],
  ['pieces', { ...step, kind: 'split', column: '甲', by: { kind: 'length', at: 1 }, into: ['丙'], keep: true }],
  ['taken', { ...step, kind: 'split', column: '甲', by: { kind: 'length', at: 1 }, into: ['甲', '丁'], keep: true }],
  ['taken', { ...step, kind: 'split', column: '甲', by: { kind: 'length', at: 1 }, into: ['丁', '丁'], keep: true }],
  ['into', { ...step, kind: 'merge', columns: ['甲'], separator: '', into: '', keep: true }],
  ['taken', { ...step, kind: 'merge', columns: ['甲'], separator: '', into: '乙', keep: false }],
  ['into', { ...step, kind: 'unpivot', columns: ['甲'], nameInto: '', valueInto: '值', drop: [], parse: 'text' }],
  ['taken', { ...step, kind: 'unpivot', columns: ['甲'], nameInto: '乙', valueInto: '值', drop: [], parse: 'text' }],
  ['find', { ...step, kind: 'replace', columns: ['甲'], find: '', with: 'x', match: 'whole' }],
  ['length', { ...step, kind: 'pad-code', column: '甲', list: 'region', width: 1 }],
  ['factor', { ...step, kind: 'scale', columns: ['甲'], factor: 0, unit: '' }],
  ['keep', { ...step, kind: 'filter', keep: '  ' }],
  ['columns', { ...step, kind: 'dedupe', key: [], keep: 'last' }],
  ['into', { ...step, kind: 'derive', column: '', expression: '1' }],
  ['expression', { ...step, kind: 'derive', column: '丙', expression: '' }],
  ['into', { ...step, kind: 'rename', column: '甲', to: ' ' }],
  ['taken', { ...step, kind: 'rename', column: '甲', to: '乙' }],
  ['table', { ...step, kind: 'join', dataset: asId<DatasetId>(''), keys: [{ left: '甲', right: 'a' }], take: ['b'] }],
  ['keys', { ...step, kind: 'join', dataset: asId<DatasetId>('x1'), keys: [{ left: '甲', right: '' }], take: ['b'] }],
  ['take', { ...step, kind: 'join', dataset: asId<DatasetId>('x1'), keys: [{ left: '甲', right: 'a' }], take: [] }],
]

describe('what a form lacks', () => {
  it.each(complete)('nothing in %j, which the schema of its kind takes', (given) => {
    expect(findStepGap(given, columns)).toBeNull()
    expect(stepSchemas[given.kind].safeParse(given).success).toBe(true)
  })

  it.each(gaps)('%s in %j', (expected, given) => {
    expect(findStepGap(given, columns)?.key).toBe(`recipe.form.incomplete.${expected}`)
  })
})
