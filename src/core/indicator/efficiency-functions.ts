import type { SqlFunction } from '../sql/sql-function.ts'

/** Ratios of what was reached to what it took. Nothing is divided by zero: the answer is NULL then. */
export const efficiencyFunctions: readonly SqlFunction[] = [
  { name: 'ratio', parameters: 'part, whole', body: 'CAST(part AS DOUBLE) / nullif(whole, 0)' },
  // F18: a flow of the year to date as if the year went on like this.
  { name: 'annualise', parameters: 'flow, months', body: 'CAST(flow AS DOUBLE) / nullif(months, 0) * 12' },
  // F19: what a mu of land (666.6667 m²) gives; NULL without an area.
  {
    name: 'per_mu',
    parameters: 'amount, area_m2',
    body: 'CASE WHEN area_m2 > 0 THEN CAST(amount AS DOUBLE) / area_m2 * 2000 / 3 END',
  },
  // F21 a: revenue for each yuan of cost and expense; NULL where one of them is missing.
  {
    name: 'output_per_cost',
    parameters: 'revenue, cost, taxes, selling, administration, research, financial',
    body: 'CASE WHEN cost + taxes + selling + administration + research + financial > 0 THEN CAST(revenue AS DOUBLE) / (cost + taxes + selling + administration + research + financial) END',
  },
  // F34: value added by the income approach, for reference; NULL where a part is missing.
  {
    name: 'value_added',
    parameters: 'payroll, depreciation, taxes, vat, operating_profit',
    body: 'CAST(payroll AS DOUBLE) + depreciation + taxes + vat + operating_profit',
  },
  // F35: energy used less what transformation gave off again, both in standard coal; a unit without transformation has only the first.
  { name: 'net_energy', parameters: 'used, given_off', body: 'CAST(used AS DOUBLE) - coalesce(given_off, 0)' },
  // F20: per cent of the average of assets at the beginning of the year and at the end of the period.
  {
    name: 'return_on_assets',
    parameters: 'profit, months, assets_begin, assets_end',
    body: 'CASE WHEN assets_begin + assets_end > 0 THEN annualise(profit, months) / ((assets_begin + assets_end) / 2.0) * 100 END',
  },
  // F33: days that a stock lasts, from its average and a cost or revenue of the year to date.
  {
    name: 'turnover_days',
    parameters: 'average_stock, flow, months',
    body: 'CASE WHEN flow > 0 THEN 360.0 * average_stock / flow * months / 12 END',
  },
  // F37: logarithmic mean; zeros enter as 1e-10.
  {
    name: 'log_mean',
    parameters: 'a, b',
    body: [
      'CASE WHEN a IS NULL OR b IS NULL THEN NULL',
      'WHEN greatest(a, 1e-10) = greatest(b, 1e-10) THEN greatest(a, 1e-10)',
      'ELSE (greatest(a, 1e-10) - greatest(b, 1e-10)) / ln(greatest(a, 1e-10) / greatest(b, 1e-10)) END',
    ].join('\n'),
  },
  // F42: 60 at the lower and 100 at the upper limit, within 0 and 100; NULL where there is no amount or the limits are equal.
  {
    name: 'index_score',
    parameters: 'amount, low, high, direction',
    body: [
      'CASE WHEN high <> low AND amount IS NOT NULL THEN least(100, greatest(0,',
      "  60 + 40 * CASE direction WHEN '-' THEN high - amount ELSE amount - low END / CAST(high - low AS DOUBLE)",
      ')) END',
    ].join('\n'),
  },
]
