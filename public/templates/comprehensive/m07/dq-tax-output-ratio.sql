/*---
id: dq-tax-output-ratio
version: 1
title: { zh: 税产比, en: Tax to output ratio }
question: { zh: 哪些街镇、行业的应税销售额不到产值的九成？, en: Which towns and industries have taxable sales below nine tenths of output? }
tableTitle: { zh: '规模以上工业税产比（:period_ym.year年:period_ym.ytd，:by）', en: 'Taxable sales to output of industry by :by, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m07
inputs:
  tax: [uscc, period_ym, taxable_sales_ytd]
  industrial_output: [uscc, period_ym, output_ytd]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, weak_base?]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: town
    options:
      - { value: town, label: { zh: 按街镇, en: town } }
      - { value: division, label: { zh: 按行业大类, en: division } }
      - { value: weak, label: { zh: 按统计基础, en: statistical base } }
  line:
    type: number
    label: { zh: 界线（%）, en: Line (%) }
    default: 90
    minimum: 0
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 基础薄弱行业, label: { zh: 基础薄弱行业, en: Industries of weak base } }
      - { value: 其他行业, label: { zh: 其他行业, en: Other industries } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, group: ':period_ym.ytd', label: { zh: 工业总产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: taxable, group: ':period_ym.ytd', label: { zh: 应税销售额, en: Taxable sales }, unit: 亿元, decimals: 2 }
  - { name: ratio, label: { zh: 税产比, en: Ratio }, unit: '%', decimals: 1 }
  - { name: below, label: { zh: 低于界线, en: Below the line }, values: [{ value: 是, label: { zh: 是, en: 'yes' } }] }
  - { name: units_below, label: { zh: 低于界线的企业, en: Units below the line }, unit: 家, decimals: 0 }
  - { name: ratio_flag, flagOf: ratio }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: group, series: [ratio], reference: ':line', referenceName: { zh: 界线, en: Line } }
notes:
  - { zh: 税产比为应税销售额与产值之比，只用两项都有数的企业；由低到高排，界线:line%。, en: 'Taxable sales over output of the units that have both, lowest first; line :line%.' }
  - { zh: 低于界线的企业只数累计产值500万元及以上的。, en: Units below the line are counted from an output of 5 million yuan on. }
source: { zh: 规模以上工业统计（B204-1）、税务部门, en: Statistics of industry above scale (form B204-1) and tax office }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, left(industry_code, 2) AS division
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
taxed AS (
  SELECT uscc, sum(taxable_sales_ytd) AS taxable FROM tax WHERE period_ym = :period_ym AND uscc IS NOT NULL GROUP BY uscc
),
reports AS (
  SELECT o.output_ytd AS output, x.taxable,
    o.output_ytd IS NOT NULL AND x.taxable IS NOT NULL AS has_both,
    CASE :by
      WHEN 'town' THEN u.town_code
      WHEN 'division' THEN u.division
      ELSE CASE WHEN u.uscc IS NULL THEN NULL WHEN coalesce(d.weak_base, false) THEN '1' ELSE '2' END
    END AS code
  FROM industrial_output o
  LEFT JOIN unit_now u ON u.uscc = o.uscc
  LEFT JOIN industry_dim d ON d.industry_code = u.division
  LEFT JOIN taxed x ON x.uscc = o.uscc
  WHERE o.period_ym = :period_ym
),
sums AS (
  SELECT grouping(code) = 1 AS is_total, code,
    count(*) FILTER (WHERE has_both) AS units,
    sum(output) FILTER (WHERE has_both) AS output,
    sum(taxable) FILTER (WHERE has_both) AS taxable,
    count(*) FILTER (WHERE has_both AND output >= 500 AND taxable / output * 100 < :line) AS units_below,
    coalesce(bool_or(NOT has_both), false) AS left_out
  FROM reports
  GROUP BY GROUPING SETS ((code), ())
),
rated AS (
  SELECT *, ratio(taxable, output) * 100 AS pct FROM sums
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code)
    WHEN :by = 'division' THEN coalesce(d.industry_name, s.code)
    WHEN s.code = '1' THEN '基础薄弱行业'
    ELSE '其他行业'
  END AS "group",
  s.units,
  s.output / 10000 AS output,
  s.taxable / 10000 AS taxable,
  s.pct AS ratio,
  CASE WHEN s.pct < :line THEN '是' END AS below,
  s.units_below,
  CASE WHEN s.units = 0 THEN 'not_reported' WHEN s.left_out THEN 'partial' END AS ratio_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM rated s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
ORDER BY s.is_total DESC, round(s.pct, 6) NULLS LAST, s.code NULLS LAST
