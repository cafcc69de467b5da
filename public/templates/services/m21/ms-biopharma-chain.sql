/*---
id: ms-biopharma-chain
version: 1
title: { zh: 生物医药全链条, en: Biopharma chain }
question: { zh: 生物医药的制造、流通、服务各有多大，增长多少？, en: 'How large are manufacturing, trade and services of the biopharma chain, and how do they grow?' }
tableTitle: { zh: '生物医药制造、流通和服务（:period_ym.year年:period_ym.ytd）', en: 'Biopharma manufacturing, trade and services, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m21
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to, share]
  unit: [snap_ym, uscc, specialty, town_code?]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - name: link
    label: { zh: 环节, en: Link }
    values:
      - { value: 全链条, label: { zh: 全链条, en: Whole chain } }
      - { value: 制造, label: { zh: 制造, en: Manufacturing } }
      - { value: 流通, label: { zh: 批发零售, en: Trade } }
      - { value: 服务, label: { zh: 服务, en: Services } }
  - name: measure
    label: { zh: 指标, en: Measure }
    values:
      - { value: 工业总产值, label: { zh: 工业总产值, en: Industrial output } }
      - { value: 商品销售额, label: { zh: 商品销售额, en: Sales of goods } }
      - { value: 营业收入, label: { zh: 营业收入, en: Revenue } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: value, group: ':period_ym.ytd', label: { zh: 数值, en: Value }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: link, series: [value] }
notes:
  - { zh: 每家企业按本期名录的专业只在一个环节；三个环节的指标不同，数值不相加，全链条只计企业数。, en: 'Each unit stands in one link, by its specialty in the register; the measures of the links differ and are not added up, so the chain has a number of units only.' }
  - { zh: 数值乘名单中的归属比重；增速为可比口径。, en: Values are weighted by the share on the list; comparable rates. }
source: { zh: 工业产销总值、商品销售和库存、财务状况、生物医药名单, en: 'Industrial output, sales of goods, financial statements, list of biopharma units' }
---*/
WITH
unit_now AS (
  SELECT uscc, specialty, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
members AS (
  SELECT m.uscc, u.specialty, max(m.share) AS share
  FROM group_member m JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.group_code = 'm44.bio' AND m.valid_from <= :period_ym AND (m.valid_to IS NULL OR m.valid_to >= :period_ym)
    AND (:town IS NULL OR u.town_code = :town)
  GROUP BY m.uscc, u.specialty
),
links(specialty, rank, link, measure) AS (
  VALUES ('B', 1, '制造', '工业总产值'), ('E', 2, '流通', '商品销售额'), ('F', 3, '服务', '营业收入')
),
figures AS (
  SELECT 'B' AS specialty, uscc, output_ytd AS now, output_ytd_ly AS base FROM industrial_output WHERE period_ym = :period_ym
  UNION ALL
  SELECT 'E', uscc, sales_ytd, sales_ytd_ly FROM trade_sales WHERE period_ym = :period_ym
  UNION ALL
  SELECT 'F', uscc, revenue_ytd, revenue_ytd_ly FROM finance WHERE period_ym = :period_ym AND form_code = 'F203'
),
reports AS (
  SELECT m.specialty, m.share * f.now AS now, m.share * f.base AS base
  FROM members m JOIN figures f ON f.uscc = m.uscc AND f.specialty = m.specialty
),
sums AS (
  SELECT specialty, count(*) AS units, sum(now) AS value, sum(now) FILTER (WHERE base IS NOT NULL) AS now,
    sum(base) FILTER (WHERE now IS NOT NULL) AS base, bool_or(now IS NULL OR base IS NULL) AS left_out
  FROM reports
  GROUP BY specialty
)
SELECT '全链条' AS link, NULL AS measure, (SELECT count(*) FROM reports) AS units, NULL AS value, NULL AS yoy,
  NULL AS value_flag, NULL AS yoy_flag, 0 AS level, 'total' AS row_kind
UNION ALL
(
  SELECT l.link, l.measure, coalesce(s.units, 0), s.value / 10000, growth_rate(s.now, s.base),
    CASE WHEN s.value IS NULL THEN 'not_reported' END,
    coalesce(growth_flag(coalesce(s.now, s.value), s.base), CASE WHEN s.left_out THEN 'partial' END), 1, 'data'
  FROM links l LEFT JOIN sums s ON s.specialty = l.specialty
  ORDER BY l.rank
)
