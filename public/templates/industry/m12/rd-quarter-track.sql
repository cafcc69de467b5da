/*---
id: rd-quarter-track
version: 1
title: { zh: 研发投入上千万企业季报跟踪, en: Quarterly tracker of large spenders }
question: { zh: 上年研发投入上千万元的企业今年进度如何，谁缺季报？, en: 'Are the large spenders on track, and whose quarterly form is missing?' }
tableTitle: { zh: '研发投入上千万企业季报（:period_q）', en: 'Quarterly R&D of large spenders, :period_q' }
subsystem: industry
module: m12
scope: comparable
inputs:
  rd_quarter: [uscc, period_q, rd_fee_ytd, rd_fee_ytd_ly]
  rd: [uscc, year, rd_fee]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM rd_quarter ORDER BY 1 DESC
  least:
    type: number
    label: { zh: 上年研发费用不少于（万元）, en: 'Fee of last year of at least (10,000 yuan)' }
    default: 1000
    minimum: 0
  n:
    type: integer
    label: { zh: 已报企业列前几家, en: Number of units that reported }
    default: 30
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 行业, en: Division } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: ytd, group: { zh: 研发费用累计, en: 'R&D fee to date' }, label: { zh: 本年, en: This year }, unit: 万元, decimals: 1 }
  - { name: ytd_ly, group: { zh: 研发费用累计, en: 'R&D fee to date' }, label: { zh: 上年同期, en: A year ago }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: 研发费用累计, en: 'R&D fee to date' }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: last_year, label: { zh: 上年全年, en: All last year }, unit: 万元, decimals: 1 }
  - { name: share_of_last_year, group: { zh: 相当于上年全年, en: Of all last year }, label: { zh: 本年累计, en: This year }, unit: '%', decimals: 1 }
  - { name: share_ly, group: { zh: 相当于上年全年, en: Of all last year }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - name: missing
    label: { zh: 季报情况, en: Form }
    values:
      - { value: 缺季报, label: { zh: 缺季报, en: Missing } }
      - { value: 未填数, label: { zh: 未填数, en: No figure } }
      - { value: 名单外填报, label: { zh: 名单外填报, en: Not on the list } }
  - { name: missing_units, label: { zh: 缺报, en: Missing }, unit: 家, decimals: 0 }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share_of_last_year }
  - { name: row_kind, role: row-kind }
chart: { kind: grouped-bar, category: unit_name, series: [ytd, ytd_ly], rows: 30 }
notes:
  - { zh: 名单由上年研发年报自动形成，即上年研发费用不少于:least万元的企业；没有本季季报的为缺季报，报了而没有累计数的为未填数。, en: 'The list forms itself from the annual report: units with at least :least last year. Missing has no form of the quarter; no figure has a form without one.' }
  - { zh: 合计的同比只用两期都有数的企业；占上年全年只用本季和上年年报都有数的企业；缺报为缺季报和未填数的企业数。, en: 'Growth of the total over units with both figures, its share over units with this quarter and last year’s report; missing counts forms and figures.' }
source: { zh: 研发投入上千万企业季报、企业研发活动统计年报（107-2）, en: 'Quarterly report of large R&D spenders, annual R&D report (form 107-2)' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, left(industry_code, 2) AS division
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= quarter_end(:period_q)), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
annual AS (
  SELECT uscc, rd_fee AS fee FROM rd WHERE year = CAST(left(:period_q, 4) AS INTEGER) - 1
),
quarter AS (
  SELECT uscc, rd_fee_ytd AS ytd, rd_fee_ytd_ly AS ytd_ly FROM rd_quarter WHERE period_q = :period_q
),
own AS (
  SELECT coalesce(a.uscc, q.uscc) AS uscc, u.unit_name, u.town_code, u.division, q.ytd, q.ytd_ly, a.fee AS last_year,
    CASE
      WHEN q.uscc IS NULL THEN '缺季报'
      WHEN q.ytd IS NULL THEN '未填数'
      WHEN a.fee IS NULL OR a.fee < :least THEN '名单外填报'
    END AS missing
  FROM annual a
  FULL JOIN quarter q ON q.uscc = a.uscc
  LEFT JOIN unit_now u ON u.uscc = coalesce(a.uscc, q.uscc)
  WHERE (a.fee >= :least OR q.uscc IS NOT NULL) AND (:town IS NULL OR u.town_code = :town)
),
ranked AS (
  SELECT *, row_number() OVER (ORDER BY round(ytd, 6) DESC NULLS LAST, uscc) AS place FROM own
),
lines AS (
  SELECT 0 AS part, '合计' AS unit_name, NULL AS uscc, NULL AS town_code, NULL AS division, count(*) AS units,
    sum(ytd) AS ytd, sum(ytd_ly) AS ytd_ly,
    sum(ytd) FILTER (ytd_ly IS NOT NULL) AS now, sum(ytd_ly) FILTER (ytd IS NOT NULL) AS base,
    sum(last_year) AS last_year,
    share_of(sum(ytd) FILTER (last_year IS NOT NULL), sum(last_year) FILTER (ytd IS NOT NULL)) AS share_of_last_year,
    share_of(sum(ytd_ly) FILTER (last_year IS NOT NULL), sum(last_year) FILTER (ytd_ly IS NOT NULL)) AS share_ly,
    NULL AS missing, count(*) FILTER (missing IN ('缺季报', '未填数')) AS missing_units,
    bool_or(ytd IS NULL) AS no_ytd, bool_or(ytd IS NULL OR ytd_ly IS NULL) AS no_pair, bool_or(ytd IS NULL OR last_year IS NULL) AS no_share
  FROM own
  HAVING count(*) > 0
  UNION ALL
  SELECT 1, coalesce(unit_name, uscc), uscc, town_code, division, NULL, ytd, ytd_ly, ytd, ytd_ly, last_year,
    share_of(ytd, last_year), share_of(ytd_ly, last_year), missing, NULL, false, false, false
  FROM ranked
  WHERE place <= :n OR ytd IS NULL
)
SELECT
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  coalesce(d.industry_name, l.division) AS industry,
  l.units,
  l.ytd,
  l.ytd_ly,
  growth_rate(l.now, l.base) AS yoy,
  l.last_year,
  l.share_of_last_year,
  l.share_ly,
  l.missing,
  l.missing_units,
  CASE WHEN l.ytd IS NULL THEN 'not_reported' WHEN l.no_ytd THEN 'partial' END AS ytd_flag,
  coalesce(growth_flag(coalesce(l.now, l.ytd), l.base), CASE WHEN l.no_pair THEN 'partial' END) AS yoy_flag,
  CASE WHEN l.share_of_last_year IS NULL THEN CASE WHEN l.ytd IS NULL THEN 'not_reported' ELSE 'no_base' END WHEN l.no_share THEN 'partial' END AS share_flag,
  CASE WHEN l.part = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim d ON d.industry_code = l.division
ORDER BY l.part, round(l.ytd, 6) DESC NULLS LAST, round(l.last_year, 6) DESC NULLS LAST, l.uscc
