/*---
id: wide-io-ratio-capital
version: 1
title: { zh: 资金密集型投入产出比, en: Input-output ratio (capital) }
question: { zh: 资金密集型企业单位资金投入带来多少产出？, en: What output per unit of capital input do capital-intensive units reach? }
tableTitle: { zh: '资金密集型企业投入产出比（:period_ym.year年:period_ym.ytd）', en: 'Input-output ratios of capital-intensive units, :period_ym.ytd :period_ym.year' }
subsystem: comprehensive
module: m03
inputs:
  finance: [uscc, form_code, period_ym, revenue_ytd, revenue_ytd_ly?, cost_ytd, taxes_surcharge_ytd, selling_ytd, admin_ytd, rd_exp_ytd?, fin_exp_ytd, total_assets_begin, total_assets_end, fixed_assets_orig?, accum_depr?, avg_emp_cur]
  unit: [snap_ym, uscc, unit_name, town_code, industry_code]
  investment_project?: [period_ym, owner_uscc, project_code, cum_invest]
  town_dim?: [town_code, town_name]
  industry_dim?: [industry_code, industry_name, section]
parameters:
  period_ym:
    type: period
    label: { zh: 期别, en: Period }
    default: { from: first-choice }
    choices: SELECT DISTINCT period_ym FROM finance WHERE period_ym IS NOT NULL ORDER BY 1 DESC
  variant:
    type: choice
    label: { zh: 投入口径, en: Input }
    default: capital
    options:
      - { value: cost, label: { zh: 成本费用, en: costs } }
      - { value: capital, label: { zh: 资产, en: assets } }
      - { value: invest, label: { zh: 累计投资, en: investment } }
  units:
    type: choice
    label: { zh: 企业, en: Units }
    default: intensive
    options:
      - { value: intensive, label: { zh: 资金密集型, en: capital-intensive } }
      - { value: all, label: { zh: 全部, en: all } }
  percentile:
    type: number
    label: { zh: 划分百分位, en: Percentile of the class }
    default: 75
    minimum: 0
    maximum: 100
  form_code:
    type: choice
    label: { zh: 报表, en: Form }
    default: null
    required: false
    choices: SELECT DISTINCT form_code FROM finance ORDER BY 1
  town:
    type: choice
    label: { zh: 街镇, en: Town }
    default: null
    required: false
    choices: SELECT town_code, town_name FROM town_dim ORDER BY 1
columns:
  - { name: unit_name, label: { zh: 企业, en: Unit } }
  - { name: uscc, label: { zh: 统一社会信用代码, en: Credit code } }
  - { name: town, label: { zh: 街镇, en: Town } }
  - { name: industry, label: { zh: 门类, en: Section } }
  - { name: assets_per_head, label: { zh: 人均资产, en: Assets per head }, unit: 万元, decimals: 1 }
  - { name: net_fixed, label: { zh: 固定资产净值, en: Net fixed assets }, unit: 万元, decimals: 1 }
  - { name: io_cost, group: { zh: 投入产出比, en: Output per input }, label: { zh: 成本费用, en: Costs }, decimals: 2 }
  - { name: io_capital, group: { zh: 投入产出比, en: Output per input }, label: { zh: 资产, en: Assets }, decimals: 2 }
  - { name: io_invest, group: { zh: 投入产出比, en: Output per input }, label: { zh: 累计投资, en: Investment }, decimals: 2 }
  - { name: class, label: { zh: 类型, en: Class }, values: [{ value: 资金密集型, label: { zh: 资金密集型, en: Capital-intensive } }, { value: 其他, label: { zh: 其他, en: Other } }, { value: 不明, label: { zh: 不明, en: Unknown } }] }
  - { name: io_cost_flag, flagOf: io_cost }
  - { name: io_capital_flag, flagOf: io_capital }
chart: { kind: scatter, category: unit_name, x: io_cost, y: io_capital, group: class, medians: true }
notes:
  - { zh: '成本费用：营业收入÷（成本+税金及附加+销售、管理、研发、财务费用）；资产：年化营业收入÷平均资产；累计投资：三年营业收入增量÷累计完成投资，只有有投资项目的企业有。', en: 'Costs: revenue over costs, taxes, selling, administrative, R&D and financial expenses; assets: annualised revenue over average assets; investment: rise of revenue in three years over cumulative investment, only of owners of projects.' }
  - { zh: '资金密集型：人均资产不低于全区本门类第:percentile百分位。按“:variant”由高到低排列。', en: 'Capital-intensive: assets per head at or above percentile :percentile of the section in the district. In the order of :variant.' }
source: { zh: 财务状况（各专业）；固定资产投资项目, en: Financial statements; investment projects }
---*/
WITH
unit_now AS (
  SELECT uscc, unit_name, town_code, industry_code
  FROM unit
  SEMI JOIN (
    SELECT uscc, coalesce(max(snap_ym) FILTER (WHERE snap_ym <= :period_ym), min(snap_ym)) AS snap_ym FROM unit GROUP BY uscc
  ) AS nearest USING (uscc, snap_ym)
  QUALIFY row_number() OVER (PARTITION BY uscc) = 1
),
invested AS (
  SELECT owner_uscc AS uscc, sum(cum_invest) AS cum_invest
  FROM (
    SELECT owner_uscc, arg_max(cum_invest, period_ym) AS cum_invest
    FROM investment_project
    WHERE period_ym <= :period_ym
    GROUP BY owner_uscc, project_code
  )
  GROUP BY owner_uscc
),
inputs AS (
  SELECT f.uscc, u.unit_name, u.town_code, d.section, f.revenue_ytd,
    annualise(f.revenue_ytd, ym_month(f.period_ym)) AS revenue_year,
    -- R&D expenses were part of the administrative ones before 2018.
    f.cost_ytd + f.taxes_surcharge_ytd + f.selling_ytd + f.admin_ytd + coalesce(f.rd_exp_ytd, 0) + f.fin_exp_ytd AS costs,
    (f.total_assets_begin + f.total_assets_end) / 2 AS avg_assets,
    f.fixed_assets_orig - f.accum_depr AS net_fixed,
    CASE WHEN f.avg_emp_cur > 0 THEN (f.total_assets_begin + f.total_assets_end) / 2 / f.avg_emp_cur END AS assets_per_head,
    f.revenue_ytd - coalesce(a.revenue_ytd, b.revenue_ytd_ly) AS increment,
    i.cum_invest
  FROM finance f
  LEFT JOIN unit_now u ON u.uscc = f.uscc
  LEFT JOIN industry_dim d ON d.industry_code = left(u.industry_code, 2)
  LEFT JOIN finance a ON a.uscc = f.uscc AND a.form_code = f.form_code AND a.period_ym = ym_add(f.period_ym, -36)
  LEFT JOIN finance b ON b.uscc = f.uscc AND b.form_code = f.form_code AND b.period_ym = ym_add(f.period_ym, -24)
  LEFT JOIN invested i ON i.uscc = f.uscc
  WHERE f.period_ym = :period_ym AND (:form_code IS NULL OR f.form_code = :form_code)
),
limits AS (
  SELECT section, quantile_cont(assets_per_head, :percentile / 100.0) AS least FROM inputs GROUP BY section
),
ratios AS (
  SELECT i.*,
    CASE WHEN i.costs > 0 THEN i.revenue_ytd / i.costs END AS io_cost,
    CASE WHEN i.avg_assets > 0 THEN i.revenue_year / i.avg_assets END AS io_capital,
    CASE WHEN i.cum_invest > 0 THEN i.increment / i.cum_invest END AS io_invest,
    CASE WHEN i.assets_per_head >= l.least THEN '资金密集型' WHEN i.assets_per_head IS NULL THEN '不明' ELSE '其他' END AS class
  FROM inputs i LEFT JOIN limits l ON l.section IS NOT DISTINCT FROM i.section
)
SELECT
  coalesce(r.unit_name, r.uscc) AS unit_name,
  r.uscc,
  coalesce(t.town_name, r.town_code) AS town,
  coalesce(d.industry_name, r.section) AS industry,
  r.assets_per_head,
  r.net_fixed,
  r.io_cost,
  r.io_capital,
  r.io_invest,
  r.class,
  CASE WHEN r.io_cost IS NULL THEN 'not_reported' END AS io_cost_flag,
  CASE WHEN r.io_capital IS NULL THEN 'not_reported' END AS io_capital_flag
FROM ratios r
LEFT JOIN town_dim t ON t.town_code = r.town_code
LEFT JOIN industry_dim d ON d.industry_code = r.section
WHERE (:units = 'all' OR r.class = '资金密集型') AND (:town IS NULL OR r.town_code = :town)
ORDER BY round(CASE :variant WHEN 'cost' THEN r.io_cost WHEN 'capital' THEN r.io_capital ELSE r.io_invest END, 6) DESC NULLS LAST, r.uscc
