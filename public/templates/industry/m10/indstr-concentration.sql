/*---
id: indstr-concentration
version: 1
title: { zh: 行业集中度, en: Concentration CR4/HHI }
question: { zh: 各行业的产值集中在少数企业手里吗？, en: How concentrated is each division? }
tableTitle: { zh: '规模以上工业行业集中度（:period_ym.year年:period_ym.ytd）', en: 'Concentration of industry, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m10
inputs:
  industrial_output: [uscc, period_ym, output_ytd]
  unit: [snap_ym, uscc, town_code, industry_code]
  industry_dim?: [industry_code, industry_name]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 前几家, en: Largest n }
    default: 4
    minimum: 1
    maximum: 100
  low:
    type: integer
    label: { zh: 低集中上限, en: Low below }
    default: 1500
    minimum: 0
    maximum: 10000
  high:
    type: integer
    label: { zh: 高集中下限, en: High above }
    default: 2500
    minimum: 0
    maximum: 10000
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: division, label: { zh: 行业大类, en: Division }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: cr, label: { zh: '前:n家占比', en: 'CR :n' }, unit: '%', decimals: 1 }
  - { name: hhi, label: { zh: 赫芬达尔指数, en: HHI }, decimals: 0 }
  - { name: class, label: { zh: 集中程度, en: Class }, values: [{ value: 低, label: { zh: 低, en: low } }, { value: 中, label: { zh: 中, en: middle } }, { value: 高, label: { zh: 高, en: high } }] }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: lollipop, category: division, value: hhi, reference: ':high', referenceName: { zh: 高集中, en: High } }
notes:
  - { zh: '赫芬达尔指数为各企业产值占比（%）平方之和，0—10000；低于:low为低，高于:high为高。企业不足:n家的行业，前:n家占比为100。', en: 'HHI is the sum of squared shares in per cent, 0 to 10,000; low below :low, high above :high. With fewer than :n units the share of the largest is 100.' }
  - { zh: 只计本期有产值的企业；按企业计，未按集团合并。, en: Units with output only; each unit by itself and not by group of companies. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）, en: Statistics of industry above scale (form B204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, left(industry_code, 2) AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT u.code, o.output_ytd
  FROM industrial_output o LEFT JOIN unit_now u ON u.uscc = o.uscc
  WHERE o.period_ym = :period_ym AND o.output_ytd > 0 AND (:town IS NULL OR u.town_code = :town)
),
grouped AS (
  SELECT code, false AS is_total, list(output_ytd) AS amounts FROM own GROUP BY code
  UNION ALL
  SELECT NULL, true, list(output_ytd) FROM own HAVING count(*) > 0
),
measured AS (
  SELECT code, is_total, len(amounts) AS units, list_sum(amounts) AS output, top_share(amounts, :n) AS cr, herfindahl(amounts) AS hhi
  FROM grouped
)
SELECT
  CASE WHEN m.is_total THEN '总计' ELSE coalesce(d.industry_name, m.code, '不在名录') END AS division,
  m.units,
  m.output / 10000 AS output,
  m.cr,
  m.hhi,
  CASE WHEN m.hhi < :low THEN '低' WHEN m.hhi <= :high THEN '中' ELSE '高' END AS class,
  CASE WHEN m.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN m.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM measured m LEFT JOIN industry_dim d ON d.industry_code = m.code
ORDER BY m.is_total DESC, round(m.hhi, 6) DESC, m.code NULLS LAST
