/*---
id: sv-lag-progress
version: 1
title: { zh: 服务业错月进度, en: Services in lagged months }
question: { zh: 季度核算使用的错月增速是多少，与当季全部月份差多少？, en: 'Which lagged rates do the quarterly accounts use, and how far are they from the full quarter?' }
tableTitle: { zh: '规模以上服务业错月进度（:year）', en: 'Services above scale in the lagged months of the accounts, :year' }
subsystem: services
module: m20
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, industry_code]
  gdp_base?: [base_code, lag_months]
  industry_dim?: [industry_code, industry_name, level, section]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE form_code = 'F203' ORDER BY 1 DESC
  section:
    type: choice
    label: { zh: 门类, en: Section }
    default: null
    required: false
    choices: SELECT industry_code, industry_name FROM industry_dim WHERE level = 1 ORDER BY 1
columns:
  - { name: quarter, label: { zh: 季度, en: Quarter } }
  - { name: cut, label: { zh: 错月（1月至）, en: Lagged (January to) } }
  - { name: revenue, group: { zh: 错月, en: Lagged }, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 错月, en: Lagged }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: lift, group: { zh: 错月, en: Lagged }, label: { zh: 比上季提高, en: Change on the quarter before }, unit: 百分点, decimals: 1 }
  - { name: full_yoy, group: { zh: 当季全部月份, en: Full quarter }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: gap, group: { zh: 当季全部月份, en: Full quarter }, label: { zh: 与错月之差, en: Gap to lagged }, unit: 百分点, decimals: 1 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: lift_flag, flagOf: lift }
  - { name: full_flag, flagOf: full_yoy }
  - { name: gap_flag, flagOf: gap }
chart: { kind: step, category: quarter, series: [yoy, full_yoy] }
notes:
  - { zh: 服务业核算错月：一至四季度分别用1—2月、1—5月、1—8月、1—11月数；错月数取自核算基础指标表，没有时为1个月。, en: 'The accounts use January–February, –May, –August and –November for the four quarters; the lag is that of the base indicators, else one month.' }
  - { zh: 增速为可比口径；一季度与上年四季度的错月增速比较。, en: 'Comparable rates; the first quarter is compared with the lagged rate of the fourth quarter before.' }
source: { zh: 规模以上服务业统计（F203 财务状况）, en: Statistics of services above scale (form F203) }
---*/
WITH
lag AS (
  SELECT coalesce(max(lag_months), 1) AS months FROM gdp_base WHERE base_code = 'services_profit'
),
unit_section AS (
  SELECT u.uscc, d.section
  FROM (SELECT uscc, arg_max(industry_code, snap_ym) AS industry_code FROM unit GROUP BY uscc) u
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
),
rates AS (
  SELECT f.period_ym AS ym, sum(f.revenue_ytd) AS revenue,
    sum(f.revenue_ytd) FILTER (WHERE f.revenue_ytd_ly IS NOT NULL) AS now, sum(f.revenue_ytd_ly) FILTER (WHERE f.revenue_ytd IS NOT NULL) AS base,
    coalesce(bool_or(f.revenue_ytd IS NULL OR f.revenue_ytd_ly IS NULL), false) AS left_out
  FROM finance f LEFT JOIN unit_section u ON u.uscc = f.uscc
  WHERE f.form_code = 'F203' AND (:section IS NULL OR u.section = :section)
  GROUP BY f.period_ym
),
rated AS (
  SELECT *, growth_rate(now, base) AS yoy,
    coalesce(growth_flag(coalesce(now, revenue), base), CASE WHEN left_out THEN 'partial' END) AS flag
  FROM rates
),
quarters AS (
  SELECT quarter, quarter_end(quarter) AS full_ym, ym_add(quarter_end(quarter), -lag.months) AS cut,
    ym_add(quarter_end(quarter_prev(quarter)), -lag.months) AS ref_ym
  FROM (SELECT :year || '-Q' || CAST(n AS VARCHAR) AS quarter FROM range(1, 5) AS r(n)) CROSS JOIN lag
)
SELECT
  q.quarter,
  q.cut,
  c.revenue / 10000 AS revenue,
  c.yoy,
  c.yoy - r.yoy AS lift,
  f.yoy AS full_yoy,
  f.yoy - c.yoy AS gap,
  CASE WHEN c.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  c.flag AS yoy_flag,
  CASE WHEN c.yoy IS NULL THEN c.flag WHEN r.ym IS NULL THEN 'no_ref' WHEN r.yoy IS NULL THEN 'no_ref_rate' END AS lift_flag,
  CASE WHEN f.ym IS NULL THEN 'no_ref' ELSE f.flag END AS full_flag,
  CASE WHEN c.yoy IS NULL THEN c.flag WHEN f.ym IS NULL THEN 'no_ref' WHEN f.yoy IS NULL THEN 'no_ref_rate' END AS gap_flag
FROM quarters q
JOIN rated c ON c.ym = q.cut
LEFT JOIN rated r ON r.ym = q.ref_ym
LEFT JOIN rated f ON f.ym = q.full_ym
ORDER BY q.quarter
