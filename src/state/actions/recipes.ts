import type { DatasetId } from '../../core/base/id.ts'
import type { RecipeStep } from '../../core/dataset/recipe.ts'
import { shapeOf } from '../../core/dataset/shape.ts'
import { parseRecipeFile, writeRecipeFile } from '../../core/recipe/recipe-file.ts'
import type { RecipeFault } from '../../core/recipe/step-problem.ts'
import type { Page } from '../../core/result/page.ts'
import type { CallOptions, Clients } from '../../client/clients.ts'
import type { RecipePreview as Preview } from '../../protocol/engine-api.ts'
import type { ActionWords } from '../action-words.ts'
import type { AppStore } from '../create-store.ts'
import { changeContent, isChanged } from '../edit-draft.ts'
import type { RecipeDraft } from '../slices/recipes.ts'
import { createRecipeChanges } from './recipe-changes.ts'
import { readDraft, setDraft } from './recipe-drafts.ts'
import { showFailure } from './run-action.ts'

/** What steps do to a table: effects, the whole statement, the first rows. */
export type RecipePreview = Preview

/** A part of the rows as some steps make them. */
export type RecipeWindow = { steps: RecipeStep[]; offset: number; limit: number }

/** Examples of changed cells that a preview brings for each step. */
const samplesOfStep = 50

/** Cleaning recipes. */
export type RecipeActions = ReturnType<typeof createRecipeActions>

/** Actions on recipes: drafts, what they do, their files, and the changes of the catalogue. Reads throw AppError. */
export function createRecipeActions(store: AppStore, clients: Clients, words: () => ActionWords) {
  return {
    ...createRecipeChanges(store, clients, words),
    /** Begins the draft of a table, or takes the stored recipe over where the draft has no changes of its own. */
    open(dataset: DatasetId): void {
      const present = store.getState().recipeDrafts[dataset]
      if (present === undefined || !isChanged(present)) setDraft(store, dataset, readDraft(store, dataset))
    },
    /** Changes the draft of a table by one of the functions of `edit-draft.ts`. */
    edit(dataset: DatasetId, work: (draft: RecipeDraft) => RecipeDraft): void {
      const draft = store.getState().recipeDrafts[dataset]
      if (draft !== undefined) setDraft(store, dataset, work(draft))
    },
    /** Goes back to the stored recipe. */
    discard(dataset: DatasetId): void {
      setDraft(store, dataset, readDraft(store, dataset))
    },
    /** What the steps do; nothing is stored. */
    preview(dataset: DatasetId, steps: RecipeStep[], options: CallOptions = {}): Promise<RecipePreview> {
      return clients.engine.previewRecipe({ dataset, steps, sample: samplesOfStep }, options)
    },
    /** A window of the rows as the steps make them. */
    readRows(dataset: DatasetId, window: RecipeWindow, options: CallOptions = {}): Promise<Page> {
      return clients.engine.readRecipeRows({ dataset, ...window }, options)
    },
    /** Applied recipes that do not fit their tables at present. */
    faults(): Promise<RecipeFault[]> {
      return clients.engine.recipeFaults(null)
    },
    /** The draft as a file to hand on; null where there is none. */
    writeFile(dataset: DatasetId): Blob | null {
      const draft = store.getState().recipeDrafts[dataset]
      const table = store.getState().catalogue.datasets.find(({ id }) => id === dataset)
      if (draft === undefined || table === undefined) return null
      const { name, steps } = draft.content
      return new Blob([writeRecipeFile({ name, shape: shapeOf(table), steps })], { type: 'application/json' })
    },
    /** Takes the steps of a file into the draft, in place of those that are there, as one change. Null with a message where the file is refused. */
    async readFile(
      dataset: DatasetId,
      file: Blob & { name: string },
    ): Promise<{ name: string; steps: number; before: number } | null> {
      const draft = store.getState().recipeDrafts[dataset]
      if (draft === undefined) return null
      try {
        const { name, steps } = parseRecipeFile(await file.text(), file.name)
        const changed = changeContent({ ...draft, form: null }, { name, steps })
        setDraft(store, dataset, { ...changed, selected: steps.at(-1)?.id ?? null })
        return { name, steps: steps.length, before: draft.content.steps.length }
      } catch (error) {
        showFailure(store, error)
        return null
      }
    },
  }
}
