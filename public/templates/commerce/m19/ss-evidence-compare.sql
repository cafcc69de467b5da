/*---
id: ss-evidence-compare
version: 1
title: { zh: 限下样本收银、税务比对, en: POS and tax comparison }
question: { zh: 样本上报数与收银、税务数据是否一致？, en: Do reports agree with tills and tax? }
tableTitle: { zh: '限下样本上报数与收银、税务比对（:period_q）', en: 'Reports of the sample against tills and tax, :period_q' }
subsystem: commerce
module: m19
inputs:
  small_report: [sample_code, period_q, ss_sales_cur, pos_amount, tax_sales]
  small_sample: [sample_code, frame_id]
  small_frame: [frame_id, frame_name, town_code, division]
  town_dim?: [town_code, town_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM small_report ORDER BY 1 DESC
  tolerance:
    type: number
    label: { zh: 允许偏差（%）, en: Tolerance (%) }
    default: 20
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT DISTINCT f.town_code, coalesce(t.town_name, f.town_code) FROM small_frame f LEFT JOIN town_dim t ON t.town_code = f.town_code ORDER BY 1
columns:
  - { name: sample, label: { zh: 样本代码, en: Sample code }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: shop, label: { zh: 单位（户）, en: Shop } }
  - { name: report, label: { zh: 上报销售额, en: Reported sales }, unit: 万元, decimals: 1 }
  - { name: pos, group: { zh: 收银系统, en: Till }, label: { zh: 金额, en: Amount }, unit: 万元, decimals: 1 }
  - { name: pos_ratio, group: { zh: 收银系统, en: Till }, label: { zh: 上报为其, en: Report to it }, unit: '%', decimals: 1 }
  - { name: tax, group: { zh: 税务申报, en: Tax }, label: { zh: 金额, en: Amount }, unit: 万元, decimals: 1 }
  - { name: tax_ratio, group: { zh: 税务申报, en: Tax }, label: { zh: 上报为其, en: Report to it }, unit: '%', decimals: 1 }
  - { name: verdict, label: { zh: 结果, en: Result }, values: [{ value: 偏高, label: { zh: 偏高, en: Too high } }, { value: 偏低, label: { zh: 偏低, en: Too low } }, { value: 一致, label: { zh: 一致, en: Agrees } }] }
  - { name: pos_flag, flagOf: pos_ratio }
  - { name: tax_flag, flagOf: tax_ratio }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: shop, x: report, y: pos, diagonal: true, band: 20, log: true }
notes:
  - { zh: 只列有上报数且至少有一项佐证的样本，偏差大的在前；总计的比只计两项都有的样本。税务申报额不含增值税。, en: 'Samples with a report and at least one of the two, largest deviation first; the ratio of the total counts samples that have both. Tax figures are without VAT.' }
source: { zh: 限额以下抽样调查（E204-4、S204-4）, en: 'Sample survey below the limit (forms E204-4, S204-4)' }
---*/
WITH
pairs AS (
  SELECT r.sample_code, f.frame_name, r.ss_sales_cur AS report, r.pos_amount AS pos, r.tax_sales AS tax,
    share_of(r.ss_sales_cur, r.pos_amount) AS pos_ratio, share_of(r.ss_sales_cur, r.tax_sales) AS tax_ratio
  FROM small_report r
  LEFT JOIN small_sample s ON s.sample_code = r.sample_code
  LEFT JOIN small_frame f ON f.frame_id = s.frame_id
  WHERE r.period_q = :period_q AND r.ss_sales_cur IS NOT NULL AND coalesce(r.pos_amount, r.tax_sales) IS NOT NULL
    AND (:town IS NULL OR f.town_code = :town)
),
judged AS (
  SELECT *, greatest(abs(coalesce(pos_ratio, 100) - 100), abs(coalesce(tax_ratio, 100) - 100)) AS far,
    greatest(coalesce(pos_ratio, tax_ratio), coalesce(tax_ratio, pos_ratio)) AS most,
    least(coalesce(pos_ratio, tax_ratio), coalesce(tax_ratio, pos_ratio)) AS fewest
  FROM pairs
)
SELECT '总计' AS sample, NULL AS shop, sum(report) AS report, sum(pos) AS pos,
  share_of(sum(report) FILTER (WHERE pos IS NOT NULL), sum(pos)) AS pos_ratio, sum(tax) AS tax,
  share_of(sum(report) FILTER (WHERE tax IS NOT NULL), sum(tax)) AS tax_ratio, NULL AS verdict,
  CASE WHEN count(pos) = 0 THEN 'not_reported' WHEN count(pos) < count(*) THEN 'partial' END AS pos_flag,
  CASE WHEN count(tax) = 0 THEN 'not_reported' WHEN count(tax) < count(*) THEN 'partial' END AS tax_flag,
  0 AS level, 'total' AS row_kind
FROM pairs
UNION ALL
(
  SELECT sample_code, coalesce(frame_name, sample_code), report, pos, pos_ratio, tax, tax_ratio,
    CASE WHEN most > 100 + :tolerance AND most - 100 >= 100 - fewest THEN '偏高' WHEN fewest < 100 - :tolerance THEN '偏低' WHEN most > 100 + :tolerance THEN '偏高' ELSE '一致' END,
    CASE WHEN pos IS NULL THEN 'not_reported' END, CASE WHEN tax IS NULL THEN 'not_reported' END, 1, 'data'
  FROM judged
  ORDER BY round(far, 6) DESC, sample_code
)
