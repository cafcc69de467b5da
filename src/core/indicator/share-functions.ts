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
  // F16: points of a constant-price growth, from the part's share of the base year in per cent and its real rate.
  { name: 'real_pull', parameters: 'base_share, real_rate', body: 'CAST(base_share AS DOUBLE) * real_rate / 100' },
  // F13: the nominal rate in points of staying units, entries and exits; the three add up to it.
  {
    name: 'nominal_parts',
    parameters: 'staying_now, staying_base, entered_now, left_base',
    body: [
      'CASE WHEN staying_base + left_base > 0 THEN struct_pack(',
      '  staying := (CAST(staying_now AS DOUBLE) - staying_base) / (staying_base + left_base) * 100,',
      '  entries := CAST(entered_now AS DOUBLE) / (staying_base + left_base) * 100,',
      '  exits := -CAST(left_base AS DOUBLE) / (staying_base + left_base) * 100',
      ') END',
    ].join('\n'),
  },
  // F25: NULL where the whole has none of the part.
  {
    name: 'location_quotient',
    parameters: 'part, whole, total_part, total',
    body: '(CAST(part AS DOUBLE) / nullif(whole, 0)) / nullif(CAST(total_part AS DOUBLE) / nullif(total, 0), 0)',
  },
  // F26: what a part of a town owes to the growth of all, to its mix of industries, and to itself. Rates in per cent; the three add up to
  // the change of the part.
  {
    name: 'shift_share',
    parameters: 'base, own_rate, industry_rate, total_rate',
    body: [
      'struct_pack(',
      '  overall := CAST(base AS DOUBLE) * total_rate / 100,',
      '  mix := CAST(base AS DOUBLE) * (industry_rate - total_rate) / 100,',
      '  own := CAST(base AS DOUBLE) * (own_rate - industry_rate) / 100',
      ')',
    ].join('\n'),
  },
  // F31: how many in a hundred grow, of those that have a rate; and how many in a hundred make a loss, of those that report.
  {
    name: 'growth_breadth',
    parameters: 'rates',
    body: 'share_of(len(list_filter(rates, lambda rate: rate > 0)), len(list_filter(rates, lambda rate: rate IS NOT NULL)))',
  },
  {
    name: 'loss_breadth',
    parameters: 'profits',
    body: 'share_of(len(list_filter(profits, lambda profit: profit < 0)), len(list_filter(profits, lambda profit: profit IS NOT NULL)))',
  },
  // F40: dense rank of the rate as it is published; equal published rates share a place.
  {
    name: 'published_rank',
    parameters: 'rate, rates, decimals := 1',
    body: 'CASE WHEN rate IS NOT NULL THEN 1 + len(list_distinct(list_filter(list_transform(rates, lambda other: round_half_up(other, decimals)), lambda other: other > round_half_up(rate, decimals)))) END',
  },
]
