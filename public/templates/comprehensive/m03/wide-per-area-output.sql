/*---
id: wide-per-area-output
version: 1
title: { zh: 单位面积产出（亩均）, en: Output per area }
question: { zh: 每亩土地带来多少产出、税收销售和能耗？, en: 'How much output, taxable sales and energy per mu of land?' }
tableTitle: { zh: ':year亩均产出：:specialty', en: 'Output per mu of land, :year: :specialty' }
subsystem: comprehensive
module: m03
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, unit_name, town_code, land_area_m2?, floor_area_m2?]
  energy_unit?: [uscc, period_ym, tce_ytd]
  tax?: [uscc, period_ym, taxable_sales_ytd]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM industrial_output UNION SELECT DISTINCT left(period_ym, 4) FROM trade_sales ORDER BY 1 DESC
  min_area:
    type: number
    label: { zh: 面积不少于（平方米）, en: Area of at least (m²) }
    default: 500
    minimum: 0
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: B
    options:
      - { value: B, label: { zh: 工业（产值）, en: Industry (output) } }
      - { value: E, label: { zh: 批发零售（销售额）, en: Trade (sales) } }
      - { value: S, label: { zh: 住宿餐饮（营业额）, en: Hotels and catering (turnover) } }
      - { value: F, label: { zh: 服务业（营业收入）, en: Services (revenue) } }
  by:
    type: choice
    label: { zh: 按, en: By }
    default: unit
    options:
      - { value: unit, label: { zh: 企业, en: unit } }
      - { value: town, label: { zh: 街镇, en: town } }
  area:
    type: choice
    label: { zh: 面积, en: Area }
    default: land
    options:
      - { value: land, label: { zh: 占地面积, en: land area } }
      - { value: floor, label: { zh: 建筑（营业）面积, en: floor area } }
columns:
  - { name: name, label: { zh: 名称, en: Name }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }] }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: area_mu, label: ':area', unit: 亩, decimals: 1 }
  - { name: main, label: ':specialty', unit: 万元, decimals: 1 }
  - { name: output_per_mu, group: { zh: 亩均, en: Per mu }, label: { zh: 产出, en: Output }, unit: 万元, decimals: 1 }
  - { name: tax_per_mu, group: { zh: 亩均, en: Per mu }, label: { zh: 应税销售额, en: Taxable sales }, unit: 万元, decimals: 1 }
  - { name: tce_per_mu, group: { zh: 亩均, en: Per mu }, label: { zh: 综合能耗, en: Energy }, unit: 吨标准煤, decimals: 2 }
  - { name: class, label: { zh: 等级, en: Class } }
  - { name: coverage_pct, label: { zh: 有面积的单位产出占比, en: Output of units with an area }, unit: '%', decimals: 1 }
  - { name: tax_flag, flagOf: tax_per_mu }
  - { name: tce_flag, flagOf: tce_per_mu }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: name, x: area_mu, y: output_per_mu, size: main, group: class, log: true }
notes:
  - { zh: '只计有面积且不少于:min_area平方米的单位；取当年最后一期的累计数；一亩为666.6667平方米。', en: 'Units with an area of at least :min_area m²; year to date of the last month of the year; one mu is 666.6667 m².' }
  - { zh: '等级按亩均产出分四等份：A最高的四分之一，D最低的四分之一。', en: 'Classes are quarters by output per mu: A the highest, D the lowest.' }
source: { zh: 四上单位名录；生产经营报表；205-1 能源报表；税务申报, en: 'Register; output forms; energy form 205-1; tax declarations' }
---*/
WITH
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
own AS (
  SELECT * FROM main WHERE specialty = :specialty AND left(period_ym, 4) = :year
  QUALIFY period_ym = max(period_ym) OVER ()
),
unit_now AS (
  SELECT o.uscc, u.unit_name, u.town_code, CASE :area WHEN 'land' THEN u.land_area_m2 ELSE u.floor_area_m2 END AS area
  FROM own o JOIN unit u ON u.uscc = o.uscc
  QUALIFY row_number() OVER (
    PARTITION BY o.uscc
    ORDER BY u.snap_ym > o.period_ym, CASE WHEN u.snap_ym <= o.period_ym THEN u.snap_ym END DESC, u.snap_ym
  ) = 1
),
facts AS (
  SELECT o.uscc, u.unit_name, u.town_code, o.ytd, x.taxable_sales_ytd AS tax, e.tce_ytd AS tce,
    CASE WHEN u.area >= :min_area AND u.area > 0 THEN u.area / 666.6667 END AS mu
  FROM own o
  LEFT JOIN unit_now u ON u.uscc = o.uscc
  LEFT JOIN tax x ON x.uscc = o.uscc AND x.period_ym = o.period_ym
  LEFT JOIN energy_unit e ON e.uscc = o.uscc AND e.period_ym = o.period_ym
),
placed AS (
  SELECT *, CASE :by WHEN 'unit' THEN uscc ELSE town_code END AS code FROM facts
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, any_value(unit_name) AS unit_name, any_value(town_code) AS town_code,
    count(mu) AS units,
    sum(mu) AS area_mu,
    sum(ytd) FILTER (WHERE mu IS NOT NULL) AS main,
    sum(ytd) FILTER (WHERE mu IS NOT NULL) / sum(mu) FILTER (WHERE ytd IS NOT NULL) AS output_per_mu,
    sum(tax) FILTER (WHERE mu IS NOT NULL) / sum(mu) FILTER (WHERE tax IS NOT NULL) AS tax_per_mu,
    sum(tce) FILTER (WHERE mu IS NOT NULL) / sum(mu) FILTER (WHERE tce IS NOT NULL) AS tce_per_mu,
    share_of(sum(ytd) FILTER (WHERE mu IS NOT NULL), sum(ytd)) AS coverage_pct,
    count(*) FILTER (WHERE mu IS NOT NULL AND tax IS NULL) > 0 AS tax_missing,
    count(*) FILTER (WHERE mu IS NOT NULL AND tce IS NULL) > 0 AS tce_missing
  FROM placed
  GROUP BY GROUPING SETS ((code), ())
  HAVING count(mu) > 0
),
quarters AS (
  SELECT quantile_cont(output_per_mu, [0.25, 0.5, 0.75]) AS q FROM sums WHERE NOT is_total
)
SELECT
  CASE WHEN s.is_total THEN '总计' WHEN :by = 'unit' THEN coalesce(s.unit_name, s.code) ELSE coalesce(t.town_name, s.code, '街镇不明') END AS name,
  CASE WHEN NOT s.is_total THEN coalesce(t.town_name, s.town_code) END AS town,
  s.units,
  s.area_mu,
  s.main,
  s.output_per_mu,
  s.tax_per_mu,
  s.tce_per_mu,
  CASE
    WHEN s.is_total OR s.output_per_mu IS NULL THEN NULL
    WHEN s.output_per_mu >= q.q[3] THEN 'A' WHEN s.output_per_mu >= q.q[2] THEN 'B' WHEN s.output_per_mu >= q.q[1] THEN 'C' ELSE 'D'
  END AS class,
  CASE WHEN s.is_total OR :by = 'town' THEN s.coverage_pct END AS coverage_pct,
  CASE WHEN s.tax_per_mu IS NULL THEN 'not_reported' WHEN s.tax_missing THEN 'partial' END AS tax_flag,
  CASE WHEN s.tce_per_mu IS NULL THEN 'not_reported' WHEN s.tce_missing THEN 'partial' END AS tce_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
CROSS JOIN quarters q
LEFT JOIN town_dim t ON t.town_code = s.town_code
ORDER BY s.is_total DESC, round(s.output_per_mu, 6) DESC NULLS LAST, s.code
