/*---
id: ct-seat-efficiency
version: 1
title: { zh: 餐位产出, en: Seat output }
question: { zh: 每个餐位、每平方米一个月带来多少餐费收入？, en: 'How much meal income does a seat and a square metre bring in a month?' }
tableTitle: { zh: '住宿餐饮单位餐位产出（:period_ym，:by）', en: 'Meal income per seat by :by, :period_ym' }
subsystem: commerce
module: m17
scope: matched
inputs:
  catering: [uscc, period_ym, meal_m, meal_ytd, seats]
  unit: [snap_ym, uscc, town_code, industry_code, size_code?, floor_area_m2?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM catering WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: class
    options:
      - { value: class, label: { zh: 按行业小类, en: class } }
      - { value: division, label: { zh: 按行业大类, en: division } }
      - { value: size, label: { zh: 按单位规模, en: size } }
      - { value: town, label: { zh: 按街镇, en: town } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
  - { name: units, label: { zh: 有餐位单位, en: Units with seats }, unit: 家, decimals: 0 }
  - { name: seats, label: { zh: 餐位, en: Seats }, unit: 位, decimals: 0 }
  - { name: meal, label: { zh: 餐费收入, en: Meal income }, unit: 万元, decimals: 1 }
  - { name: per_seat, group: { zh: 每餐位月收入, en: Income per seat and month }, label: { zh: 本期, en: Now }, unit: 元, decimals: 0 }
  - { name: per_seat_ly, group: { zh: 每餐位月收入, en: Income per seat and month }, label: { zh: 上年同期, en: A year ago }, unit: 元, decimals: 0 }
  - { name: vs_ly, group: { zh: 每餐位月收入, en: Income per seat and month }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: low, group: { zh: 各单位每餐位月收入, en: Per seat and month over units }, label: { zh: 最低, en: Lowest }, unit: 元, decimals: 0 }
  - { name: q1, group: { zh: 各单位每餐位月收入, en: Per seat and month over units }, label: { zh: 下四分位, en: Lower quartile }, unit: 元, decimals: 0 }
  - { name: middle, group: { zh: 各单位每餐位月收入, en: Per seat and month over units }, label: { zh: 中位数, en: Median }, unit: 元, decimals: 0 }
  - { name: q3, group: { zh: 各单位每餐位月收入, en: Per seat and month over units }, label: { zh: 上四分位, en: Upper quartile }, unit: 元, decimals: 0 }
  - { name: high, group: { zh: 各单位每餐位月收入, en: Per seat and month over units }, label: { zh: 最高, en: Highest }, unit: 元, decimals: 0 }
  - { name: per_m2, group: { zh: 每平方米月收入, en: Income per square metre }, label: { zh: 数额, en: Amount }, unit: 元, decimals: 0 }
  - { name: area_pct, group: { zh: 每平方米月收入, en: Income per square metre }, label: { zh: 有面积单位占比, en: Units with an area }, unit: '%', decimals: 1 }
  - { name: meal_flag, flagOf: meal }
  - { name: seat_flag, flagOf: per_seat }
  - { name: ly_flag, flagOf: per_seat_ly }
  - { name: vs_flag, flagOf: vs_ly }
  - { name: area_flag, flagOf: per_m2 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: box, category: group, low: low, q1: q1, value: middle, q3: q3, high: high }
notes:
  - { zh: 餐费收入÷餐位数；2月为1—2月合计的月平均。没有餐位的单位不列，宾馆的餐厅也在内。, en: 'Meal income over seats; February is the monthly mean of January and February. Units without seats are not listed, restaurants of hotels are in.' }
  - { zh: 上年同期和同比只用两年都报的单位（同单位面板）；每平方米收入只用名录中有建筑（营业）面积的单位，宾馆的面积含客房。, en: 'A year ago and growth over units that reported both years; square metres over units with an area in the register, that of hotels includes rooms.' }
source: { zh: 限额以上住宿和餐饮业统计（S204-1）、四上单位名录, en: 'Statistics of hotels and catering above the limit (form S204-1), register' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, floor_area_m2 AS area,
    CASE :by WHEN 'size' THEN size_code WHEN 'town' THEN town_code WHEN 'division' THEN left(industry_code, 2) ELSE industry_code END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT period_ym, uscc, seats,
    CASE WHEN ym_month(period_ym) <= 2 THEN meal_ytd / ym_month(period_ym) ELSE meal_m END AS meal
  FROM catering
  WHERE period_ym IN (:period_ym, ym_ly(:period_ym)) AND seats > 0
),
own AS (
  SELECT u.code, n.seats, n.meal, u.area, l.seats AS seats_ly, l.meal AS meal_ly,
    n.meal IS NOT NULL AND l.meal IS NOT NULL AS is_both,
    n.meal * 10000 / n.seats AS per_seat,
    n.meal IS NOT NULL AND coalesce(u.area > 0, false) AS has_area
  FROM reports n
  LEFT JOIN reports l ON l.uscc = n.uscc AND l.period_ym = ym_ly(:period_ym)
  LEFT JOIN unit_now u ON u.uscc = n.uscc
  WHERE n.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS units, sum(seats) AS seats, sum(meal) AS meal,
    ratio(sum(meal) * 10000, sum(seats) FILTER (meal IS NOT NULL)) AS per_seat,
    ratio(sum(meal) FILTER (is_both) * 10000, sum(seats) FILTER (is_both)) AS now,
    ratio(sum(meal_ly) FILTER (is_both) * 10000, sum(seats_ly) FILTER (is_both)) AS base,
    min(per_seat) AS low, quantile_cont(per_seat, 0.25) AS q1, median(per_seat) AS middle, quantile_cont(per_seat, 0.75) AS q3, max(per_seat) AS high,
    ratio(sum(meal) FILTER (has_area) * 10000, sum(area) FILTER (has_area)) AS per_m2,
    share_of(count(*) FILTER (has_area), count(*)) AS area_pct,
    bool_or(meal IS NULL) AS left_out, bool_or(NOT is_both) AS unmatched
  FROM own
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE s.code END
    ELSE coalesce(t.town_name, d.industry_name, s.code)
  END AS "group",
  s.units,
  CAST(s.seats AS BIGINT) AS seats,
  s.meal,
  s.per_seat,
  s.base AS per_seat_ly,
  growth_rate(s.now, s.base) AS vs_ly,
  s.low,
  s.q1,
  s.middle,
  s.q3,
  s.high,
  s.per_m2,
  s.area_pct,
  CASE WHEN s.meal IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS meal_flag,
  CASE WHEN s.per_seat IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS seat_flag,
  CASE WHEN s.base IS NULL THEN 'no_base' WHEN s.unmatched THEN 'partial' END AS ly_flag,
  coalesce(growth_flag(coalesce(s.now, s.per_seat), s.base, 0), CASE WHEN s.unmatched THEN 'partial' END) AS vs_flag,
  CASE WHEN s.per_m2 IS NULL THEN 'not_reported' WHEN s.area_pct < 100 THEN 'partial' END AS area_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by IN ('class', 'division') AND d.industry_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
