/*---
id: ind-year-forecast
version: 1
title: { zh: 全年产值预测, en: Full-year forecast }
question: { zh: 按往年的季节进度，全年产值会是多少，最低最高多少？, en: 'Where does the year end by the seasonal shares of past years, at the lowest and at the highest?' }
tableTitle: { zh: '规模以上工业全年产值预测（:period_ym.year年，据:period_ym.ytd和前:years年进度）', en: 'Forecast of industrial output of :period_ym.year from :period_ym.ytd and the shares of :years years' }
subsystem: industry
module: m08
scope: nominal
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY ym_month(period_ym) = 12, 1 DESC
  years:
    type: integer
    label: { zh: 前几年, en: Years before }
    default: 3
    minimum: 2
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: month, label: { zh: 期别, en: Month }, values: [{ value: 全年, label: { zh: 全年, en: Whole year } }] }
  - { name: actual, group: { zh: 累计产值, en: Output to date }, label: { zh: 实际, en: Actual }, unit: 亿元, decimals: 2 }
  - { name: lo, group: { zh: 累计产值, en: Output to date }, label: { zh: 低, en: Low }, unit: 亿元, decimals: 2 }
  - { name: mid, group: { zh: 累计产值, en: Output to date }, label: { zh: 中, en: Middle }, unit: 亿元, decimals: 2 }
  - { name: hi, group: { zh: 累计产值, en: Output to date }, label: { zh: 高, en: High }, unit: 亿元, decimals: 2 }
  - { name: yoy_lo, group: { zh: 名义增速, en: Nominal growth }, label: { zh: 低, en: Low }, unit: '%', decimals: 1, rate: true }
  - { name: yoy_mid, group: { zh: 名义增速, en: Nominal growth }, label: { zh: 中, en: Middle }, unit: '%', decimals: 1, rate: true }
  - { name: yoy_hi, group: { zh: 名义增速, en: Nominal growth }, label: { zh: 高, en: High }, unit: '%', decimals: 1, rate: true }
  - { name: years_used, label: { zh: 所用年数, en: Years used }, decimals: 0 }
  - { name: mid_flag, flagOf: mid }
  - { name: yoy_flag, flagOf: yoy_mid }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: fan, category: month, value: mid, low: lo, high: hi, target: actual }
notes:
  - { zh: 中为本期累计除以往年同期进度的平均，低和高用最快和最慢的一年；不足两年不预测。, en: 'Middle: output to date over the mean share of past years; low and high by the fastest and the slowest year; no forecast from fewer than two years.' }
  - { zh: 往年为当年全部单位的累计数，没有载入的年份用次年表内的上年同期数；名义增速与上一年同样的数相比，不是可比增速。, en: 'Past years as all units reported then, years that are not loaded by the bases on the forms of the year after; nominal growth is against the same figures of the year before.' }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, arg_max(town_code, snap_ym) AS town_code FROM unit GROUP BY uscc
),
own AS (
  SELECT ym_year(o.period_ym) AS year, ym_month(o.period_ym) AS month, o.output_ytd, o.output_ytd_ly
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
paths AS (
  SELECT year, month, 1 AS choice, sum(output_ytd) AS x FROM own GROUP BY year, month
  UNION ALL
  SELECT year - 1, month, 2, sum(output_ytd_ly) FROM own GROUP BY year, month
),
-- A past year counts when its December and the month of the period are known, as it was reported then if possible.
usable AS (
  SELECT p.year, p.choice, max(p.x) FILTER (WHERE p.month = 12) AS total, max(p.x) FILTER (WHERE p.month = ym_month(:period_ym)) AS until
  FROM paths p
  WHERE p.year BETWEEN ym_year(:period_ym) - :years AND ym_year(:period_ym) - 1
  GROUP BY p.year, p.choice
  HAVING total > 0 AND until > 0
  QUALIFY row_number() OVER (PARTITION BY p.year ORDER BY p.choice) = 1
),
past AS (
  SELECT p.year, p.month, p.x, u.until, u.total FROM usable u JOIN paths p ON p.year = u.year AND p.choice = u.choice
),
now AS (
  SELECT sum(output_ytd) AS x FROM own WHERE year = ym_year(:period_ym) AND month = ym_month(:period_ym)
),
shares AS (
  SELECT count(*) AS years, avg(until / total) AS share FROM usable
),
forecasts AS (
  SELECT p.month, min(n.x * p.x / p.until) AS lo, any_value(n.x) / any_value(s.share) * avg(p.x / p.total) AS mid, max(n.x * p.x / p.until) AS hi,
    max(p.x) FILTER (WHERE p.year = ym_year(:period_ym) - 1) AS before
  FROM past p CROSS JOIN now n CROSS JOIN shares s
  GROUP BY p.month
),
months AS (
  SELECT month FROM paths WHERE year = ym_year(:period_ym) AND choice = 1 AND month <= ym_month(:period_ym)
  UNION
  SELECT month FROM forecasts WHERE month > ym_month(:period_ym)
  UNION
  SELECT 12
),
lines AS (
  SELECT m.month, a.x AS actual, s.years, f.before,
    CASE WHEN a.x IS NOT NULL THEN a.x WHEN s.years >= 2 THEN f.lo END AS lo,
    CASE WHEN a.x IS NOT NULL THEN a.x WHEN s.years >= 2 THEN f.mid END AS mid,
    CASE WHEN a.x IS NOT NULL THEN a.x WHEN s.years >= 2 THEN f.hi END AS hi
  FROM months m
  CROSS JOIN shares s
  LEFT JOIN paths a ON a.year = ym_year(:period_ym) AND a.choice = 1 AND a.month = m.month AND m.month <= ym_month(:period_ym)
  LEFT JOIN forecasts f ON f.month = m.month
),
printed AS (
  SELECT 1 AS part, left(:period_ym, 4) || '-' || lpad(CAST(month AS VARCHAR), 2, '0') AS label, * FROM lines
  UNION ALL
  SELECT 0, '全年', * FROM lines WHERE month = 12
)
SELECT
  label AS month,
  actual / 10000 AS actual,
  lo / 10000 AS lo,
  mid / 10000 AS mid,
  hi / 10000 AS hi,
  growth_rate(lo, before) AS yoy_lo,
  growth_rate(mid, before) AS yoy_mid,
  growth_rate(hi, before) AS yoy_hi,
  years AS years_used,
  CASE WHEN mid IS NULL THEN 'no_ref' END AS mid_flag,
  CASE WHEN mid IS NULL THEN 'no_ref' ELSE growth_flag(mid, before) END AS yoy_flag,
  part AS level,
  CASE part WHEN 0 THEN 'total' ELSE 'data' END AS row_kind
FROM printed
ORDER BY part, label
