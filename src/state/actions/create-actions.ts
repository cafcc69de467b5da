import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import type { CatalogueActions } from './catalogue.ts'
import { createCatalogueActions } from './catalogue.ts'
import type { EngineActions } from './engine.ts'
import { createEngineActions } from './engine.ts'
import type { ExportActions } from './exports.ts'
import { createExportActions } from './exports.ts'
import type { ImportActions } from './imports.ts'
import { createImportActions } from './imports.ts'
import type { OwnTableActions } from './own-tables.ts'
import { createOwnTableActions } from './own-tables.ts'
import type { OwnTemplateActions } from './own-templates.ts'
import { createOwnTemplateActions } from './own-templates.ts'
import type { PinActions } from './pins.ts'
import { createPinActions } from './pins.ts'
import { prepareTemplates } from './prepare-templates.ts'
import type { RecipeActions } from './recipes.ts'
import { createRecipeActions } from './recipes.ts'
import type { ResultActions } from './results.ts'
import { createResultActions } from './results.ts'
import type { SessionActions } from './session.ts'
import { createSessionActions } from './session.ts'
import type { TemplateDraftActions } from './template-drafts.ts'
import { createTemplateDraftActions } from './template-drafts.ts'
import type { TemplateExampleActions } from './template-examples.ts'
import { createTemplateExampleActions } from './template-examples.ts'
import type { TemplatePackActions } from './template-packs.ts'
import { createTemplatePackActions } from './template-packs.ts'
import type { TemplateSetActions } from './template-sets.ts'
import { createTemplateSetActions } from './template-sets.ts'
import type { TemplateActions } from './templates.ts'
import { createTemplateActions } from './templates.ts'

/** Everything the interface can do. Components call these and nothing else. */
export type Actions = {
  session: SessionActions
  engine: EngineActions
  catalogue: CatalogueActions
  imports: ImportActions
  recipes: RecipeActions
  templates: TemplateActions
  own: OwnTemplateActions
  ownTables: OwnTableActions
  drafts: TemplateDraftActions
  examples: TemplateExampleActions
  packs: TemplatePackActions
  sets: TemplateSetActions
  results: ResultActions
  pins: PinActions
  exports: ExportActions
}

/** Binds all actions to one store and one set of workers. */
export function createActions(store: AppStore, clients: Clients, words: () => ActionWords): Actions {
  const templates = createTemplateActions(store, clients)
  const results = createResultActions(store, clients)
  prepareTemplates(store, clients, templates)
  return {
    session: createSessionActions(store),
    engine: createEngineActions(store, clients, words),
    catalogue: createCatalogueActions(store, clients, words),
    imports: createImportActions(store, clients, words),
    recipes: createRecipeActions(store, clients, words),
    templates,
    own: createOwnTemplateActions(store, clients, words),
    ownTables: createOwnTableActions(store, clients, words),
    drafts: createTemplateDraftActions(store, clients, words),
    examples: createTemplateExampleActions(store, clients, templates),
    packs: createTemplatePackActions(store, clients, words),
    sets: createTemplateSetActions(store, clients, words),
    results,
    pins: createPinActions(store, { templates, results, words }),
    exports: createExportActions(store, clients, words),
  }
}
