/*---
id: ct-recovery
version: 1
title: { zh: 住餐恢复度, en: Hospitality recovery }
question: { zh: 住宿餐饮营业额恢复到基期年份的多少，多少企业已超过当年水平？, en: 'How far has turnover come back to the level of the base year, and what share of units is above its own level then?' }
tableTitle: { zh: '住宿和餐饮业恢复度（:base_year年同月=100）', en: 'Recovery of hotels and catering (same month of :base_year = 100)' }
subsystem: commerce
module: m17
scope: matched
inputs:
  catering: [uscc, period_ym, turnover_m, turnover_ytd]
  unit: [snap_ym, uscc, industry_code, town_code]
  town_dim?: [town_code, town_name]
parameters:
  base_year:
    type: integer
    label: { zh: 基期年份, en: Base year }
    default: 2019
    minimum: 2000
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: month, label: { zh: 月份, en: Month } }
  - { name: units, label: { zh: 可比企业, en: Units compared }, unit: 家, decimals: 0 }
  - { name: index, group: { zh: 恢复度（基期同月=100）, en: Recovery (same month of the base year = 100) }, label: { zh: 住宿和餐饮业, en: Both }, decimals: 1 }
  - { name: hotel_index, group: { zh: 恢复度（基期同月=100）, en: Recovery (same month of the base year = 100) }, label: { zh: 住宿业, en: Hotels }, decimals: 1 }
  - { name: catering_index, group: { zh: 恢复度（基期同月=100）, en: Recovery (same month of the base year = 100) }, label: { zh: 餐饮业, en: Catering }, decimals: 1 }
  - { name: units_back, label: { zh: 超过基期的企业, en: Units above the base }, unit: 家, decimals: 0 }
  - { name: units_back_pct, label: { zh: 超过面, en: Share of units above }, unit: '%', decimals: 1 }
  - { name: index_flag, flagOf: index }
  - { name: hotel_flag, flagOf: hotel_index }
  - { name: catering_flag, flagOf: catering_index }
  - { name: back_flag, flagOf: units_back_pct }
chart: { kind: line, category: month, categoryKind: period, series: [index, hotel_index, catering_index, units_back_pct], reference: 100 }
notes:
  - { zh: '只比两期都报且基期大于零的企业；1—2月合并，列在2月。', en: 'Only units that reported in both months with a base above zero; January and February are taken together and shown at February.' }
source: { zh: 限额以上住宿和餐饮业统计（S204-1）, en: Statistics of hotels and catering above the limit (form S204-1) }
---*/
WITH
-- Trade and town of a unit as the newest register has them.
unit_now AS (
  SELECT uscc, arg_max(left(industry_code, 2), snap_ym) AS division, arg_max(town_code, snap_ym) AS town_code
  FROM unit
  GROUP BY uscc
),
months AS (
  SELECT period_ym, uscc, CASE WHEN ym_month(period_ym) <= 2 THEN turnover_ytd ELSE turnover_m END AS x FROM catering
),
pairs AS (
  SELECT n.period_ym, u.division, n.x AS now, b.x AS base
  FROM months n
  LEFT JOIN months b ON b.uscc = n.uscc AND b.period_ym = CAST(:base_year AS VARCHAR) || substr(n.period_ym, 5)
  LEFT JOIN unit_now u ON u.uscc = n.uscc
  WHERE ym_year(n.period_ym) > :base_year AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT period_ym, count(*) FILTER (WHERE now IS NOT NULL AND base > 0) AS units,
    count(*) FILTER (WHERE now > base AND base > 0) AS units_back,
    share_of(sum(now) FILTER (WHERE base > 0), sum(base) FILTER (WHERE now IS NOT NULL AND base > 0)) AS both_index,
    share_of(sum(now) FILTER (WHERE base > 0 AND division = '61'), sum(base) FILTER (WHERE now IS NOT NULL AND base > 0 AND division = '61')) AS hotel_index,
    share_of(sum(now) FILTER (WHERE base > 0 AND division = '62'), sum(base) FILTER (WHERE now IS NOT NULL AND base > 0 AND division = '62')) AS catering_index
  FROM pairs
  GROUP BY period_ym
)
SELECT
  period_ym AS month,
  units,
  both_index AS index,
  hotel_index,
  catering_index,
  units_back,
  share_of(units_back, units) AS units_back_pct,
  CASE WHEN both_index IS NULL THEN 'no_base' END AS index_flag,
  CASE WHEN hotel_index IS NULL THEN 'no_base' END AS hotel_flag,
  CASE WHEN catering_index IS NULL THEN 'no_base' END AS catering_flag,
  CASE WHEN units = 0 THEN 'no_base' END AS back_flag
FROM sums
ORDER BY period_ym
