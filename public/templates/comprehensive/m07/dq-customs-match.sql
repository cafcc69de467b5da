/*---
id: dq-customs-match
version: 1
title: { zh: 海关出口匹配, en: Customs match }
question: { zh: 上报的出口交货值与海关出口对得上吗？, en: Does reported export delivery match customs? }
tableTitle: { zh: '出口交货值与海关出口比对（:period_ym.year年:period_ym.ytd）', en: 'Export delivery beside exports at customs, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m07
inputs:
  customs: [uscc, period_ym, customs_code?, export_ytd]
  industrial_output: [uscc, period_ym, export_ytd]
  match_link?: [dept, src_key, uscc]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT period_ym FROM customs INTERSECT SELECT period_ym FROM industrial_output ORDER BY 1 DESC
  low:
    type: number
    label: { zh: 比值下限, en: Lower limit of the ratio }
    default: 0.7
    minimum: 0
  high:
    type: number
    label: { zh: 比值上限, en: Upper limit of the ratio }
    default: 1.3
    minimum: 0
  min_value:
    type: number
    label: { zh: 金额超过（万元）, en: 'Amounts above (10,000 yuan)' }
    default: 500
    minimum: 0
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
    default: doubtful
    options:
      - { value: doubtful, label: { zh: 对不上的企业, en: units that do not match } }
      - { value: all, label: { zh: 全部企业, en: all units } }
columns:
  - name: name
    label: { zh: 企业, en: Unit }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 偏离, label: { zh: 偏离, en: Apart } }
      - { value: 仅报表有, label: { zh: 仅报表有, en: On the form only } }
      - { value: 仅海关有, label: { zh: 仅海关有, en: At customs only } }
      - { value: 一致, label: { zh: 一致, en: In line } }
      - { value: 金额小, label: { zh: 金额小, en: Small amounts } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: form, group: ':period_ym.ytd', label: { zh: 出口交货值, en: Export delivery }, unit: 万元, decimals: 1 }
  - { name: customs, group: ':period_ym.ytd', label: { zh: 海关出口, en: Exports at customs }, unit: 万元, decimals: 1 }
  - { name: gap, label: { zh: 报表减海关, en: Form minus customs }, unit: 万元, decimals: 1 }
  - { name: ratio, label: { zh: 报表/海关, en: Form to customs }, decimals: 2 }
  - name: result
    label: { zh: 结论, en: Result }
    values:
      - { value: 偏离, label: { zh: 偏离, en: Apart } }
      - { value: 仅报表有, label: { zh: 仅报表有, en: On the form only } }
      - { value: 仅海关有, label: { zh: 仅海关有, en: At customs only } }
      - { value: 一致, label: { zh: 一致, en: In line } }
      - { value: 金额小, label: { zh: 金额小, en: Small amounts } }
  - { name: form_flag, flagOf: form }
  - { name: ratio_flag, flagOf: ratio }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: name, x: customs, y: form, group: result, log: true, diagonal: true, band: 30 }
notes:
  - { zh: 比值在:low—:high之间为一致，在外为偏离；比海关出口超过:min_value万元的，只有一方有数的看有数的一方，不超过的为金额小。, en: 'In line from :low to :high; compared from exports at customs above :min_value (10,000 yuan) on, by the side that has a figure where only one has.' }
  - { zh: 海关名单上没有的按没有自营出口计差额；合计、小计的比值只用两方都有数的企业。出口交货值含供外贸企业出口的部分，海关只记自营出口，不一致不等于错误。, en: 'A unit that customs do not list counts as without own exports in the difference; ratios of totals are of units with both figures. Export delivery includes goods sold to trading companies, customs only own exports: a difference is no proof of an error.' }
source: { zh: 规模以上工业统计（B204-1）、海关, en: Statistics of industry above scale (form B204-1) and customs }
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
links AS (
  SELECT src_key, any_value(uscc) AS uscc FROM match_link WHERE dept = '海关' AND uscc IS NOT NULL GROUP BY src_key
),
declared AS (
  SELECT coalesce(k.uscc, c.uscc) AS uscc, sum(c.export_ytd) AS customs
  FROM customs c
  LEFT JOIN links k ON k.src_key = c.customs_code
  WHERE c.period_ym = :period_ym
  GROUP BY 1
),
pairs AS (
  SELECT o.uscc, u.unit_name, u.town_code, o.export_ytd AS form, d.customs,
    coalesce(o.export_ytd, 0) > 0 AS on_form, coalesce(d.customs, 0) > 0 AS at_customs
  FROM industrial_output o
  LEFT JOIN unit_now u ON u.uscc = o.uscc
  LEFT JOIN declared d ON d.uscc = o.uscc
  WHERE o.period_ym = :period_ym AND (o.export_ytd > 0 OR d.customs > 0) AND (:town IS NULL OR u.town_code = :town)
),
judged AS (
  SELECT *,
    CASE
      WHEN coalesce(CASE WHEN at_customs THEN customs ELSE form END, 0) <= :min_value THEN '金额小'
      WHEN NOT at_customs THEN '仅报表有'
      WHEN NOT on_form THEN '仅海关有'
      WHEN ratio(form, customs) BETWEEN :low AND :high THEN '一致'
      ELSE '偏离'
    END AS result
  FROM pairs
),
lines AS (
  SELECT 0 AS depth, CASE WHEN grouping(result) = 1 THEN '总计' ELSE result END AS name, NULL AS uscc, NULL AS town_code,
    count(*) AS units, sum(form) AS form, sum(customs) AS customs,
    sum(form) FILTER (WHERE on_form AND at_customs) AS both_form, sum(customs) FILTER (WHERE on_form AND at_customs) AS both_customs,
    bool_or(NOT on_form OR NOT at_customs) AS left_out, NULL AS result
  FROM judged
  GROUP BY GROUPING SETS ((result), ())
  HAVING count(*) > 0
  UNION ALL
  SELECT 1, coalesce(unit_name, uscc), uscc, coalesce(town_code, ''), NULL, form, customs,
    CASE WHEN on_form AND at_customs THEN form END, CASE WHEN on_form AND at_customs THEN customs END, false, result
  FROM judged
  WHERE :show = 'all' OR result IN ('偏离', '仅报表有', '仅海关有')
)
SELECT
  l.name,
  l.uscc,
  CASE WHEN l.uscc IS NULL THEN NULL ELSE coalesce(t.town_name, nullif(l.town_code, ''), '不在名录') END AS town,
  l.units,
  l.form,
  l.customs,
  l.form - coalesce(l.customs, 0) AS gap,
  ratio(l.both_form, l.both_customs) AS ratio,
  l.result,
  CASE WHEN l.form IS NULL THEN 'not_reported' END AS form_flag,
  CASE WHEN l.left_out AND l.both_form IS NOT NULL THEN 'partial' END AS ratio_flag,
  CASE WHEN l.name = '总计' THEN 0 ELSE 1 END AS level,
  CASE WHEN l.uscc IS NOT NULL THEN 'data' WHEN l.name = '总计' THEN 'total' ELSE 'subtotal' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
ORDER BY l.depth,
  list_position(['总计', '偏离', '仅报表有', '仅海关有', '一致', '金额小'], coalesce(l.result, l.name)),
  round(abs(coalesce(l.form, 0) - coalesce(l.customs, 0)), 6) DESC, l.uscc
