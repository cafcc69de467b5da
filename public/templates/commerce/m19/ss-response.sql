/*---
id: ss-response
version: 1
title: { zh: 限下样本应答情况, en: Response of the sample }
question: { zh: 各街镇限下样本应答如何，多少拒报、停业、迁出？, en: 'How did the sample answer by town, how many refused, closed or moved?' }
tableTitle: { zh: '限下样本分街镇应答情况（:period_q）', en: 'Response of the sample below the limit by town, :period_q' }
subsystem: commerce
module: m19
inputs:
  small_report: [sample_code, period_q, resp]
  small_sample: [sample_code, frame_id]
  small_frame: [frame_id, town_code, division]
  town_dim?: [town_code, town_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM small_report ORDER BY 1 DESC
  division:
    type: choice
    label: { zh: 行业大类, en: Division }
    default: null
    required: false
    choices: SELECT DISTINCT division FROM small_frame ORDER BY 1
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 不在抽样框, label: { zh: 不在抽样框, en: Not in the frame } }] }
  - { name: samples, label: { zh: 样本数, en: Sample }, unit: 家, decimals: 0 }
  - { name: ok, label: { zh: 应答, en: Answered }, unit: 家, decimals: 0 }
  - { name: ok_pct, label: { zh: 应答率, en: Response }, unit: '%', decimals: 1 }
  - { name: refused, group: { zh: 无回答, en: No answer }, label: { zh: 拒报, en: Refused }, unit: 家, decimals: 0 }
  - { name: closed, group: { zh: 无回答, en: No answer }, label: { zh: 停业, en: Closed }, unit: 家, decimals: 0 }
  - { name: moved, group: { zh: 无回答, en: No answer }, label: { zh: 迁出, en: Moved }, unit: 家, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: town, series: [ok, refused, closed, moved] }
notes:
  - { zh: 应答率为应答样本占本季在样样本之比；按应答率由低到高排列。, en: 'Response is the share of the sample of the quarter that answered; lowest first.' }
source: { zh: 限额以下抽样调查（E204-4、S204-4）, en: 'Sample survey below the limit (forms E204-4, S204-4)' }
---*/
WITH
answers AS (
  SELECT f.town_code, r.resp
  FROM small_report r
  LEFT JOIN small_sample s ON s.sample_code = r.sample_code
  LEFT JOIN small_frame f ON f.frame_id = s.frame_id
  WHERE r.period_q = :period_q AND (:division IS NULL OR f.division = :division)
),
sums AS (
  SELECT grouping(town_code) = 1 AS is_total, town_code, count(*) AS samples,
    count(*) FILTER (WHERE resp = 'ok') AS ok, count(*) FILTER (WHERE resp = 'refused') AS refused,
    count(*) FILTER (WHERE resp = 'closed') AS closed, count(*) FILTER (WHERE resp = 'moved') AS moved
  FROM answers
  GROUP BY GROUPING SETS ((town_code), ())
)
SELECT
  CASE WHEN s.is_total THEN '全区' ELSE coalesce(t.town_name, s.town_code, '不在抽样框') END AS town,
  CAST(s.samples AS BIGINT) AS samples,
  CAST(s.ok AS BIGINT) AS ok,
  share_of(s.ok, s.samples) AS ok_pct,
  CAST(s.refused AS BIGINT) AS refused,
  CAST(s.closed AS BIGINT) AS closed,
  CAST(s.moved AS BIGINT) AS moved,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s LEFT JOIN town_dim t ON t.town_code = s.town_code
ORDER BY s.is_total DESC, round(share_of(s.ok, s.samples), 6), s.town_code NULLS LAST
