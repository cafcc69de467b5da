/*---
id: ss-rotation-plan
version: 1
title: { zh: 季度5%轮换方案, en: 5 % rotation plan }
question: { zh: 本季哪些样本退出，由哪些同类单位替换？, en: 'Which samples leave this quarter, and which units of the same class replace them?' }
tableTitle: { zh: '限下样本轮换方案（:quarter，轮换率:rate%）', en: 'Rotation plan of the sample for :quarter, :rate %' }
subsystem: commerce
module: m19
inputs:
  small_sample: [sample_code, frame_id, q_in, q_out]
  small_frame: [frame_id, frame_name, division, county_code, stratum, size_measure, has_pos, is_stable, cooperative]
  small_report: [sample_code, period_q, resp, ss_sales_cur]
  threshold_dim?: [industry_prefix, valid_from, valid_to, threshold_wan]
parameters:
  quarter:
    type: period
    label: { zh: 轮换季度, en: Quarter of the rotation }
    default: { from: first-choice }
    choices: SELECT DISTINCT ym_quarter(ym_add(quarter_end(period_q), 3)) FROM small_report ORDER BY 1 DESC
  rate:
    type: number
    label: { zh: 轮换率（%）, en: Rotation rate (%) }
    default: 5
    minimum: 0
    maximum: 100
  seed:
    type: text
    label: { zh: 随机种子, en: Seed }
    default: yt2020r1
columns:
  - { name: out, group: { zh: 退出, en: Out }, label: { zh: 样本代码, en: Sample code } }
  - { name: out_name, group: { zh: 退出, en: Out }, label: { zh: 单位（户）, en: Shop } }
  - { name: stratum, group: { zh: 退出, en: Out }, label: { zh: 层, en: Stratum } }
  - { name: reason, label: { zh: 原因, en: Reason }, values: [{ value: 停业, label: { zh: 停业, en: Closed } }, { value: 迁出, label: { zh: 迁出, en: Moved away } }, { value: 连续拒报, label: { zh: 连续拒报, en: Refused twice } }, { value: 达限转限上, label: { zh: 达限转限上, en: Reached the limit } }, { value: 到期轮换, label: { zh: 到期轮换, en: Longest in the sample } }] }
  - { name: quota, label: { zh: 定额, en: Quota }, values: [{ value: 定额内, label: { zh: 定额内, en: Within } }, { value: 超额, label: { zh: 超额, en: Beyond } }] }
  - { name: in, group: { zh: 进入, en: In }, label: { zh: 框编号, en: Frame number } }
  - { name: in_name, group: { zh: 进入, en: In }, label: { zh: 单位（户）, en: Shop } }
  - { name: size_out, group: { zh: 规模（年营业额）, en: Size (yearly turnover) }, label: { zh: 退出, en: Out }, unit: 万元, decimals: 1 }
  - { name: size_in, group: { zh: 规模（年营业额）, en: Size (yearly turnover) }, label: { zh: 进入, en: In }, unit: 万元, decimals: 1 }
  - { name: size_ratio, group: { zh: 规模（年营业额）, en: Size (yearly turnover) }, label: { zh: 之比, en: Ratio }, decimals: 2 }
  - { name: rule_level, label: { zh: 规则, en: Rule }, values: [{ value: 无放宽, label: { zh: 无放宽, en: Not relaxed } }, { value: 规模放宽, label: { zh: 规模放宽, en: Size relaxed } }, { value: 不要求收银系统, label: { zh: 不要求收银系统, en: Without a till } }, { value: 空缺, label: { zh: 空缺, en: Vacancy } }] }
  - { name: order_key, role: hidden }
notes:
  - { zh: 定额为轮换率乘样本数，按区县、行业、规模分层以最大余数分配，每层至少留2家；停业迁出、连续两季拒报、达限的必须退出，超过定额的记为超额，其余按在样时间由长到短、随机序键补足。, en: 'Quota: rate times sample, split over strata by largest remainders, at least two stay in each; closed or moved, refused twice and above the limit must leave, beyond the quota if need be; the rest by time in the sample, then by the random key.' }
  - { zh: '替换单位须同大类、同区县、四个季度内不在样、稳定且配合，优先有收银系统，规模之比0.7—1.43，最近者先；放宽一为0.5—2.0，放宽二不要求收银系统。随机序键为种子、季度和代码的sha256，可重算。', en: 'Replacements: same division and county, four quarters out of the sample, stable, cooperative, preferably with a till, size ratio 0.7 to 1.43, nearest first; relaxed to 0.5 to 2.0, then without a till. Random keys are sha256 of seed, quarter and code and can be computed again.' }
source: { zh: 限下样本轮换台账、抽样框、样本报表, en: 'Rotation records, frame and reports of the sample' }
---*/
WITH RECURSIVE
times AS MATERIALIZED (
  SELECT last, quarter_prev(last) AS before, ym_year(last) AS year FROM (SELECT quarter_prev(:quarter) AS last)
),
members AS (
  SELECT s.sample_code, s.frame_id, s.q_in, f.frame_name, f.division, f.county_code, f.stratum, f.size_measure,
    coalesce(f.county_code, '') || '|' || f.stratum AS cell, sha256(:seed || '|' || :quarter || '|' || s.sample_code) AS order_key
  FROM small_sample s JOIN small_frame f ON f.frame_id = s.frame_id
  WHERE s.q_in < :quarter AND (s.q_out IS NULL OR s.q_out >= :quarter)
),
answers AS (
  SELECT sample_code, max(resp) FILTER (WHERE period_q = t.last) AS last,
    max(resp) FILTER (WHERE period_q = t.before) AS before,
    avg(ss_sales_cur) FILTER (WHERE period_q < :quarter AND period_q >= ym_ly(:quarter)) * 4 AS yearly
  FROM small_report CROSS JOIN times t
  GROUP BY sample_code
),
reasoned AS MATERIALIZED (
  SELECT m.*,
    CASE
      WHEN a.last = 'closed' THEN 1
      WHEN a.last = 'moved' THEN 2
      WHEN a.last = 'refused' AND a.before = 'refused' THEN 3
      WHEN a.yearly >= d.threshold_wan THEN 4
      ELSE 5
    END AS reason
  FROM members m CROSS JOIN times t
  LEFT JOIN answers a ON a.sample_code = m.sample_code
  LEFT JOIN threshold_dim d ON d.industry_prefix = m.division AND d.valid_from <= t.year
    AND (d.valid_to IS NULL OR d.valid_to >= t.year)
),
-- Largest remainders: equal ones by the random key of the stratum.
strata AS (
  SELECT cell, count(*) AS n, count(*) FILTER (WHERE reason < 5) AS forced,
    round(:rate / 100 * sum(count(*)) OVER ()) AS everywhere, round(:rate / 100 * sum(count(*)) OVER ()) * count(*) / sum(count(*)) OVER () AS exact
  FROM reasoned
  GROUP BY cell
),
remainders AS (
  SELECT *, everywhere - sum(floor(exact)) OVER () AS left_over,
    row_number() OVER (ORDER BY round(exact - floor(exact), 9) DESC, sha256(:seed || '|' || :quarter || '|' || cell)) AS place
  FROM strata
),
quotas AS (
  SELECT cell, forced, least(floor(exact) + CAST(place <= left_over AS INTEGER), greatest(n - 2, 0)) AS quota FROM remainders
),
ranked AS MATERIALIZED (
  SELECT r.*, q.quota, q.forced,
    row_number() OVER (PARTITION BY r.cell ORDER BY least(r.reason, 5), CASE WHEN r.reason = 5 THEN r.q_in END, r.order_key) AS place
  FROM reasoned r JOIN quotas q ON q.cell = r.cell
),
leavers AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY cell, place) AS k FROM ranked WHERE reason < 5 OR place <= quota
),
free AS (
  SELECT f.frame_id, f.division, f.county_code, f.size_measure, coalesce(f.has_pos, false) AS has_pos
  FROM small_frame f
  WHERE f.is_stable AND f.cooperative AND NOT EXISTS (
    SELECT 1 FROM small_sample s WHERE s.frame_id = f.frame_id AND s.q_in < :quarter AND (s.q_out IS NULL OR s.q_out > ym_ly(:quarter))
  )
),
pairs AS MATERIALIZED (
  SELECT l.k, f.frame_id,
    row_number() OVER (
      PARTITION BY l.k
      ORDER BY CASE WHEN NOT f.has_pos THEN 2 WHEN f.size_measure / l.size_measure BETWEEN 0.7 AND 1 / 0.7 THEN 0 ELSE 1 END,
        round(abs(ln(f.size_measure / l.size_measure)), 9), sha256(:seed || '|' || :quarter || '|' || f.frame_id)
    ) AS choice
  FROM leavers l JOIN free f ON f.division = l.division AND f.county_code = l.county_code AND f.size_measure / l.size_measure BETWEEN 0.5 AND 2
),
-- One leaver after the other takes the best unit that is still free.
picked(k, frame_id, taken) AS (
  SELECT CAST(0 AS BIGINT), CAST(NULL AS VARCHAR), CAST([] AS VARCHAR[])
  UNION ALL
  SELECT p.k + 1, arg_min(q.frame_id, q.choice), list_append(any_value(p.taken), arg_min(q.frame_id, q.choice))
  FROM picked p LEFT JOIN pairs q ON q.k = p.k + 1 AND NOT list_contains(p.taken, q.frame_id)
  WHERE p.k < (SELECT count(*) FROM leavers)
  GROUP BY p.k
)
SELECT
  l.sample_code AS out,
  coalesce(l.frame_name, l.sample_code) AS out_name,
  l.stratum,
  CASE l.reason WHEN 1 THEN '停业' WHEN 2 THEN '迁出' WHEN 3 THEN '连续拒报' WHEN 4 THEN '达限转限上' ELSE '到期轮换' END AS reason,
  CASE WHEN l.place <= l.quota THEN '定额内' ELSE '超额' END AS quota,
  f.frame_id AS "in",
  f.frame_name AS in_name,
  l.size_measure AS size_out,
  f.size_measure AS size_in,
  f.size_measure / l.size_measure AS size_ratio,
  CASE
    WHEN f.frame_id IS NULL THEN '空缺'
    WHEN NOT coalesce(f.has_pos, false) THEN '不要求收银系统'
    WHEN f.size_measure / l.size_measure BETWEEN 0.7 AND 1 / 0.7 THEN '无放宽'
    ELSE '规模放宽'
  END AS rule_level,
  l.order_key
FROM leavers l
JOIN picked p ON p.k = l.k
LEFT JOIN small_frame f ON f.frame_id = p.frame_id
ORDER BY l.k
