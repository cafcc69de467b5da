/*---
id: eni-control-progress
version: 1
title: { zh: 能耗双控进度, en: Dual-control progress }
question: { zh: 能耗总量和强度在全年控制目标以内吗？, en: Are the total and the intensity of energy inside the budget of the year? }
tableTitle: { zh: '能耗总量和强度双控进度（:period_ym.year年:period_ym.ytd）', en: 'Progress of the control of total and intensity, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
scope: comparable
inputs:
  target: [year, indicator_code, region_code, target_value, target_type]
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly?]
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: >-
      SELECT DISTINCT e.period_ym FROM energy_unit e
      JOIN target t ON t.indicator_code = 'energy_tce' AND t.year = CAST(left(e.period_ym, 4) AS INTEGER) ORDER BY 1 DESC
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: base, group: { zh: 能耗总量, en: Total }, label: { zh: 上年全年, en: Last year }, unit: 吨标准煤, decimals: 0 }
  - { name: budget, group: { zh: 能耗总量, en: Total }, label: { zh: 全年控制数, en: Budget }, unit: 吨标准煤, decimals: 0 }
  - { name: used, group: { zh: 能耗总量, en: Total }, label: { zh: 已用, en: Used }, unit: 吨标准煤, decimals: 0 }
  - { name: used_share, group: { zh: 能耗总量, en: Total }, label: { zh: 使用进度, en: Share used }, unit: '%', decimals: 1 }
  - { name: time_share, group: { zh: 能耗总量, en: Total }, label: { zh: 时间进度, en: Time gone }, unit: '%', decimals: 1 }
  - { name: change, group: { zh: 单位产值能耗, en: Intensity }, label: { zh: 升降, en: Change }, unit: '%', decimals: 1, rate: true }
  - { name: intensity_goal, group: { zh: 单位产值能耗, en: Intensity }, label: { zh: 目标, en: Goal }, unit: '%', decimals: 1 }
  - { name: gap, group: { zh: 单位产值能耗, en: Intensity }, label: { zh: 与目标之差, en: Gap to the goal }, unit: 百分点, decimals: 1 }
  - name: state
    label: { zh: 状态, en: State }
    values:
      - { value: 双达标, label: { zh: 双达标, en: both kept } }
      - { value: 总量超进度, label: { zh: 总量超进度, en: total ahead of time } }
      - { value: 强度未达标, label: { zh: 强度未达标, en: intensity missed } }
      - { value: 双超, label: { zh: 双超, en: both missed } }
      - { value: 不能判断, label: { zh: 不能判断, en: cannot be said } }
  - { name: base_flag, flagOf: base }
  - { name: budget_flag, flagOf: budget }
  - { name: used_flag, flagOf: used }
  - { name: share_flag, flagOf: used_share }
  - { name: change_flag, flagOf: change }
  - { name: goal_flag, flagOf: intensity_goal }
  - { name: gap_flag, flagOf: gap }
  - { name: town_code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bullet, category: town, value: used, target: budget }
notes:
  - { zh: '全年控制数=上年全年×（1+总量增速目标）；街镇没有自己的目标时用全区目标，总量目标（万吨标准煤）按上年用能分到街镇。', en: 'Budget is last year times (1 + target of growth); towns without a target of their own take that of the district, a level (10,000 tce) is shared out by the use of last year.' }
  - { zh: '上年全年为表内上年同期数，按企业上年12月与同月累计之比（没有上年报表的按月数）折为全年；没有同期数的用上年12月累计数。', en: 'Last year is the base on the form, made a whole year by what the unit reported in December and in the same month last year, or by the number of months; without a base it is the report of last December.' }
  - { zh: '强度目标取目标表的energy_intensity，没有时由能耗和产值的增速目标算得；升降用当年价格、四项数都有的企业，负数为下降。', en: 'The goal of intensity is energy_intensity of the targets, else it follows from the targets of energy and output; change at current prices, units with all four figures.' }
  - { zh: 使用进度不超过时间进度为总量达标，升降不高于目标为强度达标；使用进度只计有上年数的企业。, en: 'The total is kept while the share used is not above the time gone, the intensity while the change is not above the goal; the share counts units with a figure of last year.' }
source: { zh: 区政府考核目标；规模以上工业能源统计（205-1）、工业产销总值（B204-1）, en: Targets of the district; energy statistics (form 205-1) and output (form B204-1) of industry above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
goals AS (
  SELECT region_code,
    max(target_value) FILTER (indicator_code = 'energy_tce' AND target_type = 'growth') AS energy_growth,
    max(target_value) FILTER (indicator_code = 'energy_tce' AND target_type = 'level') * 10000 AS energy_level,
    max(target_value) FILTER (indicator_code = 'industry_output' AND target_type = 'growth') AS output_growth,
    max(target_value) FILTER (indicator_code = 'energy_intensity' AND target_type = 'growth') AS intensity
  FROM target
  WHERE year = ym_year(:period_ym)
  GROUP BY region_code
),
own AS (
  SELECT u.town_code, left(u.town_code, 6) AS region, e.tce_ytd AS tce, e.tce_ytd_ly AS tce_ly,
    coalesce(e.tce_ytd_ly * ratio(l.tce_ytd, CASE WHEN s.tce_ytd > 0 THEN s.tce_ytd END), e.tce_ytd_ly * 12.0 / ym_month(:period_ym), l.tce_ytd) AS base,
    o.output_ytd AS output, o.output_ytd_ly AS output_ly
  FROM energy_unit e
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  LEFT JOIN energy_unit l ON l.uscc = e.uscc AND l.period_ym = year_end_ly(:period_ym)
  LEFT JOIN energy_unit s ON s.uscc = e.uscc AND s.period_ym = ym_ly(:period_ym)
  LEFT JOIN industrial_output o ON o.uscc = e.uscc AND o.period_ym = e.period_ym
  WHERE e.period_ym = :period_ym
),
summed AS (
  SELECT town_code, region, grouping(town_code) = 1 AS is_total,
    count(*) AS units,
    sum(base) AS base, count(base) AS base_units,
    sum(tce) AS used, count(tce) AS used_units,
    sum(tce) FILTER (base IS NOT NULL) AS used_with_base, count(tce + base) AS share_units,
    count(tce + output) AS both_units,
    count(tce + output + tce_ly + output_ly) AS all_units,
    sum(tce) FILTER (output + tce_ly + output_ly IS NOT NULL) AS e1,
    sum(tce_ly) FILTER (tce + output + output_ly IS NOT NULL) AS e0,
    sum(output) FILTER (tce + tce_ly + output_ly IS NOT NULL) AS v1,
    sum(output_ly) FILTER (tce + output + tce_ly IS NOT NULL) AS v0
  FROM own
  GROUP BY GROUPING SETS ((town_code, region), ())
),
regions AS (
  SELECT region, sum(base) AS base, row_number() OVER (ORDER BY count(*) DESC, region) AS place
  FROM own
  WHERE region IS NOT NULL
  GROUP BY region
),
budgeted AS (
  SELECT s.*, coalesce(t.intensity, d.intensity) AS given_goal, coalesce(t.output_growth, d.output_growth) AS output_growth,
    CASE
      WHEN t.energy_level IS NOT NULL THEN t.energy_level
      WHEN t.energy_growth IS NOT NULL THEN s.base * (1 + t.energy_growth / 100)
      WHEN d.energy_level IS NOT NULL AND s.is_total THEN d.energy_level
      WHEN d.energy_level IS NOT NULL THEN s.base * ratio(d.energy_level, r.base)
      ELSE s.base * (1 + d.energy_growth / 100)
    END AS budget
  FROM summed s
  LEFT JOIN regions r ON CASE WHEN s.is_total THEN r.place = 1 ELSE r.region = s.region END
  LEFT JOIN goals t ON NOT s.is_total AND t.region_code = s.town_code
  LEFT JOIN goals d ON d.region_code = r.region
),
judged AS (
  SELECT *, share_of(used_with_base, budget) AS used_share, ym_month(:period_ym) / 12.0 * 100 AS time_share,
    intensity_change(growth_rate(e1, e0), growth_rate(v1, v0)) AS change,
    coalesce(given_goal, intensity_change(growth_rate(budget, base), output_growth)) AS intensity_goal
  FROM budgeted
)
SELECT
  CASE WHEN j.is_total THEN '全区' ELSE coalesce(t.town_name, j.town_code, '不在名录') END AS town,
  j.base,
  j.budget,
  j.used,
  j.used_share,
  j.time_share,
  j.change,
  j.intensity_goal,
  j.change - j.intensity_goal AS gap,
  CASE
    WHEN j.used_share IS NULL OR j.change - j.intensity_goal IS NULL THEN '不能判断'
    WHEN j.used_share <= j.time_share AND j.change <= j.intensity_goal THEN '双达标'
    WHEN j.change <= j.intensity_goal THEN '总量超进度'
    WHEN j.used_share <= j.time_share THEN '强度未达标'
    ELSE '双超'
  END AS state,
  CASE WHEN j.base IS NULL THEN 'no_base' WHEN j.base_units < j.units THEN 'partial' END AS base_flag,
  CASE WHEN j.budget IS NULL THEN 'no_base' WHEN j.base_units < j.units THEN 'partial' END AS budget_flag,
  CASE WHEN j.used IS NULL THEN 'not_reported' WHEN j.used_units < j.units THEN 'partial' END AS used_flag,
  CASE WHEN j.used IS NULL THEN 'not_reported' WHEN j.used_share IS NULL THEN 'no_base' WHEN j.share_units < j.units THEN 'partial' END AS share_flag,
  CASE
    WHEN j.both_units = 0 THEN 'not_reported'
    WHEN j.all_units = 0 THEN 'no_base'
    ELSE coalesce(growth_flag(j.e1, j.e0), growth_flag(j.v1, j.v0), CASE WHEN j.change IS NULL THEN 'not_reported' WHEN j.all_units < j.units THEN 'partial' END)
  END AS change_flag,
  CASE WHEN j.intensity_goal IS NULL THEN 'no_base' END AS goal_flag,
  CASE WHEN j.change IS NULL THEN 'not_reported' WHEN j.intensity_goal IS NULL THEN 'no_base' END AS gap_flag,
  j.town_code,
  CASE WHEN j.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN j.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM judged j LEFT JOIN town_dim t ON t.town_code = j.town_code
WHERE j.units > 0
ORDER BY j.is_total DESC, round(j.used_share, 6) DESC NULLS LAST, j.town_code NULLS LAST
