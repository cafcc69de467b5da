/*---
id: cohort-growth-curve
version: 1
title: { zh: 入库后成长曲线, en: Growth curve after entry }
question: { zh: 单位入库以后第几年增长得快、第几年慢下来？, en: 'How fast do units grow in each year since their entry?' }
tableTitle: { zh: '入库后各年的营业收入增速（截至:year）', en: 'Growth of revenue in each year since entry, up to :year' }
subsystem: comprehensive
module: m04
scope: comparable
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly]
  unit: [snap_ym, uscc, town_code, entry_ym]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 截至年份, en: Up to }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE right(period_ym, 2) = '12' ORDER BY 1 DESC
  from_year:
    type: period
    label: { zh: 起始年份, en: From }
    required: false
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE right(period_ym, 2) = '12' ORDER BY 1
  years:
    type: integer
    label: { zh: 最多看入库后几年, en: Years since entry at most }
    default: 10
    minimum: 1
    maximum: 30
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
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: years_since, label: { zh: 入库后第几年（0为入库当年）, en: Years since entry (0 is the year of entry) } }
  - { name: units, label: { zh: 单位年数, en: Units and years }, unit: 个, decimals: 0 }
  - { name: p25, group: { zh: 营业收入增速, en: Growth of revenue }, label: { zh: 下四分位, en: Lower quartile }, unit: '%', decimals: 1, rate: true }
  - { name: median, group: { zh: 营业收入增速, en: Growth of revenue }, label: { zh: 中位数, en: Median }, unit: '%', decimals: 1, rate: true }
  - { name: p75, group: { zh: 营业收入增速, en: Growth of revenue }, label: { zh: 上四分位, en: Upper quartile }, unit: '%', decimals: 1, rate: true }
  - { name: growing_pct, label: { zh: 增长面, en: Share that grows }, unit: '%', decimals: 1 }
  - { name: p25_flag, flagOf: p25 }
  - { name: median_flag, flagOf: median }
  - { name: p75_flag, flagOf: p75 }
  - { name: growing_flag, flagOf: growing_pct }
chart: { kind: fan, category: years_since, value: median, low: p25, high: p75 }
notes:
  - { zh: 各单位1—12月营业收入与表内上年同期数之比，按报告年份减入库年份归组；一个单位有几年就计几次。基数不到1万元的不计。, en: 'Revenue of January to December against the base on the form, by year of the report less year of entry; a unit counts once for each year. Bases below 10,000 yuan are left out.' }
  - { zh: 只含仍在库的单位，退库单位的低增速不在内；各组的入库年份不同，也受当年形势影响。, en: 'Units that left are not in it, nor is their slow growth; the groups differ in years of entry and share the conditions of their years.' }
source: { zh: 财务状况（各专业）；四上单位名录, en: Financial statements; register of units above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, entry_ym
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
rates AS (
  SELECT ym_year(f.period_ym) - ym_year(u.entry_ym) AS k, growth_rate(f.revenue_ytd, f.revenue_ytd_ly) AS rate
  FROM finance f JOIN unit_now u ON u.uscc = f.uscc
  WHERE right(f.period_ym, 2) = '12' AND left(f.period_ym, 4) <= :year AND (:from_year IS NULL OR left(f.period_ym, 4) >= :from_year)
    AND f.revenue_ytd_ly >= 1 AND f.revenue_ytd >= 0
    AND (:specialty IS NULL OR left(f.form_code, 1) = :specialty) AND (:town IS NULL OR u.town_code = :town)
)
SELECT
  k AS years_since,
  count(*) AS units,
  quantile_cont(rate, 0.25) AS p25,
  quantile_cont(rate, 0.5) AS median,
  quantile_cont(rate, 0.75) AS p75,
  share_of(count(*) FILTER (WHERE rate > 0), count(*)) AS growing_pct,
  CASE WHEN count(*) < 5 THEN 'weak' END AS p25_flag,
  CASE WHEN count(*) < 5 THEN 'weak' END AS median_flag,
  CASE WHEN count(*) < 5 THEN 'weak' END AS p75_flag,
  CASE WHEN count(*) < 5 THEN 'weak' END AS growing_flag
FROM rates
WHERE k BETWEEN 0 AND :years
GROUP BY k
ORDER BY k
