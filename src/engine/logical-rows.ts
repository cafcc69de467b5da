import { AppError } from '../core/base/app-error.ts'
import { makeId } from '../core/base/id.ts'
import type { DatasetId, VersionId } from '../core/base/id.ts'
import type { Catalogue } from '../core/dataset/catalogue.ts'
import { physicalTable } from '../core/dataset/compile-browse.ts'
import { compileLogicalTable, mappedDatasets } from '../core/dataset/compile-logical-table.ts'
import type { ReadyRows } from '../core/dataset/compile-logical-table.ts'
import { findLogicalTable } from '../core/dataset/derived/derived-tables.ts'
import type { LogicalTable } from '../core/dataset/logical-table.ts'
import type { TemplateInput } from '../core/template/template.ts'
import type { Duckdb } from './duckdb/duckdb.ts'

/** How many cells are kept; each takes up to 16 bytes of the engine's memory. */
const mostCells = 24_000_000

/** Rows of a logical table as they were when `basis` was true; `table` is null where they are too many to be kept. */
type Kept = { basis: string; table: string | null; fields: ReadonlySet<string>; cells: number }

/** What logical tables are read from. `rowsKey` changes whenever the rows of a loaded table do. */
export type DataState = { model: readonly LogicalTable[]; seen: Catalogue; rowsKey: (id: DatasetId) => string }

/**
 * Mapped rows, kept as tables: codes trimmed, periods read and units scaled once for each state of the data, not with every run of every
 * template. Only fields that templates ask for are kept. A cache: without it templates read the loaded tables and give the same rows.
 */
export class LogicalRows {
  readonly #db: Duckdb
  readonly #randomBytes: (length: number) => Uint8Array
  readonly #limit: number
  readonly #kept = new Map<string, Kept>()
  readonly #asked = new Map<string, Set<string>>()

  constructor(db: Duckdb, randomBytes: (length: number) => Uint8Array, limit = mostCells) {
    this.#db = db
    this.#randomBytes = randomBytes
    this.#limit = limit
  }

  /** The tables that stand ready. */
  get ready(): ReadyRows {
    return new Map(
      [...this.#kept].flatMap(([id, { table, fields }]) => (table === null ? [] : [[id, { table, fields }]])),
    )
  }

  /** Notes which fields templates ask for, so that a table is made with all of them at once. */
  expect(inputs: readonly TemplateInput[], { model }: DataState): void {
    for (const { table, fields } of readFields(inputs, model)) {
      const asked = this.#asked.get(table.id) ?? new Set()
      for (const field of fields) asked.add(field)
      this.#asked.set(table.id, asked)
    }
  }

  /** Whether {@link provide} has something to do, for the state that was last given to {@link prune}. */
  lacks(inputs: readonly TemplateInput[], state: DataState): boolean {
    return this.#missing(inputs, state).length > 0
  }

  /** Makes the tables that these inputs read. To be called in turn. Memory that is short is no failure. Throws sql/*, call/cancelled. */
  async provide(inputs: readonly TemplateInput[], state: DataState, signal: AbortSignal): Promise<void> {
    this.expect(inputs, state)
    for (const table of this.#missing(inputs, state)) {
      await this.#drop(table.id)
      this.#kept.set(table.id, await this.#make(table, state, signal))
    }
  }

  /** Drops what is not true any more. To be called in turn after each change of the data, before anything is read. */
  async prune(state: DataState): Promise<void> {
    for (const [id, { basis }] of [...this.#kept]) {
      const table = state.model.find((each) => each.id === id)
      if (table === undefined || basisOf(table, state) !== basis) await this.#drop(id)
    }
  }

  #missing(inputs: readonly TemplateInput[], state: DataState): LogicalTable[] {
    const missing = readFields(inputs, state.model).filter(({ table, fields }) => {
      const kept = this.#kept.get(table.id)
      if (kept === undefined) return mappedDatasets(table.id, state.seen).length > 0
      return kept.table !== null && !fields.every((field) => kept.fields.has(field))
    })
    return [...new Set(missing.map(({ table }) => table))]
  }

  async #make(table: LogicalTable, state: DataState, signal: AbortSignal): Promise<Kept> {
    const basis = basisOf(table, state)
    const asked = this.#asked.get(table.id) ?? new Set()
    const fields = table.fields.map(({ id }) => id).filter((id) => asked.has(id))
    const mapped = mappedDatasets(table.id, state.seen)
    const cells = fields.length * mapped.reduce((sum, { dataset }) => sum + dataset.rowCount, 0)
    const nothing: Kept = { basis, table: null, fields: new Set(), cells: 0 }
    const sql = compileLogicalTable(table, state.seen, fields)
    const used = [...this.#kept.values()].reduce((sum, kept) => sum + kept.cells, 0)
    if (sql === null || used + cells > this.#limit) return nothing
    const name = physicalTable({ version: makeId<VersionId>(this.#randomBytes(8)) })
    try {
      await this.#db.run(`CREATE TABLE ${name} AS ${sql}`, signal)
    } catch (error) {
      if (error instanceof AppError && error.code === 'sql/out-of-memory') return nothing
      throw error
    }
    return { basis, table: name, fields: new Set(fields), cells }
  }

  async #drop(id: string): Promise<void> {
    const kept = this.#kept.get(id)
    this.#kept.delete(id)
    if (typeof kept?.table === 'string') await this.#db.run(`DROP TABLE IF EXISTS ${kept.table}`)
  }
}

/** The tables of the model that inputs read, derived ones through their sources, each with its fields. */
function readFields(
  inputs: readonly TemplateInput[],
  model: readonly LogicalTable[],
): { table: LogicalTable; fields: readonly string[] }[] {
  return inputs.flatMap(({ table: id, fields }) => {
    const table = findLogicalTable(model, id)
    if (table === undefined) return []
    if (table.derivation === undefined) return [{ table, fields }]
    return table.derivation.inputs
  })
}

/** What the rows of a logical table depend on: how they are read, and the rows that they are read from. */
function basisOf(table: LogicalTable, { seen, rowsKey }: DataState): string {
  const fields = table.fields.map(({ id }) => id)
  const sources = mappedDatasets(table.id, seen).map(({ dataset }) => rowsKey(dataset.id))
  return [compileLogicalTable(table, seen, fields), ...sources].join('\n')
}
