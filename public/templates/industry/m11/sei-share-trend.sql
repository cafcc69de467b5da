/*---
id: sei-share-trend
version: 1
title: { zh: 战新占比走势, en: Share of emerging industry }
question: { zh: 战略性新兴产业占规模以上工业产值多少，比上年同期高了还是低了？, en: What share of industrial output is strategic emerging and does it rise? }
tableTitle: { zh: '战略性新兴产业产值占规模以上工业比重（:from至:to，累计）', en: 'Share of strategic emerging industry in industrial output, :from to :to, year to date' }
subsystem: industry
module: m11
scope: comparable
inputs:
  sei_output: [uscc, period_ym, sei_ytd, sei_ytd_ly?]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  from:
    type: period
    label: { zh: 起始期别, en: From }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM sei_output ORDER BY 1
  to:
    type: period
    label: { zh: 截止期别, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM sei_output ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: period, label: { zh: 期别, en: Period } }
  - { name: units, group: { zh: 战略性新兴产业, en: Strategic emerging industry }, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: sei, group: { zh: 战略性新兴产业, en: Strategic emerging industry }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: sei_yoy, group: { zh: 战略性新兴产业, en: Strategic emerging industry }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: output, group: { zh: 规模以上工业, en: Industry above scale }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: output_yoy, group: { zh: 规模以上工业, en: Industry above scale }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: share, group: { zh: 战新占比, en: Share of emerging industry }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1 }
  - { name: share_ly, group: { zh: 战新占比, en: Share of emerging industry }, label: { zh: 上年同期, en: A year ago }, unit: '%', decimals: 1 }
  - { name: change_pp, group: { zh: 战新占比, en: Share of emerging industry }, label: { zh: 提高, en: Change }, unit: 百分点, decimals: 1 }
  - { name: sei_flag, flagOf: sei }
  - { name: sei_yoy_flag, flagOf: sei_yoy }
  - { name: output_yoy_flag, flagOf: output_yoy }
  - { name: share_flag, flagOf: share }
  - { name: change_flag, flagOf: change_pp }
chart:
  kind: area
  title: { zh: '战略性新兴产业产值占规模以上工业比重，:from至:to', en: 'Share of strategic emerging industry in industrial output, :from to :to' }
  category: period
  categoryKind: period
  series: [share]
notes:
  - { zh: 占比为战新产值与同期规模以上工业产值之比，都是累计数；上年同期占比用本期表内的同期数。, en: 'Output of emerging industry over that of all industry above scale, both year to date; a year ago by the bases on the same forms.' }
  - { zh: 战新产值按季报送，只列季末月份。, en: Emerging industry is reported by quarter. }
source: { zh: 战略性新兴产业产值（B104-4）、工业产销总值（B204-1）, en: Output of strategic emerging industry (form B104-4); output of industry (form B204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, snap_ym, town_code FROM unit WHERE :town IS NOT NULL
),
periods AS (
  SELECT DISTINCT period_ym FROM sei_output WHERE period_ym BETWEEN :from AND :to
),
-- Units of the town by the newest register not after each period, else by the oldest one.
own AS (
  SELECT p.period_ym, u.uscc
  FROM periods p CROSS JOIN unit_now u
  QUALIFY row_number() OVER (
    PARTITION BY p.period_ym, u.uscc
    ORDER BY u.snap_ym > p.period_ym, CASE WHEN u.snap_ym <= p.period_ym THEN u.snap_ym END DESC, u.snap_ym
  ) = 1 AND u.town_code = :town
),
emerging AS (
  SELECT s.period_ym, count(DISTINCT s.uscc) AS units, sum(s.sei_ytd) AS ytd,
    sum(s.sei_ytd) FILTER (WHERE s.sei_ytd_ly IS NOT NULL) AS now, sum(s.sei_ytd_ly) FILTER (WHERE s.sei_ytd IS NOT NULL) AS base,
    sum(s.sei_ytd_ly) AS before, bool_or(s.sei_ytd IS NULL OR s.sei_ytd_ly IS NULL) AS left_out
  FROM sei_output s
  JOIN periods p ON p.period_ym = s.period_ym
  LEFT JOIN own o ON o.period_ym = s.period_ym AND o.uscc = s.uscc
  WHERE :town IS NULL OR o.uscc IS NOT NULL
  GROUP BY s.period_ym
),
everything AS (
  SELECT i.period_ym, sum(i.output_ytd) AS ytd,
    sum(i.output_ytd) FILTER (WHERE i.output_ytd_ly IS NOT NULL) AS now, sum(i.output_ytd_ly) FILTER (WHERE i.output_ytd IS NOT NULL) AS base,
    sum(i.output_ytd_ly) AS before, bool_or(i.output_ytd IS NULL OR i.output_ytd_ly IS NULL) AS left_out
  FROM industrial_output i
  JOIN periods p ON p.period_ym = i.period_ym
  LEFT JOIN own o ON o.period_ym = i.period_ym AND o.uscc = i.uscc
  WHERE :town IS NULL OR o.uscc IS NOT NULL
  GROUP BY i.period_ym
),
shares AS (
  SELECT p.period_ym, share_of(e.ytd, t.ytd) AS share, share_of(e.before, t.before) AS share_ly
  FROM periods p LEFT JOIN emerging e ON e.period_ym = p.period_ym LEFT JOIN everything t ON t.period_ym = p.period_ym
)
SELECT
  p.period_ym AS period,
  coalesce(e.units, 0) AS units,
  e.ytd / 10000 AS sei,
  growth_rate(e.now, e.base) AS sei_yoy,
  t.ytd / 10000 AS output,
  growth_rate(t.now, t.base) AS output_yoy,
  p.share,
  p.share_ly,
  p.share - p.share_ly AS change_pp,
  CASE WHEN e.ytd IS NULL THEN 'not_reported' END AS sei_flag,
  coalesce(growth_flag(coalesce(e.now, e.ytd), e.base), CASE WHEN e.left_out THEN 'partial' END) AS sei_yoy_flag,
  coalesce(growth_flag(coalesce(t.now, t.ytd), t.base), CASE WHEN t.left_out THEN 'partial' END) AS output_yoy_flag,
  CASE WHEN p.share IS NULL THEN 'not_reported' END AS share_flag,
  CASE
    WHEN p.share IS NULL THEN 'not_reported'
    WHEN p.share_ly IS NULL THEN 'no_base'
    WHEN e.left_out OR t.left_out THEN 'partial'
  END AS change_flag
FROM shares p
LEFT JOIN emerging e ON e.period_ym = p.period_ym
LEFT JOIN everything t ON t.period_ym = p.period_ym
ORDER BY p.period_ym
