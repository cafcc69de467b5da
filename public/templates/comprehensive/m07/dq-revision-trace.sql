/*---
id: dq-revision-trace
version: 1
title: { zh: 修改痕迹, en: Revision trace }
question: { zh: 同一期数据上报后哪些被改过，改了多少？, en: 'Which figures of a period were changed after they had been sent, and by how much?' }
tableTitle: { zh: '上报后修改超过:min_pct%的数据（:period_ym）', en: 'Figures revised by more than :min_pct%, :period_ym' }
subsystem: comprehensive
module: m07
inputs:
  revision: [uscc, form_code, period_ym, field, old_num, new_num, seen_on]
  submission?: [uscc, form_code, period_ym, versions]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM revision ORDER BY 1 DESC
  min_pct:
    type: number
    label: { zh: 修改幅度超过（%）, en: Changed by more than (%) }
    default: 20
    minimum: 0
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
columns:
  - { name: name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - { name: form, label: { zh: 表号, en: Form } }
  - name: field
    label: { zh: 指标, en: Figure }
    values:
      - { value: output_ytd, label: { zh: 工业总产值累计, en: Output to date } }
      - { value: sales_ytd, label: { zh: 销售额累计, en: Sales to date } }
      - { value: turnover_ytd, label: { zh: 营业额累计, en: Turnover to date } }
      - { value: revenue_ytd, label: { zh: 营业收入累计, en: Revenue to date } }
  - { name: old, label: { zh: 原值, en: Old value }, unit: 万元, decimals: 1 }
  - { name: new, label: { zh: 新值, en: New value }, unit: 万元, decimals: 1 }
  - { name: pct, label: { zh: 修改幅度, en: Change }, unit: '%', decimals: 1, rate: true }
  - { name: times, label: { zh: 上报次数, en: Submissions }, unit: 次, decimals: 0 }
  - { name: seen, label: { zh: 发现日期, en: Seen on } }
  - { name: pct_flag, flagOf: pct }
chart: { kind: strip, category: name, value: pct, group: form }
notes:
  - { zh: 同一期前后两次导出比较，按修改幅度的大小排；原值为零或没有的也列出。, en: 'Two exports of one period compared, the largest change first; changes from zero or nothing are listed too.' }
source: { zh: 联网直报平台导出, en: Exports of the reporting platform }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
changes AS (
  SELECT *, growth_rate(new_num, old_num) AS pct, growth_flag(new_num, old_num) AS pct_flag
  FROM revision
  WHERE period_ym = :period_ym AND new_num IS DISTINCT FROM old_num
)
SELECT
  coalesce(u.unit_name, c.uscc) AS name,
  c.uscc,
  coalesce(t.town_name, u.town_code, '不在名录') AS town,
  c.form_code AS form,
  c.field,
  c.old_num AS old,
  c.new_num AS new,
  c.pct,
  s.versions AS times,
  strftime(c.seen_on, '%Y-%m-%d') AS seen,
  c.pct_flag
FROM changes c
LEFT JOIN unit_now u ON u.uscc = c.uscc
LEFT JOIN town_dim t ON t.town_code = u.town_code
LEFT JOIN submission s ON s.uscc = c.uscc AND s.form_code = c.form_code AND s.period_ym = c.period_ym
WHERE (c.pct IS NULL OR abs(c.pct) > :min_pct) AND (:town IS NULL OR u.town_code = :town)
ORDER BY round(abs(c.pct), 6) DESC NULLS FIRST, c.uscc, c.form_code, c.field
