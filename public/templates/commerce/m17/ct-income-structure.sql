/*---
id: ct-income-structure
version: 1
title: { zh: 住餐收入结构, en: Income structure }
question: { zh: 客房、餐费、商品和其他收入各占多少，哪一项拉动增长？, en: 'What are the shares of room, meal, goods and other income, and which of them pulls growth?' }
tableTitle: { zh: '限额以上住宿和餐饮业收入结构（:period_ym.year年:period_ym.ytd）', en: 'Income of hotels and catering by kind, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m17
scope: comparable
inputs:
  catering: [uscc, period_ym, room_ytd, meal_ytd, goods_ytd, other_ytd, room_ytd_ly?, meal_ytd_ly?, goods_ytd_ly?, other_ytd_ly?]
  unit: [snap_ym, uscc, industry_code, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM catering WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - name: trade
    label: { zh: 行业, en: Trade }
    values:
      - { value: 住宿和餐饮业, label: { zh: 住宿和餐饮业, en: Hotels and catering } }
      - { value: 住宿业, label: { zh: 住宿业, en: Hotels } }
      - { value: 餐饮业, label: { zh: 餐饮业, en: Catering } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
  - name: part
    label: { zh: 收入, en: Income }
    values:
      - { value: 营业额, label: { zh: 营业额, en: Turnover } }
      - { value: 客房收入, label: { zh: 客房收入, en: Rooms } }
      - { value: 餐费收入, label: { zh: 餐费收入, en: Meals } }
      - { value: 商品销售额, label: { zh: 商品销售额, en: Goods } }
      - { value: 其他收入, label: { zh: 其他收入, en: Other } }
  - { name: value, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 万元, decimals: 1 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: trade, group: part, value: share }
notes:
  - { zh: 营业额为四项收入之和；占比、拉动以本行业营业额为总体，增速和拉动为可比口径。, en: Turnover is the sum of the four kinds; shares and pulls refer to the turnover of the trade; growth and pull at comparable scope. }
source: { zh: 限额以上住宿和餐饮业统计（S204-1）, en: Statistics of hotels and catering above the limit (form S204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, left(industry_code, 2) AS division, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT c.*, CASE u.division WHEN '61' THEN 1 WHEN '62' THEN 2 ELSE 3 END AS trade_no
  FROM catering c LEFT JOIN unit_now u ON u.uscc = c.uscc
  WHERE c.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
parts AS (
  SELECT trade_no, 1 AS part_no, room_ytd AS now, room_ytd_ly AS base FROM reports
  UNION ALL SELECT trade_no, 2, meal_ytd, meal_ytd_ly FROM reports
  UNION ALL SELECT trade_no, 3, goods_ytd, goods_ytd_ly FROM reports
  UNION ALL SELECT trade_no, 4, other_ytd, other_ytd_ly FROM reports
),
sums AS (
  SELECT CASE WHEN grouping(trade_no) = 1 THEN 0 ELSE trade_no END AS trade_no, CASE WHEN grouping(part_no) = 1 THEN 0 ELSE part_no END AS part_no,
    sum(now) AS value, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out
  FROM parts
  GROUP BY GROUPING SETS ((trade_no, part_no), (trade_no), (part_no), ())
),
lines AS (
  SELECT s.*, w.value AS whole, w.base AS whole_base,
    bool_or(s.value < 0) OVER (PARTITION BY s.trade_no) AS has_negative
  FROM sums s JOIN sums w ON w.trade_no = s.trade_no AND w.part_no = 0
)
SELECT
  CASE trade_no WHEN 0 THEN '住宿和餐饮业' WHEN 1 THEN '住宿业' WHEN 2 THEN '餐饮业' ELSE '不在名录' END AS trade,
  CASE part_no WHEN 0 THEN '营业额' WHEN 1 THEN '客房收入' WHEN 2 THEN '餐费收入' WHEN 3 THEN '商品销售额' ELSE '其他收入' END AS part,
  value,
  growth_rate(now, base) AS yoy,
  -- F17: no share where a part is negative.
  CASE WHEN has_negative IS DISTINCT FROM true THEN share_of(value, whole) END AS share,
  pull(now - base, whole_base) AS pull_pp,
  CASE WHEN value IS NULL THEN 'not_reported' END AS value_flag,
  coalesce(growth_flag(coalesce(now, value), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN has_negative THEN 'negative_part' WHEN value IS NULL THEN 'not_reported' END AS share_flag,
  CASE WHEN value IS NULL THEN 'not_reported' WHEN pull(now - base, whole_base) IS NULL THEN 'no_base' END AS pull_flag,
  CASE WHEN part_no = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN part_no > 0 THEN 'data' WHEN trade_no = 0 THEN 'total' ELSE 'subtotal' END AS row_kind
FROM lines
ORDER BY trade_no, part_no
