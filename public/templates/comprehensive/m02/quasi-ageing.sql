/*---
id: quasi-ageing
version: 1
title: { zh: 准四上滞留时长, en: Pipeline ageing }
question: { zh: 哪些准四上单位超期未办，滞留在哪个阶段、哪个街镇？, en: 'Which cases are overdue, and where do they wait?' }
tableTitle: { zh: '准四上单位滞留时长（截至:as_of，:by）', en: 'Time in the pipeline by :by, at :as_of' }
subsystem: comprehensive
module: m02
inputs:
  quasi_unit: [uscc, found_ym, stage, town_code, due_ym?, decided_ym?]
  town_dim?: [town_code, town_name]
parameters:
  as_of:
    type: period
    label: { zh: 截至, en: At }
    default: { from: first-choice }
    choices: SELECT ym FROM (SELECT found_ym AS ym FROM quasi_unit UNION SELECT decided_ym FROM quasi_unit) WHERE ym IS NOT NULL ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: stage
    options:
      - { value: stage, label: { zh: 按阶段, en: stage } }
      - { value: town, label: { zh: 按街镇, en: town } }
  stage:
    type: choice
    label: { zh: 阶段, en: Stage }
    default: null
    required: false
    options:
      - { value: found, label: { zh: 发现, en: Found } }
      - { value: verify, label: { zh: 核实中, en: Being verified } }
      - { value: submit, label: { zh: 已上报待批, en: Submitted } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT q.town_code, coalesce(t.town_name, q.town_code) FROM quasi_unit q LEFT JOIN town_dim t ON t.town_code = q.town_code
      WHERE q.town_code IS NOT NULL ORDER BY 1
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 合计, label: { zh: 合计, en: All } }
      - { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }
      - { value: 发现, label: { zh: 发现, en: Found } }
      - { value: 核实中, label: { zh: 核实中, en: Being verified } }
      - { value: 已上报待批, label: { zh: 已上报待批, en: Submitted } }
      - { value: 阶段不明, label: { zh: 阶段不明, en: Stage unknown } }
  - { name: n, label: { zh: 在办单位, en: Waiting }, unit: 家, decimals: 0 }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: overdue_n, group: { zh: 超期未办, en: Overdue }, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: overdue_pct, group: { zh: 超期未办, en: Overdue }, label: { zh: 占本组, en: Of the group }, unit: '%', decimals: 1 }
  - { name: overdue_months, group: { zh: 超期未办, en: Overdue }, label: { zh: 平均超期, en: Mean delay }, unit: 月, decimals: 1 }
  - { name: low, group: { zh: 发现以来, en: Since found }, label: { zh: 最短, en: Shortest }, unit: 月, decimals: 0 }
  - { name: q1, group: { zh: 发现以来, en: Since found }, label: { zh: 下四分位, en: Lower quartile }, unit: 月, decimals: 1 }
  - { name: median_months, group: { zh: 发现以来, en: Since found }, label: { zh: 中位数, en: Median }, unit: 月, decimals: 1 }
  - { name: q3, group: { zh: 发现以来, en: Since found }, label: { zh: 上四分位, en: Upper quartile }, unit: 月, decimals: 1 }
  - { name: high, group: { zh: 发现以来, en: Since found }, label: { zh: 最长, en: Longest }, unit: 月, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: box, category: group, low: low, q1: q1, value: median_months, q3: q3, high: high }
notes:
  - { zh: 在办为截至月末已发现而尚未批准或退回的单位；阶段为名录现在所载，其后才办结的单位按已上报待批计。, en: 'Waiting are units found and not decided by the end of the month; the stage is the one on the list now, units decided later count as submitted.' }
  - { zh: 应办期限早于截至月份的为超期；没有期限的不计超期。, en: Overdue is a due month before the month of the table; units without one are not. }
source: { zh: 准四上单位名录, en: Units about to pass the threshold }
---*/
WITH
waiting AS (
  SELECT town_code, due_ym,
    CASE WHEN decided_ym IS NOT NULL OR stage IN ('approved', 'rejected') THEN 'submit' ELSE stage END AS stage,
    (ym_year(:as_of) - ym_year(found_ym)) * 12 + ym_month(:as_of) - ym_month(found_ym) AS months,
    CASE WHEN due_ym < :as_of THEN (ym_year(:as_of) - ym_year(due_ym)) * 12 + ym_month(:as_of) - ym_month(due_ym) END AS late
  FROM quasi_unit
  WHERE found_ym <= :as_of AND (decided_ym > :as_of OR (decided_ym IS NULL AND coalesce(stage, '') NOT IN ('approved', 'rejected')))
),
chosen AS (
  SELECT *, CASE WHEN :by = 'town' THEN town_code ELSE stage END AS code
  FROM waiting
  WHERE (:stage IS NULL OR stage = :stage) AND (:town IS NULL OR town_code = :town)
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS n, count(late) AS overdue_n, avg(late) AS overdue_months,
    min(months) AS low, quantile_cont(months, [0.25, 0.5, 0.75]) AS q, max(months) AS high
  FROM chosen
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '合计'
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code, '街镇不明')
    ELSE CASE s.code WHEN 'found' THEN '发现' WHEN 'verify' THEN '核实中' WHEN 'submit' THEN '已上报待批' ELSE coalesce(s.code, '阶段不明') END
  END AS "group",
  s.n,
  share_of(s.n, max(s.n) FILTER (WHERE s.is_total) OVER ()) AS share,
  s.overdue_n,
  share_of(s.overdue_n, s.n) AS overdue_pct,
  s.overdue_months,
  s.low,
  s.q[1] AS q1,
  s.q[2] AS median_months,
  s.q[3] AS q3,
  s.high,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
WHERE s.n > 0
ORDER BY s.is_total DESC, CASE WHEN :by = 'stage' THEN list_position(['found', 'verify', 'submit'], s.code) END NULLS LAST, s.code NULLS LAST
