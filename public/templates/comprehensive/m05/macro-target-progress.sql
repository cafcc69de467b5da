/*---
id: macro-target-progress
version: 1
title: { zh: 考核目标完成进度, en: Target progress }
question: { zh: 离全年目标还差多少，后几个月要增长多少？, en: What is still missing to the annual target? }
tableTitle: { zh: ':period_ym.year年考核目标完成进度（:period_ym.ytd）', en: 'Progress to the targets of :period_ym.year, :period_ym.ytd' }
subsystem: comprehensive
module: m05
scope: published
inputs:
  target: [year, indicator_code, region_code, target_value, target_type, direction]
  macro: [indicator_code, region_code, period_ym, value_cur, value_ly, yoy, value_unit]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT m.period_ym FROM macro m JOIN target t ON t.year = CAST(left(m.period_ym, 4) AS INTEGER) ORDER BY 1 DESC
columns:
  - name: indicator
    label: { zh: 指标, en: Indicator }
    values:
      - { value: gdp, label: { zh: 地区生产总值, en: GDP } }
      - { value: industry_output, label: { zh: 规上工业总产值, en: Industrial output } }
      - { value: retail, label: { zh: 社会消费品零售额, en: Retail sales } }
      - { value: investment, label: { zh: 固定资产投资, en: Investment in fixed assets } }
      - { value: fiscal_revenue, label: { zh: 一般公共预算收入, en: Public budget revenue } }
      - { value: energy_tce, label: { zh: 综合能源消费量, en: Energy use } }
  - { name: region, label: { zh: 地区, en: Region } }
  - { name: unit, label: { zh: 计量单位, en: Unit } }
  - { name: target, label: { zh: 目标, en: Target }, decimals: 1 }
  - { name: done, label: { zh: 完成, en: Done }, decimals: 1 }
  - { name: progress, label: { zh: 完成进度, en: Progress }, unit: '%', decimals: 1 }
  - { name: time_progress, label: { zh: 时间进度, en: Time gone }, unit: '%', decimals: 1 }
  - { name: gap, label: { zh: 与目标之差, en: Gap to the target }, decimals: 1 }
  - { name: needed_rate, label: { zh: 后几个月需增长, en: Growth needed in the rest }, unit: '%', decimals: 1, rate: true }
  - name: state
    label: { zh: 状态, en: State }
    values:
      - { value: reached, label: { zh: 已达到, en: reached } }
      - { value: open, label: { zh: 未达到, en: not reached } }
  - { name: is_rate, role: hidden }
  - { name: done_flag, flagOf: done }
  - { name: needed_flag, flagOf: needed_rate }
chart: { kind: bullet, category: indicator, value: done, target: target, only: is_rate, title: { zh: '增速目标完成情况（:period_ym.year年:period_ym.ytd，%）', en: 'Growth targets, :period_ym.ytd :period_ym.year, %' } }
notes:
  - { zh: 增速目标以公布增速为完成数，差为百分点；差为正表示好于目标，控制类指标（越低越好）已反号。, en: "For growth targets the published rate counts and the gap is in points; a positive gap is better than the target, also where less is better." }
  - { zh: 后几个月需增长以上年全年减去上年同期为基数；12月没有剩余月份。, en: The growth needed is against the same months of last year; after December there are none. }
source: { zh: 区政府考核目标，各专业、各部门月报, en: Targets of the district; reports of sections and departments }
---*/
WITH
wanted AS (
  SELECT t.indicator_code, t.region_code, t.target_value, t.target_type, t.direction,
    n.value_cur, n.value_ly, n.yoy, n.value_unit,
    -- The rest of last year: the whole year less what is compared with now.
    CASE WHEN ym_month(:period_ym) < 12 THEN y.value_cur END AS year_base,
    CASE WHEN t.target_type = 'growth' THEN n.yoy ELSE n.value_cur END AS done
  FROM target t
  LEFT JOIN macro n ON n.indicator_code = t.indicator_code AND n.region_code = t.region_code AND n.period_ym = :period_ym
  LEFT JOIN macro y ON y.indicator_code = t.indicator_code AND y.region_code = t.region_code AND y.period_ym = year_end_ly(:period_ym)
  WHERE t.year = ym_year(:period_ym)
),
judged AS (
  SELECT *,
    CASE WHEN direction = '-' THEN target_value - done ELSE done - target_value END AS gap,
    CASE WHEN year_base - value_ly > 0 THEN
      CASE WHEN target_type = 'growth' THEN (target_value * year_base - yoy * value_ly) / (year_base - value_ly)
        ELSE ((target_value - value_cur) / (year_base - value_ly) - 1) * 100
      END
    END AS needed_rate
  FROM wanted
)
SELECT
  indicator_code AS indicator,
  region_code AS region,
  CASE WHEN target_type = 'growth' THEN '%' ELSE value_unit END AS unit,
  target_value AS target,
  done,
  CASE WHEN target_type <> 'growth' THEN ratio(done, target_value) * 100 END AS progress,
  ym_month(:period_ym) / 12.0 * 100 AS time_progress,
  gap,
  needed_rate,
  CASE WHEN gap >= 0 THEN 'reached' WHEN gap < 0 THEN 'open' END AS state,
  target_type = 'growth' AS is_rate,
  CASE WHEN done IS NULL THEN 'not_reported' END AS done_flag,
  CASE
    WHEN ym_month(:period_ym) = 12 THEN NULL
    WHEN done IS NULL THEN 'not_reported'
    WHEN needed_rate IS NULL THEN 'no_base'
  END AS needed_flag
FROM judged
ORDER BY
  list_position(['gdp', 'industry_output', 'retail', 'investment', 'fiscal_revenue', 'energy_tce'], indicator_code) NULLS LAST,
  indicator_code, region_code
