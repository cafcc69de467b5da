/*---
id: eni-high-energy-six
version: 1
title: { zh: 六大高耗能行业, en: Six high-energy divisions }
question: { zh: 六大高耗能行业占多少能耗，增长多少，影响多大？, en: 'How much energy do the six high-energy divisions use, how does it grow, and what is its effect?' }
tableTitle: { zh: '六大高耗能行业能源消费（:period_ym.year年:period_ym.ytd）', en: 'Energy consumption of the six high-energy divisions, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
scope: comparable
inputs:
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code]
  industry_dim: [industry_code, industry_name, high_energy]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_unit ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: division, label: { zh: 行业, en: Division }, values: [{ value: 规模以上工业, label: { zh: 规模以上工业, en: Industry above scale } }, { value: 六大高耗能行业, label: { zh: 六大高耗能行业, en: Six high-energy divisions } }, { value: 其他行业, label: { zh: 其他行业, en: Other divisions } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: tce, label: { zh: 综合能源消费量, en: Energy consumption }, unit: 万吨标准煤, decimals: 2 }
  - { name: yoy, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 对总能耗的影响, en: Effect on the total }, unit: 百分点, decimals: 2 }
  - { name: tce_flag, flagOf: tce }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: division, series: [share] }
notes:
  - { zh: 六大高耗能行业按行业代码表的标记；增速为可比口径；影响为增量与全部能耗基数之比。, en: The six divisions as the code list marks them; growth at comparable scope; effect is the increment over the base of all consumption. }
source: { zh: 规模以上工业能源统计（205-1 能源购进、消费与库存）, en: Energy statistics of industry above scale (form 205-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, left(industry_code, 2) AS division
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT u.division, coalesce(d.high_energy, false) AS is_high, e.tce_ytd AS now, e.tce_ytd_ly AS base
  FROM energy_unit e LEFT JOIN unit_now u ON u.uscc = e.uscc LEFT JOIN industry_dim d ON d.industry_code = u.division
  WHERE e.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
-- Each unit counts in the total, in one of the two halves, and, where it is of the six, in its division.
placed AS (
  SELECT 0 AS place, CAST(NULL AS VARCHAR) AS code, now, base FROM own
  UNION ALL
  SELECT CASE WHEN is_high THEN 1 ELSE 3 END, NULL, now, base FROM own
  UNION ALL
  SELECT 2, division, now, base FROM own WHERE is_high
),
summed AS (
  SELECT
    place,
    code,
    count(*) AS units,
    sum(now) AS level,
    sum(now) FILTER (base IS NOT NULL) AS matched,
    sum(base) FILTER (now IS NOT NULL) AS base,
    bool_or(now IS NULL OR base IS NULL) AS left_out
  FROM placed
  GROUP BY ALL
),
whole AS (
  SELECT level, base FROM summed WHERE place = 0
)
SELECT
  CASE s.place WHEN 0 THEN '规模以上工业' WHEN 1 THEN '六大高耗能行业' WHEN 3 THEN '其他行业' ELSE coalesce(d.industry_name, s.code) END AS division,
  s.units,
  s.level / 10000 AS tce,
  growth_rate(s.matched, s.base) AS yoy,
  share_of(s.level, w.level) AS share,
  CASE WHEN w.base > 0 THEN (s.matched - s.base) / w.base * 100 END AS pull_pp,
  CASE WHEN s.level IS NULL THEN 'not_reported' END AS tce_flag,
  coalesce(growth_flag(coalesce(s.matched, s.level), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN share_of(s.level, w.level) IS NULL THEN 'not_reported' END AS share_flag,
  CASE WHEN w.base IS NULL OR w.base <= 0 OR s.base IS NULL THEN 'no_base' END AS pull_flag,
  CASE s.place WHEN 0 THEN 0 WHEN 2 THEN 2 ELSE 1 END AS level,
  CASE s.place WHEN 0 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM summed s CROSS JOIN whole w LEFT JOIN industry_dim d ON d.industry_code = s.code
ORDER BY s.place, round(s.level, 6) DESC NULLS LAST, s.code
