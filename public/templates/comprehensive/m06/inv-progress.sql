/*---
id: inv-progress
version: 1
title: { zh: 项目投资进度, en: Project progress }
question: { zh: 哪些项目的投资落后于时间进度？, en: Which projects lag their plan? }
tableTitle: { zh: '项目投资进度（截至:period_ym）', en: 'Progress of investment projects by :period_ym' }
subsystem: comprehensive
module: m06
inputs:
  investment_project: [period_ym, project_code, project_name?, town_code?, plan_total, cum_invest, invest_ytd, start_ym, finish_ym?]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM investment_project ORDER BY 1 DESC
  months:
    type: integer
    label: { zh: 未注明投产时间的按工期（月）, en: Months to build where no completion is given }
    default: 24
    minimum: 1
  min_plan:
    type: number
    label: { zh: 计划总投资不低于（万元）, en: 'Planned investment from (10,000 yuan)' }
    default: 500
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT p.town_code, coalesce(t.town_name, p.town_code) FROM investment_project p LEFT JOIN town_dim t ON t.town_code = p.town_code
      WHERE p.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: project, label: { zh: 项目, en: Project }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: plan, label: { zh: 计划总投资, en: Planned }, unit: 万元, decimals: 0 }
  - { name: cum, label: { zh: 累计完成, en: Invested }, unit: 万元, decimals: 0 }
  - { name: ytd, label: { zh: 其中本年, en: of which this year }, unit: 万元, decimals: 0 }
  - { name: progress, label: { zh: 投资进度, en: Progress }, unit: '%', decimals: 1 }
  - { name: time_share, label: { zh: 时间进度, en: Time gone }, unit: '%', decimals: 1 }
  - { name: gap, label: { zh: 进度差, en: Gap }, unit: 百分点, decimals: 1 }
  - { name: start_ym, label: { zh: 开工, en: Start } }
  - { name: end_ym, label: { zh: 投产（预计）, en: Completion (expected) } }
  - { name: progress_flag, flagOf: progress }
  - { name: gap_flag, flagOf: gap }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: gantt, category: project, from: start_ym, to: end_ym, value: progress }
notes:
  - { zh: '进度差为投资进度减时间进度，负数为落后；未注明投产时间的项目从开工月起按:months个月计。', en: 'The gap is progress less time gone, negative where a project lags; without a completion, :months months from the start count.' }
source: { zh: 固定资产投资项目统计（206-1、206-2）, en: 'Statistics of investment projects (forms 206-1, 206-2)' }
---*/
WITH
dated AS (
  SELECT *, coalesce(finish_ym, ym_add(start_ym, :months - 1)) AS end_ym
  FROM investment_project
  WHERE period_ym = :period_ym AND plan_total >= :min_plan AND (:town IS NULL OR town_code = :town)
),
timed AS (
  SELECT *,
    least(1.0, greatest(0.0,
      CAST(ym_year(:period_ym) * 12 + ym_month(:period_ym) - ym_year(start_ym) * 12 - ym_month(start_ym) + 1 AS DOUBLE)
      / nullif(ym_year(end_ym) * 12 + ym_month(end_ym) - ym_year(start_ym) * 12 - ym_month(start_ym) + 1, 0))) * 100 AS time_share
  FROM dated
),
lines AS (
  SELECT coalesce(project_name, project_code) AS project, plan_total AS plan, cum_invest AS cum, invest_ytd AS ytd,
    ratio(cum_invest, plan_total) * 100 AS progress, time_share, start_ym, end_ym, project_code AS code, false AS is_total
  FROM timed
  UNION ALL
  SELECT '合计', sum(plan_total), sum(cum_invest), sum(invest_ytd),
    ratio(sum(cum_invest) FILTER (WHERE plan_total IS NOT NULL), sum(plan_total) FILTER (WHERE cum_invest IS NOT NULL)) * 100,
    NULL, NULL, NULL, NULL, true
  FROM timed
  HAVING count(*) > 0
)
SELECT
  project, plan, cum, ytd, progress, time_share,
  progress - time_share AS gap,
  start_ym, end_ym,
  CASE WHEN cum IS NULL THEN 'not_reported' WHEN progress IS NULL THEN 'no_base' END AS progress_flag,
  CASE WHEN is_total THEN NULL WHEN cum IS NULL THEN 'not_reported' WHEN progress IS NULL OR time_share IS NULL THEN 'no_base' END AS gap_flag,
  code,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM lines
ORDER BY is_total DESC, round(progress - time_share, 6) NULLS LAST, code
