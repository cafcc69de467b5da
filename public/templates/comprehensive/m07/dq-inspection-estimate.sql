/*---
id: dq-inspection-estimate
version: 1
title: { zh: 检查结果与问题率, en: Inspection result estimate }
question: { zh: 由抽查结果推算，问题率是多少，误差多大？, en: 'What problem rate do the checks imply, and with what margin of error?' }
tableTitle: { zh: '双随机抽查结果与问题率推算（:draw_id）', en: 'Results of the checks and the rate of problems, draw :draw_id' }
subsystem: comprehensive
module: m07
inputs:
  draw: [draw_id, draw_kind, drawn_on]
  draw_item: [draw_id, uscc, stratum, outcome]
  unit: [snap_ym, uscc, specialty, town_code, exit_ym?]
  town_dim?: [town_code, town_type]
parameters:
  draw_id:
    type: choice
    label: { zh: 抽取批次, en: Draw }
    default: { from: first-choice }
    choices: >-
      SELECT d.draw_id FROM draw d JOIN draw_item i ON i.draw_id = d.draw_id
      WHERE d.draw_kind = 'double_random' AND i.outcome IS NOT NULL GROUP BY d.draw_id, d.drawn_on ORDER BY d.drawn_on DESC, d.draw_id DESC
  bad:
    type: choice
    label: { zh: 计为问题的, en: Counted as a problem }
    default: any
    options:
      - { value: any, label: { zh: 轻微和严重, en: minor and serious } }
      - { value: serious, label: { zh: 只计严重, en: only serious } }
  confidence:
    type: choice
    label: { zh: 把握程度, en: Confidence }
    default: '95'
    options:
      - { value: '90', label: { zh: 90%把握, en: '90%' } }
      - { value: '95', label: { zh: 95%把握, en: '95%' } }
      - { value: '99', label: { zh: 99%把握, en: '99%' } }
  rest_months:
    type: integer
    label: { zh: 抽取时不再抽查的月数, en: Months without a second check at the draw }
    default: 12
    minimum: 0
columns:
  - name: stratum
    label: { zh: 层, en: Stratum }
    values:
      - { value: 总体, label: { zh: 总体, en: All } }
      - { value: 工业·街道, label: { zh: 工业·街道, en: 'Industry, subdistricts' } }
      - { value: 工业·镇, label: { zh: 工业·镇, en: 'Industry, towns' } }
      - { value: 工业·工业区, label: { zh: 工业·工业区, en: 'Industry, industrial park' } }
      - { value: 建筑业·街道, label: { zh: 建筑业·街道, en: 'Construction, subdistricts' } }
      - { value: 建筑业·镇, label: { zh: 建筑业·镇, en: 'Construction, towns' } }
      - { value: 建筑业·工业区, label: { zh: 建筑业·工业区, en: 'Construction, industrial park' } }
      - { value: 批发零售·街道, label: { zh: 批发零售·街道, en: 'Trade, subdistricts' } }
      - { value: 批发零售·镇, label: { zh: 批发零售·镇, en: 'Trade, towns' } }
      - { value: 批发零售·工业区, label: { zh: 批发零售·工业区, en: 'Trade, industrial park' } }
      - { value: 住宿餐饮·街道, label: { zh: 住宿餐饮·街道, en: 'Hotels and catering, subdistricts' } }
      - { value: 住宿餐饮·镇, label: { zh: 住宿餐饮·镇, en: 'Hotels and catering, towns' } }
      - { value: 住宿餐饮·工业区, label: { zh: 住宿餐饮·工业区, en: 'Hotels and catering, industrial park' } }
      - { value: 房地产·街道, label: { zh: 房地产·街道, en: 'Real estate, subdistricts' } }
      - { value: 房地产·镇, label: { zh: 房地产·镇, en: 'Real estate, towns' } }
      - { value: 房地产·工业区, label: { zh: 房地产·工业区, en: 'Real estate, industrial park' } }
      - { value: 服务业·街道, label: { zh: 服务业·街道, en: 'Services, subdistricts' } }
      - { value: 服务业·镇, label: { zh: 服务业·镇, en: 'Services, towns' } }
      - { value: 服务业·工业区, label: { zh: 服务业·工业区, en: 'Services, industrial park' } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - { name: population, label: { zh: 名录单位, en: Units }, unit: 家, decimals: 0 }
  - { name: drawn, label: { zh: 抽取, en: Drawn }, unit: 家, decimals: 0 }
  - { name: n, label: { zh: 已检查, en: Checked }, unit: 家, decimals: 0 }
  - { name: bad, group: { zh: 有问题, en: With problems }, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: serious, group: { zh: 有问题, en: With problems }, label: { zh: 其中：严重, en: of which serious }, unit: 家, decimals: 0 }
  - { name: rate, group: { zh: 问题率（:confidence）, en: Rate of problems (:confidence) }, label: { zh: 推算, en: Estimate }, unit: '%', decimals: 1 }
  - { name: ci_lo, group: { zh: 问题率（:confidence）, en: Rate of problems (:confidence) }, label: { zh: 下限, en: Lower }, unit: '%', decimals: 1 }
  - { name: ci_hi, group: { zh: 问题率（:confidence）, en: Rate of problems (:confidence) }, label: { zh: 上限, en: Upper }, unit: '%', decimals: 1 }
  - { name: half, group: { zh: 问题率（:confidence）, en: Rate of problems (:confidence) }, label: { zh: 误差±, en: Margin }, unit: 百分点, decimals: 1 }
  - { name: expected, label: { zh: 推算有问题单位, en: Estimated units with problems }, unit: 家, decimals: 0 }
  - { name: rate_flag, flagOf: rate }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: dot, category: stratum, series: [rate], low: ci_lo, high: ci_hi, totals: true }
notes:
  - { zh: '各层为威尔逊区间，全部检查的层没有误差；总体按名录单位数加权，标准误按分层不重复抽样计算，只有一家检查的层用全部检查的方差。', en: 'Wilson intervals of strata, none where every unit was checked; the whole is weighted by units of the frame, its standard error is that of a stratified sample without replacement; strata with one check take the variance of all checks.' }
  - { zh: 名录为抽取前一月的在库单位，除去:rest_months个月内抽查过的；按等机会抽取推算，尚无结果的不计入已检查。, en: 'The frame is the register of the month before the draw without units checked within :rest_months months; equal chances are taken for granted, units without a result are left out.' }
source: { zh: 双随机抽取批次和检查结果、四上单位名录, en: 'Draws and their results, register of units' }
---*/
WITH
chosen AS (
  SELECT draw_id, CAST(drawn_on AS DATE) AS day FROM draw WHERE draw_id = :draw_id
),
frame_month AS (
  SELECT max(u.snap_ym) AS ym FROM unit u CROSS JOIN chosen c WHERE u.snap_ym < strftime(c.day, '%Y-%m')
),
inspected AS (
  SELECT DISTINCT i.uscc
  FROM draw_item i
  JOIN draw d ON d.draw_id = i.draw_id
  CROSS JOIN chosen c
  WHERE d.draw_kind = 'double_random' AND d.draw_id <> c.draw_id
    AND CAST(d.drawn_on AS DATE) <= c.day AND CAST(d.drawn_on AS DATE) > c.day - to_months(CAST(:rest_months AS INTEGER))
),
-- A draw names its strata by specialty and kind of town, by specialty, or not at all.
named AS (
  SELECT unnest([u.specialty || '·' || coalesce(t.town_type, ''), u.specialty, '']) AS stratum
  FROM unit u
  JOIN frame_month m ON m.ym = u.snap_ym
  LEFT JOIN town_dim t ON t.town_code = u.town_code
  WHERE (u.exit_ym IS NULL OR u.exit_ym > u.snap_ym) AND u.uscc NOT IN (SELECT uscc FROM inspected)
),
sizes AS (
  SELECT stratum, count(*) AS population FROM named GROUP BY stratum
),
results AS (
  SELECT coalesce(stratum, '') AS stratum, outcome IS NOT NULL AS is_checked, outcome = 'serious' AS is_serious,
    outcome = 'serious' OR (:bad = 'any' AND outcome = 'minor') AS is_bad
  FROM draw_item
  WHERE draw_id = :draw_id
),
counts AS (
  SELECT r.stratum, s.population, count(*) AS drawn,
    count(*) FILTER (WHERE is_checked) AS n,
    count(*) FILTER (WHERE is_bad) AS bad,
    count(*) FILTER (WHERE is_serious) AS serious
  FROM results r LEFT JOIN sizes s ON s.stratum = r.stratum
  GROUP BY r.stratum, s.population
),
pooled AS (
  SELECT ratio(sum(bad), sum(n)) * (1 - ratio(sum(bad), sum(n))) * ratio(sum(n), sum(n) - 1) AS variance FROM counts
),
rated AS (
  SELECT c.*, ratio(c.bad, c.n) AS p,
    CASE :confidence WHEN '90' THEN 1.645 WHEN '99' THEN 2.576 ELSE 1.96 END AS z,
    CASE WHEN c.n > 1 THEN ratio(c.bad, c.n) * (1 - ratio(c.bad, c.n)) * c.n / (c.n - 1) ELSE o.variance END AS variance,
    sum(c.population) FILTER (WHERE c.n > 0) OVER () AS whole
  FROM counts c CROSS JOIN pooled o
),
wilson AS (
  SELECT *,
    CASE WHEN n >= population THEN p ELSE (p + z * z / (2 * n)) / (1 + z * z / n) END AS centre,
    CASE WHEN n >= population THEN 0 ELSE z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) END AS spread
  FROM rated
),
total AS (
  SELECT sum(population) AS population, sum(drawn) AS drawn, sum(n) AS n, sum(bad) AS bad, sum(serious) AS serious, max(z) AS z,
    CASE WHEN count(*) = count(population) THEN sum(p * population / whole) END AS p,
    sqrt(sum(pow(population / whole, 2) * (1 - n / population) * variance / n) FILTER (WHERE n > 0)) AS error,
    bool_or(n = 0) AS left_out
  FROM rated
)
SELECT '总体' AS stratum, CAST(population AS BIGINT) AS population, CAST(drawn AS BIGINT) AS drawn, CAST(n AS BIGINT) AS n, CAST(bad AS BIGINT) AS bad, CAST(serious AS BIGINT) AS serious,
  p * 100 AS rate, greatest(p - z * error, 0) * 100 AS ci_lo, least(p + z * error, 1) * 100 AS ci_hi, z * error * 100 AS half, p * population AS expected,
  CASE WHEN p IS NULL THEN 'not_reported' WHEN left_out THEN 'partial' END AS rate_flag, 0 AS level, 'total' AS row_kind
FROM total
WHERE drawn > 0
UNION ALL
(
  SELECT
    CASE left(stratum, 1) WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE left(stratum, 1) END || substr(stratum, 2),
    population, drawn, n, bad, serious, p * 100, (centre - spread) * 100, (centre + spread) * 100, spread * 100, p * population,
    CASE WHEN p IS NULL THEN 'not_reported' END, 1, 'data'
  FROM wilson
  ORDER BY stratum
)
