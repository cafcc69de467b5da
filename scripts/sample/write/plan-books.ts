import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { SampleRecords, TableId } from '../records/sample-records.ts'
import type { PackName } from '../build/pack.ts'
import type { Layout } from './layouts/layout.ts'
import type { RecordSheet, SheetRow } from './record-sheet.ts'

/** A workbook to be written: its sheets, each with its layout; null is a plain one. */
export type BookPlan = { file: string; sheets: { sheet: RecordSheet; layout: Layout | null }[] }

/** Chooses the layout of a sheet of a year. */
export type LayoutChoice = (sheet: RecordSheet, year: number) => Layout | null

/** Workbooks of the small package: tables that one person keeps stand in one book. */
const books: readonly (readonly [file: string, tables: readonly TableId[]])[] = [
  ['四上单位名录', ['unit', 'unit_event', 'registry']],
  ['代码和标准', ['town_dim', 'industry_dim', 'threshold_dim', 'energy_dim', 'form_calendar', 'index_weight']],
  ['产业和准四上名单', ['group_member', 'quasi_unit', 'town_report']],
  ['工业产销总值', ['industrial_output', 'industrial_product', 'sei_output']],
  ['财务状况', ['finance']],
  ['能源', ['energy_use', 'energy_transform', 'energy_unit', 'energy_item', 'water_use', 'energy_nonind']],
  ['批零住餐', ['trade_sales', 'trade_category', 'catering']],
  ['劳动工资', ['labour']],
  ['投资和研发', ['investment_project', 'rd', 'rd_project', 'rd_quarter']],
  ['部门数据', ['tax', 'power', 'customs', 'match_link', 'dept_aggregate']],
  ['宏观和核算', ['macro', 'gdp_component', 'gdp_base', 'price_index', 'target']],
  [
    '限下和执法',
    [
      'small_frame',
      'small_sample',
      'small_report',
      'inspector',
      'inspector_avoid',
      'draw',
      'draw_item',
      'case_file',
      'case_event',
      'platform_query',
      'submission',
      'credit_record',
      'coaching',
      'roster',
      'archive_check',
      'ledger',
      'audit_finding',
      'risk_score',
      'revision',
    ],
  ],
]

/** The workbooks of a package: a few books with many sheets, or for the larger ones a workbook for each form and month. */
export function planBooks(
  pack: PackName,
  records: SampleRecords,
  model: readonly LogicalTable[],
  choose: LayoutChoice,
): BookPlan[] {
  const tables = model.filter(({ id }) => rowsOf(records, id).length > 0)
  if (pack === 'tiny')
    return books.flatMap(([file, ids]) => {
      const sheets = ids.flatMap((id) =>
        tables.filter((table) => table.id === id).map((table) => laidOut(wholeSheet(table, records), lastYear, choose)),
      )
      return sheets.length === 0 ? [] : [{ file: `${file}.xlsx`, sheets }]
    })
  return tables.flatMap((table) =>
    table.periodField === null || yearly.has(table.id)
      ? [
          {
            file: `${fileName(titleOf(table))}.xlsx`,
            sheets: [laidOut(wholeSheet(table, records), lastYear, choose)],
          },
        ]
      : booksByPeriod(table, records, choose),
  )
}

/** Tables whose years or quarters are kept in one list. */
const yearly = new Set([
  'rd',
  'rd_project',
  'rd_quarter',
  'target',
  'quasi_unit',
  'gdp_component',
  'small_report',
  'archive_check',
  'price_index',
  'form_calendar',
])

/** Lists that no year ends are written in the last one. */
const lastYear = 2020

const laidOut = (sheet: RecordSheet, year: number, choose: LayoutChoice): BookPlan['sheets'][number] => ({
  sheet,
  layout: choose(sheet, year),
})

function booksByPeriod(table: LogicalTable, records: SampleRecords, choose: LayoutChoice): BookPlan[] {
  const field = table.periodField ?? ''
  const rows = rowsOf(records, table.id)
  const periods = [...new Set(rows.map((row) => String(row[field])))].sort()
  return periods.map((period) => {
    const said = sayPeriod(period)
    const title = `${titleOf(table)}（${said}）`
    const own = rows.filter((row) => row[field] === period)
    return {
      file: `${fileName(titleOf(table))} ${said}.xlsx`,
      sheets: [laidOut({ table, sheet: '表', title, period: said, rows: own }, Number(period.slice(0, 4)), choose)],
    }
  })
}

function wholeSheet(table: LogicalTable, records: SampleRecords): RecordSheet {
  return {
    table,
    sheet: table.label.zh.slice(0, 28),
    title: titleOf(table),
    period: null,
    rows: rowsOf(records, table.id),
  }
}

/** The name of the table with the number of its form. */
function titleOf({ label, titleWords }: LogicalTable): string {
  const form = titleWords.find((word) => /^[A-Z]?\d{3}-?\d?$/u.test(word))
  return form === undefined ? label.zh : `${label.zh} ${form}`
}

/** A title without what no file may be named. */
function fileName(title: string): string {
  return title.replace(/[\\/:*?"<>|]/gu, '、')
}

function sayPeriod(period: string): string {
  const [year = '', rest = ''] = period.split('-')
  return rest.startsWith('Q') ? `${year}年${rest.slice(1)}季度` : `${year}年${String(Number(rest))}月`
}

function rowsOf(records: SampleRecords, id: string): readonly SheetRow[] {
  return records[id as TableId]
}
