/*---
id: wide-unit-profile
version: 1
title: { zh: 单位一户一档, en: One-unit profile }
question: { zh: 一个单位的产出、效益、用工、能耗、税务和风险各期怎样？, en: Everything known about one unit on one page? }
tableTitle: { zh: '单位一户一档：:uscc', en: 'Profile of one unit: :uscc' }
subsystem: comprehensive
module: m03
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, profit_ytd?, avg_emp_cur?]
  unit: [snap_ym, uscc, unit_name, specialty]
  energy_unit?: [uscc, period_ym, tce_ytd]
  tax?: [uscc, period_ym, taxable_sales_ytd]
  power?: [period_ym, customer_no, uscc?, kwh_ytd]
  match_link?: [dept, src_key, uscc, confirmed]
  rd?: [year, uscc, rd_fee]
  group_member?: [group_code, uscc, valid_from, valid_to?]
  audit_finding?: [uscc, period_ym, rule_id, state?]
  risk_score?: [uscc, period_ym, score, level]
parameters:
  uscc:
    type: choice
    label: { zh: 单位, en: Unit }
    default: { from: first-choice }
    choices: SELECT uscc, arg_max(unit_name, snap_ym) FROM unit WHERE uscc IS NOT NULL GROUP BY uscc ORDER BY arg_max(specialty, snap_ym), uscc
columns:
  - { name: period, label: { zh: 期别, en: Period } }
  - { name: main_m, group: { zh: 主指标, en: Main figure }, label: { zh: 本月, en: Month }, unit: 万元, decimals: 1 }
  - { name: main_ytd, group: { zh: 主指标, en: Main figure }, label: { zh: 1-本月, en: Year to date }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: 主指标, en: Main figure }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 万元, decimals: 1 }
  - { name: profit, label: { zh: 利润总额, en: Profit }, unit: 万元, decimals: 1 }
  - { name: employees, label: { zh: 平均用工, en: Employees }, unit: 人, decimals: 0 }
  - { name: tce, label: { zh: 综合能耗, en: Energy }, unit: 吨标准煤, decimals: 1 }
  - { name: kwh, label: { zh: 用电量, en: Power }, unit: 万千瓦时, decimals: 1 }
  - { name: tax, label: { zh: 应税销售额, en: Taxable sales }, unit: 万元, decimals: 1 }
  - { name: rd_fee, label: { zh: 研发费用（最近年度）, en: R&D (latest year) }, unit: 万元, decimals: 1 }
  - { name: groups, label: { zh: 产业分组, en: Lists } }
  - { name: level, label: { zh: 风险等级, en: Risk grade }, values: [{ value: green, label: { zh: 绿, en: Green } }, { value: yellow, label: { zh: 黄, en: Yellow } }, { value: red, label: { zh: 红, en: Red } }] }
  - { name: findings, label: { zh: 未了审核发现, en: Open findings } }
  - { name: yoy_flag, flagOf: yoy }
chart: { kind: small-multiples, category: period, categoryKind: period, series: [main_ytd, revenue, profit, employees, tce, kwh, tax] }
notes:
  - { zh: 主指标按专业取产值、销售额、营业额或营业收入；除注明外为1-本月累计数，空为该期没有报或没有这张表。, en: 'The main figure is output, sales, turnover or revenue by specialty; figures are of the year to date; empty where not reported or without that form.' }
  - { zh: 用电按信用代码和经确认的匹配汇总各用户；研发费用取不晚于该年的最近年度。, en: 'Power adds up the customers that the credit code or a confirmed match ties to the unit; R&D is that of the latest year not after the period.' }
source: { zh: 各专业报表；205-1 能源报表；税务、供电、研发、名单和风险评分, en: 'Forms of all specialties; energy; tax, power, R&D, lists and risk scores' }
---*/
WITH
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
own AS (
  SELECT period_ym, max(m) AS m, max(ytd) AS ytd, max(ytd_ly) AS ytd_ly FROM main WHERE uscc = :uscc GROUP BY period_ym
),
money AS (
  SELECT period_ym, sum(revenue_ytd) AS revenue, sum(profit_ytd) AS profit, max(avg_emp_cur) AS employees
  FROM finance WHERE uscc = :uscc GROUP BY period_ym
),
meters AS (
  SELECT p.period_ym, sum(p.kwh_ytd) AS kwh
  FROM power p
  LEFT JOIN match_link l ON l.dept = '供电' AND l.src_key = p.customer_no AND l.confirmed
  WHERE coalesce(p.uscc, l.uscc) = :uscc
  GROUP BY p.period_ym
),
found AS (
  SELECT period_ym, string_agg(DISTINCT rule_id, '、' ORDER BY rule_id) AS rules FROM audit_finding WHERE uscc = :uscc AND coalesce(state, 'open') = 'open' GROUP BY period_ym
),
periods AS (
  SELECT period_ym FROM own
  UNION SELECT period_ym FROM money
  UNION SELECT period_ym FROM tax WHERE uscc = :uscc
  UNION SELECT period_ym FROM risk_score WHERE uscc = :uscc
)
SELECT
  p.period_ym AS period,
  o.m AS main_m,
  o.ytd AS main_ytd,
  growth_rate(o.ytd, o.ytd_ly) AS yoy,
  f.revenue,
  f.profit,
  f.employees,
  e.tce_ytd AS tce,
  k.kwh,
  x.taxable_sales_ytd AS tax,
  (SELECT arg_max(r.rd_fee, r.year) FROM rd r WHERE r.uscc = :uscc AND r.year <= ym_year(p.period_ym)) AS rd_fee,
  (
    SELECT string_agg(DISTINCT g.group_code, '、' ORDER BY g.group_code)
    FROM group_member g
    WHERE g.uscc = :uscc AND g.valid_from <= p.period_ym AND (g.valid_to IS NULL OR g.valid_to >= p.period_ym)
  ) AS groups,
  s.level,
  a.rules AS findings,
  growth_flag(o.ytd, o.ytd_ly) AS yoy_flag
FROM periods p
LEFT JOIN own o ON o.period_ym = p.period_ym
LEFT JOIN money f ON f.period_ym = p.period_ym
LEFT JOIN energy_unit e ON e.period_ym = p.period_ym AND e.uscc = :uscc
LEFT JOIN meters k ON k.period_ym = p.period_ym
LEFT JOIN tax x ON x.period_ym = p.period_ym AND x.uscc = :uscc
LEFT JOIN risk_score s ON s.period_ym = p.period_ym AND s.uscc = :uscc
LEFT JOIN found a ON a.period_ym = p.period_ym
ORDER BY p.period_ym DESC
