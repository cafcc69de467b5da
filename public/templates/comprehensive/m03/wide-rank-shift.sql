/*---
id: wide-rank-shift
version: 1
title: { zh: 位次变动, en: Rank shift }
question: { zh: 哪些单位进入、退出前列，位次升降多少？, en: 'Which units entered, left or moved in the top N?' }
tableTitle: { zh: '前:n名单位的位次变动：:specialty（:period_ym.year年:period_ym.ytd）', en: 'Ranks of the top :n units against a year ago, :period_ym.ytd :period_ym.year: :specialty' }
subsystem: comprehensive
module: m03
scope: comparable
inputs:
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, level]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales UNION SELECT DISTINCT period_ym FROM catering UNION SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 前几名, en: Top N }
    default: 50
    minimum: 1
    maximum: 500
  specialty:
    type: choice
    label: { zh: 专业, en: Specialty }
    default: B
    options:
      - { value: B, label: { zh: 工业（产值）, en: Industry (output) } }
      - { value: C, label: { zh: 建筑业（营业收入）, en: Construction (revenue) } }
      - { value: E, label: { zh: 批发零售（销售额）, en: Trade (sales) } }
      - { value: S, label: { zh: 住宿餐饮（营业额）, en: Hotels and catering (turnover) } }
      - { value: X, label: { zh: 房地产（营业收入）, en: Real estate (revenue) } }
      - { value: F, label: { zh: 服务业（营业收入）, en: Services (revenue) } }
  base:
    type: choice
    label: { zh: 上年位次按, en: Ranks of last year by }
    default: reported
    options:
      - { value: reported, label: { zh: 本期表内同期数, en: the base on the form } }
      - { value: own, label: { zh: 上年同期所报数, en: what was reported a year ago } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
  division:
    type: choice
    label: { zh: 行业大类, en: Division }
    required: false
    choices: SELECT industry_code, any_value(industry_name) FROM industry_dim WHERE level = 2 GROUP BY industry_code ORDER BY industry_code
columns:
  - { name: rank, group: { zh: 位次, en: Rank }, label: { zh: 本期, en: Now }, decimals: 0 }
  - { name: rank_ly, group: { zh: 位次, en: Rank }, label: { zh: 上年同期, en: A year ago }, decimals: 0 }
  - { name: move, group: { zh: 位次, en: Rank }, label: { zh: 升降, en: Move }, decimals: 0 }
  - name: status
    label: { zh: 变动, en: Change }
    values:
      - { value: in, label: { zh: 进入, en: Entered } }
      - { value: out, label: { zh: 退出, en: Left } }
      - { value: up, label: { zh: 上升, en: Up } }
      - { value: down, label: { zh: 下降, en: Down } }
      - { value: same, label: { zh: 不变, en: Same } }
  - { name: unit_name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: ytd, group: ':period_ym.ytd', label: { zh: 累计, en: Year to date }, unit: 万元, decimals: 1 }
  - { name: yoy, group: ':period_ym.ytd', label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: share_pct, group: ':period_ym.ytd', label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: rank_flag, flagOf: rank }
  - { name: rank_ly_flag, flagOf: rank_ly }
  - { name: move_flag, flagOf: move }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: share_flag, flagOf: share_pct }
chart: { kind: bump, category: unit_name, series: [rank_ly, rank] }
notes:
  - { zh: '位次按累计数由大到小排，数相同的位次相同；上年位次按:base排，没有同期数或为零的不排。升降为上年位次减本期位次，正数为上升。', en: 'Ranks by the year to date, equal figures share a rank; ranks of last year by :base, without those that have none or zero. The move is last year''s rank less this one: positive is up.' }
  - { zh: 列出本期或上年位次在前列的单位。, en: Units that are in the top now or were a year ago. }
source: { zh: 工业、商业、住餐生产经营报表；财务状况；四上单位名录, en: 'Forms of industry, trade, hotels and catering; financial statements; register of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd, sales_ytd_ly FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd, turnover_ytd_ly FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd, revenue_ytd_ly FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
own AS (
  SELECT m.*, coalesce(u.unit_name, m.uscc) AS unit_name, u.town_code
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.specialty = :specialty AND (:town IS NULL OR u.town_code = :town) AND (:division IS NULL OR left(u.industry_code, 2) = :division)
),
sides AS (
  SELECT coalesce(n.uscc, a.uscc) AS uscc, coalesce(n.unit_name, a.unit_name) AS unit_name, coalesce(n.town_code, a.town_code) AS town_code,
    n.ytd, CASE :base WHEN 'own' THEN a.ytd ELSE n.ytd_ly END AS base
  FROM (FROM own WHERE period_ym = :period_ym) n
  FULL JOIN (FROM own WHERE period_ym = ym_ly(:period_ym) AND :base = 'own') a ON a.uscc = n.uscc
),
now_ranks AS (
  SELECT uscc, rank() OVER (ORDER BY round(ytd, 6) DESC) AS place FROM sides WHERE ytd IS NOT NULL
),
base_ranks AS (
  SELECT uscc, rank() OVER (ORDER BY round(base, 6) DESC) AS place FROM sides WHERE base > 0
)
SELECT
  n.place AS rank,
  b.place AS rank_ly,
  b.place - n.place AS move,
  CASE
    WHEN coalesce(n.place > :n, true) THEN 'out'
    WHEN coalesce(b.place > :n, true) THEN 'in'
    WHEN b.place > n.place THEN 'up'
    WHEN b.place < n.place THEN 'down'
    ELSE 'same'
  END AS status,
  s.unit_name,
  s.uscc,
  coalesce(t.town_name, s.town_code) AS town,
  s.ytd,
  growth_rate(s.ytd, s.base) AS yoy,
  share_of(s.ytd, (SELECT sum(ytd) FROM sides)) AS share_pct,
  CASE WHEN n.place IS NULL THEN 'not_reported' END AS rank_flag,
  CASE WHEN b.place IS NULL THEN 'no_base' END AS rank_ly_flag,
  CASE WHEN n.place IS NULL THEN 'not_reported' WHEN b.place IS NULL THEN 'no_base' END AS move_flag,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  growth_flag(s.ytd, s.base) AS yoy_flag,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' END AS share_flag
FROM sides s
LEFT JOIN now_ranks n ON n.uscc = s.uscc
LEFT JOIN base_ranks b ON b.uscc = s.uscc
LEFT JOIN town_dim t ON t.town_code = s.town_code
WHERE n.place <= :n OR b.place <= :n
ORDER BY n.place NULLS LAST, b.place NULLS LAST, s.uscc
