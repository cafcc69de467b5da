/*---
id: inv-service-coverage
version: 1
title: { zh: 靠前服务覆盖率, en: Service coverage }
question: { zh: 今年上门服务的项目达到目标了吗？, en: Were enough projects served on site this year? }
tableTitle: { zh: ':year各街镇投资项目靠前服务覆盖情况', en: 'Investment projects served on site in :year, by town' }
subsystem: comprehensive
module: m06
inputs:
  investment_project: [period_ym, project_code, project_name?, owner_uscc?, town_code, plan_total?]
  coaching?: [uscc, item_no, done_on]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM investment_project WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  goal:
    type: number
    label: { zh: 覆盖率目标（%）, en: Goal (%) }
    default: 30
    minimum: 0
    maximum: 100
  min_plan:
    type: number
    label: { zh: 计划总投资不低于（万元）, en: 'Planned investment from (10,000 yuan)' }
    default: 0
    minimum: 0
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }] }
  - { name: projects, label: { zh: 项目数, en: Projects }, unit: 个, decimals: 0 }
  - { name: served, group: { zh: 已上门服务, en: Served }, label: { zh: 项目, en: Projects }, unit: 个, decimals: 0 }
  - { name: visits, group: { zh: 已上门服务, en: Served }, label: { zh: 服务次数, en: Visits }, unit: 次, decimals: 0 }
  - { name: pct, label: { zh: 覆盖率, en: Coverage }, unit: '%', decimals: 1 }
  - { name: gap, label: { zh: 与目标之差, en: Against the goal }, unit: 百分点, decimals: 1 }
  - { name: to_serve, label: { zh: 达标还需服务, en: Still to serve }, unit: 个, decimals: 0 }
  - { name: next_project, label: { zh: 未服务的最大项目, en: Largest project not served } }
  - { name: served_flag, flagOf: served }
  - { name: visits_flag, flagOf: visits }
  - { name: pct_flag, flagOf: pct }
  - { name: gap_flag, flagOf: gap }
  - { name: to_serve_flag, flagOf: to_serve }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: town, series: [pct], reference: ':goal', referenceName: { zh: 目标, en: Goal } }
notes:
  - { zh: 项目为本年报过的投资项目，街镇和计划总投资按本年最后一期。建设单位本年在辅导台账中有完成日期的，其项目算已服务；没有建设单位代码的项目对不上台账，算未服务并加标记。, en: 'Projects reported in the year, with town and planned investment of their last report. A project counts as served where the ledger has a date of the year for its owner; one without the code of its owner cannot be linked and counts as not served, with a flag.' }
  - { zh: '覆盖率目标为:goal%。服务次数按建设单位计，同一单位有几个项目的只计一次。', en: 'The goal is :goal per cent. Visits are counted by owner, once for owners of several projects.' }
source: { zh: 固定资产投资项目统计（206-1、206-2）；“四个一”辅导台账, en: 'Statistics of investment projects (forms 206-1, 206-2); coaching ledger' }
---*/
WITH
projects AS (
  SELECT project_code, coalesce(project_name, project_code) AS name, owner_uscc, town_code AS code, plan_total
  FROM investment_project
  WHERE left(period_ym, 4) = :year
  QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY period_ym DESC) = 1
),
visited AS (
  SELECT uscc, count(*) AS visits FROM coaching WHERE strftime(done_on, '%Y') = :year GROUP BY uscc
),
-- A year without any entry is not on the ledger: nobody knows who was served.
ledger AS (
  SELECT count(*) > 0 AS is_kept FROM visited
),
linked AS (
  SELECT p.*, v.visits, v.uscc IS NOT NULL AS is_served
  FROM projects p LEFT JOIN visited v ON v.uscc = p.owner_uscc
  WHERE :min_plan = 0 OR p.plan_total >= :min_plan
),
-- Visits of an owner count once in a town and once in the district.
counted AS (
  SELECT *,
    CASE WHEN row_number() OVER (PARTITION BY owner_uscc ORDER BY project_code) = 1 THEN visits END AS district_visits,
    CASE WHEN row_number() OVER (PARTITION BY owner_uscc, code ORDER BY project_code) = 1 THEN visits END AS town_visits
  FROM linked
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS projects,
    count(*) FILTER (WHERE is_served) AS served,
    CAST(coalesce(CASE WHEN grouping(code) = 1 THEN sum(district_visits) ELSE sum(town_visits) END, 0) AS BIGINT) AS visits,
    count(*) FILTER (WHERE owner_uscc IS NULL) AS unlinked,
    first(name ORDER BY plan_total DESC NULLS LAST, project_code) FILTER (WHERE NOT is_served) AS next_project
  FROM counted
  GROUP BY GROUPING SETS ((code), ())
  HAVING count(*) > 0
)
SELECT
  CASE WHEN s.is_total THEN '全区' ELSE coalesce(t.town_name, s.code, '街镇不明') END AS town,
  s.projects,
  CASE WHEN l.is_kept THEN s.served END AS served,
  CASE WHEN l.is_kept THEN s.visits END AS visits,
  CASE WHEN l.is_kept THEN share_of(s.served, s.projects) END AS pct,
  CASE WHEN l.is_kept THEN share_of(s.served, s.projects) - :goal END AS gap,
  CASE WHEN l.is_kept THEN greatest(0, CAST(ceil(s.projects * :goal / 100.0 - 1e-9) AS BIGINT) - s.served) END AS to_serve,
  CASE WHEN l.is_kept THEN s.next_project END AS next_project,
  CASE WHEN NOT l.is_kept THEN 'no_ref' WHEN s.unlinked > 0 THEN 'partial' END AS served_flag,
  CASE WHEN NOT l.is_kept THEN 'no_ref' WHEN s.unlinked > 0 THEN 'partial' END AS visits_flag,
  CASE WHEN NOT l.is_kept THEN 'no_ref' WHEN s.unlinked > 0 THEN 'partial' END AS pct_flag,
  CASE WHEN NOT l.is_kept THEN 'no_ref' END AS gap_flag,
  CASE WHEN NOT l.is_kept THEN 'no_ref' END AS to_serve_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s CROSS JOIN ledger l LEFT JOIN town_dim t ON t.town_code = s.code
ORDER BY s.is_total DESC, CASE WHEN l.is_kept THEN round(share_of(s.served, s.projects), 6) END DESC NULLS LAST, s.code NULLS LAST
