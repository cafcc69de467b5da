/*---
id: indstr-size-class
version: 1
title: { zh: 大中小微分组, en: Size groups }
question: { zh: 大、中、小、微企业各增长多少，效率如何？, en: 'How do large, medium, small and micro units grow, and how efficient are they?' }
tableTitle: { zh: '规模以上工业按企业规模分组（:period_ym.year年:period_ym.ytd）', en: 'Industry by size of units, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m10
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  finance: [uscc, period_ym, profit_ytd, avg_emp_cur?]
  unit: [snap_ym, uscc, town_code, size_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output WHERE period_ym IN (SELECT period_ym FROM finance) ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: size, label: { zh: 规模, en: Size }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }, { value: 大型, label: { zh: 大型, en: Large } }, { value: 中型, label: { zh: 中型, en: Medium } }, { value: 小型, label: { zh: 小型, en: Small } }, { value: 微型, label: { zh: 微型, en: Micro } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, group: { zh: 产值, en: Output }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 产值, en: Output }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: profit, label: { zh: 利润总额, en: Profit }, unit: 亿元, decimals: 2 }
  - { name: per_head, label: { zh: 人均产值, en: Output per head }, unit: 万元/人, decimals: 1 }
  - { name: output_flag, flagOf: output }
  - { name: yoy_flag, flagOf: yoy }
  - { name: profit_flag, flagOf: profit }
  - { name: per_head_flag, flagOf: per_head }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: grouped-bar, category: size, series: [yoy] }
notes:
  - { zh: 规模为名录中本期的划型；增速为可比口径；人均产值为有产值又有平均用工人数的企业的产值与人数之比。, en: Sizes as the register has them now; growth at comparable scope; output per head over units that report both. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值、B203 财务状况）, en: Statistics of industry above scale (forms B204-1 and B203) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, size_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- A unit has one financial form a month.
books AS (
  SELECT uscc, any_value(profit_ytd) AS profit, any_value(avg_emp_cur) AS staff FROM finance WHERE period_ym = :period_ym GROUP BY uscc
),
own AS (
  SELECT u.size_code, o.output_ytd AS now, o.output_ytd_ly AS base, b.profit, b.staff
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc LEFT JOIN books b ON b.uscc = o.uscc
  WHERE o.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT
    size_code,
    grouping(size_code) = 1 AS is_total,
    count(*) AS units,
    sum(now) AS output,
    sum(now) FILTER (base IS NOT NULL) AS matched,
    sum(base) FILTER (now IS NOT NULL) AS base,
    bool_or(now IS NULL OR base IS NULL) AS left_out,
    sum(profit) AS profit,
    bool_or(profit IS NULL) AS no_profit,
    sum(now) FILTER (staff IS NOT NULL) AS made,
    sum(staff) FILTER (now IS NOT NULL) AS staff,
    bool_or(now IS NULL OR staff IS NULL) AS no_staff
  FROM own
  GROUP BY GROUPING SETS ((size_code), ())
)
SELECT
  CASE WHEN is_total THEN '总计' ELSE CASE size_code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE coalesce(size_code, '不在名录') END END AS size,
  units,
  output / 10000 AS output,
  growth_rate(matched, base) AS yoy,
  profit / 10000 AS profit,
  ratio(made, staff) AS per_head,
  CASE WHEN output IS NULL THEN 'not_reported' END AS output_flag,
  coalesce(growth_flag(coalesce(matched, output), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN profit IS NULL THEN 'not_reported' WHEN no_profit THEN 'partial' END AS profit_flag,
  CASE WHEN ratio(made, staff) IS NULL THEN 'not_reported' WHEN no_staff THEN 'partial' END AS per_head_flag,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed
WHERE units > 0
ORDER BY is_total DESC, size_code NULLS LAST
