/*---
id: ind-division-pull
version: 1
title: { zh: 分大类产值与拉动, en: Output and pull by division }
question: { zh: 哪些行业大类拉动增长，哪些下拉？, en: 'Which divisions pull growth up, which pull it down?' }
tableTitle: { zh: '规模以上工业总产值分行业情况（:period_ym.year年:period_ym.ytd）', en: 'Industrial output of units above scale by industry, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit: [snap_ym, uscc, industry_code, town_code?]
  industry_dim?: [industry_code, industry_name, level, section]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  scope:
    type: choice
    label: { zh: 口径, en: Scope }
    default: comparable
    options:
      - { value: comparable, label: { zh: 可比口径, en: comparable scope } }
      - { value: matched, label: { zh: 同单位面板, en: matched units } }
      - { value: nominal, label: { zh: 全口径（名义）, en: nominal (full frame) } }
  industry_level:
    type: choice
    label: { zh: 行业层级, en: Industry level }
    default: division
    options:
      - { value: division, label: { zh: 大类, en: divisions } }
      - { value: section, label: { zh: 门类, en: sections } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
  min_base:
    type: number
    label: { zh: 最小基数（万元）, en: 'Smallest base (10,000 yuan)' }
    default: 1
    minimum: 0
columns:
  - { name: division, label: { zh: 行业, en: Industry }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: ytd, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 1 }
  - { name: contrib, label: { zh: 贡献率, en: Contribution }, unit: '%', decimals: 1 }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: contrib_flag, flagOf: contrib }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: waterfall
  title: { zh: '各行业对工业总产值增速的拉动，:period_ym.year年:period_ym.ytd', en: 'Pull of industries on output growth, :period_ym.ytd :period_ym.year' }
  category: division
  series: [pull_pp]
  totals: true
notes:
  - { zh: '产值按当年价格计算；增速为:scope。拉动为各行业增量与总基数之比，合计等于总增速。', en: 'Output at current prices; growth rates: :scope. Pull is the increment of an industry over the total base; pulls add up to the total rate.' }
  - { zh: 部分数据因四舍五入，存在总计与分项合计不等的情况。, en: Totals may differ from the sum of their parts because of rounding. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
-- Industry and town of a unit: from the newest register not after the period, else from the oldest one.
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
current_rows AS (
  SELECT uscc, output_ytd, output_ytd_ly FROM industrial_output WHERE period_ym = :period_ym
),
-- What was reported a year ago; the comparable scope does without it.
year_ago AS (
  SELECT uscc, output_ytd
  FROM industrial_output
  WHERE period_ym = CAST(CAST(left(:period_ym, 4) AS INTEGER) - 1 AS VARCHAR) || right(:period_ym, 3)
    AND :scope <> 'comparable'
),
-- A unit without a current value or without a base enters neither side of a rate: missing is never zero.
pairs AS (
  SELECT uscc, output_ytd AS ytd,
    CASE WHEN output_ytd_ly IS NOT NULL THEN output_ytd END AS cur, CASE WHEN output_ytd IS NOT NULL THEN output_ytd_ly END AS base,
    output_ytd IS NULL OR output_ytd_ly IS NULL AS left_out
  FROM current_rows WHERE :scope = 'comparable'
  UNION ALL
  SELECT c.uscc, c.output_ytd,
    CASE WHEN a.output_ytd IS NOT NULL THEN c.output_ytd END, CASE WHEN c.output_ytd IS NOT NULL THEN a.output_ytd END,
    c.output_ytd IS NULL
  FROM current_rows c LEFT JOIN year_ago a ON a.uscc = c.uscc
  WHERE :scope = 'matched'
  UNION ALL
  -- Full frame: who was not there a year ago has a base of zero, if that year is loaded at all.
  SELECT uscc, output_ytd, output_ytd, CASE WHEN EXISTS (FROM year_ago) THEN 0 END, output_ytd IS NULL
  FROM current_rows
  WHERE :scope = 'nominal'
  UNION ALL
  SELECT a.uscc, NULL, NULL, CASE WHEN c.uscc IS NULL OR c.output_ytd IS NOT NULL THEN a.output_ytd END, false
  FROM year_ago a LEFT JOIN current_rows c ON c.uscc = a.uscc
  WHERE :scope = 'nominal'
),
placed AS (
  SELECT p.*, CASE :industry_level WHEN 'section' THEN d.section ELSE left(u.industry_code, 2) END AS code
  FROM pairs p
  LEFT JOIN unit_now u ON u.uscc = p.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE :town IS NULL OR u.town_code = :town
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    sum(ytd) AS ytd, sum(cur) AS cur, sum(base) AS base, coalesce(bool_or(left_out), false) AS left_out
  FROM placed
  GROUP BY GROUPING SETS ((code), ())
),
-- An industry that only left or only entered has a value on one side; its increment counts in full.
parts AS (
  SELECT *, coalesce(cur, 0) - coalesce(base, 0) AS delta, cur IS NULL AND base IS NULL AS no_pair,
    CASE
      WHEN ytd IS NULL THEN 'not_reported'
      WHEN base IS NULL OR cur IS NULL THEN 'no_base'
      WHEN base = 0 AND cur = 0 THEN 'both_zero'
      WHEN base = 0 THEN 'base_zero'
      WHEN base > 0 AND cur < 0 THEN 'to_neg'
      WHEN base < 0 AND cur >= 0 THEN 'from_neg'
      WHEN base < 0 THEN 'both_neg'
      WHEN base < :min_base THEN 'small_base'
      WHEN left_out THEN 'partial'
    END AS yoy_flag
  FROM sums
),
total AS (
  SELECT ytd, base, delta FROM parts WHERE is_total
),
any_negative AS (
  SELECT coalesce(bool_or(ytd < 0), false) AS is_true FROM parts WHERE NOT is_total
),
rates AS (
  SELECT p.*,
    CASE WHEN p.yoy_flag IS NULL OR p.yoy_flag IN ('small_base', 'partial') THEN (p.cur / p.base - 1) * 100 END AS yoy,
    -- F17: no share where a part is negative.
    CASE WHEN NOT n.is_true THEN p.ytd / nullif(t.ytd, 0) * 100 END AS share,
    -- F15 and F14.
    CASE WHEN NOT p.no_pair AND t.base > 0 THEN p.delta / t.base * 100 END AS pull_pp,
    CASE WHEN NOT p.no_pair THEN p.delta / nullif(t.delta, 0) * 100 END AS contrib,
    CASE WHEN n.is_true THEN 'negative_part' WHEN p.ytd IS NULL THEN 'not_reported' END AS share_flag,
    CASE WHEN p.no_pair THEN p.yoy_flag WHEN t.base IS NULL OR t.base <= 0 THEN 'no_base' END AS pull_flag,
    CASE
      WHEN p.no_pair THEN p.yoy_flag
      WHEN t.delta = 0 THEN 'no_change'
      WHEN abs(t.delta) < 0.0005 * t.base THEN 'unstable'
      WHEN t.delta < 0 AND p.is_total THEN 'down_contribution'
    END AS contrib_flag
  FROM parts p CROSS JOIN total t CROSS JOIN any_negative n
)
SELECT
  CASE WHEN r.is_total THEN '总计' ELSE coalesce(d.industry_name, r.code, '不在名录') END AS division,
  r.ytd / 10000 AS ytd,
  r.yoy,
  r.share,
  r.pull_pp,
  r.contrib,
  CASE WHEN r.ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  r.yoy_flag,
  r.share_flag,
  r.pull_flag,
  r.contrib_flag,
  r.code,
  CASE WHEN r.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN r.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rates r
LEFT JOIN industry_dim d ON d.industry_code = r.code
ORDER BY r.is_total DESC, round(r.pull_pp, 6) DESC NULLS LAST, r.code NULLS LAST
