/*---
id: tr-retail-movers
version: 1
title: { zh: 零售重点企业拉动, en: Retail movers }
question: { zh: 哪些企业拉升、哪些企业下拉了零售额，各有多少？, en: 'Which shops moved the total of retail sales up, which down?' }
tableTitle: { zh: '零售额拉升与下拉前:n家企业（:period_ym.year年:period_ym.ytd）', en: 'The :n units that added and that removed most retail sales, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m16
scope: comparable
inputs:
  trade_sales: [uscc, period_ym, retail_ytd, retail_ytd_ly?]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_sales WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  n:
    type: integer
    label: { zh: 每边家数, en: Units on each side }
    default: 10
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: side, label: { zh: 方向, en: Direction }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 拉升, label: { zh: 拉升, en: Up } }, { value: 下拉, label: { zh: 下拉, en: Down } }] }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: trade, label: { zh: 行业, en: Trade } }
  - { name: retail, label: { zh: 零售额, en: Retail sales }, unit: 万元, decimals: 1 }
  - { name: delta, label: { zh: 增减额, en: Change }, unit: 万元, decimals: 1 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: retail_flag, flagOf: retail }
  - { name: delta_flag, flagOf: delta }
  - { name: yoy_flag, flagOf: yoy }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: diverging-bar, category: unit_name, series: [pull_pp] }
notes:
  - { zh: 增减额为与本期表内同期数之差，拉动为增减额与全部同期数之比；没有同期数的企业不参加排列，也不计入总计的增减。, en: 'Change against the base on the same form, pull over the base of all; units without a base are not listed, nor in the change of the total.' }
source: { zh: 限额以上批发和零售业统计（E204-1）, en: Statistics of trade above the limit (form E204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT s.uscc, u.unit_name, u.town_code, u.industry_code, s.retail_ytd AS now, s.retail_ytd_ly AS base, s.retail_ytd - s.retail_ytd_ly AS delta
  FROM trade_sales s LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
total AS (
  SELECT sum(now) AS retail, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    sum(delta) AS delta, coalesce(bool_or(delta IS NULL), false) AS left_out
  FROM reports
),
ranked AS (
  SELECT *, sign(delta) AS direction, row_number() OVER (PARTITION BY sign(delta) ORDER BY round(abs(delta), 6) DESC, uscc) AS place
  FROM reports
  WHERE round(delta, 6) <> 0
),
lines AS (
  SELECT 0 AS part, NULL AS place, NULL AS unit_name, NULL AS uscc, NULL AS town_code, NULL AS industry_code, retail, now, base, delta, left_out
  FROM total
  UNION ALL
  SELECT CASE WHEN direction > 0 THEN 1 ELSE 2 END, place, coalesce(unit_name, uscc), uscc, town_code, industry_code, now, now, base, delta, false
  FROM ranked
  WHERE place <= :n
)
SELECT
  CASE l.part WHEN 0 THEN '总计' WHEN 1 THEN '拉升' ELSE '下拉' END AS side,
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  coalesce(d.industry_name, l.industry_code) AS trade,
  l.retail,
  l.delta,
  growth_rate(l.now, l.base) AS yoy,
  pull(l.delta, total.base) AS pull_pp,
  CASE WHEN l.retail IS NULL THEN 'not_reported' END AS retail_flag,
  CASE WHEN l.retail IS NULL THEN 'not_reported' WHEN l.delta IS NULL THEN 'no_base' WHEN l.left_out THEN 'partial' END AS delta_flag,
  coalesce(growth_flag(coalesce(l.now, l.retail), l.base), CASE WHEN l.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN total.base IS NULL OR total.base <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN l.part = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN l.part = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
CROSS JOIN total
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim d ON d.industry_code = l.industry_code
ORDER BY l.part, l.place
