import { AppError } from '../../core/base/app-error.ts'
import type { RecipeId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { findDataset } from '../../core/dataset/change-catalogue.ts'
import { applyRecipe, findRecipe, removeRecipe, restoreRecipe, saveRecipe } from '../../core/dataset/change-recipes.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import type { Recipe, RecipeStep } from '../../core/dataset/recipe.ts'
import { shapeOf } from '../../core/dataset/shape.ts'
import { joinedKeys, recipeTable } from '../../core/recipe/clean-dataset.ts'
import { compileRecipeSql } from '../../core/recipe/compile-recipe.ts'
import { defineCalledFunctions } from '../../core/recipe/functions/recipe-functions.ts'
import { lineageColumns } from '../../core/recipe/step-plan.ts'
import type { Page } from '../../core/result/page.ts'
import type { EngineApi, RecipePreview } from '../../protocol/engine-api.ts'
import type { Handlers } from '../../protocol/handlers.ts'
import { compileSelectList, readPage } from '../duckdb/read-page.ts'
import type { EngineSession } from '../engine-session.ts'
import { bindRecipe, describeQuery, probeRecipe } from '../recipe/probe-recipe.ts'
import type { RecipeTrial } from '../recipe/probe-recipe.ts'

type RecipeHandlers = Pick<
  Handlers<EngineApi>,
  | 'previewRecipe'
  | 'readRecipeRows'
  | 'saveRecipe'
  | 'applyRecipe'
  | 'removeRecipe'
  | 'restoreRecipe'
  | 'recipeFaults'
  | 'loadCodeLists'
>

/** Cleaning recipes: trying out, storing, applying. */
export function recipeHandlers(session: () => EngineSession): RecipeHandlers {
  return {
    previewRecipe: (args, { signal }) => previewRecipe(session(), args, signal),
    readRecipeRows: (args, { signal }) => readRecipeRows(session(), args, signal),
    saveRecipe: ({ recipe }, { signal }) => session().inTurn(() => save(session(), recipe, signal)),
    applyRecipe: ({ dataset, recipe }, { signal }) =>
      session().inTurn(() => apply(session(), findDataset(session().catalogue, dataset), recipe, signal)),
    removeRecipe: ({ recipe }) =>
      session().inTurn(() => {
        const { catalogue } = session()
        const { name } = findRecipe(catalogue, recipe)
        return session().commit({
          next: removeRecipe(catalogue, recipe),
          journal: [{ kind: 'recipe.removed', what: { name } }],
        })
      }),
    restoreRecipe: ({ recipe, version }) =>
      session().inTurn(() => {
        const next = restoreRecipe(session().catalogue, { id: recipe, version }, session().ports.now())
        const { name } = findRecipe(next, recipe)
        return session().commit({ next, journal: [{ kind: 'recipe.restored', what: { name, version } }] })
      }),
    recipeFaults: () => Promise.resolve(session().tables.recipeFaults),
    loadCodeLists: async ({ lists }) => {
      await session().inTurn(() => session().loadCodeLists(lists))
      return null
    },
  }
}

function trialOf(session: EngineSession, dataset: Dataset, steps: readonly RecipeStep[]): RecipeTrial {
  // Rows of a damaged table cannot be tried out; the reason is thrown.
  session.tables.columnsOf(dataset)
  const { catalogue, effects, tables } = session
  const state = [dataset.version, dataset.name, ...joinedKeys(steps, catalogue)].join(' ')
  return { steps, table: recipeTable(dataset, catalogue), lists: tables.codeLists, state, memory: effects }
}

async function previewRecipe(
  session: EngineSession,
  { dataset, steps, sample }: Parameters<RecipeHandlers['previewRecipe']>[0],
  signal: AbortSignal,
): Promise<RecipePreview> {
  const tried = trialOf(session, findDataset(session.catalogue, dataset), steps)
  const trial = { ...tried, state: `${tried.state} ${sample}` }
  const run = session.db.run
  const { bound, effects, rows } = await probeRecipe(trial, { run, signal, sample })
  const sql = compileRecipeSql(bound.recipe)
  const columns = await describeQuery(run, sql, signal)
  // A step over windows or a join leaves rows in another order than their files have.
  const ordered = compileRecipeSql(bound.recipe, lineageColumns)
  const first = `SELECT ${compileSelectList(columns)} FROM (${ordered}) ORDER BY src_part, src_row LIMIT ${sample}`
  const page = readPage(await run(first, signal), columns, { offset: 0, totalRows: rows })
  return { effects, sql, setup: defineCalledFunctions(sql), page }
}

function readRecipeRows(
  session: EngineSession,
  { dataset: id, steps, offset, limit }: Parameters<RecipeHandlers['readRecipeRows']>[0],
  signal: AbortSignal,
): Promise<Page> {
  const dataset = findDataset(session.catalogue, id)
  const trial = trialOf(session, dataset, steps)
  const state = JSON.stringify([session.catalogue.version, dataset.version, [...trial.lists]])
  const inOrder = dataset.parts.every(({ number }, at) => number === at + 1)
  return session.recipeRows.read({ state, trial, rowCount: dataset.rowCount, inOrder, offset, limit }, signal)
}

async function save(
  session: EngineSession,
  recipe: Omit<Recipe, 'version' | 'changedAt'>,
  signal: AbortSignal,
): Promise<Catalogue> {
  const steps = await settleTypes(session, recipe, signal)
  const next = saveRecipe(session.catalogue, { ...recipe, steps }, session.ports.now())
  const { name, version } = findRecipe(next, recipe.id)
  return session.commit({ next, journal: [{ kind: 'recipe.saved', what: { name, version, steps: steps.length } }] })
}

/** Gives derived columns the type that they have on the first table which the recipe is made for. */
async function settleTypes(
  session: EngineSession,
  { id, shape, steps }: Omit<Recipe, 'version' | 'changedAt'>,
  signal: AbortSignal,
): Promise<RecipeStep[]> {
  if (!steps.some((step) => step.kind === 'derive' && step.type === undefined)) return steps
  const dataset = session.tables
    .readable(session.catalogue)
    .datasets.find((each) => each.recipe === id || shapeOf(each) === shape)
  if (dataset === undefined) return steps
  return (await bindRecipe(trialOf(session, dataset, steps), { run: session.db.run, signal })).steps
}

async function apply(
  session: EngineSession,
  dataset: Dataset,
  id: RecipeId | null,
  signal: AbortSignal,
): Promise<Catalogue> {
  const next = applyRecipe(session.catalogue, dataset.id, id)
  if (id !== null) {
    const { steps } = findRecipe(session.catalogue, id)
    const { recipe } = await bindRecipe(trialOf(session, dataset, steps), { run: session.db.run, signal })
    const fault = recipe.steps.find(({ problem }) => problem !== null)
    if (fault !== undefined) throw new AppError('recipe/does-not-fit', { step: fault.number, table: dataset.name })
  }
  const name = id === null ? null : findRecipe(next, id).name
  return session.commit({ next, journal: [{ kind: 'recipe.applied', what: { name, table: dataset.name } }] })
}
