/*---
id: rk-archive-score
version: 1
title: { zh: 资料归档规范化, en: Standard of archives }
question: { zh: 新入库单位年底前资料归档规范吗？, en: Do new entrants keep standard archives by the end of the year? }
tableTitle: { zh: '新入库单位资料归档评分（:year）', en: 'Archives of new entrants, :year' }
subsystem: services
module: m22
inputs:
  archive_check: [uscc, period_q, score]
  unit: [snap_ym, uscc, entry_ym, exit_ym?, town_code]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_q, 4) FROM archive_check WHERE period_q IS NOT NULL ORDER BY 1 DESC
  pass:
    type: number
    label: { zh: 合格线（分）, en: Score to pass }
    default: 80
    minimum: 0
    maximum: 100
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }] }
  - { name: entrants, label: { zh: 新入库单位, en: New entrants }, unit: 家, decimals: 0 }
  - { name: checked, label: { zh: 已检查, en: Checked }, unit: 家, decimals: 0 }
  - { name: passed_pct, label: { zh: 合格率, en: Passed }, unit: '%', decimals: 1 }
  - { name: mean, label: { zh: 平均得分, en: Mean score }, unit: 分, decimals: 1 }
  - { name: passed_flag, flagOf: passed_pct }
  - { name: mean_flag, flagOf: mean }
  - { name: town_code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: bar
  category: town
  series: [passed_pct]
notes:
  - { zh: '新入库单位为当年入库且年末仍在库的单位；按当年最后一次评分，:pass分及以上为合格，占已检查单位的比重。', en: 'Entrants of the year that were still in the frame at its end; the last score of the year counts, :pass or more passes, as a share of those checked.' }
source: { zh: 资料归档检查表；四上单位名录, en: Checks of archives; register of units above scale }
---*/
WITH
at_end AS (
  SELECT uscc, town_code, entry_ym, exit_ym
  FROM unit
  WHERE left(snap_ym, 4) = :year
  QUALIFY row_number() OVER (PARTITION BY uscc ORDER BY snap_ym DESC) = 1
),
-- Who is not in the last register of the year has left.
entrants AS (
  SELECT uscc, town_code
  FROM at_end
  WHERE left(entry_ym, 4) = :year AND exit_ym IS NULL AND (:town IS NULL OR town_code = :town)
),
last_check AS (
  SELECT uscc, arg_max(score, period_q) AS score
  FROM archive_check
  WHERE left(period_q, 4) = :year AND score IS NOT NULL
  GROUP BY uscc
),
counts AS (
  SELECT grouping(e.town_code) = 1 AS is_total, e.town_code, count(*) AS entrants, count(k.score) AS checked,
    count(*) FILTER (WHERE k.score >= :pass) AS passed, avg(k.score) AS mean
  FROM entrants e LEFT JOIN last_check k ON k.uscc = e.uscc
  GROUP BY GROUPING SETS ((e.town_code), ())
)
SELECT
  CASE WHEN c.is_total THEN '全区' ELSE coalesce(t.town_name, c.town_code, '街镇不明') END AS town,
  c.entrants, c.checked,
  share_of(c.passed, c.checked) AS passed_pct,
  c.mean,
  CASE WHEN c.checked = 0 THEN 'not_reported' END AS passed_flag,
  CASE WHEN c.checked = 0 THEN 'not_reported' END AS mean_flag,
  c.town_code,
  CASE WHEN c.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN c.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts c
LEFT JOIN town_dim t ON t.town_code = c.town_code
WHERE c.entrants > 0
ORDER BY c.is_total DESC, c.town_code NULLS LAST
