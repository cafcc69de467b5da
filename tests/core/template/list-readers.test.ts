import { expect, it } from 'vitest'
import { listReaders } from '../../../src/core/template/list-readers.ts'
import type { Template } from '../../../src/core/template/template.ts'
import { makeTemplate } from '../../state/make-template.ts'

const reads = (id: string, table: string, fields: string[]): Template => ({
  ...makeTemplate(),
  id,
  inputs: [{ table, fields, optionalFields: [], optional: false }],
})

it('finds the templates that read a logical table, its earlier periods, or one field', () => {
  const templates = [
    reads('a', 'rent', ['code', 'sum']),
    reads('b', 'rent_ly', ['code']),
    reads('c', 'rent_prev', ['sum']),
    reads('d', 'rents', ['sum']),
  ]
  const ids = (field: string | null) => listReaders(templates, 'rent', field).map(({ id }) => id)
  expect(ids(null)).toEqual(['a', 'b', 'c'])
  expect(ids('sum')).toEqual(['a', 'c'])
})
