import type { SqlFunction } from '../sql/sql-function.ts'

/** Samples, outliers and rounding. */
export const spreadFunctions: readonly SqlFunction[] = [
  // F45: standard error of the mean of a sample without replacement; NULL for one unit.
  {
    name: 'standard_error',
    parameters: 'variance, n, population',
    body: 'CASE WHEN n > 1 THEN sqrt((1 - CAST(n AS DOUBLE) / population) * variance / n) END',
  },
  // F45, F46: relative error of an estimate in per cent; `quantile` 1.96, or of t below 30 units.
  {
    name: 'relative_error',
    parameters: 'error_of_estimate, estimate, quantile := 1.96',
    body: 'quantile * error_of_estimate / nullif(CAST(estimate AS DOUBLE), 0) * 100',
  },
  // F46: total and variance from strata: lists of units, sampled units, means and variances, in one order.
  {
    name: 'stratified_total',
    parameters: 'populations, means',
    body: 'list_sum(list_transform(populations, lambda units, place: CAST(units AS DOUBLE) * means[place]))',
  },
  {
    name: 'stratified_variance',
    parameters: 'populations, sizes, variances',
    body: 'list_sum(list_transform(populations, lambda units, place: CASE WHEN sizes[place] > 1 THEN pow(CAST(units AS DOUBLE), 2) * (1 - CAST(sizes[place] AS DOUBLE) / units) * variances[place] / sizes[place] END))',
  },
  // F47: sample size for a coefficient of variation and a relative error, both as shares, at 95 %.
  {
    name: 'sample_size',
    parameters: 'variation, relative_error, population, z := 1.96',
    body: 'ceil(pow(z * variation / relative_error, 2) / (1 + pow(z * variation / relative_error, 2) / population))',
  },
  // F48.
  {
    name: 'robust_z',
    parameters: 'amount, middle, mad',
    body: '0.6745 * (amount - middle) / nullif(CAST(mad AS DOUBLE), 0)',
  },
  // 3.4: 四舍五入, decided on the decimal figure and not on its binary neighbour.
  {
    name: 'round_half_up',
    parameters: 'amount, decimals',
    body: 'CAST(round(CAST(amount AS DECIMAL(38, 10)), decimals) AS DOUBLE)',
  },
  // 3.4: 五成双, GB/T 8170.
  { name: 'round_half_even', parameters: 'amount, decimals', body: 'round_even(CAST(amount AS DOUBLE), decimals)' },
]
