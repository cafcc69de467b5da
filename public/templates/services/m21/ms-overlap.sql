/*---
id: ms-overlap
version: 1
title: { zh: “4+4”产业交叉重叠, en: Overlap of the 4+4 industries }
question: { zh: 有多少企业和收入同属几个产业？, en: How many units and how much revenue are counted in more than one industry? }
tableTitle: { zh: '“4+4”产业交叉重叠（:quarter，累计）', en: 'Overlap of the 4+4 industries, :quarter, to date' }
subsystem: services
module: m21
inputs:
  group_member: [group_code, uscc, valid_from, valid_to]
  finance: [uscc, period_ym, revenue_ytd]
parameters:
  quarter:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT ym_quarter(period_ym) FROM finance WHERE ym_month(period_ym) % 3 = 0 ORDER BY 1 DESC
  at_least:
    type: integer
    label: { zh: 至少同属几个产业, en: In at least so many industries }
    default: 2
    minimum: 1
columns:
  - name: kind
    label: { zh: 同属产业, en: In }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: 1个产业, label: { zh: 1个产业, en: 1 industry } }
      - { value: 2个产业, label: { zh: 2个产业, en: 2 industries } }
      - { value: 3个产业, label: { zh: 3个产业, en: 3 industries } }
      - { value: 4个产业, label: { zh: 4个产业, en: 4 industries } }
      - { value: 5个产业, label: { zh: 5个产业, en: 5 industries } }
      - { value: 6个产业, label: { zh: 6个产业, en: 6 industries } }
      - { value: 7个产业, label: { zh: 7个产业, en: 7 industries } }
  - { name: bio, group: { zh: 所属产业, en: Industries }, label: { zh: 生物医药, en: Biopharma }, unit: 家, decimals: 0 }
  - { name: equip, group: { zh: 所属产业, en: Industries }, label: { zh: 高端装备, en: High-end equipment }, unit: 家, decimals: 0 }
  - { name: it, group: { zh: 所属产业, en: Industries }, label: { zh: 新一代信息技术, en: Information technology }, unit: 家, decimals: 0 }
  - { name: material, group: { zh: 所属产业, en: Industries }, label: { zh: 新材料, en: New materials }, unit: 家, decimals: 0 }
  - { name: culture, group: { zh: 所属产业, en: Industries }, label: { zh: 文化创意, en: Culture and creative }, unit: 家, decimals: 0 }
  - { name: scitech, group: { zh: 所属产业, en: Industries }, label: { zh: 科技服务, en: Sci-tech services }, unit: 家, decimals: 0 }
  - { name: trade, group: { zh: 所属产业, en: Industries }, label: { zh: 现代商贸, en: Modern trade }, unit: 家, decimals: 0 }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: revenue, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: combination, label: { zh: 组合, en: Combination }, role: hidden }
  - { name: revenue_flag, flagOf: revenue }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: upset, category: combination, series: [bio, equip, it, material, culture, scitech, trade], value: units }
notes:
  - { zh: 一行是一种组合，右边的数是它所属的产业；每家企业只在一个组合里，各组合相加等于合计。现代金融不在单位报表内。, en: 'A line is a combination of the industries that have a figure in it; each unit is in one combination, so they add up to the total. Finance is outside the unit forms.' }
source: { zh: 产业名单、财务状况, en: 'Lists of industries, financial statements' }
---*/
WITH
units AS (
  SELECT f.uscc, any_value(f.revenue_ytd) AS revenue, string_agg(DISTINCT substr(m.group_code, 5), ' + ' ORDER BY substr(m.group_code, 5)) AS combination,
    list(DISTINCT m.group_code) AS groups
  FROM finance f JOIN group_member m ON m.uscc = f.uscc
  WHERE f.period_ym = quarter_end(:quarter) AND m.group_code LIKE 'm44.%' AND m.group_code <> 'm44.finance'
    AND m.valid_from <= quarter_end(:quarter) AND (m.valid_to IS NULL OR m.valid_to >= quarter_end(:quarter))
  GROUP BY f.uscc
),
chosen AS (
  SELECT * FROM units WHERE len(groups) >= :at_least
),
sums AS (
  SELECT grouping(combination) = 1 AS is_total, combination, count(*) AS units, sum(revenue) AS revenue,
    count(*) FILTER (WHERE list_contains(groups, 'm44.bio')) AS bio,
    count(*) FILTER (WHERE list_contains(groups, 'm44.equip')) AS equip,
    count(*) FILTER (WHERE list_contains(groups, 'm44.it')) AS it,
    count(*) FILTER (WHERE list_contains(groups, 'm44.material')) AS material,
    count(*) FILTER (WHERE list_contains(groups, 'm44.culture')) AS culture,
    count(*) FILTER (WHERE list_contains(groups, 'm44.scitech')) AS scitech,
    count(*) FILTER (WHERE list_contains(groups, 'm44.trade')) AS trade
  FROM chosen
  GROUP BY GROUPING SETS ((combination), ())
)
SELECT
  CASE WHEN is_total THEN '合计' ELSE len(string_split(combination, ' + ')) || '个产业' END AS kind,
  CAST(nullif(bio, 0) AS BIGINT) AS bio,
  CAST(nullif(equip, 0) AS BIGINT) AS equip,
  CAST(nullif(it, 0) AS BIGINT) AS it,
  CAST(nullif(material, 0) AS BIGINT) AS material,
  CAST(nullif(culture, 0) AS BIGINT) AS culture,
  CAST(nullif(scitech, 0) AS BIGINT) AS scitech,
  CAST(nullif(trade, 0) AS BIGINT) AS trade,
  CAST(units AS BIGINT) AS units,
  revenue / 10000 AS revenue,
  CASE WHEN is_total THEN '合计' ELSE combination END AS combination,
  CASE WHEN revenue IS NULL THEN 'not_reported' END AS revenue_flag,
  CASE WHEN is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums
ORDER BY is_total DESC, units DESC, combination
