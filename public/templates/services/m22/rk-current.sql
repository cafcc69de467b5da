/*---
id: rk-current
version: 1
title: { zh: 风险等级现状, en: Current risk grades }
question: { zh: 各街镇、各行业有多少红、黄、绿单位？, en: 'How many red, yellow and green units are there by town and section?' }
tableTitle: { zh: '单位数据质量风险等级（:period_ym）', en: 'Data-quality risk grades of units, :period_ym' }
subsystem: services
module: m22
inputs:
  risk_score: [uscc, period_ym, level, score?]
  unit?: [snap_ym, uscc, town_code, industry_code, specialty?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, level, section]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM risk_score WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  group_by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: town
    options:
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: section, label: { zh: 行业门类, en: Section of industry } }
      - { value: specialty, label: { zh: 专业, en: Specialty } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - name: group
    label: { zh: ':group_by', en: ':group_by' }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - { name: red, group: { zh: 风险等级, en: Grade }, label: { zh: 红（高）, en: Red (high) }, unit: 家, decimals: 0 }
  - { name: yellow, group: { zh: 风险等级, en: Grade }, label: { zh: 黄（中）, en: Yellow (medium) }, unit: 家, decimals: 0 }
  - { name: green, group: { zh: 风险等级, en: Grade }, label: { zh: 绿（低）, en: Green (low) }, unit: 家, decimals: 0 }
  - { name: mid_high_pct, label: { zh: 中高风险占比, en: Share of medium and high }, unit: '%', decimals: 1 }
  - { name: mean_score, label: { zh: 平均得分, en: Mean score }, unit: 分, decimals: 1 }
  - { name: mid_high_flag, flagOf: mid_high_pct }
  - { name: score_flag, flagOf: mean_score }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  palette: risk
  kind: stacked-bar
  category: group
  series: [red, yellow, green]
notes:
  - { zh: '等级按风险评分和特例确定：50分及以上为红，25—49分为黄，25分以下为绿；特例、观察期和未满3个月的降级不按得分。', en: 'Grades follow the score: red from 50, yellow from 25; overrides, the watch over new units and improvements of less than three months set it aside.' }
source: { zh: 单位风险评分, en: Risk scores of units }
---*/
WITH
-- Town and industry of a unit: from the newest register not after the period, else from the oldest one.
unit_now AS (
  SELECT uscc, town_code, industry_code, specialty
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
placed AS (
  SELECT r.level, r.score,
    CASE :group_by WHEN 'town' THEN u.town_code WHEN 'section' THEN d.section ELSE u.specialty END AS code
  FROM risk_score r
  LEFT JOIN unit_now u ON u.uscc = r.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE r.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
counts AS (
  SELECT grouping(code) = 1 AS is_total, code,
    count(*) FILTER (WHERE level = 'red') AS red,
    count(*) FILTER (WHERE level = 'yellow') AS yellow,
    count(*) FILTER (WHERE level = 'green') AS green,
    count(level) AS graded, count(*) AS listed, count(score) AS scored, avg(score) AS mean_score
  FROM placed
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN c.is_total THEN '总计'
    WHEN c.code IS NULL THEN '不在名录'
    WHEN :group_by = 'town' THEN coalesce(t.town_name, c.code)
    WHEN :group_by = 'section' THEN coalesce(d.industry_name, c.code)
    ELSE CASE c.code
      WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮'
      WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE c.code END
  END AS "group",
  c.red, c.yellow, c.green,
  share_of(c.red + c.yellow, c.graded) AS mid_high_pct,
  c.mean_score,
  CASE WHEN c.graded = 0 THEN 'not_reported' WHEN c.graded < c.listed THEN 'partial' END AS mid_high_flag,
  CASE WHEN c.scored = 0 THEN 'not_reported' WHEN c.scored < c.listed THEN 'partial' END AS score_flag,
  c.code,
  CASE WHEN c.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN c.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts c
LEFT JOIN town_dim t ON t.town_code = c.code
LEFT JOIN industry_dim d ON d.industry_code = c.code
WHERE c.listed > 0
ORDER BY c.is_total DESC, c.code NULLS LAST
