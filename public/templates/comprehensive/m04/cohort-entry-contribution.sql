/*---
id: cohort-entry-contribution
version: 1
title: { zh: 按入库年份的增长贡献, en: Contribution by year of entry }
question: { zh: 各年入库的单位给增长带来几个百分点？, en: How many points of growth does each year of entry bring? }
tableTitle: { zh: '按入库年份的增长贡献：:specialty（:period_ym.year年:period_ym.ytd）', en: 'Contribution to growth by year of entry, :period_ym.ytd :period_ym.year: :specialty' }
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
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
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
      - { value: matched, label: { zh: 同单位面板, en: matched units } }
      - { value: nominal, label: { zh: 全口径（名义）, en: nominal (full frame) } }
  years:
    type: integer
    label: { zh: 单列的入库年数, en: Years of entry shown apart }
    default: 5
    minimum: 1
    maximum: 20
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - name: cohort
    label: { zh: 入库年份, en: Year of entry }
    values:
      - { value: total, label: { zh: 合计, en: Total } }
      - { value: earlier, label: { zh: 更早, en: Earlier } }
      - { value: gone, label: { zh: 已退出或未报, en: Left or not reported } }
      - { value: unknown, label: { zh: 入库时间不明, en: Entry unknown } }
  - { name: units, label: { zh: 单位数, en: Units }, unit: 家, decimals: 0 }
  - { name: ytd, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 累计, en: Year to date }, unit: 亿元, decimals: 2 }
  - { name: yoy, group: { zh: ':period_ym.ytd', en: ':period_ym.ytd' }, label: { zh: 同比, en: Growth }, unit: '%', decimals: 1, rate: true }
  - { name: delta, group: { zh: 增量, en: Increment }, label: { zh: 增减额, en: Change }, unit: 亿元, decimals: 2 }
  - { name: contrib_pct, group: { zh: 增量, en: Increment }, label: { zh: 贡献率, en: Contribution }, unit: '%', decimals: 1 }
  - { name: pull_pp, group: { zh: 拉动, en: Pull }, label: { zh: 合计, en: All }, unit: 百分点, decimals: 1 }
  - { name: up_pp, group: { zh: 拉动, en: Pull }, label: { zh: 增长单位, en: Units that grow }, unit: 百分点, decimals: 1 }
  - { name: down_pp, group: { zh: 拉动, en: Pull }, label: { zh: 下降单位, en: Units that fall }, unit: 百分点, decimals: 1 }
  - { name: ytd_flag, flagOf: ytd }
  - { name: yoy_flag, flagOf: yoy }
  - { name: delta_flag, flagOf: delta }
  - { name: contrib_flag, flagOf: contrib_pct }
  - { name: pull_flag, flagOf: pull_pp }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: cohort, series: [up_pp, down_pp] }
notes:
  - { zh: '入库年份取自名录；单列最近:years个入库年份，其余并为“更早”。口径：:scope。', en: 'Year of entry as in the register; the last :years years stand apart. Scope: :scope.' }
  - { zh: 可比口径下新入库单位有表内同期数，贡献只是它的增量；名义口径下新入库单位没有基数，全部产出都算增量，退出和未报的单位算减量。, en: 'At comparable scope new units bring a base of their own and add only their increment; at nominal scope all that they make counts as growth, and units that left or did not report count as loss.' }
source: { zh: 工业、商业、住餐生产经营报表；财务状况；四上单位名录, en: 'Forms of industry, trade, hotels and catering; financial statements; register of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, entry_ym
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
  SELECT m.*, u.entry_ym
  FROM main m LEFT JOIN unit_now u ON u.uscc = m.uscc
  WHERE m.specialty = :specialty AND (:town IS NULL OR u.town_code = :town)
),
sides AS (
  SELECT coalesce(n.uscc, a.uscc) AS uscc, coalesce(n.entry_ym, a.entry_ym) AS entry_ym, n.uscc IS NOT NULL AS is_here, n.ytd, n.ytd_ly, a.ytd AS ago,
    EXISTS (FROM own WHERE period_ym = ym_ly(:period_ym)) AS has_ago
  FROM (FROM own WHERE period_ym = :period_ym) n FULL JOIN (FROM own WHERE period_ym = ym_ly(:period_ym)) a ON a.uscc = n.uscc
),
-- Both sides of the rate by scope; a unit that lacks one enters neither.
pairs AS (
  SELECT uscc, entry_ym, ytd, ytd AS now, CASE :scope WHEN 'comparable' THEN ytd_ly ELSE ago END AS base, false AS is_gone,
    CASE :scope WHEN 'comparable' THEN ytd IS NULL OR ytd_ly IS NULL ELSE ytd IS NULL END AS left_out
  FROM sides
  WHERE is_here AND :scope <> 'nominal'
  UNION ALL
  -- Full frame: who has no figure now counts as loss, who had none a year ago as gain, if that year is loaded at all.
  SELECT uscc, entry_ym, ytd, coalesce(ytd, 0), CASE WHEN has_ago THEN coalesce(ago, 0) END, ytd IS NULL, false
  FROM sides
  WHERE :scope = 'nominal' AND (ytd IS NOT NULL OR ago IS NOT NULL)
),
placed AS (
  SELECT *,
    CASE
      WHEN is_gone THEN 'gone'
      WHEN entry_ym IS NULL THEN 'unknown'
      WHEN ym_year(entry_ym) > ym_year(:period_ym) - :years THEN left(entry_ym, 4)
      ELSE 'earlier'
    END AS cohort
  FROM pairs
),
sums AS (
  SELECT coalesce(cohort, 'total') AS cohort, grouping(cohort) = 1 AS is_total,
    CASE WHEN bool_and(is_gone) THEN count(*) ELSE count(*) FILTER (WHERE NOT is_gone) END AS units, sum(ytd) AS ytd,
    sum(now) FILTER (WHERE base IS NOT NULL) AS now, sum(base) FILTER (WHERE now IS NOT NULL) AS base,
    sum(now - base) FILTER (WHERE now > base) AS up, sum(now - base) FILTER (WHERE now < base) AS down,
    bool_or(left_out) AS left_out
  FROM placed
  GROUP BY GROUPING SETS ((cohort), ())
  HAVING count(*) > 0
)
SELECT
  s.cohort,
  s.units,
  s.ytd / 10000 AS ytd,
  CASE WHEN s.ytd IS NOT NULL THEN growth_rate(s.now, s.base) END AS yoy,
  (s.now - s.base) / 10000 AS delta,
  contribution(s.now - s.base, t.now - t.base) AS contrib_pct,
  pull(s.now - s.base, t.base) AS pull_pp,
  CASE WHEN s.now IS NOT NULL THEN pull(coalesce(s.up, 0), t.base) END AS up_pp,
  CASE WHEN s.now IS NOT NULL THEN pull(coalesce(s.down, 0), t.base) END AS down_pp,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' END AS ytd_flag,
  CASE WHEN s.ytd IS NULL THEN 'not_reported' ELSE coalesce(growth_flag(coalesce(s.now, s.ytd), s.base), CASE WHEN s.left_out THEN 'partial' END) END AS yoy_flag,
  CASE WHEN s.now IS NULL THEN CASE WHEN s.ytd IS NULL THEN 'not_reported' ELSE 'no_base' END END AS delta_flag,
  CASE WHEN s.now IS NULL OR t.now IS NULL THEN 'no_base' ELSE contribution_flag(t.now - t.base, t.base) END AS contrib_flag,
  CASE WHEN s.now IS NULL OR coalesce(t.base, 0) <= 0 THEN 'no_base' END AS pull_flag,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s CROSS JOIN (FROM sums WHERE is_total) t
ORDER BY s.is_total DESC, CASE s.cohort WHEN 'earlier' THEN 1 WHEN 'gone' THEN 2 WHEN 'unknown' THEN 3 ELSE 0 END, s.cohort DESC
