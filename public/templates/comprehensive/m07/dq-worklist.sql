/*---
id: dq-worklist
version: 1
title: { zh: 待核查单位清单, en: Check worklist }
question: { zh: 先查谁（风险×在本专业的比重）？, en: Whom to check first (risk times weight within the specialty)? }
tableTitle: { zh: '待核查单位清单（:period_ym，前:top家）', en: 'First :top units to check, :period_ym' }
subsystem: comprehensive
module: m07
inputs:
  audit_finding: [run_id, rule_id, uscc, period_ym, severity, state]
  risk_score?: [uscc, period_ym, score, level]
  unit: [snap_ym, uscc, unit_name, town_code, specialty]
  town_dim?: [town_code, town_name]
  industrial_output?: [uscc, period_ym, output_ytd]
  trade_sales?: [uscc, period_ym, sales_ytd]
  catering?: [uscc, period_ym, turnover_ytd]
  finance?: [uscc, form_code, period_ym, revenue_ytd]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM audit_finding UNION SELECT DISTINCT period_ym FROM risk_score ORDER BY 1 DESC
  list:
    type: choice
    label: { zh: 列入, en: Listed }
    default: both
    options:
      - { value: both, label: { zh: 有待处理发现的和红黄单位, en: units with open findings and red or yellow ones } }
      - { value: findings, label: { zh: 只列有待处理发现的, en: only units with open findings } }
  top:
    type: integer
    label: { zh: 家数, en: Number of units }
    default: 50
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: >-
      SELECT DISTINCT u.town_code, coalesce(t.town_name, u.town_code) FROM unit u LEFT JOIN town_dim t ON t.town_code = u.town_code
      WHERE u.town_code IS NOT NULL ORDER BY 1
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
  - { name: place, label: { zh: 序号, en: No. }, decimals: 0, role: dimension }
  - { name: name, label: { zh: 单位, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Unified social credit code } }
  - { name: town, label: { zh: 街镇, en: Town }, values: [{ value: 不在名录, label: { zh: 不在名录, en: Not in the register } }] }
  - name: specialty
    label: { zh: 专业, en: Specialty }
    values:
      - { value: 工业, label: { zh: 工业, en: Industry } }
      - { value: 建筑业, label: { zh: 建筑业, en: Construction } }
      - { value: 批发零售, label: { zh: 批发零售, en: Trade } }
      - { value: 住宿餐饮, label: { zh: 住宿餐饮, en: Hotels and catering } }
      - { value: 房地产, label: { zh: 房地产, en: Real estate } }
      - { value: 服务业, label: { zh: 服务业, en: Services } }
  - name: grade
    group: { zh: 风险, en: Risk }
    label: { zh: 等级, en: Grade }
    values:
      - { value: 红, label: { zh: 红, en: Red } }
      - { value: 黄, label: { zh: 黄, en: Yellow } }
      - { value: 绿, label: { zh: 绿, en: Green } }
  - { name: score, group: { zh: 风险, en: Risk }, label: { zh: 得分, en: Score }, unit: 分, decimals: 1 }
  - { name: main, group: { zh: 主指标累计, en: Main figure to date }, label: { zh: 数值, en: Value }, unit: 万元, decimals: 1 }
  - { name: weight_pct, group: { zh: 主指标累计, en: Main figure to date }, label: { zh: 占本专业, en: Share of the specialty }, unit: '%', decimals: 2 }
  - { name: priority, label: { zh: 优先度, en: Priority }, decimals: 2 }
  - { name: open_e, group: { zh: 待处理发现, en: Open findings }, label: { zh: 强制性, en: Errors }, unit: 条, decimals: 0 }
  - { name: open_w, group: { zh: 待处理发现, en: Open findings }, label: { zh: 核实性, en: Warnings }, unit: 条, decimals: 0 }
  - { name: rules, label: { zh: 规则, en: Rules } }
  - { name: score_flag, flagOf: score }
  - { name: main_flag, flagOf: main }
  - { name: weight_pct_flag, flagOf: weight_pct }
  - { name: priority_flag, flagOf: priority }
notes:
  - { zh: 优先度为风险得分乘以主指标占本专业的比重（%），由高到低排；没有得分或比重的排在后面。, en: Priority is the risk score times the share (%) of the specialty's main figure; units without one of them come last. }
  - { zh: 主指标为产值、销售额、营业额，其余专业为营业收入，取当年到本期最近一次的累计。, en: 'The main figure is output, sales or turnover, revenue of other specialties; the newest one of the year up to the period.' }
  - { zh: 待处理发现为到本期止仍未说明、未改正的强制性和核实性发现，以最后一次运行为准。, en: Open findings are errors and warnings up to the period that are neither explained nor corrected in the last run. }
source: { zh: 审核发现、单位风险评分、一套表联网直报, en: 'Findings of the audit, risk scores and forms of units' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, specialty
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
last_runs AS (
  SELECT rule_id, uscc, severity, state
  FROM audit_finding
  WHERE period_ym <= :period_ym
  QUALIFY row_number() OVER (PARTITION BY rule_id, uscc, period_ym ORDER BY run_id DESC) = 1
),
findings AS (
  SELECT uscc,
    count(*) FILTER (WHERE severity = 'E') AS open_e,
    count(*) FILTER (WHERE severity = 'W') AS open_w,
    string_agg(DISTINCT rule_id, '、' ORDER BY rule_id) AS rules
  FROM last_runs
  WHERE state = 'open' AND severity IN ('E', 'W')
  GROUP BY uscc
),
scores AS (
  SELECT uscc, score, level FROM risk_score WHERE period_ym = :period_ym
),
main AS (
  SELECT 'B' AS specialty, uscc, period_ym, output_ytd AS ytd FROM industrial_output
  UNION ALL
  SELECT 'E', uscc, period_ym, sales_ytd FROM trade_sales
  UNION ALL
  SELECT 'S', uscc, period_ym, turnover_ytd FROM catering
  UNION ALL
  SELECT left(form_code, 1), uscc, period_ym, revenue_ytd FROM finance WHERE form_code IN ('C203', 'X203', 'F203')
),
newest AS (
  SELECT specialty, max(period_ym) AS period_ym
  FROM main
  WHERE period_ym <= :period_ym AND left(period_ym, 4) = left(:period_ym, 4) AND ytd IS NOT NULL
  GROUP BY specialty
),
sizes AS (
  SELECT m.specialty, m.uscc, m.ytd, sum(m.ytd) OVER (PARTITION BY m.specialty) AS whole
  FROM main m JOIN newest n ON n.specialty = m.specialty AND n.period_ym = m.period_ym
),
listed AS (
  SELECT coalesce(f.uscc, s.uscc) AS uscc, s.score, s.level, coalesce(f.open_e, 0) AS open_e, coalesce(f.open_w, 0) AS open_w, f.rules
  FROM findings f FULL JOIN scores s ON s.uscc = f.uscc
  WHERE f.uscc IS NOT NULL OR (:list = 'both' AND s.level IN ('red', 'yellow'))
),
weighed AS (
  SELECT l.*, u.unit_name, u.town_code, u.specialty, z.ytd AS main, share_of(z.ytd, z.whole) AS weight_pct
  FROM listed l
  LEFT JOIN unit_now u ON u.uscc = l.uscc
  LEFT JOIN sizes z ON z.uscc = l.uscc AND z.specialty = u.specialty
  WHERE (:town IS NULL OR u.town_code = :town) AND (:specialty IS NULL OR u.specialty = :specialty)
),
placed AS (
  SELECT *, score * weight_pct AS priority,
    row_number() OVER (
      ORDER BY round(score * weight_pct, 6) DESC NULLS LAST, open_e DESC, open_w DESC, round(score, 6) DESC NULLS LAST, uscc
    ) AS place
  FROM weighed
)
SELECT
  p.place,
  coalesce(p.unit_name, p.uscc) AS name,
  p.uscc,
  coalesce(t.town_name, p.town_code, '不在名录') AS town,
  CASE p.specialty WHEN 'B' THEN '工业' WHEN 'C' THEN '建筑业' WHEN 'E' THEN '批发零售' WHEN 'S' THEN '住宿餐饮' WHEN 'X' THEN '房地产' WHEN 'F' THEN '服务业' ELSE p.specialty END AS specialty,
  CASE p.level WHEN 'red' THEN '红' WHEN 'yellow' THEN '黄' WHEN 'green' THEN '绿' END AS grade,
  p.score,
  p.main,
  p.weight_pct,
  p.priority,
  p.open_e,
  p.open_w,
  p.rules,
  CASE WHEN p.score IS NULL THEN 'not_reported' END AS score_flag,
  CASE WHEN p.main IS NULL THEN 'not_reported' END AS main_flag,
  CASE WHEN p.weight_pct IS NULL THEN 'not_reported' END AS weight_pct_flag,
  CASE WHEN p.priority IS NULL THEN 'not_reported' END AS priority_flag
FROM placed p
LEFT JOIN town_dim t ON t.town_code = p.town_code
WHERE p.place <= :top
ORDER BY p.place
