/*---
id: quasi-halfyear-summary
version: 1
title: { zh: 名录库管理半年小结, en: Half-year directory summary }
question: { zh: 半年里各街镇发现、入库、退库多少单位，命中率多高？, en: 'How many units did each town find, enter and lose in the half-year, and how many leads were hits?' }
tableTitle: { zh: ':year:half名录库管理情况', en: 'Directory work by town, :half of :year' }
subsystem: comprehensive
module: m02
inputs:
  quasi_unit: [uscc, town_code, found_ym, decided_ym?, stage]
  unit_event: [uscc, event_ym, event_type]
  unit: [snap_ym, uscc, town_code]
  town_report?: [town_code, report_ym, new_found, is_zero?]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年份, en: Year }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(found_ym, 4) FROM quasi_unit WHERE found_ym IS NOT NULL ORDER BY 1 DESC
  half:
    type: choice
    label: { zh: 半年, en: Half }
    default: H2
    options:
      - { value: H1, label: { zh: 上半年, en: first half } }
      - { value: H2, label: { zh: 下半年, en: second half } }
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }] }
  - { name: found, group: { zh: 准四上, en: Pipeline }, label: { zh: 发现, en: Found }, unit: 个, decimals: 0 }
  - { name: decided, group: { zh: 准四上, en: Pipeline }, label: { zh: 办结, en: Decided }, unit: 个, decimals: 0 }
  - { name: approved, group: { zh: 准四上, en: Pipeline }, label: { zh: '#纳入', en: '#Approved' }, unit: 个, decimals: 0 }
  - { name: hit_rate, group: { zh: 准四上, en: Pipeline }, label: { zh: 命中率, en: Hit rate }, unit: '%', decimals: 1 }
  - { name: entered, group: { zh: 四上单位名录, en: Register }, label: { zh: 入库, en: Entered }, unit: 个, decimals: 0 }
  - { name: exited, group: { zh: 四上单位名录, en: Register }, label: { zh: 退库, en: Left }, unit: 个, decimals: 0 }
  - { name: net, group: { zh: 四上单位名录, en: Register }, label: { zh: 净增, en: Net }, unit: 个, decimals: 0 }
  - { name: town_found, group: { zh: 街镇月报, en: Town reports }, label: { zh: 报告发现, en: Found by the town }, unit: 个, decimals: 0 }
  - { name: zero_months, group: { zh: 街镇月报, en: Town reports }, label: { zh: 零申报月数, en: Zero declarations }, unit: 月, decimals: 0 }
  - { name: missing_months, group: { zh: 街镇月报, en: Town reports }, label: { zh: 缺报月数, en: Missing months }, unit: 月, decimals: 0 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: grouped-bar, category: town, series: [found, entered, exited] }
notes:
  - { zh: 命中率为半年内办结的准四上单位中纳入的占比；没有办结的不算。, en: Hit rate is the share of approved units in those decided in the half-year; there is none without decisions. }
  - { zh: 入库、退库按变动记录计，街镇为变动当月名录所列；缺报只计到最近一个有报送的月份。, en: 'Entries and exits by the event list, in the town of the register of that month; months after the newest report are not missing.' }
source: { zh: 准四上单位名录；单位变动记录；街镇应统尽统月报, en: 'Pipeline, unit events, monthly coverage reports of towns' }
---*/
WITH
months AS (
  SELECT format('{}-{:02d}', :year, CAST(n AS INTEGER)) AS month
  FROM range(1, 13) r(n)
  WHERE (n <= 6) = (:half = 'H1')
),
moves AS (
  SELECT e.uscc, e.event_ym, e.event_type, u.town_code
  FROM unit_event e LEFT JOIN unit u ON u.uscc = e.uscc
  WHERE e.event_type IN ('entry', 'exit') AND e.event_ym IN (SELECT month FROM months)
  QUALIFY row_number() OVER (
    PARTITION BY e.uscc, e.event_ym, e.event_type
    ORDER BY u.snap_ym > e.event_ym, CASE WHEN u.snap_ym <= e.event_ym THEN u.snap_ym END DESC, u.snap_ym
  ) = 1
),
due AS (
  SELECT month FROM months WHERE month <= (SELECT max(report_ym) FROM town_report)
),
facts AS (
  SELECT town_code, 'found' AS kind, 1 AS amount FROM quasi_unit WHERE found_ym IN (SELECT month FROM months)
  UNION ALL
  SELECT town_code, 'decided', 1 FROM quasi_unit WHERE decided_ym IN (SELECT month FROM months) AND stage IN ('approved', 'rejected')
  UNION ALL
  SELECT town_code, 'approved', 1 FROM quasi_unit WHERE decided_ym IN (SELECT month FROM months) AND stage = 'approved'
  UNION ALL
  SELECT town_code, event_type, 1 FROM moves
  UNION ALL
  SELECT town_code, 'town_found', new_found FROM town_report WHERE report_ym IN (SELECT month FROM months)
  UNION ALL
  SELECT town_code, 'zero', 1 FROM town_report WHERE report_ym IN (SELECT month FROM months) AND (is_zero OR new_found = 0)
  UNION ALL
  SELECT t.town_code, 'missing', 1
  FROM town_dim t CROSS JOIN due d
  WHERE NOT EXISTS (FROM town_report r WHERE r.town_code = t.town_code AND r.report_ym = d.month)
  UNION ALL
  SELECT town_code, 'listed', 0 FROM town_dim
),
counts AS (
  SELECT grouping(town_code) = 1 AS is_total, town_code,
    coalesce(sum(amount) FILTER (WHERE kind = 'found'), 0) AS found,
    coalesce(sum(amount) FILTER (WHERE kind = 'decided'), 0) AS decided,
    coalesce(sum(amount) FILTER (WHERE kind = 'approved'), 0) AS approved,
    coalesce(sum(amount) FILTER (WHERE kind = 'entry'), 0) AS entered,
    coalesce(sum(amount) FILTER (WHERE kind = 'exit'), 0) AS exited,
    sum(amount) FILTER (WHERE kind = 'town_found') AS town_found,
    coalesce(sum(amount) FILTER (WHERE kind = 'zero'), 0) AS zeros,
    coalesce(sum(amount) FILTER (WHERE kind = 'missing'), 0) AS missing
  FROM facts
  GROUP BY GROUPING SETS ((town_code), ())
)
SELECT
  CASE WHEN c.is_total THEN '全区' ELSE coalesce(d.town_name, c.town_code, '街镇不明') END AS town,
  CAST(c.found AS BIGINT) AS found,
  CAST(c.decided AS BIGINT) AS decided,
  CAST(c.approved AS BIGINT) AS approved,
  share_of(c.approved, c.decided) AS hit_rate,
  CAST(c.entered AS BIGINT) AS entered,
  CAST(c.exited AS BIGINT) AS exited,
  CAST(c.entered - c.exited AS BIGINT) AS net,
  CAST(c.town_found AS BIGINT) AS town_found,
  CAST(c.zeros AS BIGINT) AS zero_months,
  CAST(c.missing AS BIGINT) AS missing_months,
  CASE WHEN c.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN c.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts c
LEFT JOIN town_dim d ON d.town_code = c.town_code
ORDER BY c.is_total DESC, c.town_code NULLS LAST
