/*---
id: eni-carbon-reference
version: 1
title: { zh: 碳排放参考测算, en: Carbon reference estimate }
question: { zh: 按给定的排放因子，能源消费大约排放多少二氧化碳？, en: How much carbon dioxide does energy use emit by the given factors? }
tableTitle: { zh: '规模以上工业能源活动二氧化碳排放参考测算（:period_ym.year年:period_ym.ytd）', en: 'Reference estimate of carbon dioxide from energy of industry, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m14
inputs:
  energy_use: [uscc, period_ym, energy_code, use_total_ytd, use_material_ytd?, coef_used?]
  energy_dim: [energy_code, energy_name?, coef_ref]
  industrial_output?: [uscc, period_ym, output_ytd]
  unit: [snap_ym, uscc, town_code, industry_code]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_use ORDER BY period_ym NOT LIKE '%-12', 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 行业大类, en: Division } }
      - { value: town, label: { zh: 街镇, en: Town } }
      - { value: kind, label: { zh: 能源品种, en: Kind of energy } }
  coal:
    type: number
    label: { zh: 煤品因子（吨二氧化碳/吨标准煤）, en: Coal (t CO2 per tce) }
    default: 2.74
    minimum: 0
  oil:
    type: number
    label: { zh: 油品因子（吨二氧化碳/吨标准煤）, en: Oil (t CO2 per tce) }
    default: 2.14
    minimum: 0
  gas:
    type: number
    label: { zh: 天然气因子（吨二氧化碳/吨标准煤）, en: Natural gas (t CO2 per tce) }
    default: 1.63
    minimum: 0
  power:
    type: number
    label: { zh: 电力因子（吨二氧化碳/万千瓦时）, en: 'Power (t CO2 per 10,000 kWh)' }
    default: 5.81
    minimum: 0
  heat:
    type: number
    label: { zh: 热力因子（吨二氧化碳/百万千焦）, en: Heat (t CO2 per GJ) }
    default: 0.11
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: group, label: { zh: ':by', en: ':by' }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: tce, label: { zh: 能源消费（不含原料）, en: Energy without feedstock }, unit: 吨标准煤, decimals: 1 }
  - { name: direct, group: { zh: 二氧化碳（参考）, en: Carbon dioxide (reference) }, label: { zh: 化石燃料, en: Fuels }, unit: 吨, decimals: 0 }
  - { name: indirect, group: { zh: 二氧化碳（参考）, en: Carbon dioxide (reference) }, label: { zh: 电力热力, en: Power and heat }, unit: 吨, decimals: 0 }
  - { name: tco2, group: { zh: 二氧化碳（参考）, en: Carbon dioxide (reference) }, label: { zh: 合计, en: Sum }, unit: 吨, decimals: 0 }
  - { name: share, group: { zh: 二氧化碳（参考）, en: Carbon dioxide (reference) }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: per_output, label: { zh: 单位产值排放（参考）, en: Per output (reference) }, unit: 吨/万元, decimals: 3 }
  - { name: note, label: { zh: 说明, en: Note }, values: [{ value: 有品种没有因子, label: { zh: 有品种没有因子, en: a kind has no factor } }, { value: 参考数, label: { zh: 参考数, en: reference only } }] }
  - { name: tco2_flag, flagOf: tco2 }
  - { name: per_output_flag, flagOf: per_output }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: group, series: [tco2], title: { zh: 二氧化碳排放参考测算, en: Carbon dioxide (reference estimate) } }
notes:
  - { zh: '参考测算，不是核算结果。煤品:coal、油品:oil、天然气:gas吨二氧化碳/吨标准煤，电力:power吨/万千瓦时，热力:heat吨/百万千焦，可改。', en: 'A reference and no official account. Factors: coal :coal, oil :oil and gas :gas t per tce, power :power t per 10,000 kWh, heat :heat t per GJ; all can be changed.' }
  - { zh: 消费量合计减用于原材料；按企业采用的折标系数折算，没有的用参考系数。加工转换产出的电力热力未扣除，外购和自产有重复。, en: 'Total use less feedstock, converted by the factor of the unit, else by the reference. Power and heat made by transformation are not taken off.' }
  - { zh: 单位产值排放只用有能源和产值两张报表的企业；按能源品种分组时不计。, en: 'Emission per output over units with both forms, none by kind of energy.' }
source: { zh: 规模以上工业能源统计（205-1）、工业产销总值（B204-1），排放因子由使用者给定, en: Energy statistics (form 205-1) and output (form B204-1) of industry above scale; factors given by the user }
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
burnt AS (
  SELECT e.uscc, e.energy_code, e.use_total_ytd - coalesce(e.use_material_ytd, 0) AS phys,
    (e.use_total_ytd - coalesce(e.use_material_ytd, 0)) * coalesce(e.coef_used, d.coef_ref) AS tce,
    CASE
      WHEN e.energy_code IN ('power', 'heat') THEN 'bought'
      WHEN e.energy_code IN ('raw_coal', 'washed_coal', 'coke', 'coke_gas', 'blast_gas') THEN 'coal'
      WHEN e.energy_code IN ('natural_gas', 'lng') THEN 'gas'
      WHEN e.energy_code IN ('crude', 'gasoline', 'kerosene', 'diesel', 'fuel_oil', 'lpg', 'refinery_gas') THEN 'oil'
    END AS fuel,
    u.town_code, left(u.industry_code, 2) AS division
  FROM energy_use e
  LEFT JOIN energy_dim d ON d.energy_code = e.energy_code
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  WHERE e.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
emitted AS (
  SELECT *,
    CASE fuel WHEN 'coal' THEN tce * :coal WHEN 'oil' THEN tce * :oil WHEN 'gas' THEN tce * :gas END AS direct,
    CASE energy_code WHEN 'power' THEN phys * :power WHEN 'heat' THEN phys * :heat END AS indirect,
    CASE :by WHEN 'division' THEN division WHEN 'town' THEN town_code ELSE energy_code END AS code
  FROM burnt
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS entries, sum(tce) AS tce, sum(direct) AS direct, sum(indirect) AS indirect,
    sum(coalesce(direct, indirect)) AS tco2, bool_or(coalesce(direct, indirect) IS NULL) AS left_out
  FROM emitted
  GROUP BY GROUPING SETS ((code), ())
),
-- Emission and output of the units that have both.
paired AS (
  SELECT x.code, x.tco2, o.output_ytd AS output
  FROM (SELECT uscc, any_value(code) AS code, sum(coalesce(direct, indirect)) AS tco2 FROM emitted GROUP BY uscc) x
  LEFT JOIN industrial_output o ON o.uscc = x.uscc AND o.period_ym = :period_ym
),
related AS (
  SELECT code, grouping(code) = 1 AS is_total, ratio(sum(tco2) FILTER (output IS NOT NULL), sum(output) FILTER (tco2 IS NOT NULL)) AS per_output,
    count(*) > count(tco2 + output) AS is_short
  FROM paired
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE WHEN s.is_total THEN '总计' ELSE coalesce(CASE :by WHEN 'division' THEN d.industry_name WHEN 'town' THEN t.town_name ELSE k.energy_name END, s.code, '不在名录') END AS "group",
  s.tce,
  s.direct,
  s.indirect,
  s.tco2,
  share_of(s.tco2, (SELECT tco2 FROM summed WHERE is_total)) AS share,
  CASE WHEN :by <> 'kind' OR s.is_total THEN r.per_output END AS per_output,
  CASE WHEN s.left_out THEN '有品种没有因子' ELSE '参考数' END AS note,
  CASE WHEN s.tco2 IS NULL THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS tco2_flag,
  CASE WHEN :by <> 'kind' OR s.is_total THEN CASE WHEN r.per_output IS NULL THEN 'not_reported' WHEN r.is_short THEN 'partial' END END AS per_output_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s
LEFT JOIN related r ON r.is_total = s.is_total AND r.code IS NOT DISTINCT FROM s.code AND (s.is_total OR :by <> 'kind')
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN energy_dim k ON :by = 'kind' AND k.energy_code = s.code
WHERE s.entries > 0
ORDER BY s.is_total DESC, round(s.tco2, 6) DESC NULLS LAST, s.code NULLS LAST
