/*---
id: ct-room-efficiency
version: 1
title: { zh: 客房收入效率, en: Room efficiency }
question: { zh: 每间客房每天收入多少（近似RevPAR），比上年同期怎样？, en: 'How much does a room earn a day (a proxy of RevPAR), and how does it compare with a year ago?' }
tableTitle: { zh: '住宿单位客房收入效率（:period_ym）', en: 'Room income per room and day, :period_ym' }
subsystem: commerce
module: m17
scope: matched
inputs:
  catering: [uscc, period_ym, room_m, room_ytd, rooms]
  unit: [snap_ym, uscc, unit_name, size_code?, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM catering WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  group_by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: unit
    options:
      - { value: unit, label: { zh: 企业, en: Unit } }
      - { value: size, label: { zh: 单位规模, en: Size class } }
      - { value: town, label: { zh: 街镇, en: Town } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - name: name
    label: { zh: ':group_by', en: ':group_by' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: rooms, label: { zh: 客房, en: Rooms }, unit: 间, decimals: 0 }
  - { name: income, label: { zh: 客房收入, en: Room income }, unit: 万元, decimals: 1 }
  - { name: per_room_day, group: { zh: 每间每天客房收入, en: Room income per room and day }, label: { zh: 本期, en: Now }, unit: 元, decimals: 1 }
  - { name: per_room_day_ly, group: { zh: 每间每天客房收入, en: Room income per room and day }, label: { zh: 上年同期, en: A year ago }, unit: 元, decimals: 1 }
  - { name: vs_ly, group: { zh: 每间每天客房收入, en: Room income per room and day }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: income_flag, flagOf: income }
  - { name: per_flag, flagOf: per_room_day }
  - { name: ly_flag, flagOf: per_room_day_ly }
  - { name: vs_flag, flagOf: vs_ly }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dot, category: name, series: [per_room_day], reference: median, referenceName: { zh: 中位数, en: Median } }
notes:
  - { zh: 客房收入÷（客房数×当月天数）；2月为1—2月合计。没有出租率，故为RevPAR的近似。, en: 'Room income over rooms times days of the month; February covers January and February. Without occupancy this is a proxy of RevPAR.' }
  - { zh: 上年同期和同比只用两年都报的单位（同单位面板）；没有客房的单位不列。, en: Figures of a year ago and growth use units that reported in both years; units without rooms are not listed. }
source: { zh: 限额以上住宿和餐饮业统计（S204-1）, en: Statistics of hotels and catering above the limit (form S204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, size_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
nights AS (
  -- Room-days: rooms times the days from the first day of the month, or of the year in February.
  SELECT period_ym, uscc, rooms, CASE WHEN ym_month(period_ym) <= 2 THEN room_ytd ELSE room_m END AS income,
    rooms * (
      date_diff('day', CAST(CASE WHEN ym_month(period_ym) <= 2 THEN left(period_ym, 4) || '-01' ELSE period_ym END || '-01' AS DATE), last_day(CAST(period_ym || '-01' AS DATE))) + 1
    ) AS room_days
  FROM catering
  WHERE period_ym IN (:period_ym, ym_ly(:period_ym)) AND rooms > 0
),
pairs AS (
  SELECT n.uscc, u.unit_name, n.rooms, n.income, n.room_days, l.income AS income_ly, l.room_days AS room_days_ly,
    n.income IS NOT NULL AND l.income IS NOT NULL AS both_years,
    CASE :group_by WHEN 'unit' THEN n.uscc WHEN 'size' THEN u.size_code ELSE u.town_code END AS code
  FROM nights n
  LEFT JOIN nights l ON l.uscc = n.uscc AND l.period_ym = ym_ly(:period_ym)
  LEFT JOIN unit_now u ON u.uscc = n.uscc
  WHERE n.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, any_value(unit_name) AS unit_name, CAST(sum(rooms) AS BIGINT) AS rooms, sum(income) AS income,
    ratio(sum(income) * 10000, sum(room_days) FILTER (WHERE income IS NOT NULL)) AS per_room_day,
    ratio(sum(income) FILTER (WHERE both_years) * 10000, sum(room_days) FILTER (WHERE both_years)) AS now,
    ratio(sum(income_ly) FILTER (WHERE both_years) * 10000, sum(room_days_ly) FILTER (WHERE both_years)) AS base,
    coalesce(bool_or(income IS NULL), false) AS left_out, coalesce(bool_or(NOT both_years), false) AS unmatched
  FROM pairs
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN :group_by = 'unit' THEN coalesce(s.unit_name, s.code)
    WHEN :group_by = 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE coalesce(s.code, '不在名录') END
    ELSE coalesce(t.town_name, s.code, '不在名录')
  END AS name,
  CASE WHEN :group_by = 'unit' THEN s.code END AS uscc,
  s.rooms,
  s.income,
  s.per_room_day,
  s.base AS per_room_day_ly,
  growth_rate(s.now, s.base) AS vs_ly,
  CASE WHEN s.income IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS income_flag,
  CASE WHEN s.per_room_day IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS per_flag,
  CASE WHEN s.base IS NULL THEN 'no_base' WHEN s.unmatched THEN 'partial' END AS ly_flag,
  coalesce(growth_flag(coalesce(s.now, s.per_room_day), s.base, 0), CASE WHEN s.unmatched THEN 'partial' END) AS vs_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN town_dim t ON :group_by = 'town' AND t.town_code = s.code
ORDER BY s.is_total DESC, round(s.per_room_day, 6) DESC NULLS LAST, s.code NULLS LAST
