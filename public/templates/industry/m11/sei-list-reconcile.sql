/*---
id: sei-list-reconcile
version: 1
title: { zh: 多部门名单对账, en: List reconciliation }
question: { zh: 统计局和部门的名单哪里一致，哪里不一致，怎么处理？, en: 'Where do the lists of the bureau and of a department agree, and what is to be done where not?' }
tableTitle: { zh: '“:group”名单对账：:dept_a与:dept_b（:period_ym）', en: 'Lists “:group” of :dept_a and :dept_b, :period_ym' }
subsystem: industry
module: m11
inputs:
  group_member: [group_code, uscc, member_name?, source_dept, valid_from, valid_to?]
  unit: [snap_ym, uscc, unit_name, town_code, exit_ym?]
  match_link?: [dept, src_key, uscc, match_level, confirmed?]
  town_dim?: [town_code, town_name]
parameters:
  group:
    type: choice
    label: { zh: 名单, en: List }
    default: { from: first-choice }
    options:
      - { value: sei, label: { zh: 战略性新兴产业, en: Strategic emerging industries } }
      - { value: ai, label: { zh: 人工智能, en: Artificial intelligence } }
      - { value: m31.auto, label: { zh: 汽车, en: Automobiles } }
      - { value: m31.equip, label: { zh: 高端装备, en: High-end equipment } }
      - { value: m31.bio, label: { zh: 生物医药, en: Biopharma } }
      - { value: m31.ai, label: { zh: “3+1”人工智能, en: AI of the 3+1 } }
      - { value: m44.bio, label: { zh: “4+4”生物医药, en: Biopharma of the 4+4 } }
      - { value: m44.equip, label: { zh: “4+4”高端装备, en: High-end equipment of the 4+4 } }
      - { value: m44.it, label: { zh: 新一代信息技术, en: Information technology } }
      - { value: m44.material, label: { zh: 新材料, en: New materials } }
      - { value: m44.finance, label: { zh: 现代金融, en: Modern finance } }
      - { value: m44.culture, label: { zh: 文化创意, en: Culture and creative } }
      - { value: m44.scitech, label: { zh: 科技服务, en: Sci-tech services } }
      - { value: m44.trade, label: { zh: 现代商贸, en: Modern trade } }
      - { value: hq.dom, label: { zh: 内资总部, en: Domestic headquarters } }
      - { value: hq.for, label: { zh: 外资总部, en: Foreign headquarters } }
      - { value: it.trade, label: { zh: 国际贸易, en: International trade } }
      - { value: it.commerce, label: { zh: 现代商业, en: Modern commerce } }
      - { value: key.energy, label: { zh: 重点用能企业, en: Key energy users } }
      - { value: key.service, label: { zh: 重点服务业企业, en: Key service units } }
      - { value: inv.big, label: { zh: 重大投资, en: Major investment } }
    choices: SELECT group_code FROM group_member WHERE source_dept IS NOT NULL GROUP BY group_code ORDER BY count(DISTINCT source_dept) DESC, group_code
  dept_a:
    type: choice
    label: { zh: 甲方, en: First list }
    default: { from: first-choice }
    choices: SELECT DISTINCT source_dept FROM group_member WHERE source_dept IS NOT NULL ORDER BY source_dept <> '统计局', source_dept
  dept_b:
    type: choice
    label: { zh: 乙方, en: Second list }
    default: { from: first-choice }
    choices: >-
      SELECT source_dept FROM group_member WHERE source_dept IS NOT NULL GROUP BY source_dept
      ORDER BY source_dept = '统计局',
      count(*) FILTER (WHERE group_code IN (SELECT group_code FROM group_member GROUP BY group_code HAVING count(DISTINCT source_dept) > 1)) DESC, source_dept
  period_ym:
    type: period
    label: { zh: 名单有效期别, en: Lists as of }
    default: { from: first-choice }
    choices: SELECT DISTINCT snap_ym FROM unit ORDER BY 1 DESC
  show:
    type: choice
    label: { zh: 显示, en: Show }
    default: all
    options:
      - { value: all, label: { zh: 全部, en: all entries } }
      - { value: differences, label: { zh: 只看差异, en: differences only } }
columns:
  - name: action
    label: { zh: 对账结果与处理, en: Result and action }
    values:
      - { value: 合计, label: { zh: 合计, en: Total } }
      - { value: outside, label: { zh: 名录外：转街镇核实, en: 'Not in the register: town to verify' } }
      - { value: confirm_link, label: { zh: 代码不符：人工确认匹配, en: 'Other code: link to be confirmed' } }
      - { value: fix_code, label: { zh: 代码不符：按匹配更正, en: 'Other code: correct it by the link' } }
      - { value: left, label: { zh: 已退库：提请移出名单, en: 'Left the frame: take off the list' } }
      - { value: only_b, label: { zh: 仅乙方有：核实后补列, en: 'Second list only: verify and add' } }
      - { value: only_a, label: { zh: 仅甲方有：提请乙方确认, en: 'First list only: ask the second to confirm' } }
      - { value: name, label: { zh: 名称不符：核对名称, en: 'Other name: check it' } }
      - { value: agree, label: { zh: 一致, en: Agreed } }
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: in_a, group: { zh: 在名单上, en: On the list of }, label: { zh: ':dept_a', en: ':dept_a' }, unit: 家, decimals: 0 }
  - { name: in_b, group: { zh: 在名单上, en: On the list of }, label: { zh: ':dept_b', en: ':dept_b' }, unit: 家, decimals: 0 }
  - { name: in_both, group: { zh: 在名单上, en: On the list of }, label: { zh: 双方, en: Both }, unit: 家, decimals: 0 }
  - { name: listed_code, group: { zh: 名单所列, en: As listed }, label: { zh: 代码（不符的）, en: Other code } }
  - { name: listed_name, group: { zh: 名单所列, en: As listed }, label: { zh: 名称（不符的）, en: Other name } }
  - { name: match_level, label: { zh: 匹配级别, en: Level of the match } }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: upset, category: unit_name, series: [in_a, in_b] }
notes:
  - { zh: 代码在名录上的直接对上（M0）；不在的按部门名单匹配结果对上，仍对不上的为名录外。名称与名录比较，括号全半角和空格不计。, en: 'A code of the register is matched as it is (M0), others by the links to department lists, the rest is not in the register. Names are compared with the register without spaces and kinds of brackets.' }
  - { zh: 只比较本期有效的名单；一家有几种情况的，列在前面的一种。, en: Lists valid at the period; a unit stands at the first result that applies. }
source: { zh: 各部门产业名单、四上单位名录、部门名单匹配结果, en: 'Lists of departments, register, links to department lists' }
---*/
WITH
snapshot AS (
  SELECT coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS ym FROM unit
),
register AS (
  SELECT u.uscc, u.unit_name, u.town_code, u.snap_ym >= s.ym AND (u.exit_ym IS NULL OR u.exit_ym > :period_ym) AS is_in
  FROM unit u CROSS JOIN snapshot s
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest ON nearest.uscc = u.uscc AND nearest.snap_ym = u.snap_ym
  QUALIFY row_number() OVER (PARTITION BY u.uscc) = 1
),
links AS (
  SELECT dept, src_key, min(uscc) AS uscc, min(match_level) AS match_level, coalesce(bool_or(confirmed), false) AS confirmed
  FROM match_link
  WHERE uscc IS NOT NULL
  GROUP BY dept, src_key
),
entries AS (
  SELECT source_dept, uscc AS listed, member_name, source_dept = :dept_a AS is_a, source_dept = :dept_b AS is_b
  FROM group_member
  WHERE group_code = :group AND source_dept IN (:dept_a, :dept_b)
    AND valid_from <= :period_ym AND (valid_to IS NULL OR valid_to >= :period_ym)
),
resolved AS (
  SELECT e.*, coalesce(r.uscc, l.uscc, n.uscc, e.listed, e.member_name) AS code,
    CASE WHEN r.uscc IS NOT NULL THEN 'M0' ELSE coalesce(l.match_level, n.match_level) END AS match_level,
    r.uscc IS NULL AND coalesce(l.uscc, n.uscc) IS DISTINCT FROM e.listed AND coalesce(l.uscc, n.uscc) IS NOT NULL AS is_linked,
    coalesce(l.confirmed, n.confirmed, true) AS confirmed
  FROM entries e
  LEFT JOIN register r ON r.uscc = e.listed
  LEFT JOIN links l ON l.dept = e.source_dept AND l.src_key = e.listed
  LEFT JOIN links n ON n.dept = e.source_dept AND n.src_key = e.member_name
),
units AS (
  SELECT code, bool_or(is_a) AS in_a, bool_or(is_b) AS in_b, bool_or(is_linked) AS is_linked,
    bool_and(confirmed OR NOT is_linked) AS confirmed, max(match_level) AS match_level,
    string_agg(DISTINCT listed, '、' ORDER BY listed) FILTER (WHERE is_linked) AS listed_code, list(DISTINCT member_name ORDER BY member_name) AS names
  FROM resolved
  GROUP BY code
),
named AS (
  SELECT u.*, r.uscc IS NOT NULL AS is_known, coalesce(r.is_in, false) AS is_in, coalesce(r.unit_name, u.names[1], u.code) AS unit_name, r.town_code,
    (
      SELECT string_agg(name, '、' ORDER BY name) FROM (SELECT unnest(u.names) AS name)
      WHERE r.unit_name IS NOT NULL
        AND regexp_replace(translate(name, '（）', '()'), '\s', '', 'g') <> regexp_replace(translate(r.unit_name, '（）', '()'), '\s', '', 'g')
    ) AS listed_name
  FROM units u LEFT JOIN register r ON r.uscc = u.code
),
judged AS (
  SELECT *,
    CASE
      WHEN NOT is_known THEN 'outside'
      WHEN is_linked AND NOT confirmed THEN 'confirm_link'
      WHEN is_linked THEN 'fix_code'
      WHEN NOT is_in THEN 'left'
      WHEN in_b AND NOT in_a THEN 'only_b'
      WHEN in_a AND NOT in_b THEN 'only_a'
      WHEN listed_name IS NOT NULL THEN 'name'
      ELSE 'agree'
    END AS action
  FROM named
),
lines AS (
  SELECT 0 AS part, '合计' AS action, NULL AS unit_name, NULL AS uscc, NULL AS town_code, count(*) FILTER (WHERE in_a) AS in_a,
    count(*) FILTER (WHERE in_b) AS in_b, count(*) FILTER (WHERE in_a AND in_b) AS in_both, NULL AS listed_code, NULL AS listed_name, NULL AS match_level
  FROM judged
  UNION ALL
  SELECT 1, action, NULL, NULL, NULL, count(*) FILTER (WHERE in_a), count(*) FILTER (WHERE in_b), count(*) FILTER (WHERE in_a AND in_b), NULL, NULL, NULL
  FROM judged
  GROUP BY action
  UNION ALL
  SELECT 2, action, unit_name, code, town_code, CASE WHEN in_a THEN 1 END, CASE WHEN in_b THEN 1 END, CASE WHEN in_a AND in_b THEN 1 END,
    listed_code, listed_name, match_level
  FROM judged
)
SELECT
  l.action,
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  l.in_a,
  l.in_b,
  l.in_both,
  l.listed_code,
  l.listed_name,
  l.match_level,
  l.part AS level,
  CASE l.part WHEN 0 THEN 'total' WHEN 1 THEN 'subtotal' ELSE 'data' END AS row_kind
FROM lines l
LEFT JOIN town_dim t ON t.town_code = l.town_code
WHERE :show = 'all' OR l.action <> 'agree'
ORDER BY
  l.part <> 0,
  list_position(['outside', 'confirm_link', 'fix_code', 'left', 'only_b', 'only_a', 'name', 'agree'], l.action),
  l.part,
  l.uscc
