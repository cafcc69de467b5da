/*---
id: rk-query-error-rate
version: 1
title: { zh: 数据查询差错率, en: Query error rate }
question: { zh: 平台查询有多少以改数结束，多少没有回复？, en: 'How many platform queries ended in a correction, how many were not answered?' }
tableTitle: { zh: '平台查询差错率（截至:period_ym的:months个月）', en: 'Error rate of platform queries, :months months to :period_ym' }
subsystem: services
module: m22
inputs:
  platform_query: [uscc, period_ym, corrected, accepted?, issued_by?, replied_on?]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 截至期别, en: To period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM platform_query WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  months:
    type: integer
    label: { zh: 月数, en: Months }
    default: 12
    minimum: 1
  group_by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: town
    options:
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: unit, label: { zh: 单位, en: Unit } }
      - { value: issuer, label: { zh: 查询层级, en: Level that asked } }
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
      - { value: 未注明, label: { zh: 未注明, en: Not given } }
      - { value: 国家, label: { zh: 国家, en: State } }
      - { value: 省, label: { zh: 省, en: Province } }
      - { value: 市, label: { zh: 市, en: City } }
      - { value: 区, label: { zh: 区, en: District } }
  - { name: queries, label: { zh: 查询, en: Queries }, unit: 条, decimals: 0 }
  - { name: corrected, label: { zh: 改数, en: Corrected }, unit: 条, decimals: 0 }
  - { name: rate, label: { zh: 差错率, en: Error rate }, unit: '%', decimals: 1 }
  - { name: accepted, label: { zh: 采纳说明, en: Explanation accepted }, unit: 条, decimals: 0 }
  - { name: unanswered, label: { zh: 未回复, en: Not answered }, unit: 条, decimals: 0 }
  - { name: rate_flag, flagOf: rate }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: bar
  category: group
  series: [rate]
notes:
  - { zh: 差错率为改数的查询占全部查询的比重；未回复的查询计入查询，不计入改数。, en: The error rate is the share of queries that ended in a correction; those not answered count as queries only. }
source: { zh: 联网直报平台查询记录, en: Queries of the reporting platform }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
asked AS (
  SELECT q.corrected, q.accepted, q.replied_on,
    CASE :group_by WHEN 'town' THEN u.town_code WHEN 'unit' THEN q.uscc ELSE q.issued_by END AS code
  FROM platform_query q
  LEFT JOIN unit_now u ON u.uscc = q.uscc
  WHERE q.period_ym <= :period_ym AND q.period_ym > ym_add(:period_ym, -:months) AND (:town IS NULL OR u.town_code = :town)
),
counts AS (
  SELECT grouping(code) = 1 AS is_total, code, count(*) AS queries,
    count(*) FILTER (WHERE corrected) AS corrected,
    count(*) FILTER (WHERE accepted) AS accepted,
    count(*) FILTER (WHERE replied_on IS NULL) AS unanswered
  FROM asked
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN c.is_total THEN '总计'
    WHEN :group_by = 'unit' THEN coalesce(u.unit_name, c.code)
    WHEN :group_by = 'town' THEN coalesce(t.town_name, c.code, '不在名录')
    ELSE coalesce(c.code, '未注明')
  END AS "group",
  c.queries, c.corrected,
  share_of(c.corrected, c.queries) AS rate,
  c.accepted, c.unanswered,
  CASE WHEN c.queries = 0 THEN 'not_reported' END AS rate_flag,
  c.code,
  CASE WHEN c.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN c.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts c
LEFT JOIN unit_now u ON u.uscc = c.code
LEFT JOIN town_dim t ON t.town_code = c.code
WHERE c.queries > 0
ORDER BY c.is_total DESC, round(rate, 6) DESC, c.queries DESC, c.code NULLS LAST
