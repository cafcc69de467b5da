/*---
id: cohort-frame-decomposition
version: 1
title: { zh: 全口径增速分解, en: Full-frame decomposition }
question: { zh: 名义增速中，持续在库、新入库、退库的单位各占几个百分点？, en: 'How many points of the nominal rate come from staying units, entries and exits?' }
tableTitle: { zh: '全口径（名义）增速分解：:specialty（:period_ym.year年:period_ym.ytd）', en: 'Nominal growth by staying, entered and left units, :period_ym.ytd :period_ym.year: :specialty' }
subsystem: comprehensive
module: m04
scope: nominal
inputs:
  industrial_output?: [uscc, period_ym, output_ytd]
  trade_sales?: [uscc, period_ym, sales_ytd]
  catering?: [uscc, period_ym, turnover_ytd]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
  unit: [snap_ym, uscc, town_code, entry_ym, exit_ym?]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales UNION SELECT DISTINCT period_ym FROM catering UNION SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: B
    options:
      - { value: B, label: { zh: 工业（产值）, en: Industry (output) } }
      - { value: C, label: { zh: 建筑业（营业收入）, en: Construction (revenue) } }
      - { value: E, label: { zh: 批发零售（销售额）, en: Trade (sales) } }
      - { value: S, label: { zh: 住宿餐饮（营业额）, en: Hotels and catering (turnover) } }
      - { value: X, label: { zh: 房地产（营业收入）, en: Real estate (revenue) } }
      - { value: F, label: { zh: 服务业（营业收入）, en: Services (revenue) } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: component
    label: { zh: 项目, en: Component }
    values:
      - { value: base, label: { zh: 上年同期, en: Same period last year } }
      - { value: staying, label: { zh: 持续在库单位, en: Staying units } }
      - { value: entries, label: { zh: 新入库单位, en: Entries } }
      - { value: exits, label: { zh: 退库单位, en: Exits } }
      - { value: other, label: { zh: 未报和转专业等, en: 'Not reported, changed specialty' } }
      - { value: now, label: { zh: 本期, en: This period } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: value, label: { zh: 累计或增减, en: Level or change }, unit: 亿元, decimals: 2 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 1 }
  - { name: contrib_pct, label: { zh: 贡献率, en: Contribution }, unit: '%', decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: contrib_flag, flagOf: contrib_pct }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: waterfall, category: component, value: pull_pp, totals: true }
notes:
  - { zh: 本期一行的拉动为名义增速：本期全部单位与上年同期全部单位当时所报数之比，不是同比增速。各项拉动相加等于它。, en: 'The pull of the last row is the nominal rate: all units now against all units a year ago as reported then. It is no growth rate of the same units. The parts add up to it.' }
  - { zh: 新入库：入库时间晚于上年同期；退库：本期名录中已无或已退；两期都在库而有一期没有数的、转入转出本专业的单列。, en: 'Entries: entered after the period of last year. Exits: gone from the register. Units of the frame without a figure in one period, or of another specialty then, stand apart.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况；四上单位名录, en: 'Forms of industry, trade, hotels and catering; financial statements; register of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, entry_ym
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- Who is in the frame by the newest register not after the period, else by the oldest one.
frame_now AS (
  SELECT uscc
  FROM unit
  WHERE (exit_ym IS NULL OR exit_ym > :period_ym)
    AND snap_ym = (SELECT coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) FROM unit)
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
own AS (
  SELECT m.uscc, m.period_ym, m.ytd, u.entry_ym
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.specialty = :specialty AND (:town IS NULL OR u.town_code = :town)
),
sides AS (
  SELECT coalesce(n.uscc, a.uscc) AS uscc, coalesce(n.entry_ym, a.entry_ym) AS entry_ym, n.ytd AS now, a.ytd AS base, n.uscc IS NULL AS no_form
  FROM (FROM own WHERE period_ym = :period_ym) n FULL JOIN (FROM own WHERE period_ym = ym_ly(:period_ym)) a ON a.uscc = n.uscc
),
parts AS (
  SELECT *,
    CASE
      WHEN now IS NOT NULL AND base IS NOT NULL THEN 'staying'
      WHEN now IS NOT NULL AND entry_ym > ym_ly(:period_ym) THEN 'entries'
      WHEN no_form AND uscc NOT IN (FROM frame_now) THEN 'exits'
      ELSE 'other'
    END AS component
  FROM sides
  WHERE now IS NOT NULL OR base IS NOT NULL
),
whole AS (
  SELECT count(now) AS units_now, count(base) AS units_base, sum(now) AS now, sum(base) AS base FROM parts
),
lines AS (
  SELECT 1 AS place, 'base' AS component, units_base AS units, base AS value FROM whole
  UNION ALL
  SELECT n.place, n.component, count(p.uscc), coalesce(sum(coalesce(p.now, 0) - coalesce(p.base, 0)), 0)
  FROM (VALUES (2, 'staying'), (3, 'entries'), (4, 'exits'), (5, 'other')) n(place, component) LEFT JOIN parts p ON p.component = n.component
  GROUP BY n.place, n.component
  -- Nothing unexplained, no line for it.
  HAVING n.component <> 'other' OR count(p.uscc) > 0
  UNION ALL
  SELECT 6, 'now', units_now, now FROM whole
)
SELECT
  l.component,
  l.units,
  CASE WHEN w.base IS NOT NULL OR l.place = 6 THEN l.value / 10000 END AS value,
  CASE l.place WHEN 1 THEN NULL WHEN 6 THEN growth_rate(w.now, w.base) ELSE pull(l.value, w.base) END AS pull_pp,
  CASE WHEN w.base IS NOT NULL AND l.place > 1 THEN contribution(CASE l.place WHEN 6 THEN w.now - w.base ELSE l.value END, w.now - w.base) END AS contrib_pct,
  CASE WHEN w.base IS NULL AND l.place < 6 THEN 'no_ref' WHEN w.now IS NULL AND l.place = 6 THEN 'not_reported' END AS value_flag,
  CASE WHEN l.place = 1 THEN NULL WHEN w.base IS NULL THEN 'no_ref' WHEN l.place = 6 THEN growth_flag(w.now, w.base) END AS pull_flag,
  CASE WHEN l.place = 1 THEN NULL WHEN w.base IS NULL THEN 'no_ref' ELSE contribution_flag(w.now - w.base, w.base) END AS contrib_flag,
  CASE WHEN l.place IN (1, 6) THEN 0 ELSE 1 END AS level,
  -- The level of last year is no step of the rate.
  CASE l.place WHEN 6 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN whole w
WHERE w.now IS NOT NULL OR w.base IS NOT NULL
ORDER BY l.place
