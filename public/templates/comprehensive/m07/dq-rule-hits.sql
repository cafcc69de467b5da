/*---
id: dq-rule-hits
version: 1
title: { zh: 审核规则命中汇总, en: Rule hits }
question: { zh: 哪些审核规则命中最多，处理到哪一步？, en: 'Which rules fire, and what has become of the findings?' }
tableTitle: { zh: '审核规则命中汇总（:period_ym）', en: 'Findings by rule, :period_ym' }
subsystem: comprehensive
module: m07
inputs:
  audit_finding: [run_id, rule_id, uscc, period_ym, severity, state]
  unit: [snap_ym, uscc, town_code, specialty]
  town_dim?: [town_code, town_name]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM audit_finding ORDER BY 1 DESC
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
  - name: rule
    label: { zh: 规则, en: Rule }
    values:
      - { value: 合计, label: { zh: 合计, en: All rules } }
      - { value: B01, label: { zh: B01 累计产值小于本月, en: B01 output to date below month } }
      - { value: B07, label: { zh: B07 当月同比变动超50%, en: B07 month changed by over 50% } }
      - { value: B14, label: { zh: B14 在库应报未报, en: B14 in frame but no report } }
      - { value: C05, label: { zh: C05 利润总额不平, en: C05 profit does not add up } }
      - { value: E01, label: { zh: E01 销售额≠批发额+零售额, en: E01 sales do not add up } }
      - { value: E09, label: { zh: E09 营业额≠分项合计, en: E09 turnover does not add up } }
      - { value: Q01, label: { zh: Q01 首次上报超时, en: Q01 first submission late } }
      - { value: Q02, label: { zh: Q02 上报后修改超20%, en: Q02 revised by over 20% } }
      - { value: R01, label: { zh: R01 连续三年有经费无减免税, en: 'R01 three years without reduction' } }
      - { value: R02, label: { zh: R02 研发经费小于10万元, en: 'R02 R&D fee below 100,000 yuan' } }
      - { value: R03, label: { zh: R03 研发人员少于5人经费超200万元, en: 'R03 few staff and a large fee' } }
      - { value: R04, label: { zh: R04 首次填报研发经费, en: 'R04 first R&D report' } }
      - { value: R05, label: { zh: R05 低端行业填研发经费, en: 'R05 R&D in a low-end industry' } }
      - { value: R07, label: { zh: R07 项目经费合计与总额不符, en: 'R07 projects do not add up to the fee' } }
      - { value: R08, label: { zh: R08 研发年报与财务差异超20%, en: 'R08 form and books differ by over 20%' } }
      - { value: R09, label: { zh: R09 加计扣除额不足经费一半, en: 'R09 deduction below half of the fee' } }
      - { value: R10, label: { zh: R10 研发人员多于平均用工, en: 'R10 R&D staff above employees' } }
      - { value: R11, label: { zh: R11 有经费无项目, en: 'R11 fee without projects' } }
      - { value: R12, label: { zh: R12 人均人工费用异常, en: 'R12 odd cost per head' } }
      - { value: R13, label: { zh: R13 研发强度超20%, en: 'R13 R&D intensity above 20%' } }
      - { value: X01, label: { zh: X01 税产比低于90%, en: X01 tax ratio below 90% } }
      - { value: X04, label: { zh: X04 产值与用电背离, en: X04 output and power diverge } }
      - { value: X05, label: { zh: X05 出口与海关偏离, en: X05 export differs from customs } }
  - name: severity
    label: { zh: 级别, en: Severity }
    values:
      - { value: E, label: { zh: 强制性, en: Error } }
      - { value: W, label: { zh: 核实性, en: Warning } }
      - { value: I, label: { zh: 提示性, en: Notice } }
  - { name: hits, label: { zh: 命中, en: Hits }, unit: 条, decimals: 0 }
  - { name: units, label: { zh: 涉及单位, en: Units }, unit: 家, decimals: 0 }
  - { name: open, group: { zh: 处理状态, en: State }, label: { zh: 待处理, en: Open }, unit: 条, decimals: 0 }
  - { name: explained, group: { zh: 处理状态, en: State }, label: { zh: 已说明, en: Explained }, unit: 条, decimals: 0 }
  - { name: corrected, group: { zh: 处理状态, en: State }, label: { zh: 已改正, en: Corrected }, unit: 条, decimals: 0 }
  - { name: done_pct, label: { zh: 处理率, en: Dealt with }, unit: '%', decimals: 1 }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: rule, series: [hits] }
notes:
  - { zh: 同一规则对同一单位同期多次运行只计一次，以最后一次为准；处理率为已说明和已改正占命中。, en: 'A rule counts once a unit and period, as the last run has it; dealt with is the share explained or corrected.' }
source: { zh: 审核发现, en: Findings of the audit }
---*/
WITH
unit_now AS (
  SELECT uscc, town_code, specialty
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
latest AS (
  SELECT rule_id, uscc, severity, state
  FROM audit_finding
  WHERE period_ym = :period_ym
  QUALIFY row_number() OVER (PARTITION BY rule_id, uscc ORDER BY run_id DESC) = 1
),
chosen AS (
  SELECT l.*
  FROM latest l LEFT JOIN unit_now u ON u.uscc = l.uscc
  WHERE (:town IS NULL OR u.town_code = :town) AND (:specialty IS NULL OR u.specialty = :specialty)
),
counts AS (
  SELECT grouping(rule_id) = 1 AS is_total, rule_id, severity,
    count(*) AS hits,
    count(DISTINCT uscc) AS units,
    count(*) FILTER (WHERE state = 'open') AS open,
    count(*) FILTER (WHERE state = 'explained') AS explained,
    count(*) FILTER (WHERE state = 'corrected') AS corrected
  FROM chosen
  GROUP BY GROUPING SETS ((rule_id, severity), ())
)
SELECT
  CASE WHEN is_total THEN '合计' ELSE rule_id END AS rule,
  severity,
  hits,
  units,
  open,
  explained,
  corrected,
  share_of(explained + corrected, hits) AS done_pct,
  CASE WHEN is_total THEN 'total' ELSE 'data' END AS row_kind
FROM counts
ORDER BY is_total DESC, hits DESC, rule_id, severity
