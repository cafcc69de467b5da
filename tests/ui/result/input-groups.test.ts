import { expect, it } from 'vitest'
import { groupInputs } from '../../../src/ui/result/input-groups.ts'

const input = (name: string, period: string | null, loadedAt = 't1') => ({
  table: 'output',
  name,
  file: `${period ?? 'x'}.xlsx`,
  sheet: 'Sheet1',
  rows: 10,
  period,
  hash: 'h',
  loadedAt,
})

it('says the files of a table together: how many rows, from which period to which, loaded last when', () => {
  const inputs = [input('甲', '2020-06', 't2'), input('乙', null), input('甲', '2019-12'), input('甲', null)]
  expect(groupInputs(inputs).map(({ inputs: files, ...rest }) => ({ ...rest, files: files.length }))).toEqual([
    { table: 'output', name: '甲', rows: 30, span: { first: '2019-12', last: '2020-06' }, loadedAt: 't2', files: 3 },
    { table: 'output', name: '乙', rows: 10, span: null, loadedAt: 't1', files: 1 },
  ])
})
