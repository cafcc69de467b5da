/*---
id: dq-match-coverage
version: 1
title: { zh: 部门名单匹配率, en: Match coverage of department lists }
question: { zh: 各部门名单有多少已与统计单位对上，按哪一级对上？, en: 'How much of each department list is linked to units, and by which level?' }
tableTitle: { zh: 部门名单与统计单位匹配情况, en: Links of department lists to statistical units }
subsystem: comprehensive
module: m07
inputs:
  match_link: [dept, src_key, uscc, match_level, sim?, confirmed?]
parameters:
  dept:
    type: choice
    label: { zh: 部门, en: Department }
    default: null
    required: false
    choices: SELECT DISTINCT dept FROM match_link WHERE dept IS NOT NULL ORDER BY 1
columns:
  - name: dept
    label: { zh: 部门, en: Department }
    values:
      - { value: 合计, label: { zh: 合计, en: All lists } }
      - { value: 税务, label: { zh: 税务, en: Tax } }
      - { value: 供电, label: { zh: 供电, en: Power } }
      - { value: 海关, label: { zh: 海关, en: Customs } }
      - { value: 发改委, label: { zh: 发改委, en: Reform commission } }
  - name: match_level
    label: { zh: 匹配级别, en: Level }
    values:
      - { value: 小计, label: { zh: 小计, en: Whole list } }
      - { value: M0, label: { zh: M0 信用代码一致, en: M0 same credit code } }
      - { value: M1, label: { zh: M1 代码修正后一致, en: M1 same code after repair } }
      - { value: M2, label: { zh: M2 组织机构代码一致, en: M2 same organisation code } }
      - { value: M3, label: { zh: M3 名称一致, en: M3 same name } }
      - { value: M4, label: { zh: M4 曾用名一致, en: M4 same former name } }
      - { value: M5, label: { zh: M5 名称主干一致, en: M5 same core of the name } }
      - { value: M6, label: { zh: M6 名称近似, en: M6 similar name } }
      - { value: 未匹配, label: { zh: 未匹配, en: Not linked } }
  - { name: n, label: { zh: 户数, en: Entries }, unit: 户, decimals: 0 }
  - { name: pct, label: { zh: 占名单, en: Share of the list }, unit: '%', decimals: 1 }
  - { name: linked_pct, label: { zh: 匹配率, en: Linked }, unit: '%', decimals: 1 }
  - { name: to_confirm, label: { zh: 待确认, en: To be confirmed }, unit: 户, decimals: 0 }
  - { name: avg_sim, label: { zh: 平均相似度, en: Mean similarity }, decimals: 2 }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: stacked-bar, category: dept, group: match_level, value: pct }
notes:
  - { zh: 一户为部门名单上的一个编号；匹配率为已对上单位的户数占名单户数，只印在合计和小计行。, en: 'An entry is one number of the department list; linked is the share of entries with a unit, printed in total lines only.' }
  - { zh: 待确认为尚无人工确认的建议匹配；未匹配的另列。, en: To be confirmed are suggested links that nobody has confirmed; entries without a unit are apart. }
source: { zh: 部门名单匹配结果, en: Links to lists of departments }
---*/
WITH
entries AS (
  SELECT dept, sim, uscc IS NOT NULL AS is_linked, confirmed,
    CASE WHEN uscc IS NULL THEN '未匹配' ELSE match_level END AS match_level
  FROM match_link
  WHERE :dept IS NULL OR dept = :dept
),
counts AS (
  SELECT grouping(dept) = 1 AS is_all, grouping(match_level) = 1 AS is_whole, dept, match_level,
    count(*) AS n,
    count(*) FILTER (WHERE is_linked) AS linked,
    count(*) FILTER (WHERE is_linked AND confirmed IS NOT TRUE) AS to_confirm,
    avg(sim) FILTER (WHERE is_linked) AS avg_sim
  FROM entries
  GROUP BY GROUPING SETS ((dept, match_level), (dept), ())
)
SELECT
  CASE WHEN is_all THEN '合计' ELSE dept END AS dept,
  CASE WHEN is_whole THEN '小计' ELSE match_level END AS match_level,
  n,
  share_of(n, sum(n) FILTER (WHERE is_whole) OVER (PARTITION BY is_all, dept)) AS pct,
  CASE WHEN is_whole THEN share_of(linked, n) END AS linked_pct,
  to_confirm,
  avg_sim,
  CASE WHEN is_all THEN 0 WHEN is_whole THEN 1 ELSE 2 END AS level,
  CASE WHEN is_all THEN 'total' WHEN is_whole THEN 'subtotal' ELSE 'data' END AS row_kind
FROM counts
WHERE n > 0
ORDER BY is_all DESC, counts.dept, is_whole DESC, counts.match_level = '未匹配', counts.match_level
