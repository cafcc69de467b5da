/*---
id: tr-total-retail-estimate
version: 1
title: { zh: 社零总额推算, en: Estimate of total retail }
question: { zh: 社会消费品零售总额多大，限下推算部分的误差有多大，增长多少？, en: 'How large is total retail, how sure is the part below the limit, and how does it grow?' }
tableTitle: { zh: '社会消费品零售总额推算（:period_q，:span）', en: 'Estimate of total retail, :period_q, :span' }
subsystem: commerce
module: m16
scope: comparable
inputs:
  trade_sales: [uscc, period_ym, retail_ytd, retail_ytd_ly]
  catering?: [uscc, period_ym, meal_ytd, meal_ytd_ly, goods_ytd, goods_ytd_ly]
  small_report: [sample_code, period_q, ss_retail_cur, ss_retail_ly?, resp]
  small_sample: [sample_code, frame_id]
  small_frame: [frame_id, division, stratum]
  unit: [snap_ym, uscc, industry_code]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM small_report WHERE quarter_end(period_q) IN (SELECT period_ym FROM trade_sales) ORDER BY 1 DESC
  span:
    type: choice
    label: { zh: 时期, en: Span }
    default: ytd
    options:
      - { value: ytd, label: { zh: 累计, en: to date } }
      - { value: q, label: { zh: 本季, en: the quarter } }
columns:
  - name: part
    label: { zh: 项目, en: Part }
    values:
      - { value: 社会消费品零售总额, label: { zh: 社会消费品零售总额, en: Total retail } }
      - { value: 限额以上, label: { zh: 限额以上, en: Above the limit } }
      - { value: 限额以下（推算）, label: { zh: 限额以下（推算）, en: Below the limit (estimate) } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
  - { name: units, label: { zh: 单位（样本）, en: Units (answers) }, unit: 家, decimals: 0 }
  - { name: value, label: { zh: 零售额, en: Retail }, unit: 万元, decimals: 1 }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: yoy, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: pull_pp, label: { zh: 拉动, en: Pull }, unit: 百分点, decimals: 2 }
  - { name: se, group: { zh: 抽样误差, en: Sampling error }, label: { zh: 标准误, en: Standard error }, unit: 万元, decimals: 1 }
  - { name: low, group: { zh: 抽样误差, en: Sampling error }, label: { zh: 下限, en: From }, unit: 万元, decimals: 1 }
  - { name: high, group: { zh: 抽样误差, en: Sampling error }, label: { zh: 上限, en: To }, unit: 万元, decimals: 1 }
  - { name: rel_err, group: { zh: 抽样误差, en: Sampling error }, label: { zh: 相对误差, en: Relative error }, unit: '%', decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: yoy_flag, flagOf: yoy }
  - { name: se_flag, flagOf: se }
  - name: kind
    role: hidden
    label: { zh: 限上限下, en: Above or below }
    values:
      - { value: 限额以上, label: { zh: 限额以上, en: Above the limit } }
      - { value: 限额以下（推算）, label: { zh: 限额以下（推算）, en: Below the limit (estimate) } }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: part, group: kind, value: value }
notes:
  - { zh: 限额以上为全面调查，没有抽样误差：批发零售业取零售额，住宿餐饮业取餐费收入和商品销售额；行业按名录。限额以下按层推算（层内框单位数乘以应答样本平均零售额），应答不足2家的层并入同行业相邻层。, en: 'Above the limit everybody reports: retail of trade, meals and goods of hotels and catering, by the division of the register. Below it the mean of the answers times the shops of a stratum; one with fewer than two answers is merged with its neighbour in the division.' }
  - { zh: '区间和相对误差的置信度为95%；累计的标准误为各季标准误之和（各季样本大多相同，按完全相关从严计算）。', en: 'Interval and relative error at 95 %; the error to date adds up those of the quarters, which share most of their sample.' }
  - { zh: 同比：限额以上为可比口径，限额以下只用两期都有数的样本按层加权；总计先合计两边再相除。, en: 'Growth: comparable above the limit, matched samples weighted by stratum below it; of the total both sides are added up first.' }
source: { zh: 批发零售（E204-1）、住宿餐饮（S204-1）统计和限额以下抽样调查（E204-4、S204-4）, en: 'Statistics of trade (E204-1), of hotels and catering (S204-1), sample survey below the limit (E204-4, S204-4)' }
---*/
WITH
unit_now AS (
  SELECT uscc, left(industry_code, 2) AS division
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= quarter_end(:period_q)), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
retailers AS (
  SELECT uscc, period_ym, retail_ytd AS value, retail_ytd_ly AS value_ly FROM trade_sales
  UNION ALL
  SELECT uscc, period_ym, coalesce(meal_ytd + goods_ytd, meal_ytd, goods_ytd), coalesce(meal_ytd_ly + goods_ytd_ly, meal_ytd_ly, goods_ytd_ly) FROM catering
),
-- A quarter of its own is what came after the end of the quarter before.
above AS (
  SELECT u.division,
    n.value - CASE WHEN :span = 'q' AND ym_month(n.period_ym) > 3 THEN b.value ELSE 0 END AS now,
    n.value_ly - CASE WHEN :span = 'q' AND ym_month(n.period_ym) > 3 THEN b.value_ly ELSE 0 END AS base
  FROM retailers n
  LEFT JOIN retailers b ON b.uscc = n.uscc AND b.period_ym = ym_add(n.period_ym, -3)
  LEFT JOIN unit_now u ON u.uscc = n.uscc
  WHERE n.period_ym = quarter_end(:period_q)
),
above_sums AS (
  SELECT division, grouping(division) = 1 AS is_whole, count(*) AS units, sum(now) AS value,
    sum(now) FILTER (base IS NOT NULL) AS now, sum(base) FILTER (now IS NOT NULL) AS base,
    bool_or(now IS NULL) AS no_value, bool_or(now IS NULL OR base IS NULL) AS left_out
  FROM above
  GROUP BY GROUPING SETS ((division), ())
),
quarters AS (
  SELECT DISTINCT period_q FROM small_report
  WHERE left(period_q, 4) = left(:period_q, 4) AND period_q <= :period_q AND (:span = 'ytd' OR period_q = :period_q)
),
shops AS (
  SELECT stratum, any_value(division) AS division, count(*) AS population,
    row_number() OVER (PARTITION BY any_value(division) ORDER BY stratum) AS place
  FROM small_frame
  GROUP BY stratum
),
answers AS (
  SELECT r.period_q, f.stratum, r.ss_retail_cur AS y, r.ss_retail_ly AS y_ly
  FROM small_report r
  JOIN small_sample s ON s.sample_code = r.sample_code
  JOIN small_frame f ON f.frame_id = s.frame_id
  WHERE r.period_q IN (SELECT period_q FROM quarters) AND r.resp = 'ok' AND r.ss_retail_cur IS NOT NULL
),
counted AS (
  SELECT q.period_q, s.*, (SELECT count(*) FROM answers a WHERE a.stratum = s.stratum AND a.period_q = q.period_q) AS n
  FROM quarters q CROSS JOIN shops s
),
-- A stratum with fewer than two answers has no variance: it joins the nearest one of its division that has.
cells AS (
  SELECT c.period_q, c.stratum, c.division, c.population,
    CASE WHEN c.n < 2 THEN coalesce(arg_min(o.stratum, abs(o.place - c.place) * 1000 + o.place), c.stratum) ELSE c.stratum END AS cell
  FROM counted c LEFT JOIN counted o ON o.period_q = c.period_q AND o.division = c.division AND o.n >= 2
  GROUP BY c.period_q, c.stratum, c.division, c.population, c.n
),
frames AS (
  SELECT period_q, cell, any_value(division) AS division, sum(population) AS population FROM cells GROUP BY period_q, cell
),
samples AS (
  SELECT c.period_q, c.cell, count(*) AS n, avg(a.y) AS mean, var_samp(a.y) AS variance,
    sum(a.y) FILTER (a.y_ly IS NOT NULL) AS now, sum(a.y_ly) AS base, count(a.y_ly) AS matched
  FROM answers a JOIN cells c ON c.stratum = a.stratum AND c.period_q = a.period_q
  GROUP BY c.period_q, c.cell
),
estimates AS (
  SELECT f.period_q, f.division, coalesce(s.n, 0) AS n, f.population * s.mean AS value,
    pow(f.population * standard_error(s.variance, s.n, f.population), 2) AS variance,
    f.population * s.now / nullif(s.matched, 0) AS now, f.population * s.base / nullif(s.matched, 0) AS base,
    coalesce(s.matched < s.n, true) AS left_out
  FROM frames f LEFT JOIN samples s ON s.cell = f.cell AND s.period_q = f.period_q
),
by_quarter AS (
  SELECT period_q, division, grouping(division) = 1 AS is_whole, sum(n) AS n, sum(value) AS value, count(value) < count(*) AS no_value,
    CASE WHEN count(variance) = count(*) THEN sqrt(sum(variance)) END AS se, sum(now) AS now, sum(base) AS base, bool_or(left_out) AS left_out
  FROM estimates
  GROUP BY GROUPING SETS ((period_q, division), (period_q))
),
-- Quarters of the year that the sample did not report are missing in the sum to date.
below_sums AS (
  SELECT division, is_whole, arg_max(n, period_q) AS units, sum(value) AS value,
    bool_or(no_value) OR (:span = 'ytd' AND count(*) < CAST(right(:period_q, 1) AS INTEGER)) AS no_value,
    CASE WHEN count(se) = count(*) THEN sum(se) END AS se, sum(now) AS now, sum(base) AS base, bool_or(left_out) AS left_out
  FROM by_quarter
  GROUP BY division, is_whole
),
parts AS (
  SELECT 1 AS side, division, is_whole, units, value, no_value, NULL AS se, now, base, left_out FROM above_sums WHERE units > 0
  UNION ALL
  SELECT 2, division, is_whole, units, value, no_value, se, now, base, left_out FROM below_sums
),
lines AS (
  SELECT 0 AS side, NULL AS division, true AS is_whole, NULL AS units, sum(value) AS value, bool_or(no_value) AS no_value,
    CASE WHEN count(se) = count(*) FILTER (side = 2) THEN sum(se) END AS se, sum(now) AS now, sum(base) AS base, bool_or(left_out) AS left_out
  FROM parts
  WHERE is_whole
  HAVING count(*) > 0
  UNION ALL
  SELECT * FROM parts
),
whole AS (
  SELECT value, base FROM lines WHERE side = 0
)
SELECT
  CASE
    WHEN l.side = 0 THEN '社会消费品零售总额'
    WHEN l.is_whole THEN CASE l.side WHEN 1 THEN '限额以上' ELSE '限额以下（推算）' END
    ELSE coalesce(d.industry_name, l.division, '不在名录')
  END AS part,
  CAST(l.units AS BIGINT) AS units,
  l.value,
  share_of(l.value, w.value) AS share,
  growth_rate(l.now, l.base) AS yoy,
  CASE WHEN w.base > 0 THEN (l.now - l.base) / w.base * 100 END AS pull_pp,
  l.se,
  l.value - 1.96 * l.se AS low,
  l.value + 1.96 * l.se AS high,
  share_of(1.96 * l.se, l.value) AS rel_err,
  CASE WHEN l.value IS NULL THEN 'not_reported' WHEN l.no_value THEN 'partial' END AS value_flag,
  coalesce(growth_flag(coalesce(l.now, l.value), l.base), CASE WHEN l.left_out THEN 'partial' END) AS yoy_flag,
  CASE WHEN l.side <> 1 AND l.se IS NULL THEN 'not_reported' END AS se_flag,
  CASE l.side WHEN 1 THEN '限额以上' WHEN 2 THEN '限额以下（推算）' END AS kind,
  CASE WHEN l.side = 0 THEN 0 WHEN l.is_whole THEN 1 ELSE 2 END AS level,
  CASE WHEN l.side = 0 THEN 'total' WHEN l.is_whole THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN whole w
LEFT JOIN industry_dim d ON d.industry_code = l.division
ORDER BY l.side, l.is_whole DESC, l.division NULLS LAST
