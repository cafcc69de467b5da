/*---
id: dq-digit-forensics
version: 1
title: { zh: 数字特征异常, en: Digit forensics }
question: { zh: 上报数的首位、末位数字和重复数字像不像编出来的？, en: 'Do first digits, last digits or repeats of reported figures look invented?' }
tableTitle: { zh: ':form的:test分布检验（:year.year年）', en: 'Test of the :test of :form, :year' }
subsystem: comprehensive
module: m07
inputs:
  industrial_output?: [uscc, period_ym, output_m]
  trade_sales?: [uscc, period_ym, sales_m]
  finance?: [uscc, period_ym, revenue_ytd]
  unit?: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  form:
    type: choice
    label: { zh: 数据, en: Figures }
    default: output
    options:
      - { value: output, label: { zh: 工业产值（本月）, en: industrial output of the month } }
      - { value: sales, label: { zh: 商品销售额（本月）, en: sales of the month } }
      - { value: revenue, label: { zh: 营业收入（累计）, en: revenue to date } }
  test:
    type: choice
    label: { zh: 检验, en: Test }
    default: first
    options:
      - { value: first, label: { zh: 首位数字, en: first digits } }
      - { value: last, label: { zh: 末位数字, en: last digits } }
      - { value: pair, label: { zh: 末两位重复, en: repeated last two digits } }
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: >-
      SELECT DISTINCT left(period_ym, 4) FROM (SELECT period_ym FROM industrial_output UNION ALL SELECT period_ym FROM trade_sales UNION ALL SELECT period_ym FROM finance)
      WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  min_n:
    type: integer
    label: { zh: 至少个数, en: Least number of figures }
    default: 100
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - name: digit
    label: { zh: 数字, en: Digit }
    values:
      - { value: 合计, label: { zh: 合计, en: All } }
      - { value: 末两位相同, label: { zh: 末两位相同, en: Last two the same } }
      - { value: 末两位不同, label: { zh: 末两位不同, en: Last two different } }
  - { name: n, label: { zh: 个数, en: Figures }, unit: 个, decimals: 0 }
  - { name: observed, group: { zh: 占比, en: Share }, label: { zh: 实际, en: Observed }, unit: '%', decimals: 2 }
  - { name: expected, group: { zh: 占比, en: Share }, label: { zh: 期望, en: Expected }, unit: '%', decimals: 2 }
  - { name: gap, group: { zh: 占比, en: Share }, label: { zh: 相差, en: Gap }, unit: 百分点, decimals: 2 }
  - { name: chi2, label: { zh: 卡方, en: Chi-square }, decimals: 2 }
  - { name: p, label: { zh: 显著性（P值）, en: p-value }, decimals: 4 }
  - name: result
    label: { zh: 判断, en: Result }
    values:
      - { value: 相符, label: { zh: 相符, en: As expected } }
      - { value: 偏离, label: { zh: 偏离, en: Deviates } }
      - { value: 显著偏离, label: { zh: 显著偏离, en: Deviates clearly } }
      - { value: 个数太少, label: { zh: 个数太少, en: Too few figures } }
  - { name: chi2_flag, flagOf: chi2 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: grouped-bar, category: digit, series: [observed, expected] }
notes:
  - { zh: 数按千元取整，零和空值不计，负数取绝对值；首位数字的期望为本福特定律，末位数字各为十分之一（两位数起），末两位相同为十分之一（三位数起）。, en: 'Figures in whole thousand yuan, without zeros and blanks, by their size; first digits are expected by Benford''s law, last digits a tenth each (from two digits on), two equal last digits a tenth (from three digits on).' }
  - { zh: '合计行的相差为平均绝对偏差；P值小于0.05为偏离，小于0.01为显著偏离，少于:min_n个数不检验。名录有规模下限，首位数字本来就会偏离；同一单位各月的数并不独立，偏离只是线索，不是造假的证据。', en: 'The gap of the total is the mean absolute deviation; below 0.05 the figures deviate, below 0.01 clearly; fewer than :min_n are not tested. A frame with a lower limit strays from the law by itself and figures of one unit depend on each other: a deviation is a lead, no proof.' }
source: { zh: 一套表联网直报, en: Forms of the units above scale }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
figures AS (
  SELECT uscc, output_m AS amount FROM industrial_output WHERE :form = 'output' AND left(period_ym, 4) = :year
  UNION ALL
  SELECT uscc, sales_m FROM trade_sales WHERE :form = 'sales' AND left(period_ym, 4) = :year
  UNION ALL
  SELECT uscc, revenue_ytd FROM finance WHERE :form = 'revenue' AND left(period_ym, 4) = :year
),
whole AS (
  SELECT CAST(round(abs(f.amount) * 10) AS BIGINT) AS thousands
  FROM figures f LEFT JOIN unit_now u ON u.uscc = f.uscc
  WHERE f.amount IS NOT NULL AND (:town IS NULL OR u.town_code = :town)
),
marks AS (
  SELECT CASE :test
    WHEN 'first' THEN CASE WHEN thousands >= 1 THEN left(CAST(thousands AS VARCHAR), 1) END
    WHEN 'last' THEN CASE WHEN thousands >= 10 THEN CAST(thousands % 10 AS VARCHAR) END
    ELSE CASE WHEN thousands >= 100 THEN CASE WHEN thousands % 10 = thousands // 10 % 10 THEN '末两位相同' ELSE '末两位不同' END END
  END AS digit
  FROM whole
),
law AS (
  SELECT CAST(d AS VARCHAR) AS digit, log10(1 + 1 / d) AS share FROM (SELECT unnest(range(1, 10)) AS d) WHERE :test = 'first'
  UNION ALL
  SELECT CAST(d AS VARCHAR), 0.1 FROM (SELECT unnest(range(0, 10)) AS d) WHERE :test = 'last'
  UNION ALL
  SELECT d, share FROM (VALUES ('末两位相同', 0.1), ('末两位不同', 0.9)) v(d, share) WHERE :test = 'pair'
),
counts AS (
  SELECT l.digit, l.share, count(m.digit) AS n, sum(count(m.digit)) OVER () AS whole
  FROM law l LEFT JOIN marks m ON m.digit = l.digit
  GROUP BY l.digit, l.share
),
parts AS (
  SELECT digit, n, whole, share_of(n, whole) AS observed, share * 100 AS expected,
    CASE WHEN whole >= :min_n THEN pow(n - whole * share, 2) / nullif(whole * share, 0) END AS chi2
  FROM counts
),
total AS (
  SELECT CAST(max(whole) AS BIGINT) AS n, avg(abs(observed - expected)) AS gap, sum(chi2) AS chi2, (count(*) - 1) / 2 AS a, greatest(sum(chi2) / 2, 1e-300) AS x
  FROM parts
),
-- The upper tail of the chi-square: one less the series of the incomplete gamma function.
tested AS (
  SELECT *, CASE
    WHEN chi2 IS NULL THEN NULL
    WHEN chi2 > 400 THEN 0
    ELSE greatest(0, 1 - list_sum(list_transform(range(0, 600), lambda k: exp((a + k) * ln(x) - x - lgamma(a + k + 1)))))
  END AS p
  FROM total
)
SELECT '合计' AS digit, n, 100.0 AS observed, 100.0 AS expected, gap, chi2, p,
  CASE WHEN p IS NULL THEN '个数太少' WHEN p < 0.01 THEN '显著偏离' WHEN p < 0.05 THEN '偏离' ELSE '相符' END AS result,
  CASE WHEN chi2 IS NULL THEN 'small_base' END AS chi2_flag, 0 AS level, 'total' AS row_kind
FROM tested
WHERE n > 0
UNION ALL
(
  SELECT digit, n, observed, expected, observed - expected, chi2, NULL, NULL, CASE WHEN chi2 IS NULL THEN 'small_base' END, 1, 'data'
  FROM parts
  WHERE whole > 0
  ORDER BY CASE digit WHEN '末两位相同' THEN '0' ELSE digit END
)
