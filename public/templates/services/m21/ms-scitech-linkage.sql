/*---
id: ms-scitech-linkage
version: 1
title: { zh: 科技服务与研发联动, en: Sci-tech services linkage }
question: { zh: 工业委托外部研发多的街镇，科技服务业也大、也快吗？, en: Do science services grow where industry outsources R&D? }
tableTitle: { zh: '科技服务业与工业委托研发（:year）', en: 'Science services and outsourced R&D of industry, :year' }
subsystem: services
module: m21
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from?, valid_to?, share?]
  finance: [uscc, period_ym, form_code, revenue_ytd, revenue_ytd_ly?]
  rd: [uscc, year, rd_outsource, rd_fee?]
  unit: [snap_ym, uscc, town_code, specialty?]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT CAST(year AS VARCHAR) FROM rd WHERE CAST(year AS VARCHAR) IN (SELECT left(period_ym, 4) FROM finance) ORDER BY 1 DESC
  list:
    type: choice
    label: { zh: 科技服务名单, en: List of science services }
    default: m44.scitech
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
    choices: SELECT DISTINCT group_code FROM group_member WHERE group_code IS NOT NULL ORDER BY group_code <> 'm44.scitech', group_code
  industry_only:
    type: boolean
    label: { zh: 委托研发只计工业, en: Outsourced R&D of industry only }
    default: true
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, group: { zh: 科技服务业, en: Science services }, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: scitech_revenue, group: { zh: 科技服务业, en: Science services }, label: { zh: 营业收入, en: Revenue }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: 科技服务业, en: Science services }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: rd_units, group: { zh: 委托外部研发, en: Outsourced R&D }, label: { zh: 研发企业, en: Units with R&D }, unit: 家, decimals: 0 }
  - { name: outsourced_rd, group: { zh: 委托外部研发, en: Outsourced R&D }, label: { zh: 费用, en: Fee }, unit: 万元, decimals: 1 }
  - { name: outsourced_pct, group: { zh: 委托外部研发, en: Outsourced R&D }, label: { zh: 占研发费用, en: Of all R&D }, unit: '%', decimals: 1 }
  - { name: corr, group: { zh: 街镇间相关系数, en: Correlation over towns }, label: { zh: 与营业收入, en: With revenue }, decimals: 2 }
  - { name: corr_yoy, group: { zh: 街镇间相关系数, en: Correlation over towns }, label: { zh: 与增速, en: With growth }, decimals: 2 }
  - { name: revenue_flag, flagOf: scitech_revenue }
  - { name: yoy_flag, flagOf: yoy }
  - { name: outsourced_flag, flagOf: outsourced_rd }
  - { name: town_code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: town, x: outsourced_rd, y: scitech_revenue, medians: true }
notes:
  - { zh: '科技服务业为名单:list年末有效的成员，按归属比重计营业收入；取本年最后一期报表，增速为可比口径。', en: 'Science services are the members of list :list at the end of the year, revenue by their share; the last reports of the year, growth at comparable scope.' }
  - { zh: 相关系数用委托研发和科技服务两项都有的街镇，少于4个不计；它不说明因果。没有科技服务企业或研发企业的街镇，该项为空。, en: 'Correlations over towns with both figures, none with fewer than 4 of them; they say nothing of causes. A town without such units has no figure.' }
source: { zh: 服务业财务状况（F203）、企业研发活动（107-2）、产业名单, en: 'Financial statements (form F203), R&D of units (form 107-2), lists of industries' }
---*/
WITH
newest AS (
  SELECT max(period_ym) AS ym FROM finance WHERE left(period_ym, 4) = :year
),
unit_now AS (
  SELECT uscc, town_code, specialty
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
members AS (
  SELECT uscc, max(coalesce(share, 1)) AS share
  FROM group_member
  WHERE group_code = :list AND uscc IS NOT NULL AND coalesce(valid_from, '') <= (SELECT ym FROM newest) AND coalesce(valid_to, '9999-12') >= (SELECT ym FROM newest)
  GROUP BY uscc
),
services AS (
  SELECT u.town_code, f.revenue_ytd * m.share AS now, f.revenue_ytd_ly * m.share AS base
  FROM members m
  JOIN finance f ON f.uscc = m.uscc AND f.period_ym = (SELECT ym FROM newest)
  LEFT JOIN unit_now u ON u.uscc = m.uscc
),
research AS (
  SELECT u.town_code, r.rd_outsource AS outsourced, r.rd_fee AS fee
  FROM rd r LEFT JOIN unit_now u ON u.uscc = r.uscc
  WHERE CAST(r.year AS VARCHAR) = :year AND (NOT :industry_only OR u.specialty = 'B')
),
service_sums AS (
  SELECT town_code, grouping(town_code) = 1 AS is_total, count(*) AS units, count(now) AS known, sum(now) AS revenue,
    sum(now) FILTER (base IS NOT NULL) AS now, sum(base) FILTER (now IS NOT NULL) AS base, count(now + base) AS pairs
  FROM services
  GROUP BY GROUPING SETS ((town_code), ())
  HAVING count(*) > 0
),
research_sums AS (
  SELECT town_code, grouping(town_code) = 1 AS is_total, count(*) AS units, count(outsourced) AS known, sum(outsourced) AS outsourced,
    share_of(sum(outsourced) FILTER (fee IS NOT NULL), sum(fee) FILTER (outsourced IS NOT NULL)) AS pct
  FROM research
  GROUP BY GROUPING SETS ((town_code), ())
  HAVING count(*) > 0
),
joined AS (
  SELECT coalesce(s.is_total, r.is_total) AS is_total, coalesce(s.town_code, r.town_code) AS town_code,
    coalesce(s.units, 0) AS units, s.known AS revenue_known, s.revenue, s.now, s.base, s.pairs, growth_rate(s.now, s.base) AS yoy,
    coalesce(r.units, 0) AS rd_units, r.known AS rd_known, r.outsourced, r.pct
  FROM service_sums s
  FULL JOIN research_sums r ON r.is_total = s.is_total AND r.town_code IS NOT DISTINCT FROM s.town_code
),
related AS (
  SELECT CASE WHEN count(revenue + outsourced) >= 4 THEN corr(revenue, outsourced) END AS corr,
    CASE WHEN count(yoy + outsourced) >= 4 THEN corr(yoy, outsourced) END AS corr_yoy
  FROM joined
  WHERE NOT is_total AND town_code IS NOT NULL
)
SELECT
  CASE WHEN j.is_total THEN '全区' ELSE coalesce(t.town_name, j.town_code, '不在名录') END AS town,
  j.units,
  j.revenue AS scitech_revenue,
  j.yoy,
  j.rd_units,
  j.outsourced AS outsourced_rd,
  j.pct AS outsourced_pct,
  CASE WHEN j.is_total AND isfinite(x.corr) THEN x.corr END AS corr,
  CASE WHEN j.is_total AND isfinite(x.corr_yoy) THEN x.corr_yoy END AS corr_yoy,
  CASE WHEN j.units = 0 THEN NULL WHEN j.revenue IS NULL THEN 'not_reported' WHEN j.revenue_known < j.units THEN 'partial' END AS revenue_flag,
  CASE WHEN j.units = 0 THEN NULL WHEN j.revenue IS NULL THEN 'not_reported' ELSE coalesce(growth_flag(coalesce(j.now, j.revenue), j.base), CASE WHEN j.pairs < j.units THEN 'partial' END) END AS yoy_flag,
  CASE WHEN j.rd_units = 0 THEN NULL WHEN j.outsourced IS NULL THEN 'not_reported' WHEN j.rd_known < j.rd_units THEN 'partial' END AS outsourced_flag,
  j.town_code,
  CASE WHEN j.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN j.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM joined j CROSS JOIN related x LEFT JOIN town_dim t ON t.town_code = j.town_code
ORDER BY j.is_total DESC, round(j.outsourced, 6) DESC NULLS LAST, j.town_code NULLS LAST
