import type { Catalogue } from '../../../core/dataset/catalogue.ts'
import type { Dataset } from '../../../core/dataset/dataset.ts'
import type { LogicalTable } from '../../../core/dataset/logical-table.ts'
import type { Mapping, MappingSuggestion } from '../../../core/dataset/mapping.ts'
import { asTableToMap } from '../../../core/dataset/describe-parts.ts'
import { shapeOf } from '../../../core/dataset/shape.ts'
import { rankSuggestions, suggestAs } from '../../../core/dataset/suggest-mapping.ts'
import { cleanDataset } from '../../../core/recipe/clean-dataset.ts'

/** A suggestion below this score is offered in the panel but not announced. */
const announcedScore = 0.6

/** Tables of one shape with their confirmed mappings or the best guess. */
export type TableReading = { shape: string; datasets: Dataset[]; mappings: Mapping[]; suggestions: MappingSuggestion[] }

/** Groups the catalogue by shape, with what is guessed so far for shapes without a mapping. */
export function readTableReadings(
  catalogue: Catalogue,
  guesses: ReadonlyMap<string, MappingSuggestion[]>,
): TableReading[] {
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
    const suggestions = mappings.length > 0 ? [] : (guesses.get(shape) ?? [])
    byShape.set(shape, { shape, datasets: [dataset], mappings, suggestions })
  }
  return [...byShape.values()]
}

/**
 * Guesses what the tables without a mapping are, and yields after each pair of table and logical table, so that the caller can let the page
 * answer in between: a new shape is compared with hundreds of fields. Returns the guesses by shape.
 */
export function* guessReadings(
  catalogue: Catalogue,
  model: readonly LogicalTable[],
): Generator<undefined, Map<string, MappingSuggestion[]>> {
  const guesses = new Map<string, MappingSuggestion[]>()
  for (const { shape, datasets, mappings } of readTableReadings(catalogue, guesses)) {
    const [dataset] = datasets
    if (dataset === undefined || mappings.length > 0) continue
    const table = asTableToMap(dataset)
    const suggestions: MappingSuggestion[] = []
    for (const logical of model) {
      suggestions.push(suggestAs(table, logical))
      yield
    }
    guesses.set(shape, rankSuggestions(suggestions))
  }
  return guesses
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
