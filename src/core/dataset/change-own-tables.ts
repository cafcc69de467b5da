import { AppError } from '../base/app-error.ts'
import type { Catalogue } from './catalogue.ts'
import { confirmMapping } from './change-catalogue.ts'
import { checkOwnFields, checkOwnTable } from './check-own-tables.ts'
import type { ModelFault } from './check-own-tables.ts'
import type { LogicalTable } from './logical-table.ts'
import type { Mapping } from './mapping.ts'
import type { OwnFields } from './own-tables.ts'
import { combineModel } from './own-tables.ts'

/** A change of the model, with readings that are confirmed in the same step. */
type WithMappings<T> = T & { mappings: readonly Mapping[] }

/**
 * Stores an own logical table, new or in place of the one of its id. Fields that it has no longer leave the mappings. Throws model/* with
 * the first fault.
 */
export function saveOwnTable(
  catalogue: Catalogue,
  { table, mappings }: WithMappings<{ table: LogicalTable }>,
  site: readonly LogicalTable[],
): Catalogue {
  refuse(checkOwnTable(table, { site, catalogue }))
  const { ownTables } = catalogue
  const next = ownTables.some(({ id }) => id === table.id)
    ? ownTables.map((each) => (each.id === table.id ? table : each))
    : [...ownTables, table]
  return withMappings({ ...catalogue, ownTables: next }, { table: table.id, mappings }, site)
}

/**
 * Stores an own logical table in place of the one of another id: its place and its mappings follow. Templates keep the name that they read.
 * Throws model/table-unknown, and model/* with the first fault of the new one.
 */
export function replaceOwnTable(
  catalogue: Catalogue,
  { id, table, mappings }: WithMappings<{ id: string; table: LogicalTable }>,
  site: readonly LogicalTable[],
): Catalogue {
  const { ownTables } = catalogue
  if (!ownTables.some((each) => each.id === id)) throw new AppError('model/table-unknown', { id })
  // One of the new id would be lost.
  if (id !== table.id && ownTables.some((each) => each.id === table.id))
    throw new AppError('model/id-own', { id: table.id })
  const renamed: Catalogue = {
    ...catalogue,
    ownTables: ownTables.map((each) => (each.id === id ? { ...each, id: table.id } : each)),
    mappings: catalogue.mappings.map((mapping) =>
      mapping.logicalTable === id ? { ...mapping, logicalTable: table.id } : mapping,
    ),
  }
  return saveOwnTable(renamed, { table, mappings }, site)
}

/** Takes an own logical table away, with its mappings unless the site has a table of its id. Throws model/table-unknown. */
export function removeOwnTable(catalogue: Catalogue, id: string, site: readonly LogicalTable[]): Catalogue {
  if (!catalogue.ownTables.some((table) => table.id === id)) throw new AppError('model/table-unknown', { id })
  const ownTables = catalogue.ownTables.filter((table) => table.id !== id)
  return withMappings({ ...catalogue, ownTables }, { table: id, mappings: [] }, site)
}

/**
 * Stores the fields that users added to a logical table of the site, in place of those before; none takes them away. Fields that are gone
 * leave the mappings. Throws model/* with the first fault.
 */
export function saveOwnFields(
  catalogue: Catalogue,
  { table, fields, mappings }: WithMappings<OwnFields>,
  site: readonly LogicalTable[],
): Catalogue {
  // Without fields nothing is left to check, also for a table that the site does not have any more.
  if (fields.length > 0) refuse(checkOwnFields({ table, fields }, { site }))
  const others = catalogue.ownFields.filter((each) => each.table !== table)
  const ownFields = fields.length === 0 ? others : [...others, { table, fields }]
  return withMappings({ ...catalogue, ownFields }, { table, mappings }, site)
}

function refuse([first]: readonly ModelFault[]): void {
  if (first !== undefined) throw new AppError(first.code, first.params)
}

/** The catalogue with its next version and readings that name only fields that are there. */
function withMappings(
  catalogue: Catalogue,
  { table, mappings }: { table: string; mappings: readonly Mapping[] },
  site: readonly LogicalTable[],
): Catalogue {
  const logical = combineModel(site, catalogue).find(({ id }) => id === table)
  const known = new Set(logical?.fields.map(({ id }) => id))
  const confirmed = mappings.reduce(confirmMapping, catalogue)
  const kept = confirmed.mappings.flatMap((mapping) => {
    if (mapping.logicalTable !== table) return [mapping]
    const fields = Object.fromEntries(Object.entries(mapping.fields).filter(([id]) => known.has(id)))
    return Object.keys(fields).length === 0 ? [] : [{ ...mapping, fields }]
  })
  return { ...catalogue, version: catalogue.version + 1, mappings: kept }
}
