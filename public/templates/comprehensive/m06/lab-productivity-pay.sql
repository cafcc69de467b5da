/*---
id: lab-productivity-pay
version: 1
title: { zh: 劳动生产率与薪酬同步性, en: Productivity and pay }
question: { zh: 薪酬与劳动生产率是否同步增长？, en: Does pay grow in step with output per head? }
tableTitle: { zh: '劳动生产率与人均薪酬增长（:period_ym.year年:period_ym.ytd，:by）', en: 'Growth of output and pay per head by :by, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m06
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly, payroll_ytd, payroll_ytd_ly, avg_emp_cur, avg_emp_ly]
  unit: [snap_ym, uscc, industry_code, town_code]
  industry_dim?: [industry_code, industry_name, section]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: section
    options:
      - { value: section, label: { zh: 按行业门类, en: section } }
      - { value: division, label: { zh: 按行业大类, en: division } }
      - { value: town, label: { zh: 按街镇, en: town } }
  tolerance:
    type: number
    label: { zh: 同步的允许差距（百分点）, en: In step within (points) }
    default: 5
    minimum: 0
  min_units:
    type: integer
    label: { zh: 最少单位数, en: Fewest units }
    default: 3
    minimum: 1
  form_code:
    type: choice
    label: { zh: 报表, en: Form }
    default: null
    required: false
    choices: SELECT DISTINCT form_code FROM finance WHERE form_code IS NOT NULL ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: grp, label: { zh: 分组, en: Group }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: prod, group: { zh: 劳动生产率（年化）, en: 'Output per head, annualised' }, label: { zh: 本期, en: Now }, unit: 万元/人, decimals: 1 }
  - { name: prod_yoy, group: { zh: 劳动生产率（年化）, en: 'Output per head, annualised' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: pay, group: { zh: 人均薪酬（年化）, en: 'Pay per head, annualised' }, label: { zh: 本期, en: Now }, unit: 万元/人, decimals: 1 }
  - { name: pay_yoy, group: { zh: 人均薪酬（年化）, en: 'Pay per head, annualised' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: gap_pp, label: { zh: 薪酬快于生产率, en: Pay ahead of output }, unit: 百分点, decimals: 1 }
  - name: state
    label: { zh: 判断, en: Finding }
    values:
      - { value: in_step, label: { zh: 同步, en: In step } }
      - { value: pay_ahead, label: { zh: 薪酬偏快, en: Pay ahead } }
      - { value: pay_behind, label: { zh: 薪酬偏慢, en: Pay behind } }
  - { name: pay_share, group: { zh: 薪酬占营业收入, en: Pay of revenue }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: pay_share_change, group: { zh: 薪酬占营业收入, en: Pay of revenue }, label: { zh: 增减, en: Change }, unit: 百分点, decimals: 1 }
  - { name: prod_flag, flagOf: prod }
  - { name: prod_yoy_flag, flagOf: prod_yoy }
  - { name: pay_flag, flagOf: pay }
  - { name: pay_yoy_flag, flagOf: pay_yoy }
  - { name: gap_flag, flagOf: gap_pp }
  - { name: share_flag, flagOf: pay_share }
  - { name: share_change_flag, flagOf: pay_share_change }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: grp, x: prod_yoy, y: pay_yoy, group: state, diagonal: true, band: 5 }
notes:
  - { zh: 劳动生产率为营业收入、人均薪酬为应付职工薪酬除以平均用工人数，按12个月折算。水平和增速都只计两期营业收入、薪酬和用工人数都有的单位，先求和再相除。, en: 'Revenue and payroll over average employees, turned to twelve months. Levels and rates are of units with revenue, payroll and employees in both years; sums come first, one division after.' }
  - { zh: '薪酬增速减生产率增速在正负:tolerance个百分点以内为同步。参加计算的单位不足:min_units家的分组不列出，但计入总计。', en: 'In step where growth of pay less that of output is within :tolerance points. Groups with fewer than :min_units such units are not shown but count in the total.' }
source: { zh: 财务状况（各专业）, en: Financial statements of all specialties }
---*/
WITH
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
books AS (
  SELECT
    CASE :by WHEN 'town' THEN u.town_code WHEN 'division' THEN left(u.industry_code, 2) ELSE d.section END AS code,
    f.revenue_ytd, f.revenue_ytd_ly, f.payroll_ytd, f.payroll_ytd_ly, f.avg_emp_cur, f.avg_emp_ly,
    coalesce(
      f.revenue_ytd IS NOT NULL AND f.revenue_ytd_ly IS NOT NULL AND f.payroll_ytd IS NOT NULL AND f.payroll_ytd_ly IS NOT NULL
      AND f.avg_emp_cur > 0 AND f.avg_emp_ly > 0, false) AS is_whole,
    f.revenue_ytd IS NOT NULL AND f.payroll_ytd IS NOT NULL AND f.avg_emp_cur IS NOT NULL AS is_reported
  FROM finance f
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE f.period_ym = :period_ym AND (:form_code IS NULL OR f.form_code = :form_code) AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    count(*) FILTER (WHERE is_whole) AS units,
    bool_or(NOT is_whole) AS left_out,
    bool_or(is_reported) AS any_reported,
    CAST(sum(revenue_ytd) FILTER (WHERE is_whole) AS DOUBLE) AS revenue, CAST(sum(revenue_ytd_ly) FILTER (WHERE is_whole) AS DOUBLE) AS revenue_ly,
    CAST(sum(payroll_ytd) FILTER (WHERE is_whole) AS DOUBLE) AS payroll, CAST(sum(payroll_ytd_ly) FILTER (WHERE is_whole) AS DOUBLE) AS payroll_ly,
    sum(avg_emp_cur) FILTER (WHERE is_whole) AS staff, sum(avg_emp_ly) FILTER (WHERE is_whole) AS staff_ly
  FROM books
  GROUP BY GROUPING SETS ((code), ())
),
heads AS (
  SELECT *,
    ratio(revenue, staff) AS prod, ratio(revenue_ly, staff_ly) AS prod_ly, ratio(payroll, staff) AS pay, ratio(payroll_ly, staff_ly) AS pay_ly,
    CASE WHEN revenue > 0 THEN share_of(payroll, revenue) END AS pay_share,
    CASE WHEN revenue_ly > 0 THEN share_of(payroll_ly, revenue_ly) END AS pay_share_ly,
    CASE WHEN units = 0 THEN CASE WHEN any_reported THEN 'no_base' ELSE 'not_reported' END END AS none_flag,
    CASE WHEN left_out THEN 'partial' END AS part_flag
  FROM sums
),
rates AS (
  SELECT *, growth_rate(prod, prod_ly) AS prod_yoy, growth_rate(pay, pay_ly) AS pay_yoy FROM heads
)
SELECT
  CASE WHEN r.is_total THEN '总计' ELSE coalesce(CASE WHEN :by = 'town' THEN t.town_name ELSE d.industry_name END, r.code, '不在名录') END AS grp,
  r.units,
  annualise(r.prod, ym_month(:period_ym)) AS prod,
  r.prod_yoy,
  annualise(r.pay, ym_month(:period_ym)) AS pay,
  r.pay_yoy,
  r.pay_yoy - r.prod_yoy AS gap_pp,
  CASE
    WHEN r.pay_yoy - r.prod_yoy > :tolerance THEN 'pay_ahead'
    WHEN r.pay_yoy - r.prod_yoy < -:tolerance THEN 'pay_behind'
    WHEN r.pay_yoy - r.prod_yoy IS NOT NULL THEN 'in_step'
  END AS state,
  r.pay_share,
  r.pay_share - r.pay_share_ly AS pay_share_change,
  coalesce(r.none_flag, r.part_flag) AS prod_flag,
  coalesce(r.none_flag, growth_flag(r.prod, r.prod_ly, 0), r.part_flag) AS prod_yoy_flag,
  coalesce(r.none_flag, r.part_flag) AS pay_flag,
  coalesce(r.none_flag, growth_flag(r.pay, r.pay_ly, 0), r.part_flag) AS pay_yoy_flag,
  coalesce(r.none_flag, CASE WHEN r.pay_yoy - r.prod_yoy IS NULL THEN 'no_base' END, r.part_flag) AS gap_flag,
  coalesce(r.none_flag, CASE WHEN r.pay_share IS NULL THEN 'not_reported' END, r.part_flag) AS share_flag,
  coalesce(r.none_flag, CASE WHEN r.pay_share IS NULL THEN 'not_reported' WHEN r.pay_share_ly IS NULL THEN 'no_base' END, r.part_flag) AS share_change_flag,
  r.code,
  CASE WHEN r.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN r.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rates r
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = r.code
LEFT JOIN industry_dim d ON :by <> 'town' AND d.industry_code = r.code
WHERE r.units >= :min_units OR r.is_total AND r.left_out IS NOT NULL
ORDER BY r.is_total DESC, round(r.pay_yoy - r.prod_yoy, 6) DESC NULLS LAST, r.code NULLS LAST
