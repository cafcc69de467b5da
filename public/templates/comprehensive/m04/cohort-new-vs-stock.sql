/*---
id: cohort-new-vs-stock
version: 1
title: { zh: 各报告期新增与存量拉动, en: 'Pull of new and existing units over time' }
question: { zh: 各报告期的增长有多少来自新增单位？, en: 'In each report period, how much of growth is from new units?' }
tableTitle: { zh: '新增与存量单位对增长的拉动：:specialty（:from_ym至:to_ym）', en: 'Pull of new and existing units, :from_ym to :to_ym: :specialty' }
subsystem: comprehensive
module: m04
scope: comparable
inputs:
  industrial_output?: [uscc, period_ym, output_ytd, output_ytd_ly?]
  trade_sales?: [uscc, period_ym, sales_ytd, sales_ytd_ly?]
  catering?: [uscc, period_ym, turnover_ytd, turnover_ytd_ly?]
  finance?: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?]
  unit: [snap_ym, uscc, town_code, entry_ym]
  town_dim?: [town_code, town_name]
parameters:
  from_ym:
    type: period
    label: { zh: 从, en: From }
    default: { from: first-choice }
    # The first month of the newest year comes first.
    choices: >-
      SELECT period_ym FROM (SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales UNION
      SELECT DISTINCT period_ym FROM catering UNION SELECT DISTINCT period_ym FROM finance) ORDER BY left(period_ym, 4) DESC, period_ym
  to_ym:
    type: period
    label: { zh: 至, en: To }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM industrial_output UNION SELECT DISTINCT period_ym FROM trade_sales UNION SELECT DISTINCT period_ym FROM catering UNION SELECT DISTINCT period_ym FROM finance ORDER BY 1 DESC
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
  scope:
    type: choice
    label: { zh: 口径, en: Scope }
    default: comparable
    options:
      - { value: comparable, label: { zh: 可比口径（本期表内同期数）, en: comparable scope (base on the form) } }
      - { value: nominal, label: { zh: 全口径（名义）, en: nominal (full frame) } }
  new_years:
    type: integer
    label: { zh: 新增指入库几年内（1为当年）, en: Years that a unit counts as new (1 for the year of entry) }
    default: 1
    minimum: 1
    maximum: 10
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: period, label: { zh: 报告期, en: Period } }
  - { name: units_new, group: { zh: 新增单位, en: New units }, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: ytd_new, group: { zh: 新增单位, en: New units }, label: { zh: 累计, en: Year to date }, unit: 亿元, decimals: 2 }
  - { name: share_new, group: { zh: 新增单位, en: New units }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: ytd, group: { zh: 全部单位, en: All units }, label: { zh: 累计, en: Year to date }, unit: 亿元, decimals: 2 }
  - { name: total, group: { zh: 全部单位, en: All units }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: pull_new, group: { zh: 拉动, en: Pull }, label: { zh: 新增, en: New units }, unit: 百分点, decimals: 1 }
  - { name: pull_existing, group: { zh: 拉动, en: Pull }, label: { zh: 存量, en: Existing units }, unit: 百分点, decimals: 1 }
  - { name: contrib_new, label: { zh: 新增贡献率, en: Contribution of new units }, unit: '%', decimals: 1 }
  - { name: ytd_flag, flagOf: ytd }
  - { name: total_flag, flagOf: total }
  - { name: pull_flag, flagOf: pull_new }
  - { name: existing_flag, flagOf: pull_existing }
  - { name: contrib_flag, flagOf: contrib_new }
chart: { kind: stacked-bar, category: period, series: [pull_new, pull_existing], categoryKind: period }
notes:
  - { zh: '新增指最近:new_years个年度（含报告期当年）入库的单位，按名录的入库时间；其余为存量。两者拉动之和为全部单位的增速。口径：:scope。', en: 'Calendar years of entry that count as new, up to that of the period: :new_years, by the register; all other units are existing. Both pulls add up to the rate. Scope: :scope.' }
  - { zh: 名义口径下新增单位的上年同期记为零，退出和未报的单位计入存量。, en: 'At nominal scope new units start from nothing; units that left or did not report belong to the existing ones.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况；四上单位名录, en: 'Forms of industry, trade, hotels and catering; financial statements; register of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, entry_ym
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :to_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
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
  SELECT m.*, u.entry_ym
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.specialty = :specialty AND (:town IS NULL OR u.town_code = :town)
),
ago AS (
  SELECT CAST(ym_year(period_ym) + 1 AS VARCHAR) || substr(period_ym, 5) AS period_ym, uscc, entry_ym, ytd FROM own
),
pairs AS (
  SELECT period_ym, entry_ym, ytd, ytd AS now, ytd_ly AS base, ytd IS NULL OR ytd_ly IS NULL AS left_out
  FROM own
  WHERE :scope = 'comparable'
  UNION ALL
  -- Full frame: who has no figure now counts as loss, who had none a year ago as gain, if that year is loaded at all.
  SELECT coalesce(n.period_ym, a.period_ym), coalesce(n.entry_ym, a.entry_ym), n.ytd, coalesce(n.ytd, 0),
    CASE WHEN coalesce(n.period_ym, a.period_ym) IN (SELECT period_ym FROM ago) THEN coalesce(a.ytd, 0) END, false
  FROM own n FULL JOIN ago a ON a.uscc = n.uscc AND a.period_ym = n.period_ym
  WHERE :scope = 'nominal' AND (n.ytd IS NOT NULL OR a.ytd IS NOT NULL)
),
split AS (
  SELECT *, coalesce(ym_year(entry_ym) > ym_year(period_ym) - :new_years, false) AS is_new
  FROM pairs
  WHERE period_ym BETWEEN :from_ym AND :to_ym AND period_ym IN (SELECT period_ym FROM own)
),
sums AS (
  SELECT period_ym, count(ytd) FILTER (WHERE is_new) AS units_new, sum(ytd) FILTER (WHERE is_new) AS ytd_new, sum(ytd) AS ytd,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    coalesce(sum(now - base) FILTER (WHERE is_new), 0) AS delta_new, coalesce(sum(now - base) FILTER (WHERE NOT is_new), 0) AS delta_existing,
    bool_or(left_out) AS left_out
  FROM split
  GROUP BY period_ym
)
SELECT
  period_ym AS period,
  units_new,
  coalesce(ytd_new, 0) / 10000 AS ytd_new,
  share_of(coalesce(ytd_new, 0), ytd) AS share_new,
  ytd / 10000 AS ytd,
  growth_rate(now, base) AS total,
  pull(delta_new, base) AS pull_new,
  pull(delta_existing, base) AS pull_existing,
  CASE WHEN base IS NOT NULL THEN contribution(delta_new, now - base) END AS contrib_new,
  CASE WHEN ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  coalesce(growth_flag(coalesce(now, ytd), base), CASE WHEN left_out THEN 'partial' END) AS total_flag,
  CASE WHEN coalesce(base, 0) <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN coalesce(base, 0) <= 0 THEN 'no_base' END AS existing_flag,
  CASE WHEN base IS NULL THEN 'no_base' ELSE contribution_flag(now - base, base) END AS contrib_flag
FROM sums
ORDER BY period_ym
