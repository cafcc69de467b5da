/*---
id: sv-momentum
version: 1
title: { zh: 服务业行业动能矩阵, en: Momentum of services }
question: { zh: 哪些行业大类增长快、而且在加快？, en: Which divisions of services grow fast and accelerate? }
tableTitle: { zh: '规模以上服务业行业动能（:period_ym.year年:period_ym.ytd）', en: 'Momentum of services by division, :period_ym.ytd :period_ym.year' }
subsystem: services
module: m20
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, industry_code, town_code?]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE form_code = 'F203' ORDER BY 1 DESC
  lift_ref:
    type: choice
    label: { zh: 增速与何时比, en: Rate against }
    default: prev_period
    options:
      - { value: prev_period, label: { zh: 上期, en: the period before } }
      - { value: same_period_ly, label: { zh: 上年同期, en: the same period last year } }
      - { value: prev_year_end, label: { zh: 上年全年, en: the whole last year } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: division, label: { zh: 行业大类, en: Division }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: revenue, group: ':period_ym.ytd', label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: lift_pp, label: { zh: '增速比:lift_ref提高', en: 'Change of the rate on :lift_ref' }, unit: 百分点, decimals: 1 }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: revenue_flag, flagOf: revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: lift_flag, flagOf: lift_pp }
  - { name: share_flag, flagOf: share }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: division, x: yoy, y: lift_pp, size: share, medians: true }
notes:
  - { zh: 右上象限为增长快且加快的行业；2月没有上期。, en: 'Upper right: divisions that grow fast and accelerate. February has no period before it.' }
source: { zh: 规模以上服务业统计（F203 财务状况）, en: Statistics of services above scale (form F203) }
---*/
WITH
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
periods AS (
  SELECT 'now' AS which, :period_ym AS ym
  UNION ALL
  SELECT 'ref', CASE :lift_ref WHEN 'same_period_ly' THEN ym_ly(:period_ym) WHEN 'prev_year_end' THEN year_end_ly(:period_ym) ELSE ym_prev(:period_ym) END
),
reports AS (
  SELECT p.which, left(u.industry_code, 2) AS code, f.revenue_ytd AS now, f.revenue_ytd_ly AS base
  FROM periods p
  JOIN finance f ON f.period_ym = p.ym AND f.form_code = 'F203'
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
sums AS (
  SELECT which, grouping(code) = 1 AS is_total, code, sum(now) AS revenue,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out
  FROM reports
  GROUP BY GROUPING SETS ((which, code), (which))
),
rated AS (
  SELECT *, growth_rate(now, base) AS yoy,
    coalesce(growth_flag(coalesce(now, revenue), base), CASE WHEN left_out THEN 'partial' END) AS flag
  FROM sums
)
SELECT
  CASE WHEN n.is_total THEN '总计' ELSE coalesce(d.industry_name, n.code, '不在名录') END AS division,
  n.revenue / 10000 AS revenue,
  n.yoy,
  n.yoy - r.yoy AS lift_pp,
  share_of(n.revenue, t.revenue) AS share,
  CASE WHEN n.revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  n.flag AS yoy_flag,
  CASE WHEN n.yoy IS NULL THEN n.flag WHEN r.which IS NULL THEN 'no_ref' WHEN r.yoy IS NULL THEN 'no_ref_rate' END AS lift_flag,
  CASE WHEN n.revenue IS NULL THEN 'not_reported' END AS share_flag,
  CASE WHEN n.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN n.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rated n
JOIN rated t ON t.which = 'now' AND t.is_total
LEFT JOIN rated r ON r.which = 'ref' AND r.is_total = n.is_total AND r.code IS NOT DISTINCT FROM n.code
LEFT JOIN industry_dim d ON d.industry_code = n.code
WHERE n.which = 'now'
ORDER BY n.is_total DESC, round(n.yoy, 6) DESC NULLS LAST, n.code NULLS LAST
