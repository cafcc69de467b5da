/*---
id: ind-stop-production
version: 1
title: { zh: 停产半停产监测, en: Stopped and half-stopped units }
question: { zh: '哪些企业连续停产，或产值降到常年的一半以下，用电也停了吗？', en: 'Which units fell to zero or below half of their norm, and did their power fall as well?' }
tableTitle: { zh: '停产半停产企业（:period_ym，连续:k期低于同期:line%）', en: 'Stopped and half-stopped units, :period_ym, :k reports below :line % of the norm' }
subsystem: industry
module: m08
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_m, output_ytd, output_m_ly, output_ytd_ly]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code]
  power?: [period_ym, customer_no, uscc?, kwh_m, kwh_ytd, kwh_ytd_ly]
  match_link?: [dept, src_key, uscc, confirmed]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  k:
    type: integer
    label: { zh: 连续期数, en: Reports in a row }
    default: 2
    minimum: 1
  line:
    type: number
    label: { zh: 半停产线（占同期%）, en: Half-stopped below (% of the norm) }
    default: 50
    minimum: 0
  min_norm:
    type: number
    label: { zh: 常年月产值至少（万元）, en: 'Norm of at least (10,000 yuan)' }
    default: 10
    minimum: 0
  power_line:
    type: number
    label: { zh: 用电正常线（占同期%）, en: Power as usual from (% of a year ago) }
    default: 80
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: state, label: { zh: 状态, en: State }, values: [{ value: 合计, label: { zh: 合计, en: Total } }, { value: stopped, label: { zh: 停产, en: Stopped } }, { value: half, label: { zh: 半停产, en: Half-stopped } }] }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 行业, en: Division } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, group: { zh: 当期产值（1—2月合并）, en: 'Output of the month (January with February)' }, label: { zh: 本期, en: Now }, unit: 万元, decimals: 1 }
  - { name: norm, group: { zh: 当期产值（1—2月合并）, en: 'Output of the month (January with February)' }, label: { zh: 上年同期, en: A year ago }, unit: 万元, decimals: 1 }
  - { name: ratio, group: { zh: 当期产值（1—2月合并）, en: 'Output of the month (January with February)' }, label: { zh: 占同期, en: Of the norm }, unit: '%', decimals: 1 }
  - { name: since, label: { zh: 起始期别, en: Since } }
  - { name: months, label: { zh: 持续期数, en: Reports }, unit: 期, decimals: 0 }
  - { name: kwh_ratio, label: { zh: 用电占同期, en: Power of a year ago }, unit: '%', decimals: 1 }
  - { name: hint, label: { zh: 提示, en: Hint }, values: [{ value: power_on, label: { zh: 用电正常：核实是否漏报, en: 'Power as usual: check the report' } }] }
  - { name: kwh_flag, flagOf: kwh_ratio }
  - { name: until, label: { zh: 至, en: Until }, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: gantt, category: unit_name, from: since, to: until, rows: 30 }
notes:
  - { zh: '当期产值与本期表内上年同月相比，2月用1—2月累计；连续:k期低于:line%的列出，其中最近:k期产值为零的为停产。没有同期数或同期不足:min_norm万元的不参加，本期未报的不算停产。', en: 'Month against the same month a year ago on the form, February with January; listed after :k reports below :line %, stopped when the last :k are zero. Units without a norm of :min_norm are left out; a missing report is no stop.' }
  - { zh: 用电按信用代码和经确认的匹配汇总各用户的当期电量。, en: Power of the month adds up the customers that the credit code or a confirmed match ties to the unit. }
source: { zh: 工业产销总值（B204-1）、供电用电量, en: 'Output of industry (form B204-1), bills of the power company' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT o.uscc, o.period_ym, CASE WHEN ym_month(o.period_ym) <= 2 THEN o.output_ytd ELSE o.output_m END AS x,
    CASE WHEN ym_month(o.period_ym) <= 2 THEN o.output_ytd_ly ELSE o.output_m_ly END AS norm,
    row_number() OVER (PARTITION BY o.uscc ORDER BY o.period_ym DESC) AS place
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym <= :period_ym AND (:town IS NULL OR u.town_code = :town)
),
checks AS (
  SELECT *, coalesce(x < norm * :line / 100 AND norm >= :min_norm AND norm > 0, false) AS is_low FROM reports
),
runs AS (
  SELECT uscc, coalesce(min(place) FILTER (WHERE NOT is_low), max(place) + 1) - 1 AS months, list(period_ym ORDER BY place) AS periods,
    max(period_ym) AS newest, max(x) FILTER (WHERE place = 1) AS x, max(norm) FILTER (WHERE place = 1) AS norm,
    bool_and(x = 0) FILTER (WHERE place <= :k) AS is_stopped
  FROM checks
  GROUP BY uscc
),
found AS (
  SELECT *, periods[months] AS since FROM runs WHERE newest = :period_ym AND months >= :k
),
-- Power of the month now and a year ago, as differences of the sums to date that the bills give.
bills AS (
  SELECT coalesce(p.uscc, l.uscc) AS uscc, n.kwh_ytd - coalesce(b.kwh_ytd, CASE WHEN ym_month(:period_ym) <= 2 THEN 0 END) AS now,
    n.kwh_ytd_ly - coalesce(b.kwh_ytd_ly, CASE WHEN ym_month(:period_ym) <= 2 THEN 0 END) AS base
  FROM (SELECT DISTINCT customer_no, uscc FROM power WHERE period_ym = :period_ym) p
  JOIN power n ON n.customer_no = p.customer_no AND n.period_ym = :period_ym
  LEFT JOIN power b ON b.customer_no = p.customer_no AND b.period_ym = ym_prev(:period_ym)
  LEFT JOIN match_link l ON l.dept = '供电' AND l.src_key = p.customer_no AND l.confirmed
),
meters AS (
  SELECT uscc, CASE WHEN sum(base) > 0 THEN share_of(sum(now), sum(base)) END AS kwh_ratio
  FROM bills
  WHERE now IS NOT NULL AND base IS NOT NULL AND uscc IS NOT NULL
  GROUP BY uscc
),
lines AS (
  SELECT 0 AS part, '合计' AS state, NULL AS uscc, count(*) AS units, sum(x) AS x, sum(norm) AS norm, NULL AS since, NULL AS months FROM found
  UNION ALL
  SELECT 1, CASE WHEN is_stopped THEN 'stopped' ELSE 'half' END, uscc, NULL, x, norm, since, months FROM found
)
SELECT
  l.state,
  CASE WHEN l.part = 1 THEN coalesce(u.unit_name, l.uscc) END AS unit_name,
  l.uscc,
  coalesce(t.town_name, u.town_code) AS town,
  coalesce(d.industry_name, left(u.industry_code, 2)) AS industry,
  l.units,
  l.x AS output,
  l.norm,
  share_of(l.x, l.norm) AS ratio,
  l.since,
  l.months,
  m.kwh_ratio,
  CASE WHEN m.kwh_ratio >= :power_line THEN 'power_on' END AS hint,
  CASE WHEN l.part = 1 AND m.kwh_ratio IS NULL THEN 'no_ref' END AS kwh_flag,
  CASE WHEN l.part = 1 THEN :period_ym END AS until,
  l.part AS level,
  CASE l.part WHEN 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN unit_now u ON u.uscc = l.uscc
LEFT JOIN meters m ON m.uscc = l.uscc
LEFT JOIN town_dim t ON t.town_code = u.town_code
LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
ORDER BY l.part, l.state DESC, round(l.norm - l.x, 6) DESC NULLS LAST, l.uscc
