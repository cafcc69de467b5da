/*---
id: macro-town-scorecard
version: 1
title: { zh: 街镇经济运行评分卡, en: Town scorecard }
question: { zh: 一个街镇的主要指标怎样，在各街镇排第几，比上期快了还是慢了？, en: 'How do the main indicators of a town stand, with their rank among towns and their lift?' }
tableTitle: { zh: ':town经济运行评分卡（:period_ym.year年:period_ym.ytd）', en: 'Scorecard of :town, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  macro: [indicator_code, region_code, period_ym, value_cur, yoy, value_unit]
  town_dim: [town_code, town_name]
  unit?: [snap_ym, uscc, town_code, exit_ym?]
  risk_score?: [uscc, period_ym, level]
parameters:
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: { from: first-choice }
    choices: SELECT town_code, any_value(town_name) FROM town_dim WHERE town_code IN (SELECT region_code FROM macro) GROUP BY town_code ORDER BY town_code
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM macro WHERE region_code IN (SELECT town_code FROM town_dim) ORDER BY 1 DESC
columns:
  - name: indicator
    label: { zh: 指标, en: Indicator }
    values:
      - { value: industry_output, label: { zh: 规上工业总产值, en: Industrial output } }
      - { value: services_revenue, label: { zh: 规上服务业营业收入, en: Revenue of services } }
      - { value: retail, label: { zh: 社会消费品零售额, en: Retail sales } }
      - { value: investment, label: { zh: 固定资产投资, en: Investment in fixed assets } }
      - { value: fiscal_revenue, label: { zh: 一般公共预算收入, en: Public budget revenue } }
      - { value: power_use, label: { zh: 用电量, en: Electricity use } }
      - { value: energy_tce, label: { zh: 综合能源消费量, en: Energy use } }
      - { value: units, label: { zh: 四上单位数, en: Units above scale } }
      - { value: risk_units, label: { zh: 红黄单位数, en: Units at yellow or red } }
      - { value: risk_pct, label: { zh: 红黄单位占比, en: Share at yellow or red } }
  - { name: unit, label: { zh: 计量单位, en: Unit } }
  - { name: value, label: { zh: 累计（期末）, en: To date (or end) }, decimals: 2 }
  - { name: yoy, group: { zh: 同比, en: YoY }, label: { zh: 本街镇, en: Town }, unit: '%', decimals: 1, rate: true }
  - { name: district_yoy, group: { zh: 同比, en: YoY }, label: { zh: 全区, en: District }, unit: '%', decimals: 1, rate: true }
  - { name: lift, label: { zh: 比上期提高, en: Lift }, unit: 百分点, decimals: 1 }
  - { name: rank, group: { zh: 街镇位次, en: Rank among towns }, label: { zh: 位次, en: Rank }, decimals: 0 }
  - { name: towns, group: { zh: 街镇位次, en: Rank among towns }, label: { zh: 参加排位街镇, en: Towns ranked }, decimals: 0 }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
  - { name: lift_flag, flagOf: lift }
chart: { kind: dot, category: indicator, series: [yoy, district_yoy] }
notes:
  - { zh: 位次按同比（一位小数）由高到低，红黄单位数和占比由低到高，相同的并列；没有数的街镇不参加排位。, en: 'Ranks go by growth to one decimal from high to low, at yellow or red from low to high; equal ones share a rank, towns without a figure are not ranked.' }
  - { zh: 同比为公布数；比上期提高以当年上一个报告期为准，2月没有上期；红黄占比的提高为占比之差，升高为变差。, en: 'Growth as published; the lift is against the report before in the same year, February has none; that of the share at yellow or red is the difference of shares, a rise is for the worse.' }
source: { zh: 街镇月报、四上单位名录、风险评分, en: 'Monthly reports of towns, register, risk scores' }
---*/
WITH
towns AS (
  SELECT DISTINCT town_code FROM town_dim WHERE town_code IS NOT NULL
),
reports AS (
  SELECT m.indicator_code AS indicator, m.region_code, m.period_ym, m.value_cur AS value, m.yoy, m.value_unit AS unit
  FROM macro m
  WHERE left(m.period_ym, 4) = left(:period_ym, 4) AND m.period_ym <= :period_ym
),
-- The report before of each indicator in the same year.
published AS (
  SELECT n.indicator, n.region_code, n.unit, n.value, n.yoy, n.yoy - b.yoy AS lift, d.yoy AS district_yoy
  FROM reports n
  JOIN towns t ON t.town_code = n.region_code
  LEFT JOIN (
    SELECT * FROM reports WHERE period_ym < :period_ym
    QUALIFY row_number() OVER (PARTITION BY indicator, region_code ORDER BY period_ym DESC) = 1
  ) b ON b.indicator = n.indicator AND b.region_code = n.region_code
  LEFT JOIN reports d ON d.indicator = n.indicator AND d.region_code = left(n.region_code, 6) AND d.period_ym = :period_ym
  WHERE n.period_ym = :period_ym
),
-- Units in the frame by month; of the district under its code of six digits.
frame AS (
  SELECT region_code, snap_ym, count(DISTINCT uscc) AS n
  FROM (
    SELECT snap_ym, uscc, unnest([town_code, left(town_code, 6)]) AS region_code
    FROM unit
    WHERE (exit_ym IS NULL OR exit_ym > snap_ym) AND snap_ym IN (:period_ym, ym_ly(:period_ym), ym_prev(:period_ym), ym_ly(ym_prev(:period_ym)))
  )
  GROUP BY region_code, snap_ym
),
frame_rates AS (
  SELECT t.region_code, n.n, growth_rate(n.n, l.n) AS yoy, growth_rate(p.n, q.n) AS yoy_before
  FROM (SELECT town_code AS region_code FROM towns UNION SELECT left(town_code, 6) FROM towns) t
  JOIN frame n ON n.region_code = t.region_code AND n.snap_ym = :period_ym
  LEFT JOIN frame l ON l.region_code = t.region_code AND l.snap_ym = ym_ly(:period_ym)
  LEFT JOIN frame p ON p.region_code = t.region_code AND p.snap_ym = ym_prev(:period_ym)
  LEFT JOIN frame q ON q.region_code = t.region_code AND q.snap_ym = ym_ly(ym_prev(:period_ym))
),
risks AS (
  SELECT u.town_code AS region_code, r.period_ym, count(*) FILTER (WHERE r.level IN ('red', 'yellow')) AS bad,
    share_of(count(*) FILTER (WHERE r.level IN ('red', 'yellow')), count(*)) AS pct
  FROM risk_score r
  JOIN unit u ON u.uscc = r.uscc AND u.snap_ym = r.period_ym
  WHERE r.period_ym IN (:period_ym, ym_prev(:period_ym))
  GROUP BY u.town_code, r.period_ym
),
cards AS (
  SELECT indicator, region_code, unit, value, yoy, lift, district_yoy, round_half_up(yoy, 1) AS points, true AS has_rate FROM published
  UNION ALL
  SELECT 'units', f.region_code, '家', f.n, f.yoy, f.yoy - f.yoy_before, d.yoy, round_half_up(f.yoy, 1), true
  FROM frame_rates f
  JOIN towns t ON t.town_code = f.region_code
  LEFT JOIN frame_rates d ON d.region_code = left(f.region_code, 6)
  UNION ALL
  SELECT 'risk_units', region_code, '家', bad, NULL, NULL, NULL, -bad, false FROM risks WHERE period_ym = :period_ym
  UNION ALL
  SELECT 'risk_pct', n.region_code, '%', n.pct, NULL, n.pct - b.pct, NULL, -round_half_up(n.pct, 1), false
  FROM risks n LEFT JOIN risks b ON b.region_code = n.region_code AND b.period_ym = ym_prev(:period_ym)
  WHERE n.period_ym = :period_ym
),
ranked AS (
  SELECT *, CASE WHEN points IS NOT NULL THEN dense_rank() OVER (PARTITION BY indicator ORDER BY points DESC NULLS LAST) END AS rank,
    count(points) OVER (PARTITION BY indicator) AS towns
  FROM cards
)
SELECT
  indicator,
  unit,
  CAST(value AS DOUBLE) AS value,
  yoy,
  district_yoy,
  lift,
  rank,
  towns,
  CASE WHEN value IS NULL THEN 'not_reported' END AS value_flag,
  CASE WHEN has_rate AND yoy IS NULL THEN CASE WHEN value IS NULL THEN 'not_reported' ELSE 'no_base' END END AS yoy_flag,
  CASE WHEN lift IS NULL AND indicator <> 'risk_units' THEN 'no_ref_rate' END AS lift_flag
FROM ranked
WHERE region_code = :town
ORDER BY
  list_position(['industry_output', 'services_revenue', 'retail', 'investment', 'fiscal_revenue', 'power_use', 'energy_tce'], indicator) NULLS LAST,
  list_position(['units', 'risk_units', 'risk_pct'], indicator) NULLS FIRST,
  indicator
