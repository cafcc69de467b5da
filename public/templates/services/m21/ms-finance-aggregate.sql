/*---
id: ms-finance-aggregate
version: 1
title: { zh: 现代金融（部门汇总）, en: Finance from department data }
question: { zh: 存款、贷款、保费等金融指标有多大，增长多少？, en: 'How large are deposits, loans and premiums, and how do they grow?' }
tableTitle: { zh: '现代金融主要指标（至:period_ym）', en: 'Main figures of finance up to :period_ym' }
subsystem: services
module: m21
scope: comparable
inputs:
  dept_aggregate: [dept, indicator_code, indicator_name, region_code, period_ym, value_cur, value_ly, value_unit]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM dept_aggregate WHERE dept IN ('人行', '银保监', '金融办', '金融局', '证监') ORDER BY 1 DESC
  months:
    type: integer
    label: { zh: 列出几个月, en: Months to list }
    default: 12
    minimum: 1
columns:
  - { name: indicator, label: { zh: 指标, en: Indicator } }
  - { name: dept, label: { zh: 部门, en: Department } }
  - { name: period, label: { zh: 期别, en: Period } }
  - { name: value_unit, label: { zh: 计量单位, en: Unit of value } }
  - { name: value, label: { zh: 本期, en: This year }, decimals: 1 }
  - { name: value_ly, label: { zh: 上年同期, en: Same period last year }, decimals: 1 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
chart: { kind: line, category: period, categoryKind: period, group: indicator, value: yoy }
notes:
  - { zh: 金融业不在单位报表内，用部门汇总数；余额为期末数，其余为年初累计。只列有数的月份，同比按部门提供的上年同期数计算。, en: 'Finance is outside the unit forms: figures of departments; balances at the end of the month, other figures since January. Months with figures only; rates on the base that the department gives.' }
source: { zh: 人民银行、银保监、金融办等部门汇总, en: 'Aggregates of the central bank, the insurance supervision and the finance office' }
---*/
WITH
figures AS (
  SELECT dept, indicator_code, indicator_name, period_ym, value_unit, sum(value_cur) AS now, sum(value_ly) AS base
  FROM dept_aggregate
  WHERE dept IN ('人行', '银保监', '金融办', '金融局', '证监') AND period_ym <= :period_ym AND period_ym > ym_add(:period_ym, -:months)
  GROUP BY ALL
)
SELECT
  indicator_name AS indicator,
  dept,
  period_ym AS period,
  value_unit,
  now AS value,
  base AS value_ly,
  growth_rate(now, base) AS yoy,
  CASE WHEN now IS NULL THEN 'not_reported' END AS value_flag,
  growth_flag(now, base) AS yoy_flag
FROM figures
ORDER BY indicator_code, dept, period_ym DESC
