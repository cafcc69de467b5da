/*---
id: rd-six-rule-library
version: 1
title: { zh: 研发核查重点名录库, en: 'R&D work list (six rules)' }
question: { zh: 哪些企业的研发年报落入六条核查规则，核查到哪一步？, en: 'Which units fall under which of the six rules, and have they been checked?' }
tableTitle: { zh: '研发核查重点名录库（:year.year年年报）', en: 'Work list of the R&D report of :year' }
subsystem: industry
module: m12
inputs:
  rd: [uscc, year, rd_fee, rd_staff?, rd_deduct_tax?]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  industry_dim: [industry_code, industry_name, rd_low_end]
  audit_finding?: [run_id, rule_id, uscc, period_ym, state]
  case_file?: [case_id, uscc, period_ym, rule_id, opened_on, closed_on, verdict]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年报年份, en: Year of the report }
    default: { from: first-choice }
    choices: SELECT DISTINCT CAST(year AS VARCHAR) FROM rd WHERE year IS NOT NULL ORDER BY 1 DESC
  rule:
    type: choice
    label: { zh: 只列某条规则, en: One rule only }
    default: null
    required: false
    options:
      - { value: '1', label: { zh: ①连续三年有经费无减免税, en: 1 three years of fee without reduction } }
      - { value: '2', label: { zh: ②经费不足10万元, en: '2 fee below 100,000 yuan' } }
      - { value: '3', label: { zh: ③人员少经费多, en: '3 few staff, large fee' } }
      - { value: '4', label: { zh: ④首次填报, en: 4 first report } }
      - { value: '5', label: { zh: ⑤低端行业, en: 5 low-end industry } }
      - { value: '6', label: { zh: ⑥其他问题, en: 6 other findings } }
  progress:
    type: choice
    label: { zh: 核查进度, en: Progress }
    default: all
    options:
      - { value: all, label: { zh: 全部, en: all } }
      - { value: pending, label: { zh: 只列未办结, en: pending only } }
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 合计, label: { zh: 合计, en: Total } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 行业, en: Division } }
  - { name: fee, label: { zh: 研发费用, en: 'R&D fee' }, unit: 万元, decimals: 1 }
  - { name: staff, label: { zh: 研发人员, en: 'R&D staff' }, unit: 人, decimals: 0 }
  - { name: r1, group: { zh: 命中规则, en: Rules hit }, label: { zh: ①三年无减免, en: 1 no reduction }, decimals: 0 }
  - { name: r2, group: { zh: 命中规则, en: Rules hit }, label: { zh: ②不足10万, en: 2 small fee }, decimals: 0 }
  - { name: r3, group: { zh: 命中规则, en: Rules hit }, label: { zh: ③人少费多, en: 3 few staff }, decimals: 0 }
  - { name: r4, group: { zh: 命中规则, en: Rules hit }, label: { zh: ④首次填报, en: 4 first report }, decimals: 0 }
  - { name: r5, group: { zh: 命中规则, en: Rules hit }, label: { zh: ⑤低端行业, en: 5 low-end }, decimals: 0 }
  - { name: r6, group: { zh: 命中规则, en: Rules hit }, label: { zh: ⑥其他问题, en: 6 others }, decimals: 0 }
  - { name: n_rules, group: { zh: 命中规则, en: Rules hit }, label: { zh: 条数, en: Count }, decimals: 0 }
  - { name: others, label: { zh: ⑥所涉规则, en: Rules of 6 } }
  - name: checked
    label: { zh: 核查情况, en: Check }
    values:
      - { value: 未立案, label: { zh: 未立案, en: No case } }
      - { value: 核查中, label: { zh: 核查中, en: In progress } }
      - { value: 说明合理, label: { zh: 说明合理, en: Explained } }
      - { value: 已更正, label: { zh: 已更正, en: Corrected } }
      - { value: 差错, label: { zh: 差错, en: Error } }
      - { value: 严重差错, label: { zh: 严重差错, en: Serious error } }
  - { name: r1_flag, flagOf: r1 }
  - { name: r4_flag, flagOf: r4 }
  - { name: r6_flag, flagOf: r6 }
  - { name: row_kind, role: row-kind }
chart: { kind: upset, category: unit_name, series: [r1, r2, r3, r4, r5, r6] }
notes:
  - { zh: ①连续三年有研发费用而加计扣除减免税为零；②费用大于零、不足10万元；③人员少于5人而费用超过200万元；④以前年份没有填报过费用；⑤行业属低端行业；⑥R07—R13任一审核发现尚未处理。, en: '1 three years of fee and no tax reduction; 2 a fee below 100,000 yuan; 3 fewer than five staff and over 2 million yuan; 4 no fee in any year before; 5 a low-end industry; 6 an open finding of the rules R07 to R13.' }
  - { zh: 进入名录库的企业经立案核查有结论后方可移出；合计行为各条规则命中的企业数。, en: A unit leaves the list only by the verdict of a case; the total counts the units of each rule. }
source: { zh: 企业研发活动统计年报（107-2）、审核发现、核查案件, en: 'Annual R&D report (form 107-2), findings and cases' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, left(industry_code, 2) AS division
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
years AS (
  SELECT uscc,
    count(DISTINCT year) FILTER (WHERE year > CAST(:year AS INTEGER) - 3 AND rd_fee > 0 AND coalesce(rd_deduct_tax, 0) = 0) AS without_reduction,
    count(*) FILTER (WHERE year < CAST(:year AS INTEGER) AND rd_fee > 0) AS before
  FROM rd
  WHERE year <= CAST(:year AS INTEGER)
  GROUP BY uscc
),
-- Which rules can be told from the years and findings that are loaded.
loaded AS (
  SELECT
    (SELECT count(DISTINCT year) FROM rd WHERE year BETWEEN CAST(:year AS INTEGER) - 2 AND CAST(:year AS INTEGER)) = 3 AS three_years,
    (SELECT min(year) FROM rd) < CAST(:year AS INTEGER) AS has_before,
    EXISTS (FROM audit_finding WHERE period_ym = :year || '-12') AS has_findings
),
latest AS (
  SELECT uscc, rule_id, state
  FROM audit_finding
  WHERE period_ym = :year || '-12' AND rule_id BETWEEN 'R07' AND 'R13'
  QUALIFY row_number() OVER (PARTITION BY uscc, rule_id ORDER BY run_id DESC) = 1
),
open_findings AS (
  SELECT uscc, string_agg(rule_id, '、' ORDER BY rule_id) AS rules FROM latest WHERE state = 'open' GROUP BY uscc
),
cases AS (
  SELECT uscc, count(*) AS n, count(*) FILTER (WHERE closed_on IS NULL) AS pending, arg_max(verdict, (closed_on, case_id)) AS verdict
  FROM case_file
  WHERE period_ym = :year || '-12' AND rule_id BETWEEN 'R01' AND 'R13'
  GROUP BY uscc
),
hits AS (
  SELECT a.uscc, u.unit_name, u.town_code, d.industry_name, u.division, a.rd_fee AS fee, a.rd_staff AS staff,
    coalesce(y.without_reduction = 3, false) AS h1,
    coalesce(a.rd_fee > 0 AND a.rd_fee < 10, false) AS h2,
    coalesce(a.rd_staff < 5 AND a.rd_fee > 200, false) AS h3,
    coalesce(a.rd_fee > 0 AND y.before = 0, false) AND l.has_before AS h4,
    coalesce(a.rd_fee > 0 AND d.rd_low_end, false) AS h5,
    o.uscc IS NOT NULL AS h6,
    o.rules AS others,
    CASE
      WHEN c.n IS NULL THEN '未立案'
      WHEN c.pending > 0 THEN '核查中'
      ELSE CASE c.verdict WHEN 'explained' THEN '说明合理' WHEN 'corrected' THEN '已更正' WHEN 'error' THEN '差错' WHEN 'serious' THEN '严重差错' ELSE c.verdict END
    END AS checked
  FROM rd a
  CROSS JOIN loaded l
  LEFT JOIN years y ON y.uscc = a.uscc
  LEFT JOIN unit_now u ON u.uscc = a.uscc
  LEFT JOIN industry_dim d ON d.industry_code = u.division
  LEFT JOIN open_findings o ON o.uscc = a.uscc
  LEFT JOIN cases c ON c.uscc = a.uscc
  WHERE a.year = CAST(:year AS INTEGER) AND (:town IS NULL OR u.town_code = :town)
),
listed AS (
  SELECT *, CAST(h1 AS INTEGER) + CAST(h2 AS INTEGER) + CAST(h3 AS INTEGER) + CAST(h4 AS INTEGER) + CAST(h5 AS INTEGER) + CAST(h6 AS INTEGER) AS n_rules
  FROM hits
  WHERE (h1 OR h2 OR h3 OR h4 OR h5 OR h6)
    AND (:rule IS NULL OR CASE :rule WHEN '1' THEN h1 WHEN '2' THEN h2 WHEN '3' THEN h3 WHEN '4' THEN h4 WHEN '5' THEN h5 ELSE h6 END)
    AND (:progress = 'all' OR checked IN ('未立案', '核查中'))
),
lines AS (
  SELECT 0 AS place, '合计' AS unit_name, NULL AS uscc, NULL AS town_code, NULL AS industry, sum(fee) AS fee, sum(staff) AS staff,
    count(*) FILTER (WHERE h1) AS r1, count(*) FILTER (WHERE h2) AS r2, count(*) FILTER (WHERE h3) AS r3,
    count(*) FILTER (WHERE h4) AS r4, count(*) FILTER (WHERE h5) AS r5, count(*) FILTER (WHERE h6) AS r6,
    sum(n_rules) AS n_rules, NULL AS others, NULL AS checked
  FROM listed
  HAVING count(*) > 0
  UNION ALL
  SELECT 1, coalesce(unit_name, uscc), uscc, town_code, coalesce(industry_name, division), fee, staff,
    CASE WHEN h1 THEN 1 END, CASE WHEN h2 THEN 1 END, CASE WHEN h3 THEN 1 END,
    CASE WHEN h4 THEN 1 END, CASE WHEN h5 THEN 1 END, CASE WHEN h6 THEN 1 END, n_rules, others, checked
  FROM listed
)
SELECT
  l.unit_name,
  l.uscc,
  coalesce(t.town_name, l.town_code) AS town,
  l.industry,
  l.fee,
  CAST(l.staff AS BIGINT) AS staff,
  CASE WHEN l.place = 1 OR k.three_years THEN l.r1 END AS r1,
  l.r2,
  l.r3,
  CASE WHEN l.place = 1 OR k.has_before THEN l.r4 END AS r4,
  l.r5,
  CASE WHEN l.place = 1 OR k.has_findings THEN l.r6 END AS r6,
  CAST(l.n_rules AS BIGINT) AS n_rules,
  l.others,
  l.checked,
  CASE WHEN l.place = 0 AND NOT k.three_years THEN 'no_ref' END AS r1_flag,
  CASE WHEN l.place = 0 AND NOT k.has_before THEN 'no_ref' END AS r4_flag,
  CASE WHEN l.place = 0 AND NOT k.has_findings THEN 'not_reported' END AS r6_flag,
  CASE WHEN l.place = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l CROSS JOIN loaded k
LEFT JOIN town_dim t ON t.town_code = l.town_code
ORDER BY l.place, l.n_rules DESC, round(l.fee, 6) DESC NULLS LAST, l.uscc
