import { AppError } from '../core/base/app-error.ts'
import type { VersionId } from '../core/base/id.ts'
import type { Catalogue } from '../core/dataset/catalogue.ts'
import { isSameName, tableVersions } from '../core/dataset/change-catalogue.ts'
import { originColumns, physicalTable } from '../core/dataset/compile-browse.ts'
import { compileLogicalTable } from '../core/dataset/compile-logical-table.ts'
import type { ColumnSum } from '../core/dataset/column-sum.ts'
import { derivedTables } from '../core/dataset/derived/derived-tables.ts'
import type { Dataset, DatasetPart } from '../core/dataset/dataset.ts'
import type { LogicalTable } from '../core/dataset/logical-table.ts'
import { combineModel } from '../core/dataset/own-tables.ts'
import { findCodeLists } from '../core/recipe/list-code-lists.ts'
import type { TableListName } from '../core/recipe/list-code-lists.ts'
import type { RecipeFault } from '../core/recipe/step-problem.ts'
import { quoteIdentifier } from '../core/sql/quote.ts'
import { checkColumnSums } from './check-column-sums.ts'
import type { CodeListToLoad } from '../protocol/engine-api.ts'
import { buildTable, extendTable, PartFailure } from './build-table.ts'
import type { ReadPart } from './build-table.ts'
import type { Duckdb, RunSql } from './duckdb/duckdb.ts'
import { CleanTables } from './recipe/clean-tables.ts'
import type { BrowsedTable } from './recipe/clean-tables.ts'
import { CodeLists } from './recipe/code-lists.ts'
import { RecipeViews } from './recipe/recipe-views.ts'
import { describeTable } from './duckdb/read-page.ts'
import type { SqlColumn } from './duckdb/read-page.ts'

/** Which versions are physically in DuckDB, and which names users see. DuckDB is a cache: all of it can be built again from storage. */
export class TableRegistry {
  readonly #db: Duckdb
  readonly #siteModel: readonly LogicalTable[]
  readonly #columns = new Map<VersionId, SqlColumn[]>()
  readonly #failures = new Map<VersionId, AppError>()
  #views: string[] = []
  readonly #lists: CodeLists
  readonly #clean: CleanTables
  readonly #recipes: RecipeViews

  constructor(db: Duckdb, siteModel: readonly LogicalTable[], randomBytes: (length: number) => Uint8Array) {
    this.#db = db
    this.#lists = new CodeLists(db)
    this.#clean = new CleanTables(db, randomBytes)
    this.#recipes = new RecipeViews(this.#lists, this.#clean)
    this.#siteModel = siteModel
  }

  /** The logical tables of the site and of the user. The product's own rows of a table count once the list that they are read from is here. */
  model(catalogue: Catalogue): LogicalTable[] {
    return combineModel(this.#siteModel, catalogue).map(({ standard, ...table }) =>
      standard === undefined || !findCodeLists(standard.sql).every((list) => this.codeLists.has(list))
        ? table
        : { ...table, standard },
    )
  }

  has(version: VersionId): boolean {
    return this.#columns.has(version)
  }

