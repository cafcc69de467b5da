/*---
id: sv-profit-service-group
version: 1
title: { zh: 其他营利性服务业, en: Other for-profit services }
question: { zh: 核算用的其他营利性服务业增长多少，由谁拉动？, en: 'How fast do the other for-profit services of the accounts grow, and what pulls them?' }
tableTitle: { zh: '其他营利性服务业营业收入（:period_ym.year年:period_ym.ytd）', en: 'Revenue of other for-profit services, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m20
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, industry_code, town_code?]
  industry_dim: [industry_code, industry_name, level, section, profit_svc]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'F203' ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: group, label: { zh: 行业, en: Industry }, values: [{ value: 其他营利性服务业, label: { zh: 其他营利性服务业, en: Other for-profit services } }] }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: revenue, group: ':period_ym.ytd', label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 1 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: group, series: [pull_pp] }
notes:
  - { zh: 范围为行业代码表标为其他营利性服务业的行业（64、65大类和L、M、O、R门类）；整个门类都在范围内的按门类列示。, en: 'Industries that the industry list marks as other for-profit services (divisions 64, 65 and sections L, M, O, R); a section that belongs to it as a whole is one line.' }
  - { zh: 拉动为各行业增量与总基数之比，只计两期都有数的单位。, en: 'Pull is the increment of an industry over the total base, over the units that have both figures.' }
source: { zh: 规模以上服务业统计（F203 财务状况）, en: Statistics of services above scale (form F203) }
---*/
WITH
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- A section of which every division belongs to the group is one line, else each division.
lines AS (
  SELECT industry_code AS division, profit_svc,
    CASE WHEN bool_and(coalesce(profit_svc, false)) OVER (PARTITION BY section) THEN section ELSE industry_code END AS code
  FROM industry_dim
  WHERE level = 2
),
reports AS (
  SELECT l.code, f.revenue_ytd AS now, f.revenue_ytd_ly AS base
  FROM finance f
  JOIN unit_now u ON u.uscc = f.uscc
  JOIN lines l ON l.division = left(u.industry_code, 2) AND l.profit_svc
  WHERE f.form_code = 'F203' AND f.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS units,
    sum(now) AS revenue, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out
  FROM reports
  GROUP BY GROUPING SETS ((code), ())
),
total AS (
  SELECT base FROM sums WHERE is_total
)
SELECT
  CASE WHEN s.is_total THEN '其他营利性服务业' ELSE coalesce(n.industry_name, s.code) END AS "group",
  CAST(s.units AS BIGINT) AS units,
  s.revenue / 10000 AS revenue,
  growth_rate(s.now, s.base) AS yoy,
  pull(s.now - s.base, t.base) AS pull_pp,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(s.now, s.revenue), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN s.now IS NULL OR t.base IS NULL OR t.base <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
CROSS JOIN total t
LEFT JOIN industry_dim n ON n.industry_code = s.code
ORDER BY s.is_total DESC, round(pull(s.now - s.base, t.base), 6) DESC NULLS LAST, s.code
