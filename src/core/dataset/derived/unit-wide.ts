import type { FieldPlace, LogicalField, LogicalTable } from '../logical-table.ts'

/** Tables that the wide table is joined from; the register must be there. */
const sources: readonly (readonly [table: string, fields: readonly string[]])[] = [
  ['unit', ['uscc', 'snap_ym', 'specialty', 'entry_ym']],
  ['industrial_output', ['uscc', 'period_ym', 'output_m', 'output_ytd', 'output_ytd_ly']],
  ['trade_sales', ['uscc', 'period_ym', 'sales_m', 'sales_ytd', 'sales_ytd_ly']],
  ['catering', ['uscc', 'period_ym', 'turnover_m', 'turnover_ytd', 'turnover_ytd_ly']],
  [
    'finance',
    [
      ...['uscc', 'period_ym', 'form_code', 'revenue_ytd', 'revenue_ytd_ly', 'profit_ytd', 'profit_ytd_ly'],
      ...['total_assets_begin', 'total_assets_end', 'avg_emp_cur'],
    ],
  ],
  ['energy_unit', ['uscc', 'period_ym', 'tce_ytd']],
  ['rd', ['uscc', 'year', 'rd_fee']],
  ['tax', ['uscc', 'period_ym', 'taxable_sales_ytd']],
  ['power', ['customer_no', 'uscc', 'period_ym', 'kwh_ytd']],
  ['match_link', ['dept', 'src_key', 'uscc', 'confirmed']],
  ['group_member', ['group_code', 'uscc', 'valid_from', 'valid_to']],
]

const forms = ['industrial_output', 'trade_sales', 'catering', 'finance']

/** What each column is made of: `table.field`. */
const origins: Readonly<Record<string, readonly string[]>> = {
  uscc: forms.map((form) => `${form}.uscc`),
  period_ym: forms.map((form) => `${form}.period_ym`),
  w_main_m: ['industrial_output.output_m', 'trade_sales.sales_m', 'catering.turnover_m'],
  w_main_ytd: ['industrial_output.output_ytd', 'trade_sales.sales_ytd', 'catering.turnover_ytd', 'finance.revenue_ytd'],
  w_main_ytd_ly: [
    ...['industrial_output.output_ytd_ly', 'trade_sales.sales_ytd_ly', 'catering.turnover_ytd_ly'],
    'finance.revenue_ytd_ly',
  ],
  w_revenue_ytd: ['finance.revenue_ytd'],
  w_revenue_ytd_ly: ['finance.revenue_ytd_ly'],
  w_profit_ytd: ['finance.profit_ytd'],
  w_profit_ytd_ly: ['finance.profit_ytd_ly'],
  w_assets: ['finance.total_assets_begin', 'finance.total_assets_end'],
  w_emp: ['finance.avg_emp_cur'],
  w_tce: ['energy_unit.tce_ytd'],
  w_rd: ['rd.rd_fee'],
  w_tax: ['tax.taxable_sales_ytd'],
  w_kwh: ['power.kwh_ytd'],
  cohort: ['unit.entry_ym'],
  groups: ['group_member.group_code'],
}

function originOf(column: string): FieldPlace[] {
  return (origins[column] ?? []).map((place) => {
    const [table = '', field = ''] = place.split('.')
    return { table, field }
  })
}

const field = (
  id: string,
  type: LogicalField['type'],
  unit: string | null,
  label: LogicalField['label'],
): LogicalField => ({
  id,
  label,
  type,
  unit,
  synonyms: [],
  required: false,
  sensitivity: 'none',
  madeOf: originOf(id),
})

const fields: LogicalField[] = [
  {
    ...field('uscc', 'C', null, { zh: '统一社会信用代码', en: 'Unified social credit code' }),
    sensitivity: 'identity',
  },
  field('period_ym', 'P', null, { zh: '报告期', en: 'Reporting period' }),
  field('w_main_m', 'N', '万元', { zh: '主指标·本月', en: 'Main figure, month' }),
  field('w_main_ytd', 'N', '万元', { zh: '主指标·1-本月', en: 'Main figure to date' }),
  field('w_main_ytd_ly', 'N', '万元', { zh: '主指标·上年同期', en: 'Main figure to date, a year before' }),
  field('w_revenue_ytd', 'N', '万元', { zh: '营业收入', en: 'Revenue' }),
  field('w_revenue_ytd_ly', 'N', '万元', { zh: '营业收入·上年同期', en: 'Revenue, a year before' }),
  field('w_profit_ytd', 'N', '万元', { zh: '利润总额', en: 'Profit' }),
  field('w_profit_ytd_ly', 'N', '万元', { zh: '利润总额·上年同期', en: 'Profit, a year before' }),
  field('w_assets', 'N', '万元', { zh: '平均资产', en: 'Average assets' }),
  field('w_emp', 'N', '人', { zh: '平均用工', en: 'Average employees' }),
  field('w_tce', 'N', '吨标准煤', { zh: '综合能耗', en: 'Energy use' }),
  field('w_rd', 'N', '万元', { zh: '研发费用（最近年度）', en: 'R&D of the latest year' }),
  { ...field('w_tax', 'N', '万元', { zh: '应税销售额', en: 'Taxable sales' }), sensitivity: 'confidential' },
  { ...field('w_kwh', 'N', '万千瓦时', { zh: '用电量', en: 'Electricity' }), sensitivity: 'confidential' },
  field('cohort', 'C', null, { zh: '入库年份组', en: 'Entry cohort' }),
  field('groups', 'T', null, { zh: '产业分组', en: 'Groups' }),
]

