/*---
id: ms-44-release
version: 1
title: { zh: “4+4”产业季度发布表, en: 4+4 quarterly release }
question: { zh: “4+4”各产业有多少企业，营业收入多少，增长多少？, en: 'How many units, how much revenue and growth has each of the 4+4 industries?' }
tableTitle: { zh: '“4+4”产业主要指标（:quarter，累计）', en: 'Main figures of the 4+4 industries, :quarter, to date' }
subsystem: services
module: m21
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to, share]
  finance: [uscc, period_ym, revenue_ytd, revenue_ytd_ly]
  dept_aggregate?: [indicator_code, period_ym, value_cur, value_ly]
parameters:
  quarter:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT ym_quarter(period_ym) FROM finance WHERE ym_month(period_ym) % 3 = 0 ORDER BY 1 DESC
columns:
  - { name: group, label: { zh: 产业, en: Industry }, values: [{ value: 合计（去重）, label: { zh: 合计（去重）, en: Total without double counting } }, { value: m44.bio, label: { zh: 生物医药, en: Biopharma } }, { value: m44.equip, label: { zh: 高端装备, en: High-end equipment } }, { value: m44.it, label: { zh: 新一代信息技术, en: Information technology } }, { value: m44.material, label: { zh: 新材料, en: New materials } }, { value: m44.finance, label: { zh: 现代金融, en: Finance } }, { value: m44.culture, label: { zh: 文化创意, en: Culture and creative } }, { value: m44.scitech, label: { zh: 科技服务, en: Sci-tech services } }, { value: m44.trade, label: { zh: 现代商贸, en: Modern trade } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: revenue, group: { zh: 营业收入, en: Revenue }, label: { zh: 累计, en: To date }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 营业收入, en: Revenue }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: shared, label: { zh: 其中：同属其他产业, en: Of which in another industry too }, unit: 家, decimals: 0 }
  - { name: units_flag, flagOf: units }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
notes:
  - { zh: 一家企业可以同属几个产业，各产业相加大于合计；合计中每家只计一次，按其最大归属比重计。, en: 'A unit may belong to several industries, so they add up to more than the total, which counts each unit once, with its largest share.' }
  - { zh: 名单为本季度有效名单，用于两期；现代金融为部门汇总数，增速为可比口径。, en: 'The list of the quarter is applied to both years; finance is an aggregate of its department; comparable rates.' }
source: { zh: 财务状况、产业名单、部门汇总, en: 'Financial statements, lists of industries, aggregates of departments' }
---*/
WITH
ranks(code, rank) AS (
  VALUES ('m44.bio', 1), ('m44.equip', 2), ('m44.it', 3), ('m44.material', 4), ('m44.finance', 5), ('m44.culture', 6), ('m44.scitech', 7), ('m44.trade', 8)
),
members AS (
  SELECT group_code AS code, uscc, max(share) AS share
  FROM group_member
  WHERE group_code IN (SELECT code FROM ranks) AND group_code <> 'm44.finance'
    AND valid_from <= quarter_end(:quarter) AND (valid_to IS NULL OR valid_to >= quarter_end(:quarter))
  GROUP BY group_code, uscc
),
reports AS (
  SELECT m.code, m.uscc, m.share, f.revenue_ytd AS now, f.revenue_ytd_ly AS base, count(*) OVER (PARTITION BY m.uscc) AS groups
  FROM members m JOIN finance f ON f.uscc = m.uscc AND f.period_ym = quarter_end(:quarter)
),
-- Finance is outside the unit forms: its department gives the sums.
finance_sums AS (
  SELECT max(value_cur) FILTER (WHERE indicator_code = 'finance_units') AS units,
    sum(value_cur) FILTER (WHERE indicator_code = 'finance_revenue') AS now,
    sum(value_ly) FILTER (WHERE indicator_code = 'finance_revenue') AS base
  FROM dept_aggregate
  WHERE period_ym = quarter_end(:quarter)
),
amounts AS (
  SELECT code, 1 AS units, share * now AS now, share * base AS base, CAST(groups > 1 AS INTEGER) AS shared FROM reports
  UNION ALL
  SELECT 'm44.finance', units, now, base, NULL FROM finance_sums
  UNION ALL
  SELECT 'total', 1, max(share) * any_value(now), max(share) * any_value(base), CAST(any_value(groups) > 1 AS INTEGER) FROM reports GROUP BY uscc
  UNION ALL
  SELECT 'total', units, now, base, NULL FROM finance_sums
),
sums AS (
  SELECT code, sum(units) AS units, sum(now) AS revenue, sum(now) FILTER (WHERE base IS NOT NULL) AS now,
    sum(base) FILTER (WHERE now IS NOT NULL) AS base, bool_or(now IS NULL OR base IS NULL) AS left_out, sum(shared) AS shared
  FROM amounts
  GROUP BY code
),
lines AS (
  SELECT 'total' AS code, 0 AS rank UNION ALL SELECT code, rank FROM ranks
)
SELECT
  CASE WHEN l.rank = 0 THEN '合计（去重）' ELSE l.code END AS "group",
  CAST(s.units AS BIGINT) AS units,
  s.revenue / 10000 AS revenue,
  growth_rate(s.now, s.base) AS yoy,
  CAST(s.shared AS BIGINT) AS shared,
  CASE WHEN s.units IS NULL THEN 'not_reported' END AS units_flag,
  CASE WHEN s.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(s.now, s.revenue), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN l.rank = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN l.rank = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l LEFT JOIN sums s ON s.code = l.code
ORDER BY l.rank
