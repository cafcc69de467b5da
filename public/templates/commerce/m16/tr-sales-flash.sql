/*---
id: tr-sales-flash
version: 1
title: { zh: 商品销售额快报, en: Sales flash }
question: { zh: 各街镇、各行业商品销售额和零售额是多少，增长多少？, en: 'How much are sales and retail sales by town and trade, and how fast do they grow?' }
tableTitle: { zh: '限额以上批发零售业商品销售额和零售额（:period_ym.year年:period_ym.ytd）', en: 'Sales and retail sales of trade above the limit, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m16
scope: comparable
inputs:
  trade_sales: [uscc, period_ym, sales_m?, sales_ytd, sales_ytd_ly?, retail_m?, retail_ytd, retail_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_sales WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  group_by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: town
    options:
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: class, label: { zh: 行业小类, en: Class } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
  lift_ref:
    type: choice
    label: { zh: 提高比较对象, en: Lift compared with }
    default: prev_period
    options:
      - { value: prev_period, label: { zh: 比上期提高, en: Lift on previous period } }
      - { value: same_period_ly, label: { zh: 比上年同期提高, en: Lift on same period last year } }
      - { value: prev_year_end, label: { zh: 比上年全年提高, en: Lift on last full year } }
columns:
  - { name: name, label: { zh: ':group_by', en: ':group_by' }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: sales_month, group: { zh: 商品销售额, en: Sales }, label: { zh: ':period_ym.month', en: ':period_ym.month' }, unit: 亿元, decimals: 2 }
  - { name: sales, group: { zh: 商品销售额, en: Sales }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: sales_yoy, group: { zh: 商品销售额, en: Sales }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: retail_month, group: { zh: 零售额, en: Retail sales }, label: { zh: ':period_ym.month', en: ':period_ym.month' }, unit: 亿元, decimals: 2 }
  - { name: retail, group: { zh: 零售额, en: Retail sales }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: retail_yoy, group: { zh: 零售额, en: Retail sales }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: lift, group: { zh: 零售额, en: Retail sales }, label: { zh: ':lift_ref', en: ':lift_ref' }, unit: 百分点, decimals: 1 }
  - { name: sales_month_flag, flagOf: sales_month }
  - { name: sales_flag, flagOf: sales }
  - { name: sales_yoy_flag, flagOf: sales_yoy }
  - { name: retail_month_flag, flagOf: retail_month }
  - { name: retail_flag, flagOf: retail }
  - { name: retail_yoy_flag, flagOf: retail_yoy }
  - { name: lift_flag, flagOf: lift }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: grouped-bar, category: name, series: [sales_yoy, retail_yoy], totals: true, title: { zh: '商品销售额和零售额同比增速，:period_ym.year年:period_ym.ytd', en: 'Growth of sales and retail sales, :period_ym.ytd :period_ym.year' } }
notes:
  - { zh: 商品销售额含增值税；增速为可比口径（本期表内同期数），提高指零售额增速之差。, en: Sales include VAT; growth at comparable scope (base on the same form); lift is the change of the growth of retail sales. }
  - { zh: 部分数据因四舍五入，存在总计与分项合计不等的情况。, en: Totals may differ from the sum of their parts because of rounding. }
source: { zh: 限额以上批发和零售业统计（E204-1）, en: Statistics of trade above the limit (form E204-1) }
---*/
WITH
-- February has no previous period in its year: nothing is collected for January.
periods AS (
  SELECT 'now' AS which, :period_ym AS ym
  UNION ALL
  SELECT 'ref', CASE :lift_ref WHEN 'same_period_ly' THEN ym_ly(:period_ym) WHEN 'prev_year_end' THEN year_end_ly(:period_ym) ELSE ym_prev(:period_ym) END
),
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT p.which, s.*,
    CASE :group_by WHEN 'town' THEN u.town_code WHEN 'division' THEN left(u.industry_code, 2) ELSE u.industry_code END AS code
  FROM periods p
  JOIN trade_sales s ON s.period_ym = p.ym
  LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
sums AS (
  SELECT which, grouping(code) = 1 AS is_total, code,
    sum(sales_m) AS sales_m, sum(retail_m) AS retail_m, sum(sales_ytd) AS sales, sum(retail_ytd) AS retail,
    -- A unit without a value or without a base enters neither side of a rate.
    sum(sales_ytd) FILTER (WHERE sales_ytd_ly IS NOT NULL) AS sales_now, sum(sales_ytd_ly) FILTER (WHERE sales_ytd IS NOT NULL) AS sales_base,
    sum(retail_ytd) FILTER (WHERE retail_ytd_ly IS NOT NULL) AS retail_now, sum(retail_ytd_ly) FILTER (WHERE retail_ytd IS NOT NULL) AS retail_base,
    bool_or(sales_ytd IS NULL OR sales_ytd_ly IS NULL) AS sales_out, bool_or(retail_ytd IS NULL OR retail_ytd_ly IS NULL) AS retail_out
  FROM reports
  GROUP BY GROUPING SETS ((which, code), (which))
),
rates AS (
  SELECT *,
    growth_rate(sales_now, sales_base) AS sales_yoy,
    coalesce(growth_flag(coalesce(sales_now, sales), sales_base), CASE WHEN sales_out THEN 'partial' END) AS sales_yoy_flag,
    growth_rate(retail_now, retail_base) AS retail_yoy,
    coalesce(growth_flag(coalesce(retail_now, retail), retail_base), CASE WHEN retail_out THEN 'partial' END) AS retail_yoy_flag
  FROM sums
)
SELECT
  CASE WHEN n.is_total THEN '总计' ELSE coalesce(t.town_name, d.industry_name, n.code, '不在名录') END AS name,
  CASE WHEN ym_month(:period_ym) > 2 THEN n.sales_m / 10000 END AS sales_month,
  n.sales / 10000 AS sales,
  n.sales_yoy,
  CASE WHEN ym_month(:period_ym) > 2 THEN n.retail_m / 10000 END AS retail_month,
  n.retail / 10000 AS retail,
  n.retail_yoy,
  -- F05: difference of two rates, in points.
  n.retail_yoy - r.retail_yoy AS lift,
  CASE WHEN ym_month(:period_ym) <= 2 THEN 'merged_1_2' WHEN n.sales_m IS NULL THEN 'not_reported' END AS sales_month_flag,
  CASE WHEN n.sales IS NULL THEN 'not_reported' END AS sales_flag,
  n.sales_yoy_flag,
  CASE WHEN ym_month(:period_ym) <= 2 THEN 'merged_1_2' WHEN n.retail_m IS NULL THEN 'not_reported' END AS retail_month_flag,
  CASE WHEN n.retail IS NULL THEN 'not_reported' END AS retail_flag,
  n.retail_yoy_flag,
  CASE
    WHEN n.retail_yoy IS NULL THEN n.retail_yoy_flag
    WHEN r.which IS NULL THEN 'no_ref'
    WHEN r.retail_yoy IS NULL THEN 'no_ref_rate'
    WHEN 'partial' IN (n.retail_yoy_flag, r.retail_yoy_flag) THEN 'partial'
  END AS lift_flag,
  CASE WHEN n.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN n.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rates n
LEFT JOIN rates r ON r.which = 'ref' AND r.is_total = n.is_total AND r.code IS NOT DISTINCT FROM n.code
LEFT JOIN town_dim t ON :group_by = 'town' AND t.town_code = n.code
LEFT JOIN industry_dim d ON :group_by <> 'town' AND d.industry_code = n.code
WHERE n.which = 'now'
ORDER BY n.is_total DESC, n.code NULLS LAST
