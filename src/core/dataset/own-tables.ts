import type { LogicalField, LogicalTable } from './logical-table.ts'

/** Fields that users added to a logical table of the site. */
export type OwnFields = { table: string; fields: LogicalField[] }

/** What users added to the logical model; a catalogue is one. */
export type OwnModel = { ownTables: readonly LogicalTable[]; ownFields: readonly OwnFields[] }

/**
 * The model that everything works with: the site's logical tables with the users' fields, then the users' own tables. What the site has
 * under the same id belongs to the site: a table that its owner has taken over takes the place of the user's.
 */
export function combineModel(site: readonly LogicalTable[], { ownTables, ownFields }: OwnModel): LogicalTable[] {
  const extended = site.map((table) => {
    const added = ownFields.find((each) => each.table === table.id)?.fields ?? []
    const fresh = added.filter((field) => !hasField(table, field.id))
    return fresh.length === 0 ? table : { ...table, fields: [...table.fields, ...fresh] }
  })
  return [...extended, ...ownTables.filter(({ id }) => !site.some((table) => table.id === id))]
}

/** Whether a logical table has a field of that id. */
export function hasField(table: LogicalTable, id: string): boolean {
  return table.fields.some((field) => field.id === id)
}
