import { expect, it } from 'vitest'
import type { Origin } from '../../../../src/core/result/print-table.ts'
import { mergeOrigins } from '../../../../src/core/template/compare/merge-origins.ts'

const input = {
  table: 't',
  name: '产值',
  file: '甲.xlsx',
  sheet: '1',
  rows: 9,
  period: null,
  hash: 'h',
  loadedAt: '2020-07-01',
}
const origin = (period: string, parts: Partial<Origin> = {}): Origin => ({
  title: '题',
  templateId: 'a',
  templateVersion: 1,
  parameters: [
    { label: '期别', value: period },
    { label: '口径', value: '可比' },
  ],
  sql: `SELECT '${period}'`,
  inputs: [input],
  ranAt: '2020-07-02T00:00:00Z',
  elapsedMs: 10,
  engine: 'e',
  product: 'p',
  ...parts,
})

it('names both periods, both statements, and every file once', () => {
  const other = { ...input, file: '乙.xlsx' }
  const merged = mergeOrigins(
    [
      { period: '2020年6月', origin: origin('2020年6月') },
      { period: '2020年5月', origin: origin('2020年5月', { inputs: [input, other], elapsedMs: 5 }) },
    ],
    '期别',
  )
  expect(merged.parameters).toEqual([
    { label: '期别', value: '2020年6月 / 2020年5月' },
    { label: '口径', value: '可比' },
  ])
  expect(merged.sql).toBe("-- 2020年6月\nSELECT '2020年6月';\n\n-- 2020年5月\nSELECT '2020年5月';")
  expect(merged.inputs).toEqual([input, other])
  expect(merged.elapsedMs).toBe(15)
})
