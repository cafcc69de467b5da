/*---
id: dq-section-circular
version: 1
title: { zh: 科室核查使用情况通报, en: Section usage circular }
question: { zh: 本季度各科室核查了多少单位，按期结案多少，更正了多少？, en: 'How many units did each section check in the quarter, what was closed on time, what was corrected?' }
tableTitle: { zh: '各科室核查系统使用情况通报（:quarter）', en: 'Use of the checking system by section, :quarter' }
subsystem: comprehensive
module: m07
inputs:
  case_file: [case_id, uscc, section, opened_on, due_on, closed_on, before_value, after_value]
  case_event: [case_id, actor, at]
parameters:
  quarter:
    type: period
    label: { zh: 季度, en: Quarter }
    default: { from: first-choice }
    choices: >-
      SELECT q FROM (
        SELECT DISTINCT year("at") || '-Q' || quarter("at") AS q, date_trunc('quarter', "at") + INTERVAL 3 MONTH AS after_end
        FROM case_event WHERE "at" IS NOT NULL
      ) ORDER BY after_end <= (SELECT max("at") FROM case_event) + INTERVAL 1 DAY DESC, q DESC
columns:
  - name: section
    label: { zh: 科室, en: Section }
    values:
      - { value: 全局, label: { zh: 全局, en: Whole bureau } }
      - { value: 未定科室, label: { zh: 未定科室, en: No section } }
      - { value: 工业科, label: { zh: 工业科, en: Industry } }
      - { value: 贸易科, label: { zh: 贸易科, en: Trade } }
      - { value: 服务业科, label: { zh: 服务业科, en: Services } }
      - { value: 投资科, label: { zh: 投资科, en: Investment } }
      - { value: 能源科, label: { zh: 能源科, en: Energy } }
      - { value: 综合科, label: { zh: 综合科, en: General } }
  - { name: units_checked, group: { zh: 核查, en: Checks }, label: { zh: 核查单位, en: Units checked }, unit: 家, decimals: 0 }
  - { name: actions, group: { zh: 核查, en: Checks }, label: { zh: 系统操作, en: Steps entered }, unit: 次, decimals: 0 }
  - { name: opened, group: { zh: 案件, en: Cases }, label: { zh: 本季立案, en: Opened }, unit: 件, decimals: 0 }
  - { name: closed, group: { zh: 案件, en: Cases }, label: { zh: 本季结案, en: Closed }, unit: 件, decimals: 0 }
  - { name: overdue, group: { zh: 案件, en: Cases }, label: { zh: 季末超期未结, en: Overdue at the end }, unit: 件, decimals: 0 }
  - { name: due, group: { zh: 按期结案, en: Closed on time }, label: { zh: 本季到期, en: Due }, unit: 件, decimals: 0 }
  - { name: on_time, group: { zh: 按期结案, en: Closed on time }, label: { zh: 按期, en: On time }, unit: 件, decimals: 0 }
  - { name: closed_pct, group: { zh: 按期结案, en: Closed on time }, label: { zh: 按期结案率, en: Rate }, unit: '%', decimals: 1 }
  - { name: vs_prev, group: { zh: 按期结案, en: Closed on time }, label: { zh: 比上季, en: Over the quarter before }, unit: 百分点, decimals: 1 }
  - { name: corrected, group: { zh: 更正, en: Corrections }, label: { zh: 件数, en: Cases }, unit: 件, decimals: 0 }
  - { name: corrected_amt, group: { zh: 更正, en: Corrections }, label: { zh: 更正额, en: Amount }, unit: 万元, decimals: 1 }
  - { name: corrected_net, group: { zh: 更正, en: Corrections }, label: { zh: 更正净额, en: Net }, unit: 万元, decimals: 1 }
  - { name: vs_prev_flag, flagOf: vs_prev }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
notes:
  - { zh: 核查单位为本季有人工操作的案件所涉单位，去重；系统操作为街镇、科室、法规人员在案件中的流转次数，不含系统自动流转。, en: 'Units checked have a case with a step that a person entered in the quarter, each counted once; steps of the system itself are left out.' }
  - { zh: 按期结案率为本季到期案件中期限内结案的比例；本季没有到期案件的空着；未完的季度算到流转记录的最后一天。, en: 'The rate is the share of cases due in the quarter that were closed by their due date, blank where none was due; a running quarter ends with the last step known.' }
  - { zh: 更正额为本季结案案件更正前后之差的绝对值之和，净额为更正后减更正前。, en: The amount adds up absolute differences of cases closed in the quarter; net is after minus before. }
source: { zh: 核查案件及流转记录, en: Cases and their course }
---*/
WITH
-- A quarter that still runs ends with the last day that has a step: what falls due later is not late yet.
known AS (
  SELECT CAST(max("at") AS DATE) + 1 AS after_end FROM case_event
),
span AS (
  SELECT q, CAST(quarter_end(q) || '-01' AS DATE) - INTERVAL 2 MONTH AS first_day,
    CAST(least(CAST(quarter_end(q) || '-01' AS DATE) + INTERVAL 1 MONTH, k.after_end) AS DATE) AS after_end
  FROM (VALUES (:quarter), (quarter_prev(:quarter))) v(q) CROSS JOIN known k
),
cases AS (
  SELECT s.q, c.case_id, c.uscc, coalesce(c.section, '未定科室') AS section,
    c.opened_on >= s.first_day AND c.opened_on < s.after_end AS is_opened,
    coalesce(c.closed_on >= s.first_day AND c.closed_on < s.after_end, false) AS is_closed,
    coalesce(c.due_on >= s.first_day AND c.due_on < s.after_end, false) AS is_due,
    coalesce(CAST(c.closed_on AS DATE) <= CAST(c.due_on AS DATE), false) AS is_on_time,
    coalesce(c.opened_on < s.after_end AND CAST(c.due_on AS DATE) < s.after_end - 1 AND (c.closed_on IS NULL OR c.closed_on >= s.after_end), false) AS is_overdue,
    c.after_value - c.before_value AS change
  FROM case_file c CROSS JOIN span s
),
steps AS (
  SELECT s.q, e.case_id, count(*) AS n
  FROM case_event e JOIN span s ON e."at" >= s.first_day AND e."at" < s.after_end
  WHERE e.actor <> 'system'
  GROUP BY ALL
),
sums AS (
  SELECT c.q, grouping(c.section) = 1 AS is_total, c.section,
    count(DISTINCT c.uscc) FILTER (WHERE e.n > 0) AS units_checked,
    CAST(coalesce(sum(e.n), 0) AS BIGINT) AS actions,
    count(*) FILTER (WHERE is_opened) AS opened,
    count(*) FILTER (WHERE is_closed) AS closed,
    count(*) FILTER (WHERE is_overdue) AS overdue,
    count(*) FILTER (WHERE is_due) AS due,
    count(*) FILTER (WHERE is_due AND is_on_time) AS on_time,
    count(*) FILTER (WHERE is_closed AND change IS NOT NULL) AS corrected,
    coalesce(sum(abs(change)) FILTER (WHERE is_closed), 0) AS corrected_amt,
    coalesce(sum(change) FILTER (WHERE is_closed), 0) AS corrected_net
  FROM cases c
  LEFT JOIN steps e ON e.q = c.q AND e.case_id = c.case_id
  GROUP BY GROUPING SETS ((c.q, c.section), (c.q))
)
SELECT
  CASE WHEN n.is_total THEN '全局' ELSE n.section END AS section,
  n.units_checked,
  n.actions,
  n.opened,
  n.closed,
  n.overdue,
  n.due,
  n.on_time,
  share_of(n.on_time, n.due) AS closed_pct,
  share_of(n.on_time, n.due) - share_of(p.on_time, p.due) AS vs_prev,
  n.corrected,
  n.corrected_amt,
  n.corrected_net,
  CASE WHEN n.due > 0 AND coalesce(p.due, 0) = 0 THEN 'no_ref' END AS vs_prev_flag,
  CASE WHEN n.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN n.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums n
LEFT JOIN sums p ON p.q = quarter_prev(:quarter) AND p.is_total = n.is_total AND p.section IS NOT DISTINCT FROM n.section
WHERE n.q = :quarter
ORDER BY n.is_total DESC, n.section
