import { compilePrefix, compileRecipe } from '../../core/recipe/compile-recipe.ts'
import type { CompiledRecipe } from '../../core/recipe/compile-recipe.ts'
import { listCodeLists } from '../../core/recipe/list-code-lists.ts'
import type { TableListName } from '../../core/recipe/list-code-lists.ts'
import type { RecipeTable, StepPlan } from '../../core/recipe/step-plan.ts'
import type { StepEffect, StepProblem } from '../../core/recipe/step-problem.ts'
import type { RecipeStep } from '../../core/dataset/recipe.ts'
import type { ColumnType } from '../../core/workbook/table-layout.ts'
import type { SqlColumn } from '../duckdb/read-page.ts'
import type { EffectMemory } from './effect-memory.ts'
import { explainFailure } from './explain-failure.ts'
import { measureStep, readCheck } from './measure-step.ts'
import type { MeasureContext } from './measure-step.ts'

/** What is tried out: steps over a table, with the code lists that the engine has. */
export type RecipeTrial = {
  steps: readonly RecipeStep[]
  table: RecipeTable
  lists: ReadonlySet<TableListName>
  /** Names the rows of the table and of those that are joined; effects are remembered under it. */
  state: string
  memory: EffectMemory
}

/** A recipe that the engine has bound step by step. `steps` have the types that derived columns really have. */
export type BoundRecipe = { recipe: CompiledRecipe; steps: RecipeStep[]; failed: ReadonlyMap<string, StepProblem> }

/** Binds each step in the engine; one that it refuses is passed over with its problem, and later steps are tried without it. */
export async function bindRecipe(
  { steps: given, table, lists, state, memory }: RecipeTrial,
  { run, signal }: Pick<MeasureContext, 'run' | 'signal'>,
): Promise<BoundRecipe> {
  const steps = [...given]
  const failed = new Map<string, StepProblem>()
  for (const step of steps) {
    const missing = listCodeLists([step]).find((list) => !lists.has(list))
    if (missing !== undefined) failed.set(step.id, { kind: 'code-list-missing', list: missing })
  }
  for (let at = 0; at < steps.length; at += 1) {
    const recipe = compileRecipe(steps, table, failed)
    const place = recipe.steps[at]
    if (place === undefined || place.plan === null) continue
    const isSettled = place.step.kind !== 'derive' || place.step.type !== undefined
    if (isSettled && memory.find(memoryKey(state, recipe, at)) !== undefined) continue
    const sql = `${compilePrefix(recipe, at)}SELECT * FROM step_${place.number}`
    try {
      const columns = await describeQuery(run, sql, signal)
      const { step } = place
      if (step.kind === 'derive' && step.type === undefined) {
        const found = columns.find(({ name }) => name === step.column)
        steps[at] = { ...step, type: columnTypeOf(found?.sqlType ?? 'VARCHAR') }
      }
      const repeated = await checkGuard(place.plan, run, signal)
      if (repeated !== null) failed.set(step.id, repeated)
    } catch (error) {
      const columns = place.columnsBefore.map(({ name }) => name)
      failed.set(place.step.id, explainFailure(error, { step: place.step, sql, columns }))
    }
  }
  return { recipe: compileRecipe(steps, table, failed), steps, failed }
}

/** Effects of all steps, in order. A step that fails while it runs (not while it is bound) gets that as its problem. */
export async function probeRecipe(
  trial: RecipeTrial,
  context: MeasureContext,
): Promise<{ bound: BoundRecipe; effects: StepEffect[]; rows: number }> {
  const bound = await bindRecipe(trial, context)
  const failed = new Map(bound.failed)
  const effects: StepEffect[] = []
  const { values } = await context.run(`SELECT count(*) FROM ${trial.table.source}`, context.signal)
  let rows = Number(values[0]?.[0] ?? 0)
  for (let at = 0; at < bound.steps.length; at += 1) {
    const recipe = compileRecipe(bound.steps, trial.table, failed)
    const effect = await tryStep(recipe, at, rows, { context, failed, trial })
    effects.push(effect)
    rows = effect.rowsAfter
  }
  return { bound: { ...bound, recipe: compileRecipe(bound.steps, trial.table, failed), failed }, effects, rows }
}

/** The statement up to a step says all about its effect, the names of its own file included. */
function memoryKey(state: string, recipe: CompiledRecipe, at: number): string {
  return `${state}\n${compilePrefix(recipe, at)}`
}

async function tryStep(
  recipe: CompiledRecipe,
  at: number,
  rows: number,
  { context, failed, trial }: { context: MeasureContext; failed: Map<string, StepProblem>; trial: RecipeTrial },
): Promise<StepEffect> {
  const place = recipe.steps[at]
  const columns = place?.columnsBefore.map(({ name }) => name) ?? []
  const idle: StepEffect = {
    step: place?.step.id ?? '',
    rowsBefore: rows,
    rowsAfter: rows,
    cellsChanged: 0,
    cellsEmptied: 0,
    samples: [],
    columnsBefore: columns,
    columnsAfter: columns,
    problem: place?.problem ?? null,
    notes: [],
    sql: '',
  }
  if (place === undefined || place.plan === null) return idle
  const key = memoryKey(trial.state, recipe, at)
  const known = trial.memory.find(key)
  if (known !== undefined) return { ...known, step: place.step.id }
  try {
    const effect = await measureStep(recipe, at, rows, context)
    trial.memory.keep(key, effect)
    return effect
  } catch (error) {
    const problem = explainFailure(error, { step: place.step, sql: '', columns })
    failed.set(place.step.id, problem)
    return { ...idle, problem }
  }
}

/** Columns of a query with the engine's types. Throws sql/*. */
export async function describeQuery(
  run: MeasureContext['run'],
  sql: string,
  signal?: AbortSignal,
): Promise<SqlColumn[]> {
  const { values } = await run(`DESCRIBE ${sql}`, signal)
  return (values[0] ?? []).map((name, row) => ({ name: String(name), sqlType: String(values[1]?.[row]) }))
}

/** Keys that a join would find twice, as a problem; null for none and for other steps. */
export async function checkGuard(
  { guard }: StepPlan,
  run: MeasureContext['run'],
  signal?: AbortSignal,
): Promise<StepProblem | null> {
  if (guard === undefined) return null
  const { count, samples } = await readCheck((sql) => run(sql, signal), guard.sql)
  return count === 0 ? null : { kind: 'join-key-repeated', table: guard.table, count, samples }
}

function columnTypeOf(sqlType: string): ColumnType {
  if (/^(?:TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/u.test(sqlType)) return 'integer'
  if (/^(?:DOUBLE|FLOAT|DECIMAL|HUGEINT|UBIGINT)/u.test(sqlType)) return 'number'
  if (sqlType === 'BOOLEAN') return 'boolean'
  return sqlType === 'DATE' ? 'date' : 'text'
}
