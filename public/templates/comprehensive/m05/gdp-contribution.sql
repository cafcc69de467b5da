/*---
id: gdp-contribution
version: 1
title: { zh: 分行业增加值贡献与拉动, en: GDP contribution by item }
question: { zh: 哪些行业拉动地区生产总值增长？, en: Which items pull GDP growth at constant prices? }
tableTitle: { zh: '地区生产总值分行业贡献与拉动（:period_q）', en: 'Contribution of items to GDP growth, :period_q' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  gdp_component: [period_q, region_code, item_code, value_ytd, value_ytd_ly, real_yoy]
parameters:
  region:
    type: choice
    label: { zh: 地区, en: Region }
    default: { from: first-choice }
    choices: SELECT region_code FROM gdp_component GROUP BY region_code ORDER BY region_code <> '990112', region_code
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM gdp_component ORDER BY 1 DESC
columns:
  - name: item
    label: { zh: 行业, en: Item }
    values:
      - { value: GDP, label: { zh: 地区生产总值, en: GDP } }
      - { value: A, label: { zh: 农林牧渔业, en: Agriculture } }
      - { value: BCD, label: { zh: 工业, en: Industry } }
      - { value: E, label: { zh: 建筑业, en: Construction } }
      - { value: F, label: { zh: 批发和零售业, en: Trade } }
      - { value: G, label: { zh: 交通运输仓储邮政业, en: Transport and post } }
      - { value: H, label: { zh: 住宿和餐饮业, en: Hotels and catering } }
      - { value: J, label: { zh: 金融业, en: Finance } }
      - { value: K, label: { zh: 房地产业, en: Real estate } }
      - { value: OPS, label: { zh: 其他营利性服务业, en: Other for-profit services } }
      - { value: ONS, label: { zh: 非营利性服务业, en: Non-profit services } }
  - { name: value, label: { zh: 增加值, en: Value added }, unit: 亿元, decimals: 2 }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: real_yoy, label: { zh: 可比价增速, en: Real growth }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: contrib_pct, label: { zh: 贡献率, en: Contribution }, unit: '%', decimals: 1 }
  - { name: check_gap, label: { zh: 与公布增速之差, en: Gap to the published rate }, unit: 百分点, decimals: 2 }
  - { name: contrib_flag, flagOf: contrib_pct }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: waterfall, category: item, series: [pull_pp], totals: true }
notes:
  - { zh: 拉动为上年同期现价占比乘可比价增速；各行业之和与公布增速相差0.1以内为四舍五入。, en: Pull is the current-price share a year ago times real growth; a gap of up to 0.1 to the published rate is rounding. }
source: { zh: 市级统一核算反馈, en: Feedback of the municipal accounting }
---*/
WITH
items AS (
  SELECT * FROM gdp_component WHERE period_q = :period_q AND region_code = :region AND item_code NOT IN ('S1', 'S2', 'S3')
),
whole AS (
  SELECT value_ytd, value_ytd_ly, real_yoy FROM items WHERE item_code = 'GDP'
),
pulled AS (
  SELECT i.*, w.value_ytd AS whole, w.real_yoy AS whole_rate, i.item_code = 'GDP' AS is_total,
    ratio(i.value_ytd_ly, w.value_ytd_ly) * i.real_yoy AS pull
  FROM items i CROSS JOIN whole w
),
summed AS (
  SELECT *, sum(pull) FILTER (WHERE NOT is_total) OVER () AS pull_sum FROM pulled
)
SELECT
  item_code AS item,
  value_ytd / 10000 AS value,
  share_of(value_ytd, whole) AS share,
  real_yoy,
  CASE WHEN is_total THEN pull_sum ELSE pull END AS pull_pp,
  CASE WHEN is_total THEN 100.0 ELSE contribution(pull, pull_sum) END AS contrib_pct,
  CASE WHEN is_total THEN pull_sum - whole_rate END AS check_gap,
  CASE WHEN pull_sum = 0 THEN 'no_change' WHEN abs(pull_sum) < 0.05 THEN 'unstable' WHEN pull_sum < 0 AND is_total THEN 'down_contribution' END AS contrib_flag,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed
ORDER BY is_total DESC, pull DESC, item_code
