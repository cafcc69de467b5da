/*---
id: rd-output-efficiency
version: 1
title: { zh: 研发产出效率, en: 'R&D output efficiency' }
question: { zh: 每千万元研发费用换来多少专利，每元费用换来多少新产品销售收入？, en: 'How many patents and how much sales of new products does the R&D fee bring?' }
tableTitle: { zh: '研发产出效率（:year.year年，:by）', en: 'R&D output efficiency by :by, :year' }
subsystem: industry
module: m12
inputs:
  rd: [uscc, year, rd_fee, rd_staff?, patents?, patents_inv?, new_product_sales?]
  unit: [snap_ym, uscc, town_code, industry_code, size_code?, holding?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  year:
    type: period
    label: { zh: 年报年份, en: Year of the report }
    default: { from: first-choice }
    choices: SELECT DISTINCT CAST(year AS VARCHAR) FROM rd WHERE year IS NOT NULL ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 按行业大类, en: division } }
      - { value: size, label: { zh: 按企业规模, en: size } }
      - { value: holding, label: { zh: 按控股情况, en: controlling owner } }
      - { value: town, label: { zh: 按街镇, en: town } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 总计, label: { zh: 总计, en: Total } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: 'Hong Kong, Macao and Taiwan' } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Others } }
  - { name: units, label: { zh: 填报企业, en: Reporting units }, unit: 家, decimals: 0 }
  - { name: fee, label: { zh: 研发费用, en: 'R&D fee' }, unit: 万元, decimals: 1 }
  - { name: patents, group: { zh: 专利申请, en: Patent applications }, label: { zh: 件数, en: Number }, unit: 件, decimals: 0 }
  - { name: inv_pct, group: { zh: 专利申请, en: Patent applications }, label: { zh: 发明占比, en: Inventions }, unit: '%', decimals: 1 }
  - { name: patents_per_10m, group: { zh: 专利申请, en: Patent applications }, label: { zh: 每千万元费用专利, en: For 10 million yuan }, unit: 件, decimals: 2 }
  - { name: newprod, group: { zh: 新产品销售收入, en: Sales of new products }, label: { zh: 金额, en: Amount }, unit: 万元, decimals: 1 }
  - { name: newprod_per_fee, group: { zh: 新产品销售收入, en: Sales of new products }, label: { zh: 每元费用新产品收入, en: For a yuan of fee }, unit: 元, decimals: 2 }
  - { name: per_staff, group: { zh: 新产品销售收入, en: Sales of new products }, label: { zh: 研发人员人均, en: 'For each R&D person' }, unit: 万元/人, decimals: 1 }
  - { name: fee_flag, flagOf: fee }
  - { name: patents_flag, flagOf: patents_per_10m }
  - { name: newprod_flag, flagOf: newprod_per_fee }
  - { name: staff_flag, flagOf: per_staff }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: group, x: patents_per_10m, y: newprod_per_fee, size: fee, medians: true }
notes:
  - { zh: 各比率只用分子、分母都有数的企业，先合计再相除；服务业企业一般不填新产品销售收入。专利和新产品是当年数，与当年费用对比只反映大致效率。, en: 'Ratios over units with both figures, sums first; services mostly report no new products. Patents and new products are those of the year, so that the ratio to its fee is a rough one.' }
  - { zh: 图中虚线为各组的中位数，右上为专利和新产品都多的组，圆的大小为研发费用。, en: 'Dashed lines are the medians of the groups; upper right has more of both, circles are as large as the fee.' }
source: { zh: 企业研发活动统计年报（107-2）, en: 'Annual R&D report (form 107-2)' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code,
    CASE :by WHEN 'size' THEN size_code WHEN 'holding' THEN holding WHEN 'town' THEN town_code ELSE left(industry_code, 2) END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
own AS (
  SELECT u.code, a.rd_fee AS fee, a.rd_staff AS staff, a.patents, a.patents_inv AS inventions, a.new_product_sales AS newprod
  FROM rd a LEFT JOIN unit_now u ON u.uscc = a.uscc
  WHERE a.year = CAST(:year AS INTEGER) AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total, count(*) AS units, sum(fee) AS fee, sum(patents) AS patents, sum(newprod) AS newprod,
    share_of(sum(inventions) FILTER (patents IS NOT NULL), sum(patents) FILTER (inventions IS NOT NULL)) AS inv_pct,
    ratio(sum(patents) FILTER (fee IS NOT NULL) * 1000, sum(fee) FILTER (patents IS NOT NULL)) AS patents_per_10m,
    ratio(sum(newprod) FILTER (fee IS NOT NULL), sum(fee) FILTER (newprod IS NOT NULL)) AS newprod_per_fee,
    ratio(sum(newprod) FILTER (staff IS NOT NULL), sum(staff) FILTER (newprod IS NOT NULL)) AS per_staff,
    coalesce(bool_or(fee IS NULL), false) AS no_fee,
    coalesce(bool_or(fee IS NULL OR patents IS NULL), false) AS no_patents,
    coalesce(bool_or(fee IS NULL OR newprod IS NULL), false) AS no_newprod,
    coalesce(bool_or(staff IS NULL OR newprod IS NULL), false) AS no_staff
  FROM own
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '总计'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'size' THEN CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE s.code END
    WHEN :by = 'holding' THEN CASE s.code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股' WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' ELSE s.code END
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code)
    ELSE coalesce(d.industry_name, s.code)
  END AS "group",
  s.units,
  s.fee,
  CAST(s.patents AS BIGINT) AS patents,
  s.inv_pct,
  s.patents_per_10m,
  s.newprod,
  s.newprod_per_fee,
  s.per_staff,
  CASE WHEN s.fee IS NULL THEN 'not_reported' WHEN s.no_fee THEN 'partial' END AS fee_flag,
  CASE WHEN s.patents_per_10m IS NULL THEN 'not_reported' WHEN s.no_patents THEN 'partial' END AS patents_flag,
  CASE WHEN s.newprod_per_fee IS NULL THEN 'not_reported' WHEN s.no_newprod THEN 'partial' END AS newprod_flag,
  CASE WHEN s.per_staff IS NULL THEN 'not_reported' WHEN s.no_staff THEN 'partial' END AS staff_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
