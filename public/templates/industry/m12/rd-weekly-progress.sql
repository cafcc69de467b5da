/*---
id: rd-weekly-progress
version: 1
title: { zh: 研发年报周报审核进度, en: Weekly audit progress of the R&D report }
question: { zh: 研发年报每周报了多少、审了多少，发现的问题查询更正了多少（即报即审即验）？, en: 'How many annual R&D forms are filed, audited, queried and corrected week by week?' }
tableTitle: { zh: '研发年报周报审核进度（:year.year年年报）', en: 'Weekly progress of the R&D report of :year' }
subsystem: industry
module: m12
inputs:
  submission: [uscc, form_code, period_ym, first_at, last_at]
  rd: [uscc, year]
  audit_finding?: [run_id, rule_id, uscc, period_ym, state]
  case_file?: [uscc, period_ym, rule_id, opened_on, closed_on]
  unit: [snap_ym, uscc, town_code]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年报年份, en: Year of the report }
    default: { from: first-choice }
    choices: SELECT DISTINCT left(period_ym, 4) FROM submission WHERE form_code LIKE '107%' ORDER BY 1 DESC
  week:
    type: choice
    label: { zh: 截至哪一周（周日）, en: Up to the week ending on (Sunday) }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT strftime(date_trunc('week', first_at) + INTERVAL 6 DAY, '%Y-%m-%d') FROM submission
      WHERE form_code LIKE '107%' AND first_at IS NOT NULL ORDER BY 1 DESC
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: week, label: { zh: 截至（周日）, en: Week ending } }
  - { name: due, label: { zh: 应报, en: Due }, unit: 家, decimals: 0 }
  - { name: filed_week, group: { zh: 上报, en: Filed }, label: { zh: 本周, en: In the week }, unit: 家, decimals: 0 }
  - { name: filed, group: { zh: 上报, en: Filed }, label: { zh: 累计上报, en: Filed to date }, unit: 家, decimals: 0 }
  - { name: filed_pct, group: { zh: 上报, en: Filed }, label: { zh: 上报率, en: Share }, unit: '%', decimals: 1 }
  - { name: audited, group: { zh: 审核, en: Audit }, label: { zh: 累计审核, en: Audited to date }, unit: 家, decimals: 0 }
  - { name: found, group: { zh: 审核, en: Audit }, label: { zh: 有问题, en: With findings }, unit: 家, decimals: 0 }
  - { name: queried, group: { zh: 查询, en: Query }, label: { zh: 累计查询, en: Queried to date }, unit: 家, decimals: 0 }
  - { name: explained, group: { zh: 办结, en: Settled }, label: { zh: 累计说明, en: Explained to date }, unit: 家, decimals: 0 }
  - { name: corrected, group: { zh: 办结, en: Settled }, label: { zh: 累计更正, en: Corrected to date }, unit: 家, decimals: 0 }
  - { name: pending, label: { zh: 未办结, en: Pending }, unit: 家, decimals: 0 }
  - { name: audited_flag, flagOf: audited }
  - { name: found_flag, flagOf: found }
  - { name: row_kind, role: row-kind }
chart: { kind: line, category: week, series: [due, filed, audited, queried, corrected] }
notes:
  - { zh: 各列除“本周”外为到该周日止的累计企业数。上报按首次上报时间；已上报且年报数据已载入的为已审核；有问题为审核发现中有研发规则（R）的企业。, en: 'Units to date by the end of the week, but for “in the week”. Filed by the first submission; audited are filed units whose figures are loaded; with findings are those that a rule R names.' }
  - { zh: 查询按立案时间；全部问题都已处理的为办结，其中有更正的计入更正，其余计入说明；办结时间为案件结案时间，没有案件的为最后上报时间。, en: 'Queried by the opening of a case. Settled when every finding is: corrected when one of them was, else explained, at the closing of the last case or the last submission.' }
source: { zh: 联网直报平台报送日志、审核发现、核查案件, en: 'Log of the reporting platform, findings and cases' }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
forms AS (
  SELECT s.uscc, min(s.first_at) AS first_at, max(s.last_at) AS last_at
  FROM submission s LEFT JOIN unit_now u ON u.uscc = s.uscc
  WHERE s.form_code LIKE '107%' AND left(s.period_ym, 4) = :year AND (:town IS NULL OR u.town_code = :town)
  GROUP BY s.uscc
),
findings AS (
  SELECT uscc, rule_id, state
  FROM audit_finding
  WHERE left(period_ym, 4) = :year AND regexp_matches(rule_id, '^R[0-9]+$')
  QUALIFY row_number() OVER (PARTITION BY uscc, rule_id ORDER BY period_ym DESC, run_id DESC) = 1
),
cases AS (
  SELECT uscc, rule_id, min(opened_on) AS opened_on, CASE WHEN count(closed_on) = count(*) THEN max(closed_on) END AS closed_on
  FROM case_file
  WHERE left(period_ym, 4) = :year AND regexp_matches(rule_id, '^R[0-9]+$')
  GROUP BY uscc, rule_id
),
problems AS (
  SELECT f.uscc, bool_and(f.state <> 'open') AS is_settled, bool_or(f.state = 'corrected') AS is_corrected,
    min(c.opened_on) AS opened_on, max(coalesce(c.closed_on, m.last_at)) AS settled_on
  FROM findings f JOIN forms m ON m.uscc = f.uscc LEFT JOIN cases c ON c.uscc = f.uscc AND c.rule_id = f.rule_id
  GROUP BY f.uscc
),
own AS (
  SELECT m.uscc, m.first_at,
    EXISTS (FROM rd r WHERE r.uscc = m.uscc AND r.year = CAST(:year AS INTEGER)) AS is_loaded,
    p.uscc IS NOT NULL AS has_problem, p.opened_on, CASE WHEN p.is_settled THEN p.settled_on END AS settled_on, p.is_corrected
  FROM forms m LEFT JOIN problems p ON p.uscc = m.uscc
),
-- From the first submission to the last thing that happened, without gaps.
span AS (
  SELECT date_trunc('week', min(first_at)) AS first_week,
    date_trunc('week', greatest(max(first_at), coalesce(max(opened_on), max(first_at)), coalesce(max(settled_on), max(first_at)))) AS last_week
  FROM own
),
weeks AS (
  SELECT CAST(unnest(generate_series(CAST(first_week AS TIMESTAMP), CAST(last_week AS TIMESTAMP), INTERVAL 7 DAY)) AS TIMESTAMP) AS monday FROM span
),
counted AS (
  SELECT w.monday,
    count(*) AS due,
    count(*) FILTER (o.first_at >= w.monday AND o.first_at < w.monday + INTERVAL 7 DAY) AS filed_week,
    count(*) FILTER (o.first_at < w.monday + INTERVAL 7 DAY) AS filed,
    count(*) FILTER (o.first_at < w.monday + INTERVAL 7 DAY AND o.is_loaded) AS audited,
    count(*) FILTER (o.first_at < w.monday + INTERVAL 7 DAY AND o.has_problem) AS found,
    count(*) FILTER (o.opened_on < w.monday + INTERVAL 7 DAY) AS queried,
    count(*) FILTER (o.settled_on < w.monday + INTERVAL 7 DAY AND NOT o.is_corrected) AS explained,
    count(*) FILTER (o.settled_on < w.monday + INTERVAL 7 DAY AND o.is_corrected) AS corrected
  FROM weeks w CROSS JOIN own o
  GROUP BY w.monday
),
loaded AS (
  SELECT EXISTS (FROM rd WHERE year = CAST(:year AS INTEGER)) AS has_figures, EXISTS (FROM findings) AS has_findings
)
SELECT
  strftime(c.monday + INTERVAL 6 DAY, '%Y-%m-%d') AS week,
  c.due,
  c.filed_week,
  c.filed,
  share_of(c.filed, c.due) AS filed_pct,
  CASE WHEN l.has_figures THEN c.audited END AS audited,
  CASE WHEN l.has_findings THEN c.found END AS found,
  CASE WHEN l.has_findings THEN c.queried END AS queried,
  CASE WHEN l.has_findings THEN c.explained END AS explained,
  CASE WHEN l.has_findings THEN c.corrected END AS corrected,
  CASE WHEN l.has_findings THEN c.found - c.explained - c.corrected END AS pending,
  CASE WHEN NOT l.has_figures THEN 'not_reported' END AS audited_flag,
  CASE WHEN NOT l.has_findings THEN 'not_reported' END AS found_flag,
  'data' AS row_kind
FROM counted c CROSS JOIN loaded l
WHERE :week IS NULL OR strftime(c.monday + INTERVAL 6 DAY, '%Y-%m-%d') <= :week
ORDER BY c.monday
