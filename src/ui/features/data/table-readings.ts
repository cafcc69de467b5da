import type { Catalogue } from '../../../core/dataset/catalogue.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { LogicalTable } from '../../../core/dataset/logical-table.ts'
import type { Mapping, MappingSuggestion } from '../../../core/dataset/mapping.ts'
import { asTableToMap } from '../../../core/dataset/describe-parts.ts'
import { shapeOf } from '../../../core/dataset/shape.ts'
import { suggestMapping } from '../../../core/dataset/suggest-mapping.ts'
import { cleanDataset } from '../../../core/recipe/clean-dataset.ts'

/** A suggestion below this score is offered in the panel but not announced. */
const announcedScore = 0.6

/** Tables of one shape with their confirmed mappings or the best guess. */
export type TableReading = { shape: string; datasets: Dataset[]; mappings: Mapping[]; suggestions: MappingSuggestion[] }

/** Groups the catalogue by shape; suggestions are computed for shapes without a mapping. */
export function readTableReadings(catalogue: Catalogue, model: readonly LogicalTable[]): TableReading[] {
  const byShape = new Map<string, TableReading>()
  for (const loaded of catalogue.datasets) {
    // Templates read what users see: the table after its recipe.
    const dataset = cleanDataset(loaded, catalogue)
    const shape = shapeOf(dataset)
    const group = byShape.get(shape)
    if (group !== undefined) {
      group.datasets.push(dataset)
      continue
    }
    const mappings = catalogue.mappings.filter((mapping) => mapping.shape === shape)
    const suggestions = mappings.length > 0 ? [] : suggestMapping(asTableToMap(dataset), model)
    byShape.set(shape, { shape, datasets: [dataset], mappings, suggestions })
  }
  return [...byShape.values()]
}

/** The guess worth announcing: good, complete, and nothing confirmed yet. */
export function announced(reading: TableReading): MappingSuggestion | null {
  const best = reading.suggestions[0]
  return best !== undefined &&
    reading.mappings.length === 0 &&
    best.score >= announcedScore &&
    best.missing.length === 0
    ? best
    : null
}

/** A suggestion as the mapping that confirming it makes. */
export function asMapping(shape: string, suggestion: MappingSuggestion): Omit<Mapping, 'confirmedAt'> {
  const fields: Mapping['fields'] = {}
  for (const [id, source] of Object.entries(suggestion.fields)) {
    fields[id] =
      source.kind === 'column'
        ? { kind: 'column', column: source.column, scale: source.scale }
        : source.kind === 'constant'
          ? { kind: 'constant', value: source.value }
          : { kind: 'table-period' }
  }
  return { shape, logicalTable: suggestion.logicalTable, fields }
}
