import type { LogicalTable } from '../logical-table.ts'
import { earlierPeriod } from './earlier-periods.ts'
import { unitWide } from './unit-wide.ts'

/** What {@link derivedTables} made: a model never changes, and compiling a template asks for it several times. */
const made = new WeakMap<readonly LogicalTable[], readonly LogicalTable[]>()

/** Tables that the product derives from those of the model: the wide table, and of each fact table the earlier periods. */
export function derivedTables(model: readonly LogicalTable[]): readonly LogicalTable[] {
  const tables = made.get(model) ?? derive(model)
  made.set(model, tables)
  return tables
}

function derive(model: readonly LogicalTable[]): LogicalTable[] {
  const earlier = model.flatMap((table) => [earlierPeriod(table, 'ly'), earlierPeriod(table, 'prev')])
  return [unitWide(model), ...earlier].filter((table) => table !== null)
}

/** A table of the model or a derived one by its id. */
export function findLogicalTable(model: readonly LogicalTable[], id: string): LogicalTable | undefined {
  return model.find((table) => table.id === id) ?? derivedTables(model).find((table) => table.id === id)
}

/** The tables of the model that a logical table is read from: itself, or those that it is derived from. */
export function sourceTables(table: LogicalTable): LogicalTable[] {
  return table.derivation === undefined ? [table] : table.derivation.inputs.map((input) => input.table)
}
