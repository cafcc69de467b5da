/*---
id: it-trade-100m
version: 1
title: { zh: 年进出口1亿元以上企业, en: Traders above 100 million yuan }
question: { zh: 哪些企业年进出口额达到1亿元，贡献多少，是否在库？, en: 'Which companies trade 100 million yuan a year, what do they contribute, and are they in the frame?' }
tableTitle: { zh: '年进出口额:limit万元以上企业（:year.year年）', en: 'Companies with imports and exports of :limit x 10,000 yuan or more, :year' }
subsystem: commerce
module: m18
scope: comparable
inputs:
  customs: [uscc, period_ym, customs_code?, company_name?, export_ytd, import_ytd, export_ytd_ly?, import_ytd_ly?]
  match_link?: [dept, src_key, uscc]
  finance?: [uscc, period_ym, revenue_ytd]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM customs ORDER BY 1 DESC
  limit:
    type: number
    label: { zh: 进出口额标准（万元）, en: 'Limit (10,000 yuan)' }
    default: 10000
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: name, label: { zh: 企业, en: Company } }
  - { name: trade, group: { zh: 进出口, en: Foreign trade }, label: { zh: 合计, en: Total }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: 进出口, en: Foreign trade }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: export, group: { zh: 进出口, en: Foreign trade }, label: { zh: 出口, en: Exports }, unit: 万元, decimals: 1 }
  - { name: import, group: { zh: 进出口, en: Foreign trade }, label: { zh: 进口, en: Imports }, unit: 万元, decimals: 1 }
  - { name: share, label: { zh: 占全部进出口, en: Share of all trade }, unit: '%', decimals: 1 }
  - { name: in_frame, label: { zh: 在库, en: In the frame }, values: [{ value: 是, label: { zh: 是, en: 'yes' } }, { value: 否, label: { zh: 否, en: 'no' } }] }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 万元, decimals: 1 }
  - { name: trade_flag, flagOf: trade }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: revenue_flag, flagOf: revenue }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: name, x: trade, y: revenue, log: true }
notes:
  - { zh: 进出口为当年最近一期累计，出口加进口（人民币）；海关编码经匹配结果对应到单位，一家多个编码合并。海关单户数据不得外传。, en: 'Exports plus imports of the newest month of the year, year to date, in yuan; customs codes are linked by the matches and added up by unit. Figures of single companies are confidential.' }
  - { zh: 营业收入为同期财务状况；空白为没有财务报表。, en: Revenue of the financial form of the same period; blank means there is none. }
source: { zh: 海关进出口；一套表财务状况, en: Customs; financial forms }
---*/
WITH
newest AS (
  SELECT max(period_ym) AS ym FROM customs WHERE left(period_ym, 4) = :year
),
links AS (
  SELECT src_key, any_value(uscc) AS uscc FROM match_link WHERE dept = '海关' AND uscc IS NOT NULL GROUP BY src_key
),
units_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  WHERE snap_ym <= (SELECT ym FROM newest)
  QUALIFY row_number() OVER (PARTITION BY uscc ORDER BY snap_ym DESC) = 1
),
companies AS (
  SELECT coalesce(k.uscc, c.uscc) AS uscc, min(c.company_name) AS company_name, sum(c.export_ytd) AS export, sum(c.import_ytd) AS import,
    sum(coalesce(c.export_ytd, 0) + coalesce(c.import_ytd, 0)) FILTER (WHERE c.export_ytd IS NOT NULL OR c.import_ytd IS NOT NULL) AS trade,
    sum(coalesce(c.export_ytd_ly, 0) + coalesce(c.import_ytd_ly, 0)) FILTER (WHERE c.export_ytd_ly IS NOT NULL OR c.import_ytd_ly IS NOT NULL) AS base
  FROM customs c
  LEFT JOIN links k ON k.src_key = c.customs_code
  WHERE c.period_ym = (SELECT ym FROM newest)
  GROUP BY 1
),
earned AS (
  SELECT uscc, sum(revenue_ytd) AS revenue FROM finance WHERE period_ym = (SELECT ym FROM newest) GROUP BY uscc
),
placed AS (
  SELECT c.*, u.unit_name, u.uscc IS NOT NULL AS is_listed, e.revenue
  FROM companies c
  LEFT JOIN units_now u ON u.uscc = c.uscc
  LEFT JOIN earned e ON e.uscc = c.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
whole AS (
  SELECT sum(trade) AS trade FROM placed
),
large AS (
  SELECT * FROM placed WHERE trade >= :limit
),
lines AS (
  SELECT true AS is_total, '总计' AS uscc, NULL AS name, NULL AS is_listed, sum(trade) AS trade, sum(export) AS export, sum(import) AS import,
    sum(trade) FILTER (WHERE base IS NOT NULL) AS now, sum(base) AS base, sum(revenue) AS revenue,
    coalesce(bool_or(base IS NULL), false) AS base_out, coalesce(bool_or(revenue IS NULL), false) AS revenue_out
  FROM large
  UNION ALL
  SELECT false, uscc, coalesce(unit_name, company_name, uscc), is_listed, trade, export, import, trade, base, revenue, false, false
  FROM large
)
SELECT
  l.uscc,
  l.name,
  l.trade,
  CASE WHEN l.base IS NOT NULL THEN growth_rate(l.now, l.base) END AS yoy,
  l.export,
  l.import,
  share_of(l.trade, w.trade) AS share,
  CASE l.is_listed WHEN true THEN '是' WHEN false THEN '否' END AS in_frame,
  l.revenue,
  CASE WHEN l.trade IS NULL THEN 'not_reported' END AS trade_flag,
  coalesce(growth_flag(coalesce(l.now, l.trade), l.base), CASE WHEN l.base_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN share_of(l.trade, w.trade) IS NULL THEN 'not_reported' END AS share_flag,
  CASE WHEN l.revenue IS NULL THEN 'not_reported' WHEN l.revenue_out THEN 'partial' END AS revenue_flag,
  CASE WHEN l.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN l.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN whole w
ORDER BY l.is_total DESC, round(l.trade, 6) DESC NULLS LAST, l.uscc
