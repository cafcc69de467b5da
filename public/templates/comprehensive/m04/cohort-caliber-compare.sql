/*---
id: cohort-caliber-compare
version: 1
title: { zh: 三种口径增速对照, en: Three scopes compared }
question: { zh: 可比、同单位、全口径三种增速相差多少？, en: 'How far apart are the reported-base, matched and nominal rates?' }
tableTitle: { zh: '三种口径增速对照：:specialty（:from_ym至:to_ym）', en: 'Growth at three scopes, :from_ym to :to_ym: :specialty' }
subsystem: comprehensive
module: m04
scope: comparable
inputs:
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  from_ym:
    type: period
    label: { zh: 从, en: From }
    default: { from: first-choice }
    # The first month of the newest year comes first.
    choices: >-
      SELECT period_ym FROM (SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales UNION
      SELECT DISTINCT period_ym FROM catering UNION SELECT DISTINCT period_ym FROM finance) ORDER BY left(period_ym, 4) DESC, period_ym
  to_ym:
    type: period
    label: { zh: 至, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales UNION SELECT DISTINCT period_ym FROM catering UNION SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: B
    options:
      - { value: B, label: { zh: 工业（产值）, en: Industry (output) } }
      - { value: C, label: { zh: 建筑业（营业收入）, en: Construction (revenue) } }
      - { value: E, label: { zh: 批发零售（销售额）, en: Trade (sales) } }
      - { value: S, label: { zh: 住宿餐饮（营业额）, en: Hotels and catering (turnover) } }
      - { value: X, label: { zh: 房地产（营业收入）, en: Real estate (revenue) } }
      - { value: F, label: { zh: 服务业（营业收入）, en: Services (revenue) } }
  by:
    type: choice
    label: { zh: 最后一期分列, en: Parts of the last period }
    default: none
    options:
      - { value: none, label: { zh: 不分列, en: none } }
      - { value: town, label: { zh: 街镇, en: towns } }
      - { value: division, label: { zh: 大类, en: divisions } }
columns:
  - { name: period, label: { zh: 报告期, en: Period } }
  - { name: group_name, label: { zh: 分组, en: Group }, values: [{ value: total, label: { zh: 全部, en: All } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, group: { zh: 单位数, en: Units }, label: { zh: 本期, en: Now }, unit: 家, decimals: 0 }
  - { name: units_matched, group: { zh: 单位数, en: Units }, label: { zh: 两期都有数, en: In both periods }, unit: 家, decimals: 0 }
  - { name: comparable, group: { zh: 累计同比, en: Growth of the year to date }, label: { zh: 可比口径, en: Comparable }, unit: '%', decimals: 1, rate: true }
  - { name: matched, group: { zh: 累计同比, en: Growth of the year to date }, label: { zh: 同单位面板, en: Matched }, unit: '%', decimals: 1, rate: true }
  - { name: nominal, group: { zh: 累计同比, en: Growth of the year to date }, label: { zh: 全口径（名义）, en: Nominal }, unit: '%', decimals: 1, rate: true }
  - { name: gap_pp, group: { zh: 与可比口径之差, en: Gap to comparable }, label: { zh: 全口径, en: Nominal }, unit: 百分点, decimals: 1 }
  - { name: gap_matched_pp, group: { zh: 与可比口径之差, en: Gap to comparable }, label: { zh: 同单位, en: Matched }, unit: 百分点, decimals: 1 }
  - { name: comparable_flag, flagOf: comparable }
  - { name: matched_flag, flagOf: matched }
  - { name: nominal_flag, flagOf: nominal }
  - { name: gap_flag, flagOf: gap_pp }
  - { name: gap_matched_flag, flagOf: gap_matched_pp }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: line, category: period, series: [comparable, matched, nominal], categoryKind: period }
notes:
  - { zh: 可比口径用本期表内同期数；同单位面板只算两期都报的单位、用上年当时所报数；全口径（名义）是两期全部单位之比，含入库、退库和未报的影响，不是同比增速。, en: 'Comparable: base on the form of the period. Matched: units of both periods, with what they reported a year ago. Nominal: all units of both periods, with entries, exits and missing reports, which is no growth of the same units.' }
  - { zh: 同单位与可比口径之差来自新入库单位和同期数的调整，全口径之差还来自退库单位。, en: 'The matched rate differs by new units and by restated bases, the nominal one by exits as well.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况；四上单位名录, en: 'Forms of industry, trade, hotels and catering; financial statements; register of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :to_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
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
own AS (
  SELECT m.*, CASE :by WHEN 'town' THEN u.town_code WHEN 'division' THEN left(u.industry_code, 2) END AS code
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.specialty = :specialty
),
-- Each report of a year ago under the period that it is compared with.
ago AS (
  SELECT CAST(ym_year(period_ym) + 1 AS VARCHAR) || substr(period_ym, 5) AS period_ym, uscc, code, ytd FROM own
),
periods AS (
  SELECT period_ym, period_ym IN (SELECT period_ym FROM ago) AS has_ago, period_ym = max(period_ym) OVER () AS is_last
  FROM (SELECT DISTINCT period_ym FROM own WHERE period_ym BETWEEN :from_ym AND :to_ym)
),
sides AS (
  SELECT p.period_ym, p.has_ago, p.is_last, coalesce(n.code, a.code) AS code, n.uscc IS NOT NULL AS is_here, n.ytd, n.ytd_ly, a.ytd AS ago
  FROM own n FULL JOIN ago a ON a.uscc = n.uscc AND a.period_ym = n.period_ym
  JOIN periods p ON p.period_ym = coalesce(n.period_ym, a.period_ym)
),
sums AS (
  SELECT period_ym, code, grouping(code) = 1 AS is_total, bool_or(has_ago) AS has_ago,
    count(*) FILTER (WHERE is_here) AS units, count(*) FILTER (WHERE ytd IS NOT NULL AND ago IS NOT NULL) AS units_matched,
    sum(ytd) AS now, sum(ago) AS ago,
    sum(ytd) FILTER (WHERE ytd_ly IS NOT NULL) AS now_c, sum(ytd_ly) FILTER (WHERE ytd IS NOT NULL) AS base_c,
    sum(ytd) FILTER (WHERE ago IS NOT NULL) AS now_m, sum(ago) FILTER (WHERE ytd IS NOT NULL) AS base_m,
    coalesce(bool_or(ytd IS NULL OR ytd_ly IS NULL) FILTER (WHERE is_here), false) AS left_out, coalesce(bool_or(ytd IS NULL) FILTER (WHERE is_here), false) AS silent
  FROM sides
  GROUP BY GROUPING SETS ((period_ym, code), (period_ym))
  HAVING grouping(code) = 1 OR (:by <> 'none' AND bool_or(is_last))
),
rates AS (
  SELECT *,
    growth_rate(now_c, base_c) AS comparable, growth_rate(now_m, base_m) AS matched, growth_rate(now, ago) AS nominal,
    coalesce(growth_flag(coalesce(now_c, now), base_c), CASE WHEN left_out THEN 'partial' END) AS comparable_flag,
    CASE WHEN NOT has_ago THEN 'no_ref' ELSE coalesce(growth_flag(coalesce(now_m, now), base_m), CASE WHEN silent THEN 'partial' END) END AS matched_flag,
    CASE WHEN NOT has_ago THEN 'no_ref' ELSE growth_flag(now, ago) END AS nominal_flag
  FROM sums
)
SELECT
  r.period_ym AS period,
  CASE WHEN r.is_total THEN 'total' ELSE coalesce(t.town_name, d.industry_name, r.code, '不在名录') END AS group_name,
  r.units,
  r.units_matched,
  r.comparable,
  r.matched,
  r.nominal,
  r.nominal - r.comparable AS gap_pp,
  r.matched - r.comparable AS gap_matched_pp,
  r.comparable_flag,
  r.matched_flag,
  r.nominal_flag,
  CASE WHEN r.nominal IS NULL OR r.comparable IS NULL THEN 'no_ref_rate' END AS gap_flag,
  CASE WHEN r.matched IS NULL OR r.comparable IS NULL THEN 'no_ref_rate' END AS gap_matched_flag,
  r.code,
  CASE WHEN r.is_total THEN 0 ELSE 1 END AS level,
  -- Parts of the last period are no points of the lines.
  CASE WHEN r.is_total THEN 'data' ELSE 'subtotal' END AS row_kind
FROM rates r
LEFT JOIN town_dim t ON t.town_code = r.code AND :by = 'town'
LEFT JOIN industry_dim d ON d.industry_code = r.code AND :by = 'division'
ORDER BY r.is_total DESC, r.period_ym, r.code NULLS LAST
