/*---
id: macro-alert-board
version: 1
title: { zh: 热点预警看板, en: Alert board }
question: { zh: 哪些指标、街镇和重点企业越过了警戒线，或连续几期回落？, en: 'Which indicators, towns and large units broke a threshold or fell several periods in a row?' }
tableTitle: { zh: '经济运行热点预警（:period_ym.year年:period_ym.ytd）', en: 'Alerts of the economy, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  macro: [indicator_code, region_code, period_ym, yoy]
  gdp_base?: [base_code, period_ym, yoy]
  target?: [indicator_code, direction]
  index_weight?: [indicator_code, direction]
  town_dim?: [town_code, town_name]
  unit?: [snap_ym, uscc, unit_name]
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM macro ORDER BY 1 DESC
  region:
    type: choice
    label: { zh: 地区, en: Region }
    default: { from: first-choice }
    choices: >-
      SELECT region_code FROM macro WHERE region_code NOT IN (SELECT town_code FROM town_dim WHERE town_code IS NOT NULL) GROUP BY region_code
      ORDER BY region_code NOT IN (SELECT left(town_code, 6) FROM town_dim WHERE town_code IS NOT NULL), region_code
  rules:
    type: choice
    label: { zh: 规则组, en: Rules }
    default: main
    options:
      - { value: main, label: { zh: 全区指标和重点企业, en: indicators of the district and large units } }
      - { value: district, label: { zh: 全区指标, en: indicators of the district } }
      - { value: towns, label: { zh: 街镇指标, en: indicators of towns } }
      - { value: units, label: { zh: 重点企业, en: large units } }
      - { value: all, label: { zh: 全部, en: all } }
  floor:
    type: number
    label: { zh: 同比警戒线（%）, en: Line of growth (%) }
    default: 0
  red_gap:
    type: number
    label: { zh: 低于警戒线几个百分点为红色, en: Red from so many points below the line }
    default: 5
    minimum: 0
  falls:
    type: integer
    label: { zh: 连续回落期数, en: Falls in a row }
    default: 3
    minimum: 1
  unit_drop:
    type: number
    label: { zh: 企业降幅（%）, en: Drop of a unit (%) }
    default: 20
    minimum: 0
  unit_pull:
    type: number
    label: { zh: 企业下拉（百分点）, en: Downward pull of a unit (points) }
    default: 0.2
    minimum: 0
columns:
  - { name: severity, label: { zh: 级别, en: Severity }, values: [{ value: red, label: { zh: 红, en: Red } }, { value: yellow, label: { zh: 黄, en: Yellow } }] }
  - { name: kind, label: { zh: 类别, en: Kind }, values: [{ value: district, label: { zh: 全区指标, en: Indicator } }, { value: base, label: { zh: 核算基础指标, en: Base indicator of GDP } }, { value: town, label: { zh: 街镇指标, en: Town } }, { value: unit, label: { zh: 重点企业, en: Large unit } }] }
  - { name: object, label: { zh: 对象, en: Object }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }] }
  - name: indicator
    label: { zh: 指标, en: Indicator }
    values:
      - { value: gdp, label: { zh: 地区生产总值, en: GDP } }
      - { value: industry_output, label: { zh: 规上工业总产值, en: Industrial output } }
      - { value: industry_va, label: { zh: 工业增加值, en: Value added of industry } }
      - { value: services_revenue, label: { zh: 规上服务业营业收入, en: Revenue of services } }
      - { value: retail, label: { zh: 社会消费品零售额, en: Retail sales } }
      - { value: investment, label: { zh: 固定资产投资, en: Investment in fixed assets } }
      - { value: exports, label: { zh: 出口总额, en: Exports } }
      - { value: imports, label: { zh: 进口总额, en: Imports } }
      - { value: fiscal_revenue, label: { zh: 一般公共预算收入, en: Public budget revenue } }
      - { value: deposits, label: { zh: 存款余额, en: Deposits } }
      - { value: loans, label: { zh: 贷款余额, en: Loans } }
      - { value: cpi, label: { zh: 居民消费价格指数, en: Consumer prices } }
      - { value: power_use, label: { zh: 用电量, en: Electricity use } }
      - { value: energy_tce, label: { zh: 综合能源消费量, en: Energy use } }
      - { value: ind_va, label: { zh: 规上工业增加值, en: Value added of industry above scale } }
      - { value: construction, label: { zh: 建筑业总产值, en: Output of construction } }
      - { value: wholesale, label: { zh: 批发业销售额, en: Wholesale } }
      - { value: freight, label: { zh: 货物周转量, en: Freight } }
      - { value: hotels, label: { zh: 住宿业营业额, en: Hotels } }
      - { value: catering, label: { zh: 餐饮业营业额, en: Catering } }
      - { value: deposits_loans, label: { zh: 存贷款余额, en: Deposits and loans } }
      - { value: house_area, label: { zh: 商品房销售面积, en: Housing sold } }
      - { value: services_profit, label: { zh: 营利性服务业营业收入, en: Revenue of for-profit services } }
      - { value: wages_nonprofit, label: { zh: 非营利性服务业工资, en: Wages of non-profit services } }
      - { value: B, label: { zh: 工业总产值, en: Industrial output } }
      - { value: E, label: { zh: 商品销售额, en: Sales } }
      - { value: S, label: { zh: 营业额, en: Turnover } }
      - { value: C, label: { zh: 建筑业营业收入, en: Revenue of construction } }
      - { value: X, label: { zh: 房地产营业收入, en: Revenue of real estate } }
      - { value: F, label: { zh: 服务业营业收入, en: Revenue of services } }
  - { name: trigger, label: { zh: 触发规则, en: Rule }, values: [{ value: below, label: { zh: 低于警戒线, en: Below the line } }, { value: falls, label: { zh: 连续回落, en: Falls in a row } }, { value: unit_drop, label: { zh: 大幅下降, en: Large drop } }] }
  - { name: yoy, group: { zh: 累计同比, en: Year to date on year }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1, rate: true }
  - { name: prev_yoy, group: { zh: 累计同比, en: Year to date on year }, label: { zh: 上一期, en: Report before }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 下拉, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: since, label: { zh: 起始期别, en: Since } }
  - { name: periods, label: { zh: 持续期数, en: Reports }, unit: 期, decimals: 0 }
  - { name: prev_flag, flagOf: prev_yoy }
notes:
  - { zh: '低于警戒线：同比低于:floor%，低:red_gap个百分点以上为红色；连续回落：同比连续:falls期低于前一期，本期已低于警戒线的为红色。只看本期有报告的指标；考核或评价方向为“-”的（越低越好）不参加。', en: 'Below the line: growth below :floor %, red when :red_gap points or more below. Falls in a row: :falls times below the report before, red when below the line as well. Only indicators with a report of the period; those where less is better are left out.' }
  - { zh: '重点企业：累计同比下降:unit_drop%及以上，且下拉本专业:unit_pull个百分点及以上，下拉加倍的为红色；可比口径。持续期数从起始期别数到本期。', en: 'Large units: down by :unit_drop % or more and pulling their specialty down by :unit_pull points or more, red at twice the pull; comparable scope. Reports are counted from since to now.' }
source: { zh: 各专业、各部门月报，核算基础指标，一套表, en: 'Monthly reports of sections and departments, base indicators, forms of units' }
---*/
WITH
less_is_better AS (
  SELECT indicator_code FROM target WHERE direction = '-'
  UNION
  SELECT indicator_code FROM index_weight WHERE direction = '-'
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
-- Units that take so much from the rate of their specialty.
pulls AS (
  SELECT specialty, uscc, pull(ytd - ytd_ly, sum(CASE WHEN ytd IS NOT NULL THEN ytd_ly END) OVER (PARTITION BY specialty)) AS pull_pp
  FROM main
  WHERE period_ym = :period_ym AND :rules IN ('main', 'units', 'all')
  QUALIFY pull_pp <= -:unit_pull
),
unit_rates AS (
  SELECT m.specialty, m.uscc, m.period_ym, growth_rate(m.ytd, m.ytd_ly) AS yoy, p.pull_pp
  FROM main m JOIN pulls p ON p.specialty = m.specialty AND p.uscc = m.uscc
  WHERE m.period_ym <= :period_ym
),
rates AS (
  SELECT 'district' AS kind, region_code AS object, indicator_code AS indicator, period_ym, yoy, CAST(NULL AS DOUBLE) AS pull_pp
  FROM macro
  WHERE region_code = :region AND :rules IN ('main', 'district', 'all')
  UNION ALL
  SELECT 'town', region_code, indicator_code, period_ym, yoy, NULL
  FROM macro
  WHERE region_code IN (SELECT town_code FROM town_dim) AND starts_with(region_code, :region) AND :rules IN ('towns', 'all')
  UNION ALL
  SELECT 'base', '', base_code, period_ym, yoy, NULL FROM gdp_base WHERE :rules IN ('main', 'district', 'all')
  UNION ALL
  SELECT 'unit', uscc, specialty, period_ym, yoy, pull_pp FROM unit_rates
),
-- Every report with its place before the period, 1 is the period itself, and whether each rule holds in it.
places AS (
  SELECT *, row_number() OVER (PARTITION BY kind, object, indicator ORDER BY period_ym DESC) AS place,
    lag(yoy) OVER (PARTITION BY kind, object, indicator ORDER BY period_ym) AS before
  FROM rates
  WHERE period_ym <= :period_ym AND (kind = 'unit' OR indicator NOT IN (SELECT indicator_code FROM less_is_better WHERE indicator_code IS NOT NULL))
),
checks AS (
  SELECT kind, object, indicator, period_ym, place, yoy, before, pull_pp, rule,
    coalesce(CASE rule WHEN 'falls' THEN yoy < before WHEN 'below' THEN yoy < :floor ELSE yoy <= -:unit_drop END, false) AS holds
  FROM places JOIN (VALUES ('falls'), ('below'), ('unit_drop')) r(rule) ON (rule = 'unit_drop') = (kind = 'unit')
),
runs AS (
  SELECT kind, object, indicator, rule, coalesce(min(place) FILTER (WHERE NOT holds), max(place) + 1) - 1 AS periods,
    list(period_ym ORDER BY place) AS months, max(period_ym) AS newest,
    max(yoy) FILTER (WHERE place = 1) AS yoy, max(before) FILTER (WHERE place = 1) AS before, max(pull_pp) FILTER (WHERE place = 1) AS pull_pp
  FROM checks
  GROUP BY kind, object, indicator, rule
),
alerts AS (
  SELECT *, months[periods] AS since,
    CASE
      WHEN rule = 'below' THEN yoy <= :floor - :red_gap
      WHEN rule = 'falls' THEN yoy < :floor
      ELSE pull_pp <= -2 * :unit_pull
    END AS is_red
  FROM runs
  WHERE newest = :period_ym AND periods >= CASE rule WHEN 'falls' THEN :falls ELSE 1 END
),
names AS (
  SELECT uscc, arg_max(unit_name, snap_ym) AS unit_name FROM unit GROUP BY uscc
)
SELECT
  CASE WHEN a.is_red THEN 'red' ELSE 'yellow' END AS severity,
  a.kind,
  CASE WHEN a.kind IN ('district', 'base') THEN '全区' ELSE coalesce(t.town_name, n.unit_name, a.object) END AS object,
  a.indicator,
  a.rule AS trigger,
  a.yoy,
  a.before AS prev_yoy,
  a.pull_pp,
  a.since,
  a.periods,
  CASE WHEN a.before IS NULL THEN 'no_ref_rate' END AS prev_flag
FROM alerts a
LEFT JOIN town_dim t ON a.kind = 'town' AND t.town_code = a.object
LEFT JOIN names n ON a.kind = 'unit' AND n.uscc = a.object
ORDER BY
  NOT a.is_red,
  list_position(['district', 'base', 'town', 'unit'], a.kind),
  round(CASE WHEN a.kind = 'unit' THEN a.pull_pp ELSE a.yoy END, 6),
  a.object,
  a.indicator,
  a.rule
