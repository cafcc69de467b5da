import type { SqlFunction } from '../sql/sql-function.ts'

/** Rates against rates, fixed bases, targets and what a year will come to. */
export const targetFunctions: readonly SqlFunction[] = [
  // F05, F06, F39: percentage points between two rates.
  { name: 'lift', parameters: 'rate, reference', body: 'CAST(rate AS DOUBLE) - reference' },
  // F06b: the reading as a ratio; NULL where the reference is below one point.
  {
    name: 'relative_lift',
    parameters: 'rate, reference',
    body: 'CASE WHEN abs(reference) >= 1 THEN (CAST(rate AS DOUBLE) / reference - 1) * 100 END',
  },
  // F09, F43: the base is 100.
  {
    name: 'fixed_index',
    parameters: 'amount, base',
    body: 'CASE WHEN base > 0 THEN CAST(amount AS DOUBLE) / base * 100 END',
  },
  // F41: growth of the months that remain, on the same months of the base year, that still reaches the target.
  {
    name: 'needed_rate',
    parameters: 'target, done, rest_base',
    body: 'CASE WHEN rest_base > 0 THEN ((CAST(target AS DOUBLE) - done) / rest_base - 1) * 100 END',
  },
  // F44: the year from what is done and the shares (0 to 1) that the same months had in earlier years; NULL with fewer than two years.
  {
    name: 'forecast_year',
    parameters: 'done, shares',
    body: [
      'CASE WHEN len(list_filter(shares, lambda share: share > 0)) >= 2 THEN struct_pack(',
      '  likely := CAST(done AS DOUBLE) / list_avg(list_filter(shares, lambda share: share > 0)),',
      '  low := CAST(done AS DOUBLE) / list_max(list_filter(shares, lambda share: share > 0)),',
      '  high := CAST(done AS DOUBLE) / list_min(list_filter(shares, lambda share: share > 0))',
      ') END',
    ].join('\n'),
  },
]
