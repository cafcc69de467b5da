import { expect, it } from 'vitest'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import { listUnitedTypes } from '../../../src/core/dataset/united-types.ts'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const part = (name: string, type: ColumnType, rest: Partial<Column> = {}) =>
  samplePart(name, { columns: [{ name: '值', type, unit: null, headerPath: ['值'], letter: 'C', ...rest }] })

it.each<[string, ColumnType, Partial<Column>, ColumnType, number]>([
  ['words after figures', 'number', {}, 'text', 1],
  ['figures after words', 'text', {}, 'number', 1],
  ['figures after codes', 'code', {}, 'integer', 1],
  ['numbers after integers', 'integer', {}, 'number', 0],
  ['codes after words', 'text', {}, 'code', 0],
  ['figures after nothing', 'text', { empty: true }, 'number', 0],
])('tells of %s only where figures become text', (_what, before, rest, after, count) => {
  const [old, now] = [part('old', before, rest), part('now', after)]
  const notices = listUnitedTypes(sampleDataset('t', {}, [old, now]), now)
  expect(notices).toHaveLength(count)
  if (count > 0)
    expect(notices[0]).toMatchObject({
      code: 'column/type-united',
      where: { file: 'now.xlsx', sheet: 'Sheet1', cell: 'C', column: '值' },
    })
})
