/*---
id: en-purchase-price
version: 1
title: { zh: 能源购进均价, en: Purchase price of energy }
question: { zh: 各品种能源的购进价格是多少，谁的价格离群？, en: 'What do units pay for each kind of energy, and whose price is out of line?' }
tableTitle: { zh: '规模以上工业能源购进均价（:period_ym.year年:period_ym.ytd）', en: 'Purchase price of energy in industry, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m13
inputs:
  energy_use: [uscc, period_ym, energy_code, purchase_ytd, purchase_amt_ytd, coef_used?]
  energy_dim: [energy_code, energy_name?, phys_unit?, coef_ref?]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_use ORDER BY 1 DESC
  z:
    type: number
    label: { zh: 离群界线（稳健z值）, en: Limit of the robust z }
    default: 3
    minimum: 0
  min_units:
    type: integer
    label: { zh: 判断离群最少家数, en: Fewest units to judge }
    default: 8
    minimum: 2
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: kind, label: { zh: 品种, en: Kind }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: phys_unit, label: { zh: 实物单位, en: Physical unit } }
  - { name: units, label: { zh: 购进企业, en: Units }, unit: 家, decimals: 0 }
  - { name: bought, label: { zh: 购进量, en: Quantity }, decimals: 1 }
  - { name: amount, label: { zh: 购进金额, en: Amount }, unit: 万元, decimals: 1 }
  - { name: mean, group: { zh: 每实物单位价格, en: Price per physical unit }, label: { zh: 均价, en: Mean }, unit: 元, decimals: 0 }
  - { name: p10, group: { zh: 每实物单位价格, en: Price per physical unit }, label: { zh: 十分位, en: Tenth percentile }, unit: 元, decimals: 0 }
  - { name: median, group: { zh: 每实物单位价格, en: Price per physical unit }, label: { zh: 中位数, en: Median }, unit: 元, decimals: 0 }
  - { name: p90, group: { zh: 每实物单位价格, en: Price per physical unit }, label: { zh: 九十分位, en: Ninetieth percentile }, unit: 元, decimals: 0 }
  - { name: per_tce, label: { zh: 每吨标准煤价格, en: Price per tce }, unit: 元, decimals: 0 }
  - { name: outliers, group: { zh: 离群企业, en: Outliers }, label: { zh: 家数, en: Units }, unit: 家, decimals: 0 }
  - { name: outlier_names, group: { zh: 离群企业, en: Outliers }, label: { zh: 名称, en: Names } }
  - { name: bought_flag, flagOf: bought }
  - { name: mean_flag, flagOf: mean }
  - { name: per_tce_flag, flagOf: per_tce }
  - { name: low_index, label: { zh: 最低, en: Lowest }, unit: '%', decimals: 1, role: hidden }
  - { name: q1_index, label: { zh: 下四分位, en: Lower quartile }, unit: '%', decimals: 1, role: hidden }
  - { name: middle_index, label: { zh: 中位数, en: Median }, unit: '%', decimals: 1, role: hidden }
  - { name: q3_index, label: { zh: 上四分位, en: Upper quartile }, unit: '%', decimals: 1, role: hidden }
  - { name: high_index, label: { zh: 最高, en: Highest }, unit: '%', decimals: 1, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: box
  category: kind
  low: low_index
  q1: q1_index
  value: middle_index
  q3: q3_index
  high: high_index
  title: { zh: 能源购进价格的离散（各品种中位数为100）, en: 'Spread of purchase prices, median of each kind = 100' }
notes:
  - { zh: '均价为金额合计除以购进量合计，分位数按企业计；只用购进量大于零且有金额的企业。', en: 'Mean is the sum of amounts over the sum of quantities, percentiles are those of units; only units with a quantity above zero and an amount.' }
  - { zh: '价格的稳健z值绝对值超过:z的为离群，同品种不足:min_units家的不判断；最多列出离得最远的三家。', en: 'Beyond a robust z of :z a price is out of line, with fewer than :min_units units none is; the three farthest are named.' }
source: { zh: 规模以上工业能源统计（205-1 能源购进、消费与库存）, en: Energy statistics of industry above scale (form 205-1) }
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
own AS (
  SELECT e.uscc, coalesce(u.unit_name, e.uscc) AS unit_name, e.energy_code AS code, e.purchase_ytd AS bought, e.purchase_amt_ytd AS amount,
    e.purchase_ytd * coalesce(e.coef_used, d.coef_ref) AS tce,
    CASE WHEN e.purchase_ytd > 0 THEN e.purchase_amt_ytd * 10000 / e.purchase_ytd END AS price
  FROM energy_use e
  LEFT JOIN energy_dim d ON d.energy_code = e.energy_code
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  WHERE e.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town) AND (e.purchase_ytd <> 0 OR e.purchase_ytd IS NULL OR e.purchase_amt_ytd <> 0)
),
centred AS (
  SELECT *, median(price) OVER (PARTITION BY code) AS middle, count(price) OVER (PARTITION BY code) AS peers,
    quantile_cont(price, 0.75) OVER (PARTITION BY code) - quantile_cont(price, 0.25) OVER (PARTITION BY code) AS spread
  FROM own
),
judged AS (
  SELECT *, CASE WHEN peers >= :min_units THEN
      robust_z(price, middle, coalesce(nullif(median(abs(price - middle)) OVER (PARTITION BY code), 0), spread / 2))
    END AS z
  FROM centred
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY code ORDER BY round(abs(z), 6) DESC NULLS LAST, uscc) AS place FROM judged
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS entries, count(price) AS prices, count(DISTINCT CASE WHEN price IS NOT NULL THEN uscc END) AS units,
    sum(bought) FILTER (price IS NOT NULL) AS bought, sum(amount) FILTER (price IS NOT NULL) AS amount,
    sum(amount) FILTER (price IS NOT NULL AND tce IS NOT NULL) AS converted, sum(tce) FILTER (price IS NOT NULL) AS tce, count(price + tce) AS converted_units,
    quantile_cont(price, 0.1) AS p10, quantile_cont(price, 0.25) AS p25, median(price) AS median, quantile_cont(price, 0.75) AS p75, quantile_cont(price, 0.9) AS p90,
    min(price) AS low, max(price) AS high,
    count(*) FILTER (abs(z) > :z) AS outliers,
    string_agg(unit_name, '、' ORDER BY place) FILTER (abs(z) > :z AND place <= 3) AS outlier_names
  FROM ranked
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '合计' ELSE coalesce(d.energy_name, s.code) END AS kind,
  d.phys_unit,
  s.units,
  CASE WHEN NOT s.is_total THEN s.bought END AS bought,
  s.amount,
  CASE WHEN NOT s.is_total THEN ratio(s.amount, s.bought) * 10000 END AS mean,
  CASE WHEN NOT s.is_total THEN s.p10 END AS p10,
  CASE WHEN NOT s.is_total THEN s.median END AS median,
  CASE WHEN NOT s.is_total THEN s.p90 END AS p90,
  ratio(s.converted, s.tce) * 10000 AS per_tce,
  s.outliers,
  CASE WHEN NOT s.is_total THEN s.outlier_names END AS outlier_names,
  CASE WHEN s.prices = 0 THEN 'not_reported' WHEN s.prices < s.entries THEN 'partial' END AS bought_flag,
  CASE WHEN s.prices = 0 THEN 'not_reported' WHEN NOT s.is_total AND s.prices < s.entries THEN 'partial' END AS mean_flag,
  CASE WHEN s.converted_units = 0 THEN 'not_reported' WHEN s.converted_units < s.entries THEN 'partial' END AS per_tce_flag,
  CASE WHEN NOT s.is_total THEN share_of(s.low, s.median) END AS low_index,
  CASE WHEN NOT s.is_total THEN share_of(s.p25, s.median) END AS q1_index,
  CASE WHEN NOT s.is_total THEN share_of(s.median, s.median) END AS middle_index,
  CASE WHEN NOT s.is_total THEN share_of(s.p75, s.median) END AS q3_index,
  CASE WHEN NOT s.is_total THEN share_of(s.high, s.median) END AS high_index,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s LEFT JOIN energy_dim d ON d.energy_code = s.code
WHERE s.entries > 0
ORDER BY s.is_total DESC, round(s.amount, 6) DESC NULLS LAST, s.code
