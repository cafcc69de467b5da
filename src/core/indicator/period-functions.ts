import type { SqlFunction } from '../sql/sql-function.ts'

/**
 * Steps along the statistical calendar. A period is text: `2020-06`, `2020-Q2`, `2020`. January has no monthly form, so the report before March is
 * February, which covers both months, and February has none before it in its year.
 */
export const periodFunctions: readonly SqlFunction[] = [
  { name: 'ym_year', parameters: 'period', body: 'CAST(left(period, 4) AS INTEGER)' },
  { name: 'ym_month', parameters: 'period', body: 'CAST(substr(period, 6, 2) AS INTEGER)' },
  {
    name: 'ym_add',
    parameters: 'period, months',
    body: [
      "format('{:04d}-{:02d}',",
      '  (ym_year(period) * 12 + ym_month(period) - 1 + CAST(months AS INTEGER)) // 12,',
      '  (ym_year(period) * 12 + ym_month(period) - 1 + CAST(months AS INTEGER)) % 12 + 1)',
    ].join('\n'),
  },
  { name: 'ym_ly', parameters: 'period', body: 'CAST(ym_year(period) - 1 AS VARCHAR) || substr(period, 5)' },
  { name: 'ym_prev', parameters: 'period', body: 'CASE WHEN ym_month(period) > 2 THEN ym_add(period, -1) END' },
  {
    name: 'ym_quarter',
    parameters: 'period',
    body: "left(period, 4) || '-Q' || CAST((ym_month(period) + 2) // 3 AS VARCHAR)",
  },
  {
    name: 'quarter_end',
    parameters: 'quarter',
    body: "left(quarter, 5) || lpad(CAST(CAST(substr(quarter, 7, 1) AS INTEGER) * 3 AS VARCHAR), 2, '0')",
  },
  { name: 'quarter_prev', parameters: 'quarter', body: 'ym_quarter(ym_add(quarter_end(quarter), -3))' },
  { name: 'year_end_ly', parameters: 'period', body: "CAST(ym_year(period) - 1 AS VARCHAR) || '-12'" },
]
