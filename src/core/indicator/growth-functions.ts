import type { SqlFunction } from '../sql/sql-function.ts'

/** Growth rates in per cent under the base policy of the domain model (3.2): no rate without a base above zero, and a flag that says why. */
export const growthFunctions: readonly SqlFunction[] = [
  // F01, F02, F03: the sums are made before, the division once.
  {
    name: 'growth_rate',
    parameters: 'current, base',
    body: 'CASE WHEN base > 0 AND current >= 0 THEN (CAST(current AS DOUBLE) / base - 1) * 100 END',
  },
  // 3.2: `both_neg:75.0` says by how many per cent a loss fell, `both_neg:-50.0` by how many it grew.
  {
    name: 'growth_flag',
    parameters: 'current, base, min_base := 1',
    body: [
      'CASE',
      "  WHEN current IS NULL THEN 'not_reported'",
      "  WHEN base IS NULL THEN 'no_base'",
      "  WHEN base = 0 AND current = 0 THEN 'both_zero'",
      "  WHEN base = 0 THEN 'base_zero'",
      "  WHEN base > 0 AND current < 0 THEN 'to_neg'",
      "  WHEN base < 0 AND current >= 0 THEN 'from_neg'",
      "  WHEN base < 0 THEN 'both_neg:' || printf('%.1f', (1 - abs(CAST(current AS DOUBLE)) / abs(base)) * 100)",
      "  WHEN base < min_base THEN 'small_base'",
      'END',
    ].join('\n'),
  },
  // F10 from two rates of one scope.
  {
    name: 'two_year_rate',
    parameters: 'rate, rate_before',
    body: 'CASE WHEN rate >= -100 AND rate_before >= -100 THEN (sqrt((1 + rate / 100) * (1 + rate_before / 100)) - 1) * 100 END',
  },
  // F11; two years give the first reading of F10.
  {
    name: 'average_rate',
    parameters: 'last_value, first_value, years',
    body: 'CASE WHEN last_value > 0 AND first_value > 0 AND years > 0 THEN (pow(CAST(last_value AS DOUBLE) / first_value, 1.0 / years) - 1) * 100 END',
  },
  // F12: `price` is an index with the year before as 100.
  {
    name: 'real_rate',
    parameters: 'rate, price',
    body: 'CASE WHEN price > 0 THEN ((1 + rate / 100) / (price / 100) - 1) * 100 END',
  },
  // F36: rates of energy use and of output, in per cent.
  {
    name: 'intensity_change',
    parameters: 'energy_rate, output_rate',
    body: 'CASE WHEN output_rate > -100 THEN ((1 + energy_rate / 100) / (1 + output_rate / 100) - 1) * 100 END',
  },
]
