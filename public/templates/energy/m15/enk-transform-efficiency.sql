/*---
id: enk-transform-efficiency
version: 1
title: { zh: 加工转换效率, en: Transformation efficiency }
question: { zh: 加工转换企业投入多少能源，产出、回收多少？, en: 'What do transforming units put in, what do they make of it, and how much do they recover?' }
tableTitle: { zh: '能源加工转换效率（:period_ym.year年:period_ym.ytd）', en: 'Efficiency of energy transformation, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m15
inputs:
  energy_transform: [uscc, period_ym, energy_code, trans_in_ytd, trans_out_ytd, recycled_ytd?]
  energy_use?: [uscc, period_ym, energy_code, coef_used?]
  energy_dim: [energy_code, energy_name?, phys_unit?, coef_ref]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_transform ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 最多列出企业, en: At most this many units }
    default: 20
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: line
    label: { zh: 企业、项目, en: Unit and item }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 投入, label: { zh: 投入, en: Input } }
      - { value: 产出, label: { zh: 产出, en: Output } }
      - { value: 回收利用, label: { zh: 回收利用, en: Recovered } }
      - { value: 转换损失, label: { zh: 转换损失, en: Loss } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: kind, label: { zh: 品种, en: Kind } }
  - { name: phys, label: { zh: 实物量, en: Quantity }, decimals: 1 }
  - { name: phys_unit, label: { zh: 实物单位, en: Physical unit } }
  - { name: input_tce, label: { zh: 投入, en: Input }, unit: 吨标准煤, decimals: 1 }
  - { name: output_tce, label: { zh: 产出, en: Output }, unit: 吨标准煤, decimals: 1 }
  - { name: recycled_tce, label: { zh: 回收利用, en: Recovered }, unit: 吨标准煤, decimals: 1 }
  - { name: loss_tce, label: { zh: 损失, en: Loss }, unit: 吨标准煤, decimals: 1 }
  - { name: efficiency, label: { zh: 转换效率, en: Efficiency }, unit: '%', decimals: 1 }
  - { name: recycle_pct, label: { zh: 回收率, en: Recovery rate }, unit: '%', decimals: 1 }
  - { name: efficiency_flag, flagOf: efficiency }
  - { name: source, label: { zh: 来源, en: From }, role: hidden }
  - { name: goal, label: { zh: 去向, en: To }, role: hidden, values: [{ value: 转换损失, label: { zh: 转换损失, en: Loss } }] }
  - { name: flow, label: { zh: 数量, en: Quantity }, unit: 吨标准煤, decimals: 0, role: hidden }
  - { name: is_flow, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: sankey, from: source, to: goal, value: flow, only: is_flow }
notes:
  - { zh: '转换效率=产出÷投入，回收率=回收利用÷投入，均折标准煤；按企业采用的折标系数，没有的用参考系数。', en: 'Efficiency is output over input, the recovery rate recovered energy over input, both in standard coal by the factor of the unit, else by the reference.' }
  - { zh: '投入多的在前，最多:n家；总计含未列出的企业。', en: 'Largest input first, at most :n units; the total holds all.' }
source: { zh: 规模以上工业能源加工转换与回收利用（205-2）, en: Transformation and recovery of energy in industry above scale (form 205-2) }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT x.uscc, coalesce(u.unit_name, x.uscc) AS unit_name, x.energy_code AS code, coalesce(d.energy_name, x.energy_code) AS kind, d.phys_unit,
    x.trans_in_ytd, x.trans_out_ytd, x.recycled_ytd, coalesce(e.coef_used, d.coef_ref) AS factor,
    coalesce(e.coef_used, d.coef_ref) IS NULL AND coalesce(x.trans_in_ytd, 0) + coalesce(x.trans_out_ytd, 0) + coalesce(x.recycled_ytd, 0) <> 0 AS is_short
  FROM energy_transform x
  LEFT JOIN unit_now u ON u.uscc = x.uscc
  LEFT JOIN energy_use e ON e.uscc = x.uscc AND e.period_ym = x.period_ym AND e.energy_code = x.energy_code
  LEFT JOIN energy_dim d ON d.energy_code = x.energy_code
  WHERE x.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT uscc, grouping(uscc) = 1 AS is_total, any_value(unit_name) AS unit_name,
    sum(trans_in_ytd * factor) AS input_tce, sum(trans_out_ytd * factor) AS output_tce, sum(recycled_ytd * factor) AS recycled_tce, bool_or(is_short) AS is_short
  FROM own
  GROUP BY GROUPING SETS ((uscc), ())
  HAVING count(*) > 0
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY is_total ORDER BY round(input_tce, 6) DESC NULLS LAST, uscc) AS place,
    -- Without an output there is no loss to speak of.
    CASE WHEN input_tce > output_tce THEN input_tce - output_tce END AS loss_tce
  FROM sums
),
lines AS (
  SELECT r.place, r.is_total, 0 AS part, r.unit_name, r.uscc, NULL AS code, CASE WHEN r.is_total THEN '总计' ELSE r.unit_name END AS line, NULL AS kind, NULL AS phys, NULL AS phys_unit,
    r.input_tce, r.output_tce, r.recycled_tce, r.loss_tce,
    share_of(r.output_tce, CASE WHEN r.input_tce > 0 THEN r.input_tce END) AS efficiency, share_of(r.recycled_tce, CASE WHEN r.input_tce > 0 THEN r.input_tce END) AS recycle_pct,
    CASE WHEN coalesce(r.input_tce, 0) <= 0 OR r.output_tce IS NULL THEN 'not_reported' WHEN r.is_short THEN 'partial' END AS efficiency_flag
  FROM ranked r
  UNION ALL
  SELECT r.place, false, 1, r.unit_name, o.uscc, o.code, '投入', o.kind, o.trans_in_ytd, o.phys_unit, o.trans_in_ytd * o.factor, NULL, NULL, NULL, NULL, NULL, NULL
  FROM own o JOIN ranked r ON r.uscc = o.uscc
  WHERE o.trans_in_ytd <> 0
  UNION ALL
  SELECT r.place, false, 2, r.unit_name, o.uscc, o.code, '产出', o.kind, o.trans_out_ytd, o.phys_unit, NULL, o.trans_out_ytd * o.factor, NULL, NULL, NULL, NULL, NULL
  FROM own o JOIN ranked r ON r.uscc = o.uscc
  WHERE o.trans_out_ytd <> 0
  UNION ALL
  SELECT r.place, false, 3, r.unit_name, o.uscc, o.code, '回收利用', o.kind, o.recycled_ytd, o.phys_unit, NULL, NULL, o.recycled_ytd * o.factor, NULL, NULL, NULL, NULL
  FROM own o JOIN ranked r ON r.uscc = o.uscc
  WHERE o.recycled_ytd <> 0
  UNION ALL
  SELECT r.place, false, 4, r.unit_name, r.uscc, NULL, '转换损失', NULL, NULL, NULL, NULL, NULL, NULL, r.loss_tce, NULL, NULL, NULL
  FROM ranked r
  WHERE NOT r.is_total AND r.loss_tce > 0
)
SELECT
  l.line,
  CASE WHEN l.part = 0 THEN l.uscc END AS uscc,
  l.kind,
  l.phys,
  l.phys_unit,
  l.input_tce,
  l.output_tce,
  l.recycled_tce,
  l.loss_tce,
  l.efficiency,
  l.recycle_pct,
  l.efficiency_flag,
  CASE l.part WHEN 1 THEN l.kind WHEN 2 THEN l.unit_name WHEN 4 THEN l.unit_name END AS source,
  CASE l.part WHEN 1 THEN l.unit_name WHEN 2 THEN l.kind WHEN 4 THEN '转换损失' END AS goal,
  CASE l.part WHEN 1 THEN l.input_tce WHEN 2 THEN l.output_tce WHEN 4 THEN l.loss_tce END AS flow,
  coalesce(CASE l.part WHEN 1 THEN l.input_tce WHEN 2 THEN l.output_tce WHEN 4 THEN l.loss_tce END > 0, false) AS is_flow,
  CASE WHEN l.is_total THEN 0 WHEN l.part = 0 THEN 1 ELSE 2 END AS level,
  CASE WHEN l.is_total THEN 'total' WHEN l.part = 0 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l
WHERE l.is_total OR l.place <= :n
ORDER BY l.is_total DESC, l.place, l.part, l.code
