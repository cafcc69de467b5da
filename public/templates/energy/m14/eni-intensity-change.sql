/*---
id: eni-intensity-change
version: 1
title: { zh: 单位产值能耗及下降率, en: Intensity change }
question: { zh: 单位产值能耗是多少，比上年同期升降多少？, en: 'How much energy does output take, and how does it change?' }
tableTitle: { zh: '规模以上工业单位产值能耗（:period_ym.year年:period_ym.ytd，:price）', en: 'Energy per output of industry (:price), :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
scope: comparable
inputs:
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly?]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  price_index?: [index_code, period_ym, idx_ytd]
  unit: [snap_ym, uscc, industry_code, town_code, size_code?, holding?]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_unit ORDER BY 1 DESC
  price:
    type: choice
    label: { zh: 价格, en: Prices }
    default: current
    options:
      - { value: current, label: { zh: 当年价格, en: current prices } }
      - { value: constant, label: { zh: 上年价格, en: prices of last year } }
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: size, label: { zh: 规模, en: Size } }
      - { value: holding, label: { zh: 控股情况, en: Controlling owner } }
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
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: 'Hong Kong, Macao, Taiwan' } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Other } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: tce, group: { zh: 综合能源消费量, en: Energy consumption }, label: { zh: 累计, en: Year to date }, unit: 万吨标准煤, decimals: 2 }
  - { name: tce_yoy, group: { zh: 综合能源消费量, en: Energy consumption }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: output, group: { zh: 工业总产值, en: Output }, label: { zh: 累计, en: Year to date }, unit: 亿元, decimals: 2 }
  - { name: output_yoy, group: { zh: 工业总产值, en: Output }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: intensity, group: { zh: 单位产值能耗, en: Energy per output }, label: { zh: 本期, en: Now }, unit: 吨标准煤/万元, decimals: 4 }
  - { name: intensity_ly, group: { zh: 单位产值能耗, en: Energy per output }, label: { zh: 上年同期, en: A year ago }, unit: 吨标准煤/万元, decimals: 4 }
  - { name: change_pct, group: { zh: 单位产值能耗, en: Energy per output }, label: { zh: 升降, en: Change }, unit: '%', decimals: 1, rate: true }
  - { name: tce_flag, flagOf: tce }
  - { name: tce_yoy_flag, flagOf: tce_yoy }
  - { name: output_flag, flagOf: output }
  - { name: output_yoy_flag, flagOf: output_yoy }
  - { name: intensity_flag, flagOf: intensity }
  - { name: intensity_ly_flag, flagOf: intensity_ly }
  - { name: change_flag, flagOf: change_pct }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: diverging-bar, category: group, series: [change_pct] }
notes:
  - { zh: '升降=（1+能耗增速）÷（1+产值增速）－1，两个增速只用能耗和产值本期、同期四项数都有的企业；下降多的在前。', en: 'Change is (1 + growth of energy) over (1 + growth of output) less 1, both over the units that have all four figures; the largest fall first.' }
  - { zh: '产值按:price。上年价格的产值为当年价格产值除以累计出厂价格指数，行业大类有自己的指数时用它；没有指数的企业不计。', en: 'Output at :price. At prices of last year it is divided by the producer price index of the division, else of all industry; units without an index are left out.' }
source: { zh: 规模以上工业能源统计（205-1）、工业产销总值（B204-1）、价格指数, en: 'Energy statistics (form 205-1) and output (form B204-1) of industry above scale, price indices' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code, size_code, holding
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
prices AS (
  SELECT index_code, any_value(idx_ytd) AS idx FROM price_index WHERE period_ym = :period_ym AND idx_ytd > 0 GROUP BY index_code
),
energy AS (
  SELECT uscc, tce_ytd AS tce, tce_ytd_ly AS tce_ly FROM energy_unit WHERE period_ym = :period_ym
),
made AS (
  SELECT uscc, output_ytd AS output, output_ytd_ly AS output_ly FROM industrial_output WHERE period_ym = :period_ym
),
own AS (
  SELECT e.tce, e.tce_ly, o.output_ly,
    CASE :price WHEN 'current' THEN o.output ELSE o.output / coalesce(p.idx, a.idx) * 100 END AS output,
    CASE :by WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code WHEN 'size' THEN u.size_code ELSE u.holding END AS code
  FROM energy e
  FULL JOIN made o ON o.uscc = e.uscc
  LEFT JOIN unit_now u ON u.uscc = coalesce(e.uscc, o.uscc)
  LEFT JOIN prices p ON p.index_code = 'PPI.' || left(u.industry_code, 2)
  LEFT JOIN prices a ON a.index_code = 'PPI'
  WHERE :town IS NULL OR u.town_code = :town
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total,
    count(*) AS units,
    sum(tce) AS tce, count(tce) AS tce_units,
    sum(output) AS output, count(output) AS output_units,
    ratio(sum(tce) FILTER (output IS NOT NULL), sum(output) FILTER (tce IS NOT NULL)) AS intensity,
    count(tce + output) AS both_units,
    count(tce + output + tce_ly + output_ly) AS all_units,
    sum(tce) FILTER (output + tce_ly + output_ly IS NOT NULL) AS e1,
    sum(tce_ly) FILTER (tce + output + output_ly IS NOT NULL) AS e0,
    sum(output) FILTER (tce + tce_ly + output_ly IS NOT NULL) AS v1,
    sum(output_ly) FILTER (tce + output + tce_ly IS NOT NULL) AS v0
  FROM own
  GROUP BY GROUPING SETS ((code), ())
),
rated AS (
  SELECT *, growth_rate(e1, e0) AS tce_yoy, growth_rate(v1, v0) AS output_yoy, ratio(e0, v0) AS intensity_ly,
    intensity_change(growth_rate(e1, e0), growth_rate(v1, v0)) AS change_pct,
    CASE WHEN both_units = 0 THEN 'not_reported' WHEN all_units = 0 THEN 'no_base' END AS none,
    CASE WHEN all_units < units THEN 'partial' END AS some
  FROM summed
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(
    CASE :by
      WHEN 'division' THEN d.industry_name
      WHEN 'town' THEN t.town_name
      WHEN 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' END
      ELSE CASE s.code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股'
        WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' END
    END, s.code, '不在名录') END AS "group",
  s.units,
  s.tce / 10000 AS tce,
  s.tce_yoy,
  s.output / 10000 AS output,
  s.output_yoy,
  s.intensity,
  s.intensity_ly,
  s.change_pct,
  CASE WHEN s.tce IS NULL THEN 'not_reported' WHEN s.tce_units < s.units THEN 'partial' END AS tce_flag,
  coalesce(s.none, growth_flag(s.e1, s.e0), s.some) AS tce_yoy_flag,
  CASE WHEN s.output IS NULL THEN 'not_reported' WHEN s.output_units < s.units THEN 'partial' END AS output_flag,
  coalesce(s.none, growth_flag(s.v1, s.v0), s.some) AS output_yoy_flag,
  CASE WHEN s.intensity IS NULL THEN 'not_reported' WHEN s.both_units < s.units THEN 'partial' END AS intensity_flag,
  CASE WHEN s.intensity_ly IS NULL THEN coalesce(s.none, 'no_base') ELSE s.some END AS intensity_ly_flag,
  coalesce(s.none, growth_flag(s.e1, s.e0), growth_flag(s.v1, s.v0), CASE WHEN s.change_pct IS NULL THEN 'not_reported' END, s.some) AS change_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rated s
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, round(s.change_pct, 6) NULLS LAST, s.code NULLS LAST
