import { expect } from 'vitest'
import type { OpenRecords } from '../../../scripts/node-engine/open-records.ts'
import type { Oracle } from '../../../scripts/sample/oracle/oracle.ts'
import type { SampleRecords } from '../../../scripts/sample/records/sample-records.ts'
import type { Value } from '../../../src/core/result/page.ts'
import type { ParameterValue } from '../../../src/core/template/template.ts'

/** Runs a template on records and compares all its rows with those of its oracle. With default parameters there must be some. */
export async function expectOracle(
  { records, open }: { records: SampleRecords; open: OpenRecords },
  oracle: Oracle,
  given: Readonly<Record<string, ParameterValue>>,
): Promise<void> {
  const parameters = await open.parameters(oracle.id, given)
  const { columns, values, rowCount } = await open.runTemplate(oracle.id, parameters)
  const expected = oracle.expect(records, parameters)
  if (Object.keys(given).length === 0) expect(rowCount, 'rows at default parameters').toBeGreaterThan(0)
  expect([...columns].sort()).toEqual(
    Object.keys(expected[0] ?? Object.fromEntries(columns.map((name) => [name, null]))).sort(),
  )
  expect(rowCount).toBe(expected.length)
  expected.forEach((row, at) => {
    columns.forEach((name, column) =>
      expectSame(values[column]?.[at] ?? null, row[name] ?? null, `row ${String(at)} ${name}`),
    )
  })
}

/** Numbers agree to eight digits: the same figures are added up in another order, and differences of them lose digits. */
function expectSame(actual: Value, expected: string | number | boolean | null, what: string): void {
  if (typeof expected === 'number' && actual !== null) {
    const difference = Math.abs(Number(actual) - expected)
    const allowed = 1e-8 * Math.max(1, Math.abs(expected))
    if (difference <= allowed) return
  }
  // Half a million cells: an assertion is made for those that differ only.
  if (actual !== expected) expect(actual, what).toBe(expected)
}
