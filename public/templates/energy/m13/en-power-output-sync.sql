/*---
id: en-power-output-sync
version: 1
title: { zh: 用电与产值同步, en: Power and output in step }
question: { zh: 工业用电与产值的增长是否同步？, en: Do power and output move together over time? }
tableTitle: { zh: '工业用电与产值增速（:from—:to，:by）', en: 'Growth of power and output of industry, :from to :to, :by' }
subsystem: energy
module: m13
scope: comparable
inputs:
  power: [customer_no, uscc?, period_ym, kwh_m, kwh_ytd, kwh_ytd_ly]
  industrial_output: [uscc, period_ym, output_m, output_m_ly, output_ytd, output_ytd_ly]
  match_link?: [dept, src_key, uscc, confirmed]
  unit?: [snap_ym, uscc, specialty, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  from:
    type: period
    label: { zh: 自, en: From }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output WHERE period_ym IN (SELECT period_ym FROM power) ORDER BY 1
  to:
    type: period
    label: { zh: 至, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output WHERE period_ym IN (SELECT period_ym FROM power) ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 增速, en: Growth }
    default: m
    options:
      - { value: m, label: { zh: 当月, en: of the month } }
      - { value: ytd, label: { zh: 累计, en: to date } }
  window:
    type: integer
    label: { zh: 相关系数用几期, en: Periods of the correlation }
    default: 12
    minimum: 6
  division:
    type: choice
    label: { zh: 行业大类, en: Division }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT left(u.industry_code, 2), coalesce(d.industry_name, left(u.industry_code, 2)) FROM unit u
      LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2) WHERE u.specialty = 'B' ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: period, label: { zh: 期别, en: Period } }
  - { name: units, group: { zh: 两边都有数的企业, en: Units with both }, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: cover_pct, group: { zh: 两边都有数的企业, en: Units with both }, label: { zh: 占产值, en: Of output }, unit: '%', decimals: 1 }
  - { name: kwh, group: { zh: 用电量, en: Power }, label: { zh: 数量, en: Quantity }, unit: 万千瓦时, decimals: 1 }
  - { name: kwh_yoy, group: { zh: 用电量, en: Power }, label: { zh: 用电增速, en: Growth of power }, unit: '%', decimals: 1, rate: true }
  - { name: output, group: { zh: 产值, en: Output }, label: { zh: 数额, en: Amount }, unit: 亿元, decimals: 2 }
  - { name: out_yoy, group: { zh: 产值, en: Output }, label: { zh: 产值增速, en: Growth of output }, unit: '%', decimals: 1, rate: true }
  - { name: gap, label: { zh: 产值快于用电, en: Output ahead of power }, unit: 百分点, decimals: 1 }
  - name: direction
    label: { zh: 方向, en: Direction }
    values:
      - { value: 同升, label: { zh: 同升, en: Both rise } }
      - { value: 同降, label: { zh: 同降, en: Both fall } }
      - { value: 产升电降, label: { zh: 产升电降, en: 'Output up, power down' } }
      - { value: 产降电升, label: { zh: 产降电升, en: 'Output down, power up' } }
  - { name: corr, label: { zh: 相关系数, en: Correlation }, decimals: 2 }
  - { name: kwh_flag, flagOf: kwh_yoy }
  - { name: out_flag, flagOf: out_yoy }
chart: { kind: line, category: period, categoryKind: period, series: [kwh_yoy, out_yoy] }
notes:
  - { zh: 只用供电和产值两边本期、同期都有数的企业，先合计再相除；没有信用代码的用电户按经确认的匹配。2月为1—2月累计；用电的当月同期数由累计同期数逐月相减得出。, en: 'Units with both figures of power and output, sums first; meters without a code by a confirmed match. February is January and February together; last year’s month of power is the difference of its sums to date.' }
  - { zh: 相关系数为到该期止最近:window期两个增速的相关系数，不足6期不计算；1为完全同步，0为不相关。, en: 'The correlation of both rates over the last :window periods, from six on: 1 is in step, 0 is unrelated.' }
source: { zh: 供电部门、规模以上工业统计（B204-1 工业产销总值）, en: 'Power company, statistics of industry above scale (form B204-1)' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, left(industry_code, 2) AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :to), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
bills AS (
  SELECT coalesce(p.uscc, l.uscc) AS uscc, p.period_ym,
    CASE WHEN :by = 'ytd' OR ym_month(p.period_ym) <= 2 THEN p.kwh_ytd ELSE p.kwh_m END AS now,
    CASE WHEN :by = 'ytd' OR ym_month(p.period_ym) <= 2 THEN p.kwh_ytd_ly ELSE p.kwh_ytd_ly - b.kwh_ytd_ly END AS base
  FROM power p
  LEFT JOIN power b ON b.customer_no = p.customer_no AND b.period_ym = ym_prev(p.period_ym)
  LEFT JOIN match_link l ON l.dept = '供电' AND l.src_key = p.customer_no AND l.confirmed
  WHERE p.period_ym BETWEEN :from AND :to
),
meters AS (
  SELECT uscc, period_ym, sum(now) AS now, sum(base) AS base
  FROM bills
  WHERE uscc IS NOT NULL AND now IS NOT NULL AND base IS NOT NULL
  GROUP BY ALL
),
outputs AS (
  SELECT o.period_ym, o.uscc,
    CASE WHEN :by = 'ytd' OR ym_month(o.period_ym) <= 2 THEN o.output_ytd ELSE o.output_m END AS now,
    CASE WHEN :by = 'ytd' OR ym_month(o.period_ym) <= 2 THEN o.output_ytd_ly ELSE o.output_m_ly END AS base
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym BETWEEN :from AND :to
    AND (:division IS NULL OR u.code = :division) AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT o.period_ym,
    count(*) FILTER (is_both) AS units,
    sum(o.now) AS all_output,
    sum(o.now) FILTER (is_both) AS output, sum(o.base) FILTER (is_both) AS output_base,
    sum(m.now) FILTER (is_both) AS kwh, sum(m.base) FILTER (is_both) AS kwh_base
  FROM outputs o
  LEFT JOIN meters m ON m.uscc = o.uscc AND m.period_ym = o.period_ym
  CROSS JOIN LATERAL (SELECT o.now IS NOT NULL AND o.base IS NOT NULL AND m.uscc IS NOT NULL AS is_both)
  GROUP BY o.period_ym
),
rated AS (
  SELECT *, growth_rate(kwh, kwh_base) AS kwh_yoy, growth_rate(output, output_base) AS out_yoy
  FROM summed
  -- The first month of the data has no month before it, and so no base of power.
  WHERE period_ym IN (SELECT period_ym FROM power) AND period_ym >= (SELECT min(period_ym) FROM summed WHERE units > 0)
),
paired AS (
  SELECT *,
    count(kwh_yoy + out_yoy) OVER recent AS pairs,
    stddev_pop(CASE WHEN kwh_yoy IS NOT NULL THEN out_yoy END) OVER recent AS out_spread,
    stddev_pop(CASE WHEN out_yoy IS NOT NULL THEN kwh_yoy END) OVER recent AS kwh_spread,
    covar_pop(out_yoy, kwh_yoy) OVER recent AS joint
  FROM rated
  WINDOW recent AS (ORDER BY period_ym ROWS BETWEEN (:window - 1) PRECEDING AND CURRENT ROW)
)
SELECT
  period_ym AS period,
  units,
  share_of(output, all_output) AS cover_pct,
  kwh,
  kwh_yoy,
  output / 10000 AS output,
  out_yoy,
  out_yoy - kwh_yoy AS gap,
  CASE
    WHEN out_yoy >= 0 AND kwh_yoy >= 0 THEN '同升'
    WHEN out_yoy < 0 AND kwh_yoy < 0 THEN '同降'
    WHEN out_yoy >= 0 AND kwh_yoy < 0 THEN '产升电降'
    WHEN out_yoy < 0 AND kwh_yoy >= 0 THEN '产降电升'
  END AS direction,
  CASE WHEN pairs >= 6 THEN ratio(joint, out_spread * kwh_spread) END AS corr,
  growth_flag(kwh, kwh_base) AS kwh_flag,
  growth_flag(output, output_base) AS out_flag
FROM paired
ORDER BY period_ym
