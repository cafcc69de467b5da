/*---
id: rd-ledger-consistency
version: 1
title: { zh: 研发账表一致性, en: 'R&D accounts against the form' }
question: { zh: 研发年报、财务报表、企业台账、项目和加计扣除是否一致（三个不符）？, en: 'Do the annual form, the books, the ledger, the projects and the tax base agree?' }
tableTitle: { zh: '研发费用账表一致性核对（:year.year年，不符的前:n家）', en: 'R&D fee by source, :year (the first :n units that differ)' }
subsystem: industry
module: m12
inputs:
  rd: [uscc, year, rd_fee, project_count?]
  finance: [uscc, period_ym, rd_exp_ytd]
  tax?: [uscc, period_ym, rd_deduct_amt]
  rd_project?: [uscc, year, project_fee]
  ledger?: [uscc, period_ym, item, ledger_value]
  unit: [snap_ym, uscc, unit_name, town_code]
  town_dim?: [town_code, town_name]
parameters:
  year:
    type: period
    label: { zh: 年报年份, en: Year of the report }
    default: { from: first-choice }
    choices: SELECT DISTINCT CAST(year AS VARCHAR) FROM rd WHERE year IS NOT NULL ORDER BY 1 DESC
  tol:
    type: number
    label: { zh: 允许差异（%）, en: Difference allowed (%) }
    default: 20
    minimum: 0
  kind:
    type: choice
    label: { zh: 列出, en: List }
    default: any
    options:
      - { value: any, label: { zh: 任一不符, en: any difference } }
      - { value: form, label: { zh: 账表不符, en: books and form } }
      - { value: books, label: { zh: 账账不符, en: books and ledger } }
      - { value: facts, label: { zh: 表实不符, en: form and projects } }
      - { value: deduct, label: { zh: 加计扣除不足, en: little deduction } }
      - { value: all, label: { zh: 全部企业, en: all units } }
  n:
    type: integer
    label: { zh: 家数, en: Number of units }
    default: 30
    minimum: 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, any_value(town_name) FROM town_dim GROUP BY town_code ORDER BY town_code
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit }, values: [{ value: 全部年报企业, label: { zh: 全部年报企业, en: All reporting units } }] }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: form, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 年报, en: Annual form }, unit: 万元, decimals: 1 }
  - { name: finance, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 财务报表, en: Books }, unit: 万元, decimals: 1 }
  - { name: ledger, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 企业台账, en: Ledger }, unit: 万元, decimals: 1 }
  - { name: projects, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 项目合计, en: Projects }, unit: 万元, decimals: 1 }
  - { name: deduct, group: { zh: 研发费用, en: 'R&D fee' }, label: { zh: 加计扣除额, en: Deduction }, unit: 万元, decimals: 1 }
  - { name: vs_finance, group: { zh: 相当于年报, en: Of the form }, label: { zh: 财务报表, en: Books }, unit: '%', decimals: 1 }
  - { name: vs_ledger, group: { zh: 相当于年报, en: Of the form }, label: { zh: 企业台账, en: Ledger }, unit: '%', decimals: 1 }
  - { name: vs_projects, group: { zh: 相当于年报, en: Of the form }, label: { zh: 项目合计, en: Projects }, unit: '%', decimals: 1 }
  - { name: vs_deduct, group: { zh: 相当于年报, en: Of the form }, label: { zh: 加计扣除额, en: Deduction }, unit: '%', decimals: 1 }
  - { name: d_form, group: { zh: 不符, en: Differs }, label: { zh: 账表, en: Books and form }, decimals: 0 }
  - { name: d_books, group: { zh: 不符, en: Differs }, label: { zh: 账账, en: Books and ledger }, decimals: 0 }
  - { name: d_facts, group: { zh: 不符, en: Differs }, label: { zh: 表实, en: Form and projects }, decimals: 0 }
  - { name: d_deduct, group: { zh: 不符, en: Differs }, label: { zh: 扣除不足, en: Little deduction }, decimals: 0 }
  - { name: finance_flag, flagOf: finance }
  - { name: ledger_flag, flagOf: ledger }
  - { name: projects_flag, flagOf: projects }
  - { name: deduct_flag, flagOf: deduct }
  - { name: row_kind, role: row-kind }
chart: { kind: dot, category: unit_name, series: [vs_finance, vs_ledger, vs_projects, vs_deduct], reference: 100, referenceName: { zh: 与年报一致, en: As on the form }, rows: 30 }
notes:
  - { zh: '账表不符：年报与财务报表或台账相差超过:tol%；账账不符：台账与财务报表相差超过:tol%；表实不符：项目经费合计与年报相差超过1%（且超过0.5万元），或有费用而无项目；扣除不足：费用超过50万元而加计扣除额不足一半。', en: 'Books and form: the form differs from the books or the ledger by over :tol %. Books and ledger: they differ by over :tol %. Form and projects: they differ by over 1 % (and 5,000 yuan), or there is a fee and no project. Little deduction: less than half of a fee above 500,000 yuan.' }
  - { zh: 首行为全部年报企业，各来源的比例只用两边都有数的企业，不符各列为企业数；加计扣除额为部门提供的单户数据。, en: 'The first row is all units: ratios over units with both figures, differences as numbers of units. Deductions are single-unit data of another department.' }
source: { zh: 企业研发活动统计年报（107-1、107-2）、财务状况、企业电子统计台账、税务资料, en: 'Annual R&D report (forms 107-1, 107-2), financial statements, electronic ledgers, tax records' }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :year || '-12'), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
books AS (
  SELECT uscc, max(rd_exp_ytd) AS amount FROM finance WHERE period_ym = :year || '-12' GROUP BY uscc
),
ledgers AS (
  SELECT uscc, ledger_value AS amount FROM ledger WHERE period_ym = :year || '-12' AND item = 'rd_fee'
),
projects AS (
  SELECT uscc, sum(project_fee) AS amount FROM rd_project WHERE year = CAST(:year AS INTEGER) GROUP BY uscc
),
taxes AS (
  SELECT uscc, sum(rd_deduct_amt) AS amount FROM tax WHERE period_ym = :year || '-12' GROUP BY uscc
),
own AS (
  SELECT a.uscc, u.unit_name, u.town_code, a.rd_fee AS form, b.amount AS finance, l.amount AS ledger, p.amount AS projects, x.amount AS deduct,
    coalesce(b.amount > 0 AND abs(a.rd_fee / b.amount - 1) > :tol / 100, false)
      OR coalesce(l.amount > 0 AND abs(a.rd_fee / l.amount - 1) > :tol / 100, false) AS d_form,
    coalesce(b.amount > 0 AND abs(l.amount / b.amount - 1) > :tol / 100, false) AS d_books,
    coalesce(abs(p.amount - a.rd_fee) > greatest(0.5, 0.01 * a.rd_fee), false)
      OR coalesce(a.rd_fee > 0 AND coalesce(a.project_count, 0) = 0 AND p.amount IS NULL, false) AS d_facts,
    coalesce(x.uscc IS NOT NULL AND a.rd_fee > 50 AND coalesce(x.amount, 0) < 0.5 * a.rd_fee, false) AS d_deduct
  FROM rd a
  LEFT JOIN unit_now u ON u.uscc = a.uscc
  LEFT JOIN books b ON b.uscc = a.uscc
  LEFT JOIN ledgers l ON l.uscc = a.uscc
  LEFT JOIN projects p ON p.uscc = a.uscc
  LEFT JOIN taxes x ON x.uscc = a.uscc
  WHERE a.year = CAST(:year AS INTEGER) AND (:town IS NULL OR u.town_code = :town)
),
total AS (
  SELECT
    sum(form) AS form, sum(finance) AS finance, sum(ledger) AS ledger, sum(projects) AS projects, sum(deduct) AS deduct,
    sum(form) FILTER (finance IS NOT NULL) AS form_finance, sum(form) FILTER (ledger IS NOT NULL) AS form_ledger,
    sum(form) FILTER (projects IS NOT NULL) AS form_projects, sum(form) FILTER (deduct IS NOT NULL) AS form_deduct,
    count(*) AS n, count(finance) AS n_finance, count(ledger) AS n_ledger, count(projects) AS n_projects, count(deduct) AS n_deduct,
    count(*) FILTER (d_form) AS d_form, count(*) FILTER (d_books) AS d_books, count(*) FILTER (d_facts) AS d_facts, count(*) FILTER (d_deduct) AS d_deduct
  FROM own
),
listed AS (
  SELECT *, CAST(d_form AS INTEGER) + CAST(d_books AS INTEGER) + CAST(d_facts AS INTEGER) + CAST(d_deduct AS INTEGER) AS differences
  FROM own
  WHERE CASE :kind WHEN 'any' THEN d_form OR d_books OR d_facts OR d_deduct WHEN 'form' THEN d_form WHEN 'books' THEN d_books
    WHEN 'facts' THEN d_facts WHEN 'deduct' THEN d_deduct ELSE true END
  ORDER BY differences DESC, round(form, 6) DESC NULLS LAST, uscc
  LIMIT :n
),
lines AS (
  SELECT 0 AS place, 0 AS differences, '全部年报企业' AS unit_name, NULL AS uscc, NULL AS town_code, form, finance, ledger, projects, deduct,
    share_of(finance, form_finance) AS vs_finance, share_of(ledger, form_ledger) AS vs_ledger,
    share_of(projects, form_projects) AS vs_projects, share_of(deduct, form_deduct) AS vs_deduct,
    d_form, d_books, d_facts, d_deduct,
    CASE WHEN n_finance = 0 THEN 'not_reported' WHEN n_finance < n THEN 'partial' END AS finance_flag,
    CASE WHEN n_ledger = 0 THEN 'not_reported' WHEN n_ledger < n THEN 'partial' END AS ledger_flag,
    CASE WHEN n_projects = 0 THEN 'not_reported' WHEN n_projects < n THEN 'partial' END AS projects_flag,
    CASE WHEN n_deduct = 0 THEN 'not_reported' WHEN n_deduct < n THEN 'partial' END AS deduct_flag
  FROM total
  WHERE n > 0
  UNION ALL
  SELECT 1, differences, coalesce(unit_name, uscc), uscc, town_code, form, finance, ledger, projects, deduct,
    share_of(finance, form), share_of(ledger, form), share_of(projects, form), share_of(deduct, form),
    CASE WHEN d_form THEN 1 END, CASE WHEN d_books THEN 1 END, CASE WHEN d_facts THEN 1 END, CASE WHEN d_deduct THEN 1 END,
    CASE WHEN finance IS NULL THEN 'not_reported' END, CASE WHEN ledger IS NULL THEN 'not_reported' END,
    CASE WHEN projects IS NULL THEN 'not_reported' END, CASE WHEN deduct IS NULL THEN 'not_reported' END
  FROM listed
)
SELECT l.unit_name, l.uscc, coalesce(t.town_name, l.town_code) AS town, l.form, l.finance, l.ledger, l.projects, l.deduct,
  l.vs_finance, l.vs_ledger, l.vs_projects, l.vs_deduct, l.d_form, l.d_books, l.d_facts, l.d_deduct,
  l.finance_flag, l.ledger_flag, l.projects_flag, l.deduct_flag,
  CASE WHEN l.place = 0 THEN 'total' ELSE 'data' END AS row_kind
FROM lines l LEFT JOIN town_dim t ON t.town_code = l.town_code
ORDER BY l.place, l.differences DESC, round(l.form, 6) DESC NULLS LAST, l.uscc
