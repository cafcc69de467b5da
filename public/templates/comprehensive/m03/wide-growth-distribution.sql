/*---
id: wide-growth-distribution
version: 1
title: { zh: 增速分布与增长面, en: Growth distribution and breadth }
question: { zh: 多大比例的单位在增长，增速散得多开？, en: What share of units grows and how wide is the spread? }
tableTitle: { zh: '单位增速分布与增长面（:period_ym.year年:period_ym.ytd）', en: 'Distribution of growth rates of units, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m03
scope: comparable
inputs:
  industrial_output?: [uscc, period_ym, output_m, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, town_code, industry_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Groups }
    default: all
    options:
      - { value: all, label: { zh: 不分组, en: none } }
      - { value: specialty, label: { zh: 专业, en: specialty } }
      - { value: town, label: { zh: 街镇, en: town } }
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: null
    required: false
    options:
      - { value: B, label: { zh: 工业, en: Industry } }
      - { value: C, label: { zh: 建筑业, en: Construction } }
      - { value: E, label: { zh: 批发零售, en: Trade } }
      - { value: S, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: X, label: { zh: 房地产, en: Real estate } }
      - { value: F, label: { zh: 服务业, en: Services } }
columns:
  - name: group_name
    label: { zh: 分组, en: Group }
    values:
      - { value: 全部, label: { zh: 全部, en: All } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
      - { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }
  - { name: bin, label: { zh: 增速（%）, en: Rate (%) }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 个, decimals: 0 }
  - { name: share_pct, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: breadth_pct, label: { zh: 增长面, en: Breadth }, unit: '%', decimals: 1 }
  - { name: p10, group: { zh: 增速, en: Rate }, label: { zh: 第10百分位, en: 10th percentile }, unit: '%', decimals: 1 }
  - { name: median, group: { zh: 增速, en: Rate }, label: { zh: 中位数, en: Median }, unit: '%', decimals: 1 }
  - { name: p90, group: { zh: 增速, en: Rate }, label: { zh: 第90百分位, en: 90th percentile }, unit: '%', decimals: 1 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: histogram, category: bin, series: [units] }
notes:
  - { zh: 每个单位的主指标累计增速（产值、销售额、营业额、营业收入）；没有增速的和基数不到1万元的不计。增长面为增速大于0的单位占比；各档含下限、不含上限。, en: 'Rates of the main figure of each unit (output, sales, turnover, revenue), year to date; units without a rate or with a base below 10,000 yuan are left out. Breadth is the share of rates above 0; each bin includes its lower limit.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况, en: 'Forms of industry, trade, hotels and catering; financial statements' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
bins AS (
  SELECT * FROM (VALUES
    (1, '< -30', NULL, -30), (2, '-30 ~ -20', -30, -20), (3, '-20 ~ -10', -20, -10), (4, '-10 ~ 0', -10, 0),
    (5, '0 ~ 10', 0, 10), (6, '10 ~ 20', 10, 20), (7, '20 ~ 30', 20, 30), (8, '≥ 30', 30, NULL)
  ) b(place, bin, low, high)
),
growing AS (
  SELECT growth_rate(m.ytd, m.ytd_ly) AS rate,
    CASE :by WHEN 'specialty' THEN m.specialty WHEN 'town' THEN u.town_code ELSE 'all' END AS code
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.period_ym = :period_ym AND (:specialty IS NULL OR m.specialty = :specialty)
    AND m.ytd_ly >= 1 AND growth_rate(m.ytd, m.ytd_ly) IS NOT NULL
),
totals AS (
  SELECT code, count(*) AS units, share_of(count(*) FILTER (WHERE rate > 0), count(*)) AS breadth_pct,
    quantile_cont(rate, [0.1, 0.5, 0.9]) AS q
  FROM growing
  GROUP BY code
),
lines AS (
  SELECT code, 0 AS place, '合计' AS bin, units, 100.0 AS share_pct, breadth_pct, q[1] AS p10, q[2] AS median, q[3] AS p90 FROM totals
  UNION ALL
  SELECT t.code, b.place, b.bin, count(g.rate), share_of(count(g.rate), t.units), NULL, NULL, NULL, NULL
  FROM totals t
  CROSS JOIN bins b
  LEFT JOIN growing g
    ON g.code IS NOT DISTINCT FROM t.code AND (b.low IS NULL OR g.rate >= b.low) AND (b.high IS NULL OR g.rate < b.high)
  GROUP BY t.code, t.units, b.place, b.bin
)
SELECT
  CASE :by
    WHEN 'all' THEN '全部'
    WHEN 'specialty' THEN CASE l.code WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' ELSE '服务业' END
    ELSE coalesce(t.town_name, l.code, '街镇不明')
  END AS group_name,
  l.bin,
  l.units,
  l.share_pct,
  l.breadth_pct,
  l.p10,
  l.median,
  l.p90,
  CASE WHEN l.place = 0 THEN 0 ELSE 1 END AS level,
  CASE WHEN l.place > 0 THEN 'data' WHEN :by = 'all' THEN 'total' ELSE 'subtotal' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.code AND :by = 'town'
ORDER BY l.code NULLS LAST, l.place
