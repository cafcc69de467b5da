import { AppError } from '../base/app-error.ts'
import type { DatasetId, RecipeId } from '../base/id.ts'
import { maxEarlierRecipes } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { findDataset } from './change-catalogue.ts'
import { stepSchemas } from './recipe.ts'
import type { Recipe, RecipeStep } from './recipe.ts'

/** The catalogue's recipe of that id. Throws recipe/not-found. */
export function findRecipe(catalogue: Catalogue, id: RecipeId): Recipe {
  const recipe = catalogue.recipes.find((each) => each.id === id)
  if (recipe === undefined) throw new AppError('recipe/not-found')
  return recipe
}

/**
 * Stores a recipe, new or in place of the version before, which is kept. Throws recipe/name-empty, recipe/invalid with the number of the
 * first step that is not whole.
 */
export function saveRecipe(
  catalogue: Catalogue,
  recipe: Omit<Recipe, 'version' | 'changedAt'>,
  changedAt: string,
): Catalogue {
  const name = recipe.name.trim()
  if (name === '') throw new AppError('recipe/name-empty')
  const { steps } = recipe
  const broken = steps.findIndex((step, at) => !isWhole(step) || steps.findIndex(({ id }) => id === step.id) !== at)
  if (broken >= 0) throw new AppError('recipe/invalid', { step: broken + 1 })
  const before = catalogue.recipes.find(({ id }) => id === recipe.id)
  const versions = [...catalogue.recipes, ...catalogue.earlierRecipes].filter(({ id }) => id === recipe.id)
  const version = Math.max(0, ...versions.map((each) => each.version)) + 1
  const saved: Recipe = { ...recipe, name, version, changedAt }
  return {
    ...catalogue,
    version: catalogue.version + 1,
    recipes: before === undefined ? [...catalogue.recipes, saved] : replace(catalogue.recipes, saved),
    earlierRecipes: before === undefined ? catalogue.earlierRecipes : keep(catalogue.earlierRecipes, before),
  }
}

/** Lets a table show its rows through a recipe; null: as loaded. Throws dataset/not-found, recipe/not-found. */
export function applyRecipe(catalogue: Catalogue, dataset: DatasetId, recipe: RecipeId | null): Catalogue {
  findDataset(catalogue, dataset)
  if (recipe !== null) findRecipe(catalogue, recipe)
  const datasets = catalogue.datasets.map((each) => (each.id === dataset ? { ...each, recipe } : each))
  return { ...catalogue, version: catalogue.version + 1, datasets }
}

/** Takes a recipe away, also from the tables that apply it; it can be restored. Throws recipe/not-found. */
export function removeRecipe(catalogue: Catalogue, id: RecipeId): Catalogue {
  const removed = findRecipe(catalogue, id)
  const release = <T extends { recipe: RecipeId | null }>(each: T): T =>
    each.recipe === id ? { ...each, recipe: null } : each
  return {
    ...catalogue,
    version: catalogue.version + 1,
    datasets: catalogue.datasets.map(release),
    deleted: catalogue.deleted.map(release),
    recipes: catalogue.recipes.filter((each) => each.id !== id),
    earlierRecipes: keep(catalogue.earlierRecipes, removed),
  }
}

/** Brings an earlier version of a recipe back as its newest. Throws recipe/not-found. */
export function restoreRecipe(
  catalogue: Catalogue,
  { id, version }: Pick<Recipe, 'id' | 'version'>,
  changedAt: string,
): Catalogue {
  const earlier = catalogue.earlierRecipes.find((each) => each.id === id && each.version === version)
  if (earlier === undefined) throw new AppError('recipe/not-found')
  return saveRecipe(catalogue, earlier, changedAt)
}

function isWhole(step: RecipeStep): boolean {
  return stepSchemas[step.kind].safeParse(step).success
}

function replace(recipes: readonly Recipe[], saved: Recipe): Recipe[] {
  return recipes.map((each) => (each.id === saved.id ? saved : each))
}

function keep(earlier: readonly Recipe[], recipe: Recipe): Recipe[] {
  return [...earlier, recipe].slice(-maxEarlierRecipes)
}