  /** Why a version is not here: storage/damaged, sql/out-of-memory. Undefined when it is. */
  failureOf(dataset: Dataset): AppError | undefined {
    return this.has(dataset.version) ? undefined : (this.#failures.get(dataset.version) ?? damaged(dataset))
  }

  /** Applied recipes that do not fit, see {@link RecipeViews.faults}. */
  get recipeFaults(): RecipeFault[] {
    return this.#recipes.faults
  }

  /** Code lists that are tables here. */
  get codeLists(): ReadonlySet<TableListName> {
    return this.#lists.loaded
  }

  /** Makes tables of code lists, then the views of recipes that waited for them. Throws sql/*. */
  async loadCodeLists(lists: readonly CodeListToLoad[], catalogue: Catalogue): Promise<void> {
    for (const { list, files } of lists) await this.#lists.load(list, files)
    const waited = this.recipeFaults.some(({ problem }) => problem.kind === 'code-list-missing')
    if (waited) await this.publish(catalogue)
    else await this.#publishLogical(catalogue)
  }

  /** The readable tables as users see them: with the columns after their recipe. */
  seen(catalogue: Catalogue): Catalogue {
    return this.#recipes.seen(this.readable(catalogue))
  }

  /** A table as users see it, for browsing: the cleaned rows where its recipe fits. Throws as {@link columnsOf}, sql/*, call/cancelled. */
  async browse(dataset: Dataset, catalogue: Catalogue, signal?: AbortSignal): Promise<BrowsedTable> {
    const columns = this.columnsOf(dataset)
    if (!this.#recipes.isCleaned(dataset, catalogue)) return { dataset, columns }
    return this.#clean.provide(dataset, catalogue, signal)
  }

  /** Tables that a query names and that are still cleaned anew whenever they are read. */
  listUnkept(names: readonly string[], catalogue: Catalogue): Dataset[] {
    return this.readable(catalogue).datasets.filter(
      (dataset) => this.#recipes.isUnkept(dataset, catalogue) && names.some((name) => isSameName(name, dataset.name)),
    )
  }

  /**
   * Keeps the cleaned rows of tables that a query names, so that it does not clean them anew for every mention. To be called in turn,
   * because views change. Memory that is short is no failure: the views then clean while they are read.
   */
  async keepCleaned(names: readonly string[], catalogue: Catalogue, signal: AbortSignal): Promise<void> {
    for (const dataset of this.listUnkept(names, catalogue)) {
      try {
        await this.#clean.provide(dataset, catalogue, signal)
        await this.#recipes.useKept(this.#db.run, dataset, catalogue)
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'sql/out-of-memory') throw error
      }
    }
  }

  /** The catalogue without tables whose rows could not be loaded. */
  readable(catalogue: Catalogue): Catalogue {
    return { ...catalogue, datasets: catalogue.datasets.filter(({ version }) => this.has(version)) }
  }

  /** Columns of a loaded version with the engine's types. Throws the reason for which it could not be loaded. */
  columnsOf(dataset: Dataset): SqlColumn[] {
    const columns = this.#columns.get(dataset.version)
    if (columns === undefined) throw this.failureOf(dataset) ?? damaged(dataset)
    return columns
  }

  /**
   * Makes the physical table of a data set out of the blobs of its parts, which are transferred; null is a blob that is gone.
   * Throws storage/damaged when the bytes are not that table, sql/out-of-memory.
   */
  async build(dataset: Dataset, readPart: ReadPart): Promise<void> {
    await this.#make(dataset, (run) => buildTable({ db: this.#db, run }, dataset, readPart))
  }

  /** Makes the next state of a table out of the present one and the blobs of the parts that are new. Throws as {@link build}. */
  async extend(before: Dataset, after: Dataset, readPart: ReadPart): Promise<void> {
    await this.#make(after, (run) => extendTable({ db: this.#db, run }, { before, after }, readPart))
  }

  async #make(dataset: Dataset, work: (run: RunSql) => Promise<void>): Promise<void> {
    if (this.has(dataset.version)) return
    try {
      await this.#db.session(work)
      this.#columns.set(dataset.version, await describeTable(this.#db.run, 'data', dataset.version))
      this.#failures.delete(dataset.version)
    } catch (error) {
      await this.drop(dataset.version)
      const passed =
        error instanceof AppError && (error.code === 'sql/out-of-memory' || error.code === 'call/cancelled')
      const failure = passed ? error : damaged(dataset, error)
      this.#failures.set(dataset.version, failure)
      throw failure
    }
  }

