/*---
id: sei-by-field
version: 1
title: { zh: 分领域战新产值, en: Emerging industry by field }
question: { zh: 九大领域的战略性新兴产业产值各是多少，增长多少，谁在拉动？, en: 'Output, growth and pull of the nine fields of strategic emerging industry?' }
tableTitle: { zh: '战略性新兴产业分领域产值（:period_ym.year年:period_ym.ytd）', en: 'Strategic emerging industry by field, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m11
scope: comparable
inputs:
  sei_output: [uscc, period_ym, sei_field, sei_ytd, sei_ytd_ly?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM sei_output ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: field
    label: { zh: 领域, en: Field }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: it, label: { zh: 新一代信息技术, en: Information technology } }
      - { value: equip, label: { zh: 高端装备制造, en: High-end equipment } }
      - { value: material, label: { zh: 新材料, en: New materials } }
      - { value: bio, label: { zh: 生物, en: Biotechnology } }
      - { value: nev, label: { zh: 新能源汽车, en: New-energy vehicles } }
      - { value: energy, label: { zh: 新能源, en: New energy } }
      - { value: env, label: { zh: 节能环保, en: Energy saving and environment } }
      - { value: digital, label: { zh: 数字创意, en: Digital creative industry } }
      - { value: service, label: { zh: 相关服务业, en: Related services } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: ytd, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 1 }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: bar
  title: { zh: '战略性新兴产业各领域产值，:period_ym.year年:period_ym.ytd', en: 'Output of strategic emerging industry by field, :period_ym.ytd :period_ym.year' }
  category: field
  series: [ytd]
notes:
  - { zh: 产值按当年价格计算；增速为可比口径，用本期表内同期数。拉动合计等于总增速。, en: 'Output at current prices; comparable growth against the base on the form. Pulls add up to the total rate.' }
  - { zh: 一家企业可以有几个领域的产值，总计中只算一家。, en: 'A unit may report several fields, the total counts it once.' }
source: { zh: 战略性新兴产业产值（B104-4）, en: Output of strategic emerging industry (form B104-4) }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT s.uscc, s.sei_field, s.sei_ytd AS now, s.sei_ytd_ly AS base
  FROM sei_output s LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(sei_field) = 1 AS is_total, sei_field, count(DISTINCT uscc) AS units, sum(now) AS ytd,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out
  FROM reports
  GROUP BY GROUPING SETS ((sei_field), ())
),
-- All nine fields are printed, and what else is reported behind them.
lines(code, rank) AS (
  SELECT NULL, 0
  UNION ALL
  VALUES ('it', 1), ('equip', 2), ('material', 3), ('bio', 4), ('nev', 5), ('energy', 6), ('env', 7), ('digital', 8), ('service', 9)
  UNION ALL
  SELECT DISTINCT sei_field, 10 FROM reports
  WHERE sei_field NOT IN ('it', 'equip', 'material', 'bio', 'nev', 'energy', 'env', 'digital', 'service')
),
total AS (
  SELECT ytd, base FROM sums WHERE is_total
),
negative AS (
  SELECT coalesce(bool_or(ytd < 0), false) AS is_true FROM sums WHERE NOT is_total
)
SELECT
  coalesce(l.code, '总计') AS field,
  coalesce(s.units, 0) AS units,
  s.ytd / 10000 AS ytd,
  growth_rate(s.now, s.base) AS yoy,
  CASE WHEN NOT n.is_true THEN share_of(s.ytd, t.ytd) END AS share,
  pull(s.now - s.base, t.base) AS pull_pp,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  coalesce(growth_flag(coalesce(s.now, s.ytd), s.base), CASE WHEN s.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' WHEN n.is_true THEN 'negative_part' END AS share_flag,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' WHEN s.base IS NULL OR t.base <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN l.rank = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN l.rank = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
CROSS JOIN total t
CROSS JOIN negative n
LEFT JOIN sums s ON s.is_total = (l.rank = 0) AND s.sei_field IS NOT DISTINCT FROM l.code
ORDER BY l.rank, l.code
