/*---
id: wide-roa-rank
version: 1
title: { zh: 资产收益率排名, en: Return on assets }
question: { zh: 在本行业里，谁的资产收益率最高？, en: 'Who earns most per asset, annualised, within its industry?' }
tableTitle: { zh: '资产收益率前:n家企业（:period_ym.year年:period_ym.ytd）', en: 'The :n highest returns on assets, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m03
inputs:
  finance: [uscc, form_code, period_ym, profit_ytd, total_assets_begin, total_assets_end]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  min_assets:
    type: number
    label: { zh: 平均资产不少于（万元）, en: 'Average assets of at least (10,000 yuan)' }
    default: 500
    minimum: 0
  n:
    type: integer
    label: { zh: 家数, en: Number of units }
    default: 50
    minimum: 1
  form_code:
    type: choice
    label: { zh: 报表, en: Form }
    default: null
    required: false
    choices: SELECT DISTINCT form_code FROM finance ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 行业, en: Division } }
  - { name: profit, label: { zh: 利润总额, en: Profit }, unit: 万元, decimals: 1 }
  - { name: avg_assets, label: { zh: 平均资产, en: Average assets }, unit: 万元, decimals: 1 }
  - { name: roa_pct, label: { zh: 资产收益率, en: Return on assets }, unit: '%', decimals: 1 }
  - { name: industry_median, label: { zh: 行业中位数, en: Median of the division }, unit: '%', decimals: 1 }
  - { name: rank, label: { zh: 行业内位次, en: Rank in the division }, decimals: 0 }
  - { name: peers, label: { zh: 行业内家数, en: Units of the division }, unit: 个, decimals: 0 }
chart: { kind: bar, category: unit_name, series: [roa_pct], reference: median, referenceName: { zh: 中位数, en: Median } }
notes:
  - { zh: 利润总额年化，除以年初与期末资产总计的平均数；未报利润或资产的、平均资产少于:min_assets万元的企业不参加排列。, en: 'Annualised profit over the average of assets at the beginning of the year and at the end of the period; units that report no profit or assets, or have less than :min_assets, are not ranked.' }
  - { zh: 行业按大类；中位数和位次在全区同行业企业中计算。, en: Industries are divisions; medians and ranks are those of the whole district. }
source: { zh: 财务状况（各专业）, en: Financial statements }
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
returns AS (
  SELECT f.uscc, u.unit_name, u.town_code, left(u.industry_code, 2) AS division, f.profit_ytd AS profit,
    (f.total_assets_begin + f.total_assets_end) / 2 AS avg_assets,
    return_on_assets(f.profit_ytd, ym_month(f.period_ym), f.total_assets_begin, f.total_assets_end) AS roa_pct
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.period_ym = :period_ym AND (:form_code IS NULL OR f.form_code = :form_code)
),
ranked AS (
  SELECT *,
    median(roa_pct) OVER (PARTITION BY division) AS industry_median,
    rank() OVER (PARTITION BY division ORDER BY round(roa_pct, 6) DESC) AS rank,
    count(*) OVER (PARTITION BY division) AS peers
  FROM returns
  WHERE roa_pct IS NOT NULL AND avg_assets >= :min_assets
)
SELECT
  coalesce(r.unit_name, r.uscc) AS unit_name,
  r.uscc,
  coalesce(t.town_name, r.town_code) AS town,
  coalesce(d.industry_name, r.division) AS industry,
  r.profit,
  r.avg_assets,
  r.roa_pct,
  r.industry_median,
  r.rank,
  r.peers
FROM ranked r
LEFT JOIN town_dim t ON t.town_code = r.town_code
LEFT JOIN industry_dim d ON d.industry_code = r.division
WHERE :town IS NULL OR r.town_code = :town
ORDER BY round(r.roa_pct, 6) DESC, r.uscc
LIMIT :n
