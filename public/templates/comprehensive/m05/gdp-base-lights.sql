/*---
id: gdp-base-lights
version: 1
title: { zh: 核算基础指标监测, en: GDP base-indicator lights }
question: { zh: 哪些核算基础指标在拉动，哪些在拖累？, en: Which base indicators help or drag the quarter? }
tableTitle: { zh: '核算基础指标监测（:period_ym.year年:period_ym.ytd）', en: 'Base indicators of GDP accounting, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  gdp_base: [period_ym, base_code, yoy, weight, item_code, lag_months?]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM gdp_base ORDER BY 1 DESC
  green:
    type: number
    label: { zh: 绿灯线（%）, en: Green from (%) }
    default: 3
  red:
    type: number
    label: { zh: 红灯线（%）, en: Red below (%) }
    default: 0
columns:
  - name: base
    label: { zh: 基础指标, en: Base indicator }
    values:
      - { value: ind_va, label: { zh: 规上工业增加值, en: Value added of industry } }
      - { value: construction, label: { zh: 建筑业总产值, en: Output of construction } }
      - { value: wholesale, label: { zh: 批发业销售额, en: Wholesale sales } }
      - { value: retail, label: { zh: 零售业销售额, en: Retail sales } }
      - { value: freight, label: { zh: 货物周转量, en: Freight turnover } }
      - { value: hotels, label: { zh: 住宿业营业额, en: Turnover of hotels } }
      - { value: catering, label: { zh: 餐饮业营业额, en: Turnover of catering } }
      - { value: deposits_loans, label: { zh: 存贷款余额, en: Deposits and loans } }
      - { value: house_area, label: { zh: 商品房销售面积, en: Floor space sold } }
      - { value: services_profit, label: { zh: 其他营利性服务业营业收入, en: Revenue of for-profit services } }
      - { value: wages_nonprofit, label: { zh: 非营利性服务业工资总额, en: Wages of non-profit services } }
  - name: item
    label: { zh: 对应行业, en: Item of GDP }
    values:
      - { value: BCD, label: { zh: 工业, en: Industry } }
      - { value: E, label: { zh: 建筑业, en: Construction } }
      - { value: F, label: { zh: 批发和零售业, en: Wholesale and retail } }
      - { value: G, label: { zh: 交通运输仓储邮政业, en: Transport } }
      - { value: H, label: { zh: 住宿和餐饮业, en: Hotels and catering } }
      - { value: J, label: { zh: 金融业, en: Finance } }
      - { value: K, label: { zh: 房地产业, en: Real estate } }
      - { value: OPS, label: { zh: 其他营利性服务业, en: For-profit services } }
      - { value: ONS, label: { zh: 非营利性服务业, en: Non-profit services } }
  - { name: weight, label: { zh: 权重, en: Weight }, decimals: 2 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: prev_yoy, label: { zh: 上期同比, en: YoY of the report before }, unit: '%', decimals: 1, rate: true }
  - { name: lift, label: { zh: 比上期提高, en: Lift }, unit: 百分点, decimals: 1 }
  - name: light
    label: { zh: 灯, en: Light }
    values:
      - { value: red, label: { zh: 红, en: Red } }
      - { value: yellow, label: { zh: 黄, en: Yellow } }
      - { value: green, label: { zh: 绿, en: Green } }
  - { name: lift_flag, flagOf: lift }
chart: { kind: lollipop, category: base, series: [yoy] }
notes:
  - { zh: '同比达到:green%为绿灯，低于:red%为红灯，其间为黄灯；上期是当年上一个报告期，2月没有上期。', en: 'Green from :green %, red below :red %, yellow between; the report before is of the same year, February has none.' }
source: { zh: 各专业、各部门核算基础指标, en: Base indicators of sections and departments }
---*/
WITH
rows_now AS (
  SELECT * FROM gdp_base WHERE period_ym = :period_ym
),
rows_before AS (
  SELECT base_code, yoy FROM gdp_base WHERE period_ym = ym_prev(:period_ym)
)
SELECT
  n.base_code AS base,
  n.item_code AS item,
  n.weight,
  n.yoy,
  b.yoy AS prev_yoy,
  n.yoy - b.yoy AS lift,
  CASE WHEN n.yoy >= :green THEN 'green' WHEN n.yoy < :red THEN 'red' WHEN n.yoy IS NOT NULL THEN 'yellow' END AS light,
  CASE WHEN n.yoy IS NULL THEN 'not_reported' WHEN b.yoy IS NULL THEN 'no_ref_rate' END AS lift_flag
FROM rows_now n LEFT JOIN rows_before b ON b.base_code = n.base_code
ORDER BY n.yoy NULLS LAST, n.base_code
