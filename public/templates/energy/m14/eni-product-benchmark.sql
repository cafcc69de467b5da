/*---
id: eni-product-benchmark
version: 1
title: { zh: 单位产品能耗对标, en: Product benchmark }
question: { zh: 单位产品能耗与自己的上年、与同类最好水平差多少？, en: How far is energy per product from the own past and from the best of the group? }
tableTitle: { zh: '单位产品能耗对标（:period_ym.year年:period_ym.ytd，指标:item）', en: 'Energy per product against the best, item :item, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
inputs:
  energy_item: [uscc, period_ym, item_code, num_ytd, den_ytd, unit_use_cur, unit_use_ly?]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_item ORDER BY 1 DESC
  item:
    type: choice
    label: { zh: 单耗指标, en: Item }
    default: { from: first-choice }
    choices: SELECT item_code FROM energy_item WHERE item_code IS NOT NULL GROUP BY item_code ORDER BY count(DISTINCT uscc) DESC, item_code
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
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: rank, label: { zh: 位次, en: Rank }, decimals: 0 }
  - { name: energy, label: { zh: 能源消费量, en: Energy used }, unit: 吨标准煤, decimals: 1 }
  - { name: product, label: { zh: 产品产量, en: Output of the product }, decimals: 0 }
  - { name: unit_use, group: { zh: 单位产品能耗, en: Energy per product }, label: { zh: 本期, en: Now }, decimals: 4 }
  - { name: unit_use_ly, group: { zh: 单位产品能耗, en: Energy per product }, label: { zh: 上年同期, en: A year ago }, decimals: 4 }
  - { name: vs_ly, group: { zh: 单位产品能耗, en: Energy per product }, label: { zh: 比上年, en: Against last year }, unit: '%', decimals: 1, rate: true }
  - { name: vs_best, group: { zh: 单位产品能耗, en: Energy per product }, label: { zh: 高于最好水平, en: Above the best }, unit: '%', decimals: 1, rate: true }
  - { name: saving, label: { zh: 达到最好水平可节能, en: Saving at the best level }, unit: 吨标准煤, decimals: 1 }
  - { name: energy_flag, flagOf: energy }
  - { name: product_flag, flagOf: product }
  - { name: unit_use_flag, flagOf: unit_use }
  - { name: unit_use_ly_flag, flagOf: unit_use_ly }
  - { name: vs_ly_flag, flagOf: vs_ly }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dot, category: unit_name, series: [unit_use, unit_use_ly] }
notes:
  - { zh: '由低到高排列；最好水平为本期全区同一指标中最低的，位次也在全区内。单耗用报表数，没有的用能源消费量除以产量。', en: 'Lowest first; the best is the lowest of the item in the district, and ranks are those of the district. Figures of the form, else energy over output of the product.' }
  - { zh: 全区为能源消费量合计除以产量合计；上年同期由各企业单耗按本期产量加权。, en: 'The whole district is the sum of energy over the sum of output; a year ago weighted by the output of now.' }
source: { zh: 规模以上工业单位产品能耗（205-3）, en: Energy per product of industry above scale (form 205-3) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
items AS (
  SELECT i.uscc, coalesce(u.unit_name, i.uscc) AS unit_name, u.town_code, i.num_ytd AS energy, i.den_ytd AS product,
    coalesce(i.unit_use_cur, ratio(i.num_ytd, i.den_ytd)) AS unit_use, i.unit_use_ly
  FROM energy_item i LEFT JOIN unit_now u ON u.uscc = i.uscc
  WHERE i.period_ym = :period_ym AND i.item_code = :item
),
best AS (
  SELECT min(unit_use) AS unit_use FROM items WHERE unit_use > 0
),
ranked AS (
  SELECT i.*, b.unit_use AS best, CASE WHEN i.unit_use IS NOT NULL THEN rank() OVER (ORDER BY round(i.unit_use, 6) NULLS LAST) END AS rank
  FROM items i CROSS JOIN best b
),
own AS (
  SELECT *, (unit_use - best) * product AS saving FROM ranked WHERE :town IS NULL OR town_code = :town
),
total AS (
  SELECT count(*) AS units, sum(energy) AS energy, count(energy) AS energy_units, sum(product) AS product, count(product) AS product_units,
    ratio(sum(energy) FILTER (product IS NOT NULL), sum(product) FILTER (energy IS NOT NULL)) AS unit_use, count(energy + product) AS both_units,
    ratio(sum(unit_use_ly * product), sum(product) FILTER (unit_use_ly IS NOT NULL)) AS unit_use_ly, count(unit_use_ly + product) AS ly_units,
    sum(unit_use * product) FILTER (unit_use_ly IS NOT NULL) AS now, sum(unit_use_ly * product) FILTER (unit_use IS NOT NULL) AS base,
    count(unit_use + unit_use_ly + product) AS yoy_units,
    any_value(best) AS best, sum(saving) AS saving
  FROM own
)
SELECT '全区' AS unit_name, NULL AS uscc, NULL AS town, NULL AS rank, energy, product, unit_use, unit_use_ly,
  growth_rate(now, base) AS vs_ly, growth_rate(unit_use, best) AS vs_best, saving,
  CASE WHEN energy IS NULL THEN 'not_reported' WHEN energy_units < units THEN 'partial' END AS energy_flag,
  CASE WHEN product IS NULL THEN 'not_reported' WHEN product_units < units THEN 'partial' END AS product_flag,
  CASE WHEN unit_use IS NULL THEN 'not_reported' WHEN both_units < units THEN 'partial' END AS unit_use_flag,
  CASE WHEN unit_use_ly IS NULL THEN 'no_base' WHEN ly_units < units THEN 'partial' END AS unit_use_ly_flag,
  CASE WHEN growth_rate(now, base) IS NULL THEN 'no_base' WHEN yoy_units < units THEN 'partial' END AS vs_ly_flag,
  0 AS level, 'total' AS row_kind
FROM total
WHERE units > 0
UNION ALL
(
  SELECT o.unit_name, o.uscc, coalesce(t.town_name, o.town_code), o.rank, o.energy, o.product, o.unit_use, o.unit_use_ly,
    growth_rate(o.unit_use, o.unit_use_ly), growth_rate(o.unit_use, o.best), o.saving,
    CASE WHEN o.energy IS NULL THEN 'not_reported' END,
    CASE WHEN o.product IS NULL THEN 'not_reported' END,
    CASE WHEN o.unit_use IS NULL THEN 'not_reported' END,
    CASE WHEN o.unit_use_ly IS NULL THEN 'no_base' END,
    growth_flag(o.unit_use, o.unit_use_ly, min_base := 0),
    1, 'data'
  FROM own o LEFT JOIN town_dim t ON t.town_code = o.town_code
  ORDER BY round(o.unit_use, 6) NULLS LAST, o.uscc
  LIMIT :n
)
