/*---
id: ind-monthly-profile
version: 1
title: { zh: 工业产值分月走势, en: Monthly profile of output }
question: { zh: 产值逐月怎样变化，与上月、上年同月、上年12月相比如何？, en: 'How does output move from month to month, against last month, last year and last December?' }
tableTitle: { zh: 规模以上工业总产值分月走势, en: Industrial output by month }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_m?, output_ytd, output_m_ly?, output_ytd_ly?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  years:
    type: integer
    label: { zh: 年数, en: Years }
    default: 2
    minimum: 1
  source:
    type: choice
    label: { zh: 数据来源, en: Figures }
    default: month
    options:
      - { value: month, label: { zh: 表内本月数, en: month as reported } }
      - { value: ytd, label: { zh: 累计数相减, en: difference of figures to date } }
  mom_base:
    type: choice
    label: { zh: 3月环比的基数, en: Base of March on February }
    default: none
    options:
      - { value: none, label: { zh: 不计算, en: none } }
      - { value: mean, label: { zh: 1—2月平均, en: mean of January and February } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: year, label: { zh: 年份, en: Year } }
  - { name: month, label: { zh: 月份, en: Month }, values: [{ value: 1—2月, label: { zh: 1—2月, en: Jan–Feb } }, { value: 3月, label: { zh: 3月, en: Mar } }, { value: 4月, label: { zh: 4月, en: Apr } }, { value: 5月, label: { zh: 5月, en: May } }, { value: 6月, label: { zh: 6月, en: Jun } }, { value: 7月, label: { zh: 7月, en: Jul } }, { value: 8月, label: { zh: 8月, en: Aug } }, { value: 9月, label: { zh: 9月, en: Sep } }, { value: 10月, label: { zh: 10月, en: Oct } }, { value: 11月, label: { zh: 11月, en: Nov } }, { value: 12月, label: { zh: 12月, en: Dec } }] }
  - { name: value, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: mom_raw, label: { zh: 环比, en: MoM }, unit: '%', decimals: 1, rate: true }
  - { name: index_dec, label: { zh: 上年12月=100, en: Last December = 100 }, decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
  - { name: mom_flag, flagOf: mom_raw }
  - { name: index_flag, flagOf: index_dec }
  - { name: month_mean, label: { zh: 月均产值, en: Output of a month }, unit: 亿元, decimals: 2, role: hidden }
chart: { kind: line, category: month, group: year, value: month_mean }
notes:
  - { zh: 1—2月合并；指数和图中1—2月用月平均。环比未经季节调整。, en: 'January and February are reported together: the index and the chart use their mean. Month on month without seasonal adjustment.' }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
town_of AS (
  SELECT uscc, arg_max(town_code, snap_ym) AS town_code FROM unit GROUP BY uscc
),
reports AS (
  SELECT o.*
  FROM industrial_output o LEFT JOIN town_of t ON t.uscc = o.uscc
  WHERE :town IS NULL OR t.town_code = :town
),
-- February carries both months. A difference needs the report before; who has none is left out of that month.
monthly AS (
  SELECT r.period_ym, CASE WHEN ym_month(r.period_ym) = 2 THEN 2 ELSE 1 END AS months,
    CASE WHEN ym_month(r.period_ym) = 2 THEN r.output_ytd WHEN :source = 'month' THEN r.output_m ELSE r.output_ytd - p.output_ytd END AS x,
    CASE WHEN ym_month(r.period_ym) = 2 THEN r.output_ytd_ly WHEN :source = 'month' THEN r.output_m_ly ELSE r.output_ytd_ly - p.output_ytd_ly END AS x_ly
  FROM reports r LEFT JOIN reports p ON p.uscc = r.uscc AND p.period_ym = ym_prev(r.period_ym)
  WHERE ym_month(r.period_ym) > 1
),
sums AS (
  SELECT period_ym, any_value(months) AS months,
    sum(x) AS x,
    sum(x) FILTER (WHERE x_ly IS NOT NULL) AS now,
    sum(x_ly) FILTER (WHERE x IS NOT NULL) AS base,
    bool_or(x IS NULL) AS x_left_out,
    bool_or(x IS NULL OR x_ly IS NULL) AS left_out
  FROM monthly
  GROUP BY period_ym
),
compared AS (
  SELECT s.*, p.x / p.months AS before, d.x AS december,
    p.months = 2 AND :mom_base = 'none' AS no_march
  FROM sums s
  LEFT JOIN sums p ON p.period_ym = ym_prev(s.period_ym)
  LEFT JOIN sums d ON d.period_ym = year_end_ly(s.period_ym)
)
SELECT
  left(period_ym, 4) AS year,
  CASE months WHEN 2 THEN '1—2月' ELSE ym_month(period_ym) || '月' END AS month,
  x / 10000 AS value,
  growth_rate(now, base) AS yoy,
  -- F03.
  CASE WHEN NOT no_march THEN growth_rate(x, before) END AS mom_raw,
  -- F07: flow against the December before.
  CASE WHEN december > 0 THEN x / months / december * 100 END AS index_dec,
  CASE WHEN x IS NULL THEN 'not_reported' WHEN x_left_out THEN 'partial' END AS value_flag,
  coalesce(growth_flag(coalesce(now, x), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN months = 2 OR no_march THEN 'merged_1_2' WHEN before IS NULL THEN 'no_ref' ELSE growth_flag(x, before) END AS mom_flag,
  CASE WHEN december IS NULL THEN 'no_ref' WHEN december <= 0 THEN 'base_zero' END AS index_flag,
  x / months / 10000 AS month_mean
FROM compared
WHERE left(period_ym, 4) > CAST((SELECT max(ym_year(period_ym)) FROM sums) - :years AS VARCHAR)
ORDER BY year DESC, period_ym
