/*---
id: dir-size-ownership-matrix
version: 1
title: { zh: 规模×控股结构矩阵, en: Size × ownership matrix }
question: { zh: 单位数和营业收入按规模、按控股情况怎样分布？, en: Where do counts and revenue sit by size and controlling owner? }
tableTitle: { zh: '四上单位按规模和控股情况分布（:snap_ym）：:measure', en: 'Units above scale by size and controlling owner, :snap_ym: :measure' }
subsystem: comprehensive
module: m01
inputs:
  unit: [snap_ym, uscc, size_code, holding, specialty, town_code, exit_ym?]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
  town_dim?: [town_code, town_name]
parameters:
  snap_ym:
    type: period
    label: { zh: 名录月份, en: Month of the register }
    default: { from: first-choice }
    choices: SELECT DISTINCT snap_ym FROM unit WHERE snap_ym IS NOT NULL ORDER BY 1 DESC
  measure:
    type: choice
    label: { zh: 指标, en: Measure }
    default: units
    options:
      - { value: units, label: { zh: 单位数（个）, en: number of units } }
      - { value: revenue, label: { zh: 营业收入（万元）, en: 'revenue (10,000 yuan)' } }
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
  - name: size
    label: { zh: 规模, en: Size }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
      - { value: 不明, label: { zh: 不明, en: Unknown } }
  - name: holding
    label: { zh: 控股情况, en: Controlling owner }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: 国有控股, label: { zh: 国有控股, en: State } }
      - { value: 集体控股, label: { zh: 集体控股, en: Collective } }
      - { value: 私人控股, label: { zh: 私人控股, en: Private } }
      - { value: 港澳台商控股, label: { zh: 港澳台商控股, en: 'Hong Kong, Macao, Taiwan' } }
      - { value: 外商控股, label: { zh: 外商控股, en: Foreign } }
      - { value: 其他, label: { zh: 其他, en: Other } }
      - { value: 不明, label: { zh: 不明, en: Unknown } }
  - { name: value, label: ':measure', decimals: 0 }
  - { name: share, label: { zh: 占全部（%）, en: Of all (%) }, decimals: 1 }
  - { name: share_of_size, label: { zh: 占本规模（%）, en: Of the size class (%) }, decimals: 1 }
  - { name: value_flag, flagOf: value }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: heatmap, category: size, group: holding, value: value }
notes:
  - { zh: 在库单位；营业收入为名录月份的1-本月累计数，该月没有报财务状况的单位不计入。, en: 'Units in the frame; revenue is the year to date of that month, units without a financial statement of the month are left out.' }
source: { zh: 四上单位名录；财务状况（各专业）, en: Register of units above scale; financial statements }
---*/
WITH
revenues AS (
  SELECT uscc, sum(revenue_ytd) AS revenue FROM finance WHERE period_ym = :snap_ym GROUP BY uscc
),
in_frame AS (
  SELECT uscc, size_code, holding
  FROM unit
  WHERE snap_ym = :snap_ym AND (exit_ym IS NULL OR exit_ym > snap_ym)
    AND (:specialty IS NULL OR specialty = :specialty) AND (:town IS NULL OR town_code = :town)
),
measured AS (
  SELECT u.size_code, u.holding, CASE :measure WHEN 'units' THEN 1 ELSE r.revenue END AS figure
  FROM in_frame u LEFT JOIN revenues r ON r.uscc = u.uscc
),
cells AS (
  SELECT grouping(size_code) AS all_sizes, grouping(holding) AS all_holdings, size_code, holding,
    sum(figure) AS total, bool_or(figure IS NULL) AS left_out
  FROM measured
  GROUP BY GROUPING SETS ((), (size_code), (size_code, holding))
),
whole AS (
  SELECT *, max(CASE WHEN all_sizes = 1 THEN total END) OVER () AS all_units,
    max(CASE WHEN all_sizes = 0 AND all_holdings = 1 THEN total END) OVER (PARTITION BY all_sizes, size_code) AS own_size
  FROM cells
)
SELECT
  CASE WHEN all_sizes = 1 THEN '合计' ELSE coalesce(['大型', '中型', '小型', '微型'][TRY_CAST(size_code AS INTEGER)], '不明') END AS size,
  CASE
    WHEN all_holdings = 1 THEN '合计'
    ELSE CASE holding
      WHEN '1' THEN '国有控股' WHEN '2' THEN '集体控股' WHEN '3' THEN '私人控股'
      WHEN '4' THEN '港澳台商控股' WHEN '5' THEN '外商控股' WHEN '9' THEN '其他' ELSE '不明'
    END
  END AS holding,
  CAST(total AS DOUBLE) AS value,
  share_of(total, all_units) AS share,
  CASE WHEN all_sizes = 0 THEN share_of(total, own_size) END AS share_of_size,
  CASE WHEN total IS NULL THEN 'not_reported' WHEN left_out THEN 'partial' END AS value_flag,
  CAST(2 - all_sizes - all_holdings AS INTEGER) AS level,
  CASE WHEN all_sizes = 1 THEN 'total' WHEN all_holdings = 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM whole
ORDER BY all_sizes DESC, size_code NULLS LAST, all_holdings DESC, whole.holding NULLS LAST
