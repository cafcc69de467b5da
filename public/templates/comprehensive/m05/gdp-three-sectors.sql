/*---
id: gdp-three-sectors
version: 1
title: { zh: 三次产业结构演变, en: Three-sector structure }
question: { zh: 三次产业的比重怎样变化？, en: How did the shares of the three sectors change? }
tableTitle: { zh: '三次产业结构（:from_q至:to_q）', en: 'Shares of the three sectors, :from_q to :to_q' }
subsystem: comprehensive
module: m05
inputs:
  gdp_component: [period_q, region_code, item_code, value_ytd]
parameters:
  region:
    type: choice
    label: { zh: 地区, en: Region }
    default: { from: first-choice }
    choices: SELECT region_code FROM gdp_component GROUP BY region_code ORDER BY region_code <> '990112', region_code
  from_q:
    type: period
    label: { zh: 起始季度, en: From }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM gdp_component ORDER BY 1
  to_q:
    type: period
    label: { zh: 截止季度, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM gdp_component ORDER BY 1 DESC
columns:
  - { name: period, label: { zh: 季度, en: Quarter } }
  - { name: s1, group: { zh: 占比, en: Share }, label: { zh: 第一产业, en: Primary }, unit: '%', decimals: 1 }
  - { name: s2, group: { zh: 占比, en: Share }, label: { zh: 第二产业, en: Secondary }, unit: '%', decimals: 1 }
  - { name: s3, group: { zh: 占比, en: Share }, label: { zh: 第三产业, en: Tertiary }, unit: '%', decimals: 1 }
  - { name: gdp, label: { zh: 地区生产总值, en: GDP }, unit: 亿元, decimals: 2 }
chart: { kind: area, categoryKind: period, category: period, series: [s1, s2, s3] }
notes:
  - { zh: 累计数，按现价计算。, en: Year to date at current prices. }
source: { zh: 市级统一核算反馈, en: Feedback of the municipal accounting }
---*/
SELECT
  period_q AS period,
  share_of(sum(value_ytd) FILTER (WHERE item_code = 'S1'), sum(value_ytd) FILTER (WHERE item_code = 'GDP')) AS s1,
  share_of(sum(value_ytd) FILTER (WHERE item_code = 'S2'), sum(value_ytd) FILTER (WHERE item_code = 'GDP')) AS s2,
  share_of(sum(value_ytd) FILTER (WHERE item_code = 'S3'), sum(value_ytd) FILTER (WHERE item_code = 'GDP')) AS s3,
  sum(value_ytd) FILTER (WHERE item_code = 'GDP') / 10000 AS gdp
FROM gdp_component
WHERE region_code = :region AND period_q BETWEEN :from_q AND :to_q
GROUP BY period_q
ORDER BY period_q
