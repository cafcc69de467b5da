/*---
id: en-total-flash
version: 1
title: { zh: 综合能源消费量快报, en: Energy flash }
question: { zh: 各街镇用了多少能源，增长多少，拉动多少？, en: 'How much energy do the towns use, and what do they pull?' }
tableTitle: { zh: '规模以上工业综合能源消费量（:period_ym.year年:period_ym.ytd）', en: 'Energy consumption of industry by town, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m13
scope: comparable
inputs:
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly?]
  unit: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_unit ORDER BY 1 DESC
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: tce, label: { zh: 综合能源消费量, en: Energy consumption }, unit: 万吨标准煤, decimals: 2 }
  - { name: yoy, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: tce_flag, flagOf: tce }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: level-growth, category: town, series: [tce, { column: yoy, axis: right, mark: line }] }
notes:
  - { zh: 增速为可比口径；拉动为各组增量与总基数之比，合计等于总增速。, en: Growth at comparable scope; pull is the increment of a group over the total base and adds up to the total rate. }
source: { zh: 规模以上工业能源统计（205-1 能源购进、消费与库存）, en: Energy statistics of industry above scale (form 205-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT u.code, e.tce_ytd AS now, e.tce_ytd_ly AS base
  FROM energy_unit e LEFT JOIN unit_now u ON u.uscc = e.uscc
  WHERE e.period_ym = :period_ym
),
summed AS (
  SELECT
    code,
    grouping(code) = 1 AS is_total,
    count(*) AS units,
    sum(now) AS level,
    sum(now) FILTER (base IS NOT NULL) AS matched,
    sum(base) FILTER (now IS NOT NULL) AS base,
    bool_or(now IS NULL OR base IS NULL) AS left_out
  FROM own
  GROUP BY GROUPING SETS ((code), ())
),
whole AS (
  SELECT level, base FROM summed WHERE is_total
)
SELECT
  CASE WHEN s.is_total THEN '全区' ELSE coalesce(d.town_name, s.code, '不在名录') END AS town,
  s.units,
  s.level / 10000 AS tce,
  growth_rate(s.matched, s.base) AS yoy,
  share_of(s.level, w.level) AS share,
  CASE WHEN w.base > 0 THEN (s.matched - s.base) / w.base * 100 END AS pull_pp,
  CASE WHEN s.level IS NULL THEN 'not_reported' END AS tce_flag,
  coalesce(growth_flag(coalesce(s.matched, s.level), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN share_of(s.level, w.level) IS NULL THEN 'not_reported' END AS share_flag,
  CASE WHEN w.base IS NULL OR w.base <= 0 OR s.base IS NULL THEN 'no_base' END AS pull_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s CROSS JOIN whole w LEFT JOIN town_dim d ON d.town_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
