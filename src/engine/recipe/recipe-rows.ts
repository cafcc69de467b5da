import type { RecipeStep, StepKind } from '../../core/dataset/recipe.ts'
import { compileRecipeSql } from '../../core/recipe/compile-recipe.ts'
import type { CompiledRecipe } from '../../core/recipe/compile-recipe.ts'
import { lineageColumns } from '../../core/recipe/step-plan.ts'
import { quoteIdentifier } from '../../core/sql/quote.ts'
import type { Page } from '../../core/result/page.ts'
import type { RunSql } from '../duckdb/duckdb.ts'
import { compileSelectList, readPage } from '../duckdb/read-page.ts'
import type { SqlColumn } from '../duckdb/read-page.ts'
import { bindRecipe, describeQuery } from './probe-recipe.ts'
import type { RecipeTrial } from './probe-recipe.ts'

/** Bound recipes that are kept: the states before and after a step, and the last, for a step or two. */
const keptRecipes = 8

/** Steps that hand rows on in the order in which they get them; the others read windows or join. */
const streaming: ReadonlySet<StepKind> = new Set([
  'trim',
  'width',
  'strip-marks',
  'simplify',
  'split',
  'merge',
  'replace',
  'parse-number',
  'parse-date',
  'scale',
  'filter',
  'derive',
  'rename',
  'drop',
])

/** A recipe as its pages are read. */
type Bound = { sql: string; columns: SqlColumn[]; totalRows: number }

/** What is read: `state` names the catalogue and the code lists on which the answer depends, `rowCount` counts the uncleaned rows. */
export type RecipeRowsRequest = {
  state: string
  trial: RecipeTrial
  rowCount: number
  inOrder: boolean
  offset: number
  limit: number
}

/** Reads the rows that a recipe would make by page. A recipe is bound and counted once, not for each page. */
export class RecipeRows {
  readonly #run: RunSql
  readonly #kept = new Map<string, Bound>()

  constructor(run: RunSql) {
    this.#run = run
  }

  /** Cleaned columns, then {@link lineageColumns}. Steps that cannot run are passed over. Throws sql/*, call/cancelled. */
  async read(request: RecipeRowsRequest, signal: AbortSignal): Promise<Page> {
    const { offset, limit } = request
    const { sql, columns, totalRows } = await this.#bind(request, signal)
    const rows = await this.#run(
      `SELECT ${compileSelectList(columns)} FROM (${sql}) LIMIT ${limit} OFFSET ${offset}`,
      signal,
    )
    return readPage(rows, columns, { offset, totalRows })
  }

  async #bind({ state, trial, rowCount, inOrder }: RecipeRowsRequest, signal: AbortSignal): Promise<Bound> {
    const key = JSON.stringify([state, trial.table.source, trial.steps])
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const { recipe, steps } = await bindRecipe(trial, { run: this.#run, signal })
    const cleaned = compileRecipeSql(recipe, lineageColumns)
    const columns = await describeQuery(this.#run, cleaned, signal)
    const keepsRows = recipe.steps.every(({ plan }) => plan === null || plan.rowSamples === null)
    const totalRows = keepsRows ? rowCount : await this.#count(cleaned, signal)
    const order = inOrder && steps.every(({ on, kind }) => !on || streaming.has(kind)) ? '' : orderOf(recipe, steps)
    const bound = { sql: `${cleaned}${order}`, columns, totalRows }
    this.#kept.set(key, bound)
    for (const old of [...this.#kept.keys()].slice(0, -keptRecipes)) this.#kept.delete(old)
    return bound
  }

  async #count(sql: string, signal: AbortSignal): Promise<number> {
    const { values } = await this.#run(`SELECT count(*) FROM (${sql})`, signal)
    return Number(values[0]?.[0] ?? 0)
  }
}

/** The order of the files; rows that were made of one row stand in the order of the names that they were made from. */
function orderOf({ columns }: CompiledRecipe, steps: readonly RecipeStep[]): string {
  const made = steps.flatMap((step) => (step.on && step.kind === 'unpivot' ? [step.nameInto] : []))
  const keys = made.filter((name) => columns.some((column) => column.name === name)).map(quoteIdentifier)
  return `\nORDER BY ${['src_part', 'src_row', ...keys].join(', ')}`
}
