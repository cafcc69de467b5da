/*---
id: ind-output-flash
version: 1
title: { zh: 工业总产值快报, en: Industrial output flash }
question: { zh: 各街镇工业总产值是多少，增长多少？, en: 'How much is industrial output by town, and how fast does it grow?' }
tableTitle: { zh: '各街镇规模以上工业总产值（:period_ym.year年:period_ym.ytd）', en: 'Industrial output of units above scale by town, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_m?, output_ytd, output_m_ly?, output_ytd_ly?]
  unit: [snap_ym, uscc, town_code]
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
  lift_ref:
    type: choice
    label: { zh: 提高比较对象, en: Lift compared with }
    default: prev_period
    options:
      - { value: prev_period, label: { zh: 比上期提高, en: Lift on previous period } }
      - { value: same_period_ly, label: { zh: 比上年同期提高, en: Lift on same period last year } }
      - { value: prev_year_end, label: { zh: 比上年全年提高, en: Lift on last full year } }
  order_by:
    type: choice
    label: { zh: 排序, en: Order }
    default: town
    options:
      - { value: town, label: { zh: 按街镇代码, en: by town code } }
      - { value: ytd, label: { zh: 按累计产值, en: by output to date } }
      - { value: ytd_yoy, label: { zh: 按累计增速, en: by growth to date } }
  min_base:
    type: number
    label: { zh: 最小基数（万元）, en: 'Smallest base (10,000 yuan)' }
    default: 1
    minimum: 0
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: month, group: { zh: ':period_ym.month', en: ':period_ym.month' }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: month_yoy, group: { zh: ':period_ym.month', en: ':period_ym.month' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: ytd, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: ytd_yoy, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: lift, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: ':lift_ref', en: ':lift_ref' }, unit: 百分点, decimals: 1 }
  - { name: month_flag, flagOf: month }
  - { name: month_yoy_flag, flagOf: month_yoy }
  - { name: ytd_flag, flagOf: ytd }
  - { name: ytd_yoy_flag, flagOf: ytd_yoy }
  - { name: lift_flag, flagOf: lift }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: level-growth
  title: { zh: '各街镇工业总产值与同比增速，:period_ym.year年:period_ym.ytd', en: 'Industrial output and growth by town, :period_ym.ytd :period_ym.year' }
  category: town
  series: [{ column: ytd, axis: left, mark: bar }, { column: ytd_yoy, axis: right, mark: line }]
notes:
  - { zh: '产值按当年价格计算；增速为:scope。', en: 'Output at current prices; growth rates: :scope.' }
  - { zh: 部分数据因四舍五入，存在总计与分项合计不等的情况。, en: Totals may differ from the sum of their parts because of rounding. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
-- The period of the table and the one with which its growth is compared. January is not collected,
-- so the first report of a year has no previous period.
periods AS (
  SELECT 'now' AS which, :period_ym AS ym
  UNION ALL
  SELECT 'ref', CASE
    WHEN :lift_ref = 'same_period_ly' THEN CAST(CAST(left(:period_ym, 4) AS INTEGER) - 1 AS VARCHAR) || right(:period_ym, 3)
    WHEN :lift_ref = 'prev_year_end' THEN CAST(CAST(left(:period_ym, 4) AS INTEGER) - 1 AS VARCHAR) || '-12'
    WHEN CAST(right(:period_ym, 2) AS INTEGER) > 2
      THEN left(:period_ym, 5) || lpad(CAST(CAST(right(:period_ym, 2) AS INTEGER) - 1 AS VARCHAR), 2, '0')
  END
),
-- Town of a unit: from the newest register not after the period, else from the oldest one.
town_of AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
current_rows AS (
  SELECT p.which, o.uscc, o.output_m, o.output_ytd, o.output_m_ly, o.output_ytd_ly
  FROM periods p JOIN industrial_output o ON o.period_ym = p.ym
),
-- What was reported a year ago; the comparable scope does without it.
year_ago AS (
  SELECT p.which, o.uscc, o.output_m, o.output_ytd
  FROM periods p JOIN industrial_output o
    ON o.period_ym = CAST(CAST(left(p.ym, 4) AS INTEGER) - 1 AS VARCHAR) || right(p.ym, 3)
  WHERE :scope <> 'comparable'
),
-- One row per unit and period with what enters the level (x, ytd) and both sides of the rates.
-- A unit without a current value or without a base enters neither side of a rate: missing is never zero.
pairs AS (
  SELECT which, uscc, output_m AS x, output_ytd AS ytd,
    CASE WHEN output_m_ly IS NOT NULL THEN output_m END AS x_cur, CASE WHEN output_m IS NOT NULL THEN output_m_ly END AS x_base,
    CASE WHEN output_ytd_ly IS NOT NULL THEN output_ytd END AS ytd_cur, CASE WHEN output_ytd IS NOT NULL THEN output_ytd_ly END AS ytd_base,
    output_m IS NULL OR output_m_ly IS NULL AS x_left_out, output_ytd IS NULL OR output_ytd_ly IS NULL AS ytd_left_out
  FROM current_rows WHERE :scope = 'comparable'
  UNION ALL
  SELECT c.which, c.uscc, c.output_m, c.output_ytd,
    CASE WHEN a.output_m IS NOT NULL THEN c.output_m END, CASE WHEN c.output_m IS NOT NULL THEN a.output_m END,
    CASE WHEN a.output_ytd IS NOT NULL THEN c.output_ytd END, CASE WHEN c.output_ytd IS NOT NULL THEN a.output_ytd END,
    c.output_m IS NULL, c.output_ytd IS NULL
  FROM current_rows c LEFT JOIN year_ago a ON a.which = c.which AND a.uscc = c.uscc
  WHERE :scope = 'matched'
  UNION ALL
  -- Full frame: who was not there a year ago has a base of zero, if that year is loaded at all.
  SELECT c.which, c.uscc, c.output_m, c.output_ytd, c.output_m,
    CASE WHEN c.which IN (SELECT which FROM year_ago) THEN 0 END, c.output_ytd,
    CASE WHEN c.which IN (SELECT which FROM year_ago) THEN 0 END, c.output_m IS NULL, c.output_ytd IS NULL
  FROM current_rows c
  WHERE :scope = 'nominal'
  UNION ALL
  SELECT a.which, a.uscc, NULL, NULL, NULL, CASE WHEN c.uscc IS NULL OR c.output_m IS NOT NULL THEN a.output_m END,
    NULL, CASE WHEN c.uscc IS NULL OR c.output_ytd IS NOT NULL THEN a.output_ytd END, false, false
  FROM year_ago a LEFT JOIN current_rows c ON c.which = a.which AND c.uscc = a.uscc
  WHERE :scope = 'nominal'
),
placed AS (
  SELECT p.*, t.town_code
  FROM pairs p LEFT JOIN town_of t ON t.uscc = p.uscc
),
sums AS (
  SELECT which, grouping(town_code) = 1 AS is_total, town_code,
    sum(x) AS x, sum(x_cur) AS x_cur, sum(x_base) AS x_base, coalesce(bool_or(x_left_out), false) AS x_left_out,
    sum(ytd) AS ytd, sum(ytd_cur) AS ytd_cur, sum(ytd_base) AS ytd_base, coalesce(bool_or(ytd_left_out), false) AS ytd_left_out
  FROM placed
  GROUP BY GROUPING SETS ((which, town_code), (which))
),
-- The base policy: no rate on a missing, zero or negative base, and the reason beside it.
flagged AS (
  SELECT *,
    CASE
      WHEN right(ym, 2) IN ('01', '02') THEN 'merged_1_2'
      WHEN x IS NULL THEN 'not_reported'
      WHEN x_base IS NULL OR x_cur IS NULL THEN 'no_base'
      WHEN x_base = 0 AND x_cur = 0 THEN 'both_zero'
      WHEN x_base = 0 THEN 'base_zero'
      WHEN x_base > 0 AND x_cur < 0 THEN 'to_neg'
      WHEN x_base < 0 AND x_cur >= 0 THEN 'from_neg'
      WHEN x_base < 0 THEN 'both_neg'
      WHEN x_base < :min_base THEN 'small_base'
      WHEN x_left_out THEN 'partial'
    END AS x_flag,
    CASE
      WHEN ytd IS NULL THEN 'not_reported'
      WHEN ytd_base IS NULL OR ytd_cur IS NULL THEN 'no_base'
      WHEN ytd_base = 0 AND ytd_cur = 0 THEN 'both_zero'
      WHEN ytd_base = 0 THEN 'base_zero'
      WHEN ytd_base > 0 AND ytd_cur < 0 THEN 'to_neg'
      WHEN ytd_base < 0 AND ytd_cur >= 0 THEN 'from_neg'
      WHEN ytd_base < 0 THEN 'both_neg'
      WHEN ytd_base < :min_base THEN 'small_base'
      WHEN ytd_left_out THEN 'partial'
    END AS ytd_flag
  FROM sums JOIN periods USING (which)
),
-- F01 and F02: sum first, divide once.
rates AS (
  SELECT *,
    CASE WHEN x_flag IS NULL OR x_flag IN ('small_base', 'partial') THEN (x_cur / x_base - 1) * 100 END AS x_yoy,
    CASE WHEN ytd_flag IS NULL OR ytd_flag IN ('small_base', 'partial') THEN (ytd_cur / ytd_base - 1) * 100 END AS ytd_yoy
  FROM flagged
)
SELECT
  CASE WHEN n.is_total THEN '全区' ELSE coalesce(d.town_name, n.town_code, '不在名录') END AS town,
  CASE WHEN n.x_flag <> 'merged_1_2' OR n.x_flag IS NULL THEN n.x / 10000 END AS month,
  n.x_yoy AS month_yoy,
  n.ytd / 10000 AS ytd,
  n.ytd_yoy AS ytd_yoy,
  -- F05: difference of two rates, in points.
  n.ytd_yoy - r.ytd_yoy AS lift,
  CASE WHEN n.x_flag IN ('merged_1_2', 'not_reported') THEN n.x_flag END AS month_flag,
  n.x_flag AS month_yoy_flag,
  CASE WHEN n.ytd_flag = 'not_reported' THEN n.ytd_flag END AS ytd_flag,
  n.ytd_flag AS ytd_yoy_flag,
  CASE
    WHEN n.ytd_yoy IS NULL THEN n.ytd_flag
    WHEN r.which IS NULL THEN 'no_ref'
    WHEN r.ytd_yoy IS NULL THEN 'no_ref_rate'
    WHEN n.ytd_flag = 'partial' OR r.ytd_flag = 'partial' THEN 'partial'
  END AS lift_flag,
  CASE WHEN n.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN n.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rates n
LEFT JOIN rates r ON r.which = 'ref' AND r.is_total = n.is_total AND r.town_code IS NOT DISTINCT FROM n.town_code
LEFT JOIN town_dim d ON d.town_code = n.town_code
WHERE n.which = 'now'
ORDER BY
  n.is_total DESC,
  CASE :order_by WHEN 'ytd' THEN -n.ytd WHEN 'ytd_yoy' THEN CASE WHEN n.ytd_flag IS DISTINCT FROM 'small_base' THEN -n.ytd_yoy END END NULLS LAST,
  n.town_code NULLS LAST
