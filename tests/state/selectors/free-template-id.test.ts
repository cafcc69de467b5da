import { expect, it } from 'vitest'
import { freeTemplateId } from '../../../src/state/selectors/free-template-id.ts'

it.each([
  [[], 'top', 'top'],
  [['top'], 'top', 'top-2'],
  [['top', 'top-2'], 'top', 'top-3'],
  [['top', 'top-2'], 'top-2', 'top-3'],
  [['other'], 'top-4', 'top'],
])('with %j the free id for %s is %s', (taken, id, free) => {
  expect(freeTemplateId(new Set(taken), id)).toBe(free)
})
