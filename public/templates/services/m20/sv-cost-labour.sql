/*---
id: sv-cost-labour
version: 1
title: { zh: 人工成本与效益, en: Labour cost and return }
question: { zh: 各行业的人工成本占多少，人均营收和利润率多高？, en: 'What part of revenue is paid as wages, and how high are revenue per head and the margin?' }
tableTitle: { zh: '规模以上服务业人工成本与效益（:period_ym.year年:period_ym.ytd）', en: 'Labour cost and return in services, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m20
scope: comparable
inputs:
  finance: [uscc, period_ym, form_code, payroll_ytd, payroll_ytd_ly?, revenue_ytd, revenue_ytd_ly?, profit_ytd, avg_emp_cur]
  unit: [snap_ym, uscc, industry_code, town_code, size_code?, holding?]
  industry_dim?: [industry_code, industry_name, section?]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'F203' ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: section
    options:
      - { value: section, label: { zh: 行业门类, en: Section } }
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: size, label: { zh: 规模, en: Size } }
      - { value: holding, label: { zh: 控股情况, en: Controlling owner } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: ':by', en: ':by' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: 'Hong Kong, Macao, Taiwan' } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Other } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: payroll, label: { zh: 应付职工薪酬, en: Payroll }, unit: 亿元, decimals: 2 }
  - { name: pay_share, group: { zh: 人工成本占营业收入, en: Payroll of revenue }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: pay_share_ly, group: { zh: 人工成本占营业收入, en: Payroll of revenue }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 人工成本占营业收入, en: Payroll of revenue }, label: { zh: 增减, en: Change }, unit: 百分点, decimals: 1 }
  - { name: per_head, group: { zh: 人均（折全年）, en: 'Per head, annualised' }, label: { zh: 营业收入, en: Revenue }, unit: 万元/人, decimals: 1 }
  - { name: pay_per_head, group: { zh: 人均（折全年）, en: 'Per head, annualised' }, label: { zh: 薪酬, en: Payroll }, unit: 万元/人, decimals: 1 }
  - { name: margin, label: { zh: 营业收入利润率, en: Profit margin }, unit: '%', decimals: 1 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: payroll_flag, flagOf: payroll }
  - { name: pay_share_flag, flagOf: pay_share }
  - { name: pay_share_ly_flag, flagOf: pay_share_ly }
  - { name: change_flag, flagOf: change_pp }
  - { name: per_head_flag, flagOf: per_head }
  - { name: pay_per_head_flag, flagOf: pay_per_head }
  - { name: margin_flag, flagOf: margin }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: parallel, category: group, series: [pay_share, per_head, pay_per_head, margin] }
notes:
  - { zh: 各项比先求和再相除，只用两项都有的企业；增减只用薪酬和营业收入四项数都有的企业。人均按月数折为全年。, en: 'Sums are divided once, over units with both parts; the change over units with all four figures. Per head figures are made a whole year by months.' }
source: { zh: 规模以上服务业财务状况（F203）, en: Financial statements of services above scale (form F203) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code, size_code, holding
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT f.payroll_ytd AS pay, f.payroll_ytd_ly AS pay_ly, f.revenue_ytd AS revenue, f.revenue_ytd_ly AS revenue_ly, f.profit_ytd AS profit,
    CASE WHEN f.avg_emp_cur > 0 THEN f.avg_emp_cur END AS heads,
    CASE :by WHEN 'section' THEN d.section WHEN 'division' THEN left(u.industry_code, 2) WHEN 'town' THEN u.town_code WHEN 'size' THEN u.size_code ELSE u.holding END AS code
  FROM finance f
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE f.form_code = 'F203' AND f.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS units,
    sum(revenue) AS revenue, count(revenue) AS revenue_units,
    sum(pay) AS payroll, count(pay) AS payroll_units,
    share_of(sum(pay) FILTER (revenue IS NOT NULL), sum(revenue) FILTER (pay IS NOT NULL)) AS pay_share, count(pay + revenue) AS share_units,
    share_of(sum(pay) FILTER (revenue + pay_ly + revenue_ly IS NOT NULL), sum(revenue) FILTER (pay + pay_ly + revenue_ly IS NOT NULL)) AS share_now,
    share_of(sum(pay_ly) FILTER (pay + revenue + revenue_ly IS NOT NULL), sum(revenue_ly) FILTER (pay + revenue + pay_ly IS NOT NULL)) AS pay_share_ly,
    count(pay + revenue + pay_ly + revenue_ly) AS all_units,
    annualise(ratio(sum(revenue) FILTER (heads IS NOT NULL), sum(heads) FILTER (revenue IS NOT NULL)), ym_month(:period_ym)) AS per_head, count(revenue + heads) AS head_units,
    annualise(ratio(sum(pay) FILTER (heads IS NOT NULL), sum(heads) FILTER (pay IS NOT NULL)), ym_month(:period_ym)) AS pay_per_head, count(pay + heads) AS pay_head_units,
    share_of(sum(profit) FILTER (revenue IS NOT NULL), sum(revenue) FILTER (profit IS NOT NULL)) AS margin, count(profit + revenue) AS margin_units
  FROM own
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(
    CASE :by
      WHEN 'town' THEN t.town_name
      WHEN 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' END
      WHEN 'holding' THEN CASE s.code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股'
        WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' END
      ELSE d.industry_name
    END, s.code, '不在名录') END AS "group",
  s.units,
  s.revenue / 10000 AS revenue,
  s.payroll / 10000 AS payroll,
  s.pay_share,
  s.pay_share_ly,
  s.share_now - s.pay_share_ly AS change_pp,
  s.per_head,
  s.pay_per_head,
  s.margin,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' WHEN s.revenue_units < s.units THEN 'partial' END AS revenue_flag,
  CASE WHEN s.payroll IS NULL THEN 'not_reported' WHEN s.payroll_units < s.units THEN 'partial' END AS payroll_flag,
  CASE WHEN s.pay_share IS NULL THEN 'not_reported' WHEN s.share_units < s.units THEN 'partial' END AS pay_share_flag,
  CASE WHEN s.pay_share_ly IS NULL THEN 'no_base' WHEN s.all_units < s.units THEN 'partial' END AS pay_share_ly_flag,
  CASE WHEN s.share_now - s.pay_share_ly IS NULL THEN 'no_base' WHEN s.all_units < s.units THEN 'partial' END AS change_flag,
  CASE WHEN s.per_head IS NULL THEN 'not_reported' WHEN s.head_units < s.units THEN 'partial' END AS per_head_flag,
  CASE WHEN s.pay_per_head IS NULL THEN 'not_reported' WHEN s.pay_head_units < s.units THEN 'partial' END AS pay_per_head_flag,
  CASE WHEN s.margin IS NULL THEN 'not_reported' WHEN s.margin_units < s.units THEN 'partial' END AS margin_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s
LEFT JOIN industry_dim d ON :by IN ('section', 'division') AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, round(s.pay_share, 6) DESC NULLS LAST, s.code NULLS LAST
