/*---
id: enk-nonind-users
version: 1
title: { zh: 非工业重点耗能单位, en: Non-industrial key users }
question: { zh: 酒店、商场、医院、学校等单位用了多少能源，单位面积多少？, en: 'How much energy do hotels, malls, hospitals and schools use, and how much for each square metre?' }
tableTitle: { zh: '非工业重点耗能单位能源消费（:period_q）', en: 'Energy of key users outside industry, :period_q' }
subsystem: energy
module: m15
scope: comparable
inputs:
  energy_nonind: [uscc, energy_code, period_q, use_ytd, use_ytd_ly?]
  energy_dim: [energy_code, coef_ref]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code, floor_area_m2?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, section?]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM energy_nonind ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 最多列出, en: At most }
    default: 50
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 单位, en: Unit }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: tce, group: { zh: 能源消费量, en: Energy }, label: { zh: 累计, en: Year to date }, unit: 吨标准煤, decimals: 1 }
  - { name: share, group: { zh: 能源消费量, en: Energy }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: yoy, group: { zh: 能源消费量, en: Energy }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: power, label: { zh: 其中：电力, en: of which power }, unit: 万千瓦时, decimals: 1 }
  - { name: floor, label: { zh: 建筑面积, en: Floor area }, unit: 平方米, decimals: 0 }
  - { name: per_m2, group: { zh: 单位面积能耗, en: Energy per square metre }, label: { zh: 本期, en: Now }, unit: 千克标准煤/平方米, decimals: 1 }
  - { name: vs_median, group: { zh: 单位面积能耗, en: Energy per square metre }, label: { zh: 与中位数之比, en: To the median }, decimals: 2 }
  - { name: tce_flag, flagOf: tce }
  - { name: yoy_flag, flagOf: yoy }
  - { name: floor_flag, flagOf: floor }
  - { name: per_m2_flag, flagOf: per_m2 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: unit_name, series: [tce], rows: 20 }
notes:
  - { zh: 各品种按参考折标系数折算，电力为当量值；年初至季末累计。增速为可比口径。, en: 'Kinds are converted by the reference factors, power by its equivalent; year to the end of the quarter. Growth at comparable scope.' }
  - { zh: 单位面积能耗为累计数除以建筑面积，没有建筑面积的不计；中位数为本门类的，不足3家的用全部单位的。, en: 'Energy per square metre is the sum of the year to date over floor area, none without an area; the median is that of the section, with fewer than 3 units that of all.' }
source: { zh: 非工业重点耗能单位能源消费（205-5）、单位名录, en: Energy of key users outside industry (form 205-5) and register }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, left(industry_code, 2) AS code, floor_area_m2
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= quarter_end(:period_q)), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
entries AS (
  SELECT e.uscc, e.use_ytd * d.coef_ref AS tce, e.use_ytd_ly * d.coef_ref AS tce_ly, CASE WHEN e.energy_code = 'power' THEN e.use_ytd END AS power
  FROM energy_nonind e LEFT JOIN energy_dim d ON d.energy_code = e.energy_code
  WHERE e.period_q = :period_q
),
-- A unit is compared only where every kind has both figures.
used AS (
  SELECT uscc, sum(tce) AS tce, sum(power) AS power, count(*) > count(tce) AS is_short,
    CASE WHEN count(tce + tce_ly) = count(*) THEN sum(tce) END AS now,
    CASE WHEN count(tce + tce_ly) = count(*) THEN sum(tce_ly) END AS base
  FROM entries
  GROUP BY uscc
),
own AS (
  SELECT x.*, coalesce(u.unit_name, x.uscc) AS unit_name, u.town_code, coalesce(d.industry_name, u.code) AS division, d.section,
    CASE WHEN u.floor_area_m2 > 0 THEN u.floor_area_m2 END AS floor
  FROM used x LEFT JOIN unit_now u ON u.uscc = x.uscc LEFT JOIN industry_dim d ON d.industry_code = u.code
),
compared AS (
  SELECT *, tce * 1000 / floor AS per_m2,
    CASE WHEN count(tce * 1000 / floor) OVER (PARTITION BY section) >= 3 THEN median(tce * 1000 / floor) OVER (PARTITION BY section) ELSE median(tce * 1000 / floor) OVER () END AS middle
  FROM own
),
chosen AS (
  SELECT * FROM compared WHERE :town IS NULL OR town_code = :town
),
total AS (
  SELECT count(*) AS units, sum(tce) AS tce, bool_or(is_short OR tce IS NULL) AS is_short, sum(power) AS power,
    sum(now) AS now, sum(base) AS base, count(base) AS base_units,
    sum(floor) AS floor, count(floor) AS floor_units,
    ratio(sum(tce) FILTER (floor IS NOT NULL), sum(floor) FILTER (tce IS NOT NULL)) * 1000 AS per_m2, count(tce + floor) AS both_units
  FROM chosen
)
SELECT '总计' AS unit_name, NULL AS uscc, NULL AS town, NULL AS division, tce, share_of(tce, tce) AS share, growth_rate(now, base) AS yoy, power, floor,
  per_m2, CAST(NULL AS DOUBLE) AS vs_median,
  CASE WHEN tce IS NULL THEN 'not_reported' WHEN is_short THEN 'partial' END AS tce_flag,
  coalesce(growth_flag(coalesce(now, tce), base), CASE WHEN base_units < units THEN 'partial' END) AS yoy_flag,
  CASE WHEN floor IS NULL THEN 'not_reported' WHEN floor_units < units THEN 'partial' END AS floor_flag,
  CASE WHEN per_m2 IS NULL THEN 'not_reported' WHEN both_units < units THEN 'partial' END AS per_m2_flag,
  0 AS level, 'total' AS row_kind
FROM total
WHERE units > 0
UNION ALL
(
  SELECT c.unit_name, c.uscc, coalesce(t.town_name, c.town_code), c.division, c.tce, share_of(c.tce, w.tce), growth_rate(c.now, c.base), c.power,
    c.floor, c.per_m2, ratio(c.per_m2, c.middle),
    CASE WHEN c.tce IS NULL THEN 'not_reported' WHEN c.is_short THEN 'partial' END,
    growth_flag(coalesce(c.now, c.tce), c.base),
    CASE WHEN c.floor IS NULL THEN 'not_reported' END,
    CASE WHEN c.per_m2 IS NULL THEN 'not_reported' END,
    1, 'data'
  FROM chosen c
  CROSS JOIN total w
  LEFT JOIN town_dim t ON t.town_code = c.town_code
  ORDER BY round(c.tce, 6) DESC NULLS LAST, c.uscc
  LIMIT :n
)
