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
parameters:
  indicator:
    type: choice
    label: { zh: 指标, en: Indicator }
    default: { from: first-choice }
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
  - { zh: 位次按公布到一位小数的增速排，相同的并列；位次变化为正表示上升。全市不参加排位。, en: Ranks go by rates rounded to one decimal; equal ones share a rank. A positive change is a rise. The city as a whole is not ranked. }
source: { zh: 各区公布数, en: Figures published by the regions }
---*/
WITH
rates AS (
  SELECT region_code, period_ym, yoy
  FROM macro
  WHERE indicator_code = :indicator AND period_ym IN (:period_ym, ym_ly(:period_ym)) AND right(region_code, 2) <> '00'
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
