/*---
id: cohort-first-report-quality
version: 1
title: { zh: 新入库首报质量, en: First-report quality of entrants }
question: { zh: 新入库单位辅导了吗，首报及时吗，数据干净吗？, en: 'Were entrants coached, on time and clean?' }
tableTitle: { zh: ':year新入库单位首报质量', en: 'First reports of units that entered in :year' }
subsystem: comprehensive
module: m04
inputs:
  unit: [snap_ym, uscc, specialty, town_code, entry_ym]
  coaching?: [uscc, item_no, done_on]
  submission?: [uscc, form_code, period_ym, first_at]
  form_calendar?: [form_code, period_ym, deadline]
  audit_finding?: [uscc, rule_id, period_ym, severity]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 入库年份, en: Year of entry }
    default: { from: first-choice }
    # Years with registers in which somebody entered.
    choices: SELECT DISTINCT left(entry_ym, 4) FROM unit WHERE left(entry_ym, 4) >= (SELECT min(left(snap_ym, 4)) FROM unit) ORDER BY 1 DESC
  months:
    type: integer
    label: { zh: 看入库后几个月的审核发现, en: Months of findings after entry }
    default: 3
    minimum: 1
    maximum: 12
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
columns:
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 全区, label: { zh: 全区, en: Whole district } }, { value: 街镇不明, label: { zh: 街镇不明, en: Town unknown } }] }
  - { name: entrants, label: { zh: 新入库单位, en: Entrants }, unit: 家, decimals: 0 }
  - { name: coached, group: { zh: “四个一”辅导, en: Coaching }, label: { zh: 四项全做, en: All four items }, unit: 家, decimals: 0 }
  - { name: coached_pct, group: { zh: “四个一”辅导, en: Coaching }, label: { zh: 辅导率, en: Coached }, unit: '%', decimals: 1 }
  - { name: forms, group: { zh: 首报, en: First reports }, label: { zh: 应报, en: Due }, unit: 张, decimals: 0 }
  - { name: on_time, group: { zh: 首报, en: First reports }, label: { zh: 按时, en: On time }, unit: 张, decimals: 0 }
  - { name: on_time_pct, group: { zh: 首报, en: First reports }, label: { zh: 及时率, en: On-time rate }, unit: '%', decimals: 1 }
  - { name: findings, group: { zh: 审核发现, en: Findings }, label: { zh: 条数, en: Findings }, unit: 条, decimals: 0 }
  - { name: findings_per_unit, group: { zh: 审核发现, en: Findings }, label: { zh: 户均, en: Per unit }, unit: 条, decimals: 2 }
  - { name: clean_pct, group: { zh: 审核发现, en: Findings }, label: { zh: 无发现单位占比, en: Units without }, unit: '%', decimals: 1 }
  - { name: coached_flag, flagOf: coached }
  - { name: coached_pct_flag, flagOf: coached_pct }
  - { name: forms_flag, flagOf: forms }
  - { name: on_time_flag, flagOf: on_time }
  - { name: on_time_pct_flag, flagOf: on_time_pct }
  - { name: findings_flag, flagOf: findings }
  - { name: per_unit_flag, flagOf: findings_per_unit }
  - { name: clean_flag, flagOf: clean_pct }
  - { name: code, role: hidden }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: grouped-bar, category: town, series: [coached_pct, on_time_pct, clean_pct] }
notes:
  - { zh: 首报是每个单位入库后六个月内每张报表的第一个报告期；没有上报时间或晚于截止时间的不算按时。辅导台账、报送日志开始以前入库的单位不参加计算。, en: 'First reports are the first period of each form within six months of entry; those without a time or after the deadline are not on time. Units that entered before the coaching ledger or the log begins are left out.' }
  - { zh: '审核发现为入库后:months个月内各期的错误和警告，只计这几个月里审核过的单位。', en: 'Findings are errors and warnings of the first :months months after entry, over units whose months were audited.' }
source: { zh: 四上单位名录；“四个一”辅导台账；报送日志；审核发现, en: 'Register of units; coaching ledger; log of submissions; findings of the audit' }
---*/
WITH
unit_now AS (
  SELECT uscc, specialty, town_code, entry_ym
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
entrants AS (
  SELECT uscc, town_code AS code, entry_ym FROM unit_now WHERE left(entry_ym, 4) = :year AND (:specialty IS NULL OR specialty = :specialty)
),
-- Who entered before a ledger or a log begins is not judged by it.
begins AS (
  SELECT (SELECT strftime(min(done_on), '%Y-%m') FROM coaching) AS ledger, (SELECT ym_add(min(period_ym), -1) FROM submission) AS log
),
coached AS (
  SELECT e.uscc, count(DISTINCT c.item_no) FILTER (WHERE c.done_on IS NOT NULL) >= 4 AS is_coached
  FROM entrants e CROSS JOIN begins b LEFT JOIN coaching c ON c.uscc = e.uscc
  WHERE e.entry_ym >= b.ledger
  GROUP BY e.uscc
),
firsts AS (
  SELECT s.uscc, s.first_at IS NOT NULL AND NOT coalesce(s.first_at > c.deadline, false) AS is_on_time
  FROM entrants e
  JOIN begins b ON e.entry_ym >= b.log
  JOIN submission s ON s.uscc = e.uscc AND s.period_ym BETWEEN e.entry_ym AND ym_add(e.entry_ym, 5)
  LEFT JOIN form_calendar c ON c.form_code = s.form_code AND c.period_ym = s.period_ym
  QUALIFY row_number() OVER (PARTITION BY s.uscc, s.form_code ORDER BY s.period_ym) = 1
),
reports AS (
  SELECT uscc, count(*) AS forms, count(*) FILTER (WHERE is_on_time) AS on_time FROM firsts GROUP BY uscc
),
audited AS (
  SELECT DISTINCT e.uscc
  FROM entrants e JOIN (SELECT DISTINCT period_ym FROM audit_finding) m ON m.period_ym BETWEEN e.entry_ym AND ym_add(e.entry_ym, :months - 1)
),
audits AS (
  SELECT a.uscc, count(f.rule_id) AS findings
  FROM audited a JOIN entrants e ON e.uscc = a.uscc
  LEFT JOIN audit_finding f ON f.uscc = a.uscc AND f.severity IN ('E', 'W') AND f.period_ym BETWEEN e.entry_ym AND ym_add(e.entry_ym, :months - 1)
  GROUP BY a.uscc
),
sums AS (
  SELECT grouping(e.code) = 1 AS is_total, e.code, count(*) AS entrants,
    count(c.is_coached) AS listed, CASE WHEN count(c.is_coached) > 0 THEN count(*) FILTER (WHERE c.is_coached) END AS coached,
    CAST(sum(r.forms) AS BIGINT) AS forms, CAST(sum(r.on_time) AS BIGINT) AS on_time,
    CAST(sum(a.findings) AS BIGINT) AS findings, count(a.findings) AS audited, count(*) FILTER (WHERE a.findings = 0) AS clean
  FROM entrants e
  LEFT JOIN coached c ON c.uscc = e.uscc
  LEFT JOIN reports r ON r.uscc = e.uscc
  LEFT JOIN audits a ON a.uscc = e.uscc
  GROUP BY GROUPING SETS ((e.code), ())
  HAVING count(*) > 0
)
SELECT
  CASE WHEN s.is_total THEN '全区' ELSE coalesce(t.town_name, s.code, '街镇不明') END AS town,
  s.entrants,
  s.coached,
  share_of(s.coached, s.listed) AS coached_pct,
  s.forms,
  s.on_time,
  share_of(s.on_time, s.forms) AS on_time_pct,
  s.findings,
  ratio(s.findings, s.audited) AS findings_per_unit,
  share_of(s.clean, s.audited) AS clean_pct,
  CASE WHEN s.coached IS NULL THEN 'no_ref' END AS coached_flag,
  CASE WHEN s.coached IS NULL THEN 'no_ref' END AS coached_pct_flag,
  CASE WHEN s.forms IS NULL THEN 'no_ref' END AS forms_flag,
  CASE WHEN s.forms IS NULL THEN 'no_ref' END AS on_time_flag,
  CASE WHEN s.forms IS NULL THEN 'no_ref' END AS on_time_pct_flag,
  CASE WHEN s.audited = 0 THEN 'no_ref' END AS findings_flag,
  CASE WHEN s.audited = 0 THEN 'no_ref' END AS per_unit_flag,
  CASE WHEN s.audited = 0 THEN 'no_ref' END AS clean_flag,
  s.code,
  CASE WHEN s.is_total THEN 0 ELSE 1 END AS level,
  CASE WHEN s.is_total THEN 'total' ELSE 'data' END AS row_kind
FROM sums s LEFT JOIN town_dim t ON t.town_code = s.code
ORDER BY s.is_total DESC, s.code NULLS LAST
