import type { Language, LocalText } from '../../base/local-text.ts'
import type { Catalogue } from '../../dataset/catalogue.ts'
import { originColumns } from '../../dataset/compile-browse.ts'
import { compileLogicalTable, mappedDatasets, providesField } from '../../dataset/compile-logical-table.ts'
import type { LogicalField, LogicalTable } from '../../dataset/logical-table.ts'
import { indentSql } from '../../sql/indent-sql.ts'
import { quoteIdentifier, quoteLiteral } from '../../sql/quote.ts'
import { drillFilters } from './drill-filter.ts'
import type { DrillFilter, DrillQuestion } from './drill-question.ts'
import { lastMonth } from './drill-span.ts'

/** Rows of one logical table behind a row of a result: the conditions that chose them and the statement that shows them. */
export type DrillTarget = {
  table: string
  label: LocalText
  filters: Pick<DrillFilter, 'label' | 'value'>[]
  sql: string
}

type Source = { catalogue: Catalogue; model: readonly LogicalTable[]; language: Language }

/** Code lists are read to name things; they hold no figures. */
const lists = new Set(['town_dim', 'industry_dim', 'energy_dim', 'threshold_dim', 'form_calendar'])

/** The tables that a template reads, each narrowed to a row of its result, those with the most conditions first. */
export function compileDrill(question: DrillQuestion, { catalogue, model, language }: Source): DrillTarget[] {
  const mapped = (id: string): LogicalTable | null => {
    const table = model.find((each) => each.id === id)
    return table === undefined || mappedDatasets(id, catalogue).length === 0 ? null : table
  }
  const register = mapped('unit')
  const ids = question.template.inputs.map(({ table }) => table)
  const narrowed = ids
    .filter((id) => !lists.has(id))
    .flatMap((id) => {
      const table = mapped(id)
      return table === null ? [] : [{ table, filters: drillFilters(question, table, register) }]
    })
  return narrowed
    .sort(
      (a, b) => Number(a.table.id === 'unit') - Number(b.table.id === 'unit') || b.filters.length - a.filters.length,
    )
    .map(({ table, filters }) => ({
      table: table.id,
      label: table.label,
      filters: filters.map(({ label, value }) => ({ label, value })),
      sql: compileTarget({ table, filters, register }, question, { catalogue, model, language }),
    }))
}

const originHeads = {
  src_file: { zh: '文件', en: 'File' },
  src_sheet: { zh: '工作表', en: 'Sheet' },
  src_row: { zh: '行号', en: 'Row' },
} as const

type Narrowed = { table: LogicalTable; filters: DrillFilter[]; register: LogicalTable | null }

function compileTarget({ table, filters, register }: Narrowed, question: DrillQuestion, source: Source): string {
  const { catalogue, model, language } = source
  const asked = new Set(question.template.inputs.find((input) => input.table === table.id)?.fields ?? [])
  const sources = mappedDatasets(table.id, catalogue)
  const fields = table.fields.filter(
    (field) =>
      (asked.has(field.id) || table.key.includes(field.id)) && sources.some((one) => providesField(one, field)),
  )
  const named = register !== null && table.id !== 'unit' && fields.some(({ id }) => id === 'uscc') ? register : null
  const parts = [
    logicalPart(
      table,
      catalogue,
      fields.map(({ id }) => id),
      originColumns,
    ),
    ...(named === null ? [] : [registerPart(named, question, catalogue)]),
    // Conditions on a section look up its divisions.
    ...model
      .filter(({ id }) => id === 'industry_dim' && mappedDatasets(id, catalogue).length > 0)
      .map((list) => logicalPart(list, catalogue, ['industry_code', 'section', 'division'], [])),
  ]
  const columns = fields.map((field) => `t.${quoteIdentifier(field.id)} AS ${quoteIdentifier(headOf(field, language))}`)
  const unitName = named?.fields.find(({ id }) => id === 'unit_name')
  if (unitName !== undefined) columns.splice(1, 0, `u.unit_name AS ${quoteIdentifier(headOf(unitName, language))}`)
  const conditions = filters.map(({ sql, inRegister }) =>
    inRegister ? `t.uscc IN (SELECT uscc FROM register WHERE ${sql})` : sql,
  )
  return [
    `WITH ${parts.join(',\n')}`,
    `SELECT ${[...columns, ...originColumns.map((name) => `t.${name} AS ${quoteIdentifier(originHeads[name][language])}`)].join(', ')}`,
    `FROM ${table.id} t${unitName === undefined ? '' : ' LEFT JOIN register u ON u.uscc = t.uscc'}`,
    ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`]),
    'ORDER BY t.src_file, t.src_sheet, t.src_row',
  ].join('\n')
}

function headOf({ label, unit }: LogicalField, language: Language): string {
  const name = label[language]
  return unit === null ? name : language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`
}

function logicalPart(table: LogicalTable, catalogue: Catalogue, fields: string[], trace: readonly string[]): string {
  return `${quoteIdentifier(table.id)} AS (\n${indentSql(compileLogicalTable(table, catalogue, fields, { trace }) ?? '')}\n)`
}

/** Each unit once, as the register knew it at the end of the period asked for; as it knows it now where none is asked. */
function registerPart(register: LogicalTable, { template, parameters }: DrillQuestion, catalogue: Catalogue): string {
  const period = template.parameters
    .filter(({ type }) => type === 'period')
    .map(({ name }) => parameters[name])
    .at(-1)
  const month = typeof period === 'string' ? quoteLiteral(lastMonth(period)) : "'9999-12'"
  const fields = register.fields.map(({ id }) => id)
  const entries = compileLogicalTable(register, catalogue, fields) ?? ''
  return [
    'register AS (',
    `  SELECT * FROM (\n${indentSql(indentSql(entries))}\n  )`,
    '  QUALIFY row_number() OVER (',
    `    PARTITION BY uscc ORDER BY snap_ym > ${month}, CASE WHEN snap_ym <= ${month} THEN snap_ym END DESC, snap_ym`,
    '  ) = 1',
    ')',
  ].join('\n')
}
