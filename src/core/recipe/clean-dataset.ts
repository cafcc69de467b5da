import type { DatasetId } from '../base/id.ts'
import type { Catalogue } from '../dataset/catalogue.ts'
import type { Column, Dataset } from '../dataset/dataset.ts'
import { onlyPeriod } from '../dataset/describe-parts.ts'
import type { Recipe, RecipeStep } from '../dataset/recipe.ts'
import { quoteIdentifier } from '../sql/quote.ts'
import { compileRecipe } from './compile-recipe.ts'
import type { CompiledRecipe } from './compile-recipe.ts'
import type { RecipeTable, StepColumn } from './step-plan.ts'
import type { StepProblem } from './step-problem.ts'

/** The recipe that a table applies; null for none, also where it is gone. */
export function recipeOf(dataset: Dataset, catalogue: Catalogue): Recipe | null {
  return catalogue.recipes.find(({ id }) => id === dataset.recipe) ?? null
}

/** What a recipe for a table is compiled against. Rows come from `loaded."<name>"`, other tables are read as users see them. */
export function recipeTable(dataset: Dataset, catalogue: Catalogue): RecipeTable {
  return tableFrom(dataset, catalogue, [dataset.id])
}

/** Compiles the applied recipe; null where there is none. */
export function compileApplied(dataset: Dataset, catalogue: Catalogue): CompiledRecipe | null {
  const recipe = recipeOf(dataset, catalogue)
  return recipe === null ? null : compileRecipe(recipe.steps, recipeTable(dataset, catalogue))
}

/** First step that cannot run, by columns alone; null when all can. */
export function findFault(recipe: CompiledRecipe): { step: RecipeStep; number: number; problem: StepProblem } | null {
  for (const { step, number, problem } of recipe.steps) if (problem !== null) return { step, number, problem }
  return null
}

/**
 * The table as users see it: with the columns after its recipe, where that fits. Names, types and units are those of the view;
 * header path and letter stay with columns that were loaded, new ones have no letter.
 */
export function cleanDataset(dataset: Dataset, catalogue: Catalogue): Dataset {
  return cleaned(dataset, catalogue, [dataset.id])
}

function cleaned(dataset: Dataset, catalogue: Catalogue, path: readonly DatasetId[]): Dataset {
  const recipe = recipeOf(dataset, catalogue)
  if (recipe === null) return dataset
  const compiled = compileRecipe(recipe.steps, tableFrom(dataset, catalogue, path))
  if (findFault(compiled) !== null) return dataset
  return { ...dataset, columns: compiled.columns.map((column) => asDatasetColumn(column, dataset.columns)) }
}

function asDatasetColumn({ name, type, unit }: StepColumn, loaded: readonly Column[]): Column {
  const source = loaded.find((column) => column.name === name)
  return { ...(source ?? { headerPath: [name], letter: '' }), name, type, unit }
}

/** `path` are the tables whose recipes are being compiled: one of them again is a circle. */
function tableFrom(dataset: Dataset, catalogue: Catalogue, path: readonly DatasetId[]): RecipeTable {
  return {
    columns: dataset.columns.map(({ name, type, unit }) => ({ name, type, unit })),
    source: `loaded.${quoteIdentifier(dataset.name)}`,
    period: onlyPeriod(dataset),
    findTable: (id) => {
      const other = catalogue.datasets.find((candidate) => candidate.id === id)
      if (other === undefined) return null
      if (joinsBack(other, catalogue, path)) return 'circle'
      const { columns } = cleaned(other, catalogue, [...path, id])
      return { name: other.name, source: `main.${quoteIdentifier(other.name)}`, columns }
    },
  }
}

/** True where a table is, or by its recipe joins, one of `path`. */
function joinsBack(dataset: Dataset, catalogue: Catalogue, path: readonly DatasetId[]): boolean {
  if (path.includes(dataset.id)) return true
  return joinedTables(recipeOf(dataset, catalogue)?.steps ?? []).some((id) => {
    const other = catalogue.datasets.find((candidate) => candidate.id === id)
    return other !== undefined && joinsBack(other, catalogue, [...path, dataset.id])
  })
}

/** Tables that the steps which are on join. */
export function joinedTables(steps: readonly RecipeStep[]): DatasetId[] {
  return steps.flatMap((step) => (step.on && step.kind === 'join' ? [step.dataset] : []))
}

/**
 * Names what the users' view of a table shows: the same text, the same rows. It covers the rows, the recipe and the tables that it joins.
 */
export function cleaningKey(dataset: Dataset, catalogue: Catalogue): string {
  const recipe = recipeOf(dataset, catalogue)
  const head = recipe === null ? dataset.version : `${dataset.version} ${recipe.id} ${recipe.version}`
  return [head, ...joinedKeys(recipe?.steps ?? [], catalogue, [dataset.id])].join(' ')
}

/** Keys of the tables that steps join, for results that are kept. */
export function joinedKeys(
  steps: readonly RecipeStep[],
  catalogue: Catalogue,
  path: readonly DatasetId[] = [],
): string[] {
  return joinedTables(steps).flatMap((id) => {
    const other = catalogue.datasets.find((candidate) => candidate.id === id)
    if (other === undefined || path.includes(id)) return [id]
    const recipe = recipeOf(other, catalogue)
    const own = recipe === null ? other.version : `${other.version} ${recipe.id} ${recipe.version}`
    return [`(${other.name}`, own, ...joinedKeys(recipe?.steps ?? [], catalogue, [...path, id]), ')']
  })
}
