/*---
id: lab-employment-flow
version: 1
title: { zh: 用工增减变动, en: Employment change }
question: { zh: 哪些行业、街镇增加用工，哪些减少？, en: 'Where did units add staff, where did they cut it?' }
tableTitle: { zh: '四上单位用工增减（:period_q）', en: 'Change of employment in units above scale, :period_q' }
subsystem: comprehensive
module: m06
scope: comparable
inputs:
  labour?: [uscc, period_q, avg_total_cur, avg_total_ly]
  finance?: [uscc, period_ym, avg_emp_cur, avg_emp_ly]
  unit: [snap_ym, uscc, industry_code, town_code?]
  industry_dim?: [industry_code, industry_name, section]
  town_dim?: [town_code, town_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT period_q FROM labour UNION SELECT ym_quarter(period_ym) FROM finance WHERE ym_month(period_ym) % 3 = 0 ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: By }
    default: section
    options:
      - { value: section, label: { zh: 行业门类, en: section } }
      - { value: town, label: { zh: 街镇, en: town } }
  basis:
    type: choice
    label: { zh: 数据来源, en: Figures from }
    default: labour
    options:
      - { value: labour, label: { zh: 从业人员表, en: employment form } }
      - { value: finance, label: { zh: 财务状况表, en: financial form } }
columns:
  - { name: grp, label: ':by', values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: net, label: { zh: 净增减, en: Net change }, unit: 人, decimals: 0 }
  - { name: up_units, group: { zh: 单位数, en: Units }, label: { zh: 增加用工, en: adding }, unit: 个, decimals: 0 }
  - { name: down_units, group: { zh: 单位数, en: Units }, label: { zh: 减少用工, en: cutting }, unit: 个, decimals: 0 }
  - { name: people, label: { zh: 平均用工, en: Employees }, unit: 人, decimals: 0 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: net_flag, flagOf: net }
  - { name: yoy_flag, flagOf: yoy }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: diverging-bar, category: grp, series: [net] }
notes:
  - { zh: 按平均人数，与上年同期比；净增减和同比只计两期都有人数的单位（:basis）。, en: 'Average employees against a year ago; changes over units with both figures (:basis).' }
source: { zh: 从业人员及工资总额（202-1），财务状况, en: Employment and wages (form 202-1); financial statements }
---*/
WITH
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= quarter_end(:period_q)), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
staff AS (
  SELECT uscc, avg_total_cur AS cur, avg_total_ly AS base FROM labour WHERE period_q = :period_q AND :basis = 'labour'
  UNION ALL
  SELECT uscc, avg_emp_cur, avg_emp_ly FROM finance WHERE period_ym = quarter_end(:period_q) AND :basis = 'finance'
),
placed AS (
  SELECT s.cur, s.base, CASE :by WHEN 'town' THEN u.town_code ELSE d.section END AS code
  FROM staff s
  LEFT JOIN unit_now u ON u.uscc = s.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    CAST(sum(cur) AS BIGINT) AS people,
    CAST(sum(cur) FILTER (WHERE base IS NOT NULL) AS BIGINT) AS cur,
    CAST(sum(base) FILTER (WHERE cur IS NOT NULL) AS BIGINT) AS base,
    count(*) FILTER (WHERE cur > base) AS up_units,
    count(*) FILTER (WHERE cur < base) AS down_units,
    bool_or(cur IS NULL OR base IS NULL) AS left_out
  FROM placed
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(CASE WHEN :by = 'town' THEN t.town_name ELSE d.industry_name END, s.code, '不在名录') END AS grp,
  s.cur - s.base AS net,
  s.up_units,
  s.down_units,
  s.people,
  growth_rate(s.cur, s.base) AS yoy,
  CASE WHEN s.people IS NULL THEN 'not_reported' WHEN s.base IS NULL THEN 'no_base' WHEN s.left_out THEN 'partial' END AS net_flag,
  coalesce(growth_flag(coalesce(s.cur, s.people), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN industry_dim d ON d.industry_code = s.code
LEFT JOIN town_dim t ON t.town_code = s.code
ORDER BY s.is_total DESC, s.cur - s.base DESC NULLS LAST, s.code NULLS LAST
