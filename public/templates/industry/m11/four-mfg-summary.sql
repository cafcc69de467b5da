/*---
id: four-mfg-summary
version: 1
title: { zh: “3+1”产业汇总(去重), en: 3+1 summary without double count }
question: { zh: “3+1”四个产业的产值、增速和利润各是多少，去掉重复计算后合计多少？, en: What do the four 3+1 industries make and how much is it once overlaps are removed? }
tableTitle: { zh: '“3+1”产业规模以上工业主要指标（:period_ym.year年:period_ym.ytd）', en: 'The 3+1 industries, units above scale, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m11
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to?, share?]
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly?]
  finance?: [uscc, form_code, period_ym, profit_ytd, profit_ytd_ly?]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: 产业, en: Industry }
    values:
      - { value: 合计（去重）, label: { zh: 合计（去重）, en: Total without double counting } }
      - { value: m31.auto, label: { zh: 汽车, en: Cars } }
      - { value: m31.equip, label: { zh: 高端装备, en: High-end equipment } }
      - { value: m31.bio, label: { zh: 生物医药, en: Biopharma } }
      - { value: m31.ai, label: { zh: 人工智能, en: Artificial intelligence } }
      - { value: 四个产业相加, label: { zh: 四个产业相加, en: Sum of the industries } }
      - { value: 减：重复计算, label: { zh: 减：重复计算, en: 'Less: counted more than once' } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, group: { zh: '产值（:period_ym.ytd）', en: 'Output, :period_ym.ytd' }, label: { zh: 累计, en: To date }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: '产值（:period_ym.ytd）', en: 'Output, :period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: profit, group: { zh: '利润总额（:period_ym.ytd）', en: 'Profit, :period_ym.ytd' }, label: { zh: 累计, en: To date }, unit: 亿元, decimals: 2 }
  - { name: profit_yoy, group: { zh: '利润总额（:period_ym.ytd）', en: 'Profit, :period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: shared_units, group: { zh: 其中：同属其他产业, en: Of which in another of the four }, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: overlap, group: { zh: 其中：同属其他产业, en: Of which in another of the four }, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: output_flag, flagOf: output }
  - { name: yoy_flag, flagOf: yoy }
  - { name: profit_flag, flagOf: profit }
  - { name: profit_yoy_flag, flagOf: profit_yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: bar
  title: { zh: '“3+1”各产业产值及其中同属其他产业的产值，:period_ym.year年:period_ym.ytd', en: 'Output of the 3+1 industries and the part that belongs to another of them too, :period_ym.ytd :period_ym.year' }
  category: group
  series: [output, overlap]
notes:
  - { zh: 各产业按企业的归属比重计；一家企业各产业比重之和超过1的部分为重复计算，合计中至多按1计，企业数只算一家。, en: 'Industries count a unit by its share; what its shares exceed 1 together is counted more than once, the total takes 1 at most.' }
  - { zh: 名单为本期有效名单，用于两期；只计报工业产值的企业，名单上的服务业企业不在内。增速为可比口径。, en: 'The list of the period is applied to both years; only units with industrial output, services on the list are left out. Comparable growth.' }
source: { zh: 产业名单、工业产销总值（B204-1）、财务状况（B203）, en: 'Lists of industries, output (form B204-1), financial statements (form B203)' }
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
members AS (
  SELECT group_code AS code, uscc, max(coalesce(share, 1)) AS share
  FROM group_member
  WHERE group_code LIKE 'm31.%' AND valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
  GROUP BY group_code, uscc
),
reports AS (
  SELECT m.code, m.uscc, m.share, count(*) OVER (PARTITION BY m.uscc) > 1 AS is_shared,
    o.output_ytd AS now, o.output_ytd_ly AS base, f.profit_ytd AS profit, f.profit_ytd_ly AS profit_ly
  FROM members m
  JOIN industrial_output o ON o.uscc = m.uscc AND o.period_ym = :period_ym
  LEFT JOIN finance f ON f.uscc = m.uscc AND f.period_ym = :period_ym AND f.form_code = 'B203'
  LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE :town IS NULL OR u.town_code = :town
),
-- What each unit brings to each line; to the total its shares together, one at most.
parts AS (
  SELECT code AS line, uscc, share AS weight, is_shared, now, base, profit, profit_ly FROM reports
  UNION ALL
  SELECT 'sum', uscc, sum(share), any_value(is_shared), any_value(now), any_value(base), any_value(profit), any_value(profit_ly)
  FROM reports GROUP BY uscc
  UNION ALL
  SELECT 'total', uscc, least(sum(share), 1), any_value(is_shared), any_value(now), any_value(base), any_value(profit), any_value(profit_ly)
  FROM reports GROUP BY uscc
  UNION ALL
  SELECT 'twice', uscc, sum(share) - 1, any_value(is_shared), any_value(now), any_value(base), any_value(profit), any_value(profit_ly)
  FROM reports GROUP BY uscc HAVING round(sum(share), 9) > 1
),
sums AS (
  SELECT line, count(*) AS units, count(*) FILTER (WHERE is_shared) AS shared_units,
    sum(weight * now) AS output, sum(weight * now) FILTER (WHERE is_shared) AS overlap,
    sum(weight * now) FILTER (WHERE base IS NOT NULL) AS now, sum(weight * base) FILTER (WHERE now IS NOT NULL) AS base,
    bool_or(now IS NULL OR base IS NULL) AS left_out,
    sum(weight * profit) AS profit,
    sum(weight * profit) FILTER (WHERE profit_ly IS NOT NULL) AS profit_now, sum(weight * profit_ly) FILTER (WHERE profit IS NOT NULL) AS profit_base,
    bool_or(profit IS NULL OR profit_ly IS NULL) AS profit_left_out
  FROM parts
  GROUP BY line
),
lines(line, label, rank) AS (
  VALUES ('total', '合计（去重）', 0), ('m31.auto', 'm31.auto', 1), ('m31.equip', 'm31.equip', 2), ('m31.bio', 'm31.bio', 3), ('m31.ai', 'm31.ai', 4),
    ('sum', '四个产业相加', 6), ('twice', '减：重复计算', 7)
  UNION ALL
  SELECT DISTINCT code, code, 5 FROM members WHERE code NOT IN ('m31.auto', 'm31.equip', 'm31.bio', 'm31.ai')
)
SELECT
  l.label AS "group",
  -- The sum counts a unit once in each of its industries, the total once.
  CASE l.line WHEN 'sum' THEN m.n WHEN 'twice' THEN m.n - m.units ELSE coalesce(s.units, 0) END AS units,
  s.output / 10000 AS output,
  CASE WHEN l.line <> 'twice' THEN growth_rate(s.now, s.base) END AS yoy,
  s.profit / 10000 AS profit,
  CASE WHEN l.line <> 'twice' THEN growth_rate(s.profit_now, s.profit_base) END AS profit_yoy,
  CASE WHEN l.rank < 6 THEN coalesce(s.shared_units, 0) END AS shared_units,
  CASE WHEN l.rank < 6 THEN coalesce(s.overlap, CASE WHEN s.output IS NOT NULL THEN 0 END) / 10000 END AS overlap,
  CASE WHEN s.output IS NULL AND l.line <> 'twice' THEN 'not_reported' END AS output_flag,
  CASE WHEN l.line <> 'twice' THEN
    coalesce(growth_flag(coalesce(s.now, s.output), s.base), CASE WHEN s.left_out THEN 'partial' END)
  END AS yoy_flag,
  CASE WHEN s.profit IS NULL AND l.line <> 'twice' THEN 'not_reported' END AS profit_flag,
  CASE WHEN l.line <> 'twice' THEN
    coalesce(growth_flag(coalesce(s.profit_now, s.profit), s.profit_base), CASE WHEN s.profit_left_out THEN 'partial' END)
  END AS profit_yoy_flag,
  CASE WHEN l.rank = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN l.rank = 0 THEN 'total' WHEN l.rank >= 6 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l
CROSS JOIN (SELECT count(*) AS n, count(DISTINCT uscc) AS units FROM reports) m
LEFT JOIN sums s ON s.line = l.line
ORDER BY l.rank, l.line
