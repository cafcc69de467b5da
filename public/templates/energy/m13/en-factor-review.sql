/*---
id: en-factor-review
version: 1
title: { zh: 折标系数评审, en: Factor review }
question: { zh: 哪些企业采用了异常的折标系数，对综合能耗影响多大？, en: 'Who uses unusual conversion factors, and what is the effect?' }
tableTitle: { zh: '能源折标系数评审（:period_ym.year年:period_ym.ytd）', en: 'Review of conversion factors, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m13
inputs:
  energy_use: [uscc, period_ym, energy_code, use_total_ytd, coef_used]
  energy_dim: [energy_code, energy_name, phys_unit?, coef_ref, coef_lo?, coef_hi?]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_use ORDER BY 1 DESC
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: differ
    options:
      - { value: differ, label: { zh: 与参考系数不同的, en: other than the reference } }
      - { value: outside, label: { zh: 只列超出范围的, en: outside the range } }
      - { value: all, label: { zh: 全部, en: all } }
  min_dev:
    type: number
    label: { zh: 偏离参考系数超过（%）, en: Away from the reference by more than (%) }
    default: 0.1
    minimum: 0
  energy:
    type: choice
    label: { zh: 能源品种, en: Kind of energy }
    default: null
    required: false
    choices: SELECT energy_code, any_value(energy_name) FROM energy_dim GROUP BY energy_code ORDER BY energy_code
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
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 全部企业, label: { zh: 全部企业, en: All units } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: kind, label: { zh: 能源品种, en: Kind } }
  - { name: phys, label: { zh: 消费量, en: Consumption }, decimals: 2 }
  - { name: phys_unit, label: { zh: 实物单位, en: Physical unit } }
  - { name: used, group: { zh: 折标系数, en: Factor }, label: { zh: 采用, en: Used }, decimals: 4 }
  - { name: ref, group: { zh: 折标系数, en: Factor }, label: { zh: 参考, en: Reference }, decimals: 4 }
  - { name: lo, group: { zh: 折标系数, en: Factor }, label: { zh: 下限, en: From }, decimals: 4 }
  - { name: hi, group: { zh: 折标系数, en: Factor }, label: { zh: 上限, en: To }, decimals: 4 }
  - { name: dev_pct, group: { zh: 折标系数, en: Factor }, label: { zh: 偏离, en: Deviation }, unit: '%', decimals: 1 }
  - { name: tce, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 按采用系数, en: By the factor used }, unit: 吨标准煤, decimals: 1 }
  - { name: effect_tce, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 影响, en: Effect }, unit: 吨标准煤, decimals: 1 }
  - { name: effect_pct, group: { zh: 折标准煤, en: In standard coal }, label: { zh: 影响程度, en: Effect in per cent }, unit: '%', decimals: 2 }
  - name: state
    label: { zh: 评审, en: Review }
    values:
      - { value: 超出范围, label: { zh: 超出范围, en: Outside } }
      - { value: 在范围内, label: { zh: 在范围内, en: Within } }
      - { value: 与参考一致, label: { zh: 与参考一致, en: Reference } }
      - { value: 未填系数, label: { zh: 未填系数, en: No factor } }
      - { value: 无参考系数, label: { zh: 无参考系数, en: No reference } }
  - { name: outside, label: { zh: 超出范围, en: Outside }, unit: 项, decimals: 0 }
  - { name: used_flag, flagOf: used }
  - { name: ref_flag, flagOf: ref }
  - { name: tce_flag, flagOf: tce }
  - { name: effect_flag, flagOf: effect_tce }
  - { name: row_kind, role: row-kind }
chart: { kind: strip, category: unit_name, value: dev_pct, group: kind }
notes:
  - { zh: '影响为消费量乘以采用系数与参考系数之差：正数为多计，负数为少计；影响程度为占按参考系数折算的比重。超出范围的排在前面。首行为全部企业（不含未填系数和无参考系数的），“超出范围”为项数。', en: 'Effect is consumption times the difference of both factors, positive where too much is counted, and its share of the energy by reference factors. What is outside comes first; the first row is all units with both factors, with the number of entries outside.' }
  - { zh: 范围为折标系数表中的上下限，没有的按参考系数上下20%；实测热值的企业应有检测报告佐证。, en: 'The range is that of the list of factors, else 20 % either way; a measured factor needs its test report.' }
source: { zh: 规模以上工业能源统计（205-1 能源购进、消费与库存）、能源折标系数表, en: 'Energy statistics of industry above scale (form 205-1), list of conversion factors' }
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
own AS (
  SELECT e.uscc, coalesce(u.unit_name, e.uscc) AS unit_name, u.town_code, u.code, e.energy_code, coalesce(d.energy_name, e.energy_code) AS kind, d.phys_unit,
    e.use_total_ytd AS phys, e.coef_used AS used, d.coef_ref AS ref,
    coalesce(d.coef_lo, d.coef_ref * 0.8) AS lo, coalesce(d.coef_hi, d.coef_ref * 1.2) AS hi,
    share_of(e.coef_used - d.coef_ref, d.coef_ref) AS dev_pct,
    e.use_total_ytd * e.coef_used AS tce,
    e.use_total_ytd * (e.coef_used - d.coef_ref) AS effect_tce
  FROM energy_use e
  LEFT JOIN energy_dim d ON d.energy_code = e.energy_code
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  WHERE e.period_ym = :period_ym AND (:energy IS NULL OR e.energy_code = :energy) AND (:town IS NULL OR u.town_code = :town)
),
judged AS (
  SELECT *,
    CASE
      WHEN used IS NULL THEN '未填系数'
      WHEN ref IS NULL THEN '无参考系数'
      WHEN used < lo OR used > hi THEN '超出范围'
      WHEN abs(dev_pct) > :min_dev THEN '在范围内'
      ELSE '与参考一致'
    END AS state
  FROM own
),
listed AS (
  SELECT *
  FROM judged
  WHERE CASE :show WHEN 'outside' THEN state = '超出范围' WHEN 'differ' THEN state <> '与参考一致' ELSE true END
  ORDER BY state = '超出范围' DESC, round(abs(effect_tce), 6) DESC NULLS LAST, uscc, energy_code
  LIMIT :n
),
lines AS (
  SELECT 0 AS place, '全部企业' AS unit_name, NULL AS uscc, NULL AS town_code, NULL AS code, NULL AS energy_code, NULL AS kind, NULL AS phys, NULL AS phys_unit,
    NULL AS used, NULL AS ref, NULL AS lo, NULL AS hi, NULL AS dev_pct,
    sum(tce) FILTER (effect_tce IS NOT NULL) AS tce, sum(effect_tce) AS effect_tce, NULL AS state,
    count(*) FILTER (state = '超出范围') AS outside, bool_or(effect_tce IS NULL) AS left_out
  FROM judged
  HAVING count(*) > 0
  UNION ALL
  SELECT 1, unit_name, uscc, town_code, code, energy_code, kind, phys, phys_unit, used, ref, lo, hi, dev_pct, tce, effect_tce, state, NULL, false
  FROM listed
)
SELECT
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  coalesce(i.industry_name, l.code) AS division,
  l.kind,
  l.phys,
  l.phys_unit,
  l.used,
  l.ref,
  l.lo,
  l.hi,
  l.dev_pct,
  l.tce,
  l.effect_tce,
  share_of(l.effect_tce, l.tce - l.effect_tce) AS effect_pct,
  l.state,
  l.outside,
  CASE WHEN l.place = 1 AND l.used IS NULL THEN 'not_reported' END AS used_flag,
  CASE WHEN l.place = 1 AND l.ref IS NULL THEN 'no_ref' END AS ref_flag,
  CASE WHEN l.tce IS NULL THEN 'not_reported' WHEN l.left_out THEN 'partial' END AS tce_flag,
  CASE WHEN l.effect_tce IS NULL THEN 'not_reported' WHEN l.left_out THEN 'partial' END AS effect_flag,
  CASE WHEN l.place = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim i ON i.industry_code = l.code
ORDER BY l.place, coalesce(l.state = '超出范围', false) DESC, round(abs(l.effect_tce), 6) DESC NULLS LAST, l.uscc, l.energy_code
