/*---
id: rd-intensity
version: 1
title: { zh: 研发投入强度, en: 'R&D intensity' }
question: { zh: 各行业、规模、控股类型的研发投入占营业收入多少，是升是降？, en: 'How much of revenue goes into R&D by industry, size and owner, and is it rising?' }
tableTitle: { zh: '研发投入强度（:year.year年，:by）', en: 'R&D intensity by :by, :year' }
subsystem: industry
module: m12
scope: matched
inputs:
  rd: [uscc, year, rd_fee, rd_staff?]
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, avg_emp_cur?]
  unit: [snap_ym, uscc, specialty, town_code, industry_code, size_code?, holding?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  year:
    type: period
    label: { zh: 年报年份, en: Year of the report }
    default: { from: first-choice }
    choices: SELECT CAST(year AS VARCHAR) FROM rd INTERSECT SELECT left(period_ym, 4) FROM finance WHERE right(period_ym, 2) = '12' ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: division
    options:
      - { value: division, label: { zh: 按行业大类, en: division } }
      - { value: size, label: { zh: 按企业规模, en: size } }
      - { value: holding, label: { zh: 按控股情况, en: controlling owner } }
      - { value: town, label: { zh: 按街镇, en: town } }
  form_code:
    type: choice
    label: { zh: 财务报表, en: Financial form }
    default: { from: first-choice }
    required: false
    choices: SELECT f.form_code FROM finance f SEMI JOIN rd r ON r.uscc = f.uscc GROUP BY f.form_code ORDER BY f.form_code <> 'B203', f.form_code
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
  - { name: units_all, group: { zh: 企业, en: Units }, label: { zh: 全部, en: All }, unit: 家, decimals: 0 }
  - { name: units, group: { zh: 企业, en: Units }, label: { zh: 有研发, en: 'With R&D' }, unit: 家, decimals: 0 }
  - { name: cover_pct, group: { zh: 企业, en: Units }, label: { zh: 研发面, en: Share }, unit: '%', decimals: 1 }
  - { name: fee, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: ':year', en: ':year' }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 比上年, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: intensity, group: { zh: 研发投入强度, en: 'R&D intensity' }, label: { zh: 全部企业, en: All units }, unit: '%', decimals: 2 }
  - { name: change_pp, group: { zh: 研发投入强度, en: 'R&D intensity' }, label: { zh: 比上年, en: Change }, unit: 百分点, decimals: 2 }
  - { name: intensity_own, group: { zh: 研发投入强度, en: 'R&D intensity' }, label: { zh: 有研发企业, en: 'Units with R&D' }, unit: '%', decimals: 2 }
  - { name: staff, group: { zh: 研发人员, en: 'R&D staff' }, label: { zh: 人数, en: Persons }, unit: 人, decimals: 0 }
  - { name: staff_pct, group: { zh: 研发人员, en: 'R&D staff' }, label: { zh: 占用工, en: Of staff }, unit: '%', decimals: 1 }
  - { name: fee_flag, flagOf: fee }
  - { name: yoy_flag, flagOf: yoy }
  - { name: intensity_flag, flagOf: intensity }
  - { name: change_flag, flagOf: change_pp }
  - { name: own_flag, flagOf: intensity_own }
  - { name: staff_flag, flagOf: staff }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: group, series: [intensity] }
notes:
  - { zh: 研发投入强度为研发费用占营业收入的比重：“全部企业”的分母包括没有研发的企业，“有研发企业”只含填报研发费用的企业；没有营业收入数的企业两边都不计；没有企业填报研发的组只列企业数。, en: 'Intensity is the R&D fee over revenue: of all units, those without R&D included, and of units with R&D alone; a unit without revenue enters neither side; of a group without reports only the units are printed.' }
  - { zh: 费用比上年为两年都填报的同单位口径；强度比上年的上年数用本期在库企业的上年费用和表内上年营业收入。, en: 'Growth of the fee over units that report both years; last year’s intensity from last year’s fee of the present units and the bases on their form.' }
source: { zh: 企业研发活动统计年报（107-2）、财务状况, en: 'Annual R&D report (form 107-2), financial statements' }
---*/
WITH
unit_now AS (
  SELECT uscc, specialty, town_code,
    CASE :by WHEN 'size' THEN size_code WHEN 'holding' THEN holding WHEN 'town' THEN town_code ELSE left(industry_code, 2) END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
-- A unit has one financial form a month.
books AS (
  SELECT uscc, any_value(form_code) AS form_code, any_value(revenue_ytd) AS revenue, any_value(revenue_ytd_ly) AS revenue_ly, any_value(avg_emp_cur) AS employees
  FROM finance
  WHERE period_ym = :year || '-12'
  GROUP BY uscc
),
reports AS (
  SELECT uscc, any_value(rd_fee) FILTER (year = CAST(:year AS INTEGER)) AS fee, any_value(rd_staff) FILTER (year = CAST(:year AS INTEGER)) AS staff,
    any_value(rd_fee) FILTER (year = CAST(:year AS INTEGER) - 1) AS fee_ly
  FROM rd
  GROUP BY uscc
),
known AS (
  SELECT coalesce(b.uscc, r.uscc) AS uscc, b.form_code, b.revenue, b.revenue_ly, b.employees, r.fee, r.staff, r.fee_ly
  FROM books b FULL JOIN (FROM reports WHERE fee IS NOT NULL OR fee_ly IS NOT NULL) r ON r.uscc = b.uscc
  WHERE b.uscc IS NOT NULL OR r.fee IS NOT NULL
),
own AS (
  SELECT k.*, u.code
  FROM known k LEFT JOIN unit_now u ON u.uscc = k.uscc
  WHERE (:form_code IS NULL OR coalesce(k.form_code, u.specialty || '203') = :form_code) AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT code, grouping(code) = 1 AS is_total,
    count(*) AS units_all, count(fee) AS units, sum(fee) AS fee,
    sum(fee) FILTER (fee_ly IS NOT NULL) AS now, sum(fee_ly) FILTER (fee IS NOT NULL) AS base,
    coalesce(bool_or((fee IS NULL) <> (fee_ly IS NULL)), false) AS left_out,
    sum(fee) FILTER (revenue IS NOT NULL) AS fee_known, sum(revenue) AS revenue,
    sum(fee_ly) FILTER (revenue_ly IS NOT NULL) AS fee_ly_known, sum(revenue_ly) AS revenue_ly,
    sum(revenue) FILTER (fee IS NOT NULL) AS revenue_own,
    sum(staff) AS staff, sum(staff) FILTER (employees IS NOT NULL) AS staff_known, sum(employees) AS employees,
    bool_or(revenue IS NULL) AS no_revenue, coalesce(bool_or(revenue IS NULL) FILTER (fee IS NOT NULL), false) AS no_revenue_own
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
  s.units_all,
  s.units,
  share_of(s.units, s.units_all) AS cover_pct,
  s.fee,
  growth_rate(s.now, s.base) AS yoy,
  share_of(s.fee_known, s.revenue) AS intensity,
  share_of(s.fee_known, s.revenue) - share_of(s.fee_ly_known, s.revenue_ly) AS change_pp,
  share_of(s.fee_known, s.revenue_own) AS intensity_own,
  CAST(s.staff AS BIGINT) AS staff,
  share_of(s.staff_known, s.employees) AS staff_pct,
  CASE WHEN s.units = 0 THEN 'not_reported' END AS fee_flag,
  CASE WHEN s.units > 0 THEN coalesce(growth_flag(coalesce(s.now, s.fee), s.base), CASE WHEN s.left_out THEN 'partial' END) END AS yoy_flag,
  CASE WHEN s.units = 0 THEN NULL WHEN share_of(s.fee_known, s.revenue) IS NULL THEN 'not_reported' WHEN s.no_revenue THEN 'partial' END AS intensity_flag,
  CASE
    WHEN s.units = 0 THEN NULL
    WHEN share_of(s.fee_known, s.revenue) IS NULL THEN 'not_reported'
    WHEN share_of(s.fee_ly_known, s.revenue_ly) IS NULL THEN 'no_base'
  END AS change_flag,
  CASE WHEN s.units = 0 THEN NULL WHEN share_of(s.fee_known, s.revenue_own) IS NULL THEN 'not_reported' WHEN s.no_revenue_own THEN 'partial' END AS own_flag,
  CASE WHEN s.units > 0 AND s.staff IS NULL THEN 'not_reported' END AS staff_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM summed s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
LEFT JOIN industry_dim d ON :by = 'division' AND d.industry_code = s.code
WHERE s.units_all > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
