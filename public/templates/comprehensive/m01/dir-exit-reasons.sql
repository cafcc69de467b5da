/*---
id: dir-exit-reasons
version: 1
title: { zh: 退库原因与影响, en: Exit reasons and weight }
question: { zh: 单位为什么退库，带走了多少营业收入？, en: Why did units leave and how much revenue left with them? }
tableTitle: { zh: ':year退库单位情况', en: 'Units that left the frame in :year' }
subsystem: comprehensive
module: m01
inputs:
  unit_event: [uscc, event_ym, event_type, reason]
  finance?: [uscc, period_ym, revenue_ytd]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(event_ym, 4) FROM unit_event WHERE event_type = 'exit' ORDER BY 1 DESC
columns:
  - { name: reason, label: { zh: 退库原因, en: Reason }, values: [{ value: 合计, label: { zh: 合计, en: Total } }, { value: 原因不明, label: { zh: 原因不明, en: Not given } }] }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: share_pct, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: last_year_revenue, label: { zh: 上年营业收入, en: Revenue of the year before }, unit: 万元, decimals: 0 }
  - { name: revenue_flag, flagOf: last_year_revenue }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: pareto, category: reason, value: units }
notes:
  - { zh: 上年营业收入取上年12月财务报表累计数；没有报表的单位不计入。, en: Revenue is that of the December form of the year before; units without one are not in it. }
source: { zh: 单位变动记录；财务状况, en: Changes of units; financial statements }
---*/
WITH
exits AS (
  SELECT uscc, coalesce(reason, '原因不明') AS reason
  FROM unit_event
  WHERE event_type = 'exit' AND left(event_ym, 4) = :year
),
revenue AS (
  SELECT uscc, max(revenue_ytd) AS revenue
  FROM finance
  WHERE period_ym = CAST(CAST(:year AS INTEGER) - 1 AS VARCHAR) || '-12'
  GROUP BY uscc
),
sums AS (
  SELECT grouping(e.reason) = 1 AS is_total, e.reason, count(*) AS units, sum(r.revenue) AS revenue,
    count(*) FILTER (WHERE r.revenue IS NULL) AS without
  FROM exits e LEFT JOIN revenue r ON r.uscc = e.uscc
  GROUP BY GROUPING SETS ((e.reason), ())
)
SELECT
  CASE WHEN is_total THEN '合计' ELSE reason END AS reason,
  units,
  share_of(units, sum(units) FILTER (WHERE is_total) OVER ()) AS share_pct,
  revenue AS last_year_revenue,
  CASE WHEN revenue IS NULL THEN 'not_reported' WHEN without > 0 THEN 'partial' END AS revenue_flag,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums
WHERE units > 0
ORDER BY is_total DESC, units DESC, reason
