/*---
id: indfin-loss-breadth
version: 1
title: { zh: 亏损面与亏损额, en: Loss breadth }
question: { zh: 多少企业亏损，亏损多少，比上年怎样？, en: 'What share of units loses money, how much, and how does it compare with a year ago?' }
tableTitle: { zh: '规模以上工业企业亏损情况（:period_ym.year年:period_ym.ytd）', en: 'Losses of industry above scale, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m09
scope: comparable
inputs:
  finance: [uscc, period_ym, form_code, profit_ytd, profit_ytd_ly?]
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
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: loss_units, group: { zh: 亏损企业, en: Units that lose }, label: { zh: 家数, en: Number }, unit: 家, decimals: 0 }
  - { name: loss_pct, group: { zh: 亏损企业, en: Units that lose }, label: { zh: 亏损面, en: Breadth }, unit: '%', decimals: 1 }
  - { name: loss_pct_ly, group: { zh: 亏损企业, en: Units that lose }, label: { zh: 上年同期亏损面, en: A year ago }, unit: '%', decimals: 1 }
  - { name: loss_amt, group: { zh: 亏损额, en: Losses }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 万元, decimals: 0 }
  - { name: yoy, group: { zh: 亏损额, en: Losses }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: pct_flag, flagOf: loss_pct }
  - { name: pct_ly_flag, flagOf: loss_pct_ly }
  - { name: amt_flag, flagOf: loss_amt }
  - { name: yoy_flag, flagOf: yoy }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: level-growth, category: group, series: [loss_amt, { column: loss_pct, axis: right, mark: line }] }
notes:
  - { zh: '亏损面为利润总额小于零的企业占报送利润的企业的比重；上年同期数取本期表内的同期数。', en: 'Breadth is the share of units with a total profit below zero among those that report one; a year ago as given on the current form.' }
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
  SELECT f.profit_ytd AS now, f.profit_ytd_ly AS base, CASE :by WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code WHEN 'size' THEN u.size_code ELSE u.holding END AS code
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.form_code = 'B203' AND f.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS all_units, count(now) AS units, count(base) AS units_ly,
    count(*) FILTER (WHERE now < 0) AS loss_units,
    count(*) FILTER (WHERE base < 0) AS loss_units_ly,
    -- least() skips NULL: what is not reported must not become a loss of zero.
    sum(CASE WHEN now < 0 THEN -now WHEN now >= 0 THEN 0 END) AS loss,
    sum(CASE WHEN now < 0 THEN -now WHEN now >= 0 THEN 0 END) FILTER (WHERE base IS NOT NULL) AS loss_now,
    sum(CASE WHEN base < 0 THEN -base WHEN base >= 0 THEN 0 END) FILTER (WHERE now IS NOT NULL) AS loss_base,
    count(now + base) < count(*) AS left_out
  FROM books
  GROUP BY GROUPING SETS ((code), ())
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
  s.units,
  s.loss_units,
  -- F31.
  share_of(s.loss_units, s.units) AS loss_pct,
  share_of(s.loss_units_ly, s.units_ly) AS loss_pct_ly,
  s.loss AS loss_amt,
  growth_rate(s.loss_now, s.loss_base) AS yoy,
  CASE WHEN s.units = 0 THEN 'not_reported' WHEN s.units < s.all_units THEN 'partial' END AS pct_flag,
  CASE WHEN s.units_ly = 0 THEN 'no_base' WHEN s.units_ly < s.all_units THEN 'partial' END AS pct_ly_flag,
  CASE WHEN s.loss IS NULL THEN 'not_reported' WHEN s.units < s.all_units THEN 'partial' END AS amt_flag,
  coalesce(growth_flag(coalesce(s.loss_now, s.loss), s.loss_base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
ORDER BY s.is_total DESC, round(s.loss, 6) DESC NULLS LAST, s.code NULLS LAST
