/*---
id: en-kind-mix
version: 1
title: { zh: 分品种能源构成, en: Kind mix }
question: { zh: 用的是哪些能源，构成怎样变化？, en: 'Which kinds of energy are used, and how does the mix move?' }
tableTitle: { zh: '规模以上工业分品种能源消费（:period_ym.year年:period_ym.ytd）', en: 'Energy consumption of industry by kind, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m13
inputs:
  energy_use: [uscc, period_ym, energy_code, use_total_ytd, use_total_ytd_ly?, coef_used?]
  energy_dim: [energy_code, energy_name, phys_unit?, coef_ref]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_use ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: kind, label: { zh: 能源品种, en: Kind }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: phys, label: { zh: 消费量, en: Consumption }, decimals: 1 }
  - { name: phys_unit, label: { zh: 实物单位, en: Physical unit } }
  - { name: tce, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 数量, en: Quantity }, unit: 万吨标准煤, decimals: 2 }
  - { name: share, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: share_ly, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 增减, en: Change }, unit: 百分点, decimals: 1 }
  - { name: tce_flag, flagOf: tce }
  - { name: share_ly_flag, flagOf: share_ly }
  - { name: change_flag, flagOf: change_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: kind, from: share_ly, to: share }
notes:
  - { zh: 按企业采用的折标系数折算，没有的用参考系数；两期用同一系数。各品种相加，未扣除加工转换产出。, en: 'Converted by the factor that the unit uses, else by the reference factor, the same for both periods. Kinds are added up; output of transformation is not taken off.' }
source: { zh: 规模以上工业能源统计（205-1 能源购进、消费与库存）, en: Energy statistics of industry above scale (form 205-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
uses AS (
  SELECT e.energy_code, e.use_total_ytd AS now, e.use_total_ytd_ly AS base, coalesce(e.coef_used, d.coef_ref) AS factor
  FROM energy_use e LEFT JOIN energy_dim d ON d.energy_code = e.energy_code LEFT JOIN unit_now u ON u.uscc = e.uscc
  WHERE e.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT
    energy_code,
    grouping(energy_code) = 1 AS is_total,
    count(*) AS entries,
    sum(now) AS phys,
    sum(now * factor) AS tce,
    bool_or(now IS NULL OR factor IS NULL) AS left_out,
    sum(base * factor) AS tce_ly
  FROM uses
  GROUP BY GROUPING SETS ((energy_code), ())
),
whole AS (
  SELECT tce, tce_ly FROM summed WHERE is_total
)
SELECT
  CASE WHEN s.is_total THEN '合计' ELSE coalesce(d.energy_name, s.energy_code) END AS kind,
  CASE WHEN NOT s.is_total THEN s.phys END AS phys,
  CASE WHEN NOT s.is_total THEN d.phys_unit END AS phys_unit,
  s.tce / 10000 AS tce,
  share_of(s.tce, w.tce) AS share,
  share_of(s.tce_ly, w.tce_ly) AS share_ly,
  share_of(s.tce, w.tce) - share_of(s.tce_ly, w.tce_ly) AS change_pp,
  CASE WHEN s.tce IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS tce_flag,
  CASE WHEN share_of(s.tce_ly, w.tce_ly) IS NULL THEN 'no_base' END AS share_ly_flag,
  CASE WHEN share_of(s.tce, w.tce) IS NULL THEN 'not_reported' WHEN share_of(s.tce_ly, w.tce_ly) IS NULL THEN 'no_base' END AS change_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s CROSS JOIN whole w LEFT JOIN energy_dim d ON d.energy_code = s.energy_code
WHERE s.entries > 0
ORDER BY s.is_total DESC, round(s.tce, 6) DESC NULLS LAST, s.energy_code