  /** Compares the figures of a part with those of its sheet, to the last digit. Throws dataset/sums-differ. */
  async checkSums(dataset: Dataset, part: DatasetPart, sums: readonly ColumnSum[]): Promise<void> {
    await checkColumnSums(this.#db.run, { dataset, part }, sums)
  }

  /** Removes the physical table of a version, if there is one. */
  async drop(version: VersionId): Promise<void> {
    this.#columns.delete(version)
    await this.#db.run(`DROP TABLE IF EXISTS ${physicalTable({ version })}`)
  }

  /**
   * Makes users see exactly the catalogue: a view for each loaded table, one for each logical table that something is mapped to
   * (unless a table has its name), and drops versions that nothing refers to.
   */
  async publish(catalogue: Catalogue): Promise<void> {
    const readable = this.readable(catalogue)
    await this.#db.session(async (run) => {
      await run('BEGIN TRANSACTION')
      for (const name of this.#views) await run(`DROP VIEW IF EXISTS main.${quoteIdentifier(name)}`)
      await this.#recipes.publish(run, readable)
      await run('COMMIT')
    })
    this.#views = readable.datasets.map(({ name }) => name)
    await this.#publishLogical(catalogue)
    await this.#clean.prune(catalogue)
    const referenced = tableVersions(catalogue)
    for (const version of [...this.#columns.keys()]) if (!referenced.has(version)) await this.drop(version)
  }

  async #publishLogical(catalogue: Catalogue): Promise<void> {
    for (const { id, sql } of this.#compileLogicalViews(catalogue)) {
      if (this.#views.includes(id)) continue
      // A reading that does not fit its table any more takes itself away, not the tables of others.
      await this.#db.run(sql).then(
        () => this.#views.push(id),
        () => undefined,
      )
    }
  }

  /** Makes the views of derived tables that a query names; they are too many to stand ready. To be called in turn. Throws sql/*. */
  async provideDerived(names: readonly string[], catalogue: Catalogue): Promise<void> {
    for (const table of this.#missingDerived(names, catalogue)) {
      const sql = compileLogicalTable(
        table,
        this.seen(catalogue),
        table.fields.map(({ id }) => id),
      )
      if (sql === null) continue
      await this.#db.run(`CREATE VIEW main.${quoteIdentifier(table.id)} AS ${sql}`)
      this.#views.push(table.id)
    }
  }

  /** Whether a query names a derived table that is not here yet. */
  lacksDerived(names: readonly string[], catalogue: Catalogue): boolean {
    return this.#missingDerived(names, catalogue).length > 0
  }

  #missingDerived(names: readonly string[], catalogue: Catalogue): LogicalTable[] {
    return this.#derived(catalogue).filter(
      ({ id }) => !this.#views.includes(id) && names.some((name) => isSameName(name, id)),
    )
  }

  /** Derived tables that have their sources and whose name no table of the user has. */
  #derived(catalogue: Catalogue): LogicalTable[] {
    return derivedTables(this.model(catalogue)).filter(
      ({ id, derivation }) =>
        derivation?.inputs.every(({ table, required }) => !required || this.#views.includes(table.id)) === true &&
        !catalogue.datasets.some(({ name }) => isSameName(name, id)),
    )
  }

  /** Tables that can be queried, with their columns: users' tables, then logical tables, then those derived from them. */
  schema(catalogue: Catalogue): { table: string; columns: string[] }[] {
    const loaded = this.#recipes.seen(catalogue).datasets.map(({ name, columns }) => ({
      table: name,
      columns: [...columns.map((column) => column.name), ...originColumns],
    }))
    const logical = this.model(catalogue).filter(
      ({ id }) => this.#views.includes(id) && !catalogue.datasets.some(({ name }) => isSameName(name, id)),
    )
    return [
      ...loaded,
      ...[...logical, ...this.#derived(catalogue)].map(({ id, fields }) => ({
        table: id,
        columns: fields.map((field) => field.id),
      })),
    ]
  }

  #compileLogicalViews(catalogue: Catalogue): { id: string; sql: string }[] {
    return this.model(catalogue).flatMap((table) => {
      if (catalogue.datasets.some(({ name }) => isSameName(name, table.id))) return []
      const fields = table.fields.map(({ id }) => id)
      const sql = compileLogicalTable(table, this.seen(catalogue), fields)
      return sql === null ? [] : [{ id: table.id, sql: `CREATE VIEW main.${quoteIdentifier(table.id)} AS ${sql}` }]
    })
  }
}

/** The failure of a table whose stored rows cannot be read; names the file where one part is to blame. */
function damaged({ name, parts }: Dataset, cause?: unknown): AppError {
  const file = cause instanceof PartFailure ? cause.file : (parts[0]?.source.file ?? '')
  const detail = cause instanceof AppError ? cause.detail : cause instanceof Error ? cause.message : undefined
  return new AppError('storage/damaged', { name, file }, detail === undefined ? { cause } : { detail, cause })
}
