/*---
id: dq-power-divergence
version: 1
title: { zh: 电产背离, en: Power divergence }
question: { zh: 哪些企业用电和产值的增速背离？, en: Where do power and output disagree? }
tableTitle: { zh: '产值与用电增速背离:gap个百分点以上的企业（:period_ym.year年:period_ym.ytd）', en: 'Output and power more than :gap points apart, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m07
scope: comparable
inputs:
  power: [customer_no, period_ym, uscc?, kwh_ytd, kwh_ytd_ly]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly]
  match_link?: [dept, src_key, uscc, confirmed?]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT period_ym FROM power INTERSECT SELECT period_ym FROM industrial_output ORDER BY 1 DESC
  gap:
    type: number
    label: { zh: 相差超过（百分点）, en: More than (points) apart }
    default: 30
    minimum: 0
  min_output:
    type: number
    label: { zh: 同期产值超过（万元）, en: 'Output a year ago above (10,000 yuan)' }
    default: 500
    minimum: 0
  min_kwh:
    type: number
    label: { zh: 同期用电超过（万千瓦时）, en: 'Power a year ago above (10,000 kWh)' }
    default: 10
    minimum: 0
  links:
    type: choice
    label: { zh: 户号匹配, en: Links of meters }
    default: confirmed
    options:
      - { value: confirmed, label: { zh: 只用已确认的, en: only confirmed ones } }
      - { value: all, label: { zh: 含待确认的, en: suggested ones too } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: apart
    options:
      - { value: apart, label: { zh: 背离的企业, en: units that are apart } }
      - { value: all, label: { zh: 全部可比企业, en: all units that can be compared } }
columns:
  - name: name
    label: { zh: 企业, en: Unit }
    values:
      - { value: 可比企业合计, label: { zh: 可比企业合计, en: All units compared } }
      - { value: 产值快于用电, label: { zh: 产值快于用电, en: Output faster than power } }
      - { value: 用电快于产值, label: { zh: 用电快于产值, en: Power faster than output } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: division, label: { zh: 行业大类, en: Division } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, group: [':period_ym.ytd', { zh: 工业总产值, en: Output }], label: { zh: 数值, en: Value }, unit: 万元, decimals: 1 }
  - { name: out_yoy, group: [':period_ym.ytd', { zh: 工业总产值, en: Output }], label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: kwh, group: [':period_ym.ytd', { zh: 用电量, en: Power }], label: { zh: 数值, en: Value }, unit: 万千瓦时, decimals: 1 }
  - { name: kwh_yoy, group: [':period_ym.ytd', { zh: 用电量, en: Power }], label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: gap_pp, label: { zh: 产值增速减用电增速, en: Output minus power }, unit: 百分点, decimals: 1 }
  - { name: weight, label: { zh: 占全部产值, en: Share of all output }, unit: '%', decimals: 2 }
  - name: direction
    label: { zh: 判断, en: Result }
    values:
      - { value: 产值快于用电, label: { zh: 产值快于用电, en: Output faster } }
      - { value: 用电快于产值, label: { zh: 用电快于产值, en: Power faster } }
      - { value: 基本一致, label: { zh: 基本一致, en: In line } }
  - { name: kwh_yoy_flag, flagOf: kwh_yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: name, x: kwh_yoy, y: out_yoy, group: direction, diagonal: true, band: 30 }
notes:
  - { zh: 只比同期产值超过:min_output万元、同期用电超过:min_kwh万千瓦时且两期都有数的企业；一家有几个户号的合并，同期没有电量的户号不计入增速。, en: 'Units with output above :min_output (10,000 yuan) and power above :min_kwh (10,000 kWh) a year ago and figures of both years; meters of a unit are added up, those without last year left out of the rate.' }
  - { zh: 合计、小计先求和再算增速，占比以本期全部（所选街镇）产值为分母；图中灰带为30个百分点。, en: Totals are added up before rates are taken; shares are of all output of the period (of the chosen town). The band of the chart is 30 points wide to each side. }
source: { zh: 规模以上工业统计（B204-1）、供电部门, en: Statistics of industry above scale (form B204-1) and power company }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, left(industry_code, 2) AS division
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
links AS (
  SELECT src_key, any_value(uscc) AS uscc
  FROM match_link
  WHERE dept = '供电' AND uscc IS NOT NULL AND (:links = 'all' OR confirmed)
  GROUP BY src_key
),
metered AS (
  SELECT coalesce(k.uscc, p.uscc) AS uscc,
    sum(p.kwh_ytd) AS kwh,
    sum(p.kwh_ytd) FILTER (WHERE p.kwh_ytd_ly IS NOT NULL) AS now,
    sum(p.kwh_ytd_ly) FILTER (WHERE p.kwh_ytd IS NOT NULL) AS base,
    bool_or(p.kwh_ytd IS NULL OR p.kwh_ytd_ly IS NULL) AS left_out
  FROM power p
  LEFT JOIN links k ON k.src_key = p.customer_no
  WHERE p.period_ym = :period_ym AND coalesce(k.uscc, p.uscc) IS NOT NULL
  GROUP BY 1
),
reports AS (
  SELECT o.uscc, o.output_ytd, o.output_ytd_ly, u.unit_name, u.town_code, u.division, m.kwh, m.now, m.base, m.left_out
  FROM industrial_output o
  LEFT JOIN unit_now u ON u.uscc = o.uscc
  LEFT JOIN metered m ON m.uscc = o.uscc
  WHERE o.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
whole AS (
  SELECT sum(output_ytd) AS output FROM reports
),
compared AS (
  SELECT *, growth_rate(output_ytd, output_ytd_ly) AS out_yoy, growth_rate(now, base) AS kwh_yoy
  FROM reports
  WHERE output_ytd >= 0 AND output_ytd_ly > :min_output AND output_ytd_ly > 0 AND now >= 0 AND base > :min_kwh AND base > 0
),
judged AS (
  SELECT *,
    CASE WHEN out_yoy - kwh_yoy > :gap THEN '产值快于用电' WHEN kwh_yoy - out_yoy > :gap THEN '用电快于产值' ELSE '基本一致' END AS direction
  FROM compared
),
lines AS (
  SELECT 0 AS depth, CASE WHEN grouping(direction) = 1 THEN '可比企业合计' ELSE direction END AS name, NULL AS uscc, NULL AS town_code, NULL AS division,
    count(*) AS units, sum(output_ytd) AS output, sum(output_ytd_ly) AS output_ly, sum(kwh) AS kwh, sum(now) AS now, sum(base) AS base,
    bool_or(left_out) AS left_out, NULL AS direction
  FROM judged
  GROUP BY GROUPING SETS ((direction), ())
  HAVING count(*) > 0 AND (grouping(direction) = 1 OR direction <> '基本一致')
  UNION ALL
  SELECT 1, coalesce(unit_name, uscc), uscc, coalesce(town_code, ''), division, NULL, output_ytd, output_ytd_ly, kwh, now, base, left_out, direction
  FROM judged
  WHERE :show = 'all' OR direction <> '基本一致'
)
SELECT
  l.name,
  l.uscc,
  CASE WHEN l.uscc IS NULL THEN NULL ELSE coalesce(t.town_name, nullif(l.town_code, ''), '不在名录') END AS town,
  coalesce(d.industry_name, l.division) AS division,
  l.units,
  l.output,
  growth_rate(l.output, l.output_ly) AS out_yoy,
  l.kwh,
  growth_rate(l.now, l.base) AS kwh_yoy,
  growth_rate(l.output, l.output_ly) - growth_rate(l.now, l.base) AS gap_pp,
  share_of(l.output, w.output) AS weight,
  l.direction,
  CASE WHEN l.left_out THEN 'partial' END AS kwh_yoy_flag,
  CASE WHEN l.name = '可比企业合计' THEN 0 ELSE 1 END AS level,
  CASE WHEN l.uscc IS NOT NULL THEN 'data' WHEN l.name = '可比企业合计' THEN 'total' ELSE 'subtotal' END AS row_kind
FROM lines l
CROSS JOIN whole w
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim d ON d.industry_code = l.division
ORDER BY l.depth, CASE WHEN l.depth = 0 THEN list_position(['可比企业合计', '产值快于用电', '用电快于产值'], l.name) END,
  round(abs(growth_rate(l.output, l.output_ly) - growth_rate(l.now, l.base)), 6) DESC, l.uscc
