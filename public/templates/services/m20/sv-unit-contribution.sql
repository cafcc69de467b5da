/*---
id: sv-unit-contribution
version: 1
title: { zh: 重点服务业企业贡献, en: Key service units }
question: { zh: 哪些企业支撑、哪些企业拖累了服务业收入？, en: 'Which units carry the revenue of services, which hold it back?' }
tableTitle: { zh: '服务业营业收入拉升与下拉前:n家企业（:period_ym.year年:period_ym.ytd）', en: 'The :n units that added and that removed most revenue of services, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m20
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly]
  unit: [snap_ym, uscc, unit_name, industry_code, town_code?]
  industry_dim?: [industry_code, industry_name, level, section]
  group_member?: [group_code, uscc, valid_from, valid_to]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'F203' ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 每边家数, en: Units on each side }
    default: 20
    minimum: 1
  section:
    type: choice
    label: { zh: 门类, en: Section }
    default: null
    required: false
    choices: SELECT industry_code, industry_name FROM industry_dim WHERE level = 1 ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: side, label: { zh: 方向, en: Direction }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 拉升, label: { zh: 拉升, en: Up } }, { value: 下拉, label: { zh: 下拉, en: Down } }] }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: industry, label: { zh: 行业, en: Division } }
  - { name: revenue, group: ':period_ym.ytd', label: { zh: 营业收入, en: Revenue }, unit: 万元, decimals: 1 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: delta, label: { zh: 增减额, en: Change }, unit: 万元, decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: key_list, label: { zh: 所在名单, en: Lists } }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: diverging-bar, category: unit_name, series: [delta] }
notes:
  - { zh: 增减额为与本期表内同期数之差；没有同期数的企业不参加排列，也不计入总计的增减。, en: 'Change against the base on the same form; units without a base are not listed, nor in the change of the total.' }
  - { zh: 所在名单为本期有效的名单代码；key.service 为重点服务业企业。, en: 'Lists: codes of the lists of the period; key.service is that of key service units.' }
source: { zh: 规模以上服务业统计（F203 财务状况）, en: Statistics of services above scale (form F203) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
lists AS (
  SELECT uscc, string_agg(DISTINCT group_code, '、' ORDER BY group_code) AS key_list
  FROM group_member
  WHERE valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
  GROUP BY uscc
),
reports AS (
  SELECT f.uscc, u.unit_name, u.industry_code, f.revenue_ytd AS now, f.revenue_ytd_ly AS base, f.revenue_ytd - f.revenue_ytd_ly AS delta
  FROM finance f
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE f.form_code = 'F203' AND f.period_ym = :period_ym
    AND (:town IS NULL OR u.town_code = :town) AND (:section IS NULL OR d.section = :section)
),
total AS (
  SELECT sum(now) AS ytd, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    sum(delta) AS delta, coalesce(bool_or(delta IS NULL), false) AS left_out
  FROM reports
),
ranked AS (
  SELECT *, sign(delta) AS direction, row_number() OVER (PARTITION BY sign(delta) ORDER BY round(abs(delta), 6) DESC, uscc) AS rank
  FROM reports
  WHERE delta <> 0
),
lines AS (
  SELECT 0 AS part, NULL AS rank, NULL AS unit_name, NULL AS uscc, NULL AS industry_code, ytd, now, base, delta, left_out
  FROM total
  UNION ALL
  SELECT CASE WHEN direction > 0 THEN 1 ELSE 2 END, rank, coalesce(unit_name, uscc), uscc, industry_code, now, now, base, delta, false
  FROM ranked
  WHERE rank <= :n
)
SELECT
  CASE l.part WHEN 0 THEN '总计' WHEN 1 THEN '拉升' ELSE '下拉' END AS side,
  l.unit_name,
  l.uscc,
  coalesce(d.industry_name, left(l.industry_code, 2)) AS industry,
  l.ytd AS revenue,
  growth_rate(l.now, l.base) AS yoy,
  l.delta,
  pull(l.delta, total.base) AS pull_pp,
  k.key_list,
  CASE WHEN l.ytd IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(l.now, l.ytd), l.base), CASE WHEN l.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN total.base IS NULL OR total.base <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN l.part = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN l.part = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
CROSS JOIN total
LEFT JOIN lists k ON k.uscc = l.uscc
LEFT JOIN industry_dim d ON d.industry_code = left(l.industry_code, 2)
ORDER BY l.part, l.rank
