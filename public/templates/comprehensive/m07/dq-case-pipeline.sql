/*---
id: dq-case-pipeline
version: 1
title: { zh: 核查案件状态与时效, en: Case pipeline }
question: { zh: 各科室的核查案件走到哪一步，哪些超期？, en: 'How many cases are in each state, and which are overdue?' }
tableTitle: { zh: '核查案件状态与时效（截至:as_of末）', en: 'Cases by section and state at the end of :as_of' }
subsystem: comprehensive
module: m07
inputs:
  case_file: [case_id, section, town_code, status, opened_on, due_on, closed_on]
  case_event?: [case_id, seq, at, to_status]
  town_dim?: [town_code, town_name]
parameters:
  as_of:
    type: period
    label: { zh: 截至月末, en: End of month }
    default: { from: first-choice }
    choices: >-
      SELECT DISTINCT ym FROM (
        SELECT strftime(opened_on, '%Y-%m') AS ym FROM case_file
        UNION ALL SELECT strftime(closed_on, '%Y-%m') FROM case_file
        UNION ALL SELECT strftime("at", '%Y-%m') FROM case_event
      ) WHERE ym IS NOT NULL ORDER BY 1 DESC
  list:
    type: choice
    label: { zh: 案件, en: Cases }
    default: all
    options:
      - { value: all, label: { zh: 在办的和近12个月结案的, en: open ones and those closed within twelve months } }
      - { value: open, label: { zh: 在办的, en: open ones } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT c.town_code, coalesce(t.town_name, c.town_code) FROM case_file c LEFT JOIN town_dim t ON t.town_code = c.town_code
      WHERE c.town_code IS NOT NULL ORDER BY 1
columns:
  - name: section
    label: { zh: 责任科室, en: Section }
    values:
      - { value: 合计, label: { zh: 合计, en: All sections } }
      - { value: 未定科室, label: { zh: 未定科室, en: No section } }
      - { value: 工业科, label: { zh: 工业科, en: Industry } }
      - { value: 贸易科, label: { zh: 贸易科, en: Trade } }
      - { value: 服务业科, label: { zh: 服务业科, en: Services } }
      - { value: 投资科, label: { zh: 投资科, en: Investment } }
      - { value: 能源科, label: { zh: 能源科, en: Energy } }
      - { value: 综合科, label: { zh: 综合科, en: General } }
  - name: state
    label: { zh: 状态, en: State }
    values:
      - { value: 小计, label: { zh: 小计, en: All states } }
      - { value: 待核查, label: { zh: 待核查, en: New } }
      - { value: 已派发, label: { zh: 已派发, en: Assigned } }
      - { value: 待说明, label: { zh: 待说明, en: Awaiting reply } }
      - { value: 街镇初核, label: { zh: 街镇初核, en: Town review } }
      - { value: 专业复核, label: { zh: 专业复核, en: Section review } }
      - { value: 重开, label: { zh: 重开, en: Reopened } }
      - { value: 现场核查, label: { zh: 现场核查, en: On site } }
      - { value: 待整改, label: { zh: 待整改, en: To be rectified } }
      - { value: 已整改, label: { zh: 已整改, en: Rectified } }
      - { value: 说明合理, label: { zh: 说明合理, en: Explained } }
      - { value: 涉嫌违法, label: { zh: 涉嫌违法, en: Suspected } }
      - { value: 移送执法, label: { zh: 移送执法, en: Transferred } }
      - { value: 结案, label: { zh: 结案, en: Closed } }
      - { value: 不明, label: { zh: 不明, en: Unknown } }
  - { name: n, label: { zh: 案件数, en: Cases }, unit: 件, decimals: 0 }
  - { name: share, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: overdue, group: { zh: 超期未结, en: Overdue }, label: { zh: 件数, en: Cases }, unit: 件, decimals: 0 }
  - { name: overdue_pct, group: { zh: 超期未结, en: Overdue }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: longest, group: { zh: 超期未结, en: Overdue }, label: { zh: 最长超期, en: Longest }, unit: 天, decimals: 0 }
  - { name: closed_late, label: { zh: 超期结案, en: Closed late }, unit: 件, decimals: 0 }
  - { name: median_days, group: { zh: 用时, en: Time }, label: { zh: 立案以来中位数, en: Median since opening }, unit: 天, decimals: 1 }
  - { name: state_days, group: { zh: 用时, en: Time }, label: { zh: 本状态停留中位数, en: Median in the state }, unit: 天, decimals: 1 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: section, group: state, value: n }
notes:
  - { zh: '状态为截至月末的最后一次流转；结案案件的用时算到结案日，其余算到月末。超过期限仍未结案为超期，结案日在期限之后的为超期结案。', en: 'The state is the last step up to the end of the month; time runs to the closing of closed cases, else to the end of the month. Overdue is an open case after its due date, closed late a case closed after it.' }
  - { zh: 各状态的次序为办理次序。没有超期的最长超期空着。, en: States stand in the order of the procedure; the longest delay is blank where no case is overdue. }
source: { zh: 核查案件及流转记录, en: Cases and their course }
---*/
WITH
moment AS (
  SELECT strptime(ym_add(:as_of, 1) || '-01', '%Y-%m-%d') AS after_end
),
events AS (
  SELECT e.case_id, e.to_status, e."at"
  FROM case_event e CROSS JOIN moment m
  WHERE e."at" < m.after_end
  QUALIFY row_number() OVER (PARTITION BY e.case_id ORDER BY e.seq DESC) = 1
),
-- Without steps the file itself must say it: closed once it is closed by then, else as it stands.
known AS (
  SELECT c.case_id, coalesce(c.section, '未定科室') AS section, c.opened_on, c.due_on, c.closed_on, m.after_end, e."at" AS since,
    coalesce(e.to_status, CASE WHEN c.closed_on < m.after_end THEN 'closed' WHEN c.status = 'closed' THEN 'section_review' ELSE c.status END) AS status
  FROM case_file c
  CROSS JOIN moment m
  LEFT JOIN events e ON e.case_id = c.case_id
  WHERE c.opened_on < m.after_end AND (:town IS NULL OR c.town_code = :town)
),
timed AS (
  SELECT *,
    status = 'closed' AS is_closed,
    CASE status
      WHEN 'new' THEN '待核查' WHEN 'assigned' THEN '已派发' WHEN 'awaiting_reply' THEN '待说明' WHEN 'town_review' THEN '街镇初核'
      WHEN 'section_review' THEN '专业复核' WHEN 'reopened' THEN '重开' WHEN 'onsite' THEN '现场核查' WHEN 'rectify' THEN '待整改'
      WHEN 'rectified' THEN '已整改' WHEN 'explained' THEN '说明合理' WHEN 'suspected' THEN '涉嫌违法' WHEN 'transferred' THEN '移送执法'
      WHEN 'closed' THEN '结案' ELSE coalesce(status, '不明')
    END AS state,
    CASE WHEN status <> 'closed' AND due_on < CAST(after_end AS DATE) - 1 THEN date_diff('day', CAST(due_on AS DATE), CAST(after_end AS DATE) - 1) END AS late_days,
    status = 'closed' AND CAST(closed_on AS DATE) > CAST(due_on AS DATE) AS is_closed_late,
    date_diff('day', CAST(opened_on AS DATE), CASE WHEN status = 'closed' THEN CAST(closed_on AS DATE) ELSE CAST(after_end AS DATE) - 1 END) AS days,
    CASE WHEN status <> 'closed' THEN date_diff('day', CAST(since AS DATE), CAST(after_end AS DATE) - 1) END AS state_days
  FROM known
),
chosen AS (
  SELECT * FROM timed WHERE NOT is_closed OR (:list = 'all' AND strftime(closed_on, '%Y-%m') > ym_add(:as_of, -12))
),
counts AS (
  SELECT grouping(section) = 1 AS is_all, grouping(state) = 1 AS is_whole, section, state,
    count(*) AS n,
    count(late_days) AS overdue,
    max(late_days) AS longest,
    count(*) FILTER (WHERE is_closed_late) AS closed_late,
    median(days) AS median_days,
    median(state_days) AS state_days
  FROM chosen
  GROUP BY GROUPING SETS ((section, state), (section), (state), ())
)
SELECT
  CASE WHEN is_all THEN '合计' ELSE section END AS section,
  CASE WHEN is_whole THEN '小计' ELSE state END AS state,
  n,
  share_of(n, sum(n) FILTER (WHERE is_whole) OVER (PARTITION BY is_all, section)) AS share,
  overdue,
  share_of(overdue, n) AS overdue_pct,
  longest,
  closed_late,
  median_days,
  state_days,
  CASE WHEN is_whole THEN 0 ELSE 1 END AS level,
  CASE WHEN is_all AND is_whole THEN 'total' WHEN is_all OR is_whole THEN 'subtotal' ELSE 'data' END AS row_kind
FROM counts
WHERE n > 0
ORDER BY is_all DESC, counts.section, is_whole DESC,
  list_position(['待核查', '已派发', '待说明', '街镇初核', '专业复核', '重开', '现场核查', '待整改', '已整改', '说明合理', '涉嫌违法', '移送执法', '结案'], counts.state) NULLS LAST,
  counts.state
