/*---
id: tr-sales-revenue-vat
version: 1
title: { zh: 销售额与营收税差核对, en: Sales vs revenue (VAT) }
question: { zh: 商品销售额（含税）与营业收入（不含税）之比像不像增值税率？, en: Does the ratio of sales (with VAT) to revenue (without) look like the VAT rate? }
tableTitle: { zh: '商品销售额与营业收入税差核对（:period_ym.year年:period_ym.ytd）', en: 'Sales against revenue, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m16
inputs:
  trade_sales: [uscc, period_ym, sales_ytd]
  finance: [uscc, period_ym, form_code, revenue_ytd, vat_ytd?]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_sales WHERE period_ym IN (SELECT period_ym FROM finance WHERE form_code = 'E203') ORDER BY period_ym DESC
  low:
    type: number
    label: { zh: 比值下限, en: Lowest usual ratio }
    default: 0.95
    minimum: 0
  high:
    type: number
    label: { zh: 比值上限, en: Highest usual ratio }
    default: 1.3
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: trade, label: { zh: 行业, en: Trade } }
  - { name: sales, label: { zh: 商品销售额（含税）, en: Sales with VAT }, unit: 万元, decimals: 1 }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 万元, decimals: 1 }
  - { name: ratio, label: { zh: 比值, en: Ratio }, decimals: 3 }
  - { name: implied_rate, label: { zh: 隐含税率, en: Implied rate }, unit: '%', decimals: 1 }
  - { name: vat_burden, label: { zh: 应交增值税占营收, en: VAT of revenue }, unit: '%', decimals: 1 }
  - name: flag
    label: { zh: 判断, en: Finding }
    values:
      - { value: 偏低, label: { zh: 偏低, en: low } }
      - { value: 偏高, label: { zh: 偏高, en: high } }
      - { value: 正常, label: { zh: 正常, en: usual } }
      - { value: 无法核对, label: { zh: 无法核对, en: cannot be checked } }
  - { name: sales_flag, flagOf: sales }
  - { name: revenue_flag, flagOf: revenue }
  - { name: ratio_flag, flagOf: ratio }
  - { name: implied_flag, flagOf: implied_rate }
  - { name: vat_flag, flagOf: vat_burden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: histogram, value: implied_rate, bins: 20 }
notes:
  - { zh: '隐含税率＝（商品销售额÷营业收入−1）×100；2019年4月起货物税率为13%和9%。比值在:low至:high之间为正常。', en: 'Implied rate = (sales ÷ revenue − 1) × 100; from April 2019 the rates for goods are 13 % and 9 %. Ratios from :low to :high are usual.' }
  - { zh: 总计只用两项都有的企业；先列比值异常的，离界限最远的在前。, en: 'The total uses units with both figures; unusual ratios come first, those farthest outside on top.' }
source: { zh: 限额以上批发和零售业统计（E204-1、E203）, en: Statistics of trade above the limit (forms E204-1 and E203) }
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
pairs AS (
  SELECT s.uscc, u.unit_name, u.industry_code, s.sales_ytd AS sales, f.revenue_ytd AS revenue, f.vat_ytd AS vat,
    CASE WHEN f.revenue_ytd > 0 THEN ratio(s.sales_ytd, f.revenue_ytd) END AS times
  FROM trade_sales s
  LEFT JOIN finance f ON f.uscc = s.uscc AND f.period_ym = s.period_ym AND f.form_code = 'E203'
  LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
lines AS (
  SELECT true AS is_total, '总计' AS uscc, NULL AS unit_name, NULL AS industry_code, sum(sales) AS sales, sum(revenue) AS revenue,
    ratio(sum(sales) FILTER (WHERE times IS NOT NULL), sum(revenue) FILTER (WHERE times IS NOT NULL)) AS times,
    share_of(sum(vat) FILTER (WHERE revenue > 0), sum(revenue) FILTER (WHERE revenue > 0 AND vat IS NOT NULL)) AS burden,
    coalesce(bool_or(times IS NULL), false) AS left_out
  FROM pairs
  UNION ALL
  SELECT false, uscc, coalesce(unit_name, uscc), industry_code, sales, revenue, times, CASE WHEN revenue > 0 THEN share_of(vat, revenue) END, false
  FROM pairs
)
SELECT
  l.uscc,
  l.unit_name,
  coalesce(d.industry_name, l.industry_code) AS trade,
  l.sales,
  l.revenue,
  l.times AS ratio,
  (l.times - 1) * 100 AS implied_rate,
  l.burden AS vat_burden,
  CASE WHEN l.times IS NULL THEN '无法核对' WHEN l.times < :low THEN '偏低' WHEN l.times > :high THEN '偏高' ELSE '正常' END AS flag,
  CASE WHEN l.sales IS NULL THEN 'not_reported' END AS sales_flag,
  CASE WHEN l.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  CASE WHEN l.times IS NULL THEN 'not_reported' WHEN l.left_out THEN 'partial' END AS ratio_flag,
  CASE WHEN l.times IS NULL THEN 'not_reported' WHEN l.left_out THEN 'partial' END AS implied_flag,
  CASE WHEN l.burden IS NULL THEN 'not_reported' END AS vat_flag,
  CASE WHEN l.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN l.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN industry_dim d ON d.industry_code = l.industry_code
-- Distance outside the usual range, then size; who cannot be checked is last.
ORDER BY l.is_total DESC, l.times IS NULL, round(greatest(:low - l.times, l.times - :high, 0), 6) DESC, round(l.sales, 6) DESC NULLS LAST, l.uscc
