import type { LogicalTable } from '../../dataset/logical-table.ts'
import { quoteIdentifier, quoteLiteral } from '../../sql/quote.ts'
import type { DrillFilter, DrillQuestion } from './drill-question.ts'
import { spanOf } from './drill-span.ts'
import type { Place } from './place.ts'

/** Parameters that are called by what they mean and not by their field. */
const parameterFields: Readonly<Record<string, string>> = {
  town: 'town_code',
  form: 'form_code',
  region: 'region_code',
  indicator: 'indicator_code',
  list: 'group_code',
  unit: 'uscc',
}

/** Texts of a row that may say what it is about: no figures, no flags, nothing that only arranges the table. */
export function dimensionCells({ template, cells }: Pick<DrillQuestion, 'template' | 'cells'>): [string, string][] {
  return template.columns.flatMap(({ name, role, flagOf }): [string, string][] => {
    const value = cells[name]
    const isText = typeof value === 'string' && value !== ''
    return isText && flagOf === null && (role === 'dimension' || role === 'hidden') ? [[name, value]] : []
  })
}

/**
 * Conditions that a row and the parameters put on a logical table: its period, fields of the same name, the town and the industry that the
 * row names. A unit says more than its town: where the row has one, towns and industries are left out. `register` is the table of units
 * where it is mapped; conditions on a unit's town or industry go through it.
 */
export function drillFilters(
  question: DrillQuestion,
  table: LogicalTable,
  register: LogicalTable | null,
): DrillFilter[] {
  const own = new Set(table.fields.map(({ id }) => id))
  const found = new Map<string, DrillFilter>()
  const add = (field: string, value: string, condition: (column: string) => string): void => {
    const holder = own.has(field) ? table : own.has('uscc') ? register : null
    const label = holder?.fields.find(({ id }) => id === field)?.label
    if (label === undefined || found.has(field)) return
    found.set(field, {
      label,
      value,
      sql: condition(holder === table ? `t.${quoteIdentifier(field)}` : quoteIdentifier(field)),
      inRegister: holder !== table,
    })
  }
  const cells = dimensionCells(question)
  const equals = (value: string) => (column: string) => `${column} = ${quoteLiteral(value)}`
  for (const [name, value] of cells) if (own.has(name) && name !== table.periodField) add(name, value, equals(value))
  if (!found.has('uscc'))
    for (const [, value] of cells) {
      const place = question.places.get(value)
      if (place !== undefined) add(place.field, value, (column) => placeCondition(place, column))
    }
  for (const { name, type } of question.template.parameters) {
    const value = question.parameters[name] ?? null
    if (type === 'period' || value === null || value === '') continue
    const field = parameterFields[name] ?? name
    if (own.has(field) || field === 'town_code' || field === 'specialty')
      add(field, String(value), equals(String(value)))
  }
  const span = spanOf(question, table)
  return [...(span === null ? [] : [span]), ...found.values()]
}

/** Codes of industries say by their length how far they reach; a letter is a section, whose divisions the code list knows. */
function placeCondition({ field, code }: Place, column: string): string {
  if (field === 'town_code') return `${column} = ${quoteLiteral(code)}`
  if (/^[A-T]$/u.test(code))
    return `left(${column}, 2) IN (SELECT division FROM industry_dim WHERE section = ${quoteLiteral(code)})`
  return `starts_with(${column}, ${quoteLiteral(code)})`
}
