/*---
id: enk-december-selfcheck
version: 1
title: { zh: 12月综合能耗自查, en: December self-check }
question: { zh: 12月的能耗与全年、与上年是否衔接，按品种折算是否相符？, en: 'Is December consistent with the year, with last year and with the kinds of energy?' }
tableTitle: { zh: '12月综合能源消费量自查（:year）', en: 'Self-check of the energy consumption of December, :year' }
subsystem: energy
module: m15
inputs:
  energy_unit: [uscc, period_ym, tce_ytd, tce_ytd_ly?]
  energy_use?: [uscc, period_ym, energy_code, use_prod_ytd, coef_used?]
  energy_transform?: [uscc, period_ym, energy_code, trans_out_ytd?, recycled_ytd?]
  energy_dim?: [energy_code, coef_ref]
  group_member?: [group_code, uscc, valid_from?, valid_to?]
  unit?: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM energy_unit WHERE period_ym LIKE '%-12' ORDER BY 1 DESC
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: suspect
    options:
      - { value: suspect, label: { zh: 只列疑点, en: what is suspect } }
      - { value: all, label: { zh: 全部企业, en: all units } }
  times:
    type: number
    label: { zh: 12月为前11月月均的倍数超过, en: December above this multiple of the mean month }
    default: 3
    minimum: 0
  min_tce:
    type: number
    label: { zh: 前11月能耗不少于（吨标准煤）, en: Energy to November of at least (tce) }
    default: 100
    minimum: 0
  tolerance:
    type: number
    label: { zh: 折算允许偏差（%）, en: Tolerance of the conversion (%) }
    default: 2
    minimum: 0
  list:
    type: choice
    label: { zh: 名单, en: List of units }
    default: null
    required: false
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
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 自查单位合计, label: { zh: 自查单位合计, en: All units checked } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: tce, label: { zh: 全年, en: Year }, unit: 吨标准煤, decimals: 1 }
  - { name: dec, group: { zh: 12月与前11月, en: December and the months before }, label: { zh: 12月, en: December }, unit: 吨标准煤, decimals: 1 }
  - { name: mean_11, group: { zh: 12月与前11月, en: December and the months before }, label: { zh: 前11月月均, en: Mean month before }, unit: 吨标准煤, decimals: 1 }
  - { name: ratio, group: { zh: 12月与前11月, en: December and the months before }, label: { zh: 倍数, en: Multiple }, decimals: 2 }
  - { name: ratio_ly, group: { zh: 12月与前11月, en: December and the months before }, label: { zh: 上年倍数, en: Multiple last year }, decimals: 2 }
  - { name: yoy, label: { zh: 全年同比, en: Growth of the year }, unit: '%', decimals: 1, rate: true }
  - { name: recomputed, group: { zh: 分品种折算, en: From the kinds of energy }, label: { zh: 折算数, en: Recomputed }, unit: 吨标准煤, decimals: 1 }
  - { name: gap, group: { zh: 分品种折算, en: From the kinds of energy }, label: { zh: 差额, en: Gap }, unit: 吨标准煤, decimals: 1 }
  - { name: gap_pct, group: { zh: 分品种折算, en: From the kinds of energy }, label: { zh: 偏差, en: Deviation }, unit: '%', decimals: 2 }
  - name: december
    label: { zh: 12月结论, en: December }
    values:
      - { value: 补报过多, label: { zh: 补报过多, en: catch-up } }
      - { value: 累计倒退, label: { zh: 累计倒退, en: year to date fell } }
      - { value: 11月未报, label: { zh: 11月未报, en: no November form } }
      - { value: 衔接, label: { zh: 衔接, en: consistent } }
  - name: conversion
    label: { zh: 折算结论, en: Conversion }
    values:
      - { value: 不符, label: { zh: 不符, en: differs } }
      - { value: 缺分品种, label: { zh: 缺分品种, en: kinds are missing } }
      - { value: 相符, label: { zh: 相符, en: agrees } }
  - { name: tce_flag, flagOf: tce }
  - { name: dec_flag, flagOf: dec }
  - { name: mean_flag, flagOf: mean_11 }
  - { name: ratio_flag, flagOf: ratio }
  - { name: ratio_ly_flag, flagOf: ratio_ly }
  - { name: yoy_flag, flagOf: yoy }
  - { name: recomputed_flag, flagOf: recomputed }
  - { name: gap_flag, flagOf: gap }
  - { name: gap_pct_flag, flagOf: gap_pct }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dumbbell, category: unit_name, from: mean_11, to: dec, rows: 20 }
notes:
  - { zh: '12月为全年减1—11月。超过前11月月均:times倍且1—11月不少于:min_tce吨标准煤的为补报过多；12月为负的为累计倒退。上年倍数用本年报表的上年同期数。', en: 'December is the year less January to November. Above :times times the mean month, with :min_tce tce or more to November, it is a catch-up. The multiple of last year uses the bases on the forms of this year.' }
  - { zh: '折算数为各品种工业生产消费乘折标系数，减加工转换产出和回收利用；与报表相差1吨以上且超过:tolerance%的为不符。', en: 'Recomputed is the use of production by factor, less output of transformation and recovery; more than 1 tce and :tolerance% from the form differs.' }
  - { zh: 合计只计本年12月和11月都有报表的企业的倍数。, en: The multiple of the total counts units with a form of both months. }
source: { zh: 规模以上工业能源统计（205-1、205-2）, en: 'Energy statistics of industry above scale (forms 205-1, 205-2)' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
used AS (
  SELECT e.uscc, sum(e.use_prod_ytd * coalesce(e.coef_used, d.coef_ref)) AS tce,
    bool_or(e.use_prod_ytd IS NULL OR coalesce(e.coef_used, d.coef_ref) IS NULL) AS is_short
  FROM energy_use e LEFT JOIN energy_dim d ON d.energy_code = e.energy_code
  WHERE e.period_ym = :year || '-12'
  GROUP BY e.uscc
),
-- What is turned into another kind and given away, or recovered, by the unit's own factor of that kind.
given AS (
  SELECT x.uscc, sum((coalesce(x.trans_out_ytd, 0) + coalesce(x.recycled_ytd, 0)) * coalesce(e.coef_used, d.coef_ref)) AS tce,
    bool_or(coalesce(x.trans_out_ytd, 0) + coalesce(x.recycled_ytd, 0) <> 0 AND coalesce(e.coef_used, d.coef_ref) IS NULL) AS is_short
  FROM energy_transform x
  LEFT JOIN energy_use e ON e.uscc = x.uscc AND e.period_ym = x.period_ym AND e.energy_code = x.energy_code
  LEFT JOIN energy_dim d ON d.energy_code = x.energy_code
  WHERE x.period_ym = :year || '-12'
  GROUP BY x.uscc
),
own AS (
  SELECT n.uscc, coalesce(u.unit_name, n.uscc) AS unit_name, u.town_code, left(u.industry_code, 2) AS code,
    n.tce_ytd AS tce, n.tce_ytd_ly AS tce_ly,
    p.tce_ytd AS before, p.tce_ytd_ly AS before_ly,
    n.tce_ytd - p.tce_ytd AS dec,
    CASE WHEN k.is_short IS NULL OR k.is_short OR coalesce(g.is_short, false) THEN NULL ELSE k.tce - coalesce(g.tce, 0) END AS recomputed
  FROM energy_unit n
  LEFT JOIN unit_now u ON u.uscc = n.uscc
  LEFT JOIN energy_unit p ON p.uscc = n.uscc AND p.period_ym = :year || '-11'
  LEFT JOIN used k ON k.uscc = n.uscc
  LEFT JOIN given g ON g.uscc = n.uscc
  WHERE n.period_ym = :year || '-12' AND (:town IS NULL OR u.town_code = :town)
    AND (:list IS NULL OR n.uscc IN (
      SELECT uscc FROM group_member
      WHERE group_code = :list AND coalesce(valid_from, '') <= :year || '-12' AND coalesce(valid_to, '9999-12') >= :year || '-12'
    ))
),
judged AS (
  SELECT *, ratio(dec, before / 11) AS times, ratio(tce_ly - before_ly, before_ly / 11) AS times_ly,
    CASE
      WHEN dec IS NULL THEN '11月未报'
      WHEN dec < -0.01 THEN '累计倒退'
      WHEN before >= :min_tce AND dec > :times * before / 11 THEN '补报过多'
      ELSE '衔接'
    END AS december,
    CASE
      WHEN tce IS NULL OR recomputed IS NULL THEN '缺分品种'
      WHEN abs(tce - recomputed) > greatest(1, :tolerance / 100.0 * abs(recomputed)) THEN '不符'
      ELSE '相符'
    END AS conversion
  FROM own
),
total AS (
  SELECT count(*) AS units, sum(tce) AS tce, count(tce) AS tce_units,
    sum(dec) AS dec, count(dec) AS dec_units, sum(before) FILTER (dec IS NOT NULL) AS before,
    sum(tce_ly) FILTER (before_ly IS NOT NULL) AS tce_ly, sum(before_ly) FILTER (tce_ly IS NOT NULL) AS before_ly, count(tce_ly + before_ly) AS ly_units,
    sum(tce) FILTER (tce_ly IS NOT NULL) AS now, sum(tce_ly) FILTER (tce IS NOT NULL) AS base, count(tce + tce_ly) AS yoy_units,
    sum(recomputed) AS recomputed, sum(tce) FILTER (recomputed IS NOT NULL) AS converted, sum(recomputed) FILTER (tce IS NOT NULL) AS counted,
    count(tce + recomputed) AS gap_units
  FROM judged
),
lines AS (
  SELECT 0 AS part, '自查单位合计' AS unit_name, NULL AS uscc, NULL AS town_code, NULL AS code, tce, dec, before, ratio(dec, before / 11) AS times,
    ratio(tce_ly - before_ly, before_ly / 11) AS times_ly, growth_rate(now, base) AS yoy, recomputed, converted - counted AS gap,
    ratio(converted - counted, abs(counted)) * 100 AS gap_pct, NULL AS december, NULL AS conversion,
    coalesce(growth_flag(coalesce(now, tce), base), CASE WHEN yoy_units < units THEN 'partial' END) AS yoy_flag,
    units, tce_units, dec_units, ly_units, gap_units
  FROM total
  WHERE units > 0
  UNION ALL
  SELECT 1, unit_name, uscc, town_code, code, tce, dec, before, times, times_ly, growth_rate(tce, tce_ly), recomputed, tce - recomputed,
    ratio(tce - recomputed, abs(recomputed)) * 100, december, conversion, growth_flag(tce, tce_ly),
    1, count(tce) OVER one, count(dec) OVER one, count(tce_ly + before_ly) OVER one, count(tce + recomputed) OVER one
  FROM judged
  WHERE :show = 'all' OR december IN ('补报过多', '累计倒退') OR conversion = '不符'
  WINDOW one AS (PARTITION BY uscc)
)
SELECT
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  coalesce(d.industry_name, l.code) AS division,
  l.tce,
  l.dec,
  l.before / 11 AS mean_11,
  l.times AS ratio,
  l.times_ly AS ratio_ly,
  l.yoy,
  l.recomputed,
  l.gap,
  l.gap_pct,
  l.december,
  l.conversion,
  CASE WHEN l.tce IS NULL THEN 'not_reported' WHEN l.tce_units < l.units THEN 'partial' END AS tce_flag,
  CASE WHEN l.dec IS NULL THEN 'no_ref' WHEN l.dec_units < l.units THEN 'partial' END AS dec_flag,
  CASE WHEN l.before IS NULL THEN 'no_ref' WHEN l.dec_units < l.units THEN 'partial' END AS mean_flag,
  CASE WHEN l.times IS NULL THEN 'no_ref' WHEN l.dec_units < l.units THEN 'partial' END AS ratio_flag,
  CASE WHEN l.times_ly IS NULL THEN 'no_base' WHEN l.ly_units < l.units THEN 'partial' END AS ratio_ly_flag,
  l.yoy_flag,
  CASE WHEN l.recomputed IS NULL THEN 'not_reported' WHEN l.gap_units < l.units THEN 'partial' END AS recomputed_flag,
  CASE WHEN l.gap IS NULL THEN 'not_reported' WHEN l.gap_units < l.units THEN 'partial' END AS gap_flag,
  CASE WHEN l.gap_pct IS NULL THEN 'not_reported' WHEN l.gap_units < l.units THEN 'partial' END AS gap_pct_flag,
  l.part AS level,
  CASE l.part WHEN 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
LEFT JOIN industry_dim d ON d.industry_code = l.code
ORDER BY
  l.part,
  CASE l.december WHEN '补报过多' THEN 0 WHEN '累计倒退' THEN 1 WHEN '11月未报' THEN 3 ELSE 2 END,
  l.conversion <> '不符',
  round(l.times, 6) DESC NULLS LAST,
  l.uscc
