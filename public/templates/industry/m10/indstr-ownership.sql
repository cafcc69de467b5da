/*---
id: indstr-ownership
version: 1
title: { zh: 登记类型与控股分组, en: Ownership groups }
question: { zh: 增长来自哪类所有者的企业？, en: Who owns growth? }
tableTitle: { zh: '规模以上工业按所有者分组（:period_ym.year年:period_ym.ytd，:by）', en: 'Industry by :by, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m10
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit: [snap_ym, uscc, town_code, reg_type?, holding?]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: holding
    options:
      - { value: holding, label: { zh: 按控股情况, en: controlling owner } }
      - { value: reg_type, label: { zh: 按登记注册类型, en: type of registration } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: 'Hong Kong, Macao and Taiwan' } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Others } }
      - { value: 内资企业, label: { zh: 内资企业, en: Domestic funds } }
      - { value: 港澳台商投资企业, label: { zh: 港澳台商投资企业, en: 'Funds from Hong Kong, Macao and Taiwan' } }
      - { value: 外商投资企业, label: { zh: 外商投资企业, en: Foreign funds } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, group: { zh: 产值, en: Output }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 产值, en: Output }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: output_flag, flagOf: output }
  - { name: yoy_flag, flagOf: yoy }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: diverging-bar, category: group, series: [pull_pp] }
notes:
  - { zh: 增速为可比口径；拉动为各组增量与总基数之比，合计等于总增速。登记注册类型按首位数字归为内资、港澳台商投资和外商投资。, en: Growth at comparable scope; pull is the increment of a group over the total base and adds up to the total rate. Types of registration are put together by their first digit. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, CASE :by WHEN 'reg_type' THEN left(reg_type, 1) ELSE holding END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT u.code, o.output_ytd AS now, o.output_ytd_ly AS base
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT
    code,
    grouping(code) = 1 AS is_total,
    count(*) AS units,
    sum(now) AS output,
    sum(now) FILTER (base IS NOT NULL) AS matched,
    sum(base) FILTER (now IS NOT NULL) AS base,
    bool_or(now IS NULL OR base IS NULL) AS left_out
  FROM own
  GROUP BY GROUPING SETS ((code), ())
),
whole AS (
  SELECT base FROM summed WHERE is_total
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'reg_type' THEN CASE s.code WHEN '1' THEN '内资企业' WHEN '2' THEN '港澳台商投资企业' WHEN '3' THEN '外商投资企业' ELSE s.code END
    ELSE CASE s.code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股' WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' ELSE s.code END
  END AS "group",
  s.units,
  s.output / 10000 AS output,
  growth_rate(s.matched, s.base) AS yoy,
  CASE WHEN w.base > 0 THEN (s.matched - s.base) / w.base * 100 END AS pull_pp,
  CASE WHEN s.output IS NULL THEN 'not_reported' END AS output_flag,
  coalesce(growth_flag(coalesce(s.matched, s.output), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN w.base IS NULL OR w.base <= 0 OR s.base IS NULL THEN 'no_base' END AS pull_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s CROSS JOIN whole w
WHERE s.units > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
