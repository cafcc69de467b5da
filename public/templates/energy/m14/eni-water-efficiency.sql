/*---
id: eni-water-efficiency
version: 1
title: { zh: 用水效率, en: Water efficiency }
question: { zh: 单位产值用多少水，升降多少，重复用了多少？, en: 'How much water does output take, how does it change, and how much is used again?' }
tableTitle: { zh: '规模以上工业用水效率（:period_ym.year年:period_ym.ytd）', en: 'Water efficiency of industry, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
scope: comparable
inputs:
  water_use: [uscc, period_ym, fresh_ytd, fresh_ytd_ly?, reuse_ytd?]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code, size_code?]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM water_use ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: size, label: { zh: 规模, en: Size } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: ':by', en: ':by' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: fresh, group: { zh: 取水量, en: Fresh water }, label: { zh: 累计, en: Year to date }, unit: 万立方米, decimals: 2 }
  - { name: fresh_yoy, group: { zh: 取水量, en: Fresh water }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: m3_per_wan, group: { zh: 单位产值取水量, en: Water per output }, label: { zh: 本期, en: Now }, unit: 立方米/万元, decimals: 2 }
  - { name: change, group: { zh: 单位产值取水量, en: Water per output }, label: { zh: 升降, en: Change }, unit: '%', decimals: 1, rate: true }
  - { name: reuse, group: { zh: 重复用水, en: Used again }, label: { zh: 用水量, en: Quantity }, unit: 万立方米, decimals: 2 }
  - { name: reuse_pct, group: { zh: 重复用水, en: Used again }, label: { zh: 重复利用率, en: Rate }, unit: '%', decimals: 1 }
  - { name: fresh_flag, flagOf: fresh }
  - { name: fresh_yoy_flag, flagOf: fresh_yoy }
  - { name: m3_flag, flagOf: m3_per_wan }
  - { name: change_flag, flagOf: change }
  - { name: reuse_flag, flagOf: reuse }
  - { name: reuse_pct_flag, flagOf: reuse_pct }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: group, series: [m3_per_wan] }
notes:
  - { zh: '升降=（1+取水量增速）÷（1+产值增速）－1，只用取水量和产值四项数都有的企业；产值为当年价格。', en: 'Change is (1 + growth of fresh water) over (1 + growth of output) less 1, over units with all four figures; output at current prices.' }
  - { zh: '重复利用率=重复用水量÷（取水量+重复用水量）。只计报送用水表的企业；单位产值取水量多的在前。', en: 'The rate of reuse is water used again over fresh water and water used again. Only units with a form of water; those that take most for their output first.' }
source: { zh: 规模以上工业用水统计（205-4）、工业产销总值（B204-1）, en: Water (form 205-4) and output (form B204-1) of industry above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code, size_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT w.fresh_ytd AS fresh, w.fresh_ytd_ly AS fresh_ly, w.reuse_ytd AS reuse, o.output_ytd AS output, o.output_ytd_ly AS output_ly,
    CASE :by WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code ELSE u.size_code END AS code
  FROM water_use w
  LEFT JOIN industrial_output o ON o.uscc = w.uscc AND o.period_ym = w.period_ym
  LEFT JOIN unit_now u ON u.uscc = w.uscc
  WHERE w.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total,
    count(*) AS units,
    sum(fresh) AS fresh, count(fresh) AS fresh_units,
    sum(fresh) FILTER (fresh_ly IS NOT NULL) AS fresh_now, sum(fresh_ly) FILTER (fresh IS NOT NULL) AS fresh_base, count(fresh + fresh_ly) AS yoy_units,
    ratio(sum(fresh) FILTER (output IS NOT NULL), sum(output) FILTER (fresh IS NOT NULL)) * 10000 AS m3_per_wan, count(fresh + output) AS both_units,
    count(fresh + output + fresh_ly + output_ly) AS all_units,
    sum(fresh) FILTER (output + fresh_ly + output_ly IS NOT NULL) AS e1,
    sum(fresh_ly) FILTER (fresh + output + output_ly IS NOT NULL) AS e0,
    sum(output) FILTER (fresh + fresh_ly + output_ly IS NOT NULL) AS v1,
    sum(output_ly) FILTER (fresh + output + fresh_ly IS NOT NULL) AS v0,
    sum(reuse) AS reuse, count(reuse) AS reuse_units,
    share_of(sum(reuse) FILTER (fresh IS NOT NULL), sum(fresh + reuse)) AS reuse_pct, count(fresh + reuse) AS reuse_both
  FROM own
  GROUP BY GROUPING SETS ((code), ())
),
rated AS (
  SELECT *, intensity_change(growth_rate(e1, e0), growth_rate(v1, v0)) AS change FROM summed
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(
    CASE :by
      WHEN 'division' THEN d.industry_name
      WHEN 'town' THEN t.town_name
      ELSE CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' END
    END, s.code, '不在名录') END AS "group",
  s.units,
  s.fresh,
  growth_rate(s.fresh_now, s.fresh_base) AS fresh_yoy,
  s.m3_per_wan,
  s.change,
  s.reuse,
  s.reuse_pct,
  CASE WHEN s.fresh IS NULL THEN 'not_reported' WHEN s.fresh_units < s.units THEN 'partial' END AS fresh_flag,
  coalesce(growth_flag(coalesce(s.fresh_now, s.fresh), s.fresh_base, min_base := 0), CASE WHEN s.yoy_units < s.units THEN 'partial' END) AS fresh_yoy_flag,
  CASE WHEN s.m3_per_wan IS NULL THEN 'not_reported' WHEN s.both_units < s.units THEN 'partial' END AS m3_flag,
  CASE
    WHEN s.both_units = 0 THEN 'not_reported'
    WHEN s.all_units = 0 THEN 'no_base'
    ELSE coalesce(growth_flag(s.e1, s.e0, min_base := 0), growth_flag(s.v1, s.v0), CASE WHEN s.change IS NULL THEN 'not_reported' WHEN s.all_units < s.units THEN 'partial' END)
  END AS change_flag,
  CASE WHEN s.reuse IS NULL THEN 'not_reported' WHEN s.reuse_units < s.units THEN 'partial' END AS reuse_flag,
  CASE WHEN s.reuse_pct IS NULL THEN 'not_reported' WHEN s.reuse_both < s.units THEN 'partial' END AS reuse_pct_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rated s
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, round(s.m3_per_wan, 6) DESC NULLS LAST, s.code NULLS LAST
