/*---
id: eni-decomposition
version: 1
title: { zh: 能耗变化因素分解, en: Decomposition of energy use }
question: { zh: 能耗的增减来自生产规模、产业结构还是单位产值能耗？, en: 'Scale, structure or intensity: what changed energy use?' }
tableTitle: { zh: '规模以上工业能耗变化因素分解（:period_ym.year年:period_ym.ytd）', en: 'What changed the energy consumption of industry, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
scope: comparable
inputs:
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_unit ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 结构按, en: Structure by }
    default: division
    options:
      - { value: division, label: { zh: 行业大类, en: division } }
      - { value: class, label: { zh: 行业小类, en: class of industry } }
      - { value: town, label: { zh: 街镇, en: town } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: effect
    label: { zh: 因素, en: Effect }
    values:
      - { value: 上年同期能耗, label: { zh: 上年同期能耗, en: Consumption a year ago } }
      - { value: 生产规模, label: { zh: 生产规模, en: Scale of output } }
      - { value: 产业结构, label: { zh: 产业结构, en: Structure } }
      - { value: 单位产值能耗, label: { zh: 单位产值能耗, en: Energy per output } }
      - { value: 能耗变化, label: { zh: 能耗变化, en: Change of consumption } }
      - { value: 本期能耗, label: { zh: 本期能耗, en: Consumption now } }
  - { name: tce, label: { zh: 数量, en: Quantity }, unit: 吨标准煤, decimals: 0 }
  - { name: pct, label: { zh: 影响能耗增速, en: Effect on the rate }, unit: 百分点, decimals: 2 }
  - { name: contribution, label: { zh: 占变化的比重, en: Part of the change }, unit: '%', decimals: 1 }
  - { name: tce_flag, flagOf: tce }
  - { name: pct_flag, flagOf: pct }
  - { name: contribution_flag, flagOf: contribution }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: waterfall, category: effect, value: tce, totals: true }
notes:
  - { zh: '对数平均迪氏指数（LMDI）加法分解，结构按:by；产值为当年价格。三个因素之和等于能耗变化，没有余项。', en: 'Additive decomposition by logarithmic mean Divisia indices (LMDI), structure by :by; output at current prices. The three effects add up to the change without a residual.' }
  - { zh: 只计能耗、产值本期和同期四项都有的企业；产值或能耗合计不大于零的组不计。, en: 'Only units with energy and output of both periods; groups whose output or energy is not above zero are left out.' }
source: { zh: 规模以上工业能源统计（205-1）、工业产销总值（B204-1）, en: Energy statistics (form 205-1) and output (form B204-1) of industry above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT CASE :by WHEN 'division' THEN left(u.industry_code, 2) WHEN 'class' THEN u.industry_code ELSE u.town_code END AS code,
    e.tce_ytd AS e1, e.tce_ytd_ly AS e0, o.output_ytd AS q1, o.output_ytd_ly AS q0,
    e.tce_ytd + e.tce_ytd_ly + o.output_ytd + o.output_ytd_ly IS NOT NULL AS is_whole
  FROM energy_unit e
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  LEFT JOIN industrial_output o ON o.uscc = e.uscc AND o.period_ym = e.period_ym
  WHERE e.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
counted AS (
  SELECT code, sum(e1) AS e1, sum(e0) AS e0, sum(q1) AS q1, sum(q0) AS q0, count(*) AS units
  FROM own
  WHERE is_whole
  GROUP BY code
  HAVING sum(e1) > 0 AND sum(e0) > 0 AND sum(q1) > 0 AND sum(q0) > 0
),
whole AS (
  SELECT sum(e1) AS e1, sum(e0) AS e0, sum(q1) AS q1, sum(q0) AS q0, coalesce(sum(units), 0) < (SELECT count(*) FROM own) AS left_out
  FROM counted
),
-- F37: E = sum of Q times S times I of the groups.
effects AS (
  SELECT
    sum(log_mean(c.e1, c.e0) * ln(w.q1 / w.q0)) AS scale,
    sum(log_mean(c.e1, c.e0) * ln(c.q1 / w.q1 / (c.q0 / w.q0))) AS structure,
    sum(log_mean(c.e1, c.e0) * ln(c.e1 / c.q1 / (c.e0 / c.q0))) AS intensity
  FROM counted c CROSS JOIN whole w
),
lines AS (
  SELECT 1 AS part, '上年同期能耗' AS effect, e0 AS tce FROM whole
  UNION ALL SELECT 2, '生产规模', scale FROM effects
  UNION ALL SELECT 3, '产业结构', structure FROM effects
  UNION ALL SELECT 4, '单位产值能耗', intensity FROM effects
  UNION ALL SELECT 5, '能耗变化', e1 - e0 FROM whole
  UNION ALL SELECT 6, '本期能耗', e1 FROM whole
)
SELECT
  l.effect,
  l.tce,
  CASE WHEN l.part BETWEEN 2 AND 5 THEN pull(l.tce, w.e0) END AS pct,
  CASE WHEN l.part BETWEEN 2 AND 5 THEN contribution(l.tce, w.e1 - w.e0) END AS contribution,
  CASE WHEN l.tce IS NULL THEN 'no_base' WHEN w.left_out THEN 'partial' END AS tce_flag,
  CASE WHEN l.part BETWEEN 2 AND 5 AND l.tce IS NULL THEN 'no_base' END AS pct_flag,
  CASE WHEN l.part BETWEEN 2 AND 5 THEN CASE WHEN l.tce IS NULL THEN 'no_base' ELSE contribution_flag(w.e1 - w.e0, w.e0) END END AS contribution_flag,
  CASE WHEN l.part BETWEEN 2 AND 4 THEN 1 ELSE 0 END AS level,
  CASE l.part WHEN 1 THEN 'subtotal' WHEN 5 THEN 'total' WHEN 6 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN whole w
WHERE EXISTS (SELECT 1 FROM own)
ORDER BY l.part
