/*---
id: inv-structure
version: 1
title: { zh: 投资结构与增速, en: Investment structure }
question: { zh: 哪些行业和街镇拉动投资？, en: Which industries and towns pull investment? }
tableTitle: { zh: '固定资产投资结构（:period_ym.year年:period_ym.ytd）', en: 'Structure of investment, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m06
scope: nominal
inputs:
  investment_project: [period_ym, project_code, invest_ytd, invest_ytd_ly?, industry_code, town_code]
  industry_dim?: [industry_code, industry_name, section]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM investment_project ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: By }
    default: section
    options:
      - { value: section, label: { zh: 行业门类, en: section } }
      - { value: division, label: { zh: 行业大类, en: division } }
      - { value: town, label: { zh: 街镇, en: town } }
columns:
  - { name: grp, label: ':by', values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不详, label: { zh: 不详, en: Unknown } }] }
  - { name: ytd, group: ':period_ym.ytd', label: { zh: 完成投资, en: Investment }, unit: 万元, decimals: 0 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比（名义）, en: Nominal growth }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 1 }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: grp, series: [pull_pp] }
notes:
  - { zh: 每个项目取当年最后一次上报的数；今年已退出的项目按其上年同期数计入基数，因此增速是全口径（名义）的。, en: "The last report of each project in the year counts; projects that are gone stay in the base with what they did a year ago, so rates are nominal." }
source: { zh: 固定资产投资项目统计（206-1、206-2）, en: 'Statistics of investment projects (forms 206-1, 206-2)' }
---*/
WITH
-- A project that was completed in spring still belongs to the year.
last_reports AS (
  SELECT * FROM investment_project
  WHERE (period_ym <= :period_ym AND left(period_ym, 4) = left(:period_ym, 4))
    OR (period_ym <= ym_ly(:period_ym) AND left(period_ym, 4) = left(ym_ly(:period_ym), 4))
  QUALIFY row_number() OVER (PARTITION BY project_code, left(period_ym, 4) ORDER BY period_ym DESC) = 1
),
pairs AS (
  SELECT n.industry_code, n.town_code, n.invest_ytd AS cur, coalesce(n.invest_ytd_ly, b.invest_ytd) AS base
  FROM last_reports n
  LEFT JOIN last_reports b ON b.project_code = n.project_code AND b.period_ym < left(:period_ym, 4)
  WHERE n.period_ym >= left(:period_ym, 4)
  UNION ALL
  SELECT b.industry_code, b.town_code, NULL, b.invest_ytd
  FROM last_reports b
  WHERE b.period_ym < left(:period_ym, 4)
    AND NOT EXISTS (FROM last_reports n WHERE n.project_code = b.project_code AND n.period_ym >= left(:period_ym, 4))
),
placed AS (
  SELECT p.cur, p.base,
    CASE :by WHEN 'town' THEN p.town_code WHEN 'division' THEN left(p.industry_code, 2) ELSE d.section END AS code
  FROM pairs p LEFT JOIN industry_dim d ON d.industry_code = left(p.industry_code, 2)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, coalesce(sum(cur), 0) AS cur, sum(base) AS base
  FROM placed GROUP BY GROUPING SETS ((code), ())
),
whole AS (
  SELECT cur, base FROM sums WHERE is_total
),
any_negative AS (
  SELECT coalesce(bool_or(cur < 0), false) AS is_true FROM sums WHERE NOT is_total
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(CASE WHEN :by = 'town' THEN t.town_name ELSE d.industry_name END, s.code, '不详') END AS grp,
  s.cur AS ytd,
  growth_rate(s.cur, s.base) AS yoy,
  CASE WHEN NOT n.is_true THEN share_of(s.cur, w.cur) END AS share,
  pull(s.cur - coalesce(s.base, 0), w.base) AS pull_pp,
  growth_flag(s.cur, s.base) AS yoy_flag,
  CASE WHEN n.is_true THEN 'negative_part' END AS share_flag,
  CASE WHEN w.base IS NULL OR w.base <= 0 THEN 'no_base' END AS pull_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s CROSS JOIN whole w CROSS JOIN any_negative n
LEFT JOIN industry_dim d ON d.industry_code = s.code
LEFT JOIN town_dim t ON t.town_code = s.code
ORDER BY s.is_total DESC, round(s.cur, 6) DESC, s.code NULLS LAST
