/*---
id: ms-culture-cluster
version: 1
title: { zh: 文化创意产业集聚, en: Culture and creative clusters }
question: { zh: 文化创意产业集聚在哪里，谁是龙头？, en: 'Where do culture and creative units cluster, and who leads?' }
tableTitle: { zh: '文化创意产业分街镇情况（:period_ym.year年:period_ym.ytd）', en: 'Culture and creative industry by town, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m21
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to]
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly]
  unit: [snap_ym, uscc, unit_name, town_code, floor_area_m2?]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'F203' ORDER BY 1 DESC
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: revenue, group: ':period_ym.ytd', label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: lq, label: { zh: 区位商, en: Location quotient }, decimals: 2 }
  - { name: per_m2, label: { zh: 每平方米收入, en: Revenue per m² }, unit: 元, decimals: 0 }
  - { name: leader, label: { zh: 龙头企业, en: Leading unit } }
  - { name: leader_share, label: { zh: 龙头占比, en: Share of the leader }, unit: '%', decimals: 1 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: lq_flag, flagOf: lq }
  - { name: area_flag, flagOf: per_m2 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: town, x: lq, y: per_m2, size: revenue }
notes:
  - { zh: 区位商为街镇文化创意收入占街镇全部单位收入之比，与全区同一比重相比，大于1为集聚；全部单位指本期有财务报表的单位。, en: 'Location quotient: share of culture in the revenue of the town over the same share of the district, above 1 is a cluster; over all units with a financial form of the period.' }
  - { zh: 每平方米收入只计有建筑面积的企业。, en: Revenue per m² over the units whose floor area is known. }
source: { zh: 财务状况、文化创意名单、名录, en: 'Financial statements, list of culture and creative units, register' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, floor_area_m2
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
culture AS (
  SELECT DISTINCT uscc FROM group_member
  WHERE group_code = 'm44.culture' AND valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
),
reports AS (
  SELECT u.town_code, coalesce(u.unit_name, f.uscc) AS unit_name, f.uscc, c.uscc IS NOT NULL AS is_own,
    f.revenue_ytd AS now, f.revenue_ytd_ly AS base, u.floor_area_m2 AS area
  FROM finance f
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN culture c ON c.uscc = f.uscc
  WHERE f.period_ym = :period_ym
),
sums AS (
  SELECT grouping(town_code) = 1 AS is_total, town_code, sum(now) AS everything,
    count(*) FILTER (WHERE is_own) AS units, sum(now) FILTER (WHERE is_own) AS revenue,
    sum(now) FILTER (WHERE is_own AND base IS NOT NULL) AS now, sum(base) FILTER (WHERE is_own AND now IS NOT NULL) AS base,
    bool_or(is_own AND (now IS NULL OR base IS NULL)) AS left_out,
    sum(now) FILTER (WHERE is_own AND area > 0) AS area_revenue, sum(area) FILTER (WHERE is_own AND area > 0 AND now IS NOT NULL) AS area,
    bool_or(is_own AND (now IS NULL OR coalesce(area, 0) <= 0)) AS no_area,
    arg_max(unit_name, struct_pack(v := now, k := uscc)) FILTER (WHERE is_own AND now IS NOT NULL) AS leader,
    max(now) FILTER (WHERE is_own) AS leader_now
  FROM reports
  GROUP BY GROUPING SETS ((town_code), ())
),
total AS (
  SELECT everything, revenue FROM sums WHERE is_total
)
SELECT
  CASE WHEN s.is_total THEN '全区' ELSE coalesce(d.town_name, s.town_code, '不在名录') END AS town,
  CAST(s.units AS BIGINT) AS units,
  s.revenue / 10000 AS revenue,
  growth_rate(s.now, s.base) AS yoy,
  ratio(ratio(s.revenue, s.everything), ratio(t.revenue, t.everything)) AS lq,
  ratio(s.area_revenue * 10000, s.area) AS per_m2,
  s.leader,
  share_of(s.leader_now, s.revenue) AS leader_share,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(s.now, s.revenue), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' END AS lq_flag,
  CASE WHEN s.area IS NULL THEN 'not_reported' WHEN s.no_area THEN 'partial' END AS area_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
CROSS JOIN total t
LEFT JOIN town_dim d ON d.town_code = s.town_code
WHERE s.is_total OR s.units > 0
ORDER BY s.is_total DESC, round(s.revenue, 6) DESC NULLS LAST, s.town_code NULLS LAST
