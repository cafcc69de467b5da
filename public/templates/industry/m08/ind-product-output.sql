/*---
id: ind-product-output
version: 1
title: { zh: 主要产品产量, en: Output of main products }
question: { zh: 主要工业产品生产了多少，增长多少？, en: 'How much of the main products was made, and how fast does it grow?' }
tableTitle: { zh: '规模以上工业主要产品产量（:period_ym.year年:period_ym.ytd）', en: 'Main products of industry, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_product: [uscc, period_ym, product_code, product_name, product_unit, qty_m?, qty_ytd, qty_m_ly?, qty_ytd_ly?]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_product ORDER BY 1 DESC
columns:
  - { name: product, label: { zh: 产品, en: Product } }
  - { name: unit, label: { zh: 计量单位, en: Unit } }
  - { name: units, label: { zh: 生产企业数（家）, en: Producers }, decimals: 0 }
  - { name: month, group: ':period_ym.month', label: { zh: 产量, en: Quantity }, decimals: 1 }
  - { name: month_yoy, group: ':period_ym.month', label: { zh: 同比（%）, en: YoY (%) }, decimals: 1, rate: true }
  - { name: ytd, group: ':period_ym.ytd', label: { zh: 产量, en: Quantity }, decimals: 1 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比（%）, en: YoY (%) }, decimals: 1, rate: true }
  - { name: month_flag, flagOf: month }
  - { name: month_yoy_flag, flagOf: month_yoy }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: code, role: hidden }
chart: { kind: lollipop, category: product, value: yoy }
notes:
  - { zh: 同比为可比口径，只计两期都有数的企业；1—2月合并报送，2月没有单月数。, en: Rates at comparable scope over producers with both figures; January and February are reported together. }
source: { zh: 规模以上工业统计（B204-1 主要工业产品产量）, en: Statistics of industry above scale (products of form B204-1) }
---*/
WITH
-- One row for each product and measure: a code that two units of measure share is never added up.
sums AS (
  SELECT product_code, product_unit, min(product_name) AS product, count(*) FILTER (WHERE qty_ytd > 0) AS units,
    sum(qty_m) AS m,
    sum(qty_m) FILTER (WHERE qty_m_ly IS NOT NULL) AS m_now,
    sum(qty_m_ly) FILTER (WHERE qty_m IS NOT NULL) AS m_base,
    bool_or(qty_m IS NULL OR qty_m_ly IS NULL) AS m_left_out,
    sum(qty_ytd) AS ytd,
    sum(qty_ytd) FILTER (WHERE qty_ytd_ly IS NOT NULL) AS ytd_now,
    sum(qty_ytd_ly) FILTER (WHERE qty_ytd IS NOT NULL) AS ytd_base,
    bool_or(qty_ytd IS NULL OR qty_ytd_ly IS NULL) AS ytd_left_out
  FROM industrial_product
  WHERE period_ym = :period_ym
  GROUP BY product_code, product_unit
),
-- A quantity has no smallest base in money, so any base above zero will do.
flagged AS (
  SELECT *,
    ym_month(:period_ym) <= 2 AS is_merged,
    coalesce(growth_flag(coalesce(m_now, m), m_base, min_base := 0), CASE WHEN m_left_out THEN 'partial' END) AS m_flag,
    coalesce(growth_flag(coalesce(ytd_now, ytd), ytd_base, min_base := 0), CASE WHEN ytd_left_out THEN 'partial' END) AS growth
  FROM sums
)
SELECT
  product,
  product_unit AS unit,
  units,
  CASE WHEN NOT is_merged THEN m END AS month,
  CASE WHEN NOT is_merged THEN growth_rate(m_now, m_base) END AS month_yoy,
  ytd,
  growth_rate(ytd_now, ytd_base) AS yoy,
  CASE WHEN is_merged THEN 'merged_1_2' WHEN m IS NULL THEN 'not_reported' END AS month_flag,
  CASE WHEN is_merged THEN 'merged_1_2' ELSE m_flag END AS month_yoy_flag,
  CASE WHEN ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  growth AS yoy_flag,
  product_code AS code
FROM flagged
ORDER BY product_code, product_unit
