import type { DatasetId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { compileLoadedView, compileView } from '../../core/dataset/compile-browse.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import { cleanDataset, compileApplied, joinedTables, recipeOf } from '../../core/recipe/clean-dataset.ts'
import { compilePrefix, compileRecipeSql } from '../../core/recipe/compile-recipe.ts'
import type { CompiledRecipe } from '../../core/recipe/compile-recipe.ts'
import { listCodeLists } from '../../core/recipe/list-code-lists.ts'
import type { RecipeFault, StepProblem } from '../../core/recipe/step-problem.ts'
import { quoteIdentifier } from '../../core/sql/quote.ts'
import type { RunSql } from '../duckdb/duckdb.ts'
import type { CleanTables } from './clean-tables.ts'
import type { CodeLists } from './code-lists.ts'
import { explainFailure } from './explain-failure.ts'
import { checkGuard } from './probe-recipe.ts'

/** The views of users' tables: rows as loaded in the schema `loaded`, and as their recipe cleans them under their own name. */
export class RecipeViews {
  readonly #lists: CodeLists
  readonly #clean: CleanTables
  #faults: RecipeFault[] = []
  #loaded: string[] = []
  readonly #overKept = new Set<DatasetId>()

  constructor(lists: CodeLists, clean: CleanTables) {
    this.#lists = lists
    this.#clean = clean
  }

  /** Applied recipes that do not fit their tables; those show their rows as loaded. */
  get faults(): RecipeFault[] {
    return this.#faults
  }

  /** True for a table that users see through a recipe. */
  isCleaned(dataset: Dataset, catalogue: Catalogue): boolean {
    return recipeOf(dataset, catalogue) !== null && !this.#faults.some((fault) => fault.dataset === dataset.id)
  }

  /** True for a cleaned table whose view cleans whenever it is read. */
  isUnkept(dataset: Dataset, catalogue: Catalogue): boolean {
    return this.isCleaned(dataset, catalogue) && !this.#overKept.has(dataset.id)
  }

  /** Lets the view of a table show its kept cleaned rows; false where there are none. */
  async useKept(run: RunSql, dataset: Dataset, catalogue: Catalogue): Promise<boolean> {
    const view = await this.#clean.findView(dataset, catalogue)
    if (view === null) return false
    await run(view)
    this.#overKept.add(dataset.id)
    return true
  }

  /** Tables as users see them, with the columns after their recipe. */
  seen({ datasets, ...rest }: Catalogue): Catalogue {
    const catalogue = { ...rest, datasets }
    const isFaulty = (id: DatasetId): boolean => this.#faults.some((fault) => fault.dataset === id)
    return { ...rest, datasets: datasets.map((each) => (isFaulty(each.id) ? each : cleanDataset(each, catalogue))) }
  }

  /**
   * Makes the views of all tables in the running transaction, those that are joined first. A recipe that does not fit is a fault and
   * leaves its table as loaded. Statements that the engine refuses while it binds them do not end the transaction.
   */
  async publish(run: RunSql, catalogue: Catalogue): Promise<void> {
    for (const name of this.#loaded) await run(`DROP VIEW IF EXISTS loaded.${quoteIdentifier(name)}`)
    for (const dataset of catalogue.datasets) {
      await run(compileLoadedView(dataset))
      await run(compileView(dataset))
    }
    this.#loaded = catalogue.datasets.map(({ name }) => name)
    this.#faults = []
    this.#overKept.clear()
    for (const dataset of inJoinOrder(catalogue)) {
      const fault = await this.#cleanView(run, dataset, catalogue)
      if (fault !== null) this.#faults.push(fault)
    }
  }

  async #cleanView(run: RunSql, dataset: Dataset, catalogue: Catalogue): Promise<RecipeFault | null> {
    const recipe = compileApplied(dataset, catalogue)
    if (recipe === null) return null
    const found = await this.#findFault(run, recipe)
    if (found !== null) return { dataset: dataset.id, ...found }
    if (await this.useKept(run, dataset, catalogue)) return null
    await run(`CREATE OR REPLACE VIEW main.${quoteIdentifier(dataset.name)} AS\n${compileRecipeSql(recipe)}`)
    return null
  }

  /** The first step that does not run: by its columns, its code list, its joined table, or because the engine refuses it. */
  async #findFault(run: RunSql, recipe: CompiledRecipe): Promise<{ step: string; problem: StepProblem } | null> {
    for (const [at, { step, plan, problem, columnsBefore }] of recipe.steps.entries()) {
      if (problem !== null) return { step: step.id, problem }
      if (plan === null) continue
      const list = listCodeLists([step]).find((each) => !this.#lists.loaded.has(each))
      if (list !== undefined) return { step: step.id, problem: { kind: 'code-list-missing', list } }
      const sql = `${compilePrefix(recipe, at)}SELECT * FROM step_${recipe.steps[at]?.number ?? 0}`
      try {
        await run(`DESCRIBE ${sql}`)
      } catch (error) {
        const columns = columnsBefore.map(({ name }) => name)
        return { step: step.id, problem: explainFailure(error, { step, sql, columns }) }
      }
      const repeated = await checkGuard(plan, run)
      if (repeated !== null) return { step: step.id, problem: repeated }
    }
    return null
  }
}

/** Tables whose recipes are joined come before those that join them; circles are left to the steps, which refuse them. */
function inJoinOrder(catalogue: Catalogue): Dataset[] {
  const ordered: Dataset[] = []
  const visit = (dataset: Dataset, path: readonly DatasetId[]): void => {
    if (ordered.includes(dataset) || path.includes(dataset.id)) return
    for (const id of joinedTables(recipeOf(dataset, catalogue)?.steps ?? [])) {
      const other = catalogue.datasets.find((each) => each.id === id)
      if (other !== undefined) visit(other, [...path, dataset.id])
    }
    ordered.push(dataset)
  }
  for (const dataset of catalogue.datasets) visit(dataset, [])
  return ordered
}
