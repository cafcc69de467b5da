/*---
id: tr-inventory-turn
version: 1
title: { zh: 商品库存周转, en: Stock turnover }
question: { zh: 商品库存够卖多少天，比上年同期长还是短，哪些企业压货？, en: 'How many days does the stock of goods last, is it longer than a year ago, and who is overstocked?' }
tableTitle: { zh: '限额以上批发零售业商品库存周转（:period_ym.year年:period_ym.ytd）', en: 'Stock turnover of trade above the limit, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m16
inputs:
  trade_sales: [uscc, period_ym, stock_end, stock_end_ly?, sales_ytd, sales_ytd_ly?]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
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
    default: class
    options:
      - { value: class, label: { zh: 行业小类, en: Class } }
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
  limit_z:
    type: number
    label: { zh: 离群界限（稳健z）, en: Limit of the robust z }
    default: 3.5
    minimum: 0
columns:
  - { name: name, label: { zh: ':group_by', en: ':group_by' }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业, en: Units }, unit: 家, decimals: 0 }
  - { name: stock, label: { zh: 期末商品库存, en: Closing stock }, unit: 亿元, decimals: 2 }
  - { name: days, group: { zh: 库存可销天数, en: Days of sales in stock }, label: { zh: 本期, en: Now }, unit: 天, decimals: 1 }
  - { name: days_ly, group: { zh: 库存可销天数, en: Days of sales in stock }, label: { zh: 上年同期, en: A year ago }, unit: 天, decimals: 1 }
  - { name: change, group: { zh: 库存可销天数, en: Days of sales in stock }, label: { zh: 增减, en: Change }, unit: 天, decimals: 1 }
  - { name: outliers, label: { zh: 压货企业, en: Overstocked units }, unit: 家, decimals: 0 }
  - { name: longest, label: { zh: 天数最长的压货企业, en: Overstocked unit with most days } }
  - { name: stock_flag, flagOf: stock }
  - { name: days_flag, flagOf: days }
  - { name: days_ly_flag, flagOf: days_ly }
  - { name: change_flag, flagOf: change }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: name, from: days_ly, to: days }
notes:
  - { zh: 天数＝期末库存×360÷销售额×月数÷12；库存按成本、销售额含增值税，天数偏低，宜看变化和同业差距。, en: 'Days = closing stock × 360 ÷ sales × months ÷ 12; stock at cost, sales with VAT: days are low, so look at changes and at differences within a trade.' }
  - { zh: '压货：天数在同一大类企业中偏高，稳健z大于:limit_z（该大类不足8家时不判断）。', en: 'Overstocked: days high within the division, robust z above :limit_z (not judged with fewer than 8 units in it).' }
source: { zh: 限额以上批发和零售业统计（E204-1）, en: Statistics of trade above the limit (form E204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT s.uscc, coalesce(u.unit_name, s.uscc) AS unit_name, u.town_code, left(u.industry_code, 2) AS division,
    CASE :group_by WHEN 'town' THEN u.town_code WHEN 'division' THEN left(u.industry_code, 2) ELSE u.industry_code END AS code,
    s.stock_end AS stock, s.sales_ytd AS sales, s.stock_end_ly AS stock_ly, s.sales_ytd_ly AS sales_ly,
    turnover_days(s.stock_end, s.sales_ytd, ym_month(:period_ym)) AS days
  FROM trade_sales s LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym = :period_ym
),
-- F48 within the division over the whole district, so that a town's units are compared with all of their trade.
middles AS (
  SELECT division, count(days) AS n, median(days) AS middle, quantile_cont(days, 0.75) - quantile_cont(days, 0.25) AS spread
  FROM reports GROUP BY division
),
deviations AS (
  SELECT r.division, median(abs(r.days - m.middle)) AS mad
  FROM reports r JOIN middles m ON m.division = r.division
  GROUP BY r.division
),
judged AS (
  SELECT r.*,
    -- Without a deviation in the middle the quartiles stand in for it: 1.349 of them are two standard deviations of a normal curve.
    m.n >= 8 AND CASE WHEN d.mad > 0 THEN 0.6745 * (r.days - m.middle) / d.mad ELSE 1.349 * (r.days - m.middle) / nullif(m.spread, 0) END > :limit_z AS is_over
  FROM reports r
  LEFT JOIN middles m ON m.division = r.division
  LEFT JOIN deviations d ON d.division = r.division
  WHERE :town IS NULL OR r.town_code = :town
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS units, sum(stock) AS stock,
    turnover_days(sum(stock) FILTER (WHERE sales IS NOT NULL), sum(sales) FILTER (WHERE stock IS NOT NULL), ym_month(:period_ym)) AS days,
    turnover_days(sum(stock_ly) FILTER (WHERE sales_ly IS NOT NULL), sum(sales_ly) FILTER (WHERE stock_ly IS NOT NULL), ym_month(:period_ym)) AS days_ly,
    coalesce(bool_or(stock IS NULL OR sales IS NULL), false) AS left_out, coalesce(bool_or(stock_ly IS NULL OR sales_ly IS NULL), false) AS left_out_ly,
    count(*) FILTER (WHERE is_over) AS outliers,
    arg_min(unit_name, row(-round(days, 6), uscc)) FILTER (WHERE is_over) AS longest
  FROM judged
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(t.town_name, d.industry_name, s.code, '不在名录') END AS name,
  s.units,
  s.stock / 10000 AS stock,
  s.days,
  s.days_ly,
  s.days - s.days_ly AS change,
  s.outliers,
  s.longest,
  CASE WHEN s.stock IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS stock_flag,
  CASE WHEN s.days IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS days_flag,
  CASE WHEN s.days_ly IS NULL THEN 'no_base' WHEN s.left_out_ly THEN 'partial' END AS days_ly_flag,
  CASE WHEN s.days IS NULL THEN 'not_reported' WHEN s.days_ly IS NULL THEN 'no_base' WHEN s.left_out OR s.left_out_ly THEN 'partial' END AS change_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN town_dim t ON :group_by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :group_by <> 'town' AND d.industry_code = s.code
ORDER BY s.is_total DESC, round(s.days, 6) DESC NULLS LAST, s.code NULLS LAST
