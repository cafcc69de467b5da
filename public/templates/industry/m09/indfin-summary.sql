/*---
id: indfin-summary
version: 1
title: { zh: 工业效益主要指标, en: Efficiency of industry }
question: { zh: 各行业、各街镇工业的盈利、成本、周转和负债怎样？, en: 'How profitable, costly, busy and indebted is industry by group?' }
tableTitle: { zh: '规模以上工业效益主要指标（:period_ym.year年:period_ym.ytd）', en: 'Efficiency of industry above scale, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m09
scope: comparable
inputs:
  finance: [uscc, period_ym, form_code, revenue_ytd, revenue_ytd_ly?, cost_ytd, profit_ytd, profit_ytd_ly?, total_assets_begin, total_assets_end, total_liab, avg_emp_cur, selling_ytd, admin_ytd, rd_exp_ytd?, fin_exp_ytd]
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
  - { name: margin, group: { zh: 营业收入利润率, en: Profit margin }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: cost100, group: { zh: 每百元营业收入中, en: Per 100 yuan of revenue }, label: { zh: 成本, en: Cost }, unit: 元, decimals: 2 }
  - { name: exp100, group: { zh: 每百元营业收入中, en: Per 100 yuan of revenue }, label: { zh: 费用, en: Expenses }, unit: 元, decimals: 2 }
  - { name: rev_per_100_assets, label: { zh: 每百元资产实现的营业收入, en: Revenue per 100 yuan of assets }, unit: 元, decimals: 1 }
  - { name: rev_per_head, label: { zh: 人均营业收入, en: Revenue per head }, unit: 万元/人, decimals: 1 }
  - { name: leverage, label: { zh: 资产负债率, en: Leverage }, unit: '%', decimals: 1 }
  - { name: vs_ly, label: { zh: 利润率比上年同期, en: Margin against a year ago }, unit: 百分点, decimals: 1 }
  - { name: margin_flag, flagOf: margin }
  - { name: cost100_flag, flagOf: cost100 }
  - { name: exp100_flag, flagOf: exp100 }
  - { name: rev_per_100_assets_flag, flagOf: rev_per_100_assets }
  - { name: rev_per_head_flag, flagOf: rev_per_head }
  - { name: leverage_flag, flagOf: leverage }
  - { name: vs_ly_flag, flagOf: vs_ly }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: group, series: [margin] }
notes:
  - { zh: '先求和再相除。资产为年初和期末的平均；每百元资产收入和人均收入按月数折为全年。', en: 'Sums are divided once. Assets are the mean of opening and closing; revenue per assets and per head is annualised.' }
  - { zh: '费用为销售、管理、研发和财务费用之和。', en: 'Expenses are selling, administrative, R&D and financial ones.' }
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
-- Forms before 2018 have R&D within administrative expenses: none of its own adds nothing.
books AS (
  SELECT f.*, f.selling_ytd + f.admin_ytd + coalesce(f.rd_exp_ytd, 0) + f.fin_exp_ytd AS expenses,
    (f.total_assets_begin + f.total_assets_end) / 2 AS assets,
    CASE :by WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code WHEN 'size' THEN u.size_code ELSE u.holding END AS code
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.form_code = 'B203' AND f.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
-- F33: each ratio over the units that have both of its parts.
sums AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS units,
    ratio(sum(profit_ytd) FILTER (WHERE revenue_ytd IS NOT NULL), sum(revenue_ytd) FILTER (WHERE profit_ytd IS NOT NULL)) * 100 AS margin,
    count(profit_ytd + revenue_ytd) AS margin_units,
    ratio(sum(cost_ytd) FILTER (WHERE revenue_ytd IS NOT NULL), sum(revenue_ytd) FILTER (WHERE cost_ytd IS NOT NULL)) * 100 AS cost100,
    count(cost_ytd + revenue_ytd) AS cost100_units,
    ratio(sum(expenses) FILTER (WHERE revenue_ytd IS NOT NULL), sum(revenue_ytd) FILTER (WHERE expenses IS NOT NULL)) * 100 AS exp100,
    count(expenses + revenue_ytd) AS exp100_units,
    ratio(sum(revenue_ytd) FILTER (WHERE assets IS NOT NULL), sum(assets) FILTER (WHERE revenue_ytd IS NOT NULL)) * 100 * 12 / ym_month(:period_ym) AS rev_per_100_assets,
    count(revenue_ytd + assets) AS rev_per_100_assets_units,
    ratio(sum(revenue_ytd) FILTER (WHERE avg_emp_cur IS NOT NULL), sum(avg_emp_cur) FILTER (WHERE revenue_ytd IS NOT NULL)) * 12 / ym_month(:period_ym) AS rev_per_head,
    count(revenue_ytd + avg_emp_cur) AS rev_per_head_units,
    ratio(sum(total_liab) FILTER (WHERE total_assets_end IS NOT NULL), sum(total_assets_end) FILTER (WHERE total_liab IS NOT NULL)) * 100 AS leverage,
    count(total_liab + total_assets_end) AS leverage_units,
    ratio(sum(profit_ytd_ly) FILTER (WHERE revenue_ytd_ly IS NOT NULL), sum(revenue_ytd_ly) FILTER (WHERE profit_ytd_ly IS NOT NULL)) * 100 AS margin_ly,
    count(profit_ytd_ly + revenue_ytd_ly) AS margin_ly_units
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
  s.margin,
  s.cost100,
  s.exp100,
  s.rev_per_100_assets,
  s.rev_per_head,
  s.leverage,
  s.margin - s.margin_ly AS vs_ly,
  CASE WHEN s.margin_units = 0 THEN 'not_reported' WHEN s.margin IS NULL THEN 'no_base' WHEN s.margin_units < s.units THEN 'partial' END AS margin_flag,
  CASE WHEN s.cost100_units = 0 THEN 'not_reported' WHEN s.cost100 IS NULL THEN 'no_base' WHEN s.cost100_units < s.units THEN 'partial' END AS cost100_flag,
  CASE WHEN s.exp100_units = 0 THEN 'not_reported' WHEN s.exp100 IS NULL THEN 'no_base' WHEN s.exp100_units < s.units THEN 'partial' END AS exp100_flag,
  CASE WHEN s.rev_per_100_assets_units = 0 THEN 'not_reported' WHEN s.rev_per_100_assets IS NULL THEN 'no_base' WHEN s.rev_per_100_assets_units < s.units THEN 'partial' END AS rev_per_100_assets_flag,
  CASE WHEN s.rev_per_head_units = 0 THEN 'not_reported' WHEN s.rev_per_head IS NULL THEN 'no_base' WHEN s.rev_per_head_units < s.units THEN 'partial' END AS rev_per_head_flag,
  CASE WHEN s.leverage_units = 0 THEN 'not_reported' WHEN s.leverage IS NULL THEN 'no_base' WHEN s.leverage_units < s.units THEN 'partial' END AS leverage_flag,
  CASE
    WHEN s.margin_units = 0 THEN 'not_reported'
    WHEN s.margin - s.margin_ly IS NULL THEN 'no_base'
    WHEN least(s.margin_units, s.margin_ly_units) < s.units THEN 'partial'
  END AS vs_ly_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
ORDER BY s.is_total DESC, s.code NULLS LAST
