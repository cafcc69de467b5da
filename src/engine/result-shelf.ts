import { AppError } from '../core/base/app-error.ts'
import { makeId } from '../core/base/id.ts'
import type { ResultId } from '../core/base/id.ts'
import type { Page, SortKey } from '../core/result/page.ts'
import type { CheckedSql } from '../core/sql/check-user-sql.ts'
import { quoteIdentifier } from '../core/sql/quote.ts'
import type { BrowseOrders } from './browse-orders.ts'
import type { Duckdb } from './duckdb/duckdb.ts'
import { compileSelectList, describeTable, readPage } from './duckdb/read-page.ts'
import type { SqlColumn } from './duckdb/read-page.ts'
import { shiftLine } from './duckdb/translate-error.ts'

/** Results that are kept; the one not read for the longest time goes first. */
export const keptResults = 12

type PageRequest = { offset: number; limit: number; sort: SortKey[] }

/** A materialised result. */
export type KeptResult = { id: ResultId; columns: SqlColumn[]; totalRows: number }

/** Keeps the last results as tables `result."<id>"`, so that their rows can be read by page, in order. */
export class ResultShelf {
  readonly #db: Duckdb
  readonly #randomBytes: (length: number) => Uint8Array
  readonly #orders: BrowseOrders
  readonly #kept = new Map<ResultId, KeptResult>()

  constructor(db: Duckdb, orders: BrowseOrders, randomBytes: (length: number) => Uint8Array) {
    this.#db = db
    this.#orders = orders
    this.#randomBytes = randomBytes
  }

  /** Runs a checked statement and keeps its rows. Throws sql/*, call/cancelled. */
  async keep({ sql, kind }: Pick<CheckedSql, 'sql' | 'kind'>, signal: AbortSignal): Promise<KeptResult> {
    const id = makeId<ResultId>(this.#randomBytes(8))
    const source = kind === 'query' ? sql : `SELECT * FROM (\n${sql}\n)`
    const linesBefore = kind === 'query' ? 1 : 2
    try {
      await this.#db.run(`CREATE TABLE ${tableOf(id)} AS\n${source}`, signal)
    } catch (error) {
      throw shiftLine(error, linesBefore)
    }
    const columns = await describeTable(this.#db.run, 'result', id)
    const { values } = await this.#db.run(`SELECT count(*) FROM ${tableOf(id)}`)
    const result = { id, columns, totalRows: Number(values[0]?.[0]) }
    this.#kept.set(id, result)
    for (const old of [...this.#kept.keys()].slice(0, -keptResults)) await this.release(old)
    return result
  }

  /** A page of a kept result; without sort in the order of its statement. Throws sql/result-gone, dataset/unknown-column. */
  async read(id: ResultId, { offset, limit, sort }: PageRequest, signal: AbortSignal): Promise<Page> {
    const result = this.#kept.get(id)
    if (result === undefined) throw new AppError('sql/result-gone')
    // Moves it to the end of the line.
    this.#kept.delete(id)
    this.#kept.set(id, result)
    const { columns, totalRows } = result
    const table = tableOf(id)
    if (sort.length > 0) {
      const order = ` ORDER BY ${sort.map((key) => compileKey(columns, key)).join(', ')}, rowid`
      return this.#orders.readPage({ table, filter: `FROM ${table}`, order }, { columns, offset, limit }, signal)
    }
    // Row ids of a table that was made at once count from 0 without a gap: any page is as near as the first.
    const sql = `SELECT ${compileSelectList(columns)} FROM ${table} WHERE rowid >= ${offset} AND rowid < ${offset + limit} ORDER BY rowid`
    return readPage(await this.#db.run(sql, signal), columns, { offset, totalRows })
  }

  /** Drops a result; one that is gone already is no failure. */
  async release(id: ResultId): Promise<void> {
    if (this.#kept.delete(id)) await this.#db.run(`DROP TABLE IF EXISTS ${tableOf(id)}`)
  }
}

function tableOf(id: ResultId): string {
  return `result.${quoteIdentifier(id)}`
}

function compileKey(columns: readonly SqlColumn[], { column, descending }: SortKey): string {
  if (!columns.some(({ name }) => name === column)) throw new AppError('dataset/unknown-column', { table: '', column })
  return `${quoteIdentifier(column)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`
}
