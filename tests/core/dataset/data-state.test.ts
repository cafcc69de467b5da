import { expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { dataStateOf } from '../../../src/core/dataset/data-state.ts'

it('changes with a mapping, not with what computes nothing', () => {
  const mapped = {
    ...emptyCatalogue,
    mappings: [{ shape: 's', logicalTable: 't', fields: {}, confirmedAt: '2020-07-01T00:00:00Z' }],
  }
  expect(dataStateOf(mapped)).not.toBe(dataStateOf(emptyCatalogue))
  const saved = { ...emptyCatalogue, version: 9, templateSets: [{ id: 'x', name: '月报', templates: [] }] }
  expect(dataStateOf(saved)).toBe(dataStateOf(emptyCatalogue))
})
