/*---
id: ss-promotion
version: 1
title: { zh: 达限转限上候选, en: Promotion candidates }
question: { zh: 哪些样本已达到或接近限额，应转为限上？, en: Which samples have reached the limit or come near it? }
tableTitle: { zh: '限下样本达限情况（截至:period_q）', en: 'Samples at or near the limit, up to :period_q' }
subsystem: commerce
module: m19
inputs:
  small_report: [sample_code, period_q, ss_sales_cur]
  small_sample: [sample_code, frame_id, q_in, q_out]
  small_frame: [frame_id, frame_name, division, unit_kind, town_code]
  threshold_dim: [industry_prefix, valid_from, valid_to, threshold_wan]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM small_report ORDER BY 1 DESC
  at_least:
    type: number
    label: { zh: 列出达到限额百分之几以上的, en: List from so many per cent of the limit }
    default: 80
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT DISTINCT f.town_code, coalesce(t.town_name, f.town_code) FROM small_frame f LEFT JOIN town_dim t ON t.town_code = f.town_code ORDER BY 1
columns:
  - { name: sample, label: { zh: 样本代码, en: Sample code } }
  - { name: shop, label: { zh: 单位（户）, en: Shop } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: division, label: { zh: 行业, en: Division } }
  - { name: unit_kind, label: { zh: 类型, en: Kind }, values: [{ value: 法人, label: { zh: 法人, en: Company } }, { value: 产业活动单位, label: { zh: 产业活动单位, en: Establishment } }, { value: 个体, label: { zh: 个体, en: Household } }] }
  - { name: quarters, label: { zh: 有数季度, en: Quarters with figures }, unit: 个, decimals: 0 }
  - { name: annualised, label: { zh: 年化销售额, en: Yearly sales }, unit: 万元, decimals: 1 }
  - { name: threshold, label: { zh: 限额, en: Limit }, unit: 万元, decimals: 0 }
  - { name: ratio, label: { zh: 为限额的, en: Of the limit }, unit: '%', decimals: 1 }
  - { name: state, label: { zh: 结论, en: Result }, values: [{ value: 达限, label: { zh: 达限, en: Reached } }, { value: 接近, label: { zh: 接近, en: Near } }] }
chart: { kind: dot, category: shop, series: [ratio], reference: 100, referenceName: { zh: 限额, en: Limit } }
notes:
  - { zh: 年化销售额为截至本季的四个季度中有数季度的平均乘四；只列本季在样的样本。限额按年份和行业取自纳统标准表。, en: 'Yearly sales: mean of the reported ones of the four quarters up to this one, times four; samples of the quarter only. Limits by year and division from the table of thresholds.' }
source: { zh: 限额以下抽样调查（E204-4、S204-4）, en: 'Sample survey below the limit (forms E204-4, S204-4)' }
---*/
WITH
sales AS (
  SELECT sample_code, count(ss_sales_cur) AS quarters, avg(ss_sales_cur) * 4 AS annualised
  FROM small_report
  WHERE period_q <= :period_q AND period_q > ym_ly(:period_q)
  GROUP BY sample_code
),
compared AS (
  SELECT s.sample_code, f.frame_name, f.town_code, f.division, f.unit_kind, y.quarters, y.annualised, d.threshold_wan,
    share_of(y.annualised, d.threshold_wan) AS ratio
  FROM small_sample s
  JOIN small_frame f ON f.frame_id = s.frame_id
  JOIN sales y ON y.sample_code = s.sample_code
  JOIN threshold_dim d ON d.industry_prefix = f.division AND d.valid_from <= ym_year(:period_q) AND (d.valid_to IS NULL OR d.valid_to >= ym_year(:period_q))
  WHERE s.q_in <= :period_q AND (s.q_out IS NULL OR s.q_out > :period_q) AND (:town IS NULL OR f.town_code = :town)
)
SELECT
  c.sample_code AS sample,
  coalesce(c.frame_name, c.sample_code) AS shop,
  coalesce(t.town_name, c.town_code) AS town,
  coalesce(i.industry_name, c.division) AS division,
  CASE c.unit_kind WHEN '1' THEN '法人' WHEN '2' THEN '产业活动单位' WHEN '3' THEN '个体' END AS unit_kind,
  CAST(c.quarters AS BIGINT) AS quarters,
  c.annualised,
  c.threshold_wan AS threshold,
  c.ratio,
  CASE WHEN c.ratio >= 100 THEN '达限' ELSE '接近' END AS state
FROM compared c
LEFT JOIN town_dim t ON t.town_code = c.town_code
LEFT JOIN industry_dim i ON i.industry_code = c.division
WHERE c.ratio >= :at_least
ORDER BY round(c.ratio, 6) DESC, c.sample_code
