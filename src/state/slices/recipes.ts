import type { RecipeId } from '../../core/base/id.ts'
import type { RecipeStep } from '../../core/dataset/recipe.ts'

/** What a recipe says: its name and its steps. One entry of undo. */
export type RecipeContent = { name: string; steps: RecipeStep[] }

/** A step in its form. It is shown as if it were there, and belongs to the recipe once it is confirmed. `at` is its place. */
export type StepInForm = { step: RecipeStep; at: number; isNew: boolean }

/** The recipe of one table as it stands on the page; unsaved changes stay here while other pages are visited. */
export type RecipeDraft = {
  /** The stored recipe that this changes, null for a new one. */
  recipe: RecipeId | null
  content: RecipeContent
  /** As stored; without steps for a new one. */
  saved: RecipeContent
  /** Id of the step after which the table is shown; null shows the raw table. */
  selected: string | null
  form: StepInForm | null
  past: RecipeContent[]
  future: RecipeContent[]
  /** Suggestions that are not wanted, by their key. */
  dismissed: string[]
}

/** Drafts by the id of their table. */
export type RecipeSlice = { recipeDrafts: Readonly<Record<string, RecipeDraft>> }

/** No draft. */
export const initialRecipes: RecipeSlice = { recipeDrafts: {} }
