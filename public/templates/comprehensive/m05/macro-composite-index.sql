/*---
id: macro-composite-index
version: 1
title: { zh: 综合评价指数, en: Composite index }
question: { zh: 按高质量、绿色等评价体系，各街镇得多少分，失分在哪里？, en: 'How do towns or regions score on an evaluation system, and what drags them down?' }
tableTitle: { zh: ':year.year年综合评价指数（:index_code，:level）', en: 'Composite index “:index_code” of :year, :level' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  index_weight: [index_code, indicator_code, weight, direction, lo, hi]
  macro: [indicator_code, region_code, period_ym, value_cur, yoy]
  town_dim?: [town_code, town_name]
parameters:
  index_code:
    type: choice
    label: { zh: 评价体系, en: Index }
    default: { from: first-choice }
    choices: >-
      SELECT index_code, CASE index_code WHEN 'quality' THEN '高质量发展' WHEN 'green' THEN '绿色发展' WHEN 'momentum' THEN '新动能' ELSE index_code END
      FROM index_weight GROUP BY index_code ORDER BY index_code <> 'quality', index_code
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM macro ORDER BY 1 DESC
  level:
    type: choice
    label: { zh: 评价对象, en: Scored }
    default: towns
    options:
      - { value: towns, label: { zh: 街镇, en: towns } }
      - { value: regions, label: { zh: 各区, en: districts } }
  amount:
    type: choice
    label: { zh: 评分所用数, en: Scored by }
    default: yoy
    options:
      - { value: yoy, label: { zh: 同比增速, en: growth } }
      - { value: value, label: { zh: 数值, en: level } }
columns:
  - { name: region, label: { zh: 地区, en: Region } }
  - name: indicator
    label: { zh: 指标, en: Indicator }
    values:
      - { value: 综合指数, label: { zh: 综合指数, en: Composite index } }
      - { value: gdp, label: { zh: 地区生产总值, en: GDP } }
      - { value: industry_output, label: { zh: 规上工业总产值, en: Industrial output } }
      - { value: industry_va, label: { zh: 工业增加值, en: Value added of industry } }
      - { value: services_revenue, label: { zh: 规上服务业营业收入, en: Revenue of services } }
      - { value: retail, label: { zh: 社会消费品零售额, en: Retail sales } }
      - { value: investment, label: { zh: 固定资产投资, en: Investment in fixed assets } }
      - { value: exports, label: { zh: 出口总额, en: Exports } }
      - { value: imports, label: { zh: 进口总额, en: Imports } }
      - { value: fiscal_revenue, label: { zh: 一般公共预算收入, en: Public budget revenue } }
      - { value: deposits, label: { zh: 存款余额, en: Deposits } }
      - { value: loans, label: { zh: 贷款余额, en: Loans } }
      - { value: cpi, label: { zh: 居民消费价格指数, en: Consumer prices } }
      - { value: power_use, label: { zh: 用电量, en: Electricity use } }
      - { value: energy_tce, label: { zh: 综合能源消费量, en: Energy use } }
  - { name: period, label: { zh: 期别, en: Period } }
  - { name: amount, label: { zh: ':amount', en: ':amount' }, decimals: 2 }
  - { name: weight, label: { zh: 权重, en: Weight }, decimals: 2 }
  - { name: score, label: { zh: 得分, en: Score }, unit: 分, decimals: 1 }
  - { name: rank, label: { zh: 位次, en: Rank }, decimals: 0 }
  - { name: lost, label: { zh: 失分, en: Points lost }, unit: 分, decimals: 1 }
  - name: top_drag
    label: { zh: 失分最多的指标, en: Largest drag }
    values:
      - { value: gdp, label: { zh: 地区生产总值, en: GDP } }
      - { value: industry_output, label: { zh: 规上工业总产值, en: Industrial output } }
      - { value: industry_va, label: { zh: 工业增加值, en: Value added of industry } }
      - { value: services_revenue, label: { zh: 规上服务业营业收入, en: Revenue of services } }
      - { value: retail, label: { zh: 社会消费品零售额, en: Retail sales } }
      - { value: investment, label: { zh: 固定资产投资, en: Investment in fixed assets } }
      - { value: exports, label: { zh: 出口总额, en: Exports } }
      - { value: imports, label: { zh: 进口总额, en: Imports } }
      - { value: fiscal_revenue, label: { zh: 一般公共预算收入, en: Public budget revenue } }
      - { value: deposits, label: { zh: 存款余额, en: Deposits } }
      - { value: loans, label: { zh: 贷款余额, en: Loans } }
      - { value: cpi, label: { zh: 居民消费价格指数, en: Consumer prices } }
      - { value: power_use, label: { zh: 用电量, en: Electricity use } }
      - { value: energy_tce, label: { zh: 综合能源消费量, en: Energy use } }
  - { name: coverage, label: { zh: 权重覆盖, en: Weight covered }, unit: '%', decimals: 0 }
  - { name: row_level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: heatmap, category: region, group: indicator, value: score, center: 60 }
notes:
  - { zh: 指标得分＝60＋40×（数值－下阈）÷（上阈－下阈），逆向指标反过来，限在0—100；综合指数为得分按权重的平均，只用有数的指标，权重覆盖另列。, en: 'Score: 60 at the lower limit, 100 at the upper one, reversed where less is better, between 0 and 100; the index is the weighted mean of the indicators present, see the weight covered.' }
  - { zh: 失分为一百分与得分之差乘权重（按覆盖折算）；每个指标用该年最近一期。位次按一位小数，相同的并列。, en: 'Points lost: weight times the gap to 100; each indicator at its newest report of the year. Ranks go by one decimal, equal ones share a rank.' }
source: { zh: 综合评价方案、各地区月报, en: 'Scheme of the evaluation, reports of regions' }
---*/
WITH
figures AS (
  SELECT m.indicator_code, m.region_code, m.period_ym, CASE :amount WHEN 'yoy' THEN m.yoy ELSE m.value_cur END AS amount
  FROM macro m
  WHERE left(m.period_ym, 4) = :year
    AND CASE :level
      WHEN 'towns' THEN m.region_code IN (SELECT town_code FROM town_dim)
      ELSE m.region_code NOT IN (SELECT town_code FROM town_dim WHERE town_code IS NOT NULL) AND right(m.region_code, 2) <> '00'
    END
),
newest AS (
  SELECT * FROM figures
  QUALIFY period_ym = max(period_ym) OVER (PARTITION BY indicator_code)
),
scores AS (
  SELECT n.region_code, n.indicator_code, n.period_ym, n.amount, w.weight, index_score(n.amount, w.lo, w.hi, w.direction) AS score
  FROM newest n JOIN index_weight w ON w.indicator_code = n.indicator_code AND w.index_code = :index_code
),
whole AS (
  SELECT sum(weight) AS weight FROM index_weight WHERE index_code = :index_code
),
indices AS (
  SELECT s.region_code, ratio(sum(s.weight * s.score), sum(s.weight)) AS score, sum(s.weight) AS weight, share_of(sum(s.weight), any_value(w.weight)) AS coverage,
    arg_max(s.indicator_code, struct_pack(v := round(s.weight * (100 - s.score), 9), k := s.indicator_code)) AS top_drag
  FROM scores s CROSS JOIN whole w
  WHERE s.score IS NOT NULL
  GROUP BY s.region_code
),
ranked AS (
  SELECT *, dense_rank() OVER (ORDER BY round_half_up(score, 1) DESC) AS rank FROM indices
),
lines AS (
  SELECT 0 AS part, region_code, '综合指数' AS indicator, NULL AS period_ym, NULL AS amount, weight, score, 100 - score AS lost, rank, top_drag, coverage, rank AS place, score AS total
  FROM ranked
  UNION ALL
  SELECT 1, s.region_code, s.indicator_code, s.period_ym, s.amount, s.weight, s.score, s.weight * (100 - s.score) / r.weight, NULL, NULL, NULL, r.rank, r.score
  FROM scores s JOIN ranked r ON r.region_code = s.region_code
)
SELECT
  coalesce(t.town_name, l.region_code) AS region,
  l.indicator,
  l.period_ym AS period,
  l.amount,
  l.weight,
  l.score,
  l.rank,
  l.lost,
  l.top_drag,
  l.coverage,
  l.part AS row_level,
  CASE l.part WHEN 0 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l LEFT JOIN town_dim t ON t.town_code = l.region_code
ORDER BY l.place, l.region_code, l.part, round(l.lost, 6) DESC NULLS LAST, l.indicator
