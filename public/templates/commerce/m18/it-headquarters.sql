/*---
id: it-headquarters
version: 1
title: { zh: 总部经济, en: Headquarters }
question: { zh: 内资总部和外资总部企业的收入、利润和税收各有多少？, en: 'How much revenue, profit and tax do domestic and foreign headquarters make?' }
tableTitle: { zh: '总部企业主要指标（:period_ym.year年:period_ym.ytd）', en: 'Headquarters, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m18
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to?]
  finance: [uscc, period_ym, revenue_ytd, revenue_ytd_ly?, profit_ytd?, profit_ytd_ly?, vat_ytd?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE uscc IN (SELECT uscc FROM group_member WHERE group_code LIKE 'hq.%') ORDER BY period_ym DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - name: kind
    label: { zh: 总部类型, en: Kind of headquarters }
    values:
      - { value: 总计, label: { zh: 总计（去重）, en: Total (each unit once) } }
      - { value: 内资总部, label: { zh: 内资总部, en: Domestic } }
      - { value: 外资总部, label: { zh: 外资总部, en: Foreign } }
      - { value: 其他总部, label: { zh: 其他总部, en: Other } }
  - { name: units, label: { zh: 名单企业, en: Units on the list }, unit: 家, decimals: 0 }
  - { name: reporting, label: { zh: 有财务报表, en: With a financial form }, unit: 家, decimals: 0 }
  - { name: revenue, group: { zh: 营业收入, en: Revenue }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 营业收入, en: Revenue }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: profit, group: { zh: 利润总额, en: Profit }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 万元, decimals: 1 }
  - { name: profit_yoy, group: { zh: 利润总额, en: Profit }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: vat, label: { zh: 应交增值税, en: VAT }, unit: 万元, decimals: 1 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: profit_flag, flagOf: profit }
  - { name: profit_yoy_flag, flagOf: profit_yoy }
  - { name: vat_flag, flagOf: vat }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: kind, series: [revenue] }
notes:
  - { zh: 名单中本期有效的企业（hq.dom、hq.for）；同时在两份名单上的企业总计只计一次。增速为可比口径。, en: 'Units on the lists hq.dom and hq.for at the period; a unit on both is counted once in the total. Growth at comparable scope.' }
source: { zh: 商务委总部企业名单；一套表财务状况, en: List of headquarters of the commerce commission; financial forms }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
members AS (
  SELECT DISTINCT CASE g.group_code WHEN 'hq.dom' THEN 1 WHEN 'hq.for' THEN 2 ELSE 3 END AS kind, g.uscc
  FROM group_member g LEFT JOIN unit_now u ON u.uscc = g.uscc
  WHERE g.group_code LIKE 'hq.%' AND g.valid_from <= :period_ym AND (g.valid_to IS NULL OR g.valid_to >= :period_ym)
    AND (:town IS NULL OR u.town_code = :town)
),
listed AS (
  SELECT kind, uscc FROM members
  UNION ALL
  SELECT DISTINCT 0, uscc FROM members
),
sums AS (
  SELECT l.kind, count(DISTINCT l.uscc) AS units, count(DISTINCT f.uscc) AS reporting,
    sum(f.revenue_ytd) AS revenue, sum(f.revenue_ytd) FILTER (WHERE f.revenue_ytd_ly IS NOT NULL) AS now, sum(f.revenue_ytd_ly) FILTER (WHERE f.revenue_ytd IS NOT NULL) AS base,
    bool_or(f.revenue_ytd IS NULL OR f.revenue_ytd_ly IS NULL) AS left_out,
    sum(f.profit_ytd) AS profit, sum(f.profit_ytd) FILTER (WHERE f.profit_ytd_ly IS NOT NULL) AS profit_now, sum(f.profit_ytd_ly) FILTER (WHERE f.profit_ytd IS NOT NULL) AS profit_base,
    bool_or(f.profit_ytd IS NULL OR f.profit_ytd_ly IS NULL) AS profit_out,
    sum(f.vat_ytd) AS vat
  FROM listed l LEFT JOIN finance f ON f.uscc = l.uscc AND f.period_ym = :period_ym
  GROUP BY l.kind
)
SELECT
  CASE kind WHEN 0 THEN '总计' WHEN 1 THEN '内资总部' WHEN 2 THEN '外资总部' ELSE '其他总部' END AS kind,
  units,
  reporting,
  revenue / 10000 AS revenue,
  growth_rate(now, base) AS yoy,
  profit,
  growth_rate(profit_now, profit_base) AS profit_yoy,
  vat,
  CASE WHEN revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(now, revenue), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN profit IS NULL THEN 'not_reported' END AS profit_flag,
  coalesce(growth_flag(coalesce(profit_now, profit), profit_base), CASE WHEN profit_out THEN 'partial' END) AS profit_yoy_flag,
  CASE WHEN vat IS NULL THEN 'not_reported' END AS vat_flag,
  CASE WHEN kind = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN kind = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM sums
ORDER BY sums.kind
