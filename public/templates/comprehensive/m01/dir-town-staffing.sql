/*---
id: dir-town-staffing
version: 1
title: { zh: 街镇统计力量配备, en: Town statistical staffing }
question: { zh: 每个街镇的统计人员够不够？, en: Does each town have the statistical staff that the rule asks for? }
tableTitle: { zh: '街镇统计力量配备（:snap_ym）', en: 'Statistical staff of towns, :snap_ym' }
subsystem: comprehensive
module: m01
inputs:
  unit: [snap_ym, uscc, town_code, exit_ym?]
  town_dim: [town_code, town_name, unit_staff, chief_from?]
parameters:
  snap_ym:
    type: period
    label: { zh: 名录月份, en: Month of the register }
    default: { from: first-choice }
    choices: SELECT DISTINCT snap_ym FROM unit WHERE snap_ym IS NOT NULL ORDER BY snap_ym DESC
  unit_limit:
    type: integer
    label: { zh: 配3人的单位数, en: Units from which on three are needed }
    default: 500
    minimum: 1
columns:
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: units, label: { zh: 四上单位数, en: Units above scale }, unit: 个, decimals: 0 }
  - { name: staff, label: { zh: 统计人员, en: Staff }, unit: 人, decimals: 0 }
  - { name: required, label: { zh: 应配, en: Required }, unit: 人, decimals: 0 }
  - { name: gap, label: { zh: 缺口, en: Gap }, unit: 人, decimals: 0 }
  - { name: chief_months, label: { zh: 首席统计员任职, en: Chief in office }, unit: 个月, decimals: 0 }
  - { name: town_code, role: hidden }
chart: { kind: bullet, category: town, value: staff, target: required }
notes:
  - { zh: '单位数在:unit_limit个以下的街镇应配2人，以上的应配3人。', en: 'Towns with fewer than :unit_limit units need two people, others three.' }
source: { zh: 四上单位名录；街镇基本情况, en: Register of units above scale; towns }
---*/
WITH
counts AS (
  SELECT town_code, count(DISTINCT uscc) AS units
  FROM unit
  WHERE snap_ym = :snap_ym AND (exit_ym IS NULL OR exit_ym > snap_ym)
  GROUP BY town_code
),
staffed AS (
  SELECT t.*, coalesce(c.units, 0) AS units, CASE WHEN coalesce(c.units, 0) < :unit_limit THEN 2 ELSE 3 END AS required
  FROM town_dim t LEFT JOIN counts c ON c.town_code = t.town_code
)
SELECT
  coalesce(town_name, town_code) AS town,
  units,
  unit_staff AS staff,
  required,
  greatest(0, required - unit_staff) AS gap,
  (ym_year(:snap_ym) - ym_year(chief_from)) * 12 + ym_month(:snap_ym) - ym_month(chief_from) AS chief_months,
  town_code
FROM staffed
ORDER BY gap DESC, town_code
