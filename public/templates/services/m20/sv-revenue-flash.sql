/*---
id: sv-revenue-flash
version: 1
title: { zh: 规上服务业快报, en: Services flash }
question: { zh: 各门类服务业的营业收入和利润如何？, en: What did each section of services earn and gain? }
tableTitle: { zh: '规模以上服务业营业收入和利润（:period_ym.year年:period_ym.ytd）', en: 'Revenue and profit of services above scale, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m20
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, profit_ytd?, profit_ytd_ly?]
  unit: [snap_ym, uscc, industry_code, town_code?]
  industry_dim?: [industry_code, industry_name, section]
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
  - { name: section, label: { zh: 门类, en: Section }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: revenue, group: { zh: 营业收入, en: Revenue }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 营业收入, en: Revenue }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: profit, group: { zh: 利润总额, en: Profit }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: profit_yoy, group: { zh: 利润总额, en: Profit }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: profit_flag, flagOf: profit }
  - { name: profit_yoy_flag, flagOf: profit_yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: level-growth, category: section, series: [revenue, { column: yoy, axis: right, mark: line }] }
notes:
  - { zh: 单位数为本期有报表的单位；增速只计两期都有数的单位，同期数取自本期报表。, en: 'Units that sent the form of the period; rates over the units that have both figures, with the base on the same form.' }
source: { zh: 规模以上服务业统计（F203 财务状况）, en: Statistics of services above scale (form F203) }
---*/
WITH
-- Industry and town of a unit: from the newest register not after the period, else from the oldest one.
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT d.section AS code, f.revenue_ytd AS now, f.revenue_ytd_ly AS base, f.profit_ytd AS gain, f.profit_ytd_ly AS gain_base
  FROM finance f
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE f.form_code = 'F203' AND f.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS units,
    sum(now) AS revenue, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out,
    sum(gain) AS profit, sum(gain) FILTER (WHERE gain_base IS NOT NULL) AS gain, sum(gain_base) FILTER (WHERE gain IS NOT NULL) AS gain_base,
    coalesce(bool_or(gain IS NULL OR gain_base IS NULL), false) AS gain_left_out
  FROM reports
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(n.industry_name, s.code, '不在名录') END AS section,
  CAST(s.units AS BIGINT) AS units,
  s.revenue / 10000 AS revenue,
  growth_rate(s.now, s.base) AS yoy,
  s.profit / 10000 AS profit,
  growth_rate(s.gain, s.gain_base) AS profit_yoy,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(s.now, s.revenue), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN s.profit IS NULL THEN 'not_reported' END AS profit_flag,
  coalesce(growth_flag(coalesce(s.gain, s.profit), s.gain_base), CASE WHEN s.gain_left_out THEN 'partial' END) AS profit_yoy_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN industry_dim n ON n.industry_code = s.code
ORDER BY s.is_total DESC, s.code NULLS LAST
