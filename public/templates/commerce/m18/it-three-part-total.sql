/*---
id: it-three-part-total
version: 1
title: { zh: 国际商贸汇总（去重）, en: Three-part total }
question: { zh: 总部、贸易、现代商业三部分去重以后共有多少企业和收入？, en: 'How many units and how much revenue do headquarters, traders and modern commerce have together, each unit counted once?' }
tableTitle: { zh: '国际商贸三部分汇总（:period_ym.year年:period_ym.ytd）', en: 'International trade and commerce in three parts, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m18
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to?]
  finance: [uscc, period_ym, form_code, revenue_ytd, revenue_ytd_ly?]
  customs: [uscc, period_ym, export_ytd, import_ytd]
  trade_sales: [uscc, period_ym, retail_ytd]
  unit: [snap_ym, uscc, industry_code]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'E203' ORDER BY period_ym DESC
  limit:
    type: number
    label: { zh: 进出口额标准（万元）, en: 'Limit of foreign trade (10,000 yuan)' }
    default: 10000
    minimum: 0
  n:
    type: integer
    label: { zh: 现代商业前几位, en: Top units of modern commerce }
    default: 30
    minimum: 1
  trades:
    type: text
    label: { zh: 现代商业行业（代码开头，逗号分开）, en: 'Trades of modern commerce (beginnings of codes, with commas between)' }
    default: '521,522,523,524,525,526,527'
columns:
  - name: part
    label: { zh: 部分, en: Part }
    values:
      - { value: 去重合计, label: { zh: 去重合计, en: 'Total, each unit once' } }
      - { value: 总部经济, label: { zh: 总部经济, en: Headquarters } }
      - { value: 国际贸易, label: { zh: 国际贸易, en: Foreign trade } }
      - { value: 现代商业, label: { zh: 现代商业, en: Modern commerce } }
  - name: combination
    label: { zh: 组合（互不重复）, en: 'Combination (exclusive)' }
    values:
      - { value: 总部经济, label: { zh: 总部经济, en: Headquarters } }
      - { value: 国际贸易, label: { zh: 国际贸易, en: Foreign trade } }
      - { value: 现代商业, label: { zh: 现代商业, en: Modern commerce } }
      - { value: 总部经济、国际贸易, label: { zh: 总部经济、国际贸易, en: Headquarters、Foreign trade } }
      - { value: 总部经济、现代商业, label: { zh: 总部经济、现代商业, en: Headquarters、Modern commerce } }
      - { value: 国际贸易、现代商业, label: { zh: 国际贸易、现代商业, en: Foreign trade、Modern commerce } }
      - { value: 总部经济、国际贸易、现代商业, label: { zh: 总部经济、国际贸易、现代商业, en: Headquarters、Foreign trade、Modern commerce } }
  - { name: units, label: { zh: 企业, en: Units }, unit: 家, decimals: 0 }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: yoy, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: overlap, label: { zh: 属于两部分以上, en: In two parts or more }, unit: 家, decimals: 0 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: upset, category: combination, value: units }
notes:
  - { zh: '总部：名单hq.dom、hq.for；贸易：本期累计进出口:limit万元以上；现代商业：行业:trades中零售额前:n位。', en: 'Headquarters: lists hq.dom and hq.for; trade: imports and exports to date of :limit x 10,000 yuan or more; commerce: top :n by retail sales of classes :trades.' }
  - { zh: 属于几个部分的企业各部分都计，合计只计一次；收入为财务状况，增速为可比口径。, en: 'A unit in several parts counts in each of them, and once in the total; revenue of the financial forms, growth at comparable scope.' }
source: { zh: 商务委名单；海关；限额以上批发和零售业统计；一套表财务状况, en: Lists of the commerce commission; customs; statistics of trade above the limit; financial forms }
---*/
WITH
unit_now AS (
  SELECT uscc, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
shops AS (
  SELECT s.uscc, row_number() OVER (ORDER BY round(s.retail_ytd, 6) DESC, s.uscc) AS line
  FROM trade_sales s JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym = :period_ym AND s.retail_ytd IS NOT NULL
    AND EXISTS (SELECT 1 FROM unnest(string_split(replace(:trades, '，', ','), ',')) AS p(prefix) WHERE trim(prefix) <> '' AND starts_with(u.industry_code, trim(prefix)))
),
members AS (
  SELECT uscc, 1 AS part FROM group_member WHERE group_code LIKE 'hq.%' AND valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
  UNION
  SELECT uscc, 2 FROM customs WHERE period_ym = :period_ym GROUP BY uscc HAVING sum(coalesce(export_ytd, 0) + coalesce(import_ytd, 0)) >= :limit
  UNION
  SELECT uscc, 3 FROM shops WHERE line <= :n
),
earned AS (
  SELECT uscc, sum(revenue_ytd) AS now, sum(revenue_ytd_ly) AS base FROM finance WHERE period_ym = :period_ym GROUP BY uscc
),
units AS (
  SELECT m.uscc, bool_or(m.part = 1) AS is_1, bool_or(m.part = 2) AS is_2, bool_or(m.part = 3) AS is_3, count(*) AS parts, any_value(e.now) AS now, any_value(e.base) AS base
  FROM members m LEFT JOIN earned e ON e.uscc = m.uscc
  GROUP BY m.uscc
),
placed AS (
  SELECT 0 AS part, '' AS combination, * FROM units
  UNION ALL SELECT 1, '', * FROM units WHERE is_1
  UNION ALL SELECT 2, '', * FROM units WHERE is_2
  UNION ALL SELECT 3, '', * FROM units WHERE is_3
  UNION ALL
  SELECT 4, concat_ws('、', CASE WHEN is_1 THEN '总部经济' END, CASE WHEN is_2 THEN '国际贸易' END, CASE WHEN is_3 THEN '现代商业' END), * FROM units
),
sums AS (
  SELECT part, combination, count(*) AS units, count(*) FILTER (WHERE parts > 1) AS overlap, max(parts) AS parts,
    sum(now) AS revenue, sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    bool_or(now IS NULL OR base IS NULL) AS left_out
  FROM placed
  GROUP BY part, combination
)
SELECT
  CASE part WHEN 0 THEN '去重合计' WHEN 1 THEN '总部经济' WHEN 2 THEN '国际贸易' WHEN 3 THEN '现代商业' END AS part,
  CASE WHEN part = 4 THEN combination END AS combination,
  units,
  revenue / 10000 AS revenue,
  growth_rate(now, base) AS yoy,
  overlap,
  CASE WHEN revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  coalesce(growth_flag(coalesce(now, revenue), base), CASE WHEN left_out THEN 'partial' END) AS yoy_flag,
  CASE part WHEN 0 THEN 0 WHEN 4 THEN 2 ELSE 1 END AS level,
  CASE part WHEN 0 THEN 'total' WHEN 4 THEN 'data' ELSE 'subtotal' END AS row_kind
FROM sums
ORDER BY sums.part, parts * CAST(sums.part = 4 AS INTEGER), combination
