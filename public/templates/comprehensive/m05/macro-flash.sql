/*---
id: macro-flash
version: 1
title: { zh: 主要经济指标月度一览, en: Monthly flash table }
question: { zh: 主要经济指标本月、累计、同比各是多少，比上期快了还是慢了？, en: 'What are the main indicators this month and to date, and do they speed up?' }
tableTitle: { zh: '主要经济指标（:period_ym.year年:period_ym.ytd）', en: 'Main economic indicators, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  macro: [indicator_code, region_code, period_ym, value_cur, yoy, value_unit]
  town_dim?: [town_code, town_name]
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
      SELECT m.region_code, coalesce(any_value(t.town_name), m.region_code) FROM macro m LEFT JOIN town_dim t ON t.town_code = m.region_code
      GROUP BY m.region_code ORDER BY m.region_code <> '990112', m.region_code
  indicator_set:
    type: choice
    label: { zh: 指标组, en: Indicators }
    default: all
    options:
      - { value: all, label: { zh: 全部, en: all } }
      - { value: economy, label: { zh: 生产与需求, en: production and demand } }
      - { value: money, label: { zh: 财政金融与价格, en: 'public finance, money and prices' } }
      - { value: energy, label: { zh: 能源, en: energy } }
columns:
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
  - { name: unit, label: { zh: 计量单位, en: Unit } }
  - { name: month, label: { zh: 当月, en: Month }, decimals: 2 }
  - { name: ytd, group: ':period_ym.ytd', label: { zh: 累计（期末）, en: To date (or end) }, decimals: 2 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: lift, label: { zh: 比上期提高, en: Lift }, unit: 百分点, decimals: 1 }
  - { name: month_flag, flagOf: month }
  - { name: yoy_flag, flagOf: yoy }
  - { name: lift_flag, flagOf: lift }
chart: { kind: lollipop, category: indicator, series: [yoy] }
notes:
  - { zh: 同比为公布数；比上期提高以当年上一个报告期为准，2月没有上期。, en: "Rates as published; the lift is against the report before in the same year, February has none." }
  - { zh: 余额、指数和按季的指标没有当月数；按季的指标只在季末月份列出。, en: 'Balances, indices and quarterly indicators have no month; quarterly ones are listed at the end of a quarter only.' }
source: { zh: 各专业、各部门月报, en: Monthly reports of sections and departments }
---*/
WITH
own AS (
  SELECT * FROM macro
  WHERE region_code = :region
    AND (:indicator_set = 'all' OR indicator_code IN (
      SELECT unnest(CASE :indicator_set
        WHEN 'economy' THEN ['gdp', 'industry_output', 'industry_va', 'services_revenue', 'retail', 'investment', 'exports', 'imports']
        WHEN 'money' THEN ['fiscal_revenue', 'deposits', 'loans', 'cpi']
        ELSE ['power_use', 'energy_tce']
      END)
    ))
),
-- The report before of each indicator: a quarterly one has it three months ago.
earlier AS (
  SELECT * FROM own
  WHERE left(period_ym, 4) = left(:period_ym, 4) AND period_ym < :period_ym
  QUALIFY row_number() OVER (PARTITION BY indicator_code ORDER BY period_ym DESC) = 1
)
SELECT
  n.indicator_code AS indicator,
  n.value_unit AS unit,
  CASE WHEN n.indicator_code NOT IN ('deposits', 'loans', 'cpi') AND e.period_ym = ym_prev(:period_ym) THEN n.value_cur - e.value_cur END AS month,
  n.value_cur AS ytd,
  n.yoy,
  n.yoy - e.yoy AS lift,
  CASE WHEN n.indicator_code NOT IN ('deposits', 'loans', 'cpi') AND ym_month(:period_ym) = 2 THEN 'merged_1_2' END AS month_flag,
  CASE WHEN n.yoy IS NULL THEN 'not_reported' END AS yoy_flag,
  CASE WHEN n.yoy IS NULL THEN 'not_reported' WHEN e.yoy IS NULL THEN 'no_ref_rate' END AS lift_flag
FROM own n
LEFT JOIN earlier e ON e.indicator_code = n.indicator_code
WHERE n.period_ym = :period_ym
ORDER BY
  list_position(['gdp', 'industry_output', 'industry_va', 'services_revenue', 'retail', 'investment', 'exports', 'imports', 'fiscal_revenue',
    'deposits', 'loans', 'cpi', 'power_use', 'energy_tce'], n.indicator_code) NULLS LAST,
  n.indicator_code
