/*---
id: it-list-changes
version: 1
title: { zh: 名单进出变动, en: List changes }
question: { zh: 今年哪些企业新进入或退出国际商贸各部分，影响多大？, en: 'Who newly qualifies or drops out this year, and what is the effect?' }
tableTitle: { zh: '国际商贸名单进出变动（:year.year年比上年末）', en: 'Changes of the lists of international commerce, :year against the end of the year before' }
subsystem: commerce
module: m18
inputs:
  group_member: [group_code, uscc, member_name?, valid_from, valid_to?]
  customs: [uscc, period_ym, customs_code?, company_name?, export_ytd, import_ytd, export_ytd_ly?, import_ytd_ly?]
  match_link?: [dept, src_key, uscc]
  finance?: [uscc, period_ym, revenue_ytd]
  unit?: [snap_ym, uscc, unit_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM customs ORDER BY 1 DESC
  limit:
    type: number
    label: { zh: 进出口额标准（万元）, en: 'Limit of foreign trade (10,000 yuan)' }
    default: 10000
    minimum: 0
  n:
    type: integer
    label: { zh: 各部分进出企业各列几家, en: Units listed for each part and direction }
    default: 10
    minimum: 0
columns:
  - name: name
    label: { zh: 部分 / 企业, en: Part / unit }
    values:
      - { value: 国内总部（名单）, label: { zh: 国内总部（名单）, en: Domestic headquarters (list) } }
      - { value: 外资总部（名单）, label: { zh: 外资总部（名单）, en: Foreign headquarters (list) } }
      - { value: 国际贸易（名单）, label: { zh: 国际贸易（名单）, en: Foreign trade (list) } }
      - { value: 现代商业（名单）, label: { zh: 现代商业（名单）, en: Modern commerce (list) } }
      - { value: 进出口达标企业（海关）, label: { zh: 进出口达标企业（海关）, en: Traders above the limit (customs) } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: change, label: { zh: 变动, en: Change }, values: [{ value: 进入, label: { zh: 进入, en: In } }, { value: 退出, label: { zh: 退出, en: Out } }] }
  - { name: before, group: { zh: 企业数, en: Units }, label: { zh: 上年末, en: Before }, unit: 家, decimals: 0 }
  - { name: joined, group: { zh: 企业数, en: Units }, label: { zh: 进入, en: In }, unit: 家, decimals: 0 }
  - { name: left_out, group: { zh: 企业数, en: Units }, label: { zh: 退出, en: Out }, unit: 家, decimals: 0 }
  - { name: after, group: { zh: 企业数, en: Units }, label: { zh: 本期末, en: Now }, unit: 家, decimals: 0 }
  - name: measure
    label: { zh: 影响指标, en: Figure }
    values:
      - { value: 营业收入, label: { zh: 营业收入, en: Revenue } }
      - { value: 进出口额, label: { zh: 进出口额, en: Imports and exports } }
  - { name: effect_in, group: { zh: 对该部分总量的影响, en: Effect on the total of the part }, label: { zh: 进入, en: In }, unit: 万元, decimals: 1 }
  - { name: effect_out, group: { zh: 对该部分总量的影响, en: Effect on the total of the part }, label: { zh: 退出, en: Out }, unit: 万元, decimals: 1 }
  - { name: effect, group: { zh: 对该部分总量的影响, en: Effect on the total of the part }, label: { zh: 净影响, en: Net }, unit: 万元, decimals: 1 }
  - { name: in_flag, flagOf: effect_in }
  - { name: out_flag, flagOf: effect_out }
  - { name: left_bar, label: { zh: 退出（负数）, en: Out (negative) }, decimals: 0, role: hidden }
  - { name: is_part, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: diverging-bar, category: name, series: [joined, left_bar], only: is_part }
notes:
  - { zh: 名单按上年末和本期末是否在列比较；海关部分按累计进出口额是否达到:limit万元，上年取本期表内同期数，没有的取上年同期的表。, en: 'Lists compare who was on them at the end of the year before and now; customs compares imports and exports to date with :limit x 10,000 yuan, a year ago by the bases of the present form, else by the form of then.' }
  - { zh: 影响：进入企业计本期数，退出企业计上年同期数（负数），即名单变动带来的增减，不含在列企业自身的增减；名单部分用营业收入，海关部分用进出口额。, en: 'Effect: figures now of those that came in, and of a year ago (negative) of those that left; growth of those that stayed is not in it. Lists by revenue, customs by imports and exports.' }
source: { zh: 商务委名单、海关进出口、一套表财务状况, en: 'Lists of the commerce commission, customs, financial forms' }
---*/
WITH
newest AS (
  SELECT coalesce((SELECT max(period_ym) FROM customs WHERE left(period_ym, 4) = :year), :year || '-12') AS ym
),
links AS (
  SELECT src_key, any_value(uscc) AS uscc FROM match_link WHERE dept = '海关' AND uscc IS NOT NULL GROUP BY src_key
),
names AS (
  SELECT uscc, arg_max(unit_name, snap_ym) AS unit_name FROM unit GROUP BY uscc
),
listed AS (
  SELECT m.group_code AS part, m.uscc, min(m.member_name) AS member_name,
    bool_or(m.valid_from <= ym_add(:year || '-01', -1) AND (m.valid_to IS NULL OR m.valid_to >= ym_add(:year || '-01', -1))) AS was_in,
    bool_or(m.valid_from <= n.ym AND (m.valid_to IS NULL OR m.valid_to >= n.ym)) AS is_in
  FROM group_member m CROSS JOIN newest n
  WHERE regexp_matches(m.group_code, '^(hq|it)[.]')
  GROUP BY m.group_code, m.uscc
),
earned AS (
  SELECT f.uscc,
    sum(f.revenue_ytd) FILTER (f.period_ym = n.ym) AS now,
    sum(f.revenue_ytd) FILTER (f.period_ym = ym_ly(n.ym)) AS base
  FROM finance f CROSS JOIN newest n
  GROUP BY f.uscc
),
bills AS (
  SELECT coalesce(k.uscc, c.uscc) AS uscc, c.company_name, c.period_ym = n.ym AS is_now,
    CASE WHEN c.export_ytd IS NOT NULL OR c.import_ytd IS NOT NULL THEN coalesce(c.export_ytd, 0) + coalesce(c.import_ytd, 0) END AS trade,
    CASE WHEN c.export_ytd_ly IS NOT NULL OR c.import_ytd_ly IS NOT NULL THEN coalesce(c.export_ytd_ly, 0) + coalesce(c.import_ytd_ly, 0) END AS trade_ly
  FROM customs c CROSS JOIN newest n LEFT JOIN links k ON k.src_key = c.customs_code
  WHERE c.period_ym IN (n.ym, ym_ly(n.ym))
),
traders AS (
  SELECT uscc, min(company_name) AS company_name, sum(trade) FILTER (is_now) AS now,
    coalesce(sum(trade_ly) FILTER (is_now), sum(trade) FILTER (NOT is_now)) AS base
  FROM bills
  GROUP BY uscc
),
members AS (
  SELECT
    CASE l.part WHEN 'hq.dom' THEN 1 WHEN 'hq.for' THEN 2 WHEN 'it.trade' THEN 3 WHEN 'it.commerce' THEN 4 ELSE 5 END AS place, l.part,
    CASE l.part WHEN 'hq.dom' THEN '国内总部（名单）' WHEN 'hq.for' THEN '外资总部（名单）' WHEN 'it.trade' THEN '国际贸易（名单）' WHEN 'it.commerce' THEN '现代商业（名单）' ELSE l.part END AS part_name,
    '营业收入' AS measure, l.uscc, l.member_name AS other_name, l.was_in, l.is_in, e.now, e.base
  FROM listed l LEFT JOIN earned e ON e.uscc = l.uscc
  WHERE l.was_in OR l.is_in
  UNION ALL
  SELECT 6, 'customs', '进出口达标企业（海关）', '进出口额', uscc, company_name, coalesce(base >= :limit, false), coalesce(now >= :limit, false), now, base
  FROM traders
  WHERE base >= :limit OR now >= :limit
),
moves AS (
  SELECT m.*, coalesce(u.unit_name, m.other_name, m.uscc) AS unit_name,
    CASE WHEN is_in AND NOT was_in THEN '进入' WHEN was_in AND NOT is_in THEN '退出' END AS change,
    CASE WHEN is_in AND NOT was_in THEN now END AS effect_in,
    CASE WHEN was_in AND NOT is_in THEN -base END AS effect_out
  FROM members m LEFT JOIN names u ON u.uscc = m.uscc
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY place, part, change ORDER BY round(abs(coalesce(effect_in, effect_out)), 6) DESC NULLS LAST, uscc) AS line
  FROM moves
  WHERE change IS NOT NULL
),
lines AS (
  SELECT place, part, 0 AS rank, 0 AS line, part_name AS name, NULL AS uscc, NULL AS change, measure,
    count(*) FILTER (was_in) AS before, count(*) FILTER (change = '进入') AS joined, count(*) FILTER (change = '退出') AS left_out, count(*) FILTER (is_in) AS after,
    CASE WHEN count(*) FILTER (change = '进入') = 0 THEN 0 ELSE sum(effect_in) END AS effect_in,
    CASE WHEN count(*) FILTER (change = '退出') = 0 THEN 0 ELSE sum(effect_out) END AS effect_out,
    count(*) FILTER (change = '进入') > count(effect_in) AS no_in, count(*) FILTER (change = '退出') > count(effect_out) AS no_out
  FROM moves
  GROUP BY place, part, part_name, measure
  UNION ALL
  SELECT place, part, CASE change WHEN '进入' THEN 1 ELSE 2 END, line, unit_name, uscc, change, measure, NULL, NULL, NULL, NULL, effect_in, effect_out,
    change = '进入' AND effect_in IS NULL, change = '退出' AND effect_out IS NULL
  FROM ranked
  WHERE line <= :n
)
SELECT
  name,
  uscc,
  change,
  before,
  joined,
  left_out,
  after,
  measure,
  effect_in,
  effect_out,
  CASE WHEN rank = 0 THEN effect_in + effect_out ELSE coalesce(effect_in, effect_out) END AS effect,
  CASE WHEN no_in THEN CASE WHEN effect_in IS NULL THEN 'not_reported' ELSE 'partial' END END AS in_flag,
  CASE WHEN no_out THEN CASE WHEN effect_out IS NULL THEN 'no_base' ELSE 'partial' END END AS out_flag,
  CASE WHEN rank = 0 THEN -left_out END AS left_bar,
  rank = 0 AS is_part,
  CASE WHEN rank = 0 THEN 0 ELSE 1 END AS level,
  'data' AS row_kind
FROM lines
ORDER BY place, part, rank, line
