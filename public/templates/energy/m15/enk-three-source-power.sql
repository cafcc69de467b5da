/*---
id: enk-three-source-power
version: 1
title: { zh: 三源用电比对, en: Three-source power check }
question: { zh: 产值表、能源表和供电部门的用电量是否一致？, en: 'Do the output form, the energy form and the grid agree on power?' }
tableTitle: { zh: '工业企业三源用电比对（:period_ym.year年:period_ym.ytd）', en: 'Power of industry by three sources, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m15
inputs:
  industrial_output: [uscc, period_ym, power_prod_ytd]
  energy_use: [uscc, period_ym, energy_code, use_total_ytd, use_prod_ytd]
  power?: [customer_no, uscc?, period_ym, kwh_ytd]
  match_link?: [dept, src_key, uscc, confirmed]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_use ORDER BY 1 DESC
  form_tolerance:
    type: number
    label: { zh: 两表允许偏差（%）, en: Tolerance between the forms (%) }
    default: 5
    minimum: 0
  grid_tolerance:
    type: number
    label: { zh: 与供电数允许偏差（%）, en: Tolerance to the grid (%) }
    default: 25
    minimum: 0
  min_kwh:
    type: number
    label: { zh: 供电数不少于（万千瓦时）, en: 'Grid figure above (10,000 kWh)' }
    default: 10
    minimum: 0
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: suspect
    options:
      - { value: suspect, label: { zh: 只列疑点, en: what is suspect } }
      - { value: all, label: { zh: 全部企业, en: all units } }
  n:
    type: integer
    label: { zh: 最多列出, en: At most }
    default: 50
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: p_b204, group: { zh: 生产用电, en: Power of production }, label: { zh: 产值表, en: Output form }, unit: 万千瓦时, decimals: 1 }
  - { name: p_205, group: { zh: 生产用电, en: Power of production }, label: { zh: 能源表, en: Energy form }, unit: 万千瓦时, decimals: 1 }
  - { name: form_ratio, group: { zh: 生产用电, en: Power of production }, label: { zh: 能源表为产值表, en: Energy form to output form }, unit: '%', decimals: 1 }
  - { name: p_205_total, group: { zh: 全部用电, en: All power }, label: { zh: 能源表, en: Energy form }, unit: 万千瓦时, decimals: 1 }
  - { name: p_grid, group: { zh: 全部用电, en: All power }, label: { zh: 供电部门, en: Grid }, unit: 万千瓦时, decimals: 1 }
  - { name: grid_ratio, group: { zh: 全部用电, en: All power }, label: { zh: 能源表为供电, en: Energy form to grid }, unit: '%', decimals: 1 }
  - { name: max_gap, label: { zh: 最大偏差, en: Largest gap }, unit: '%', decimals: 1 }
  - name: forms
    label: { zh: 两表, en: Forms }
    values:
      - { value: 不一致, label: { zh: 不一致, en: differ } }
      - { value: 一致, label: { zh: 一致, en: agree } }
      - { value: 缺数, label: { zh: 缺数, en: figure missing } }
  - name: grid
    label: { zh: 与供电, en: Grid }
    values:
      - { value: 偏离, label: { zh: 偏离, en: differs } }
      - { value: 相符, label: { zh: 相符, en: agrees } }
      - { value: 用电少, label: { zh: 用电少, en: little power } }
      - { value: 缺数, label: { zh: 缺数, en: figure missing } }
  - { name: b204_flag, flagOf: p_b204 }
  - { name: p205_flag, flagOf: p_205 }
  - { name: form_flag, flagOf: form_ratio }
  - { name: p205_total_flag, flagOf: p_205_total }
  - { name: p_grid_flag, flagOf: p_grid }
  - { name: grid_flag, flagOf: grid_ratio }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dot, category: unit_name, series: [form_ratio, grid_ratio], reference: 100, referenceName: { zh: 一致, en: Equal }, rows: 20 }
notes:
  - { zh: '生产用电比两张报表，相差超过:form_tolerance%为不一致；全部用电与供电数比，供电数超过:min_kwh万千瓦时、相差超过:grid_tolerance%（两个方向同样计）为偏离。', en: 'Power of production between both forms, beyond :form_tolerance% they differ; all power against the grid from :min_kwh on, beyond :grid_tolerance% either way it differs.' }
  - { zh: 一家企业的多个用电户合计；没有信用代码的用电户按经确认的匹配。总计的比只计两边都有的企业。, en: Meters of a unit are added up; meters without a code by a confirmed match. Ratios of the total count units with both figures. }
source: { zh: 规模以上工业统计（B204-1、205-1）、供电部门, en: 'Statistics of industry above scale (forms B204-1, 205-1) and power company' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, left(industry_code, 2) AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
meters AS (
  SELECT coalesce(p.uscc, l.uscc) AS uscc, sum(p.kwh_ytd) AS kwh
  FROM power p
  LEFT JOIN match_link l ON l.dept = '供电' AND l.src_key = p.customer_no AND l.confirmed
  WHERE p.period_ym = :period_ym AND coalesce(p.uscc, l.uscc) IS NOT NULL
  GROUP BY 1
),
-- Who has one of the two forms; a meter alone may be a shop or an office.
reporting AS (
  SELECT uscc FROM industrial_output WHERE period_ym = :period_ym
  UNION
  SELECT uscc FROM energy_use WHERE period_ym = :period_ym
),
own AS (
  SELECT r.uscc, coalesce(u.unit_name, r.uscc) AS unit_name, u.town_code, u.code,
    o.power_prod_ytd AS p_b204, e.use_prod_ytd AS p_205, e.use_total_ytd AS p_205_total, m.kwh AS p_grid
  FROM reporting r
  LEFT JOIN unit_now u ON u.uscc = r.uscc
  LEFT JOIN industrial_output o ON o.uscc = r.uscc AND o.period_ym = :period_ym
  LEFT JOIN energy_use e ON e.uscc = r.uscc AND e.period_ym = :period_ym AND e.energy_code = 'power'
  LEFT JOIN meters m ON m.uscc = r.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
rated AS (
  SELECT *, CASE WHEN p_b204 > 0 THEN p_205 / p_b204 * 100 END AS form_ratio, CASE WHEN p_grid > 0 THEN p_205_total / p_grid * 100 END AS grid_ratio
  FROM own
),
judged AS (
  SELECT *,
    CASE WHEN form_ratio IS NULL THEN '缺数' WHEN abs(form_ratio - 100) > :form_tolerance THEN '不一致' ELSE '一致' END AS forms,
    CASE
      WHEN grid_ratio IS NULL THEN '缺数'
      WHEN p_grid <= :min_kwh THEN '用电少'
      WHEN grid_ratio > 100 + :grid_tolerance OR grid_ratio < 10000 / (100 + :grid_tolerance) THEN '偏离'
      ELSE '相符'
    END AS grid,
    CASE WHEN p_grid > :min_kwh THEN abs(grid_ratio - 100) END AS grid_gap,
    abs(form_ratio - 100) AS form_gap
  FROM rated
),
ranked AS (
  SELECT *, CASE WHEN form_gap IS NULL THEN grid_gap WHEN grid_gap IS NULL THEN form_gap ELSE greatest(form_gap, grid_gap) END AS max_gap
  FROM judged
),
total AS (
  SELECT count(*) AS units, sum(p_b204) AS p_b204, sum(p_205) AS p_205, sum(p_205_total) AS p_205_total, sum(p_grid) AS p_grid,
    count(p_b204) AS n_b204, count(p_205) AS n_205, count(p_205_total) AS n_total, count(p_grid) AS n_grid,
    sum(p_205) FILTER (p_b204 IS NOT NULL) AS form_part, sum(p_b204) FILTER (p_205 IS NOT NULL) AS form_whole, count(p_205 + p_b204) AS form_units,
    sum(p_205_total) FILTER (p_grid IS NOT NULL) AS grid_part, sum(p_grid) FILTER (p_205_total IS NOT NULL) AS grid_whole, count(p_205_total + p_grid) AS grid_units
  FROM own
)
SELECT '总计' AS unit_name, NULL AS uscc, NULL AS town, NULL AS division, p_b204, p_205, share_of(form_part, form_whole) AS form_ratio,
  p_205_total, p_grid, share_of(grid_part, grid_whole) AS grid_ratio, NULL AS max_gap, NULL AS forms, NULL AS grid,
  CASE WHEN n_b204 = 0 THEN 'not_reported' WHEN n_b204 < units THEN 'partial' END AS b204_flag,
  CASE WHEN n_205 = 0 THEN 'not_reported' WHEN n_205 < units THEN 'partial' END AS p205_flag,
  CASE WHEN share_of(form_part, form_whole) IS NULL THEN 'not_reported' WHEN form_units < units THEN 'partial' END AS form_flag,
  CASE WHEN n_total = 0 THEN 'not_reported' WHEN n_total < units THEN 'partial' END AS p205_total_flag,
  CASE WHEN n_grid = 0 THEN 'not_reported' WHEN n_grid < units THEN 'partial' END AS p_grid_flag,
  CASE WHEN share_of(grid_part, grid_whole) IS NULL THEN 'not_reported' WHEN grid_units < units THEN 'partial' END AS grid_flag,
  0 AS level, 'total' AS row_kind
FROM total
WHERE units > 0
UNION ALL
(
  SELECT r.unit_name, r.uscc, coalesce(t.town_name, r.town_code), coalesce(d.industry_name, r.code), r.p_b204, r.p_205, r.form_ratio,
    r.p_205_total, r.p_grid, r.grid_ratio, r.max_gap, r.forms, r.grid,
    CASE WHEN r.p_b204 IS NULL THEN 'not_reported' END,
    CASE WHEN r.p_205 IS NULL THEN 'not_reported' END,
    CASE WHEN r.form_ratio IS NULL THEN 'not_reported' END,
    CASE WHEN r.p_205_total IS NULL THEN 'not_reported' END,
    CASE WHEN r.p_grid IS NULL THEN 'not_reported' END,
    CASE WHEN r.grid_ratio IS NULL THEN 'not_reported' END,
    1, 'data'
  FROM ranked r
  LEFT JOIN town_dim t ON t.town_code = r.town_code
  LEFT JOIN industry_dim d ON d.industry_code = r.code
  WHERE :show = 'all' OR r.forms = '不一致' OR r.grid = '偏离'
  ORDER BY round(r.max_gap, 6) DESC NULLS LAST, r.uscc
  LIMIT :n
)
