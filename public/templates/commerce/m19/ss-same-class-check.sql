/*---
id: ss-same-class-check
version: 1
title: { zh: 同类替换核验, en: Same-class check }
question: { zh: 以往的替换是否同行业、同区县、规模相近？, en: 'Were past replacements of the same division, county and size?' }
tableTitle: { zh: '限下样本同类替换核验（:from_q至:to_q）', en: 'Replacements of the sample, :from_q to :to_q' }
subsystem: commerce
module: m19
inputs:
  small_sample: [sample_code, frame_id, q_out, replaced_by, replace_reason]
  small_frame: [frame_id, division, county_code, size_measure]
parameters:
  from_q:
    type: period
    label: { zh: 自季度, en: From quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT q_out FROM small_sample WHERE q_out IS NOT NULL ORDER BY 1
  to_q:
    type: period
    label: { zh: 至季度, en: To quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT q_out FROM small_sample WHERE q_out IS NOT NULL ORDER BY 1 DESC
columns:
  - { name: quarter, label: { zh: 季度, en: Quarter }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: pair, label: { zh: 退出 → 进入, en: Out → in } }
  - { name: reason, label: { zh: 原因, en: Reason }, values: [{ value: 停业, label: { zh: 停业, en: Closed } }, { value: 迁出, label: { zh: 迁出, en: Moved away } }, { value: 连续拒报, label: { zh: 连续拒报, en: Refused twice } }, { value: 达限转限上, label: { zh: 达限转限上, en: Reached the limit } }, { value: 到期轮换, label: { zh: 到期轮换, en: Longest in the sample } }] }
  - { name: same_division, label: { zh: 同行业, en: Same division }, values: [{ value: 是, label: { zh: 是, en: 'yes' } }, { value: 否, label: { zh: 否, en: 'no' } }] }
  - { name: same_county, label: { zh: 同区县, en: Same county }, values: [{ value: 是, label: { zh: 是, en: 'yes' } }, { value: 否, label: { zh: 否, en: 'no' } }] }
  - { name: size_out, group: { zh: 规模（年营业额）, en: Size (yearly turnover) }, label: { zh: 退出, en: Out }, unit: 万元, decimals: 1 }
  - { name: size_in, group: { zh: 规模（年营业额）, en: Size (yearly turnover) }, label: { zh: 进入, en: In }, unit: 万元, decimals: 1 }
  - { name: size_ratio, group: { zh: 规模（年营业额）, en: Size (yearly turnover) }, label: { zh: 之比, en: Ratio }, decimals: 2 }
  - { name: ok, label: { zh: 结论, en: Result }, values: [{ value: 符合, label: { zh: 符合, en: Fulfilled } }, { value: 规模放宽, label: { zh: 规模放宽, en: Size relaxed } }, { value: 不符合, label: { zh: 不符合, en: Not fulfilled } }] }
  - { name: pairs, label: { zh: 对数, en: Pairs }, unit: 对, decimals: 0 }
  - { name: faults, label: { zh: 不符合对数, en: Not fulfilled }, unit: 对, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: scatter, category: pair, x: size_out, y: size_in, group: ok, diagonal: true, log: true }
notes:
  - { zh: 同行业大类、同区县、规模之比0.7—1.43为符合，0.5—2.0为规模放宽；合计行的规模之比为几何平均，应在0.95—1.05之间。, en: 'Fulfilled: same division and county, size ratio 0.7 to 1.43; 0.5 to 2.0 is a relaxation. The ratio of the total is the geometric mean, which should be within 0.95 to 1.05.' }
source: { zh: 限下样本轮换台账、抽样框, en: 'Rotation records of the sample, frame' }
---*/
WITH
pairs AS (
  SELECT a.q_out AS quarter, a.sample_code, b.sample_code AS next_code, a.replace_reason AS reason,
    coalesce(f.division = g.division, false) AS same_division, coalesce(f.county_code = g.county_code, false) AS same_county,
    f.size_measure AS size_out, g.size_measure AS size_in, ratio(g.size_measure, f.size_measure) AS size_ratio
  FROM small_sample a
  JOIN small_sample b ON b.sample_code = a.replaced_by
  LEFT JOIN small_frame f ON f.frame_id = a.frame_id
  LEFT JOIN small_frame g ON g.frame_id = b.frame_id
  WHERE a.q_out BETWEEN :from_q AND :to_q
),
judged AS (
  SELECT *,
    CASE
      WHEN NOT same_division OR NOT same_county OR size_ratio IS NULL OR size_ratio < 0.5 OR size_ratio > 2 THEN '不符合'
      WHEN size_ratio < 0.7 OR size_ratio > 1 / 0.7 THEN '规模放宽'
      ELSE '符合'
    END AS ok
  FROM pairs
)
SELECT '合计' AS quarter, NULL AS pair, NULL AS reason, NULL AS same_division, NULL AS same_county, NULL AS size_out, NULL AS size_in,
  exp(avg(ln(CASE WHEN size_ratio > 0 THEN size_ratio END))) AS size_ratio, NULL AS ok,
  count(*) AS pairs, count(*) FILTER (WHERE ok = '不符合') AS faults, 0 AS level, 'total' AS row_kind
FROM judged
UNION ALL
(
  SELECT quarter, sample_code || ' → ' || next_code, reason, CASE WHEN same_division THEN '是' ELSE '否' END,
    CASE WHEN same_county THEN '是' ELSE '否' END, size_out, size_in, size_ratio, ok, 1, CAST(ok = '不符合' AS INTEGER), 1, 'data'
  FROM judged
  ORDER BY ok = '不符合' DESC, quarter DESC, sample_code
)
