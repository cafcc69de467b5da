/*---
id: ind-sales-ratio
version: 1
title: { zh: 工业产销率, en: Sales ratio of industry }
question: { zh: 生产出来的产品卖出去了吗？, en: Is what is produced also sold? }
tableTitle: { zh: '规模以上工业产销率（:period_ym.year年:period_ym.ytd，:by）', en: 'Sales ratio of industry by :by, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_ytd, sales_output_ytd, output_ytd_ly?, sales_output_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code, size_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 按行业大类, en: division } }
      - { value: town, label: { zh: 按街镇, en: town } }
      - { value: size, label: { zh: 按规模, en: size } }
columns:
  - { name: group, label: { zh: 分组, en: Group }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }, { value: 大型, label: { zh: 大型, en: Large } }, { value: 中型, label: { zh: 中型, en: Medium } }, { value: 小型, label: { zh: 小型, en: Small } }, { value: 微型, label: { zh: 微型, en: Micro } }] }
  - { name: output, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: sales_output, label: { zh: 销售产值, en: Sales output }, unit: 亿元, decimals: 2 }
  - { name: ratio, group: { zh: 产销率, en: Sales ratio }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: ratio_ly, group: { zh: 产销率, en: Sales ratio }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 产销率, en: Sales ratio }, label: { zh: 增减, en: Change }, unit: 百分点, decimals: 1 }
  - { name: output_flag, flagOf: output }
  - { name: ratio_flag, flagOf: ratio }
  - { name: ratio_ly_flag, flagOf: ratio_ly }
  - { name: change_flag, flagOf: change_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: group, from: ratio_ly, to: ratio }
notes:
  - { zh: 产销率为销售产值与产值之比，只计两数都有的企业；上年同期用本期表内的同期数。, en: Ratio of sales output to output over units that report both; a year ago from the bases on the same form. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, CASE :by WHEN 'town' THEN town_code WHEN 'size' THEN size_code ELSE left(industry_code, 2) END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT u.code, o.output_ytd AS made, o.sales_output_ytd AS sold, o.output_ytd_ly AS made_ly, o.sales_output_ytd_ly AS sold_ly
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym = :period_ym
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS units,
    sum(made) AS output,
    sum(sold) AS sales_output,
    count(made + sold) AS pairs,
    count(made_ly + sold_ly) AS pairs_ly,
    -- F32: sum first, divide once.
    ratio(sum(sold) FILTER (WHERE made IS NOT NULL), sum(made) FILTER (WHERE sold IS NOT NULL)) * 100 AS ratio,
    ratio(sum(sold_ly) FILTER (WHERE made_ly IS NOT NULL), sum(made_ly) FILTER (WHERE sold_ly IS NOT NULL)) * 100 AS ratio_ly
  FROM reports
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE s.code END
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code)
    ELSE coalesce(d.industry_name, s.code)
  END AS "group",
  s.output / 10000 AS output,
  s.sales_output / 10000 AS sales_output,
  s.ratio,
  s.ratio_ly,
  s.ratio - s.ratio_ly AS change_pp,
  CASE WHEN s.output IS NULL THEN 'not_reported' END AS output_flag,
  CASE WHEN s.pairs = 0 THEN 'not_reported' WHEN s.pairs < s.units THEN 'partial' END AS ratio_flag,
  CASE WHEN s.pairs_ly = 0 THEN 'no_base' WHEN s.pairs_ly < s.units THEN 'partial' END AS ratio_ly_flag,
  CASE WHEN s.ratio IS NULL THEN 'not_reported' WHEN s.ratio_ly IS NULL THEN 'no_base' END AS change_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
ORDER BY s.is_total DESC, s.code NULLS LAST
