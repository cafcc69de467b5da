import type { RecipeStep } from '../dataset/recipe.ts'
import { indentSql } from '../sql/indent-sql.ts'
import { quoteIdentifier } from '../sql/quote.ts'
import { planStep } from './plan-step.ts'
import { lineageColumns } from './step-plan.ts'
import type { RecipeTable, StepColumn, StepPlan } from './step-plan.ts'
import type { StepProblem } from './step-problem.ts'

/** A step in its place. `plan` is null when it is off or cannot run; the step after it then reads the same `source`. */
export type CompiledStep = {
  step: RecipeStep
  /** Number in the list, from 1, steps that are off counted. */
  number: number
  /** Quoted name of what the step reads. */
  source: string
  columnsBefore: readonly StepColumn[]
  plan: StepPlan | null
  problem: StepProblem | null
}

/** A recipe over one table. */
export type CompiledRecipe = {
  steps: CompiledStep[]
  table: RecipeTable
  columns: readonly StepColumn[]
  source: string
}

/** Lines up the steps of a recipe. Steps in `failed` (ids, found out by the engine) are passed over with their problem. */
export function compileRecipe(
  steps: readonly RecipeStep[],
  table: RecipeTable,
  failed: ReadonlyMap<string, StepProblem> = new Map(),
): CompiledRecipe {
  let columns = table.columns
  let { source } = table
  const compiled = steps.map((step, at): CompiledStep => {
    const place = { step, number: at + 1, source, columnsBefore: columns }
    if (!step.on) return { ...place, plan: null, problem: null }
    const known = failed.get(step.id)
    const planned = known === undefined ? planStep(step, { columns, table }) : { problem: known }
    if ('problem' in planned) return { ...place, plan: null, problem: planned.problem }
    columns = planned.columns
    source = stepName(at + 1)
    return { ...place, plan: planned, problem: null }
  })
  return { steps: compiled, table, columns, source }
}

/** Name of what a step makes, as the statement and later steps call it. */
function stepName(number: number): string {
  return `step_${number}`
}

/** The step's own part of the statement: a comment that says what it is, then `step_3 AS ( … )`. '' when it does not run. */
export function compileStepSql({ step, number, source, plan }: CompiledStep): string {
  if (plan === null) return ''
  const comment = describeStep(step)
  return `-- ${number}. ${comment}\n${stepName(number)} AS (\n${indentSql(plan.select(source))}\n)`
}

/** `WITH …` up to and including the step at `last` (index), '' where nothing comes before. */
export function compilePrefix({ steps }: CompiledRecipe, last: number): string {
  const parts = steps.slice(0, last + 1).flatMap((step) => (step.plan === null ? [] : [compileStepSql(step)]))
  return parts.length === 0 ? '' : `WITH\n${parts.join(',\n')}\n`
}

/** The whole statement: cleaned columns, then `lineage` (all but the part's number unless given otherwise). */
export function compileRecipeSql(
  recipe: CompiledRecipe,
  lineage: readonly string[] = lineageColumns.filter((name) => name !== 'src_part'),
): string {
  const columns = [...recipe.columns.map(({ name }) => quoteIdentifier(name)), ...lineage]
  return `${compilePrefix(recipe, recipe.steps.length - 1)}SELECT ${columns.join(', ')}\nFROM ${recipe.source}`
}

/** Kind and main columns in one line; a note of the user goes along. */
function describeStep(step: RecipeStep): string {
  const columns =
    'columns' in step ? [step.columns].flat() : 'column' in step ? [step.column] : 'key' in step ? step.key : []
  const words = [step.kind, columns.join('、'), step.note === undefined ? '' : `(${step.note})`]
  return words
    .filter((word) => word !== '')
    .join(' ')
    .replaceAll(/\s+/gu, ' ')
}