// Each part is grouped by unit and month before it is joined, so that no join can multiply a row.
const sql = `
SELECT
  k.uscc, k.period_ym,
  m.m AS w_main_m, m.ytd AS w_main_ytd, m.ytd_ly AS w_main_ytd_ly,
  f.revenue AS w_revenue_ytd, f.revenue_ly AS w_revenue_ytd_ly, f.profit AS w_profit_ytd, f.profit_ly AS w_profit_ytd_ly,
  f.assets AS w_assets, f.employees AS w_emp,
  e.tce AS w_tce, r.rd_fee AS w_rd, x.taxable AS w_tax, p.kwh AS w_kwh,
  CASE WHEN u.entry_ym < '2016' THEN 'pre-2016' ELSE left(u.entry_ym, 4) END AS cohort,
  g.groups
FROM (
  SELECT uscc, period_ym FROM industrial_output UNION SELECT uscc, period_ym FROM trade_sales
  UNION SELECT uscc, period_ym FROM catering UNION SELECT uscc, period_ym FROM finance
) k
LEFT JOIN (SELECT uscc, arg_max(entry_ym, snap_ym) AS entry_ym FROM unit GROUP BY uscc) u ON u.uscc = k.uscc
LEFT JOIN (
  SELECT uscc, period_ym, max(m) AS m, max(ytd) AS ytd, max(ytd_ly) AS ytd_ly
  FROM (
    SELECT uscc, period_ym, output_m AS m, output_ytd AS ytd, output_ytd_ly AS ytd_ly FROM industrial_output
    UNION ALL SELECT uscc, period_ym, sales_m, sales_ytd, sales_ytd_ly FROM trade_sales
    UNION ALL SELECT uscc, period_ym, turnover_m, turnover_ytd, turnover_ytd_ly FROM catering
    UNION ALL SELECT uscc, period_ym, NULL, revenue_ytd, revenue_ytd_ly FROM finance WHERE left(form_code, 1) NOT IN ('B', 'E', 'S')
  )
  GROUP BY uscc, period_ym
) m ON m.uscc = k.uscc AND m.period_ym = k.period_ym
LEFT JOIN (
  SELECT uscc, period_ym, sum(revenue_ytd) AS revenue, sum(revenue_ytd_ly) AS revenue_ly, sum(profit_ytd) AS profit,
    sum(profit_ytd_ly) AS profit_ly, sum((total_assets_begin + total_assets_end) / 2) AS assets, max(avg_emp_cur) AS employees
  FROM finance GROUP BY uscc, period_ym
) f ON f.uscc = k.uscc AND f.period_ym = k.period_ym
LEFT JOIN (SELECT uscc, period_ym, sum(tce_ytd) AS tce FROM energy_unit GROUP BY uscc, period_ym) e
  ON e.uscc = k.uscc AND e.period_ym = k.period_ym
LEFT JOIN (SELECT uscc, period_ym, sum(taxable_sales_ytd) AS taxable FROM tax GROUP BY uscc, period_ym) x
  ON x.uscc = k.uscc AND x.period_ym = k.period_ym
LEFT JOIN (
  SELECT coalesce(o.uscc, l.uscc) AS uscc, o.period_ym, sum(o.kwh_ytd) AS kwh
  FROM power o
  LEFT JOIN (SELECT src_key, any_value(uscc) AS uscc FROM match_link WHERE dept = '供电' AND confirmed GROUP BY src_key) l
    ON l.src_key = o.customer_no
  GROUP BY coalesce(o.uscc, l.uscc), o.period_ym
) p ON p.uscc = k.uscc AND p.period_ym = k.period_ym
LEFT JOIN (
  SELECT k.uscc, k.period_ym, string_agg(DISTINCT i.group_code, '、' ORDER BY i.group_code) AS groups
  FROM (SELECT DISTINCT uscc, period_ym FROM finance) k
  JOIN group_member i ON i.uscc = k.uscc AND i.valid_from <= k.period_ym AND (i.valid_to IS NULL OR i.valid_to >= k.period_ym)
  GROUP BY k.uscc, k.period_ym
) g ON g.uscc = k.uscc AND g.period_ym = k.period_ym
ASOF LEFT JOIN (SELECT uscc, year, max(rd_fee) AS rd_fee FROM rd GROUP BY uscc, year) r
  ON r.uscc = k.uscc AND r.year <= ym_year(k.period_ym)
`.trim()

/** The wide table of all units above scale: one row for each unit and month (domain model 2.5). Null where the model lacks a source. */
export function unitWide(model: readonly LogicalTable[]): LogicalTable | null {
  const inputs = sources.flatMap(([id, wanted]) => {
    const table = model.find((each) => each.id === id)
    return table === undefined ? [] : [{ table, fields: [...wanted], required: id === 'unit' }]
  })
  if (inputs.length < sources.length) return null
  return {
    id: 'unit_wide',
    label: { zh: '四上单位综合数据表（大表）', en: 'Wide table of units above scale' },
    titleWords: [],
    key: ['uscc', 'period_ym'],
    periodField: 'period_ym',
    fields,
    derivation: { inputs, sql },
  }
}
