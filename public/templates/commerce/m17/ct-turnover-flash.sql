/*---
id: ct-turnover-flash
version: 1
title: { zh: 住餐营业额快报, en: Turnover flash }
question: { zh: 各业态、各街镇住宿餐饮营业额是多少，增长多少？, en: 'How much is the turnover of hotels and catering by business type and town, and how fast does it grow?' }
tableTitle: { zh: '限额以上住宿和餐饮业营业额（:period_ym.year年:period_ym.ytd）', en: 'Turnover of hotels and catering above the limit, :period_ym.ytd :period_ym.year' }
subsystem: commerce
module: m17
scope: comparable
inputs:
  catering: [uscc, period_ym, turnover_m?, turnover_ytd, turnover_m_ly?, turnover_ytd_ly?]
  unit: [snap_ym, uscc, industry_code, town_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM catering WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  group_by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: class
    options:
      - { value: class, label: { zh: 业态, en: Business type } }
      - { value: town, label: { zh: 街镇, en: Town } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: name, label: { zh: ':group_by', en: ':group_by' }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业, en: Units }, unit: 家, decimals: 0 }
  - { name: month, group: { zh: ':period_ym.month', en: ':period_ym.month' }, label: { zh: 营业额, en: Turnover }, unit: 万元, decimals: 1 }
  - { name: month_yoy, group: { zh: ':period_ym.month', en: ':period_ym.month' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: ytd, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 营业额, en: Turnover }, unit: 万元, decimals: 1 }
  - { name: ytd_yoy, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: month_flag, flagOf: month }
  - { name: month_yoy_flag, flagOf: month_yoy }
  - { name: ytd_flag, flagOf: ytd }
  - { name: ytd_yoy_flag, flagOf: ytd_yoy }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: level-growth, category: name, series: [{ column: ytd, axis: left, mark: bar }, { column: ytd_yoy, axis: right, mark: line }] }
notes:
  - { zh: 增速为可比口径（本期表内同期数）。按业态时先列大类，其下为小类。, en: 'Growth at comparable scope (base on the same form). By business type, classes follow their division.' }
  - { zh: 部分数据因四舍五入，存在总计与分项合计不等的情况。, en: Totals may differ from the sum of their parts because of rounding. }
source: { zh: 限额以上住宿和餐饮业统计（S204-1）, en: Statistics of hotels and catering above the limit (form S204-1) }
---*/
WITH
unit_now AS (
  SELECT uscc, industry_code, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
reports AS (
  SELECT c.*, CASE :group_by WHEN 'town' THEN u.town_code ELSE left(u.industry_code, 2) END AS major,
    CASE :group_by WHEN 'town' THEN u.town_code ELSE u.industry_code END AS minor
  FROM catering c LEFT JOIN unit_now u ON u.uscc = c.uscc
  WHERE c.period_ym = :period_ym AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(major) AS all_majors, grouping(minor) AS all_minors, major, minor, count(*) AS units,
    sum(turnover_m) AS x, sum(turnover_m) FILTER (WHERE turnover_m_ly IS NOT NULL) AS x_now, sum(turnover_m_ly) FILTER (WHERE turnover_m IS NOT NULL) AS x_base,
    coalesce(bool_or(turnover_m IS NULL OR turnover_m_ly IS NULL), false) AS x_out,
    sum(turnover_ytd) AS ytd, sum(turnover_ytd) FILTER (WHERE turnover_ytd_ly IS NOT NULL) AS ytd_now,
    sum(turnover_ytd_ly) FILTER (WHERE turnover_ytd IS NOT NULL) AS ytd_base,
    coalesce(bool_or(turnover_ytd IS NULL OR turnover_ytd_ly IS NULL), false) AS ytd_out
  FROM reports
  GROUP BY GROUPING SETS ((major, minor), (major), ())
),
dated AS (
  -- A town has no classes below it. Turnover of January and February is collected together.
  SELECT *, ym_month(:period_ym) <= 2 AS merged FROM sums WHERE :group_by <> 'town' OR all_majors = 1 OR all_minors = 0
)
SELECT
  CASE WHEN s.all_majors = 1 THEN '总计' ELSE coalesce(t.town_name, d.industry_name, s.minor, s.major, '不在名录') END AS name,
  s.units,
  CASE WHEN NOT s.merged THEN s.x END AS month,
  CASE WHEN NOT s.merged THEN growth_rate(s.x_now, s.x_base) END AS month_yoy,
  s.ytd,
  growth_rate(s.ytd_now, s.ytd_base) AS ytd_yoy,
  CASE WHEN s.merged THEN 'merged_1_2' WHEN s.x IS NULL THEN 'not_reported' END AS month_flag,
  CASE WHEN s.merged THEN 'merged_1_2' ELSE coalesce(growth_flag(coalesce(s.x_now, s.x), s.x_base), CASE WHEN s.x_out THEN 'partial' END) END AS month_yoy_flag,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  coalesce(growth_flag(coalesce(s.ytd_now, s.ytd), s.ytd_base), CASE WHEN s.ytd_out THEN 'partial' END) AS ytd_yoy_flag,
  CASE WHEN s.all_majors = 1 THEN 0 WHEN s.all_minors = 1 OR :group_by = 'town' THEN 1 ELSE 2 END AS level,
  CASE WHEN s.all_majors = 1 THEN 'total' WHEN s.all_minors = 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM dated s
LEFT JOIN town_dim t ON :group_by = 'town' AND t.town_code = s.minor
LEFT JOIN industry_dim d ON :group_by <> 'town' AND d.industry_code = CASE WHEN s.all_minors = 1 THEN s.major ELSE s.minor END
ORDER BY s.all_majors DESC, s.major NULLS LAST, s.all_minors DESC, s.minor NULLS LAST
