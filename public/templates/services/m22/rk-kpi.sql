/*---
id: rk-kpi
version: 1
title: { zh: 中高风险占比较年初, en: 'Share of medium and high risk since January' }
question: { zh: 中、高风险企业占比比年初下降了多少，达到目标了吗？, en: 'How far has the share of medium and high risk fallen since January, and is the goal reached?' }
tableTitle: { zh: '中高风险单位占比（:year）', en: 'Share of units at medium or high risk, :year' }
subsystem: services
module: m22
inputs:
  risk_score: [uscc, period_ym, level]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM risk_score WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  goal:
    type: number
    label: { zh: 下降目标（百分点）, en: Fall wanted (points) }
    default: 10
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: month, label: { zh: 月份, en: Month } }
  - { name: units, label: { zh: 评级单位, en: Units graded }, unit: 家, decimals: 0 }
  - { name: mid_high, label: { zh: 中高风险单位, en: Medium and high }, unit: 家, decimals: 0 }
  - { name: share, label: { zh: 中高风险占比, en: Share of medium and high }, unit: '%', decimals: 1 }
  - { name: change_pp, label: { zh: 比1月增减, en: Change since January }, unit: 百分点, decimals: 1 }
  - { name: goal_share, label: { zh: 目标线, en: Goal }, unit: '%', decimals: 1 }
  - name: reached
    label: { zh: 是否达标, en: Reached }
    values:
      - { value: 达标, label: { zh: 达标, en: 'Yes' } }
      - { value: 未达标, label: { zh: 未达标, en: 'No' } }
  - { name: change_flag, flagOf: change_pp }
  - { name: goal_flag, flagOf: goal_share }
chart:
  kind: line
  category: month
  categoryKind: period
  series: [share, goal_share]
notes:
  - { zh: '中高风险为黄、红两级；目标为占比比1月下降:goal个百分点以上。', en: 'Medium and high are yellow and red; the goal is a fall of :goal points or more since January.' }
source: { zh: 单位风险评分, en: Risk scores of units }
---*/
WITH
-- A unit counts where it is in that month, or where the nearest register has it.
placed AS (
  SELECT r.uscc, r.period_ym, r.level, u.town_code
  FROM risk_score r
  LEFT JOIN unit u ON u.uscc = r.uscc
  WHERE left(r.period_ym, 4) = :year AND r.level IN ('red', 'yellow', 'green')
  QUALIFY row_number() OVER (
    PARTITION BY r.uscc, r.period_ym
    ORDER BY u.snap_ym > r.period_ym, CASE WHEN u.snap_ym <= r.period_ym THEN u.snap_ym END DESC, u.snap_ym
  ) = 1
),
months AS (
  SELECT period_ym AS month, count(*) AS units, count(*) FILTER (WHERE level <> 'green') AS mid_high
  FROM placed
  WHERE :town IS NULL OR town_code = :town
  GROUP BY period_ym
),
shares AS (
  SELECT m.*, share_of(m.mid_high, m.units) AS share,
    (SELECT share_of(j.mid_high, j.units) FROM months j WHERE right(j.month, 3) = '-01') AS january
  FROM months m
)
SELECT month, units, mid_high, share,
  share - january AS change_pp,
  january - :goal AS goal_share,
  CASE WHEN january IS NULL THEN NULL WHEN round(january - share, 9) >= :goal THEN '达标' ELSE '未达标' END AS reached,
  CASE WHEN january IS NULL THEN 'no_ref' END AS change_flag,
  CASE WHEN january IS NULL THEN 'no_ref' END AS goal_flag
FROM shares
ORDER BY month
