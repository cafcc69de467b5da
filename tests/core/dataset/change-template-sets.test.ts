import { expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { removeTemplateSet, saveTemplateSet } from '../../../src/core/dataset/change-template-sets.ts'

it('stores, changes and removes a set', () => {
  const first = saveTemplateSet(emptyCatalogue, { id: 's', name: ' 月报 ', templates: ['b', 'a', 'b'] })
  expect(first.templateSets).toEqual([{ id: 's', name: '月报', templates: ['b', 'a'] }])
  const second = saveTemplateSet(first, { id: 's', name: '季报', templates: ['c'] })
  expect(second.templateSets).toEqual([{ id: 's', name: '季报', templates: ['c'] }])
  expect(removeTemplateSet(second, 's')).toMatchObject({ version: 3, templateSets: [] })
})

it.each([
  ['template/set-name-empty', { id: 's', name: ' ', templates: ['a'] }],
  ['template/set-empty', { id: 's', name: '月报', templates: [] }],
])('refuses with %s', (code, set) => {
  expect(() => saveTemplateSet(emptyCatalogue, set)).toThrow(expect.objectContaining({ code }) as AppError)
})
