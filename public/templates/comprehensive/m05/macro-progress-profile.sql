/*---
id: macro-progress-profile
version: 1
title: { zh: 进度与季节特征, en: Progress against seasonal norm }
question: { zh: 累计进度比往年同期快还是慢？, en: Is progress to date ahead of the norm of the years before? }
tableTitle: { zh: ':year.year年累计进度与前:years年同期进度', en: 'Progress of :year and that of the :years years before' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  macro: [indicator_code, region_code, period_ym, value_cur, value_unit]
  target?: [year, indicator_code, region_code, target_value, target_type]
  town_dim?: [town_code, town_name]
parameters:
  indicator:
    type: choice
    label: { zh: 指标, en: Indicator }
    default: { from: first-choice }
    choices: >-
      SELECT indicator_code, CASE indicator_code WHEN 'gdp' THEN '地区生产总值' WHEN 'industry_output' THEN '规上工业总产值' WHEN 'industry_va' THEN '工业增加值'
      WHEN 'services_revenue' THEN '规上服务业营业收入' WHEN 'retail' THEN '社会消费品零售额' WHEN 'investment' THEN '固定资产投资' WHEN 'exports' THEN '出口总额'
      WHEN 'imports' THEN '进口总额' WHEN 'fiscal_revenue' THEN '一般公共预算收入' WHEN 'power_use' THEN '用电量' WHEN 'energy_tce' THEN '综合能源消费量' ELSE indicator_code END
      FROM macro WHERE indicator_code NOT IN ('deposits', 'loans', 'cpi') GROUP BY indicator_code ORDER BY indicator_code <> 'industry_output', indicator_code
  region:
    type: choice
    label: { zh: 地区, en: Region }
    default: { from: first-choice }
    choices: >-
      SELECT m.region_code, coalesce(any_value(t.town_name), m.region_code) FROM macro m LEFT JOIN town_dim t ON t.town_code = m.region_code GROUP BY m.region_code
      ORDER BY m.region_code NOT IN (SELECT left(town_code, 6) FROM town_dim WHERE town_code IS NOT NULL), m.region_code
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM macro ORDER BY 1 DESC
  years:
    type: integer
    label: { zh: 前几年, en: Years before }
    default: 4
    minimum: 1
columns:
  - { name: month, label: { zh: 期别, en: Month } }
  - { name: unit, label: { zh: 计量单位, en: Unit } }
  - { name: value, group: { zh: 本年, en: This year }, label: { zh: 累计, en: To date }, decimals: 2 }
  - { name: ytd_share, group: { zh: 本年, en: This year }, label: { zh: 进度, en: Progress }, unit: '%', decimals: 1 }
  - { name: norm_mean, group: { zh: 往年同期进度, en: Progress of earlier years }, label: { zh: 平均, en: Mean }, unit: '%', decimals: 1 }
  - { name: norm_min, group: { zh: 往年同期进度, en: Progress of earlier years }, label: { zh: 最低, en: Lowest }, unit: '%', decimals: 1 }
  - { name: norm_max, group: { zh: 往年同期进度, en: Progress of earlier years }, label: { zh: 最高, en: Highest }, unit: '%', decimals: 1 }
  - { name: norm_years, group: { zh: 往年同期进度, en: Progress of earlier years }, label: { zh: 年数, en: Years }, decimals: 0 }
  - { name: gap_pp, label: { zh: 比往年平均快, en: Ahead of the mean }, unit: 百分点, decimals: 1 }
  - { name: basis, label: { zh: 进度的分母, en: Progress towards }, values: [{ value: 全年实际, label: { zh: 全年实际, en: the year as it was } }, { value: 年度目标, label: { zh: 年度目标, en: the target } }, { value: 上年全年, label: { zh: 上年全年, en: the year before } }] }
  - { name: share_flag, flagOf: ytd_share }
  - { name: norm_flag, flagOf: norm_mean }
  - { name: gap_flag, flagOf: gap_pp }
chart: { kind: fan, category: month, value: norm_mean, low: norm_min, high: norm_max, target: ytd_share }
notes:
  - { zh: 进度为累计数占全年数的比重。当年全年数没有出来时，分母用年度目标（增速目标折成数值），没有目标的用上年全年。, en: "Progress is the figure to date over that of the year. Until December the target is the denominator (growth targets turned into levels), without a target the year before." }
  - { zh: 往年只用12月有数的年份；余额和价格指数没有进度。, en: Earlier years count if their December is known; balances and price indices have no progress. }
source: { zh: 各专业、各部门月报；区政府考核目标, en: Reports of sections and departments; targets of the district }
---*/
WITH
own AS (
  SELECT period_ym, CAST(left(period_ym, 4) AS INTEGER) AS year, substr(period_ym, 6, 2) AS month, value_cur, value_unit
  FROM macro
  WHERE indicator_code = :indicator AND region_code = :region
),
totals AS (
  SELECT year, max(value_cur) AS total FROM own WHERE month = '12' AND value_cur > 0 GROUP BY year
),
goal AS (
  SELECT CASE WHEN t.target_type = 'growth' THEN b.total * (1 + t.target_value / 100) ELSE t.target_value END AS total
  FROM target t LEFT JOIN totals b ON b.year = t.year - 1
  WHERE t.indicator_code = :indicator AND t.region_code = :region AND t.year = CAST(:year AS INTEGER)
),
whole AS (
  SELECT n.total AS actual, (SELECT max(total) FROM goal) AS goal, b.total AS before
  FROM (SELECT CAST(:year AS INTEGER) AS year) y
  LEFT JOIN totals n ON n.year = y.year
  LEFT JOIN totals b ON b.year = y.year - 1
),
norms AS (
  SELECT o.month, avg(share_of(o.value_cur, t.total)) AS mean, min(share_of(o.value_cur, t.total)) AS low, max(share_of(o.value_cur, t.total)) AS high,
    count(o.value_cur) AS years
  FROM own o JOIN totals t ON t.year = o.year
  WHERE o.year BETWEEN CAST(:year AS INTEGER) - :years AND CAST(:year AS INTEGER) - 1
  GROUP BY o.month
),
months AS (
  SELECT month FROM own WHERE year = CAST(:year AS INTEGER) UNION SELECT month FROM norms
),
lines AS (
  SELECT m.month, o.value_cur AS value, share_of(o.value_cur, coalesce(w.actual, w.goal, w.before)) AS share, n.mean, n.low, n.high, n.years,
    CASE WHEN w.actual IS NOT NULL THEN '全年实际' WHEN w.goal IS NOT NULL THEN '年度目标' WHEN w.before IS NOT NULL THEN '上年全年' END AS basis
  FROM months m
  CROSS JOIN whole w
  LEFT JOIN own o ON o.year = CAST(:year AS INTEGER) AND o.month = m.month
  LEFT JOIN norms n ON n.month = m.month
)
SELECT
  :year || '-' || month AS month,
  (SELECT any_value(value_unit) FROM own) AS unit,
  value,
  share AS ytd_share,
  mean AS norm_mean,
  low AS norm_min,
  high AS norm_max,
  coalesce(years, 0) AS norm_years,
  share - mean AS gap_pp,
  basis,
  CASE WHEN value IS NULL THEN 'not_reported' WHEN share IS NULL THEN 'no_ref' END AS share_flag,
  CASE WHEN mean IS NULL THEN 'no_ref' END AS norm_flag,
  CASE WHEN value IS NULL THEN 'not_reported' WHEN share IS NULL OR mean IS NULL THEN 'no_ref' END AS gap_flag
FROM lines
ORDER BY month
