/*---
id: dq-credit-status
version: 1
title: { zh: 统计信用与承诺率, en: Credit status and pledge rate }
question: { zh: 统计信用状况如何分布，谁签了承诺书？, en: How is credit distributed and who has pledged? }
tableTitle: { zh: '统计信用状况与承诺率（截至:as_of末，:by）', en: 'Statistical credit and pledges by :by at the end of :as_of' }
subsystem: comprehensive
module: m07
inputs:
  credit_record: [uscc, record_on, credit, pledge_on, repair_on]
  unit: [snap_ym, uscc, town_code, specialty, size_code, exit_ym?]
  town_dim?: [town_code, town_name]
parameters:
  as_of:
    type: period
    label: { zh: 截至月末, en: End of month }
    default: { from: first-choice }
    choices: SELECT DISTINCT snap_ym FROM unit ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: town
    options:
      - { value: town, label: { zh: 按街镇, en: town } }
      - { value: specialty, label: { zh: 按专业, en: specialty } }
      - { value: size, label: { zh: 按规模, en: size } }
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 全区, label: { zh: 全区, en: Whole district } }
      - { value: 未分组, label: { zh: 未分组, en: Not grouped } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
      - { value: 大型, label: { zh: 大型, en: Large } }
      - { value: 中型, label: { zh: 中型, en: Medium } }
      - { value: 小型, label: { zh: 小型, en: Small } }
      - { value: 微型, label: { zh: 微型, en: Micro } }
  - { name: units, label: { zh: 在库单位, en: Units }, unit: 家, decimals: 0 }
  - { name: good, group: { zh: 信用状态, en: Credit }, label: { zh: 守信, en: Good }, unit: 家, decimals: 0 }
  - { name: abnormal, group: { zh: 信用状态, en: Credit }, label: { zh: 信用异常, en: Abnormal }, unit: 家, decimals: 0 }
  - { name: dishonest, group: { zh: 信用状态, en: Credit }, label: { zh: 一般失信, en: Dishonest }, unit: 家, decimals: 0 }
  - { name: serious, group: { zh: 信用状态, en: Credit }, label: { zh: 严重失信, en: Seriously dishonest }, unit: 家, decimals: 0 }
  - { name: none, group: { zh: 信用状态, en: Credit }, label: { zh: 无记录, en: No record }, unit: 家, decimals: 0 }
  - { name: bad_pct, label: { zh: 异常和失信占比, en: Share not good }, unit: '%', decimals: 1 }
  - { name: repaired, label: { zh: 当年修复, en: Repaired in the year }, unit: 家, decimals: 0 }
  - { name: pledged, group: { zh: 信用承诺书, en: Pledge }, label: { zh: 已签, en: Signed }, unit: 家, decimals: 0 }
  - { name: pledge_pct, group: { zh: 信用承诺书, en: Pledge }, label: { zh: 承诺率, en: Rate }, unit: '%', decimals: 1 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: group, series: [good, abnormal, dishonest, serious, none] }
notes:
  - { zh: 单位为名录月份在库单位，信用状态取截至月末的最后一条记录；签过承诺书即计入，不论签在哪条记录。, en: 'Units of the register of the month, each with its last record up to the end of the month; a pledge on any record counts.' }
source: { zh: 统计信用台账、四上单位名录, en: Credit records and register of units }
---*/
WITH
moment AS (
  SELECT CAST(ym_add(:as_of, 1) || '-01' AS DATE) AS after_end
),
newest AS (
  SELECT max(snap_ym) AS snap_ym FROM unit WHERE snap_ym <= :as_of
),
frame AS (
  SELECT u.uscc,
    CASE :by WHEN 'town' THEN u.town_code WHEN 'specialty' THEN u.specialty ELSE u.size_code END AS code
  FROM unit u JOIN newest n ON n.snap_ym = u.snap_ym
  WHERE u.exit_ym IS NULL OR u.exit_ym > u.snap_ym
),
records AS (
  SELECT r.*, m.after_end FROM credit_record r CROSS JOIN moment m WHERE r.record_on < m.after_end
),
standing AS (
  SELECT uscc,
    arg_max(credit, record_on) AS credit,
    coalesce(bool_or(pledge_on < after_end), false) AS is_pledged,
    coalesce(bool_or(repair_on < after_end AND strftime(repair_on, '%Y') = left(:as_of, 4)), false) AS is_repaired
  FROM records
  GROUP BY uscc
),
sums AS (
  SELECT grouping(f.code) = 1 AS is_total, f.code,
    count(*) AS units,
    count(*) FILTER (WHERE s.credit = 'good') AS good,
    count(*) FILTER (WHERE s.credit = 'abnormal') AS abnormal,
    count(*) FILTER (WHERE s.credit = 'dishonest') AS dishonest,
    count(*) FILTER (WHERE s.credit = 'serious') AS serious,
    count(*) FILTER (WHERE s.credit IS NULL) AS none,
    count(*) FILTER (WHERE s.is_repaired) AS repaired,
    count(*) FILTER (WHERE s.is_pledged) AS pledged
  FROM frame f
  LEFT JOIN standing s ON s.uscc = f.uscc
  GROUP BY GROUPING SETS ((f.code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '全区'
    WHEN s.code IS NULL THEN '未分组'
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code)
    WHEN :by = 'specialty' THEN CASE s.code WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE s.code END
    ELSE CASE s.code WHEN '1' THEN '大型' WHEN '2' THEN '中型' WHEN '3' THEN '小型' WHEN '4' THEN '微型' ELSE s.code END
  END AS "group",
  s.units,
  s.good,
  s.abnormal,
  s.dishonest,
  s.serious,
  s.none,
  share_of(s.abnormal + s.dishonest + s.serious, s.units) AS bad_pct,
  s.repaired,
  s.pledged,
  share_of(s.pledged, s.units) AS pledge_pct,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
WHERE s.units > 0
ORDER BY s.is_total DESC, s.code NULLS LAST
