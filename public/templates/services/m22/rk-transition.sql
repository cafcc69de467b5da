/*---
id: rk-transition
version: 1
title: { zh: 等级月度转移, en: Grade transitions }
question: { zh: 这个月哪些单位的等级升了、降了？, en: Which units moved up or down this month? }
tableTitle: { zh: '风险等级转移（:from_ym至:to_ym）', en: 'Transitions of risk grades, :from_ym to :to_ym' }
subsystem: services
module: m22
inputs:
  risk_score: [uscc, period_ym, level]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  from_ym:
    type: period
    label: { zh: 从, en: From }
    default: { from: first-choice }
    # The month before the newest one comes first.
    choices: >-
      SELECT period_ym FROM (SELECT DISTINCT period_ym FROM risk_score WHERE period_ym IS NOT NULL)
      ORDER BY period_ym = (SELECT max(period_ym) FROM risk_score), period_ym DESC
  to_ym:
    type: period
    label: { zh: 到, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM risk_score WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
  n:
    type: integer
    label: { zh: 名单最多列几家, en: Names listed at most }
    default: 10
    minimum: 1
columns:
  - name: from
    label: { zh: '原等级（:from_ym）', en: 'Grade, :from_ym' }
    values: &grades
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: 红, label: { zh: 红, en: Red } }
      - { value: 黄, label: { zh: 黄, en: Yellow } }
      - { value: 绿, label: { zh: 绿, en: Green } }
      - { value: 未评, label: { zh: 未评, en: Not graded } }
  - { name: to, label: { zh: '现等级（:to_ym）', en: 'Grade, :to_ym' }, values: *grades }
  - name: change
    label: { zh: 变化, en: Change }
    values:
      - { value: 风险上升, label: { zh: 风险上升, en: Worse } }
      - { value: 风险下降, label: { zh: 风险下降, en: Better } }
      - { value: 不变, label: { zh: 不变, en: Unchanged } }
      - { value: 新评, label: { zh: 新评, en: New } }
      - { value: 退出, label: { zh: 退出, en: Left } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: row_pct, label: { zh: 占原等级, en: Share of the former grade }, unit: '%', decimals: 1 }
  - { name: list, label: { zh: 变动单位, en: Units that moved } }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  palette: risk
  kind: sankey
  from: from
  to: to
  value: units
notes:
  - { zh: '风险上升当月调整；下降须连续3个月低于上线且无未结案件，每次一级。名单最多列:n家。', en: 'A grade gets worse at once; it gets better one step at a time, after three months below the line without an open case. At most :n names are listed.' }
source: { zh: 单位风险评分, en: Risk scores of units }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :to_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- 1 red, 2 yellow, 3 green; 4 is no grade in that month: not yet in the frame, or left it.
graded AS (
  SELECT uscc, period_ym, CASE level WHEN 'red' THEN 1 WHEN 'yellow' THEN 2 WHEN 'green' THEN 3 END AS place
  FROM risk_score
  WHERE period_ym IN (:from_ym, :to_ym) AND level IN ('red', 'yellow', 'green')
),
pairs AS (
  SELECT uscc,
    coalesce(max(place) FILTER (WHERE period_ym = :from_ym), 4) AS f,
    coalesce(max(place) FILTER (WHERE period_ym = :to_ym), 4) AS t
  FROM graded
  GROUP BY uscc
),
named AS (
  SELECT p.f, p.t, p.uscc, coalesce(u.unit_name, p.uscc) AS unit_name
  FROM pairs p LEFT JOIN unit_now u ON u.uscc = p.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
sums AS (
  SELECT grouping(f) = 1 AS is_total, f, t, count(*) AS units,
    CASE WHEN f <> t THEN array_to_string(list_slice(list(unit_name ORDER BY uscc), 1, :n), '、')
      || CASE WHEN count(*) > :n THEN '…' ELSE '' END END AS list
  FROM named
  GROUP BY GROUPING SETS ((f, t), ())
)
SELECT
  CASE WHEN is_total THEN '合计' ELSE ['红', '黄', '绿', '未评'][f] END AS "from",
  ['红', '黄', '绿', '未评'][t] AS "to",
  CASE
    WHEN f IS NULL THEN NULL WHEN f = t THEN '不变' WHEN f = 4 THEN '新评' WHEN t = 4 THEN '退出'
    WHEN t < f THEN '风险上升' ELSE '风险下降'
  END AS change,
  units,
  CASE WHEN NOT is_total THEN units / sum(units) OVER (PARTITION BY is_total, f) * 100 END AS row_pct,
  list,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums
WHERE units > 0
ORDER BY is_total DESC, f, t
