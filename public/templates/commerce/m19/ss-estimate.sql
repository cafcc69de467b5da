/*---
id: ss-estimate
version: 1
title: { zh: 限下总量推算与误差, en: Below-limit estimate }
question: { zh: 限下销售（营业）额总量多大，误差是否在10%以内，增长多少？, en: 'How large are sales below the limit, is the error within 10 %, and how do they grow?' }
tableTitle: { zh: '限额以下销售（营业）额推算（:period_q，:method）', en: 'Estimate of sales below the limit, :period_q, :method' }
subsystem: commerce
module: m19
scope: matched
inputs:
  small_report: [sample_code, period_q, ss_sales_cur, ss_sales_ly?, resp]
  small_sample: [sample_code, frame_id]
  small_frame: [frame_id, division, stratum, size_measure]
  industry_dim?: [industry_code, industry_name]
parameters:
  period_q:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_q FROM small_report ORDER BY 1 DESC
  method:
    type: choice
    label: { zh: 估计方法, en: Method }
    default: stratified
    options:
      - { value: stratified, label: { zh: 分层估计, en: stratified estimate } }
      - { value: ratio, label: { zh: 分层比率估计, en: ratio estimate by stratum } }
columns:
  - { name: stratum, label: { zh: 层, en: Stratum }, values: [{ value: 总计, label: { zh: 总计, en: Total } }] }
  - { name: population, label: { zh: 总体数N, en: Shops N }, unit: 家, decimals: 0 }
  - { name: n, label: { zh: 应答样本n, en: Answers n }, unit: 家, decimals: 0 }
  - { name: total, group: { zh: 推算总量, en: Estimate }, label: { zh: 估计值, en: Total }, unit: 万元, decimals: 1 }
  - { name: se, group: { zh: 推算总量, en: Estimate }, label: { zh: 标准误, en: Standard error }, unit: 万元, decimals: 1 }
  - { name: low, group: { zh: 推算总量, en: Estimate }, label: { zh: 下限, en: From }, unit: 万元, decimals: 1 }
  - { name: high, group: { zh: 推算总量, en: Estimate }, label: { zh: 上限, en: To }, unit: 万元, decimals: 1 }
  - { name: rel_err, label: { zh: 相对误差, en: Relative error }, unit: '%', decimals: 1 }
  - { name: growth, label: { zh: 同比, en: YoY }, unit: '%', decimals: 1, rate: true }
  - { name: total_flag, flagOf: total }
  - { name: se_flag, flagOf: se }
  - { name: growth_flag_, flagOf: growth }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dot, category: stratum, series: [total], low: low, high: high }
notes:
  - { zh: '区间和相对误差的置信度为95%，全部行业的相对误差应不超过10%；层为行业大类乘规模，应答不足2家的层并入同行业相邻层。', en: 'Interval and relative error at 95 %; that of the total should not exceed 10 %. Strata are division by size; one with fewer than two answers is merged with its neighbour in the division.' }
  - { zh: 同比只用两期都有数的样本，各层按总体数加权。, en: 'Growth over samples with both figures, strata weighted by their shops.' }
source: { zh: 限额以下抽样调查（E204-4、S204-4）, en: 'Sample survey below the limit (forms E204-4, S204-4)' }
---*/
WITH
shops AS (
  SELECT stratum, any_value(division) AS division, count(*) AS population, sum(size_measure) AS size,
    row_number() OVER (PARTITION BY any_value(division) ORDER BY stratum) AS place
  FROM small_frame
  GROUP BY stratum
),
answers AS (
  SELECT f.stratum, r.ss_sales_cur AS y, r.ss_sales_ly AS y_ly, f.size_measure AS x
  FROM small_report r
  JOIN small_sample s ON s.sample_code = r.sample_code
  JOIN small_frame f ON f.frame_id = s.frame_id
  WHERE r.period_q = :period_q AND r.resp = 'ok' AND r.ss_sales_cur IS NOT NULL
),
counted AS (
  SELECT s.*, (SELECT count(*) FROM answers a WHERE a.stratum = s.stratum) AS n FROM shops s
),
-- A stratum with fewer than two answers has no variance: it joins the nearest one of its division that has.
cells AS (
  SELECT c.stratum, c.division, c.population, c.size,
    CASE WHEN c.n < 2 THEN coalesce(arg_min(o.stratum, abs(o.place - c.place) * 1000 + o.place), c.stratum) ELSE c.stratum END AS cell
  FROM counted c LEFT JOIN counted o ON o.division = c.division AND o.n >= 2
  GROUP BY c.stratum, c.division, c.population, c.size, c.n
),
frames AS (
  SELECT cell, any_value(division) AS division, sum(population) AS population, sum(size) AS size, string_agg(stratum, '+' ORDER BY stratum) AS name
  FROM cells
  GROUP BY cell
),
ratios AS (
  SELECT c.cell, sum(a.y) / nullif(sum(a.x), 0) AS r FROM answers a JOIN cells c ON c.stratum = a.stratum GROUP BY c.cell
),
samples AS (
  SELECT c.cell, count(*) AS n, avg(a.y) AS mean, any_value(q.r) AS r,
    CASE :method WHEN 'ratio' THEN sum(pow(a.y - q.r * a.x, 2)) / nullif(count(*) - 1, 0) ELSE var_samp(a.y) END AS variance,
    sum(a.y) FILTER (WHERE a.y_ly IS NOT NULL) AS now, sum(a.y_ly) AS base, count(a.y_ly) AS matched
  FROM answers a JOIN cells c ON c.stratum = a.stratum JOIN ratios q ON q.cell = c.cell
  GROUP BY c.cell
),
estimates AS (
  SELECT f.division, f.cell, f.name, f.population, coalesce(s.n, 0) AS n,
    CASE :method WHEN 'ratio' THEN f.size * s.r ELSE f.population * s.mean END AS total,
    pow(f.population * standard_error(s.variance, s.n, f.population), 2) AS variance,
    f.population * s.now / nullif(s.matched, 0) AS now, f.population * s.base / nullif(s.matched, 0) AS base,
    s.matched < s.n AS left_out
  FROM frames f LEFT JOIN samples s ON s.cell = f.cell
),
sums AS (
  SELECT grouping(division) AS no_division, grouping(cell) AS no_cell, division, any_value(name) AS name, cell,
    sum(population) AS population, sum(n) AS n, sum(total) AS total, count(total) < count(*) AS is_partial,
    CASE WHEN count(variance) = count(*) THEN sqrt(sum(variance)) END AS se,
    sum(now) AS now, sum(base) AS base, coalesce(bool_or(left_out), false) AS left_out
  FROM estimates
  GROUP BY GROUPING SETS ((division, cell), (division), ())
)
SELECT
  CASE WHEN s.no_division = 1 THEN '总计' WHEN s.no_cell = 1 THEN coalesce(d.industry_name, s.division) ELSE s.name END AS stratum,
  CAST(s.population AS BIGINT) AS population,
  CAST(s.n AS BIGINT) AS n,
  s.total,
  s.se,
  s.total - 1.96 * s.se AS low,
  s.total + 1.96 * s.se AS high,
  share_of(1.96 * s.se, s.total) AS rel_err,
  growth_rate(s.now, s.base) AS growth,
  CASE WHEN s.total IS NULL THEN 'not_reported' WHEN s.is_partial THEN 'partial' END AS total_flag,
  CASE WHEN s.se IS NULL THEN 'not_reported' END AS se_flag,
  coalesce(growth_flag(coalesce(s.now, s.total), s.base), CASE WHEN s.left_out THEN 'partial' END) AS growth_flag_,
  CASE WHEN s.no_division = 1 THEN 0 WHEN s.no_cell = 1 THEN 1 ELSE 2 END AS level,
  CASE WHEN s.no_division = 1 THEN 'total' WHEN s.no_cell = 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM sums s LEFT JOIN industry_dim d ON d.industry_code = s.division
ORDER BY s.no_division DESC, s.division, s.no_cell DESC, s.cell
