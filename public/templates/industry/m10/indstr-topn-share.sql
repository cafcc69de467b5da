/*---
id: indstr-topn-share
version: 1
title: { zh: 前N强占比变动, en: Top-N share }
question: { zh: 工业产值是不是越来越依靠少数企业？, en: Does the district depend on ever fewer units? }
tableTitle: { zh: '规模以上工业前N强企业产值占比（:period_ym.year年:period_ym.ytd）', en: 'Share of the largest units in industrial output, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m10
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  ns:
    type: text
    label: { zh: 前N家（N的取值）, en: Largest N (values of N) }
    default: 1,3,5,10,20,50,100
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: n, label: { zh: 前几家, en: Largest }, decimals: 0, role: dimension }
  - { name: output, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: share, group: { zh: 占全部产值, en: Share of output }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: share_ly, group: { zh: 占全部产值, en: Share of output }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 占全部产值, en: Share of output }, label: { zh: 增减, en: Change }, unit: 百分点, decimals: 1 }
  - { name: share_ly_flag, flagOf: share_ly }
  - { name: change_flag, flagOf: change_pp }
chart: { kind: line, category: n, series: [share, share_ly] }
notes:
  - { zh: 本期和上年同期各按当时的产值排前N家，两期的企业可以不同；上年同期用本期表内的同期数。, en: 'The largest of each period by their output then, not the same units; a year ago from the bases on the same form.' }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
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
own AS (
  SELECT o.output_ytd, o.output_ytd_ly
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
amounts AS (
  SELECT list(output_ytd) FILTER (output_ytd > 0) AS now, list(output_ytd_ly) FILTER (output_ytd_ly > 0) AS base FROM own
),
-- What is no number, and ranks below the last unit, are passed over.
wanted AS (
  SELECT DISTINCT try_cast(trim(part) AS INTEGER) AS n
  FROM (SELECT unnest(string_split(replace(:ns, '，', ','), ',')) AS part)
)
SELECT
  w.n,
  list_sum(list_slice(list_reverse_sort(a.now), 1, w.n)) / 10000 AS output,
  top_share(a.now, w.n) AS share,
  top_share(a.base, w.n) AS share_ly,
  top_share(a.now, w.n) - top_share(a.base, w.n) AS change_pp,
  CASE WHEN a.base IS NULL THEN 'no_base' END AS share_ly_flag,
  CASE WHEN a.base IS NULL THEN 'no_base' END AS change_flag
FROM wanted w CROSS JOIN amounts a
WHERE w.n BETWEEN 1 AND len(a.now)
ORDER BY w.n
