/*---
id: indstr-shift-share
version: 1
title: { zh: 偏离—份额分析, en: Shift-share analysis }
question: { zh: 街镇增长快慢靠的是结构还是竞争力？, en: Is a town ahead by its structure or by its competitiveness? }
tableTitle: { zh: '各街镇工业产值增长的偏离—份额分析（:period_ym.year年:period_ym.ytd）', en: 'Shift-share analysis of industrial output by town, :period_ym.ytd :period_ym.year' }
subsystem: industry
module: m10
scope: comparable
inputs:
  industrial_output: [uscc, period_ym, output_ytd, output_ytd_ly]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, section]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output WHERE output_ytd_ly IS NOT NULL ORDER BY 1 DESC
  industry_level:
    type: choice
    label: { zh: 行业层级, en: Industry level }
    default: division
    options:
      - { value: section, label: { zh: 门类, en: sections } }
      - { value: division, label: { zh: 大类, en: divisions } }
      - { value: middle, label: { zh: 中类, en: groups } }
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: base, group: { zh: 产值, en: Output }, label: { zh: 上年同期, en: A year ago }, unit: 亿元, decimals: 2 }
  - { name: cur, group: { zh: 产值, en: Output }, label: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: 产值, en: Output }, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: delta, group: { zh: 增量分解, en: Parts of the increment }, label: { zh: 增量, en: Increment }, unit: 亿元, decimals: 2 }
  - { name: district_effect, group: { zh: 增量分解, en: Parts of the increment }, label: { zh: 全区增长, en: District growth }, unit: 亿元, decimals: 2 }
  - { name: mix_effect, group: { zh: 增量分解, en: Parts of the increment }, label: { zh: 结构, en: Mix }, unit: 亿元, decimals: 2 }
  - { name: own_effect, group: { zh: 增量分解, en: Parts of the increment }, label: { zh: 竞争力, en: Own }, unit: 亿元, decimals: 2 }
  - { name: district_pp, group: { zh: 对增速的影响, en: In points of growth }, label: { zh: 全区增长, en: District growth }, unit: 百分点, decimals: 1 }
  - { name: mix_pp, group: { zh: 对增速的影响, en: In points of growth }, label: { zh: 结构, en: Mix }, unit: 百分点, decimals: 1 }
  - { name: own_pp, group: { zh: 对增速的影响, en: In points of growth }, label: { zh: 竞争力, en: Own }, unit: 百分点, decimals: 1 }
  - name: finding
    label: { zh: 判断, en: Finding }
    values:
      - { value: both, label: { zh: 结构、竞争力均占优, en: Ahead by both } }
      - { value: mix, label: { zh: 结构占优，竞争力不足, en: 'Ahead by mix, behind itself' } }
      - { value: own, label: { zh: 竞争力占优，结构不利, en: 'Ahead itself, behind by mix' } }
      - { value: none, label: { zh: 结构、竞争力均不占优, en: Behind by both } }
  - { name: base_flag, flagOf: base }
  - { name: cur_flag, flagOf: cur }
  - { name: yoy_flag, flagOf: yoy }
  - { name: delta_flag, flagOf: delta }
  - { name: district_flag, flagOf: district_effect }
  - { name: mix_flag, flagOf: mix_effect }
  - { name: own_flag, flagOf: own_effect }
  - { name: district_pp_flag, flagOf: district_pp }
  - { name: mix_pp_flag, flagOf: mix_pp }
  - { name: own_pp_flag, flagOf: own_pp }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart:
  kind: stacked-bar
  title: { zh: '各街镇工业产值增速的构成，:period_ym.year年:period_ym.ytd', en: 'What the growth of towns is made of, :period_ym.ytd :period_ym.year' }
  category: town
  series: [district_pp, mix_pp, own_pp]
notes:
  - { zh: '按行业:industry_level分解：全区增长为基期产值乘全区增速，结构为基期产值乘（全区该行业增速－全区增速），竞争力为基期产值乘（本街镇该行业增速－全区该行业增速）；三项之和等于增量。', en: 'By :industry_level of industry: district growth is the base times the rate of the district, mix the base times the rate of the industry less that of the district, own the base times the rate of the industry in the town less that in the district; the three add up to the increment.' }
  - { zh: 产值为现价，只计本期和表内上年同期数都有的企业。行业在全区或本街镇没有基数的，增量记在竞争力里。, en: 'Output at current prices, of units with a figure of this year and of the last on the form. Where an industry has no base in the district or in the town, its increment counts as own.' }
  - { zh: 部分数据因四舍五入，存在总计与分项合计不等的情况。, en: Totals may differ from the sum of their parts because of rounding. }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）；四上单位名录, en: Statistics of industry above scale (form B204-1); register of units }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
placed AS (
  SELECT u.town_code AS town,
    CASE :industry_level WHEN 'section' THEN d.section WHEN 'middle' THEN left(u.industry_code, 3) ELSE left(u.industry_code, 2) END AS industry,
    o.output_ytd, o.output_ytd_ly,
    o.output_ytd IS NOT NULL AND o.output_ytd_ly IS NOT NULL AS is_pair
  FROM industrial_output o
  LEFT JOIN unit_now u ON u.uscc = o.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  WHERE o.period_ym = :period_ym
),
cells AS (
  SELECT town, industry, CAST(sum(output_ytd) AS DOUBLE) AS cur, CAST(sum(output_ytd_ly) AS DOUBLE) AS base
  FROM placed
  WHERE is_pair
  GROUP BY town, industry
),
sides AS (
  SELECT *,
    sum(cur) OVER (PARTITION BY industry) AS industry_cur, sum(base) OVER (PARTITION BY industry) AS industry_base,
    sum(cur) OVER () AS total_cur, sum(base) OVER () AS total_base
  FROM cells
),
-- F26. What has no base here or in the district cannot be compared: its increment is the town's own.
parts AS (
  SELECT town, cur, base,
    CASE
      WHEN base > 0 AND industry_base > 0 AND total_base > 0 THEN
        shift_share(base, (cur / base - 1) * 100, (industry_cur / industry_base - 1) * 100, (total_cur / total_base - 1) * 100)
      ELSE struct_pack(overall := 0.0, mix := 0.0, own := cur - base)
    END AS part
  FROM sides
),
-- Every town that reports, also where no unit has both years.
reporting AS (
  SELECT grouping(town) = 1 AS is_total, town AS code, sum(output_ytd) AS level_now, bool_or(NOT is_pair) AS left_out
  FROM placed
  GROUP BY GROUPING SETS ((town), ())
  HAVING count(*) > 0
),
sums AS (
  SELECT grouping(town) = 1 AS is_total, town AS code, sum(cur) AS cur, sum(base) AS base,
    sum(part.overall) AS overall, sum(part.mix) AS mix, sum(part.own) AS own
  FROM parts
  GROUP BY GROUPING SETS ((town), ())
),
joined AS (
  SELECT r.is_total, r.code, r.left_out, r.level_now, s.cur, s.base, s.overall,
    -- Over all towns mix and competitiveness cancel out.
    CASE WHEN r.is_total AND abs(s.mix) < 1e-9 * abs(s.base) THEN 0.0 ELSE s.mix END AS mix,
    CASE WHEN r.is_total AND abs(s.own) < 1e-9 * abs(s.base) THEN 0.0 ELSE s.own END AS own,
    CASE WHEN r.level_now IS NULL THEN 'not_reported' WHEN s.base IS NULL THEN 'no_base' END AS none_flag,
    CASE WHEN r.left_out THEN 'partial' END AS part_flag
  FROM reporting r LEFT JOIN sums s ON s.is_total = r.is_total AND s.code IS NOT DISTINCT FROM r.code
)
SELECT
  CASE WHEN j.is_total THEN '全区' ELSE coalesce(t.town_name, j.code, '不在名录') END AS town,
  j.base / 10000 AS base,
  j.cur / 10000 AS cur,
  growth_rate(j.cur, j.base) AS yoy,
  (j.cur - j.base) / 10000 AS delta,
  j.overall / 10000 AS district_effect,
  j.mix / 10000 AS mix_effect,
  j.own / 10000 AS own_effect,
  CASE WHEN j.base > 0 THEN pull(j.overall, j.base) END AS district_pp,
  CASE WHEN j.base > 0 THEN pull(j.mix, j.base) END AS mix_pp,
  CASE WHEN j.base > 0 THEN pull(j.own, j.base) END AS own_pp,
  CASE
    WHEN j.is_total OR j.mix IS NULL THEN NULL
    WHEN round(j.mix, 6) > 0 AND round(j.own, 6) > 0 THEN 'both'
    WHEN round(j.mix, 6) > 0 THEN 'mix'
    WHEN round(j.own, 6) > 0 THEN 'own'
    ELSE 'none'
  END AS finding,
  coalesce(j.none_flag, j.part_flag) AS base_flag,
  coalesce(j.none_flag, j.part_flag) AS cur_flag,
  coalesce(j.none_flag, growth_flag(j.cur, j.base), j.part_flag) AS yoy_flag,
  j.none_flag AS delta_flag,
  j.none_flag AS district_flag,
  j.none_flag AS mix_flag,
  j.none_flag AS own_flag,
  coalesce(j.none_flag, CASE WHEN j.base <= 0 THEN 'no_base' END) AS district_pp_flag,
  coalesce(j.none_flag, CASE WHEN j.base <= 0 THEN 'no_base' END) AS mix_pp_flag,
  coalesce(j.none_flag, CASE WHEN j.base <= 0 THEN 'no_base' END) AS own_pp_flag,
  j.code,
  CASE WHEN j.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN j.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM joined j
LEFT JOIN town_dim t ON t.town_code = j.code
ORDER BY j.is_total DESC, round(growth_rate(j.cur, j.base), 6) DESC NULLS LAST, j.code NULLS LAST
