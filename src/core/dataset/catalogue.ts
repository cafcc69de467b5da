import type { Dataset } from './dataset.ts'
import type { RememberedLayout } from './layout-memory.ts'
import type { RevisionSet } from './revision.ts'
import type { LogicalTable } from './logical-table.ts'
import type { Mapping } from './mapping.ts'
import type { OwnFields } from './own-tables.ts'
import type { TemplateSet } from './template-set.ts'
import type { Recipe } from './recipe.ts'
import type { SavedTemplate } from './saved-template.ts'

/** The durable truth about what is loaded. Every change makes a new one with `version` + 1, in one transaction. */
export type Catalogue = {
  /** Counts changes; the compare-and-swap of storage is on this number. */
  version: number
  datasets: Dataset[]
  /** Deleted tables that can still be brought back; their blobs are kept until the next load or {@link maxDeleted}. */
  deleted: Dataset[]
  mappings: Mapping[]
  /** How the user wanted tables of a layout to be read, for the next file of that layout. */
  layouts: RememberedLayout[]
  recipes: Recipe[]
  /** Versions before the last save of a recipe, and recipes that were removed; oldest first, the last {@link maxEarlierRecipes}. */
  earlierRecipes: Recipe[]
  /** Templates that users saved, in the order of their first save. */
  templates: SavedTemplate[]
  /** Versions before the last save of a template, and templates that were removed; oldest first, the last {@link maxEarlierTemplates}. */
  earlierTemplates: SavedTemplate[]
  /** Templates that are run together, in the order of their first save. */
  templateSets: TemplateSet[]
  /** Logical tables that users made, in the order of their first save. */
  ownTables: LogicalTable[]
  /** Fields that users added to logical tables of the site. */
  ownFields: OwnFields[]
  /** What corrected files changed, oldest first. */
  revisions: RevisionSet[]
}

/** How many deleted tables are kept for undo. */
export const maxDeleted = 5

/** How many earlier versions of recipes are kept for undo. */
export const maxEarlierRecipes = 50

/** How many earlier versions of templates are kept. */
export const maxEarlierTemplates = 300

/** The catalogue of a first visit. */
export const emptyCatalogue: Catalogue = {
  version: 0,
  datasets: [],
  deleted: [],
  mappings: [],
  layouts: [],
  recipes: [],
  earlierRecipes: [],
  templates: [],
  earlierTemplates: [],
  templateSets: [],
  ownTables: [],
  ownFields: [],
  revisions: [],
}
