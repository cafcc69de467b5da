/*---
id: ind-growth-breadth
version: 1
title: { zh: 工业增长面, en: Growth breadth of industry }
question: { zh: 各月有多少行业、多少企业的产值在增长？, en: 'In how many divisions and units does output grow, month by month?' }
tableTitle: { zh: '规模以上工业增长面（:from至:to）', en: 'Growth breadth of industry, :from to :to' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit: [snap_ym, uscc, industry_code]
parameters:
  from:
    type: period
    label: { zh: 起始期别, en: From }
    default: { from: first-choice }
    choices: >-
      SELECT DISTINCT period_ym FROM industrial_output
      ORDER BY left(period_ym, 4) <> (SELECT CAST(CAST(left(max(period_ym), 4) AS INTEGER) - 1 AS VARCHAR) FROM industrial_output),
      CASE WHEN left(period_ym, 4) = (SELECT CAST(CAST(left(max(period_ym), 4) AS INTEGER) - 1 AS VARCHAR) FROM industrial_output) THEN period_ym END, period_ym DESC
  to:
    type: period
    label: { zh: 截止期别, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
columns:
  - { name: period, label: { zh: 期别, en: Period } }
  - { name: div_n, group: { zh: 行业大类, en: Divisions }, label: { zh: 行业数, en: Number }, unit: 个, decimals: 0 }
  - { name: div_up, group: { zh: 行业大类, en: Divisions }, label: { zh: 增长行业数, en: Growing }, unit: 个, decimals: 0 }
  - { name: div_up_pct, group: { zh: 行业大类, en: Divisions }, label: { zh: 行业增长面, en: Breadth by division }, unit: '%', decimals: 1 }
  - { name: unit_n, group: { zh: 企业, en: Units }, label: { zh: 企业数, en: Number }, unit: 家, decimals: 0 }
  - { name: unit_up, group: { zh: 企业, en: Units }, label: { zh: 增长企业数, en: Growing }, unit: 家, decimals: 0 }
  - { name: unit_up_pct, group: { zh: 企业, en: Units }, label: { zh: 企业增长面, en: Breadth by unit }, unit: '%', decimals: 1 }
  - { name: breadth_flag, flagOf: unit_up_pct }
chart: { kind: line, category: period, categoryKind: period, series: [div_up_pct, unit_up_pct] }
notes:
  - { zh: 增长面为累计产值增速大于零的行业（企业）占有增速的行业（企业）的比重；增速为可比口径。, en: Breadth is the share of divisions or units with a rate above zero among those with a rate; output to date at comparable scope. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
reports AS (
  SELECT uscc, period_ym, output_ytd AS now, output_ytd_ly AS base
  FROM industrial_output
  WHERE period_ym BETWEEN :from AND :to
),
oldest AS (
  SELECT uscc, arg_min(industry_code, snap_ym) AS industry_code FROM unit GROUP BY uscc
),
-- Industry of a unit at the time: from the newest register not after the report, else from the oldest one.
placed AS (
  SELECT r.*, left(coalesce(u.industry_code, o.industry_code), 2) AS division
  FROM reports r
  ASOF LEFT JOIN unit u ON u.uscc = r.uscc AND r.period_ym >= u.snap_ym
  LEFT JOIN oldest o ON o.uscc = r.uscc
),
unit_counts AS (
  SELECT period_ym,
    count(growth_rate(now, base)) AS unit_n,
    count(*) FILTER (WHERE growth_rate(now, base) > 0) AS unit_up
  FROM placed
  GROUP BY period_ym
),
division_sums AS (
  SELECT period_ym, division, growth_rate(sum(now) FILTER (WHERE base IS NOT NULL), sum(base) FILTER (WHERE now IS NOT NULL)) AS rate
  FROM placed
  WHERE division IS NOT NULL
  GROUP BY period_ym, division
),
division_counts AS (
  SELECT period_ym, count(rate) AS div_n, count(*) FILTER (WHERE rate > 0) AS div_up FROM division_sums GROUP BY period_ym
)
SELECT
  u.period_ym AS period,
  coalesce(d.div_n, 0) AS div_n,
  coalesce(d.div_up, 0) AS div_up,
  -- F31.
  share_of(d.div_up, d.div_n) AS div_up_pct,
  u.unit_n,
  u.unit_up,
  share_of(u.unit_up, u.unit_n) AS unit_up_pct,
  CASE WHEN u.unit_n = 0 THEN 'no_base' END AS breadth_flag
FROM unit_counts u LEFT JOIN division_counts d ON d.period_ym = u.period_ym
ORDER BY u.period_ym
