/*---
id: inv-guarantor
version: 1
title: { zh: 分级包保责任清单, en: Guarantor list }
question: { zh: 各档项目由谁包保，哪些项目缺包保责任人？, en: 'Who answers for the projects of each size, and which have nobody?' }
tableTitle: { zh: '投资项目分级包保情况（:period_ym）', en: 'Guarantors of investment projects, :period_ym' }
subsystem: comprehensive
module: m06
inputs:
  investment_project: [period_ym, project_code, project_name?, plan_total, guarantor?, town_code?]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM investment_project ORDER BY 1 DESC
  high:
    type: number
    label: { zh: 市级包保线（万元）, en: 'City level from (10,000 yuan)' }
    default: 200000
    minimum: 0
  low:
    type: number
    label: { zh: 包保起点（万元）, en: 'Guarantor needed from (10,000 yuan)' }
    default: 5000
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
  - name: band
    label: { zh: 计划总投资, en: Planned investment }
    values:
      - { value: all, label: { zh: 合计, en: Total } }
      - { value: high, label: { zh: 市级包保, en: City level } }
      - { value: middle, label: { zh: 区级包保, en: District level } }
      - { value: low, label: { zh: 不需包保, en: None needed } }
  - { name: projects, label: { zh: 项目数, en: Projects }, unit: 个, decimals: 0 }
  - { name: city, group: { zh: 包保层级, en: Guarantor }, label: { zh: 市级, en: City }, unit: 个, decimals: 0 }
  - { name: county, group: { zh: 包保层级, en: Guarantor }, label: { zh: 区级, en: District }, unit: 个, decimals: 0 }
  - { name: missing, label: { zh: 缺失或不符, en: Missing or wrong }, unit: 个, decimals: 0 }
  - { name: list, label: { zh: 缺失或不符的项目, en: Projects concerned } }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: band, series: [missing] }
notes:
  - { zh: '计划总投资:high万元及以上须市级包保，:low万元及以上须有包保责任人，以下不要求。', en: 'Projects from :high (10,000 yuan) need the city level, those from :low some guarantor, smaller ones none.' }
source: { zh: 固定资产投资项目统计（206-1、206-2）, en: 'Statistics of investment projects (forms 206-1, 206-2)' }
---*/
WITH
banded AS (
  SELECT project_code, coalesce(project_name, project_code) AS name, coalesce(guarantor, '') AS guarantor,
    CASE WHEN plan_total >= :high THEN 'high' WHEN plan_total >= :low THEN 'middle' ELSE 'low' END AS band
  FROM investment_project
  WHERE period_ym = :period_ym AND (:town IS NULL OR town_code = :town)
),
checked AS (
  SELECT *, (band = 'high' AND guarantor <> 'city') OR (band = 'middle' AND guarantor = '') AS is_missing FROM banded
)
SELECT
  coalesce(band, 'all') AS band,
  count(*) AS projects,
  count(*) FILTER (WHERE guarantor = 'city') AS city,
  count(*) FILTER (WHERE guarantor = 'county') AS county,
  count(*) FILTER (WHERE is_missing) AS missing,
  string_agg(name, '、' ORDER BY project_code) FILTER (WHERE is_missing) AS list,
  CASE WHEN band IS NULL THEN 0 ELSE 1 END AS level,
  CASE WHEN band IS NULL THEN 'total' ELSE 'data' END AS row_kind
FROM checked
GROUP BY GROUPING SETS ((band), ())
HAVING count(*) > 0
ORDER BY list_position(['all', 'high', 'middle', 'low'], coalesce(band, 'all'))
