import type { Catalogue } from '../../../../core/dataset/catalogue.ts'
import type { LogicalField, LogicalTable } from '../../../../core/dataset/logical-table.ts'

/**
 * One entry of the list: an own table, or the own fields of a table of the site. `standing` is what became of it beside the site's model:
 * `shadowed` where the site has a table of the same id by now, `orphaned` where it lacks the one that the fields belong to.
 */
export type OwnEntry = {
  id: string
  /** As the model has it; a made-up one with the own fields alone where it does not. */
  table: LogicalTable
  fields: LogicalField[]
  standing: 'own' | 'shadowed' | 'added' | 'orphaned'
}

/** Own tables, then own fields by table. */
export function listOwn(
  { ownTables, ownFields }: Pick<Catalogue, 'ownTables' | 'ownFields'>,
  { site, model }: { site: readonly LogicalTable[]; model: readonly LogicalTable[] },
): OwnEntry[] {
  const has = (id: string): boolean => site.some((table) => table.id === id)
  const tables = ownTables.map((table): OwnEntry => {
    const { id, fields } = table
    return { id, table, fields, standing: has(id) ? 'shadowed' : 'own' }
  })
  const added = ownFields.map(({ table: id, fields }): OwnEntry => {
    const known = model.find((table) => table.id === id)
    const label = { zh: id, en: id }
    const table = known ?? { id, label, titleWords: [], key: [], periodField: null, fields }
    return { id, table, fields, standing: has(id) ? 'added' : 'orphaned' }
  })
  return [...tables, ...added]
}
