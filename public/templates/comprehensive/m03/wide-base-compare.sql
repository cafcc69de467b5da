/*---
id: wide-base-compare
version: 1
title: { zh: 与上年末/年初基期比较, en: Against last December and the opening base }
question: { zh: 当月与上年末、本年初、上年月均相比怎样？, en: 'How far is the month from last December, the opening balance and the monthly mean of last year?' }
tableTitle: { zh: ':period_ym与上年末、本年初比较：:measure', en: ':measure of :period_ym against last December and the beginning of the year' }
subsystem: comprehensive
module: m03
scope: matched
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, total_assets_begin?, total_assets_end?, inventory_begin?, inventory_end?]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
  measure:
    type: choice
    label: { zh: 指标, en: Measure }
    default: assets
    options:
      - { value: assets, label: { zh: 资产总计, en: Assets } }
      - { value: inventory, label: { zh: 存货, en: Inventories } }
      - { value: B, label: { zh: 工业总产值, en: Industrial output } }
      - { value: E, label: { zh: 商品销售额, en: Sales of trade } }
      - { value: S, label: { zh: 住餐营业额, en: Turnover of hotels and catering } }
  by:
    type: choice
    label: { zh: 按, en: By }
    default: town
    options:
      - { value: town, label: { zh: 街镇, en: town } }
      - { value: division, label: { zh: 大类, en: division } }
columns:
  - { name: group_name, label: { zh: 分组, en: Group }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: current, label: { zh: 本期, en: Now }, unit: 亿元, decimals: 2 }
  - { name: dec_base, group: { zh: 基期, en: Base }, label: { zh: 上年末（12月）, en: Last December }, unit: 亿元, decimals: 2 }
  - { name: open_base, group: { zh: 基期, en: Base }, label: { zh: 年初（1—2月月均）, en: 'Opening (mean of Jan, Feb)' }, unit: 亿元, decimals: 2 }
  - { name: mean_base, group: { zh: 基期, en: Base }, label: { zh: 上年月均, en: Monthly mean of last year }, unit: 亿元, decimals: 2 }
  - { name: vs_dec, group: { zh: 比基期, en: Against the base }, label: { zh: 上年末, en: Last December }, unit: '%', decimals: 1, rate: true }
  - { name: vs_open, group: { zh: 比基期, en: Against the base }, label: { zh: 年初, en: Opening }, unit: '%', decimals: 1, rate: true }
  - { name: vs_mean, group: { zh: 比基期, en: Against the base }, label: { zh: 上年月均, en: Monthly mean }, unit: '%', decimals: 1, rate: true }
  - { name: restated, label: { zh: 年初调整, en: Restated }, unit: 万元, decimals: 1 }
  - { name: vs_dec_flag, flagOf: vs_dec }
  - { name: vs_open_flag, flagOf: vs_open }
  - { name: vs_mean_flag, flagOf: vs_mean }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: group_name, from: dec_base, to: current }
notes:
  - { zh: '资产、存货是时点数：本期为期末数，年初为本期表内年初数，年初调整为年初数减上年12月表内期末数。产值、销售额、营业额是当月数，年初用1—2月月均。', en: 'Assets and inventories are stocks: the end of the period against the opening balance on its form; restated is the opening balance less the end of last December. The others are figures of the month, the opening one is the mean of January and February.' }
  - { zh: 增速只用两期都有数的单位；基期各列为有数单位之和。2月没有单月数。, en: 'Rates use the units that have both figures; each base adds up the units that have it. February has no month of its own.' }
source: { zh: 财务状况（各专业）；工业、商业、住餐生产经营报表, en: 'Financial statements; forms of industry, trade, hotels and catering' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
-- A stock of a unit is the sum of its forms.
stocks AS (
  SELECT uscc, period_ym,
    sum(CASE :measure WHEN 'assets' THEN total_assets_begin ELSE inventory_begin END) AS opening,
    sum(CASE :measure WHEN 'assets' THEN total_assets_end ELSE inventory_end END) AS closing
  FROM finance
  WHERE :measure IN ('assets', 'inventory')
  GROUP BY uscc, period_ym
),
compared AS (
  SELECT s.uscc, s.closing AS now, d.closing AS december, s.opening AS opening, NULL AS mean, s.opening - d.closing AS restated
  FROM stocks s LEFT JOIN stocks d ON d.uscc = s.uscc AND d.period_ym = year_end_ly(s.period_ym)
  WHERE s.period_ym = :period_ym
  UNION ALL
  SELECT m.uscc, CASE WHEN ym_month(m.period_ym) > 2 THEN m.m END, d.m, f.ytd / 2, d.ytd / 12, NULL
  FROM main m
  LEFT JOIN main d ON d.uscc = m.uscc AND d.specialty = m.specialty AND d.period_ym = year_end_ly(m.period_ym)
  LEFT JOIN main f ON f.uscc = m.uscc AND f.specialty = m.specialty AND f.period_ym = left(m.period_ym, 4) || '-02'
  WHERE m.period_ym = :period_ym AND m.specialty = :measure
),
placed AS (
  SELECT c.*, CASE :by WHEN 'town' THEN u.town_code ELSE left(u.industry_code, 2) END AS code
  FROM compared c LEFT JOIN unit_now u ON u.uscc = c.uscc
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    sum(now) AS now, sum(december) AS december, sum(opening) AS opening, sum(mean) AS mean, sum(restated) AS restated,
    sum(now) FILTER (WHERE december IS NOT NULL) AS now_december, sum(december) FILTER (WHERE now IS NOT NULL) AS with_december,
    sum(now) FILTER (WHERE opening IS NOT NULL) AS now_opening, sum(opening) FILTER (WHERE now IS NOT NULL) AS with_opening,
    sum(now) FILTER (WHERE mean IS NOT NULL) AS now_mean, sum(mean) FILTER (WHERE now IS NOT NULL) AS with_mean
  FROM placed
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(t.town_name, d.industry_name, s.code, '不在名录') END AS group_name,
  s.now / 10000 AS current,
  s.december / 10000 AS dec_base,
  s.opening / 10000 AS open_base,
  s.mean / 10000 AS mean_base,
  growth_rate(s.now_december, s.with_december) AS vs_dec,
  growth_rate(s.now_opening, s.with_opening) AS vs_open,
  growth_rate(s.now_mean, s.with_mean) AS vs_mean,
  s.restated,
  CASE WHEN s.now IS NULL AND ym_month(:period_ym) <= 2 THEN 'merged_1_2' ELSE growth_flag(coalesce(s.now_december, s.now), s.with_december) END AS vs_dec_flag,
  CASE WHEN s.now IS NULL AND ym_month(:period_ym) <= 2 THEN 'merged_1_2' ELSE growth_flag(coalesce(s.now_opening, s.now), s.with_opening) END AS vs_open_flag,
  CASE
    WHEN :measure IN ('assets', 'inventory') THEN NULL
    WHEN s.now IS NULL AND ym_month(:period_ym) <= 2 THEN 'merged_1_2'
    ELSE growth_flag(coalesce(s.now_mean, s.now), s.with_mean)
  END AS vs_mean_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN town_dim t ON t.town_code = s.code AND :by = 'town'
LEFT JOIN industry_dim d ON d.industry_code = s.code AND :by = 'division'
ORDER BY s.is_total DESC, s.code NULLS LAST
