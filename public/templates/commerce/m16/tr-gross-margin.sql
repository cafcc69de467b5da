/*---
id: tr-gross-margin
version: 1
title: { zh: 批零毛利率, en: Trade margin }
question: { zh: 各行业、规模的批零企业毛利率多高，升降来自毛利率本身还是结构？, en: 'How high are trade margins by class and size, and do they move by themselves or by the mix?' }
tableTitle: { zh: '限额以上批发零售业毛利率（:period_ym.year年:period_ym.ytd，:by）', en: 'Gross margin of trade above the limit by :by, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m16
scope: comparable
inputs:
  finance: [uscc, period_ym, form_code, revenue_ytd, cost_ytd, revenue_ytd_ly, cost_ytd_ly]
  unit: [snap_ym, uscc, town_code, industry_code, size_code?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'E203' ORDER BY period_ym DESC
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
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: gross, label: { zh: 毛利, en: Gross profit }, unit: 亿元, decimals: 2 }
  - { name: margin, group: { zh: 毛利率, en: Gross margin }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: margin_ly, group: { zh: 毛利率, en: Gross margin }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 毛利率, en: Gross margin }, label: { zh: 增减, en: Change }, unit: 百分点, decimals: 1 }
  - { name: rate_pp, group: { zh: 对总毛利率的影响, en: Effect on the whole margin }, label: { zh: 毛利率变动, en: By its margin }, unit: 百分点, decimals: 2 }
  - { name: mix_pp, group: { zh: 对总毛利率的影响, en: Effect on the whole margin }, label: { zh: 结构变动, en: By its weight }, unit: 百分点, decimals: 2 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: margin_flag, flagOf: margin }
  - { name: margin_ly_flag, flagOf: margin_ly }
  - { name: change_flag, flagOf: change_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: group, from: margin_ly, to: margin }
notes:
  - { zh: 毛利率＝（营业收入−营业成本）÷营业收入，先合计再相除，只用收入和成本都有数的企业；上年同期、增减和影响只用两期都有数的企业（本期表内同期数）。, en: 'Margin = (revenue − cost) ÷ revenue, sums first, of units with both; a year ago, change and effects over units with both of both periods, bases of the present form.' }
  - { zh: 毛利率变动＝本期收入比重×毛利率增减；结构变动＝收入比重增减×（上年毛利率−上年总毛利率）；两项合计等于总毛利率的增减。, en: 'By its margin = weight now × change of the margin; by its weight = change of the weight × (margin − whole margin a year ago); both add up to the change of the whole.' }
source: { zh: 限额以上批发和零售业财务状况（E203）, en: Financial statements of trade above the limit (form E203) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code,
    CASE :by WHEN 'size' THEN size_code WHEN 'town' THEN town_code WHEN 'division' THEN left(industry_code, 2) ELSE industry_code END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT u.code, f.revenue_ytd AS revenue,
    CASE WHEN f.cost_ytd IS NOT NULL THEN f.revenue_ytd END AS known,
    f.revenue_ytd - f.cost_ytd AS gross,
    f.revenue_ytd IS NOT NULL AND f.cost_ytd IS NOT NULL AND f.revenue_ytd_ly IS NOT NULL AND f.cost_ytd_ly IS NOT NULL AS is_both,
    f.revenue_ytd_ly AS revenue_ly, f.revenue_ytd_ly - f.cost_ytd_ly AS gross_ly
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.period_ym = :period_ym AND f.form_code = 'E203' AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS units, sum(revenue) AS revenue, sum(gross) AS gross,
    share_of(sum(gross), sum(known)) AS margin,
    sum(revenue) FILTER (is_both) AS matched,
    sum(revenue_ly) FILTER (is_both) AS matched_ly,
    share_of(sum(gross) FILTER (is_both), sum(revenue) FILTER (is_both)) AS now,
    share_of(sum(gross_ly) FILTER (is_both), sum(revenue_ly) FILTER (is_both)) AS base,
    bool_or(revenue IS NULL) AS no_revenue, bool_or(gross IS NULL) AS no_gross, bool_or(NOT is_both) AS left_out
  FROM own
  GROUP BY GROUPING SETS ((code), ())
),
whole AS (
  SELECT matched, matched_ly, base FROM summed WHERE is_total
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE s.code END
    ELSE coalesce(t.town_name, d.industry_name, s.code)
  END AS "group",
  s.units,
  s.revenue / 10000 AS revenue,
  s.gross / 10000 AS gross,
  s.margin,
  s.base AS margin_ly,
  s.now - s.base AS change_pp,
  CASE WHEN NOT s.is_total THEN s.matched / nullif(w.matched, 0) * (s.now - s.base) END AS rate_pp,
  CASE WHEN NOT s.is_total THEN (s.matched / nullif(w.matched, 0) - s.matched_ly / nullif(w.matched_ly, 0)) * (s.base - w.base) END AS mix_pp,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' WHEN s.no_revenue THEN 'partial' END AS revenue_flag,
  CASE WHEN s.margin IS NULL THEN 'not_reported' WHEN s.no_gross THEN 'partial' END AS margin_flag,
  CASE WHEN s.base IS NULL THEN 'no_base' WHEN s.left_out THEN 'partial' END AS margin_ly_flag,
  CASE WHEN s.now IS NULL OR s.base IS NULL THEN 'no_base' WHEN s.left_out THEN 'partial' END AS change_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s CROSS JOIN whole w
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by IN ('class', 'division') AND d.industry_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
