/*---
id: macro-recovery-index
version: 1
title: { zh: 疫情恢复度, en: Recovery index }
question: { zh: 经济活动恢复到基期年份同月的多少，年均增长多少？, en: 'How close is activity to the same month of the base year, and how fast did it grow a year since?' }
tableTitle: { zh: ':measure恢复度（:base_year年同月=100）', en: 'Recovery of :measure (same month of :base_year = 100)' }
subsystem: comprehensive
module: m05
scope: matched
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
  macro?: [indicator_code, region_code, period_ym, value_cur, value_unit]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  base_year:
    type: integer
    label: { zh: 基期年份, en: Base year }
    default: 2019
    minimum: 1990
  measure:
    type: choice
    label: { zh: 指标, en: Measure }
    default: B
    options:
      - { value: B, label: { zh: 规上工业总产值, en: industrial output } }
      - { value: E, label: { zh: 限上商品销售额, en: sales of trade } }
      - { value: S, label: { zh: 限上住餐营业额, en: turnover of hotels and catering } }
      - { value: F, label: { zh: 规上服务业营业收入, en: revenue of services } }
      - { value: macro, label: { zh: 宏观指标, en: a main indicator } }
  indicator:
    type: choice
    label: { zh: 宏观指标（选宏观指标时）, en: Main indicator (for a main indicator) }
    default: { from: first-choice }
    choices: >-
      SELECT indicator_code, CASE indicator_code WHEN 'gdp' THEN '地区生产总值' WHEN 'industry_output' THEN '规上工业总产值' WHEN 'industry_va' THEN '工业增加值'
      WHEN 'services_revenue' THEN '规上服务业营业收入' WHEN 'retail' THEN '社会消费品零售额' WHEN 'investment' THEN '固定资产投资' WHEN 'exports' THEN '出口总额'
      WHEN 'imports' THEN '进口总额' WHEN 'fiscal_revenue' THEN '一般公共预算收入' WHEN 'power_use' THEN '用电量' WHEN 'energy_tce' THEN '综合能源消费量' ELSE indicator_code END
      FROM macro WHERE indicator_code NOT IN ('deposits', 'loans', 'cpi') GROUP BY indicator_code ORDER BY indicator_code <> 'retail', indicator_code
    required: false
  region:
    type: choice
    label: { zh: 地区（选宏观指标时）, en: Region (for a main indicator) }
    default: { from: first-choice }
    choices: >-
      SELECT m.region_code, coalesce(any_value(t.town_name), m.region_code) FROM macro m LEFT JOIN town_dim t ON t.town_code = m.region_code GROUP BY m.region_code
      ORDER BY m.region_code NOT IN (SELECT left(town_code, 6) FROM town_dim WHERE town_code IS NOT NULL), m.region_code
    required: false
  town:
    type: choice
    label: { zh: 街镇（选单位指标时）, en: Town (for figures of units) }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: month, label: { zh: 期别, en: Month } }
  - { name: units, label: { zh: 可比单位, en: Units compared }, unit: 家, decimals: 0 }
  - { name: unit, label: { zh: 计量单位, en: Unit } }
  - { name: value, group: { zh: 当期（1—2月合并）, en: 'Month (January with February)' }, label: { zh: 本期, en: Now }, decimals: 2 }
  - { name: base_value, group: { zh: 当期（1—2月合并）, en: 'Month (January with February)' }, label: { zh: ':base_year年同月', en: 'Same month of :base_year' }, decimals: 2 }
  - { name: index_base, group: { zh: '恢复度（:base_year年=100）', en: 'Recovery (:base_year = 100)' }, label: { zh: 当期, en: Month }, decimals: 1 }
  - { name: index_ytd, group: { zh: '恢复度（:base_year年=100）', en: 'Recovery (:base_year = 100)' }, label: { zh: 累计, en: To date }, decimals: 1 }
  - { name: avg_rate, label: { zh: 累计年均增速, en: Growth a year to date }, unit: '%', decimals: 1, rate: true }
  - { name: index_flag, flagOf: index_base }
  - { name: ytd_flag, flagOf: index_ytd }
  - { name: rate_flag, flagOf: avg_rate }
chart: { kind: line, category: month, categoryKind: period, series: [index_base, index_ytd], reference: 100 }
notes:
  - { zh: 单位指标只比两期都报的单位（同单位面板），按当年价格；当期数为本月，2月为1—2月，没有当月数的用累计之差。, en: 'Figures of units compare those that reported both (matched), at current prices; a month is its own, February is January with February, where forms have no month the difference of two years to date.' }
  - { zh: 年均增速为累计数相对基期年份同期的几何平均，隔两年即两年平均。, en: Growth a year is the geometric mean since the base year; over two years it is the two-year average. }
source: { zh: 各专业报表、宏观指标月报, en: 'Forms of all specialties, main indicators' }
---*/
WITH
unit_now AS (
  SELECT uscc, arg_max(town_code, snap_ym) AS town_code FROM unit GROUP BY uscc
),
reports AS (
  SELECT uscc AS object, period_ym, output_m AS m, output_ytd AS ytd FROM industrial_output WHERE :measure = 'B'
  UNION ALL
  SELECT uscc, period_ym, sales_m, sales_ytd FROM trade_sales WHERE :measure = 'E'
  UNION ALL
  SELECT uscc, period_ym, turnover_m, turnover_ytd FROM catering WHERE :measure = 'S'
  UNION ALL
  SELECT uscc, period_ym, NULL, revenue_ytd FROM finance WHERE :measure = 'F' AND form_code = 'F203'
  UNION ALL
  -- Printed in its own unit, while money of units is printed in 亿元.
  SELECT 'macro', period_ym, NULL, value_cur * 10000 FROM macro WHERE :measure = 'macro' AND indicator_code = :indicator AND region_code = :region
),
-- A quarterly indicator has its report before three months earlier: only like spans are compared.
spans AS (
  SELECT object, period_ym, m, ytd, lag(ytd) OVER w AS ytd_before, coalesce(ym_month(lag(period_ym) OVER w), 0) AS month_before
  FROM reports
  WINDOW w AS (PARTITION BY object, left(period_ym, 4) ORDER BY period_ym)
),
figures AS (
  SELECT object, period_ym, ytd,
    CASE WHEN month_before = 0 THEN CASE WHEN ym_month(period_ym) <= 3 THEN coalesce(m, ytd) ELSE m END ELSE coalesce(m, ytd - ytd_before) END AS x,
    CASE WHEN m IS NOT NULL THEN -1 ELSE month_before END AS span
  FROM spans
),
pairs AS (
  SELECT n.period_ym, n.x AS now, b.x AS base, n.ytd AS ytd_now, b.ytd AS ytd_base
  FROM figures n
  LEFT JOIN figures b ON b.object = n.object AND b.period_ym = CAST(:base_year AS VARCHAR) || substr(n.period_ym, 5) AND b.span = n.span
  LEFT JOIN unit_now u ON u.uscc = n.object
  WHERE ym_year(n.period_ym) > :base_year AND (:measure = 'macro' OR :town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT period_ym, count(*) FILTER (WHERE now IS NOT NULL AND base IS NOT NULL) AS units,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    sum(ytd_now) FILTER (WHERE ytd_base IS NOT NULL) AS ytd_now, sum(ytd_base) FILTER (WHERE ytd_now IS NOT NULL) AS ytd_base
  FROM pairs
  GROUP BY period_ym
)
SELECT
  period_ym AS month,
  CASE WHEN :measure <> 'macro' THEN units END AS units,
  CASE WHEN :measure = 'macro' THEN (SELECT any_value(value_unit) FROM macro WHERE indicator_code = :indicator AND region_code = :region) ELSE '亿元' END AS unit,
  now / 10000 AS value,
  base / 10000 AS base_value,
  CASE WHEN base > 0 THEN share_of(now, base) END AS index_base,
  CASE WHEN ytd_base > 0 THEN share_of(ytd_now, ytd_base) END AS index_ytd,
  average_rate(ytd_now, ytd_base, ym_year(period_ym) - :base_year) AS avg_rate,
  CASE WHEN base IS NULL OR base <= 0 THEN 'no_ref' END AS index_flag,
  CASE WHEN ytd_base IS NULL OR ytd_base <= 0 THEN 'no_ref' END AS ytd_flag,
  CASE WHEN average_rate(ytd_now, ytd_base, ym_year(period_ym) - :base_year) IS NULL THEN 'no_ref' END AS rate_flag
FROM sums
ORDER BY period_ym
