/*---
id: wide-growth-lift
version: 1
title: { zh: 增长提高率, en: Growth lift }
question: { zh: 谁的增速在提高、谁的在回落，差几个百分点？, en: 'Whose growth rate itself rises or falls, in percentage points?' }
tableTitle: { zh: ':specialty增长提高率（:period_ym.year年:period_ym.ytd）', en: 'Growth lift, :period_ym.ytd :period_ym.year: :specialty' }
subsystem: comprehensive
module: m03
scope: comparable
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales ORDER BY 1 DESC
  lift_ref:
    type: choice
    label: { zh: 对比期, en: Compared with }
    default: prev_period
    options:
      - { value: prev_period, label: { zh: 上月累计, en: the month before } }
      - { value: same_period_ly, label: { zh: 上年同期, en: the same period a year ago } }
      - { value: prev_year_end, label: { zh: 上年全年, en: the whole year before } }
  level:
    type: choice
    label: { zh: 按, en: By }
    default: town
    options:
      - { value: town, label: { zh: 街镇, en: town } }
      - { value: division, label: { zh: 大类, en: division } }
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: B
    options:
      - { value: B, label: { zh: 工业（产值）, en: Industry (output) } }
      - { value: E, label: { zh: 批发零售（销售额）, en: Trade (sales) } }
      - { value: S, label: { zh: 住宿餐饮（营业额）, en: Hotels and catering (turnover) } }
      - { value: F, label: { zh: 服务业（营业收入）, en: Services (revenue) } }
columns:
  - { name: group_name, label: { zh: 分组, en: Group }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: ytd, label: { zh: 累计, en: Year to date }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 累计同比, en: Year to date on year }, label: { zh: 本期, en: Now }, unit: '%', decimals: 1, rate: true }
  - { name: yoy_prev, group: { zh: 累计同比, en: Year to date on year }, label: ':lift_ref', unit: '%', decimals: 1, rate: true }
  - { name: yoy_lift_pp, group: { zh: 累计同比, en: Year to date on year }, label: { zh: 提高, en: Lift }, unit: 百分点, decimals: 1 }
  - { name: mom, group: { zh: 环比（未经季节调整）, en: On month before (not seasonally adjusted) }, label: { zh: 本月, en: Month }, unit: '%', decimals: 1, rate: true }
  - { name: mom_lift_pp, group: { zh: 环比（未经季节调整）, en: On month before (not seasonally adjusted) }, label: { zh: 比上月提高, en: Lift }, unit: 百分点, decimals: 1 }
  - { name: yoy_flag, flagOf: yoy }
  - { name: yoy_prev_flag, flagOf: yoy_prev }
  - { name: lift_flag, flagOf: yoy_lift_pp }
  - { name: mom_flag, flagOf: mom }
  - { name: mom_lift_flag, flagOf: mom_lift_pp }
  - { name: code, role: hidden }
  - { name: row_level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: group_name, x: yoy, y: yoy_lift_pp }
notes:
  - { zh: '提高为两期增速之差（百分点），对比期为:lift_ref；增速为可比口径，用本期表内同期数。', en: 'Lift is the difference of two rates in points, compared with :lift_ref; rates are comparable, with the base on the form.' }
  - { zh: 环比为当月比上月，只用两月都有数的单位；1—2月合并报，环比自4月起，提高自5月起。, en: 'On month before: units that have both months; January and February are reported together, so rates begin in April and lifts in May.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况（服务业）, en: 'Forms of industry, trade, hotels and catering; financial statements of services' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
reference AS (
  SELECT CASE :lift_ref WHEN 'prev_period' THEN ym_prev(:period_ym) WHEN 'same_period_ly' THEN ym_ly(:period_ym) ELSE year_end_ly(:period_ym) END AS month
),
own AS (
  SELECT m.uscc, m.period_ym, m.ytd, m.ytd_ly,
    -- Forms without a month of its own give it as the difference of two years to date.
    CASE WHEN ym_month(m.period_ym) > 2 THEN coalesce(m.m, m.ytd - p.ytd) END AS m,
    CASE :level WHEN 'town' THEN u.town_code ELSE left(u.industry_code, 2) END AS code
  FROM main m
  LEFT JOIN main p ON p.specialty = m.specialty AND p.uscc = m.uscc AND p.period_ym = ym_prev(m.period_ym)
  LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.specialty = :specialty
    AND m.period_ym IN (:period_ym, ym_prev(:period_ym), ym_prev(ym_prev(:period_ym)), (SELECT month FROM reference))
),
rates AS (
  SELECT grouping(code) = 1 AS is_total, code, period_ym, sum(ytd) AS ytd,
    sum(ytd) FILTER (WHERE ytd_ly IS NOT NULL) AS now, sum(ytd_ly) FILTER (WHERE ytd IS NOT NULL) AS base,
    bool_or(ytd IS NULL OR ytd_ly IS NULL) AS left_out
  FROM own
  GROUP BY GROUPING SETS ((period_ym, code), (period_ym))
),
months AS (
  SELECT grouping(a.code) = 1 AS is_total, a.code, a.period_ym,
    growth_rate(sum(a.m) FILTER (WHERE b.m IS NOT NULL), sum(b.m) FILTER (WHERE a.m IS NOT NULL)) AS mom,
    growth_flag(sum(a.m) FILTER (WHERE b.m IS NOT NULL), sum(b.m) FILTER (WHERE a.m IS NOT NULL)) AS flag
  FROM own a LEFT JOIN own b ON b.uscc = a.uscc AND b.period_ym = ym_prev(a.period_ym)
  GROUP BY GROUPING SETS ((a.period_ym, a.code), (a.period_ym))
),
lines AS (
  SELECT n.*,
    growth_rate(n.now, n.base) AS yoy,
    coalesce(growth_flag(coalesce(n.now, n.ytd), n.base), CASE WHEN n.left_out THEN 'partial' END) AS yoy_flag,
    growth_rate(p.now, p.base) AS yoy_prev,
    CASE WHEN p.period_ym IS NULL THEN 'no_ref' ELSE coalesce(growth_flag(coalesce(p.now, p.ytd), p.base), CASE WHEN p.left_out THEN 'partial' END) END AS yoy_prev_flag,
    m.mom,
    CASE WHEN ym_month(:period_ym) < 4 THEN 'merged_1_2' ELSE m.flag END AS mom_flag,
    m.mom - b.mom AS mom_lift_pp
  FROM rates n
  CROSS JOIN reference r
  LEFT JOIN rates p ON p.period_ym = r.month AND p.is_total = n.is_total AND p.code IS NOT DISTINCT FROM n.code
  LEFT JOIN months m ON m.period_ym = n.period_ym AND m.is_total = n.is_total AND m.code IS NOT DISTINCT FROM n.code
  LEFT JOIN months b ON b.period_ym = ym_prev(n.period_ym) AND b.is_total = n.is_total AND b.code IS NOT DISTINCT FROM n.code
  WHERE n.period_ym = :period_ym
)
SELECT
  CASE WHEN l.is_total THEN '总计' ELSE coalesce(t.town_name, d.industry_name, l.code, '不在名录') END AS group_name,
  l.ytd / 10000 AS ytd,
  l.yoy,
  l.yoy_prev,
  l.yoy - l.yoy_prev AS yoy_lift_pp,
  l.mom,
  l.mom_lift_pp,
  l.yoy_flag,
  l.yoy_prev_flag,
  CASE WHEN l.yoy IS NULL OR l.yoy_prev IS NULL THEN 'no_ref_rate' END AS lift_flag,
  l.mom_flag,
  CASE WHEN l.mom_lift_pp IS NULL THEN CASE WHEN ym_month(:period_ym) < 5 THEN 'merged_1_2' ELSE 'no_ref_rate' END END AS mom_lift_flag,
  l.code,
  CASE WHEN l.is_total THEN 0 ELSE 1 END AS row_level,
  CASE WHEN l.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.code AND :level = 'town'
LEFT JOIN industry_dim d ON d.industry_code = l.code AND :level = 'division'
ORDER BY l.is_total DESC, round(l.yoy - l.yoy_prev, 6) DESC NULLS LAST, l.code NULLS LAST
