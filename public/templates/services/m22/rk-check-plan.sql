/*---
id: rk-check-plan
version: 1
title: { zh: 核查安排（高全核中抽查）, en: Check plan }
question: { zh: 高风险全核、中风险抽查、低风险少量抽查，本月查哪些单位？, en: 'All at high risk, a share of the medium and a few of the low: whom to check this month?' }
tableTitle: { zh: '数据质量核查安排（:period_ym）', en: 'Plan of data-quality checks, :period_ym' }
subsystem: services
module: m22
inputs:
  risk_score: [uscc, period_ym, level, score?]
  unit?: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name, owner_section?]
  draw?: [draw_id, seed]
  draw_item?: [draw_id, uscc, order_key]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM risk_score WHERE period_ym IS NOT NULL ORDER BY period_ym DESC
  mid_rate:
    type: number
    label: { zh: 中风险抽查比例（%）, en: Share of medium risk (%) }
    default: 20
    minimum: 0
    maximum: 100
  low_rate:
    type: number
    label: { zh: 低风险抽查比例（%）, en: Share of low risk (%) }
    default: 2
    minimum: 0
    maximum: 100
  seed:
    type: text
    label: { zh: 随机种子, en: Random seed }
    default: '1'
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
  show:
    type: choice
    label: { zh: 列出, en: List }
    default: selected
    options:
      - { value: selected, label: { zh: 抽中的单位, en: units to be checked } }
      - { value: all, label: { zh: 全部单位（抽取记录）, en: all units (protocol of the draw) } }
columns:
  - { name: name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - name: grade
    label: { zh: 等级, en: Grade }
    values:
      - { value: 红, label: { zh: 红, en: Red } }
      - { value: 黄, label: { zh: 黄, en: Yellow } }
      - { value: 绿, label: { zh: 绿, en: Green } }
  - { name: score, label: { zh: 得分, en: Score }, unit: 分, decimals: 1 }
  - name: selected
    label: { zh: 安排, en: Plan }
    values:
      - { value: 必查, label: { zh: 必查, en: Must be checked } }
      - { value: 抽中, label: { zh: 抽中, en: Drawn } }
      - { value: 未抽中, label: { zh: 未抽中, en: Not drawn } }
  - { name: position, label: { zh: 同级序号, en: Place within the grade }, decimals: 0 }
  - { name: order_key, label: { zh: 随机序键, en: Random order key } }
  - { name: score_flag, flagOf: score }
notes:
  - { zh: '红色全部核查，黄色抽:mid_rate%，绿色抽:low_rate%（家数向上取整），在全区内抽取。', en: 'All red units, :mid_rate% of the yellow and :low_rate% of the green ones (rounded up) of the whole district.' }
  - { zh: '按序键由小到大抽取；序键为 sha256(种子|批次|信用代码)，种子:seed。有同种子的抽取批次时用它的批次和序键，否则以期别为批次。', en: 'Drawn by ascending key, the sha256 of seed, draw and credit code; seed :seed. A recorded draw with this seed lends its number and keys; else the period is the draw.' }
source: { zh: 单位风险评分, en: Risk scores of units }
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
batch AS (
  SELECT max(draw_id) AS draw_id FROM draw WHERE seed = :seed
),
recorded AS (
  SELECT i.uscc, max(i.order_key) AS order_key
  FROM draw_item i JOIN batch b ON b.draw_id = i.draw_id
  GROUP BY i.uscc
),
keyed AS (
  SELECT r.uscc, r.score, u.unit_name, u.town_code,
    CASE r.level WHEN 'red' THEN 1 WHEN 'yellow' THEN 2 ELSE 3 END AS place,
    coalesce(d.order_key, sha256(:seed || '|' || coalesce(b.draw_id, :period_ym) || '|' || r.uscc)) AS order_key
  FROM risk_score r
  CROSS JOIN batch b
  LEFT JOIN recorded d ON d.uscc = r.uscc
  LEFT JOIN unit_now u ON u.uscc = r.uscc
  WHERE r.period_ym = :period_ym AND r.level IN ('red', 'yellow', 'green')
),
-- The draw is one for the district; the town only chooses what is listed, so that no other list makes another draw.
ordered AS (
  SELECT *,
    row_number() OVER (PARTITION BY place ORDER BY order_key, uscc) AS position,
    ceil(round(count(*) OVER (PARTITION BY place) * CASE place WHEN 1 THEN 100 WHEN 2 THEN :mid_rate ELSE :low_rate END / 100, 9)) AS quota
  FROM keyed
)
SELECT
  coalesce(o.unit_name, o.uscc) AS name,
  o.uscc,
  coalesce(t.town_name, o.town_code, '不在名录') AS town,
  ['红', '黄', '绿'][o.place] AS grade,
  o.score,
  CASE WHEN o.place = 1 THEN '必查' WHEN o.position <= o.quota THEN '抽中' ELSE '未抽中' END AS selected,
  o.position,
  o.order_key,
  CASE WHEN o.score IS NULL THEN 'not_reported' END AS score_flag
FROM ordered o
LEFT JOIN town_dim t ON t.town_code = o.town_code
WHERE (:town IS NULL OR o.town_code = :town) AND (:show = 'all' OR o.position <= o.quota)
ORDER BY o.place, o.position
