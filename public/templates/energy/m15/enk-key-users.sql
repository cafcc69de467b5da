/*---
id: enk-key-users
version: 1
title: { zh: 重点用能企业跟踪, en: Key users }
question: { zh: 重点用能企业和观测点的能耗、强度怎样变化，谁缺报？, en: 'How do key users and observation points develop, and who has not reported?' }
tableTitle: { zh: '重点用能企业能源消费（:period_ym.year年:period_ym.ytd）', en: 'Energy consumption of key users, :period_ym.ytd :period_ym.year' }
subsystem: energy
module: m15
scope: comparable
inputs:
  group_member: [group_code, uscc, member_name?, valid_from?, valid_to?]
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly?]
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM energy_unit ORDER BY 1 DESC
  list:
    type: choice
    label: { zh: 名单, en: List }
    default: key.energy
    options:
      - { value: sei, label: { zh: 战略性新兴产业, en: Strategic emerging industries } }
      - { value: ai, label: { zh: 人工智能, en: Artificial intelligence } }
      - { value: m31.auto, label: { zh: 汽车, en: Automobiles } }
      - { value: m31.equip, label: { zh: 高端装备, en: High-end equipment } }
      - { value: m31.bio, label: { zh: 生物医药, en: Biopharma } }
      - { value: m31.ai, label: { zh: “3+1”人工智能, en: AI of the 3+1 } }
      - { value: m44.bio, label: { zh: “4+4”生物医药, en: Biopharma of the 4+4 } }
      - { value: m44.equip, label: { zh: “4+4”高端装备, en: High-end equipment of the 4+4 } }
      - { value: m44.it, label: { zh: 新一代信息技术, en: Information technology } }
      - { value: m44.material, label: { zh: 新材料, en: New materials } }
      - { value: m44.finance, label: { zh: 现代金融, en: Modern finance } }
      - { value: m44.culture, label: { zh: 文化创意, en: Culture and creative } }
      - { value: m44.scitech, label: { zh: 科技服务, en: Sci-tech services } }
      - { value: m44.trade, label: { zh: 现代商贸, en: Modern trade } }
      - { value: hq.dom, label: { zh: 内资总部, en: Domestic headquarters } }
      - { value: hq.for, label: { zh: 外资总部, en: Foreign headquarters } }
      - { value: it.trade, label: { zh: 国际贸易, en: International trade } }
      - { value: it.commerce, label: { zh: 现代商业, en: Modern commerce } }
      - { value: key.energy, label: { zh: 重点用能企业, en: Key energy users } }
      - { value: key.service, label: { zh: 重点服务业企业, en: Key service units } }
      - { value: inv.big, label: { zh: 重大投资, en: Major investment } }
    choices: SELECT DISTINCT group_code FROM group_member WHERE group_code IS NOT NULL ORDER BY group_code <> 'key.energy', group_code
  n:
    type: integer
    label: { zh: 列出家数, en: Units to list }
    default: 30
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: unit_name
    label: { zh: 企业, en: Unit }
    values:
      - { value: 名单合计, label: { zh: 名单合计, en: All on the list } }
      - { value: 其他企业, label: { zh: 其他企业, en: Other units } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: units, label: { zh: 家数, en: Units }, unit: 家, decimals: 0 }
  - { name: tce, group: { zh: 综合能源消费量, en: Energy consumption }, label: { zh: 累计, en: Year to date }, unit: 吨标准煤, decimals: 1 }
  - { name: share, group: { zh: 综合能源消费量, en: Energy consumption }, label: { zh: 占规上工业, en: Of all industry }, unit: '%', decimals: 1 }
  - { name: yoy, group: { zh: 综合能源消费量, en: Energy consumption }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: output_yoy, label: { zh: 产值同比, en: Growth of output }, unit: '%', decimals: 1, rate: true }
  - { name: intensity, group: { zh: 单位产值能耗, en: Energy per output }, label: { zh: 本期, en: Now }, unit: 吨标准煤/万元, decimals: 4 }
  - { name: change, group: { zh: 单位产值能耗, en: Energy per output }, label: { zh: 升降, en: Change }, unit: '%', decimals: 1, rate: true }
  - { name: state, label: { zh: 报送, en: Report }, values: [{ value: 已报, label: { zh: 已报, en: received } }, { value: 缺报, label: { zh: 缺报, en: missing } }] }
  - { name: tce_flag, flagOf: tce }
  - { name: yoy_flag, flagOf: yoy }
  - { name: output_flag, flagOf: output_yoy }
  - { name: intensity_flag, flagOf: intensity }
  - { name: change_flag, flagOf: change }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: unit_name, series: [tce], rows: 20 }
notes:
  - { zh: '名单为:list，按本期有效的成员；能耗前:n家逐户列出，缺报的全部列在最后。产值为当年价格。', en: 'List :list, members valid in the period; the :n largest users one by one, members without a report at the end. Output at current prices.' }
  - { zh: 单位产值能耗升降由能耗与产值两个增速算得，只用四项数都有的企业。, en: 'The change of energy per output follows from both rates, over units with all four figures.' }
source: { zh: 规模以上工业能源统计（205-1）、工业产销总值（B204-1），重点名单, en: 'Energy statistics (form 205-1) and output (form B204-1) of industry above scale, lists' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- A member may be on the list twice, with other dates or from another department: it counts once.
members AS (
  SELECT uscc, max(member_name) AS member_name
  FROM group_member
  WHERE group_code = :list AND uscc IS NOT NULL
    AND coalesce(valid_from, '') <= :period_ym AND coalesce(valid_to, '9999-12') >= :period_ym
  GROUP BY uscc
),
own AS (
  SELECT m.uscc, coalesce(u.unit_name, m.member_name, m.uscc) AS unit_name, u.town_code, left(u.industry_code, 2) AS code,
    e.uscc IS NOT NULL AS is_reported, e.tce_ytd AS tce, e.tce_ytd_ly AS tce_ly, o.output_ytd AS output, o.output_ytd_ly AS output_ly
  FROM members m
  LEFT JOIN unit_now u ON u.uscc = m.uscc
  LEFT JOIN energy_unit e ON e.uscc = m.uscc AND e.period_ym = :period_ym
  LEFT JOIN industrial_output o ON o.uscc = m.uscc AND o.period_ym = :period_ym
  WHERE :town IS NULL OR u.town_code = :town
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY is_reported ORDER BY round(tce, 6) DESC NULLS LAST, uscc) AS place
  FROM own
),
-- Each member counts in the total, and on its own line or among the others.
placed AS (
  SELECT 0 AS part, 0 AS at_place, NULL AS key, * FROM ranked
  UNION ALL
  SELECT CASE WHEN NOT is_reported THEN 3 WHEN place <= :n THEN 1 ELSE 2 END,
    CASE WHEN is_reported AND place > :n THEN 0 ELSE place END,
    CASE WHEN NOT is_reported OR place <= :n THEN uscc END, *
  FROM ranked
),
summed AS (
  SELECT part, at_place, key,
    count(*) AS units,
    any_value(unit_name) AS unit_name,
    any_value(town_code) AS town_code,
    any_value(code) AS code,
    sum(tce) AS tce,
    sum(tce) FILTER (tce_ly IS NOT NULL) AS tce_now,
    sum(tce_ly) FILTER (tce IS NOT NULL) AS tce_base,
    count(*) FILTER (tce + tce_ly IS NOT NULL) AS tce_units,
    sum(output) AS output,
    sum(output) FILTER (output_ly IS NOT NULL) AS output_now,
    sum(output_ly) FILTER (output IS NOT NULL) AS output_base,
    count(*) FILTER (output + output_ly IS NOT NULL) AS output_units,
    ratio(sum(tce) FILTER (output IS NOT NULL), sum(output) FILTER (tce IS NOT NULL)) AS intensity,
    count(tce + output) AS both_units,
    count(tce + output + tce_ly + output_ly) AS all_units,
    sum(tce) FILTER (output + tce_ly + output_ly IS NOT NULL) AS e1,
    sum(tce_ly) FILTER (tce + output + output_ly IS NOT NULL) AS e0,
    sum(output) FILTER (tce + tce_ly + output_ly IS NOT NULL) AS v1,
    sum(output_ly) FILTER (tce + output + tce_ly IS NOT NULL) AS v0
  FROM placed
  GROUP BY part, at_place, key
),
rated AS (
  SELECT *, intensity_change(growth_rate(e1, e0), growth_rate(v1, v0)) AS change FROM summed
),
whole AS (
  SELECT sum(tce_ytd) AS tce FROM energy_unit WHERE period_ym = :period_ym
)
SELECT
  CASE s.part WHEN 0 THEN '名单合计' WHEN 2 THEN '其他企业' ELSE s.unit_name END AS unit_name,
  s.key AS uscc,
  CASE WHEN s.key IS NOT NULL THEN coalesce(t.town_name, s.town_code) END AS town,
  CASE WHEN s.key IS NOT NULL THEN coalesce(d.industry_name, s.code) END AS division,
  s.units,
  s.tce,
  share_of(s.tce, w.tce) AS share,
  growth_rate(s.tce_now, s.tce_base) AS yoy,
  growth_rate(s.output_now, s.output_base) AS output_yoy,
  s.intensity,
  s.change,
  CASE s.part WHEN 1 THEN '已报' WHEN 3 THEN '缺报' END AS state,
  CASE WHEN s.tce IS NULL THEN 'not_reported' END AS tce_flag,
  coalesce(growth_flag(coalesce(s.tce_now, s.tce), s.tce_base), CASE WHEN s.tce_units < s.units THEN 'partial' END) AS yoy_flag,
  coalesce(growth_flag(coalesce(s.output_now, s.output), s.output_base), CASE WHEN s.output_units < s.units THEN 'partial' END) AS output_flag,
  CASE WHEN s.intensity IS NULL THEN 'not_reported' WHEN s.both_units < s.units THEN 'partial' END AS intensity_flag,
  CASE
    WHEN s.both_units = 0 THEN 'not_reported'
    WHEN s.all_units = 0 THEN 'no_base'
    ELSE coalesce(growth_flag(s.e1, s.e0), growth_flag(s.v1, s.v0), CASE WHEN s.change IS NULL THEN 'not_reported' WHEN s.all_units < s.units THEN 'partial' END)
  END AS change_flag,
  CASE WHEN s.part = 0 THEN 0 ELSE 1 END AS level,
  CASE s.part WHEN 0 THEN 'total' WHEN 2 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM rated s
CROSS JOIN whole w
LEFT JOIN town_dim t ON t.town_code = s.town_code
LEFT JOIN industry_dim d ON d.industry_code = s.code
ORDER BY s.part, s.at_place
