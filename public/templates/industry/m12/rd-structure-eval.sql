/*---
id: rd-structure-eval
version: 1
title: { zh: 研发宏观结构评估, en: 'Structural evaluation of R&D' }
question: { zh: 研发费用总量在行业、规模、控股类型上的变动是否合理，哪些格子异常？, en: 'Do R&D totals move plausibly by industry, size and owner, and which cells stand out?' }
tableTitle: { zh: '研发费用结构评估（:year.year年比上年，:cross，:scope）', en: 'R&D fee by structure, :year against the year before, :cross, :scope' }
subsystem: industry
module: m12
inputs:
  rd: [uscc, year, rd_fee]
  unit: [snap_ym, uscc, town_code, industry_code, size_code?, holding?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  year:
    type: period
    label: { zh: 年报年份, en: Year of the report }
    default: { from: first-choice }
    choices: SELECT DISTINCT CAST(year AS VARCHAR) FROM rd WHERE year IS NOT NULL ORDER BY 1 DESC
  cross:
    type: choice
    label: { zh: 交叉分组, en: Cross }
    default: division_size
    options:
      - { value: division_size, label: { zh: 行业×规模, en: division by size } }
      - { value: division_holding, label: { zh: 行业×控股, en: division by owner } }
      - { value: size_holding, label: { zh: 规模×控股, en: size by owner } }
  scope:
    type: choice
    label: { zh: 口径, en: Scope }
    default: nominal
    options:
      - { value: nominal, label: { zh: 全部企业（名义）, en: all units (nominal) } }
      - { value: matched, label: { zh: 两年都填报的同单位, en: units of both years } }
  limit_z:
    type: number
    label: { zh: 离群界限（稳健z）, en: Limit of the robust z }
    default: 3.5
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: name
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
  - { name: fee, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 本年, en: This year }, unit: 万元, decimals: 1 }
  - { name: fee_ly, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 上年, en: Last year }, unit: 万元, decimals: 1 }
  - { name: yoy, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 增速, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: change_pp, label: { zh: 占比增减, en: Change of the share }, unit: 百分点, decimals: 1 }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: contrib, label: { zh: 贡献率, en: Contribution }, unit: '%', decimals: 1 }
  - { name: z, label: { zh: 稳健z, en: Robust z }, decimals: 1 }
  - { name: outlier, label: { zh: 评估, en: Judgement }, values: [{ value: 偏高, label: { zh: 偏高, en: High } }, { value: 偏低, label: { zh: 偏低, en: Low } }] }
  - { name: fee_flag, flagOf: fee }
  - { name: yoy_flag, flagOf: yoy }
  - { name: contrib_flag, flagOf: contrib }
  - name: row_group
    role: hidden
    label: { zh: 行, en: Row }
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
  - name: cell
    role: hidden
    label: { zh: 列, en: Column }
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
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: heatmap, category: row_group, group: cell, value: yoy }
notes:
  - { zh: 名义口径含首次填报和不再填报的企业，两年企业不同；同单位口径只含两年都填报的企业。不再填报的企业按其最后一次名录归组。, en: 'Nominal counts first reports and units that no longer report; the other scope only units of both years. Who reports no more is placed by its last register.' }
  - { zh: '评估：格子增速与各格中位数相比的稳健z，绝对值大于:limit_z为偏高或偏低（有增速的格子不足8个时不判断）。', en: 'Judgement: robust z of a cell’s growth against the median of cells, high or low beyond :limit_z (not with fewer than 8 rates).' }
source: { zh: 企业研发活动统计年报（107-2）, en: 'Annual R&D report (form 107-2)' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code,
    CASE WHEN :cross LIKE 'division%' THEN left(industry_code, 2) ELSE size_code END AS row_code,
    CASE WHEN :cross LIKE '%holding' THEN holding ELSE size_code END AS cell_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
loaded AS (
  SELECT EXISTS (FROM rd WHERE year = CAST(:year AS INTEGER) - 1) AS has_before
),
pairs AS (
  SELECT uscc, any_value(rd_fee) FILTER (year = CAST(:year AS INTEGER)) AS now, any_value(rd_fee) FILTER (year = CAST(:year AS INTEGER) - 1) AS base
  FROM rd
  GROUP BY uscc
),
own AS (
  SELECT u.row_code, u.cell_code,
    p.now IS NOT NULL AS reports,
    p.now,
    CASE WHEN :scope = 'nominal' AND l.has_before THEN coalesce(p.base, 0) ELSE p.base END AS base,
    CASE WHEN :scope = 'nominal' THEN coalesce(p.now, 0) ELSE p.now END AS now_or_zero
  FROM pairs p CROSS JOIN loaded l LEFT JOIN unit_now u ON u.uscc = p.uscc
  WHERE (p.now IS NOT NULL OR (:scope = 'nominal' AND p.base IS NOT NULL))
    AND (:scope = 'nominal' OR p.base IS NOT NULL OR NOT l.has_before)
    AND (:town IS NULL OR u.town_code = :town)
),
summed AS (
  SELECT row_code, cell_code, grouping(row_code) = 1 AS no_row, grouping(cell_code) = 1 AS no_cell,
    count(*) FILTER (reports) AS units, sum(now) AS fee,
    sum(now_or_zero) AS now, sum(base) AS base
  FROM own
  GROUP BY GROUPING SETS ((row_code, cell_code), (row_code), ())
),
rated AS (
  SELECT *, growth_rate(now, base) AS yoy FROM summed
),
whole AS (
  SELECT now, base FROM rated WHERE no_row
),
cells AS (
  SELECT yoy FROM rated WHERE NOT no_cell AND yoy IS NOT NULL
),
middle AS (
  SELECT count(*) AS n, median(yoy) AS middle, quantile_cont(yoy, 0.75) - quantile_cont(yoy, 0.25) AS spread FROM cells
),
deviation AS (
  SELECT median(abs(c.yoy - m.middle)) AS mad FROM cells c CROSS JOIN middle m
),
judged AS (
  SELECT r.*,
    -- Without a deviation in the middle the quartiles stand in for it: 1.349 of them are two standard deviations of a normal curve.
    CASE WHEN m.n >= 8 AND NOT r.no_cell THEN
      CASE WHEN d.mad > 0 THEN 0.6745 * (r.yoy - m.middle) / d.mad ELSE 1.349 * (r.yoy - m.middle) / nullif(m.spread, 0) END
    END AS z
  FROM rated r CROSS JOIN middle m CROSS JOIN deviation d
),
named AS (
  SELECT j.*,
    CASE
      WHEN j.row_code IS NULL THEN '不在名录'
      WHEN :cross = 'size_holding' THEN CASE j.row_code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE j.row_code END
      ELSE coalesce(i.industry_name, j.row_code)
    END AS row_group,
    CASE
      WHEN j.cell_code IS NULL THEN '不在名录'
      WHEN :cross LIKE '%holding' THEN CASE j.cell_code WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股' WHEN '4' THEN '港澳台商控股' WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' ELSE j.cell_code END
      ELSE CASE j.cell_code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE j.cell_code END
    END AS cell
  FROM judged j LEFT JOIN industry_dim i ON :cross LIKE 'division%' AND i.industry_code = j.row_code
)
SELECT
  CASE WHEN j.no_row THEN '总计' WHEN j.no_cell THEN j.row_group ELSE j.cell END AS name,
  j.units,
  j.fee,
  j.base AS fee_ly,
  j.yoy,
  share_of(j.now, w.now) AS share,
  share_of(j.now, w.now) - share_of(j.base, w.base) AS change_pp,
  pull(j.now - j.base, w.base) AS pull_pp,
  contribution(j.now - j.base, w.now - w.base) AS contrib,
  j.z,
  CASE WHEN j.z > :limit_z THEN '偏高' WHEN j.z < -:limit_z THEN '偏低' END AS outlier,
  CASE WHEN j.fee IS NULL THEN 'not_reported' END AS fee_flag,
  growth_flag(j.now, j.base) AS yoy_flag,
  CASE WHEN j.base IS NULL THEN 'no_base' ELSE contribution_flag(w.now - w.base, w.base) END AS contrib_flag,
  CASE WHEN NOT j.no_row THEN j.row_group END AS row_group,
  CASE WHEN NOT j.no_cell THEN j.cell END AS cell,
  CASE WHEN j.no_row THEN 0 WHEN j.no_cell THEN 1 ELSE 2 END AS level,
  CASE WHEN j.no_row THEN 'total' WHEN j.no_cell THEN 'subtotal' ELSE 'data' END AS row_kind
FROM named j CROSS JOIN whole w
WHERE j.now IS NOT NULL
ORDER BY j.no_row DESC, j.row_code NULLS LAST, j.no_cell DESC, j.cell_code NULLS LAST
