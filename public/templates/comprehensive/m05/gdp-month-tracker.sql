/*---
id: gdp-month-tracker
version: 1
title: { zh: 月度GDP动态测算, en: Monthly GDP tracker }
question: { zh: 季度结果出来之前，基础指标测算的地区生产总值增速是多少，误差多大？, en: 'What growth do the base indicators imply before the quarter closes, and how far off were they?' }
tableTitle: { zh: '地区生产总值增速月度测算（至:period_ym）', en: 'GDP growth implied by base indicators, until :period_ym' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  gdp_base: [period_ym, base_code, yoy, weight, item_code, lag_months?]
  gdp_component: [period_q, region_code, item_code, value_ytd, real_yoy]
  town_dim?: [town_code]
parameters:
  region:
    type: choice
    label: { zh: 地区, en: Region }
    default: { from: first-choice }
    choices: >-
      SELECT region_code FROM gdp_component GROUP BY region_code
      ORDER BY region_code NOT IN (SELECT left(town_code, 6) FROM town_dim WHERE town_code IS NOT NULL), region_code
  period_ym:
    type: period
    label: { zh: 截止期别, en: Until }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM gdp_base ORDER BY 1 DESC
  months:
    type: integer
    label: { zh: 最近几期, en: Latest months }
    default: 22
    minimum: 1
columns:
  - { name: month, label: { zh: 期别, en: Month } }
  - { name: implied_growth, group: { zh: 测算增速, en: Implied growth }, label: { zh: 测算, en: Implied }, unit: '%', decimals: 1 }
  - { name: low, group: { zh: 测算增速, en: Implied growth }, label: { zh: 下限, en: Low }, unit: '%', decimals: 1 }
  - { name: high, group: { zh: 测算增速, en: Implied growth }, label: { zh: 上限, en: High }, unit: '%', decimals: 1 }
  - { name: published_growth, label: { zh: 核算增速, en: Published growth }, unit: '%', decimals: 1 }
  - { name: error, label: { zh: 测算误差, en: Error }, unit: 百分点, decimals: 1 }
  - { name: coverage, label: { zh: 覆盖增加值, en: Value added covered }, unit: '%', decimals: 1 }
  - { name: implied_flag, flagOf: implied_growth }
chart: { kind: fan, category: month, value: implied_growth, low: low, high: high, target: published_growth }
notes:
  - { zh: 行业增速为其基础指标同比按权重的平均（有错月的用前几月的数），再按本月之前最近季度的现价结构加总；没有基础指标的行业不计，覆盖率另列。, en: 'The rate of an item is the weighted mean of its base indicators (lagging ones earlier), summed by the structure of the latest quarter before the month; items without base indicators are left out, see coverage.' }
  - { zh: 上下限为测算加减历次误差的均方根；测算只作动态参考，不替代季度核算。, en: The band is the root mean square of the errors so far; the estimate does not replace the quarterly account. }
source: { zh: 核算基础指标、季度生产总值, en: 'Base indicators of GDP accounting, quarterly GDP' }
---*/
WITH
times AS (
  SELECT period_ym AS month FROM gdp_base WHERE period_ym <= :period_ym GROUP BY period_ym ORDER BY period_ym DESC LIMIT :months
),
-- The newest rate of each base indicator that its lag allows, three months old at most.
base_rates AS (
  SELECT t.month, b.item_code, b.weight, b.yoy
  FROM times t
  JOIN gdp_base b ON b.period_ym <= ym_add(t.month, -coalesce(b.lag_months, 0)) AND b.period_ym > ym_add(t.month, -coalesce(b.lag_months, 0) - 3)
  QUALIFY row_number() OVER (PARTITION BY t.month, b.base_code ORDER BY b.period_ym DESC) = 1
),
item_rates AS (
  SELECT month, item_code, ratio(sum(weight * yoy), sum(weight)) AS rate
  FROM base_rates
  WHERE yoy IS NOT NULL
  GROUP BY month, item_code
),
structure AS (
  SELECT item_code, period_q, value_ytd
  FROM gdp_component
  WHERE region_code = :region AND item_code NOT IN ('GDP', 'S1', 'S2', 'S3') AND value_ytd IS NOT NULL
),
quarters AS (
  SELECT t.month, coalesce(max(s.period_q) FILTER (WHERE quarter_end(s.period_q) < t.month), min(s.period_q)) AS quarter
  FROM times t CROSS JOIN structure s
  GROUP BY t.month
),
implied AS (
  SELECT q.month, ratio(sum(s.value_ytd * r.rate), sum(s.value_ytd) FILTER (WHERE r.rate IS NOT NULL)) AS implied,
    share_of(sum(s.value_ytd) FILTER (WHERE r.rate IS NOT NULL), sum(s.value_ytd)) AS coverage
  FROM quarters q
  JOIN structure s ON s.period_q = q.quarter
  LEFT JOIN item_rates r ON r.month = q.month AND r.item_code = s.item_code
  GROUP BY q.month
),
published AS (
  SELECT quarter_end(period_q) AS month, real_yoy FROM gdp_component WHERE region_code = :region AND item_code = 'GDP'
),
compared AS (
  SELECT t.month, i.implied, i.coverage, p.real_yoy AS published, i.implied - p.real_yoy AS error
  FROM times t
  LEFT JOIN implied i ON i.month = t.month
  LEFT JOIN published p ON p.month = t.month
),
spread AS (
  SELECT sqrt(avg(error * error)) AS rms FROM compared
)
SELECT
  c.month,
  c.implied AS implied_growth,
  c.implied - s.rms AS low,
  c.implied + s.rms AS high,
  c.published AS published_growth,
  c.error,
  c.coverage,
  CASE WHEN c.implied IS NULL THEN 'not_reported' END AS implied_flag
FROM compared c CROSS JOIN spread s
ORDER BY c.month
