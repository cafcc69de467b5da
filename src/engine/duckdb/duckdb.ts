import type { Value } from '../../core/result/page.ts'

/** Rows of a statement, column by column, in plain values. Types other than text, number and boolean must be cast to text in SQL. */
export type Rows = { columns: string[]; rowCount: number; values: Value[][] }

/** Runs one statement and answers its rows. Throws sql/*, call/cancelled when the signal is aborted. */
export type RunSql = (sql: string, signal?: AbortSignal) => Promise<Rows>

/** The running engine, as the rest of this floor sees it. */
export type Duckdb = {
  /** `v1.4.3`. */
  version: string
  /** As the engine writes it: `3.1 GiB`. */
  memoryLimit: string
  /** Runs one statement on a connection of its own, so that it can be cancelled alone. */
  run: RunSql
  /** Several statements on one connection (a transaction). */
  session<T>(work: (run: RunSql) => Promise<T>): Promise<T>
  /** Makes the table `data."<name>"` of an Arrow IPC stream. The bytes are transferred and gone afterwards. */
  insertArrow(name: string, ipc: Uint8Array): Promise<void>
  close(): Promise<void>
}
