import type { SqlFunction } from '../sql/sql-function.ts'

/** What parts have to do with their total: contribution, pull, shares and concentration. */
export const shareFunctions: readonly SqlFunction[] = [
  // F15, in percentage points; pulls add up to the total rate.
  {
    name: 'pull',
    parameters: 'increment, base_total',
    body: 'CASE WHEN base_total > 0 THEN CAST(increment AS DOUBLE) / base_total * 100 END',
  },
  // F14, in per cent.
  {
    name: 'contribution',
    parameters: 'increment, increment_total',
    body: 'CAST(increment AS DOUBLE) / nullif(increment_total, 0) * 100',
  },
  {
    name: 'contribution_flag',
    parameters: 'increment_total, base_total',
    body: [
      'CASE',
      "  WHEN increment_total = 0 THEN 'no_change'",
      "  WHEN abs(increment_total) < 0.0005 * base_total THEN 'unstable'",
      "  WHEN increment_total < 0 THEN 'down_contribution'",
      'END',
    ].join('\n'),
  },
  // F17; the caller leaves shares out where a part is negative.
  { name: 'share_of', parameters: 'part, whole', body: 'CAST(part AS DOUBLE) / nullif(whole, 0) * 100' },
  // F23: the n largest of a list of values, in per cent of all.
  {
    name: 'top_share',
    parameters: 'amounts, n',
    body: 'share_of(list_sum(list_slice(list_reverse_sort(amounts), 1, n)), list_sum(amounts))',
  },
  // F24: 0 to 10000 from a list of values.
  {
    name: 'herfindahl',
    parameters: 'amounts',
    body: 'list_sum(list_transform(amounts, lambda amount: pow(CAST(amount AS DOUBLE) / nullif(list_sum(amounts), 0) * 100, 2)))',
  },
]
