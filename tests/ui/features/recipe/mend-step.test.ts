import { describe, expect, it } from 'vitest'
import type { DatasetId } from '../../../../src/core/base/id.ts'
import { asId } from '../../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../../src/core/dataset/recipe.ts'
import { mendStep } from '../../../../src/ui/features/recipe/mend-step.ts'

const step = { id: 's1', on: true }

describe('a step mended with another column', () => {
  it.each<[RecipeStep, Partial<RecipeStep>]>([
    [{ ...step, kind: 'trim', columns: ['甲', '丙'] }, { columns: ['乙', '丙'] }],
    [{ ...step, kind: 'trim', columns: ['甲', '乙'] }, { columns: ['乙'] }],
    [{ ...step, kind: 'trim', columns: 'all-text' }, { columns: 'all-text' }],
    [
      { ...step, kind: 'split', column: '甲', by: { kind: 'length', at: 2 }, into: ['甲', '丁'], keep: false },
      { column: '乙', into: ['甲', '丁'] },
    ],
    [
      { ...step, kind: 'unpivot', columns: ['1月'], nameInto: '甲', valueInto: '值', drop: ['甲'], parse: 'text' },
      { nameInto: '甲', drop: ['乙'] },
    ],
    [{ ...step, kind: 'dedupe', key: ['甲'], keep: 'first' }, { key: ['乙'] }],
    [
      { ...step, kind: 'rename', column: '甲', to: '丁' },
      { column: '乙', to: '丁' },
    ],
    [{ ...step, kind: 'filter', keep: `甲 > 1 AND "甲" <> '甲' -- 甲` }, { keep: `"乙" > 1 AND "乙" <> '甲' -- 甲` }],
    [
      { ...step, kind: 'derive', column: '甲', expression: 'round("甲" / 2)' },
      { column: '甲', expression: 'round("乙" / 2)' },
    ],
    [
      { ...step, kind: 'join', dataset: asId<DatasetId>('x1'), keys: [{ left: '甲', right: '甲' }], take: ['甲'] },
      { keys: [{ left: '乙', right: '甲' }], take: ['甲'] },
    ],
    [
      { ...step, kind: 'join', dataset: asId<DatasetId>('x1'), keys: [{ left: '丙', right: '甲' }], take: ['甲', '丁'] },
      { keys: [{ left: '丙', right: '乙' }], take: ['乙', '丁'] },
    ],
  ])('%j', (before, after) => {
    expect(mendStep(before, '甲', '乙')).toEqual({ ...before, ...after })
  })
})
