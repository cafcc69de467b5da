import { AppError } from '../../core/base/app-error.ts'
import { makeId } from '../../core/base/id.ts'
import type { VersionId } from '../../core/base/id.ts'
import type { Catalogue } from '../../core/dataset/catalogue.ts'
import { compileView, physicalTable } from '../../core/dataset/compile-browse.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import { cleanDataset, cleaningKey, compileApplied } from '../../core/recipe/clean-dataset.ts'
import { compileRecipeSql } from '../../core/recipe/compile-recipe.ts'
import { lineageColumns } from '../../core/recipe/step-plan.ts'
import { quoteIdentifier } from '../../core/sql/quote.ts'
import type { Duckdb } from '../duckdb/duckdb.ts'
import { describeTable } from '../duckdb/read-page.ts'
import type { SqlColumn } from '../duckdb/read-page.ts'

/** A table as browsing reads it: its columns are those that users see, its version names the physical table that has them. */
export type BrowsedTable = { dataset: Dataset; columns: SqlColumn[] }

/**
 * Cleaned rows, kept as tables beside the loaded ones: made when a table is looked at or queried, so that a recipe runs once for each
 * state of its rows and not with every page and every query. Where memory is short, the view goes on without.
 */
export class CleanTables {
  readonly #db: Duckdb
  readonly #randomBytes: (length: number) => Uint8Array
  readonly #kept = new Map<string, Promise<BrowsedTable>>()

  constructor(db: Duckdb, randomBytes: (length: number) => Uint8Array) {
    this.#db = db
    this.#randomBytes = randomBytes
  }

  /** The cleaned rows of a table whose recipe fits. Throws sql/*, call/cancelled. */
  async provide(dataset: Dataset, catalogue: Catalogue, signal?: AbortSignal): Promise<BrowsedTable> {
    const key = cleaningKey(dataset, catalogue)
    const known = this.#kept.get(key)
    const made = known ?? this.#make(dataset, catalogue, signal)
    this.#kept.set(key, made)
    try {
      return await made
    } catch (error) {
      this.#kept.delete(key)
      // Someone else began it and gave up: that is not this caller's wish.
      const others = known !== undefined && error instanceof AppError && error.code === 'call/cancelled'
      if (!others || signal?.aborted === true) throw error
      return await this.provide(dataset, catalogue, signal)
    }
  }

  /** The view over the kept rows of a table, null where there are none. */
  async findView(dataset: Dataset, catalogue: Catalogue): Promise<string | null> {
    const kept = await this.#kept.get(cleaningKey(dataset, catalogue))?.catch(() => undefined)
    return kept === undefined ? null : compileView({ ...kept.dataset, name: dataset.name })
  }

  /** Drops what no table of the catalogue shows any more. */
  async prune(catalogue: Catalogue): Promise<void> {
    const used = new Set(catalogue.datasets.map((dataset) => cleaningKey(dataset, catalogue)))
    for (const [key, made] of [...this.#kept]) {
      if (used.has(key)) continue
      this.#kept.delete(key)
      const table = await made.catch(() => undefined)
      if (table !== undefined) await this.#db.run(`DROP TABLE IF EXISTS ${physicalTable(table.dataset)}`)
    }
  }

  async #make(dataset: Dataset, catalogue: Catalogue, signal?: AbortSignal): Promise<BrowsedTable> {
    const recipe = compileApplied(dataset, catalogue)
    if (recipe === null) throw new AppError('internal/bug', {}, { detail: 'a table without a recipe' })
    const version = makeId<VersionId>(this.#randomBytes(8))
    const seen = { ...cleanDataset(dataset, catalogue), version }
    const numbers = dataset.parts.map(({ number }) => number).join(', ')
    const columns = [
      ...seen.columns.map(({ name }) => quoteIdentifier(name)),
      `list_extract([${numbers}], src_part) AS src_part`,
      'src_row',
      "'data' AS row_kind",
    ]
    const rows = `SELECT ${columns.join(', ')} FROM (\n${compileRecipeSql(recipe, lineageColumns)}\n) AS t`
    // Windows and joins leave rows in another order than their files have.
    await this.#db.run(`CREATE TABLE ${physicalTable(seen)} AS ${rows} ORDER BY t.src_part, t.src_row`, signal)
    const { values } = await this.#db.run(`SELECT count(*) FROM ${physicalTable(seen)}`)
    const described = await describeTable(this.#db.run, 'data', version)
    return { dataset: { ...seen, rowCount: Number(values[0]?.[0] ?? 0) }, columns: described }
  }
}
