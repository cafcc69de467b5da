/*---
id: dq-interview-candidates
version: 1
title: { zh: 约谈通报候选, en: Interview candidates }
question: { zh: 数据质量排在最后的是哪几个街镇？, en: Which towns are last on data quality? }
tableTitle: { zh: '街镇数据质量排序及约谈候选（:period_ym）', en: 'Towns by data quality and who is to be interviewed, :period_ym' }
subsystem: comprehensive
module: m07
inputs:
  unit: [snap_ym, uscc, town_code, industry_code, exit_ym?]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, weak_base?]
  risk_score?: [uscc, period_ym, level]
  audit_finding?: [run_id, rule_id, uscc, period_ym, severity, state]
  tax?: [uscc, period_ym, taxable_sales_ytd]
  industrial_output?: [uscc, period_ym, output_ytd]
  case_file?: [case_id, uscc, town_code, opened_on, due_on, closed_on, verdict]
  submission?: [uscc, form_code, period_ym, first_at]
  form_calendar?: [form_code, period_ym, deadline]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM submission UNION SELECT DISTINCT period_ym FROM risk_score ORDER BY 1 DESC
  n:
    type: integer
    label: { zh: 约谈末几位, en: Last places to interview }
    default: 3
    minimum: 1
  w_risk:
    type: number
    label: { zh: 中高风险权重, en: Weight of risk }
    default: 0.5
    minimum: 0
  w_tax:
    type: number
    label: { zh: 税产比缺口权重, en: Weight of the tax gap }
    default: 0.4
    minimum: 0
  w_overdue:
    type: number
    label: { zh: 超期案件权重, en: Weight of overdue cases }
    default: 2
    minimum: 0
  w_late:
    type: number
    label: { zh: 迟报率权重, en: Weight of late forms }
    default: 0.1
    minimum: 0
  w_finding:
    type: number
    label: { zh: 待处理发现权重, en: Weight of open findings }
    default: 0
    minimum: 0
  line:
    type: number
    label: { zh: 税产比界线（%）, en: Line of the tax ratio (%) }
    default: 90
    minimum: 0
  apart:
    type: boolean
    label: { zh: 基础薄弱行业单列, en: Industries of weak base apart }
    default: true
columns:
  - { name: place, label: { zh: 位次, en: Place }, decimals: 0, role: dimension }
  - name: town
    label: { zh: 街镇, en: Town }
    values:
      - { value: 全区, label: { zh: 全区, en: Whole district } }
      - { value: 基础薄弱行业（单列）, label: { zh: 基础薄弱行业（单列）, en: Industries of weak base (apart) } }
  - { name: units, label: { zh: 在库单位, en: Units }, unit: 家, decimals: 0 }
  - { name: risk_pct, group: { zh: 中高风险单位, en: Medium and high risk }, label: { zh: 占比, en: Share }, unit: '%', decimals: 1 }
  - { name: risk_points, group: { zh: 中高风险单位, en: Medium and high risk }, label: { zh: 得分, en: Points }, unit: 分, decimals: 1 }
  - { name: tax_ratio, group: { zh: 税产比, en: Tax ratio }, label: { zh: 比值, en: Ratio }, unit: '%', decimals: 1 }
  - { name: tax_points, group: { zh: 税产比, en: Tax ratio }, label: { zh: 得分, en: Points }, unit: 分, decimals: 1 }
  - { name: overdue, group: { zh: 超期案件, en: Overdue cases }, label: { zh: 件数, en: Cases }, unit: 件, decimals: 0 }
  - { name: overdue_points, group: { zh: 超期案件, en: Overdue cases }, label: { zh: 得分, en: Points }, unit: 分, decimals: 1 }
  - { name: late_pct, group: { zh: 迟报, en: Late forms }, label: { zh: 迟报率, en: Rate }, unit: '%', decimals: 1 }
  - { name: late_points, group: { zh: 迟报, en: Late forms }, label: { zh: 得分, en: Points }, unit: 分, decimals: 1 }
  - { name: findings, group: { zh: 疑似问题（待处理发现）, en: Suspected (open findings) }, label: { zh: 条数, en: Findings }, unit: 条, decimals: 0 }
  - { name: findings_100, group: { zh: 疑似问题（待处理发现）, en: Suspected (open findings) }, label: { zh: 每百家, en: Per 100 units }, unit: 条, decimals: 1 }
  - { name: verified, label: { zh: 当年查实, en: Verified in the year }, unit: 件, decimals: 0 }
  - { name: score, label: { zh: 综合得分, en: Score }, unit: 分, decimals: 1 }
  - name: grade
    label: { zh: 等级, en: Grade }
    values:
      - { value: 红, label: { zh: 红, en: Red } }
      - { value: 黄, label: { zh: 黄, en: Yellow } }
      - { value: 绿, label: { zh: 绿, en: Green } }
  - { name: candidate, label: { zh: 约谈, en: Interview }, values: [{ value: 约谈, label: { zh: 约谈, en: 'yes' } }] }
  - { name: score_flag, flagOf: score }
  - { name: level, role: level }
  - { name: row_kind, role: row-kind }
chart: { kind: bar, category: town, series: [score], reference: 30, referenceName: { zh: 红线, en: Red line } }
notes:
  - { zh: '综合得分=:w_risk×中高风险单位占比+:w_tax×税产比低于:line%的点数+:w_overdue×每百家超期案件+:w_late×迟报率+:w_finding×每百家待处理发现，得分越高质量越差；并列的都列入。', en: 'Score = :w_risk x share at risk + :w_tax x points of the tax ratio below :line% + :w_overdue x overdue cases per 100 units + :w_late x late rate + :w_finding x open findings per 100 units; the higher the worse, ties are all listed.' }
  - { zh: '30分及以上，或税产比低于界线且当年有查实问题的为红，15分及以上为黄。查实为当年结案、结论为差错或严重的案件。', en: 'Red from 30 points on, or below the tax line with a verified problem; yellow from 15. Verified are cases closed in the year as error or serious.' }
  - { zh: 单列时基础薄弱行业的单位不计入各街镇和全区；没有数的部分不计分。, en: 'Where industries of weak base are apart, their units count in no town; what has no figure adds no points.' }
source: { zh: 单位风险评分、审核发现、核查案件、报送日志、税务部门、四上单位名录, en: 'Risk scores, findings, cases, log of submissions, tax office, register of units' }
---*/
WITH
newest AS (
  SELECT max(snap_ym) AS snap_ym FROM unit WHERE snap_ym <= :period_ym
),
weak AS (
  SELECT industry_code FROM industry_dim WHERE weak_base AND length(industry_code) = 2
),
frame AS (
  SELECT u.uscc, u.town_code, coalesce(:apart AND left(u.industry_code, 2) IN (SELECT industry_code FROM weak), false) AS is_weak
  FROM unit u JOIN newest n ON n.snap_ym = u.snap_ym
  WHERE u.exit_ym IS NULL OR u.exit_ym > u.snap_ym
),
moment AS (
  SELECT CAST(ym_add(:period_ym, 1) || '-01' AS DATE) AS after_end
),
graded AS (
  SELECT uscc, level IN ('red', 'yellow') AS is_risky FROM risk_score WHERE period_ym = :period_ym AND level IS NOT NULL
),
taxed AS (
  SELECT uscc, sum(taxable_sales_ytd) AS taxable FROM tax WHERE period_ym = :period_ym GROUP BY uscc
),
made AS (
  SELECT uscc, sum(output_ytd) AS output FROM industrial_output WHERE period_ym = :period_ym GROUP BY uscc
),
found AS (
  SELECT uscc, count(*) FILTER (WHERE state = 'open' AND severity IN ('E', 'W')) AS findings
  FROM (
    SELECT uscc, severity, state FROM audit_finding WHERE period_ym <= :period_ym
    QUALIFY row_number() OVER (PARTITION BY rule_id, uscc, period_ym ORDER BY run_id DESC) = 1
  )
  GROUP BY uscc
),
logged AS (
  SELECT s.uscc, count(*) AS due, count(*) FILTER (WHERE s.first_at > c.deadline) AS late
  FROM submission s
  LEFT JOIN form_calendar c ON c.form_code = s.form_code AND c.period_ym = s.period_ym
  WHERE s.period_ym = :period_ym
  GROUP BY s.uscc
),
cases AS (
  SELECT c.uscc,
    count(*) FILTER (WHERE c.opened_on < m.after_end AND CAST(c.due_on AS DATE) < m.after_end - 1 AND (c.closed_on IS NULL OR c.closed_on >= m.after_end)) AS overdue,
    count(*) FILTER (WHERE c.verdict IN ('error', 'serious') AND c.closed_on < m.after_end AND strftime(c.closed_on, '%Y') = left(:period_ym, 4)) AS verified
  FROM case_file c CROSS JOIN moment m
  GROUP BY c.uscc
),
sums AS (
  SELECT is_weak, f.town_code, grouping(f.town_code) = 1 AS is_whole,
    count(*) AS units,
    share_of(count(*) FILTER (WHERE g.is_risky), count(g.uscc)) AS risk_pct,
    ratio(sum(x.taxable) FILTER (WHERE o.output IS NOT NULL), sum(o.output) FILTER (WHERE x.taxable IS NOT NULL)) * 100 AS tax_ratio,
    CAST(coalesce(sum(c.overdue), 0) AS BIGINT) AS overdue,
    CAST(coalesce(sum(c.verified), 0) AS BIGINT) AS verified,
    share_of(sum(s.late), sum(s.due)) AS late_pct,
    CAST(coalesce(sum(d.findings), 0) AS BIGINT) AS findings
  FROM frame f
  LEFT JOIN graded g ON g.uscc = f.uscc
  LEFT JOIN taxed x ON x.uscc = f.uscc
  LEFT JOIN made o ON o.uscc = f.uscc
  LEFT JOIN found d ON d.uscc = f.uscc
  LEFT JOIN logged s ON s.uscc = f.uscc
  LEFT JOIN cases c ON c.uscc = f.uscc
  GROUP BY GROUPING SETS ((is_weak, f.town_code), (is_weak))
),
pointed AS (
  SELECT *,
    :w_risk * risk_pct AS risk_points,
    CASE WHEN tax_ratio IS NOT NULL THEN :w_tax * greatest(0, :line - tax_ratio) END AS tax_points,
    :w_overdue * overdue / units * 100 AS overdue_points,
    :w_late * late_pct AS late_points,
    findings / units * 100 AS findings_100
  FROM sums
  WHERE is_whole OR NOT is_weak
),
scored AS (
  SELECT *,
    NOT is_whole AND town_code IS NOT NULL AS is_town,
    coalesce(risk_points, 0) + coalesce(tax_points, 0) + overdue_points + coalesce(late_points, 0) + :w_finding * findings_100 AS score
  FROM pointed
),
placed AS (
  SELECT *, CASE WHEN is_town THEN rank() OVER (PARTITION BY is_town ORDER BY round(score, 6) DESC) END AS place
  FROM scored
)
SELECT
  p.place,
  CASE WHEN p.is_whole AND p.is_weak THEN '基础薄弱行业（单列）' WHEN p.is_whole THEN '全区' ELSE coalesce(t.town_name, p.town_code) END AS town,
  p.units,
  p.risk_pct,
  p.risk_points,
  p.tax_ratio,
  p.tax_points,
  p.overdue,
  p.overdue_points,
  p.late_pct,
  p.late_points,
  p.findings,
  p.findings_100,
  p.verified,
  CASE WHEN NOT p.is_weak THEN p.score END AS score,
  CASE
    WHEN p.is_weak THEN NULL
    WHEN p.score >= 30 OR (p.tax_ratio < :line AND p.verified > 0) THEN '红'
    WHEN p.score >= 15 THEN '黄'
    ELSE '绿'
  END AS grade,
  CASE WHEN p.place <= :n THEN '约谈' END AS candidate,
  CASE WHEN NOT p.is_weak AND (p.risk_pct IS NULL OR p.tax_ratio IS NULL OR p.late_pct IS NULL) THEN 'partial' END AS score_flag,
  CASE WHEN p.is_whole AND NOT p.is_weak THEN 0 ELSE 1 END AS level,
  CASE WHEN p.is_whole AND p.is_weak THEN 'subtotal' WHEN p.is_whole THEN 'total' ELSE 'data' END AS row_kind
FROM placed p
LEFT JOIN town_dim t ON t.town_code = p.town_code
WHERE p.is_whole OR p.is_town
ORDER BY p.is_whole AND NOT p.is_weak DESC, p.is_weak, p.place, p.town_code
