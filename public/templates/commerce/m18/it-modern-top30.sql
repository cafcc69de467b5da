/*---
id: it-modern-top30
version: 1
title: { zh: 现代商业七行业零售前30, en: 'Seven trades, top 30' }
question: { zh: 现代商业七个行业中零售额排名前30位的是哪些企业？, en: 'Which are the 30 largest retail units of the seven trades of modern commerce?' }
tableTitle: { zh: '现代商业零售额前:n位企业（:period_ym.year年:period_ym.ytd）', en: 'The :n largest retail units of modern commerce, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m18
scope: comparable
inputs:
  trade_sales: [uscc, period_ym, retail_ytd, retail_ytd_ly?]
  unit: [snap_ym, uscc, unit_name, industry_code, town_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM trade_sales WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  n:
    type: integer
    label: { zh: 家数, en: Number of units }
    default: 30
    minimum: 1
  trades:
    type: text
    label: { zh: 七个行业（代码开头，逗号分开）, en: 'Trades (beginnings of codes, with commas between)' }
    default: '521,522,523,524,525,526,527'
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: trade, label: { zh: 行业, en: Trade }, values: [{ value: 总计, label: { zh: 七行业总计, en: All of the trades } }, { value: 入围合计, label: { zh: 入围企业合计, en: Sum of the units below } }] }
  - { name: rank, label: { zh: 位次, en: Rank }, decimals: 0 }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: retail, label: { zh: 零售额, en: Retail sales }, unit: 万元, decimals: 1 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占七行业, en: Share of the trades }, unit: '%', decimals: 1 }
  - { name: retail_flag, flagOf: retail }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: unit_name, series: [retail] }
notes:
  - { zh: '行业代码开头为:trades的单位一起排名；名次按当期零售额，金额相同的并列。增速为可比口径。', en: 'Units whose class begins with :trades are ranked together by retail sales, equal sums share a rank. Growth at comparable scope.' }
source: { zh: 限额以上批发和零售业统计（E204-1）, en: Statistics of trade above the limit (form E204-1) }
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
reports AS (
  SELECT s.uscc, u.unit_name, u.industry_code, u.town_code, s.retail_ytd AS now, s.retail_ytd_ly AS base
  FROM trade_sales s JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
    AND EXISTS (SELECT 1 FROM unnest(string_split(replace(:trades, '，', ','), ',')) AS p(prefix) WHERE trim(prefix) <> '' AND starts_with(u.industry_code, trim(prefix)))
),
ranked AS (
  SELECT *, rank() OVER (ORDER BY round(now, 6) DESC) AS place, row_number() OVER (ORDER BY round(now, 6) DESC, uscc) AS line
  FROM reports
  WHERE now IS NOT NULL
),
lines AS (
  SELECT 0 AS part, NULL AS line, NULL AS place, NULL AS uscc, NULL AS unit_name, NULL AS industry_code, NULL AS town_code,
    sum(now) AS retail, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base, coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out
  FROM reports
  UNION ALL
  SELECT 1, NULL, NULL, NULL, NULL, NULL, NULL, sum(now), sum(now) FILTER (WHERE base IS NOT NULL), sum(base), coalesce(bool_or(base IS NULL), false)
  FROM ranked WHERE line <= :n
  UNION ALL
  SELECT 2, line, place, uscc, unit_name, industry_code, town_code, now, now, base, false
  FROM ranked WHERE line <= :n
)
SELECT
  CASE l.part WHEN 0 THEN '总计' WHEN 1 THEN '入围合计' ELSE coalesce(d.industry_name, l.industry_code) END AS trade,
  l.place AS rank,
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  l.retail,
  CASE WHEN l.base IS NOT NULL THEN growth_rate(l.now, l.base) END AS yoy,
  share_of(l.retail, w.retail) AS share,
  CASE WHEN l.retail IS NULL THEN 'not_reported' END AS retail_flag,
  coalesce(growth_flag(coalesce(l.now, l.retail), l.base), CASE WHEN l.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN share_of(l.retail, w.retail) IS NULL THEN 'not_reported' END AS share_flag,
  CASE l.part WHEN 2 THEN 1 ELSE 0 END AS level,
  CASE l.part WHEN 0 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l
JOIN lines w ON w.part = 0
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim d ON d.industry_code = l.industry_code
ORDER BY l.part, l.line
