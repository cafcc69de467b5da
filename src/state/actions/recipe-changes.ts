import type { DatasetId, RecipeId } from '../../core/base/id.ts'
import { makeId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import type { Recipe } from '../../core/dataset/recipe.ts'
import { shapeOf } from '../../core/dataset/shape.ts'
import type { Clients } from '../../client/clients.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { insertSteps, makeDraft } from '../edit-draft.ts'
import { adoptCatalogue } from './adopt-catalogue.ts'
import { showToast } from './run-action.ts'
import { readDraft, setDraft } from './recipe-drafts.ts'

/** Actions that change stored recipes and the tables that they clean. Each shows its own failure and answers whether it was done. */
export function createRecipeChanges(store: AppStore, clients: Clients, words: () => ActionWords) {
  const change = (work: () => Promise<Catalogue>): Promise<boolean> => adoptCatalogue(store, work)
  const tell = (text: string, undo: (() => void) | null = null): number =>
    showToast(store, { failure: null, text, undo })
  const findTable = (dataset: DatasetId) => store.getState().catalogue.datasets.find(({ id }) => id === dataset)
  const nameOf = (dataset: DatasetId): string => findTable(dataset)?.name ?? ''
  return {
    /** Stores the draft and applies it to its table; without `apply` it is only stored. */
    async save(dataset: DatasetId, apply = true): Promise<boolean> {
      const draft = store.getState().recipeDrafts[dataset]
      const table = findTable(dataset)
      if (draft === undefined || table === undefined) return false
      const { name, steps } = draft.content
      const id = draft.recipe ?? makeId<RecipeId>(crypto.getRandomValues(new Uint8Array(8)))
      const recipe = { id, name, shape: shapeOf(table), steps }
      if (!(await change(() => clients.engine.saveRecipe({ recipe })))) return false
      if (!apply) {
        setDraft(store, dataset, { ...draft, recipe: id, saved: draft.content })
        tell(words().t('recipe.foot.stored', { n: steps.length, count: steps.length, name }))
        return true
      }
      if (table.recipe !== id && !(await change(() => clients.engine.applyRecipe({ dataset, recipe: id })))) {
        // Stored, not applied: the draft is that of the stored recipe from now on.
        setDraft(store, dataset, { ...draft, recipe: id, saved: draft.content })
        return false
      }
      setDraft(store, dataset, { ...readDraft(store, dataset), selected: draft.selected, dismissed: draft.dismissed })
      tell(words().t('recipe.foot.done', { n: steps.length, count: steps.length, name: table.name }))
      return true
    },
    /** Applies a stored recipe to another table of the shape. */
    async apply(dataset: DatasetId, recipe: RecipeId): Promise<boolean> {
      if (!(await change(() => clients.engine.applyRecipe({ dataset, recipe })))) return false
      tell(words().t('recipe.same.applied', { name: nameOf(dataset) }))
      return true
    },
    /** Shows the raw rows of a table again; the recipe is kept and offered again. */
    async detach(dataset: DatasetId): Promise<boolean> {
      if (!(await change(() => clients.engine.applyRecipe({ dataset, recipe: null })))) return false
      tell(words().t('recipe.foot.detached', { name: nameOf(dataset) }))
      return true
    },
    /** Deletes a stored recipe; its tables show their raw rows. The message offers the steps back as a draft. */
    async remove(dataset: DatasetId, recipe: Recipe): Promise<boolean> {
      if (!(await change(() => clients.engine.removeRecipe({ recipe: recipe.id })))) return false
      setDraft(store, dataset, makeDraft(null, recipe.name))
      tell(words().t('recipe.foot.removed', { name: recipe.name }), () => {
        setDraft(store, dataset, insertSteps(makeDraft(null, recipe.name), recipe.steps))
      })
      return true
    },
  }
}
