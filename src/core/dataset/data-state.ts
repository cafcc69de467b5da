import type { Catalogue } from './catalogue.ts'

/** Changes when what results are computed from does: tables, how they are cleaned, what they are mapped to. */
export function dataStateOf({ datasets, recipes, mappings, ownTables, ownFields }: Catalogue): string {
  return JSON.stringify([
    datasets.map(({ id, version, name, recipe }) => [id, version, name, recipe]),
    recipes.map(({ id, version }) => [id, version]),
    mappings.map(({ shape, logicalTable, fields }) => [shape, logicalTable, fields]),
    ownTables,
    ownFields,
  ])
}
