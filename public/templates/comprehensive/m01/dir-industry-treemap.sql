/*---
id: dir-industry-treemap
version: 1
title: { zh: 门类—大类—小类分布树图, en: Industry treemap }
question: { zh: 四上单位的行业结构怎样，细到小类？, en: What is the industry mix down to 4 digits? }
tableTitle: { zh: '四上单位行业分布（:snap_ym）：:measure', en: 'Units above scale by industry, :snap_ym: :measure' }
subsystem: comprehensive
module: m01
inputs:
  unit: [snap_ym, uscc, industry_code, town_code, exit_ym?]
  industry_dim?: [industry_code, industry_name, section]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
  town_dim?: [town_code, town_name]
parameters:
  snap_ym:
    type: period
    label: { zh: 名录月份, en: Month of the register }
    default: { from: first-choice }
    choices: SELECT DISTINCT snap_ym FROM unit WHERE snap_ym IS NOT NULL ORDER BY 1 DESC
  measure:
    type: choice
    label: { zh: 指标, en: Measure }
    default: units
    options:
      - { value: units, label: { zh: 单位数（个）, en: number of units } }
      - { value: revenue, label: { zh: 营业收入（万元）, en: 'revenue (10,000 yuan)' } }
  depth:
    type: choice
    label: { zh: 细到, en: Down to }
    default: class
    options:
      - { value: section, label: { zh: 门类, en: sections } }
      - { value: division, label: { zh: 大类, en: divisions } }
      - { value: class, label: { zh: 小类, en: classes } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: section, label: { zh: 门类, en: Section }, values: [{ value: 总计, label: { zh: 总计, en: Total } }, { value: 不明, label: { zh: 不明, en: Unknown } }] }
  - { name: division, label: { zh: 大类, en: Division } }
  - { name: class, label: { zh: 小类, en: Class } }
  - { name: value, label: ':measure', decimals: 0 }
  - { name: share, label: { zh: 占比（%）, en: Share (%) }, decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: leaf, label: { zh: 行业, en: Industry }, role: hidden }
  - { name: code, role: hidden }
  - { name: row_kind, role: row-kind }
chart: { kind: treemap, category: leaf, group: section, value: value }
notes:
  - { zh: 在库单位，按名录的行业小类归类；营业收入为名录月份的1-本月累计数，该月没有报财务状况的单位不计入。, en: 'Units in the frame by their class in the register; revenue is the year to date of that month, units without a financial statement of the month are left out.' }
source: { zh: 四上单位名录；财务状况（各专业）, en: Register of units above scale; financial statements }
---*/
WITH
revenues AS (
  SELECT uscc, sum(revenue_ytd) AS revenue FROM finance WHERE period_ym = :snap_ym GROUP BY uscc
),
measured AS (
  SELECT d.section,
    CASE WHEN :depth <> 'section' THEN left(u.industry_code, 2) END AS division,
    CASE WHEN :depth = 'class' THEN u.industry_code END AS class,
    CASE :measure WHEN 'units' THEN 1 ELSE r.revenue END AS figure
  FROM unit u
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  LEFT JOIN revenues r ON r.uscc = u.uscc
  WHERE u.snap_ym = :snap_ym AND (u.exit_ym IS NULL OR u.exit_ym > u.snap_ym) AND (:town IS NULL OR u.town_code = :town)
),
sums AS (
  SELECT grouping(section) = 1 AS is_total, section, division, class, sum(figure) AS total, bool_or(figure IS NULL) AS left_out
  FROM measured
  GROUP BY GROUPING SETS ((section, division, class), ())
),
named AS (
  SELECT s.*,
    CASE WHEN s.is_total THEN '总计' ELSE coalesce(a.industry_name, s.section, '不明') END AS section_name,
    coalesce(b.industry_name, s.division) AS division_name,
    coalesce(c.industry_name, s.class) AS class_name
  FROM sums s
  LEFT JOIN industry_dim a ON a.industry_code = s.section
  LEFT JOIN industry_dim b ON b.industry_code = s.division
  LEFT JOIN industry_dim c ON c.industry_code = s.class
)
SELECT
  section_name AS section,
  division_name AS division,
  class_name AS class,
  CAST(total AS DOUBLE) AS value,
  share_of(total, max(CASE WHEN is_total THEN total END) OVER ()) AS share,
  CASE WHEN total IS NULL THEN 'not_reported' WHEN left_out THEN 'partial' END AS value_flag,
  coalesce(class_name, division_name, section_name) AS leaf,
  coalesce(named.class, named.division, named.section) AS code,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM named
ORDER BY is_total DESC, named.section NULLS LAST, named.division NULLS LAST, named.class NULLS LAST
