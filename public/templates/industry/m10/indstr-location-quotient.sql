/*---
id: indstr-location-quotient
version: 1
title: { zh: 街镇区位商, en: Location quotient }
question: { zh: 各街镇在哪些行业有专业化优势？, en: In which industries is each town specialised? }
tableTitle: { zh: '各街镇工业:industry_level区位商（:year）', en: 'Location quotients of towns by :industry_level of industry, :year' }
subsystem: industry
module: m10
inputs:
  industrial_output: [uscc, period_ym, output_ytd]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, section]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM industrial_output WHERE output_ytd IS NOT NULL ORDER BY 1 DESC
  line:
    type: number
    label: { zh: 专业化的区位商不低于, en: Specialised from a quotient of }
    default: 1.2
    minimum: 0
  industry_level:
    type: choice
    label: { zh: 行业层级, en: Industry level }
    default: division
    options:
      - { value: section, label: { zh: 门类, en: section } }
      - { value: division, label: { zh: 大类, en: division } }
      - { value: middle, label: { zh: 中类, en: group } }
  show:
    type: choice
    label: { zh: 列出, en: Rows }
    default: all
    options:
      - { value: all, label: { zh: 全部行业, en: all industries } }
      - { value: special, label: { zh: 专业化行业, en: specialised only } }
  min_share:
    type: number
    label: { zh: 占本街镇产值不低于（%）, en: Share of the town from (%) }
    default: 0
    minimum: 0
    maximum: 100
  charted:
    type: integer
    label: { zh: 图中行业数, en: Industries in the chart }
    default: 12
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: division, label: { zh: 行业, en: Industry }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: units, label: { zh: 企业数, en: Units }, unit: 家, decimals: 0 }
  - { name: output, label: { zh: 产值, en: Output }, unit: 亿元, decimals: 2 }
  - { name: share, group: { zh: 占产值比重, en: Share of output }, label: { zh: 在本街镇, en: in the town }, unit: '%', decimals: 1 }
  - { name: district_share, group: { zh: 占产值比重, en: Share of output }, label: { zh: 在全区, en: in the district }, unit: '%', decimals: 1 }
  - { name: lq, label: { zh: 区位商, en: Quotient }, decimals: 2 }
  - name: special
    label: { zh: 判断, en: Finding }
    values: [{ value: special, label: { zh: 专业化, en: Specialised } }]
  - { name: of_industry, label: { zh: 占全区该行业, en: Of the industry in the district }, unit: '%', decimals: 1 }
  - { name: output_flag, flagOf: output }
  - { name: share_flag, flagOf: share }
  - { name: district_flag, flagOf: district_share }
  - { name: lq_flag, flagOf: lq }
  - { name: of_flag, flagOf: of_industry }
  - { name: upto, role: hidden }
  - { name: town_code, role: hidden }
  - { name: code, role: hidden }
  - { name: is_charted, role: hidden }
  - { name: row_kind, role: row-kind }
chart: { kind: heatmap, category: town, group: division, value: lq, center: 1, only: is_charted }
notes:
  - { zh: '区位商为某行业占本街镇产值的比重与该行业占全区产值的比重之比，大于1为高于全区，不低于:line为专业化。产值为本年已载入的最后一个月的累计数，街镇和行业按当月名录。', en: 'A quotient is the share of an industry in the output of a town over its share in the district; above 1 it is above the district, from :line the town is specialised. Output is the year to the last month loaded, towns and industries as the register of that month has them.' }
  - { zh: '没有企业的行业不列出；图中为全区产值最大的:charted个行业。街镇内不足3家企业的行业，对外提供前请先核对单位数据保密的要求。', en: 'Industries without units are not listed; the chart shows the :charted largest industries of the district. Mind the secrecy of unit data before cells of fewer than three units are given away.' }
source: { zh: 规模以上工业统计（B204-1 工业产销总值）；四上单位名录, en: Statistics of industry above scale (form B204-1); register of units }
---*/
WITH
last_month AS (
  SELECT max(period_ym) AS upto FROM industrial_output WHERE left(period_ym, 4) = :year AND output_ytd IS NOT NULL
),
unit_now AS (
  SELECT u.uscc, u.town_code, u.industry_code
  FROM unit u
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= upto), min(snap_ym)) AS snap_ym
    FROM unit CROSS JOIN last_month
    GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY u.uscc) = 1
),
placed AS (
  SELECT m.upto, u.town_code,
    CASE :industry_level WHEN 'section' THEN d.section WHEN 'middle' THEN left(u.industry_code, 3) ELSE left(u.industry_code, 2) END AS code,
    o.output_ytd AS output
  FROM industrial_output o
  JOIN last_month m ON m.upto = o.period_ym
  LEFT JOIN unit_now u ON u.uscc = o.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
),
cells AS (
  SELECT any_value(upto) AS upto, town_code, code, count(*) AS units, sum(output) AS output, bool_or(output IS NULL) AS has_unknown
  FROM placed
  GROUP BY town_code, code
),
-- A share needs parts that are not negative (F17).
wholes AS (
  SELECT *,
    sum(output) OVER (PARTITION BY town_code) AS town_output,
    sum(output) OVER (PARTITION BY code) AS industry_output,
    sum(output) OVER () AS all_output,
    min(output) OVER () < 0 AS has_negative
  FROM cells
),
ranked AS (
  SELECT *, dense_rank() OVER (ORDER BY round(industry_output, 6) DESC NULLS LAST, code NULLS LAST) AS place FROM wholes
),
quotients AS (
  SELECT *,
    CASE WHEN NOT has_negative THEN share_of(output, town_output) END AS share,
    CASE WHEN NOT has_negative THEN share_of(industry_output, all_output) END AS district_share,
    CASE WHEN NOT has_negative THEN location_quotient(output, town_output, industry_output, all_output) END AS lq,
    CASE WHEN NOT has_negative THEN share_of(output, industry_output) END AS of_industry,
    CASE WHEN has_negative THEN 'negative_part' WHEN output IS NULL THEN 'not_reported' END AS cell_flag,
    CASE WHEN has_unknown THEN 'partial' END AS part_flag
  FROM ranked
)
SELECT
  coalesce(t.town_name, q.town_code, '不在名录') AS town,
  coalesce(d.industry_name, q.code, '不在名录') AS division,
  q.units,
  q.output / 10000 AS output,
  q.share,
  q.district_share,
  q.lq,
  CASE WHEN q.lq >= :line THEN 'special' END AS special,
  q.of_industry,
  CASE WHEN q.output IS NULL THEN 'not_reported' ELSE q.part_flag END AS output_flag,
  coalesce(q.cell_flag, CASE WHEN q.share IS NULL THEN 'no_base' END, q.part_flag) AS share_flag,
  CASE WHEN q.has_negative THEN 'negative_part' WHEN q.district_share IS NULL THEN 'no_base' END AS district_flag,
  coalesce(q.cell_flag, CASE WHEN q.lq IS NULL THEN 'no_base' END, q.part_flag) AS lq_flag,
  coalesce(q.cell_flag, CASE WHEN q.of_industry IS NULL THEN 'no_base' END, q.part_flag) AS of_flag,
  q.upto,
  q.town_code,
  q.code,
  q.place <= :charted AS is_charted,
  'data' AS row_kind
FROM quotients q
LEFT JOIN town_dim t ON t.town_code = q.town_code
LEFT JOIN industry_dim d ON d.industry_code = q.code
WHERE (:town IS NULL OR q.town_code = :town)
  AND (:show = 'all' OR q.lq >= :line)
  AND (:min_share = 0 OR q.share >= :min_share)
ORDER BY q.town_code NULLS LAST, round(q.lq, 6) DESC NULLS LAST, q.code NULLS LAST
