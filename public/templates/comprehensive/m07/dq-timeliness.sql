/*---
id: dq-timeliness
version: 1
title: { zh: 报送及时率, en: Timeliness }
question: { zh: 哪些街镇、专业迟报多，哪些单位屡次迟报？, en: 'Which towns and specialties report late, and how many units do so repeatedly?' }
tableTitle: { zh: '报表报送及时率（:period_ym，:by）', en: 'Forms on time by :by, :period_ym' }
subsystem: comprehensive
module: m07
inputs:
  submission: [uscc, form_code, period_ym, first_at]
  form_calendar: [form_code, period_ym, deadline]
  unit: [snap_ym, uscc, town_code, specialty]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM submission ORDER BY 1 DESC
  by:
    type: choice
    label: { zh: 分组, en: Group by }
    default: town
    options:
      - { value: town, label: { zh: 按街镇, en: town } }
      - { value: specialty, label: { zh: 按专业, en: specialty } }
columns:
  - name: group
    label: { zh: 分组, en: Group }
    values:
      - { value: 全区, label: { zh: 全区, en: Whole district } }
      - { value: 不在名录, label: { zh: 不在名录, en: Not in the register } }
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - { name: due, label: { zh: 应报, en: Due }, unit: 张, decimals: 0 }
  - { name: late, label: { zh: 迟报, en: Late }, unit: 张, decimals: 0 }
  - { name: missing, label: { zh: 未报, en: Missing }, unit: 张, decimals: 0 }
  - { name: on_time_pct, group: { zh: 及时率, en: On time }, label: { zh: 全部报表, en: All forms }, unit: '%', decimals: 1 }
  - { name: main_pct, group: { zh: 及时率, en: On time }, label: { zh: 产销表, en: Output and sales }, unit: '%', decimals: 1 }
  - { name: finance_pct, group: { zh: 及时率, en: On time }, label: { zh: 财务表, en: Finance }, unit: '%', decimals: 1 }
  - { name: other_pct, group: { zh: 及时率, en: On time }, label: { zh: 其他报表, en: Other forms }, unit: '%', decimals: 1 }
  - { name: repeat_late, label: { zh: 屡次迟报单位, en: Repeatedly late units }, unit: 家, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: heatmap, category: group, series: [main_pct, finance_pct, other_pct], center: 95 }
notes:
  - { zh: 应报为报送日志所列报表；首次上报晚于截止时间为迟报，没有上报为未报。没有应报报表的格空着。, en: Due are the forms of the log; late is a first submission after the deadline. Cells without forms due are left open. }
  - { zh: 屡次迟报为到本期止6个月内迟报两张及以上的单位。, en: Repeatedly late are units with two late forms or more within six months up to the period. }
source: { zh: 联网直报平台报送日志, en: Log of the reporting platform }
---*/
WITH
unit_now AS (
  SELECT uscc, CASE :by WHEN 'town' THEN town_code ELSE specialty END AS code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
timed AS (
  SELECT s.uscc, s.form_code, s.period_ym, u.code,
    s.first_at IS NULL AS is_missing,
    coalesce(s.first_at > c.deadline, false) AS is_late
  FROM submission s
  LEFT JOIN form_calendar c ON c.form_code = s.form_code AND c.period_ym = s.period_ym
  LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.period_ym > ym_add(:period_ym, -6) AND s.period_ym <= :period_ym
),
repeated AS (
  SELECT uscc FROM timed WHERE is_late GROUP BY uscc HAVING count(*) >= 2
),
counts AS (
  SELECT grouping(code) = 1 AS is_total, code,
    count(*) AS due,
    count(*) FILTER (WHERE is_late) AS late,
    count(*) FILTER (WHERE is_missing) AS missing,
    share_of(count(*) FILTER (WHERE NOT is_late AND NOT is_missing), count(*)) AS on_time_pct,
    share_of(
      count(*) FILTER (WHERE form_code LIKE '%204-1' AND NOT is_late AND NOT is_missing),
      nullif(count(*) FILTER (WHERE form_code LIKE '%204-1'), 0)
    ) AS main_pct,
    share_of(
      count(*) FILTER (WHERE form_code LIKE '%203' AND NOT is_late AND NOT is_missing),
      nullif(count(*) FILTER (WHERE form_code LIKE '%203'), 0)
    ) AS finance_pct,
    share_of(
      count(*) FILTER (WHERE form_code NOT LIKE '%204-1' AND form_code NOT LIKE '%203' AND NOT is_late AND NOT is_missing),
      nullif(count(*) FILTER (WHERE form_code NOT LIKE '%204-1' AND form_code NOT LIKE '%203'), 0)
    ) AS other_pct,
    count(DISTINCT uscc) FILTER (WHERE uscc IN (SELECT uscc FROM repeated)) AS repeat_late
  FROM timed
  WHERE period_ym = :period_ym
  GROUP BY GROUPING SETS ((code), ())
)
SELECT
  CASE
    WHEN s.is_total THEN '全区'
    WHEN s.code IS NULL THEN '不在名录'
    WHEN :by = 'town' THEN coalesce(t.town_name, s.code)
    ELSE CASE s.code WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE s.code END
  END AS "group",
  s.due,
  s.late,
  s.missing,
  s.on_time_pct,
  s.main_pct,
  s.finance_pct,
  s.other_pct,
  s.repeat_late,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts s
LEFT JOIN town_dim t ON :by = 'town' AND t.town_code = s.code
ORDER BY s.is_total DESC, s.code NULLS LAST
