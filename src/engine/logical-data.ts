import type { DatasetId } from '../core/base/id.ts'
import { emptyCatalogue } from '../core/dataset/catalogue.ts'
import type { Catalogue } from '../core/dataset/catalogue.ts'
import { dataStateOf } from '../core/dataset/data-state.ts'
import { cleaningKey } from '../core/recipe/clean-dataset.ts'
import type { ParameterChoices } from '../protocol/engine-api.ts'
import type { Duckdb } from './duckdb/duckdb.ts'
import { LogicalRows } from './logical-rows.ts'
import type { DataState } from './logical-rows.ts'
import type { TableRegistry } from './table-registry.ts'

/** Choices that one statement found. */
export type Choices = ParameterChoices[string]

const nothing: DataState = { model: [], seen: emptyCatalogue, rowsKey: () => '' }

/** What templates read: the state of the data, worked out once for each change of them, and what was made ready for it. */
export class LogicalData {
  readonly rows: LogicalRows
  readonly #tables: TableRegistry
  #state: DataState = nothing
  #stateKey = ''
  /** By statement: many templates ask for the same months and towns. */
  #choices = new Map<string, Choices>()

  constructor(db: Duckdb, tables: TableRegistry, randomBytes: (length: number) => Uint8Array) {
    this.rows = new LogicalRows(db, randomBytes)
    this.#tables = tables
  }

  get state(): DataState {
    return this.#state
  }

  /** After what users see has changed: forgets what is not true any more. To be called in turn. */
  async follow(catalogue: Catalogue): Promise<void> {
    const { recipeFaults, codeLists } = this.#tables
    const faulty = new Set(recipeFaults.map(({ dataset }) => dataset))
    const rowsKey = (id: DatasetId): string => {
      const dataset = catalogue.datasets.find((each) => each.id === id)
      return dataset === undefined ? '' : `${cleaningKey(dataset, catalogue)} ${String(faulty.has(id))}`
    }
    this.#state = { model: this.#tables.model(catalogue), seen: this.#tables.seen(catalogue), rowsKey }
    const stateKey = JSON.stringify([dataStateOf(this.#tables.readable(catalogue)), [...faulty], [...codeLists]])
    // A template that was saved changes the catalogue, not the data.
    if (stateKey === this.#stateKey) return
    this.#stateKey = stateKey
    this.#choices = new Map()
    await this.rows.prune(this.#state)
  }

  /** The choices of a statement, read once for each state of the data. */
  async choices(sql: string, read: () => Promise<Choices>): Promise<Choices> {
    const memory = this.#choices
    const known = memory.get(sql)
    if (known !== undefined) return known
    const found = await read()
    // Into the memory of the state that was read, which may be gone by now.
    memory.set(sql, found)
    return found
  }
}
