/*---
id: inv-to-output
version: 1
title: { zh: 投资—产出转化, en: Investment to output }
question: { zh: 项目投产后，建设单位的产出增长了吗？, en: Do the owners of projects grow after completion? }
tableTitle: { zh: ':finish_year投产项目建设单位的产出变化', en: 'Output of owners whose projects were completed in :finish_year' }
subsystem: comprehensive
module: m06
scope: matched
inputs:
  investment_project: [period_ym, project_code, owner_uscc, cum_invest, finish_ym]
  unit: [snap_ym, uscc, unit_name, specialty, town_code]
  industrial_output?: [uscc, period_ym, output_ytd]
  trade_sales?: [uscc, period_ym, sales_ytd]
  catering?: [uscc, period_ym, turnover_ytd]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
  town_dim?: [town_code, town_name]
parameters:
  finish_year:
    type: period
    label: { zh: 投产年份, en: Year of completion }
    default: { from: first-choice }
    # Years first whose next year is loaded.
    choices: >-
      SELECT DISTINCT left(finish_ym, 4) AS finish_year FROM investment_project WHERE finish_ym IS NOT NULL
      ORDER BY CAST(left(finish_ym, 4) AS INTEGER) < (SELECT max(ym_year(period_ym)) FROM investment_project) DESC, 1 DESC
  after:
    type: integer
    label: { zh: 看投产后第几年, en: Years after completion }
    default: 1
    minimum: 1
    maximum: 5
  min_invest:
    type: number
    label: { zh: 累计投资不低于（万元）, en: 'Investment from (10,000 yuan)' }
    default: 0
    minimum: 0
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
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - name: owner
    label: { zh: 建设单位, en: Owner }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: 建设单位不明, label: { zh: 建设单位不明, en: Owner unknown } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - { name: projects, group: { zh: 投产项目, en: Completed }, label: { zh: 项目数, en: Projects }, unit: 个, decimals: 0 }
  - { name: invest, group: { zh: 投产项目, en: Completed }, label: { zh: 累计投资, en: Investment }, unit: 万元, decimals: 0 }
  - { name: months, group: { zh: 主要产出, en: Main output }, label: { zh: 累计到几月, en: Up to month }, decimals: 0 }
  - { name: output_before, group: { zh: 主要产出, en: Main output }, label: { zh: 投产前一年, en: Year before }, unit: 万元, decimals: 0 }
  - { name: output_after, group: { zh: 主要产出, en: Main output }, label: { zh: 投产后第:after年, en: 'Year :after after' }, unit: 万元, decimals: 0 }
  - { name: growth, group: { zh: 增长, en: Growth }, label: { zh: 建设单位, en: Owners }, unit: '%', decimals: 1, rate: true }
  - { name: peers, group: { zh: 增长, en: Growth }, label: { zh: 同专业其他单位, en: Others of the specialty }, unit: '%', decimals: 1, rate: true }
  - { name: lead_pp, group: { zh: 增长, en: Growth }, label: { zh: 快于其他单位, en: Ahead of them }, unit: 百分点, decimals: 1 }
  - { name: ratio, label: { zh: 每元投资新增产出, en: Output gained per yuan invested }, unit: 元, decimals: 2 }
  - { name: compared, group: { zh: 户数, en: Owners }, label: { zh: 可比, en: Compared }, unit: 家, decimals: 0 }
  - { name: up, group: { zh: 户数, en: Owners }, label: { zh: 增长, en: Growing }, unit: 家, decimals: 0 }
  - { name: before_flag, flagOf: output_before }
  - { name: after_flag, flagOf: output_after }
  - { name: growth_flag, flagOf: growth }
  - { name: peers_flag, flagOf: peers }
  - { name: lead_flag, flagOf: lead_pp }
  - { name: ratio_flag, flagOf: ratio }
  - { name: uscc, role: hidden }
  - { name: is_charted, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: slope, category: owner, series: [output_before, output_after], only: is_charted }
notes:
  - { zh: 主要产出按专业取产值、销售额、营业额或营业收入的累计数，各专业不可相加，合计行只列投资和户数。两年取同一个月：投产后那一年本专业已载入的最后一个月。, en: 'Main output is output, sales, turnover or revenue of the year to date; it does not add up over specialties, so the total has investment and owners only. Both years are taken to the same month, the last one of the later year that the specialty reported.' }
  - { zh: '小计的产出、增长和每元投资新增产出只计两年都有产出的单位；每元投资新增产出为产出增量除以累计投资。“同专业其他单位”为本专业两年都有产出、:finish_year没有项目投产的单位。图中为累计投资最多的10家可比单位。', en: 'Subtotals of output, growth and output gained are of owners with output in both years; output gained is the increment of output over investment. The others are units of the specialty with output in both years and no project completed in :finish_year. The chart shows the ten largest investors with both years.' }
  - { zh: 先后不等于因果：产出变化也受市场、价格等影响。, en: 'After is not because: markets and prices move output as well.' }
source: { zh: 固定资产投资项目统计（206-1、206-2）；工业产销总值；商品购进销售和库存；住宿餐饮经营情况；财务状况, en: 'Statistics of investment projects (forms 206-1, 206-2); output, sales and turnover forms; financial statements' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, specialty, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :finish_year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
latest AS (
  SELECT owner_uscc, cum_invest, finish_ym
  FROM investment_project
  QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY period_ym DESC) = 1
),
all_owners AS (
  SELECT owner_uscc AS uscc, count(*) AS projects, CAST(sum(cum_invest) AS DOUBLE) AS invest
  FROM latest
  WHERE left(finish_ym, 4) = :finish_year
  GROUP BY owner_uscc
),
main AS (
  SELECT uscc, period_ym, output_ytd AS ytd FROM industrial_output
  UNION ALL
  SELECT uscc, period_ym, sales_ytd FROM trade_sales
  UNION ALL
  SELECT uscc, period_ym, turnover_ytd FROM catering
  UNION ALL
  SELECT uscc, period_ym, revenue_ytd FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
figures AS (
  SELECT w.uscc, u.specialty, w.period_ym, CAST(w.ytd AS DOUBLE) AS output
  FROM main w JOIN unit_now u ON u.uscc = w.uscc
  WHERE w.ytd IS NOT NULL
    AND left(w.period_ym, 4) IN (CAST(CAST(:finish_year AS INTEGER) - 1 AS VARCHAR), CAST(CAST(:finish_year AS INTEGER) + :after AS VARCHAR))
),
-- The last month of the later year that a specialty reported, and the same month of the year before completion.
ends AS (
  SELECT specialty, max(period_ym) AS month, ym_add(max(period_ym), -12 * (:after + 1)) AS month_before
  FROM figures
  WHERE left(period_ym, 4) = CAST(CAST(:finish_year AS INTEGER) + :after AS VARCHAR)
  GROUP BY specialty
),
outputs AS (
  SELECT f.uscc, f.specialty,
    max(f.output) FILTER (WHERE f.period_ym = e.month_before) AS output_before,
    max(f.output) FILTER (WHERE f.period_ym = e.month) AS output_after
  FROM figures f JOIN ends e ON e.specialty = f.specialty
  GROUP BY f.uscc, f.specialty
),
peers AS (
  SELECT o.specialty, sum(o.output_after) AS now, sum(o.output_before) AS base
  FROM outputs o ANTI JOIN all_owners a ON a.uscc = o.uscc
  WHERE o.output_before IS NOT NULL AND o.output_after IS NOT NULL
  GROUP BY o.specialty
),
owners AS (
  SELECT a.uscc, a.projects, a.invest, u.unit_name, u.specialty, o.output_before, o.output_after,
    o.output_before IS NOT NULL AND o.output_after IS NOT NULL AS is_pair
  FROM all_owners a
  LEFT JOIN unit_now u ON u.uscc = a.uscc
  LEFT JOIN outputs o ON o.uscc = a.uscc
  WHERE (:min_invest = 0 OR a.invest >= :min_invest) AND (:specialty IS NULL OR u.specialty = :specialty) AND (:town IS NULL OR u.town_code = :town)
),
lines AS (
  SELECT 2 AS level, uscc, specialty, coalesce(unit_name, uscc, '建设单位不明') AS owner, projects, invest,
    output_before, output_after, CASE WHEN is_pair THEN invest END AS pair_invest,
    NULL AS compared, NULL AS up, false AS left_out,
    is_pair AND row_number() OVER (ORDER BY is_pair DESC, round(invest, 6) DESC NULLS LAST, uscc) <= 10 AS is_charted
  FROM owners
  UNION ALL
  SELECT CASE WHEN grouping(specialty) = 1 THEN 0 ELSE 1 END, NULL, specialty,
    CASE
      WHEN grouping(specialty) = 1 THEN '合计'
      ELSE CASE specialty WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE coalesce(specialty, '不在名录') END
    END,
    CAST(sum(projects) AS BIGINT), sum(invest),
    sum(output_before) FILTER (WHERE is_pair), sum(output_after) FILTER (WHERE is_pair), sum(invest) FILTER (WHERE is_pair),
    count(*) FILTER (WHERE is_pair), count(*) FILTER (WHERE is_pair AND output_after > output_before), bool_or(NOT is_pair), false
  FROM owners
  GROUP BY GROUPING SETS ((specialty), ())
  HAVING count(*) > 0
),
rates AS (
  SELECT l.*, e.month,
    CASE WHEN l.level > 0 THEN growth_rate(l.output_after, l.output_before) END AS growth,
    CASE WHEN l.level > 0 THEN growth_rate(p.now, p.base) END AS peers,
    p.now AS peers_now,
    p.base AS peers_base,
    CASE WHEN l.level > 0 AND l.pair_invest > 0 THEN (l.output_after - l.output_before) / l.pair_invest END AS gained,
    CASE WHEN l.level = 0 THEN NULL WHEN e.month IS NULL THEN 'no_ref' WHEN l.output_after IS NULL THEN 'not_reported' END AS late_flag,
    CASE WHEN l.level = 0 THEN NULL WHEN l.output_before IS NULL THEN 'no_base' END AS early_flag,
    CASE WHEN l.level = 1 AND l.left_out THEN 'partial' END AS part_flag
  FROM lines l
  LEFT JOIN ends e ON e.specialty = l.specialty
  LEFT JOIN peers p ON p.specialty = l.specialty
)
SELECT
  owner,
  projects,
  invest,
  CASE WHEN level > 0 THEN ym_month(month) END AS months,
  CASE WHEN level > 0 THEN output_before END AS output_before,
  CASE WHEN level > 0 THEN output_after END AS output_after,
  growth,
  peers,
  growth - peers AS lead_pp,
  gained AS ratio,
  compared,
  up,
  CASE WHEN level > 0 AND month IS NULL THEN 'no_ref' ELSE coalesce(early_flag, part_flag) END AS before_flag,
  coalesce(late_flag, part_flag) AS after_flag,
  CASE WHEN level > 0 THEN coalesce(late_flag, early_flag, growth_flag(output_after, output_before), part_flag) END AS growth_flag,
  CASE WHEN level > 0 THEN CASE WHEN month IS NULL THEN 'no_ref' ELSE growth_flag(coalesce(peers_now, 0), peers_base) END END AS peers_flag,
  CASE WHEN level > 0 THEN coalesce(late_flag, early_flag, CASE WHEN growth - peers IS NULL THEN 'no_base' END, part_flag) END AS lead_flag,
  coalesce(late_flag, early_flag, CASE WHEN level > 0 AND gained IS NULL THEN 'no_base' END, part_flag) AS ratio_flag,
  uscc,
  is_charted,
  level,
  CASE level WHEN 0 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM rates
ORDER BY
  level > 0,
  coalesce(list_position(['B', 'C', 'E', 'S', 'X', 'F'], specialty), CASE WHEN specialty IS NULL THEN 99 ELSE 98 END), specialty NULLS LAST,
  level, round(invest, 6) DESC NULLS LAST, uscc NULLS LAST
