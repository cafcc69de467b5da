/*---
id: indfin-profit-bridge
version: 1
title: { zh: 利润变动因素分解, en: Profit bridge }
question: { zh: 利润的增减来自收入规模、成本率，还是费用和其他？, en: 'Did volume, the cost rate, or expenses and other items move profit?' }
tableTitle: { zh: '规模以上工业利润变动因素（:period_ym.year年:period_ym.ytd）', en: 'What moved the profit of industry, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m09
scope: comparable
inputs:
  finance: [uscc, period_ym, form_code, revenue_ytd, revenue_ytd_ly, cost_ytd, cost_ytd_ly, profit_ytd, profit_ytd_ly]
  unit: [snap_ym, uscc, industry_code, town_code]
  industry_dim?: [industry_code, industry_name, level]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE period_ym IS NOT NULL AND form_code = 'B203' ORDER BY period_ym DESC
  division:
    type: choice
    label: { zh: 行业大类, en: Division }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT left(u.industry_code, 2), coalesce(d.industry_name, left(u.industry_code, 2))
      FROM unit u LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
      SEMI JOIN (FROM finance WHERE form_code = 'B203') f ON f.uscc = u.uscc
      WHERE u.industry_code IS NOT NULL ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - name: factor
    label: { zh: 因素, en: Factor }
    values:
      - { value: 上年同期利润, label: { zh: 上年同期利润, en: Profit a year ago } }
      - { value: 收入规模, label: { zh: 收入规模, en: Volume of revenue } }
      - { value: 成本率, label: { zh: 成本率, en: Cost rate } }
      - { value: 费用及其他, label: { zh: 费用及其他, en: Expenses and other } }
      - { value: 本期利润, label: { zh: 本期利润, en: Profit now } }
  - { name: amount, label: { zh: 金额, en: Amount }, unit: 万元, decimals: 0 }
  - { name: effect_pp, label: { zh: 影响利润增速, en: Effect on the rate of profit }, unit: 百分点, decimals: 1 }
  - { name: amount_flag, flagOf: amount }
  - { name: effect_flag, flagOf: effect_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: waterfall, category: factor, value: amount, totals: true }
notes:
  - { zh: '收入规模：收入增量×上年利润率；成本率：成本率变动×本期收入；其余为费用、投资收益等。各项之和等于本期利润。', en: 'Volume is the increment of revenue at the margin of a year ago, cost rate its change on revenue now; the rest are expenses, income from investment and so on. Parts add up to profit now.' }
  - { zh: 只计本期和上年同期的收入、成本、利润都有的企业。, en: 'Only units with revenue, cost and profit of both periods.' }
source: { zh: 规模以上工业财务状况（B203）, en: Financial statements of industry above scale (form B203) }
---*/
WITH
-- Register of a unit at the time: the newest one not after the period, else the oldest one.
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
books AS (
  SELECT f.*, f.revenue_ytd + f.revenue_ytd_ly + f.cost_ytd + f.cost_ytd_ly + f.profit_ytd + f.profit_ytd_ly IS NOT NULL AS is_whole
  FROM finance f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.form_code = 'B203' AND f.period_ym = :period_ym
    AND (:town IS NULL OR u.town_code = :town) AND (:division IS NULL OR left(u.industry_code, 2) = :division)
),
sums AS (
  SELECT sum(revenue_ytd) AS rev, sum(revenue_ytd_ly) AS rev_ly, sum(cost_ytd) AS cost, sum(cost_ytd_ly) AS cost_ly,
    sum(profit_ytd) AS profit, sum(profit_ytd_ly) AS profit_ly, (SELECT count(*) FROM books) > count(*) AS left_out
  FROM books
  WHERE is_whole
),
effects AS (
  SELECT *, (rev - rev_ly) * ratio(profit_ly, rev_ly) AS volume,
    -(ratio(cost, rev) - ratio(cost_ly, rev_ly)) * rev AS cost_rate
  FROM sums
),
lines AS (
  SELECT 1 AS part, '上年同期利润' AS factor, profit_ly AS amount FROM effects
  UNION ALL SELECT 2, '收入规模', volume FROM effects
  UNION ALL SELECT 3, '成本率', cost_rate FROM effects
  UNION ALL SELECT 4, '费用及其他', profit - profit_ly - volume - cost_rate FROM effects
  UNION ALL SELECT 5, '本期利润', profit FROM effects
)
SELECT
  l.factor,
  l.amount,
  CASE WHEN l.part BETWEEN 2 AND 4 THEN pull(l.amount, e.profit_ly) WHEN l.part = 5 THEN growth_rate(e.profit, e.profit_ly) END AS effect_pp,
  CASE WHEN e.profit IS NULL THEN 'not_reported' WHEN l.amount IS NULL THEN 'no_base' WHEN e.left_out THEN 'partial' END AS amount_flag,
  CASE
    WHEN l.part = 5 THEN growth_flag(e.profit, e.profit_ly)
    WHEN l.part > 1 AND pull(l.amount, e.profit_ly) IS NULL THEN 'no_base'
  END AS effect_flag,
  CASE WHEN l.part BETWEEN 2 AND 4 THEN 1 ELSE 0 END AS level,
  CASE WHEN l.part = 5 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN effects e
ORDER BY l.part
