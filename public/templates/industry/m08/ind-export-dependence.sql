/*---
id: ind-export-dependence
version: 1
title: { zh: 出口交货值与依存度, en: Export and export dependence }
question: { zh: 工业生产有多依赖出口，出口在拉动还是拖累？, en: 'How much does industry depend on export, and does export help or drag?' }
tableTitle: { zh: '规模以上工业出口交货值（:period_ym.year年:period_ym.ytd，:by）', en: 'Export of industry by :by, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, export_ytd, export_ytd_ly?, sales_output_ytd]
  unit: [snap_ym, uscc, town_code, industry_code]
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
columns:
  - { name: group, label: { zh: 分组, en: Group }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: exporters, label: { zh: 出口企业数, en: Exporters }, unit: 家, decimals: 0 }
  - { name: export, group: ':period_ym.ytd', label: { zh: 出口交货值, en: Export }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 拉动出口, en: Pull on export }, unit: 百分点, decimals: 1 }
  - { name: share_of_sales, label: { zh: 出口依存度, en: Export dependence }, unit: '%', decimals: 1 }
  - { name: yoy_flag, flagOf: yoy }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: dependence_flag, flagOf: share_of_sales }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: level-growth, category: group, series: [{ column: export, axis: left, mark: bar }, { column: share_of_sales, axis: right, mark: line }] }
notes:
  - { zh: 出口依存度为出口交货值与本组全部企业销售产值之比；没有企业填报出口的组不列，总计的销售产值含这些组。, en: Export over the sales output of all units of the group. Groups without exporters are not listed; the total has their sales. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, CASE :by WHEN 'town' THEN town_code ELSE left(industry_code, 2) END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT u.code, o.export_ytd AS now, o.export_ytd_ly AS base, o.sales_output_ytd AS sales
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym = :period_ym
),
-- The form leaves the line open where nothing is exported: such a unit only counts with its sales.
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    count(*) FILTER (WHERE now > 0) AS exporters,
    sum(now) AS export,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now,
    sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or((now IS NULL) <> (base IS NULL)), false) AS left_out,
    ratio(sum(now) FILTER (WHERE sales IS NOT NULL), sum(sales)) * 100 AS share_of_sales,
    coalesce(bool_or(sales IS NULL), false) AS sales_left_out
  FROM reports
  GROUP BY GROUPING SETS ((code), ())
  HAVING count(now) > 0 OR grouping(code) = 1
),
total AS (
  SELECT base FROM sums WHERE is_total
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code)
    ELSE coalesce(d.industry_name, s.code)
  END AS "group",
  s.exporters,
  s.export / 10000 AS export,
  growth_rate(s.now, s.base) AS yoy,
  -- F15, over the exports of all.
  pull(s.now - s.base, total.base) AS pull_pp,
  s.share_of_sales,
  coalesce(growth_flag(coalesce(s.now, s.export), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN s.now IS NULL OR total.base IS NULL OR total.base <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN s.share_of_sales IS NULL THEN 'not_reported' WHEN s.sales_left_out THEN 'partial' END AS dependence_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
CROSS JOIN total
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
ORDER BY s.is_total DESC, s.export DESC, s.code NULLS LAST
