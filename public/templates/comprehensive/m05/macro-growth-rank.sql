/*---
id: macro-growth-rank
version: 1
title: { zh: 区域增速位次, en: Growth rank among regions }
question: { zh: 我们的增速在各区排第几，比上年同期进退几位？, en: Where do we rank by growth and did we move since last year? }
tableTitle: { zh: ':indicator增速位次（:period_ym.year年:period_ym.ytd）', en: 'Growth of :indicator by region, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  macro: [indicator_code, region_code, period_ym, yoy]
  town_dim?: [town_code]
parameters:
  indicator:
    type: choice
    label: { zh: 指标, en: Indicator }
    default: { from: first-choice }
    options:
      - { value: gdp, label: { zh: 地区生产总值, en: GDP } }
      - { value: industry_output, label: { zh: 规上工业总产值, en: Industrial output } }
      - { value: industry_va, label: { zh: 工业增加值, en: Value added of industry } }
      - { value: services_revenue, label: { zh: 规上服务业营业收入, en: Revenue of services } }
      - { value: retail, label: { zh: 社会消费品零售额, en: Retail sales } }
      - { value: investment, label: { zh: 固定资产投资, en: Investment in fixed assets } }
      - { value: exports, label: { zh: 出口总额, en: Exports } }
      - { value: imports, label: { zh: 进口总额, en: Imports } }
      - { value: fiscal_revenue, label: { zh: 一般公共预算收入, en: Public budget revenue } }
      - { value: deposits, label: { zh: 存款余额, en: Deposits } }
      - { value: loans, label: { zh: 贷款余额, en: Loans } }
      - { value: cpi, label: { zh: 居民消费价格指数, en: Consumer prices } }
      - { value: power_use, label: { zh: 用电量, en: Electricity use } }
      - { value: energy_tce, label: { zh: 综合能源消费量, en: Energy use } }
    choices: SELECT indicator_code FROM macro WHERE yoy IS NOT NULL GROUP BY indicator_code ORDER BY indicator_code <> 'industry_output', 1
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM macro WHERE yoy IS NOT NULL ORDER BY 1 DESC
columns:
  - { name: rank, label: { zh: 位次, en: Rank }, decimals: 0 }
  - { name: region, label: { zh: 地区, en: Region } }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: rank_ly, label: { zh: 上年同期位次, en: Rank a year ago }, decimals: 0 }
  - { name: rank_change, label: { zh: 位次变化, en: Change of rank }, decimals: 0 }
  - { name: yoy_flag, flagOf: yoy }
chart: { kind: bar, category: region, series: [yoy] }
notes:
  - { zh: 位次按公布到一位小数的增速排，相同的并列；位次变化为正表示上升。全市和街镇不参加排位。, en: Ranks go by rates rounded to one decimal; equal ones share a rank. A positive change is a rise. The city as a whole and towns are not ranked. }
source: { zh: 各区公布数, en: Figures published by the regions }
---*/
WITH
rates AS (
  SELECT region_code, period_ym, yoy
  FROM macro
  WHERE indicator_code = :indicator AND period_ym IN (:period_ym, ym_ly(:period_ym)) AND right(region_code, 2) <> '00'
    AND region_code NOT IN (SELECT town_code FROM town_dim WHERE town_code IS NOT NULL)
),
ranked AS (
  SELECT *, dense_rank() OVER (PARTITION BY period_ym ORDER BY round_half_up(yoy, 1) DESC) AS rank
  FROM rates
  WHERE yoy IS NOT NULL
)
SELECT
  n.rank,
  r.region_code AS region,
  r.yoy,
  b.rank AS rank_ly,
  b.rank - n.rank AS rank_change,
  CASE WHEN r.yoy IS NULL THEN 'not_reported' END AS yoy_flag
FROM rates r
LEFT JOIN ranked n ON n.region_code = r.region_code AND n.period_ym = r.period_ym
LEFT JOIN ranked b ON b.region_code = r.region_code AND b.period_ym = ym_ly(:period_ym)
WHERE r.period_ym = :period_ym
ORDER BY n.rank NULLS LAST, r.region_code
