/*---
id: wide-continuous-growth
version: 1
title: { zh: 连续增长企业, en: Continuous growth }
question: { zh: 哪些企业连续几年每年都增长？, en: Which units grew every year for n years? }
tableTitle: { zh: '截至:year连续:n年增长的企业：:measure', en: 'Units that grew :n years running up to :year: :measure' }
subsystem: comprehensive
module: m03
scope: matched
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, profit_ytd?, profit_ytd_ly?]
  unit: [snap_ym, uscc, unit_name, town_code, entry_ym?]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM finance WHERE right(period_ym, 2) = '12' ORDER BY 1 DESC
  n:
    type: choice
    label: { zh: 连续年数, en: Years running }
    default: { from: first-choice }
    # Three years, or as many as the loaded forms tell of.
    choices: >-
      SELECT CAST(k AS VARCHAR) FROM range(1, 5) r(k)
      WHERE k <= (SELECT greatest(1, count(DISTINCT left(period_ym, 4))) FROM finance WHERE right(period_ym, 2) = '12')
      ORDER BY abs(k - 3), k
  min_growth:
    type: number
    label: { zh: 每年增速高于（%）, en: Rate of each year above (%) }
    default: 0
  measure:
    type: choice
    label: { zh: 指标, en: Measure }
    default: revenue
    options:
      - { value: revenue, label: { zh: 营业收入, en: revenue } }
      - { value: profit, label: { zh: 利润总额, en: profit } }
  base:
    type: choice
    label: { zh: 同期数, en: Base }
    default: own
    options:
      - { value: own, label: { zh: 上年年报数, en: as reported a year before } }
      - { value: reported, label: { zh: 本期表内同期数, en: as on the form of the year } }
  form_code:
    type: choice
    label: { zh: 报表, en: Form }
    default: null
    required: false
    choices: SELECT DISTINCT form_code FROM finance ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: entry_ym, label: { zh: 入库时间, en: Entered } }
  - { name: y1, group: { zh: 增速, en: Rate }, label: { zh: 三年前, en: Three years before }, unit: '%', decimals: 1, rate: true }
  - { name: y2, group: { zh: 增速, en: Rate }, label: { zh: 两年前, en: Two years before }, unit: '%', decimals: 1, rate: true }
  - { name: y3, group: { zh: 增速, en: Rate }, label: { zh: 上一年, en: Year before }, unit: '%', decimals: 1, rate: true }
  - { name: y4, group: { zh: 增速, en: Rate }, label: { zh: ':year', en: ':year' }, unit: '%', decimals: 1, rate: true }
  - { name: run, label: { zh: 连续增长年数, en: Years of growth }, unit: 年, decimals: 0 }
  - { name: cagr, label: { zh: ':n年年均增速', en: 'Average rate, :n years' }, unit: '%', decimals: 1, rate: true }
  - { name: value, label: ':measure', unit: 万元, decimals: 1 }
  - { name: y1_flag, flagOf: y1 }
  - { name: y2_flag, flagOf: y2 }
  - { name: y3_flag, flagOf: y3 }
  - { name: y4_flag, flagOf: y4 }
chart: { kind: slope, rows: 12, category: unit_name, series: [y1, y2, y3, y4] }
notes:
  - { zh: '12月累计数；增速每年都要高于:min_growth%，缺一年即中断，最多看四年。没有载入上年12月报表的年份用表内同期数。', en: 'Figures of January to December; the rate of every year is above :min_growth %, a missing year ends the run, four years are looked at. Where December of the year before is not loaded, the base on the form stands in.' }
source: { zh: 财务状况（各专业）；四上单位名录, en: Financial statements; register of units above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, entry_ym
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
annual AS (
  SELECT uscc, ym_year(period_ym) AS y,
    sum(CASE :measure WHEN 'revenue' THEN revenue_ytd ELSE profit_ytd END) AS now,
    sum(CASE :measure WHEN 'revenue' THEN revenue_ytd_ly ELSE profit_ytd_ly END) AS base
  FROM finance
  WHERE right(period_ym, 2) = '12' AND (:form_code IS NULL OR form_code = :form_code)
  GROUP BY uscc, period_ym
),
steps AS (
  SELECT a.uscc, s.k, c.now,
    CASE WHEN :base = 'own' AND s.y - 1 IN (SELECT y FROM annual) THEN b.now ELSE c.base END AS base
  FROM annual a
  CROSS JOIN (SELECT k, CAST(:year AS INTEGER) - k AS y FROM range(0, 4) r(k)) s
  LEFT JOIN annual c ON c.uscc = a.uscc AND c.y = s.y
  LEFT JOIN annual b ON b.uscc = a.uscc AND b.y = s.y - 1
  WHERE a.y = CAST(:year AS INTEGER)
),
rates AS (
  SELECT *, growth_rate(now, base) AS rate, growth_flag(now, base) AS flag FROM steps
),
runs AS (
  SELECT uscc,
    coalesce(min(k) FILTER (WHERE NOT coalesce(rate > :min_growth, false)), 4) AS run,
    max(rate) FILTER (WHERE k = 3) AS y1, max(rate) FILTER (WHERE k = 2) AS y2,
    max(rate) FILTER (WHERE k = 1) AS y3, max(rate) FILTER (WHERE k = 0) AS y4,
    max(flag) FILTER (WHERE k = 3) AS y1_flag, max(flag) FILTER (WHERE k = 2) AS y2_flag,
    max(flag) FILTER (WHERE k = 1) AS y3_flag, max(flag) FILTER (WHERE k = 0) AS y4_flag,
    max(now) FILTER (WHERE k = 0) AS value,
    average_rate(max(now) FILTER (WHERE k = 0), max(base) FILTER (WHERE k = CAST(:n AS INTEGER) - 1), CAST(:n AS INTEGER)) AS cagr
  FROM rates
  GROUP BY uscc
)
SELECT
  coalesce(u.unit_name, r.uscc) AS unit_name,
  r.uscc,
  coalesce(t.town_name, u.town_code) AS town,
  u.entry_ym,
  r.y1, r.y2, r.y3, r.y4,
  CAST(r.run AS BIGINT) AS run,
  r.cagr,
  r.value,
  r.y1_flag, r.y2_flag, r.y3_flag, r.y4_flag
FROM runs r
LEFT JOIN unit_now u ON u.uscc = r.uscc
LEFT JOIN town_dim t ON t.town_code = u.town_code
WHERE r.run >= CAST(:n AS INTEGER) AND (:town IS NULL OR u.town_code = :town)
ORDER BY round(r.cagr, 6) DESC NULLS LAST, r.uscc
