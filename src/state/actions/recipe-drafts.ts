import type { DatasetId } from '../../core/base/id.ts'
import type { AppStore } from '../create-store.ts'
import { makeDraft } from '../edit-draft.ts'
import type { RecipeDraft } from '../slices/recipes.ts'

/** Puts the draft of a table into the store. */
export function setDraft(store: AppStore, dataset: DatasetId, draft: RecipeDraft): void {
  store.setState(({ recipeDrafts }) => ({ recipeDrafts: { ...recipeDrafts, [dataset]: draft } }))
}

/** The draft of the recipe that is applied to a table; an empty one where none is. */
export function readDraft(store: AppStore, dataset: DatasetId): RecipeDraft {
  const { catalogue } = store.getState()
  const table = catalogue.datasets.find(({ id }) => id === dataset)
  const recipe = catalogue.recipes.find(({ id }) => id === table?.recipe) ?? null
  return makeDraft(recipe, table?.name ?? '')
}
