/*---
id: wide-profit-sign
version: 1
title: { zh: 盈亏转换矩阵, en: Profit sign transitions }
question: { zh: 多少企业扭亏、转亏，亏损是扩大还是减少？, en: 'Who turned to profit or loss, deepened or reduced it?' }
tableTitle: { zh: '企业盈亏转换（:period_ym.year年:period_ym.ytd）', en: 'Profits and losses against a year ago, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m03
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, profit_ytd, profit_ytd_ly]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
  form_code:
    type: choice
    label: { zh: 报表, en: Form }
    default: null
    required: false
    choices: SELECT DISTINCT form_code FROM finance ORDER BY 1
columns:
  - { name: from_state, label: { zh: 上年同期, en: A year ago }, values: [{ value: profit, label: { zh: 盈利, en: Profit } }, { value: even, label: { zh: 持平, en: Even } }, { value: loss, label: { zh: 亏损, en: Loss } }, { value: unknown, label: { zh: 无同期, en: No base } }] }
  - { name: to_state, label: { zh: 本期, en: Now }, values: [{ value: profit, label: { zh: 盈利, en: Profit } }, { value: even, label: { zh: 持平, en: Even } }, { value: loss, label: { zh: 亏损, en: Loss } }] }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: profit, label: { zh: 利润总额, en: Profit }, unit: 万元, decimals: 1 }
  - { name: profit_ly, label: { zh: 上年同期利润, en: Profit a year ago }, unit: 万元, decimals: 1 }
  - { name: amount, label: { zh: 增减额, en: Change }, unit: 万元, decimals: 1 }
  - { name: amount_flag, flagOf: amount }
chart: { kind: heatmap, category: from_state, group: to_state, value: units }
notes:
  - { zh: 只计本期报了利润的单位；没有同期数的单列。, en: Units that report a profit now; those without a base stand apart. }
source: { zh: 财务状况（各专业）, en: Financial statements }
---*/
WITH
signed AS (
  SELECT profit_ytd, profit_ytd_ly,
    CASE WHEN profit_ytd_ly IS NULL THEN 'unknown' WHEN profit_ytd_ly > 0 THEN 'profit' WHEN profit_ytd_ly = 0 THEN 'even' ELSE 'loss' END AS from_state,
    CASE WHEN profit_ytd > 0 THEN 'profit' WHEN profit_ytd = 0 THEN 'even' ELSE 'loss' END AS to_state
  FROM finance
  WHERE period_ym = :period_ym AND profit_ytd IS NOT NULL AND (:form_code IS NULL OR form_code = :form_code)
)
SELECT
  from_state,
  to_state,
  count(*) AS units,
  sum(profit_ytd) AS profit,
  sum(profit_ytd_ly) AS profit_ly,
  sum(profit_ytd) - sum(profit_ytd_ly) AS amount,
  CASE WHEN from_state = 'unknown' THEN 'no_base' END AS amount_flag
FROM signed
GROUP BY from_state, to_state
ORDER BY list_position(['profit', 'even', 'loss', 'unknown'], from_state), list_position(['profit', 'even', 'loss'], to_state)
