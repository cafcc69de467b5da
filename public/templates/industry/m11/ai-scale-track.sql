/*---
id: ai-scale-track
version: 1
title: { zh: 规上人工智能跟踪, en: AI units above scale }
question: { zh: 名单上的规上人工智能企业经营得怎么样，研发强度多少？, en: 'How do listed AI units above scale perform, and how much do they spend on research?' }
tableTitle: { zh: '“:list”名单规上企业跟踪（:period_ym.year年:period_ym.ytd）', en: 'Units above scale on the list “:list”, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m11
scope: comparable
inputs:
  group_member: [group_code, uscc, valid_from, valid_to?]
  unit: [snap_ym, uscc, unit_name, specialty, size_code, town_code, exit_ym?]
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  rd?: [uscc, year, rd_fee]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
  list:
    type: choice
    label: { zh: 名单, en: List }
    default: { from: first-choice }
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
    choices: SELECT DISTINCT group_code FROM group_member ORDER BY group_code <> 'ai', group_code NOT LIKE '%ai%', group_code
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: specialty
    label: { zh: 专业（主指标）, en: Specialty (main figure) }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: B, label: { zh: 工业（产值）, en: Industry (output) } }
      - { value: C, label: { zh: 建筑业（营业收入）, en: Construction (revenue) } }
      - { value: E, label: { zh: 批发零售（销售额）, en: Trade (sales) } }
      - { value: S, label: { zh: 住宿餐饮（营业额）, en: Hotels and catering (turnover) } }
      - { value: X, label: { zh: 房地产（营业收入）, en: Real estate (revenue) } }
      - { value: F, label: { zh: 服务业（营业收入）, en: Services (revenue) } }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: size, label: { zh: 规模, en: Size }, values: [{ value: '1', label: { zh: 大型, en: Large } }, { value: '2', label: { zh: 中型, en: Medium } }, { value: '3', label: { zh: 小型, en: Small } }, { value: '4', label: { zh: 微型, en: Micro } }] }
  - { name: since, label: { zh: 列入时间, en: Listed since } }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: value, group: { zh: '主指标（:period_ym.ytd）', en: 'Main figure, :period_ym.ytd' }, label: { zh: 累计, en: To date }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: '主指标（:period_ym.ytd）', en: 'Main figure, :period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: rd_fee, group: { zh: 研发（最近年度）, en: R&D (latest year) }, label: { zh: 费用, en: Fee }, unit: 万元, decimals: 1 }
  - { name: rd_intensity, group: { zh: 研发（最近年度）, en: R&D (latest year) }, label: { zh: 占营业收入, en: Of revenue }, unit: '%', decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: scatter
  title: { zh: '“:list”名单规上企业主指标与同比，:period_ym.year年:period_ym.ytd', en: 'Main figure and growth of units on the list “:list”, :period_ym.ytd :period_ym.year' }
  category: unit_name
  x: value
  y: yoy
  group: specialty
  medians: true
notes:
  - { zh: 主指标按专业取产值、销售额、营业额或营业收入，各专业不相加；增速为可比口径，用本期表内同期数。, en: 'The main figure is output, sales, turnover or revenue by specialty and is not added up over specialties; comparable growth against the base on the form.' }
  - { zh: 只列名单上本期在库的单位；研发取不晚于本期年份的最近年度，小计的研发强度只计有研发报表和该年全年收入的企业。, en: 'Units on the list that are in the frame; R&D of the latest year not after the period; intensities of sums over units with R&D and revenue of that whole year.' }
source: { zh: 人工智能企业名单、四上单位名录、各专业报表、研发活动（107-2）, en: 'List of AI units, register, forms of all specialties, research (form 107-2)' }
---*/
WITH
snapshot AS (
  SELECT coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS ym FROM unit
),
members AS (
  SELECT uscc, min(valid_from) AS since
  FROM group_member
  WHERE group_code = :list AND valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
  GROUP BY uscc
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
revenues AS (
  SELECT uscc, period_ym, sum(revenue_ytd) AS revenue FROM finance WHERE ym_month(period_ym) = 12 GROUP BY uscc, period_ym
),
research AS (
  SELECT r.uscc, r.rd_fee, v.revenue
  FROM rd r LEFT JOIN revenues v ON v.uscc = r.uscc AND v.period_ym = CAST(r.year AS VARCHAR) || '-12'
  WHERE r.year <= ym_year(:period_ym)
  QUALIFY row_number() OVER (PARTITION BY r.uscc ORDER BY r.year DESC) = 1
),
units AS (
  SELECT u.specialty, u.unit_name, u.uscc, u.town_code, u.size_code, m.since, f.ytd AS now, f.ytd_ly AS base, r.rd_fee, r.revenue
  FROM members m
  JOIN unit u ON u.uscc = m.uscc
  JOIN snapshot s ON s.ym = u.snap_ym
  LEFT JOIN main f ON f.uscc = u.uscc AND f.specialty = u.specialty AND f.period_ym = :period_ym
  LEFT JOIN research r ON r.uscc = u.uscc
  WHERE (u.exit_ym IS NULL OR u.exit_ym > :period_ym) AND (:town IS NULL OR u.town_code = :town)
),
lines AS (
  SELECT CASE WHEN grouping(specialty) = 1 THEN 0 WHEN grouping(uscc) = 1 THEN 1 ELSE 2 END AS part, specialty, uscc,
    any_value(unit_name) AS unit_name, any_value(town_code) AS town_code, any_value(size_code) AS size_code, any_value(since) AS since,
    count(*) AS units, sum(now) AS ytd,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(bool_or(now IS NULL OR base IS NULL), false) AS left_out,
    sum(rd_fee) AS rd_fee,
    ratio(sum(rd_fee) FILTER (WHERE revenue IS NOT NULL), sum(revenue) FILTER (WHERE rd_fee IS NOT NULL)) * 100 AS intensity
  FROM units
  GROUP BY GROUPING SETS ((specialty, uscc), (specialty), ())
)
SELECT
  CASE WHEN l.part = 0 THEN '合计' ELSE l.specialty END AS specialty,
  CASE WHEN l.part = 2 THEN coalesce(l.unit_name, l.uscc) END AS unit_name,
  l.uscc,
  CASE WHEN l.part = 2 THEN coalesce(t.town_name, l.town_code) END AS town,
  CASE WHEN l.part = 2 THEN l.size_code END AS size,
  CASE WHEN l.part = 2 THEN l.since END AS since,
  CASE WHEN l.part < 2 THEN l.units END AS units,
  CASE WHEN l.part > 0 THEN l.ytd END AS value,
  CASE WHEN l.part > 0 THEN growth_rate(l.now, l.base) END AS yoy,
  l.rd_fee,
  l.intensity AS rd_intensity,
  CASE WHEN l.part > 0 AND l.ytd IS NULL THEN 'not_reported' END AS value_flag,
  CASE WHEN l.part > 0 THEN coalesce(growth_flag(coalesce(l.now, l.ytd), l.base), CASE WHEN l.left_out THEN 'partial' END) END AS yoy_flag,
  l.part AS level,
  CASE l.part WHEN 0 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
ORDER BY l.part <> 0, l.specialty, l.part, round(l.ytd, 6) DESC NULLS LAST, l.uscc
