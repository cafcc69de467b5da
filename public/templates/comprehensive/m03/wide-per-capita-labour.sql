/*---
id: wide-per-capita-labour
version: 1
title: { zh: 人力资源型人均产出, en: Output per head }
question: { zh: 人力资源密集的企业里，谁的人均产出高、谁的低？, en: Which labour-intensive units have high or low output per head? }
tableTitle: { zh: '人力资源型企业人均产出（:period_ym.year年:period_ym.ytd）', en: 'Output per head of labour-intensive units, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m03
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly?]
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, payroll_ytd, avg_emp_cur]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, section]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  units:
    type: choice
    label: { zh: 企业, en: Units }
    default: intensive
    options:
      - { value: intensive, label: { zh: 人力资源型, en: labour-intensive } }
      - { value: all, label: { zh: 全部, en: all } }
  percentile_from:
    type: number
    label: { zh: 划分百分位, en: Percentile of the class }
    default: 75
    minimum: 0
    maximum: 100
  form_code:
    type: choice
    label: { zh: 报表, en: Form }
    default: null
    required: false
    choices: SELECT DISTINCT form_code FROM finance ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 门类, en: Section } }
  - { name: employees, label: { zh: 平均用工人数, en: Average employees }, unit: 人, decimals: 0 }
  - { name: pay_share, label: { zh: 薪酬占营业收入, en: Pay of revenue }, unit: '%', decimals: 1 }
  - { name: per_head, label: { zh: 人均产出, en: Output per head }, unit: 万元, decimals: 1 }
  - { name: pay_per_head, label: { zh: 人均薪酬, en: Pay per head }, unit: 万元, decimals: 1 }
  - { name: ratio, label: { zh: 产出薪酬比, en: Output over pay }, decimals: 2 }
  - { name: percentile, label: { zh: 门类内百分位, en: Percentile in the section }, decimals: 0 }
  - { name: per_head_flag, flagOf: per_head }
  - { name: pay_flag, flagOf: pay_per_head }
chart: { kind: scatter, category: unit_name, x: pay_per_head, y: per_head, medians: true, log: true }
notes:
  - { zh: 产出按专业取产值、销售额、营业额或营业收入，年化后除以平均用工人数；薪酬同样年化。用工人数为零的没有人均数。, en: 'Output is output, sales, turnover or revenue by specialty, annualised, over average employees; so is pay. Units without employees have none.' }
  - { zh: '人力资源型：应付职工薪酬占营业收入不低于全区本门类第:percentile_from百分位。百分位为人均产出低于它的同门类企业占比。', en: 'Labour-intensive: pay of revenue at or above percentile :percentile_from of the section in the district. The percentile is the share of units of the section with less output per head.' }
source: { zh: 财务状况（各专业）；工业产销总值；商品购进销售和库存；住宿餐饮经营情况, en: 'Financial statements; output, sales and turnover forms' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
heads AS (
  SELECT f.uscc, u.unit_name, u.town_code, d.section, f.avg_emp_cur AS employees,
    CASE WHEN f.revenue_ytd > 0 THEN share_of(f.payroll_ytd, f.revenue_ytd) END AS pay_share,
    annualise(m.ytd, ym_month(f.period_ym)) / nullif(f.avg_emp_cur, 0) AS per_head,
    annualise(f.payroll_ytd, ym_month(f.period_ym)) / nullif(f.avg_emp_cur, 0) AS pay_per_head
  FROM finance f
  LEFT JOIN main m ON m.uscc = f.uscc AND m.period_ym = f.period_ym AND m.specialty = left(f.form_code, 1)
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE f.period_ym = :period_ym AND (:form_code IS NULL OR f.form_code = :form_code)
),
limits AS (
  SELECT section, quantile_cont(pay_share, :percentile_from / 100.0) AS least FROM heads GROUP BY section
),
placed AS (
  SELECT uscc, percent_rank() OVER (PARTITION BY section ORDER BY round(per_head, 6)) * 100 AS percentile
  FROM heads
  WHERE per_head IS NOT NULL
)
SELECT
  coalesce(h.unit_name, h.uscc) AS unit_name,
  h.uscc,
  coalesce(t.town_name, h.town_code) AS town,
  coalesce(d.industry_name, h.section) AS industry,
  h.employees,
  h.pay_share,
  h.per_head,
  h.pay_per_head,
  ratio(h.per_head, h.pay_per_head) AS ratio,
  p.percentile,
  CASE WHEN h.per_head IS NULL THEN 'not_reported' END AS per_head_flag,
  CASE WHEN h.pay_per_head IS NULL THEN 'not_reported' END AS pay_flag
FROM heads h
LEFT JOIN limits l ON l.section IS NOT DISTINCT FROM h.section
LEFT JOIN placed p ON p.uscc = h.uscc
LEFT JOIN town_dim t ON t.town_code = h.town_code
LEFT JOIN industry_dim d ON d.industry_code = h.section
WHERE (:units = 'all' OR h.pay_share >= l.least) AND (:town IS NULL OR h.town_code = :town)
ORDER BY round(h.per_head, 6) DESC NULLS LAST, h.uscc
