/*---
id: dir-attribute-changes
version: 1
title: { zh: 属性变更及影响清单, en: Attribute changes and effect }
question: { zh: 哪些单位改了行业、街镇或专业，把多少数据带到了别的分组？, en: 'Which units changed industry, town or specialty, and what moved between groups?' }
tableTitle: { zh: '单位:type变更及影响（:from_ym至:to_ym）', en: 'Changes of :type, :from_ym to :to_ym' }
subsystem: comprehensive
module: m01
inputs:
  unit_event: [event_id, uscc, event_ym, event_type, old_value, new_value, reason?]
  unit: [snap_ym, uscc, unit_name, specialty, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
  industrial_output?: [uscc, period_ym, output_ytd]
  trade_sales?: [uscc, period_ym, sales_ytd]
  catering?: [uscc, period_ym, turnover_ytd]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
parameters:
  from_ym:
    type: period
    label: { zh: 自, en: From }
    default: { from: first-choice }
    choices: >-
      SELECT ym FROM (SELECT DISTINCT event_ym AS ym FROM unit_event WHERE event_ym IS NOT NULL)
      ORDER BY ym < (SELECT left(max(event_ym), 4) FROM unit_event), ym
  to_ym:
    type: period
    label: { zh: 至, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT event_ym FROM unit_event WHERE event_ym IS NOT NULL ORDER BY 1 DESC
  type:
    type: choice
    label: { zh: 变更, en: Change of }
    default: industry
    options:
      - { value: industry, label: { zh: 行业, en: industry } }
      - { value: town, label: { zh: 街镇, en: town } }
      - { value: specialty, label: { zh: 专业, en: specialty } }
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: null
    required: false
    options:
      - { value: B, label: { zh: 工业, en: Industry } }
      - { value: C, label: { zh: 建筑业, en: Construction } }
      - { value: E, label: { zh: 批发零售, en: Trade } }
      - { value: S, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: X, label: { zh: 房地产, en: Real estate } }
      - { value: F, label: { zh: 服务业, en: Services } }
columns:
  - name: specialty
    label: { zh: 专业, en: Specialty }
    values:
      - { value: 合计, label: { zh: 合计, en: All } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - { name: name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: event_ym, label: { zh: 变更年月, en: Month } }
  - name: old
    label: { zh: 变更前, en: Before }
    values:
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - name: new
    label: { zh: 变更后, en: After }
    values:
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - name: crosses
    label: { zh: 跨分组, en: Across groups }
    values: [{ value: 是, label: { zh: 是, en: 'yes' } }, { value: 否, label: { zh: 否, en: 'no' } }]
  - name: reason
    label: { zh: 原因, en: Reason }
    values:
      - { value: 主要业务活动变化, label: { zh: 主要业务活动变化, en: Main activity changed } }
      - { value: 经营地迁移, label: { zh: 经营地迁移, en: Moved } }
  - { name: units, label: { zh: 变更数, en: Changes }, unit: 次, decimals: 0 }
  - { name: value, group: { zh: 主指标累计, en: Main figure to date }, label: { zh: 数值, en: Value }, unit: 万元, decimals: 1 }
  - { name: share, group: { zh: 主指标累计, en: Main figure to date }, label: { zh: 占本专业, en: Share of the specialty }, unit: '%', decimals: 2 }
  - { name: value_moved, group: { zh: 主指标累计, en: Main figure to date }, label: { zh: 其中：转到别组, en: of which moved }, unit: 万元, decimals: 1 }
  - { name: from_group, role: hidden, label: { zh: 转出, en: From } }
  - { name: to_group, role: hidden, label: { zh: 转入, en: To } }
  - { name: flow, role: hidden, label: { zh: 转移, en: Moved }, unit: 万元, decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: sankey, from: from_group, to: to_group, value: flow }
notes:
  - { zh: 分组为行业大类、街镇或专业；主指标为产值、销售额、营业额，其余专业为营业收入，取截止年月当年最近一次的累计，不同专业不相加。, en: 'Groups are divisions, towns or specialties; the main figure is output, sales or turnover, revenue of other specialties, the newest to date of the year; figures of different specialties are not added up.' }
  - { zh: 一个单位变更几次的都列出，小计的数值只计一次；图中只画转移最多的12笔。, en: 'A unit that changed more than once is listed each time and counts once in sums; the chart shows the twelve largest moves.' }
source: { zh: 单位变更记录、四上单位名录、一套表联网直报, en: 'Changes of units, register and forms of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, specialty
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :to_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
newest AS (
  SELECT specialty, max(period_ym) AS period_ym
  FROM main
  WHERE period_ym <= :to_ym AND left(period_ym, 4) = left(:to_ym, 4) AND ytd IS NOT NULL
  GROUP BY specialty
),
sizes AS (
  SELECT m.specialty, m.uscc, m.ytd, sum(m.ytd) OVER (PARTITION BY m.specialty) AS whole
  FROM main m JOIN newest n ON n.specialty = m.specialty AND n.period_ym = m.period_ym
),
changes AS (
  SELECT e.event_id, e.uscc, e.event_ym, e.old_value, e.new_value, e.reason, u.unit_name, u.specialty, z.ytd, z.whole,
    CASE :type WHEN 'industry' THEN left(e.old_value, 2) ELSE e.old_value END AS old_group,
    CASE :type WHEN 'industry' THEN left(e.new_value, 2) ELSE e.new_value END AS new_group
  FROM unit_event e
  LEFT JOIN unit_now u ON u.uscc = e.uscc
  LEFT JOIN sizes z ON z.uscc = e.uscc AND z.specialty = u.specialty
  WHERE e.event_type = :type AND e.event_ym BETWEEN :from_ym AND :to_ym AND (:specialty IS NULL OR u.specialty = :specialty)
),
judged AS (
  SELECT *, old_group IS DISTINCT FROM new_group AS is_moved,
    row_number() OVER (PARTITION BY uscc ORDER BY event_ym DESC, event_id DESC) = 1 AS is_last,
    bool_or(old_group IS DISTINCT FROM new_group) OVER (PARTITION BY uscc) AS has_moved
  FROM changes
),
named AS (
  SELECT code, any_value(name) AS name FROM (
    SELECT industry_code AS code, industry_name AS name FROM industry_dim WHERE :type = 'industry'
    UNION ALL
    SELECT town_code, town_name FROM town_dim WHERE :type = 'town'
    UNION ALL
    SELECT code, name FROM (VALUES ('B', '工业'), ('C', '建筑业'), ('E', '批发零售'), ('S', '住宿餐饮'), ('X', '房地产'), ('F', '服务业')) v(code, name) WHERE :type = 'specialty'
  ) GROUP BY code
),
lines AS (
  SELECT grouping(specialty) = 1 AS is_all, true AS is_sum, specialty, NULL AS unit_name, NULL AS uscc, NULL AS event_ym, NULL AS event_id,
    NULL AS old_value, NULL AS new_value, NULL AS old_group, NULL AS new_group, NULL AS is_moved, NULL AS reason, count(*) AS units,
    CASE WHEN grouping(specialty) = 0 THEN sum(ytd) FILTER (WHERE is_last) END AS ytd,
    CASE WHEN grouping(specialty) = 0 THEN max(whole) END AS whole,
    CASE WHEN grouping(specialty) = 0 THEN sum(ytd) FILTER (WHERE is_last AND has_moved) END AS moved,
    coalesce(bool_or(ytd IS NULL), false) AS left_out
  FROM judged
  GROUP BY GROUPING SETS ((specialty), ())
  HAVING count(*) > 0
  UNION ALL
  SELECT false, false, specialty, unit_name, uscc, event_ym, event_id, old_value, new_value, old_group, new_group, is_moved, reason, NULL,
    ytd, whole, CASE WHEN is_moved THEN ytd END, false
  FROM judged
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY is_sum ORDER BY round(moved, 6) DESC NULLS LAST, event_id) AS place FROM lines
)
SELECT
  CASE WHEN l.is_all THEN '合计' ELSE CASE l.specialty WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE coalesce(l.specialty, '不在名录') END END AS specialty,
  CASE WHEN NOT l.is_sum THEN coalesce(l.unit_name, l.uscc) END AS name,
  l.uscc,
  l.event_ym,
  coalesce(o.name, l.old_value) AS old,
  coalesce(n.name, l.new_value) AS new,
  CASE l.is_moved WHEN true THEN '是' WHEN false THEN '否' END AS crosses,
  l.reason,
  l.units,
  l.ytd AS value,
  share_of(l.ytd, l.whole) AS share,
  l.moved AS value_moved,
  CASE WHEN NOT l.is_sum AND l.is_moved AND l.place <= 12 THEN coalesce(a.name, l.old_group) END AS from_group,
  CASE WHEN NOT l.is_sum AND l.is_moved AND l.place <= 12 THEN coalesce(b.name, l.new_group) END AS to_group,
  CASE WHEN NOT l.is_sum AND l.is_moved AND l.place <= 12 THEN l.moved END AS flow,
  CASE WHEN l.is_all THEN NULL WHEN l.ytd IS NULL THEN 'not_reported' WHEN l.left_out THEN 'partial' END AS value_flag,
  CASE WHEN l.is_all THEN 0 WHEN l.is_sum THEN 1 ELSE 2 END AS level,
  CASE WHEN l.is_all THEN 'total' WHEN l.is_sum THEN 'subtotal' ELSE 'data' END AS row_kind
FROM ranked l
LEFT JOIN named o ON o.code = l.old_value
LEFT JOIN named n ON n.code = l.new_value
LEFT JOIN named a ON a.code = l.old_group
LEFT JOIN named b ON b.code = l.new_group
ORDER BY l.is_all DESC, l.specialty NULLS LAST, l.is_sum DESC, round(l.ytd, 6) DESC NULLS LAST, l.event_id
