import { expect, it } from 'vitest'
import { carryColumns } from '../../../src/core/dataset/carry-columns.ts'
import type { Column, DatasetPart } from '../../../src/core/dataset/dataset.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

const column = (name: string, type: Column['type']): Column => ({
  name,
  type,
  unit: null,
  headerPath: [name],
  letter: 'A',
})
const part = (name: string, period: string | null, columns: Column[], rest: Partial<DatasetPart> = {}) =>
  samplePart(name, { period, columns, ...rest })
const may = part('may', '2020-05', [column('代码', 'code'), column('1—5月', 'integer')])
const before = sampleDataset('t', {}, [may])
const carry = (...parts: DatasetPart[]) => carryColumns(before, sampleDataset('t', {}, parts), [may])

it('reads every column of the next state from the present table, renamed and widened', () => {
  const june = part('june', '2020-06', [column('代码', 'code'), column('1—6月', 'number'), column('税', 'number')])
  expect(carry(may, june)).toEqual(['"代码"', 'CAST("1—5月" AS DOUBLE)', 'CAST(NULL AS DOUBLE)', '"期别"'])
})

it('wants the blobs where a column is made that was not there', () => {
  const june = part('june', '2020-06', may.columns, { constants: [{ name: '街镇', value: '甲' }] })
  expect(carry(may, june)).toBeNull()
})
