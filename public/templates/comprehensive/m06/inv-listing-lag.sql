/*---
id: inv-listing-lag
version: 1
title: { zh: 纳统时效, en: Listing lag }
question: { zh: 项目开工多少个月后纳统，哪些大项目还没有纳统？, en: How many months from start to listing; which big starts are not listed? }
tableTitle: { zh: ':year开工项目纳统时效', en: 'Listing of projects started in :year' }
subsystem: comprehensive
module: m06
inputs:
  investment_project: [period_ym, project_code, project_name?, owner_uscc?, start_ym, entry_ym?, plan_total]
  group_member?: [group_code, uscc, member_name, valid_from, valid_to?]
parameters:
  year:
    type: period
    label: { zh: 开工年份, en: Year of start }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(start_ym, 4) FROM investment_project WHERE start_ym IS NOT NULL ORDER BY 1 DESC
  max_lag:
    type: integer
    label: { zh: 时限（月）, en: Months allowed }
    default: 6
    minimum: 0
  list:
    type: text
    label: { zh: 重大投资名单, en: List of big investors }
    default: inv.big
columns:
  - { name: project, label: { zh: 项目（投资单位）, en: Project (investor) } }
  - { name: lag_months, label: { zh: 纳统用时, en: Lag }, unit: 个月, decimals: 0 }
  - name: listed
    label: { zh: 纳统情况, en: Listing }
    values:
      - { value: missing, label: { zh: 名单内未纳统, en: on the list but not listed } }
      - { value: open, label: { zh: 未纳统, en: not listed } }
      - { value: late, label: { zh: 超时限, en: late } }
      - { value: in_time, label: { zh: 时限内, en: in time } }
  - { name: plan, label: { zh: 计划总投资, en: Planned }, unit: 万元, decimals: 0 }
  - { name: start_ym, label: { zh: 开工, en: Start } }
  - { name: entry_ym, label: { zh: 纳统, en: Listed } }
  - { name: code, role: hidden }
chart: { kind: histogram, value: lag_months }
notes:
  - { zh: '纳统用时是开工月到入库月的月数，超过:max_lag个月为超时限；名单内未纳统是当年在名单上、却没有任何在库项目的单位。', en: 'The lag counts months from start to entry, late over :max_lag; "on the list but not listed" are investors of the list in the year without any project in the frame.' }
source: { zh: 固定资产投资项目统计（206-1、206-2），投促部门名单, en: 'Statistics of investment projects (forms 206-1, 206-2); list of investors' }
---*/
WITH
-- What is last known of each project.
projects AS (
  SELECT * FROM investment_project
  QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY period_ym DESC) = 1
),
lags AS (
  SELECT coalesce(project_name, project_code) AS project, plan_total AS plan, start_ym, entry_ym, project_code AS code,
    ym_year(entry_ym) * 12 + ym_month(entry_ym) - ym_year(start_ym) * 12 - ym_month(start_ym) AS lag_months
  FROM projects
  WHERE left(start_ym, 4) = :year
),
investors AS (
  SELECT uscc, arg_max(member_name, valid_from) AS member_name
  FROM group_member
  WHERE group_code = :list AND left(valid_from, 4) <= :year AND (valid_to IS NULL OR left(valid_to, 4) >= :year)
  GROUP BY uscc
),
rows_all AS (
  SELECT project, CAST(lag_months AS BIGINT) AS lag_months,
    CASE WHEN lag_months IS NULL THEN 'open' WHEN lag_months > :max_lag THEN 'late' ELSE 'in_time' END AS listed,
    plan, start_ym, entry_ym, code
  FROM lags
  UNION ALL
  SELECT coalesce(i.member_name, i.uscc), NULL, 'missing', NULL, NULL, NULL, i.uscc
  FROM investors i
  WHERE NOT EXISTS (FROM projects p WHERE p.owner_uscc = i.uscc)
)
SELECT project, lag_months, listed, plan, start_ym, entry_ym, code
FROM rows_all
ORDER BY list_position(['missing', 'open', 'late', 'in_time'], listed), lag_months DESC NULLS LAST, plan DESC NULLS LAST, code
