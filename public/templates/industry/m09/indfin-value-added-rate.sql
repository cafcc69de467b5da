/*---
id: indfin-value-added-rate
version: 1
title: { zh: 增加值率(收入法), en: Value-added rate }
question: { zh: 按收入法各行业增加值是多少，由什么构成，增加值率是升是降？, en: 'What is the value added of each division by the income method, of what is it made, and does its rate rise?' }
tableTitle: { zh: ':year.year年规模以上工业增加值与增加值率（收入法，参考）', en: 'Value added of industry by the income method, :year.year (reference)' }
subsystem: industry
module: m09
inputs:
  finance: [uscc, form_code, period_ym, payroll_ytd, depr_ytd, taxes_surcharge_ytd, vat_ytd, op_profit_ytd]
  industrial_output: [uscc, period_ym, output_ytd]
  unit: [snap_ym, uscc, industry_code, town_code]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE form_code = 'B203' AND ym_month(period_ym) = 12 ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: division, label: { zh: 行业大类, en: Division }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: payroll, group: { zh: 增加值构成, en: Components }, label: { zh: 劳动者报酬, en: Pay }, unit: 亿元, decimals: 2 }
  - { name: depr, group: { zh: 增加值构成, en: Components }, label: { zh: 固定资产折旧, en: Depreciation }, unit: 亿元, decimals: 2 }
  - { name: taxes, group: { zh: 增加值构成, en: Components }, label: { zh: 生产税净额, en: Taxes on production }, unit: 亿元, decimals: 2 }
  - { name: op_profit, group: { zh: 增加值构成, en: Components }, label: { zh: 营业盈余, en: Operating surplus }, unit: 亿元, decimals: 2 }
  - { name: value_added, label: { zh: 增加值, en: Value added }, unit: 亿元, decimals: 2 }
  - { name: rate, group: { zh: 增加值率, en: Value-added rate }, label: { zh: 本年, en: Year }, unit: '%', decimals: 1 }
  - { name: rate_ly, group: { zh: 增加值率, en: Value-added rate }, label: { zh: 上年, en: Year before }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 增加值率, en: Value-added rate }, label: { zh: 提高, en: Change }, unit: 百分点, decimals: 1 }
  - { name: value_flag, flagOf: value_added }
  - { name: rate_flag, flagOf: rate }
  - { name: rate_ly_flag, flagOf: rate_ly }
  - { name: change_flag, flagOf: change_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: division, series: [payroll, depr, taxes, op_profit] }
notes:
  - { zh: 增加值＝应付职工薪酬＋本年折旧＋税金及附加和应交增值税＋营业利润，补贴不在表内，仅供参考；增加值率为与产值之比。, en: 'Value added = pay + depreciation + taxes and surcharges with VAT + operating profit; subsidies are not on the form: for reference only. The rate is over output.' }
  - { zh: 只计五项和产值都有的企业；上年按上年的报表和名录计算。, en: 'Units that report all parts and output; the year before by its own forms and register.' }
source: { zh: 财务状况（B203）、工业产销总值（B204-1）, en: Financial statements (form B203) and output (form B204-1) }
---*/
WITH
years AS (
  SELECT false AS is_before, :year || '-12' AS period_ym
  UNION ALL
  SELECT true, year_end_ly(:year || '-12')
),
nearest AS (
  SELECT y.is_before, u.uscc, coalesce(max(u.snap_ym) FILTER (WHERE u.snap_ym <= y.period_ym), min(u.snap_ym)) AS snap_ym
  FROM years y CROSS JOIN unit u
  GROUP BY y.is_before, u.uscc
),
unit_then AS (
  SELECT n.is_before, n.uscc, u.town_code, left(u.industry_code, 2) AS code
  FROM nearest n JOIN unit u ON u.uscc = n.uscc AND u.snap_ym = n.snap_ym
  QUALIFY row_number() OVER (PARTITION BY n.is_before, n.uscc) = 1
),
books AS (
  SELECT y.is_before, u.code, f.payroll_ytd AS payroll, f.depr_ytd AS depr, f.taxes_surcharge_ytd + f.vat_ytd AS taxes, f.op_profit_ytd AS op_profit,
    o.output_ytd AS output, f.payroll_ytd + f.depr_ytd + f.taxes_surcharge_ytd + f.vat_ytd + f.op_profit_ytd AS value_added
  FROM years y
  JOIN finance f ON f.period_ym = y.period_ym AND f.form_code = 'B203'
  LEFT JOIN industrial_output o ON o.uscc = f.uscc AND o.period_ym = f.period_ym
  LEFT JOIN unit_then u ON u.is_before = y.is_before AND u.uscc = f.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
sums AS (
  SELECT is_before, grouping(code) = 1 AS is_total, code, count(value_added + output) AS units, count(value_added + output) < count(*) AS left_out,
    sum(output) FILTER (WHERE value_added IS NOT NULL) AS output,
    sum(payroll) FILTER (WHERE value_added + output IS NOT NULL) AS payroll, sum(depr) FILTER (WHERE value_added + output IS NOT NULL) AS depr,
    sum(taxes) FILTER (WHERE value_added + output IS NOT NULL) AS taxes, sum(op_profit) FILTER (WHERE value_added + output IS NOT NULL) AS op_profit,
    sum(value_added) FILTER (WHERE output IS NOT NULL) AS value_added
  FROM books
  GROUP BY GROUPING SETS ((is_before, code), (is_before))
),
rates AS (
  SELECT n.*, CASE WHEN n.output > 0 THEN share_of(n.value_added, n.output) END AS rate,
    CASE WHEN b.output > 0 THEN share_of(b.value_added, b.output) END AS rate_ly, coalesce(b.left_out, false) AS before_left_out
  FROM sums n LEFT JOIN sums b ON b.is_before AND b.is_total = n.is_total AND b.code IS NOT DISTINCT FROM n.code
  WHERE NOT n.is_before
)
SELECT
  CASE WHEN r.is_total THEN '总计' ELSE coalesce(d.industry_name, r.code, '不在名录') END AS division,
  r.units,
  r.output / 10000 AS output,
  r.payroll / 10000 AS payroll,
  r.depr / 10000 AS depr,
  r.taxes / 10000 AS taxes,
  r.op_profit / 10000 AS op_profit,
  r.value_added / 10000 AS value_added,
  r.rate,
  r.rate_ly,
  r.rate - r.rate_ly AS change_pp,
  CASE WHEN r.value_added IS NULL THEN 'not_reported' WHEN r.left_out THEN 'partial' END AS value_flag,
  CASE WHEN r.rate IS NULL THEN 'not_reported' WHEN r.left_out THEN 'partial' END AS rate_flag,
  CASE WHEN r.rate_ly IS NULL THEN 'no_base' WHEN r.before_left_out THEN 'partial' END AS rate_ly_flag,
  CASE WHEN r.rate IS NULL THEN 'not_reported' WHEN r.rate_ly IS NULL THEN 'no_base' END AS change_flag,
  CASE WHEN r.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN r.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rates r LEFT JOIN industry_dim d ON d.industry_code = r.code
ORDER BY r.is_total DESC, round(r.value_added, 6) DESC NULLS LAST, r.code NULLS LAST
