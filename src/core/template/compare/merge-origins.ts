import type { Origin } from '../../result/print-table.ts'

/** Where the run of one period came from; `period` in words. */
export type PeriodOrigin = { period: string; origin: Origin }

/**
 * Where a comparison came from: the first run's origin with the other periods in its parameter `label`, the statements of all runs one
 * after another, and every file once.
 */
export function mergeOrigins(origins: readonly [PeriodOrigin, ...PeriodOrigin[]], label: string): Origin {
  const [{ origin }] = origins
  const inputs = new Map(
    origins.flatMap((one) =>
      one.origin.inputs.map((input) => [
        JSON.stringify([input.table, input.name, input.file, input.sheet, input.hash]),
        input,
      ]),
    ),
  )
  const periods = origins.map(({ period }) => period).join(' / ')
  return {
    ...origin,
    parameters: origin.parameters.map((one) => (one.label === label ? { label, value: periods } : one)),
    sql: origins.map((one) => `-- ${one.period}\n${one.origin.sql};`).join('\n\n'),
    inputs: [...inputs.values()],
    elapsedMs: origins.reduce((sum, one) => sum + one.origin.elapsedMs, 0),
  }
}
