/*---
id: cohort-threshold-effect
version: 1
title: { zh: 纳统标准调整影响, en: Effect of a threshold change }
question: { zh: 标准调整后多少单位、多少收入移入或移出？, en: 'How many units and how much revenue move in or out when the rule changes?' }
tableTitle: { zh: '纳统标准由:old_year改为:new_year的影响', en: 'What changes from the thresholds of :old_year to those of :new_year' }
subsystem: comprehensive
module: m04
inputs:
  finance: [uscc, period_ym, revenue_ytd, revenue_ytd_ly?, avg_emp_cur?, avg_emp_ly?]
  threshold_dim: [industry_prefix, valid_from, valid_to?, threshold_wan, staff_alt?]
  unit: [snap_ym, uscc, town_code, industry_code, entry_ym?, exit_ym?]
  industry_dim: [industry_code, industry_name, level, section]
  quasi_unit?: [uscc, town_code, industry_code, found_ym, revenue_12m, stage]
  town_dim?: [town_code, town_name]
parameters:
  old_year:
    type: period
    label: { zh: 原标准年份, en: Year of the old rule }
    default: { from: first-choice }
    # Years with reports of December; the one before the newest change of the rule comes first.
    choices: >-
      SELECT DISTINCT left(period_ym, 4) AS y FROM finance WHERE right(period_ym, 2) = '12' ORDER BY ym_year(y) >= (SELECT max(valid_from)
      FROM threshold_dim WHERE valid_from <= (SELECT max(ym_year(period_ym)) FROM finance)), y DESC
  new_year:
    type: period
    label: { zh: 新标准年份, en: Year of the new rule }
    default: { from: first-choice }
    # Years in which a rule begins; those within the reports come first.
    choices: >-
      SELECT CAST(valid_from AS VARCHAR) FROM (SELECT DISTINCT valid_from FROM threshold_dim WHERE valid_from IS NOT NULL)
      ORDER BY valid_from > (SELECT max(ym_year(period_ym)) FROM finance), valid_from DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: section_name, label: { zh: 门类, en: Section }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: threshold_old, group: { zh: 年收入标准, en: Revenue threshold }, label: { zh: ':old_year', en: ':old_year' }, unit: 万元, decimals: 0 }
  - { name: threshold_new, group: { zh: 年收入标准, en: Revenue threshold }, label: { zh: ':new_year', en: ':new_year' }, unit: 万元, decimals: 0 }
  - { name: staff_old, group: { zh: 替代人数标准, en: Alternative staff }, label: { zh: ':old_year', en: ':old_year' }, unit: 人, decimals: 0 }
  - { name: staff_new, group: { zh: 替代人数标准, en: Alternative staff }, label: { zh: ':new_year', en: ':new_year' }, unit: 人, decimals: 0 }
  - { name: units, label: { zh: 适用标准有变的单位, en: Units under a changed rule }, unit: 家, decimals: 0 }
  - { name: in_units, group: { zh: 移入, en: Move in }, label: { zh: 单位, en: Units }, unit: 家, decimals: 0 }
  - { name: entered, group: { zh: 移入, en: Move in }, label: { zh: 其中当年已入库, en: Entered in the year }, unit: 家, decimals: 0 }
  - { name: revenue_in, group: { zh: 移入, en: Move in }, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: out_units, group: { zh: 移出, en: Move out }, label: { zh: 单位, en: Units }, unit: 家, decimals: 0 }
  - { name: left_units, group: { zh: 移出, en: Move out }, label: { zh: 其中当年已退库, en: Left in the year }, unit: 家, decimals: 0 }
  - { name: revenue_out, group: { zh: 移出, en: Move out }, label: { zh: 营业收入, en: Revenue }, unit: 亿元, decimals: 2 }
  - { name: out_pct, group: { zh: 移出, en: Move out }, label: { zh: 占收入, en: Share of revenue }, unit: '%', decimals: 1 }
  - { name: not_judged, label: { zh: 数据不全、不能判定, en: 'Cannot be told, figures missing' }, unit: 家, decimals: 0 }
  - { name: out_minus, role: hidden, label: { zh: 移出单位, en: Units that move out }, unit: 家, decimals: 0 }
  - { name: in_plus, role: hidden, label: { zh: 移入单位, en: Units that move in }, unit: 家, decimals: 0 }
  - { name: section, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: section_name, series: [in_plus, out_minus] }
notes:
  - { zh: '同一批数据分别套用两年的标准：:old_year.year年12月财务状况的营业收入和平均用工人数，没有的用次年表内上年同期数；库外单位用准四上名录的近12个月收入。移出：符合原标准、不符合新标准；移入相反。', en: 'Both rules are applied to the same figures: revenue and average staff in the statements of December :old_year.year, else last year''s figures on those of the year after; units outside the frame with their revenue of 12 months. Out: meets the old rule and not the new one; in: the other way round.' }
  - { zh: 只列标准有变的门类；同一门类标准不一时不列标准；按资质纳入、没有金额标准的行业不判定。移入、移出是按标准测算的，实际入退库还要看名录。, en: 'Only sections whose rule changed; thresholds are left blank where a section has several; industries that enter by qualification are not judged. Moves are what the rules say, the register decides.' }
source: { zh: 财务状况；纳统标准；四上单位名录；准四上单位名录, en: 'Financial statements; thresholds by year; register of units; units about to pass the threshold' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :old_year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
moves AS (
  SELECT uscc, bool_or(left(entry_ym, 4) = :new_year) AS has_entered, bool_or(left(exit_ym, 4) = :new_year) AS has_left FROM unit GROUP BY uscc
),
-- Figures of December of the old year; where there are none, those that the next December prints of the year before.
books AS (
  SELECT coalesce(o.uscc, n.uscc) AS uscc, coalesce(o.revenue, n.revenue) AS revenue, coalesce(o.staff, n.staff) AS staff
  FROM (SELECT uscc, sum(revenue_ytd) AS revenue, max(avg_emp_cur) AS staff FROM finance WHERE period_ym = :old_year || '-12' GROUP BY uscc) o
  FULL JOIN (SELECT uscc, sum(revenue_ytd_ly) AS revenue, max(avg_emp_ly) AS staff FROM finance WHERE period_ym = CAST(ym_year(:old_year) + 1 AS VARCHAR) || '-12' GROUP BY uscc) n
    ON n.uscc = o.uscc
),
candidates AS (
  SELECT b.uscc, b.revenue, b.staff, u.town_code, u.industry_code FROM books b JOIN unit_now u ON u.uscc = b.uscc
  UNION ALL
  SELECT uscc, revenue_12m, NULL, town_code, industry_code
  FROM quasi_unit
  WHERE found_ym <= :old_year || '-12' AND stage IS DISTINCT FROM 'rejected' AND uscc NOT IN (SELECT uscc FROM books)
  QUALIFY row_number() OVER (PARTITION BY uscc ORDER BY found_ym DESC) = 1
),
placed AS (
  SELECT c.*, d.section FROM candidates c LEFT JOIN industry_dim d ON d.industry_code = left(c.industry_code, 2) WHERE :town IS NULL OR c.town_code = :town
),
-- The rule of the longest code holds.
rules AS (
  SELECT p.uscc, y.rule, h.threshold_wan, h.staff_alt
  FROM placed p
  CROSS JOIN (VALUES ('old', ym_year(:old_year)), ('new', ym_year(:new_year))) y(rule, of_year)
  JOIN threshold_dim h
    ON (starts_with(p.industry_code, h.industry_prefix) OR h.industry_prefix = p.section)
    AND h.valid_from <= y.of_year AND (h.valid_to IS NULL OR h.valid_to >= y.of_year)
  QUALIFY row_number() OVER (PARTITION BY p.uscc, y.rule ORDER BY length(h.industry_prefix) DESC, h.industry_prefix) = 1
),
judged AS (
  SELECT p.uscc, p.section, p.revenue, o.threshold_wan AS threshold_old, n.threshold_wan AS threshold_new, o.staff_alt AS staff_old, n.staff_alt AS staff_new,
    p.revenue >= o.threshold_wan OR CASE WHEN o.staff_alt IS NULL THEN false ELSE p.staff >= o.staff_alt END AS meets_old,
    p.revenue >= n.threshold_wan OR CASE WHEN n.staff_alt IS NULL THEN false ELSE p.staff >= n.staff_alt END AS meets_new
  FROM placed p
  JOIN rules o ON o.uscc = p.uscc AND o.rule = 'old'
  JOIN rules n ON n.uscc = p.uscc AND n.rule = 'new'
  WHERE o.threshold_wan IS NOT NULL AND n.threshold_wan IS NOT NULL
    AND (o.threshold_wan <> n.threshold_wan OR o.staff_alt IS DISTINCT FROM n.staff_alt)
),
sums AS (
  SELECT j.section, grouping(j.section) = 1 AS is_total,
    CASE WHEN min(threshold_old) = max(threshold_old) THEN min(threshold_old) END AS threshold_old,
    CASE WHEN min(threshold_new) = max(threshold_new) THEN min(threshold_new) END AS threshold_new,
    CASE WHEN min(staff_old) = max(staff_old) AND count(staff_old) = count(*) THEN min(staff_old) END AS staff_old,
    CASE WHEN min(staff_new) = max(staff_new) AND count(staff_new) = count(*) THEN min(staff_new) END AS staff_new,
    count(*) AS units,
    count(*) FILTER (WHERE NOT meets_old AND meets_new) AS in_units,
    count(*) FILTER (WHERE NOT meets_old AND meets_new AND m.has_entered) AS entered,
    coalesce(sum(revenue) FILTER (WHERE NOT meets_old AND meets_new), 0) AS revenue_in,
    count(*) FILTER (WHERE meets_old AND NOT meets_new) AS out_units,
    count(*) FILTER (WHERE meets_old AND NOT meets_new AND m.has_left) AS left_units,
    coalesce(sum(revenue) FILTER (WHERE meets_old AND NOT meets_new), 0) AS revenue_out,
    sum(revenue) FILTER (WHERE meets_old) AS revenue_old,
    count(*) FILTER (WHERE meets_old IS NULL OR meets_new IS NULL) AS not_judged
  FROM judged j LEFT JOIN moves m ON m.uscc = j.uscc
  GROUP BY GROUPING SETS ((j.section), ())
)
SELECT
  CASE WHEN s.is_total THEN '合计' ELSE coalesce(d.industry_name, s.section) END AS section_name,
  s.threshold_old,
  s.threshold_new,
  s.staff_old,
  s.staff_new,
  s.units,
  s.in_units,
  s.entered,
  s.revenue_in / 10000 AS revenue_in,
  s.out_units,
  s.left_units,
  s.revenue_out / 10000 AS revenue_out,
  share_of(s.revenue_out, s.revenue_old) AS out_pct,
  s.not_judged,
  -s.out_units AS out_minus,
  s.in_units AS in_plus,
  s.section,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s LEFT JOIN industry_dim d ON d.industry_code = s.section AND d.level = 1
ORDER BY s.is_total DESC, s.section NULLS LAST
