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
scored AS (
  SELECT DISTINCT ON (uscc, period_ym) uscc, period_ym, level
  FROM risk_score
  WHERE left(period_ym, 4) = :year AND level IN ('red', 'yellow', 'green')
),
oldest AS (
  SELECT uscc, min_by({town_code: town_code}, snap_ym) AS place FROM unit GROUP BY uscc
),
placed AS (
  SELECT s.uscc, s.period_ym, s.level, CASE WHEN u.uscc IS NULL THEN o.place.town_code ELSE u.town_code END AS town_code
  FROM scored s
  ASOF LEFT JOIN unit u ON u.uscc = s.uscc AND u.snap_ym <= s.period_ym
  LEFT JOIN oldest o ON o.uscc = s.uscc
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
