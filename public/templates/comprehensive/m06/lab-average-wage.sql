/*---
id: lab-average-wage
version: 1
title: { zh: 分行业平均工资, en: Average wage by industry }
question: { zh: 各行业平均工资多高，增长多快？, en: How high are wages in each industry and how fast do they grow? }
tableTitle: { zh: '四上单位分行业平均工资（:period_q）', en: 'Average wage of units above scale by industry, :period_q' }
subsystem: comprehensive
module: m06
scope: comparable
inputs:
  labour: [uscc, period_q, wage_ytd, wage_ytd_ly?, avg_total_cur, avg_total_ly?]
  unit: [snap_ym, uscc, industry_code, town_code?]
  industry_dim?: [industry_code, industry_name, section]
  town_dim?: [town_code, town_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM labour ORDER BY 1 DESC
  min_units:
    type: integer
    label: { zh: 最少单位数, en: Fewest units }
    default: 3
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: section, label: { zh: 行业, en: Industry }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: wage_per_head, label: { zh: 平均工资（年化）, en: 'Average wage, annualised' }, unit: 元, decimals: 0 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: n, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: wage_flag, flagOf: wage_per_head }
  - { name: yoy_flag, flagOf: yoy }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: section, series: [wage_per_head] }
notes:
  - { zh: '平均工资为工资总额除以从业人员平均人数，按12个月折算；同比只计两期工资和人数都有的单位。不足:min_units个单位的行业不列出，但计入总计。', en: 'Wages over average employees, turned to twelve months; growth over units with both figures of both years. Industries of fewer than :min_units units are not shown but count in the total.' }
source: { zh: 从业人员及工资总额（202-1）, en: Employment and wages (form 202-1) }
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
placed AS (
  SELECT d.section AS code, l.wage_ytd, l.wage_ytd_ly, l.avg_total_cur, l.avg_total_ly,
    l.wage_ytd IS NOT NULL AND l.avg_total_cur > 0 AS is_known,
    coalesce(l.wage_ytd IS NOT NULL AND l.wage_ytd_ly IS NOT NULL AND l.avg_total_cur > 0 AND l.avg_total_ly > 0, false) AS is_pair
  FROM labour l
  LEFT JOIN unit_now u ON u.uscc = l.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE l.period_q = :period_q AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    count(*) FILTER (WHERE is_known) AS n,
    bool_or(NOT coalesce(is_known, false)) AS has_unknown, bool_or(NOT is_pair) AS has_single,
    ratio(sum(wage_ytd) FILTER (WHERE is_known), sum(avg_total_cur) FILTER (WHERE is_known)) AS wage,
    ratio(sum(wage_ytd) FILTER (WHERE is_pair), sum(avg_total_cur) FILTER (WHERE is_pair)) AS wage_now,
    ratio(sum(wage_ytd_ly) FILTER (WHERE is_pair), sum(avg_total_ly) FILTER (WHERE is_pair)) AS wage_before
  FROM placed
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(d.industry_name, s.code, '不在名录') END AS section,
  annualise(s.wage, CAST(substr(:period_q, 7, 1) AS INTEGER) * 3) * 10000 AS wage_per_head,
  growth_rate(s.wage_now, s.wage_before) AS yoy,
  s.n,
  CASE WHEN s.has_unknown THEN 'partial' END AS wage_flag,
  coalesce(growth_flag(coalesce(s.wage_now, s.wage), s.wage_before, 0), CASE WHEN s.has_single THEN 'partial' END) AS yoy_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN industry_dim d ON d.industry_code = s.code
WHERE s.n >= :min_units
ORDER BY s.is_total DESC, round(s.wage, 6) DESC NULLS LAST, s.code NULLS LAST
