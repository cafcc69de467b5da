/*---
id: indfin-turnover-days
version: 1
title: { zh: 存货周转与回收期, en: Turnover days }
question: { zh: 存货、产成品要多少天周转，货款要多少天收回？, en: 'How many days do stocks and finished goods turn over, how many until customers pay?' }
tableTitle: { zh: '规模以上工业存货周转与应收账款回收期（:period_ym.year年:period_ym.ytd）', en: 'Turnover days of industry, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m09
inputs:
  finance: [uscc, period_ym, form_code, finished_goods, receivables, inventory_begin, inventory_end, cost_ytd, revenue_ytd]
  unit: [snap_ym, uscc, industry_code, town_code, size_code?, holding?]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE period_ym IS NOT NULL AND form_code = 'B203' ORDER BY period_ym DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: size, label: { zh: 规模, en: Size } }
      - { value: holding, label: { zh: 控股情况, en: Controlling owner } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - name: group
    label: { zh: ':by', en: ':by' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: "Hong Kong, Macao, Taiwan" } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Other } }
  - { name: inv_days, label: { zh: 存货周转天数, en: Inventory }, unit: 天, decimals: 1 }
  - { name: fg_days, group: { zh: 产成品周转天数, en: Finished goods }, label: { zh: 本期, en: Now }, unit: 天, decimals: 1 }
  - { name: fg_change, group: { zh: 产成品周转天数, en: Finished goods }, label: { zh: 比上年同期, en: Against a year ago }, unit: 天, decimals: 1 }
  - { name: ar_days, group: { zh: 应收账款平均回收期, en: Receivables }, label: { zh: 本期, en: Now }, unit: 天, decimals: 1 }
  - { name: ar_days_ly, group: { zh: 应收账款平均回收期, en: Receivables }, label: { zh: 上年同期, en: A year ago }, unit: 天, decimals: 1 }
  - { name: change, group: { zh: 应收账款平均回收期, en: Receivables }, label: { zh: 比上年同期, en: Against a year ago }, unit: 天, decimals: 1 }
  - { name: inv_days_flag, flagOf: inv_days }
  - { name: fg_days_flag, flagOf: fg_days }
  - { name: fg_change_flag, flagOf: fg_change }
  - { name: ar_days_flag, flagOf: ar_days }
  - { name: ar_days_ly_flag, flagOf: ar_days_ly }
  - { name: change_flag, flagOf: change }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: group, from: ar_days_ly, to: ar_days }
notes:
  - { zh: '天数＝360×平均余额÷累计成本（收入）×月数÷12。存货取年初和期末的平均；产成品、应收账款的年初数表中没有，取期末数。', en: 'Days are 360 times the mean balance over cost (revenue) to date, times months over 12. Inventory is the mean of opening and closing; the form has no opening balance of finished goods and receivables, so the closing one counts.' }
  - { zh: 上年同期按上年同期报表计算。, en: A year ago as reported then. }
source: { zh: 规模以上工业财务状况（B203）, en: Financial statements of industry above scale (form B203) }
---*/
WITH
-- Register of a unit at the time: the newest one not after the period, else the oldest one.
unit_now AS (
  SELECT uscc, town_code, industry_code, size_code, holding
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
books AS (
  SELECT f.period_ym, f.cost_ytd, f.revenue_ytd, f.finished_goods, f.receivables, (f.inventory_begin + f.inventory_end) / 2 AS inventory,
    f.period_ym = :period_ym AS is_now, CASE :by WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code WHEN 'size' THEN u.size_code ELSE u.holding END AS code
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.form_code = 'B203' AND f.period_ym IN (:period_ym, ym_ly(:period_ym)) AND (:town IS NULL OR u.town_code = :town)
),
-- F33: each over the units that have both stock and flow.
sums AS (
  SELECT code, is_now, grouping(code) = 1 AS is_total, count(*) AS units,
    turnover_days(sum(inventory) FILTER (WHERE cost_ytd IS NOT NULL), sum(cost_ytd) FILTER (WHERE inventory IS NOT NULL), ym_month(:period_ym)) AS inv_days,
    turnover_days(sum(finished_goods) FILTER (WHERE cost_ytd IS NOT NULL), sum(cost_ytd) FILTER (WHERE finished_goods IS NOT NULL), ym_month(:period_ym)) AS fg_days,
    turnover_days(sum(receivables) FILTER (WHERE revenue_ytd IS NOT NULL), sum(revenue_ytd) FILTER (WHERE receivables IS NOT NULL), ym_month(:period_ym)) AS ar_days,
    count(inventory + cost_ytd) AS inv_units,
    count(finished_goods + cost_ytd) AS fg_units,
    count(receivables + revenue_ytd) AS ar_units
  FROM books
  GROUP BY GROUPING SETS ((code, is_now), (is_now))
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(
    CASE :by
      WHEN 'division' THEN d.industry_name
      WHEN 'town' THEN t.town_name
      WHEN 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' END
      ELSE CASE s.code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股'
        WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' END
    END, s.code, '不在名录') END AS "group",
  s.inv_days,
  s.fg_days,
  s.fg_days - b.fg_days AS fg_change,
  s.ar_days,
  b.ar_days AS ar_days_ly,
  s.ar_days - b.ar_days AS change,
  CASE WHEN s.inv_units = 0 THEN 'not_reported' WHEN s.inv_days IS NULL THEN 'no_base' WHEN s.inv_units < s.units THEN 'partial' END AS inv_days_flag,
  CASE WHEN s.fg_units = 0 THEN 'not_reported' WHEN s.fg_days IS NULL THEN 'no_base' WHEN s.fg_units < s.units THEN 'partial' END AS fg_days_flag,
  CASE WHEN s.fg_days IS NULL THEN 'not_reported' WHEN b.fg_days IS NULL THEN 'no_base' END AS fg_change_flag,
  CASE WHEN s.ar_units = 0 THEN 'not_reported' WHEN s.ar_days IS NULL THEN 'no_base' WHEN s.ar_units < s.units THEN 'partial' END AS ar_days_flag,
  CASE WHEN b.ar_days IS NULL THEN 'no_base' WHEN b.ar_units < b.units THEN 'partial' END AS ar_days_ly_flag,
  CASE WHEN s.ar_days IS NULL THEN 'not_reported' WHEN b.ar_days IS NULL THEN 'no_base' END AS change_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN sums b ON NOT b.is_now AND b.is_total = s.is_total AND b.code IS NOT DISTINCT FROM s.code
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
WHERE s.is_now
ORDER BY s.is_total DESC, s.code NULLS LAST
