/*---
id: quasi-tax-omission
version: 1
title: { zh: 税务达标未入库名单, en: Tax-based omission list }
question: { zh: 谁在税务上已达标，却既不在名录也不在准四上名录？, en: Who is above threshold in tax but in neither frame nor pipeline? }
tableTitle: { zh: '税务达标未入库单位（:year）', en: 'Above the threshold in tax and in no list, :year' }
subsystem: comprehensive
module: m02
inputs:
  tax: [uscc, period_ym, taxpayer_name, industry_code, town_code, taxable_sales_ytd, tax_status?]
  unit: [snap_ym, uscc]
  quasi_unit?: [uscc, found_ym]
  match_link?: [dept, src_key, uscc, match_level, confirmed]
  threshold_dim: [industry_prefix, valid_from, valid_to?, threshold_wan]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, section]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM tax WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  ratio:
    type: number
    label: { zh: 达到标准的倍数, en: Share of the threshold }
    default: 1
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: unit_name, label: { zh: 纳税人, en: Taxpayer } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: industry, label: { zh: 行业, en: Division } }
  - { name: taxable_sales, label: { zh: 应税销售额, en: Taxable sales }, unit: 万元, decimals: 1 }
  - { name: threshold, label: { zh: 纳统标准, en: Threshold }, unit: 万元, decimals: 0 }
  - { name: times, label: { zh: 倍数, en: Ratio }, decimals: 2 }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: as_of, label: { zh: 税务期别, en: Month of tax } }
  - { name: match_level, label: { zh: 匹配级别, en: Match } }
chart: { kind: bar, category: unit_name, series: [taxable_sales, threshold] }
notes:
  - { zh: 取当年最后一期税务数的累计应税销售额（不含税），与当年的纳统标准比；同一行业有几条标准时取代码最长的一条，没有金额标准的行业不在表内。, en: 'Taxable sales (without VAT) of the year to date in the last month loaded, against the threshold valid in that year; of several the one of the longest code. Industries without an amount are left out.' }
  - { zh: 信用代码或经确认的匹配在当期名录内的、在准四上名录内的不列。, en: 'Left out are those in the frame of that month, by credit code or by a confirmed match, and those in the pipeline.' }
source: { zh: 税务申报；四上单位名录；准四上单位名录；纳统标准, en: 'Tax declarations; register; pipeline; thresholds by year' }
---*/
WITH
newest AS (
  SELECT max(period_ym) AS month FROM tax WHERE left(period_ym, 4) = :year
),
links AS (
  SELECT src_key, max(match_level) AS match_level, max(CASE WHEN confirmed THEN uscc END) AS uscc
  FROM match_link WHERE dept = '税务' GROUP BY src_key
),
taxpayers AS (
  SELECT x.*, d.section, d.industry_name, l.match_level
  FROM tax x
  JOIN newest ON newest.month = x.period_ym
  LEFT JOIN links l ON l.src_key = x.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(x.industry_code, 2)
  WHERE (:town IS NULL OR x.town_code = :town)
    AND NOT EXISTS (FROM unit u WHERE u.snap_ym = x.period_ym AND u.uscc = x.uscc)
    AND NOT EXISTS (FROM unit u WHERE u.snap_ym = x.period_ym AND u.uscc = l.uscc)
    AND NOT EXISTS (FROM quasi_unit q WHERE q.uscc = x.uscc)
    AND NOT EXISTS (FROM quasi_unit q WHERE q.uscc = l.uscc)
),
matched AS (
  SELECT x.*, h.threshold_wan
  FROM taxpayers x
  JOIN threshold_dim h
    ON (starts_with(x.industry_code, h.industry_prefix) OR h.industry_prefix = x.section)
    AND h.valid_from <= CAST(:year AS INTEGER) AND (h.valid_to IS NULL OR h.valid_to >= CAST(:year AS INTEGER))
  QUALIFY row_number() OVER (PARTITION BY x.uscc ORDER BY length(h.industry_prefix) DESC, h.industry_prefix) = 1
)
SELECT
  coalesce(m.taxpayer_name, m.uscc) AS unit_name,
  m.uscc,
  coalesce(m.industry_name, left(m.industry_code, 2)) AS industry,
  m.taxable_sales_ytd AS taxable_sales,
  m.threshold_wan AS threshold,
  ratio(m.taxable_sales_ytd, m.threshold_wan) AS times,
  coalesce(t.town_name, m.town_code) AS town,
  m.period_ym AS as_of,
  m.match_level
FROM matched m
LEFT JOIN town_dim t ON t.town_code = m.town_code
WHERE ratio(m.taxable_sales_ytd, m.threshold_wan) >= :ratio
ORDER BY round(m.taxable_sales_ytd, 6) DESC, m.uscc
