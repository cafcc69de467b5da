import { physicalTable, rowColumns } from '../core/dataset/compile-browse.ts'
import type { DatasetPart } from '../core/dataset/dataset.ts'
import type { Duckdb, RunSql } from './duckdb/duckdb.ts'
import type { SqlColumn } from './duckdb/read-page.ts'

/** Columns that the importer adds to every part. */
const addedColumns = rowColumns.filter((name) => name !== 'src_part')

/**
 * Brings the blob of a part into the engine as the table `data."<version of the part>"`, which lives until its rows have been taken
 * over. `ipc` is transferred. Throws an Error when the bytes are not that part: half a stream makes half a table without a word.
 */
export async function stagePart(db: Duckdb, run: RunSql, part: DatasetPart, ipc: Uint8Array): Promise<SqlColumn[]> {
  await db.insertArrow(part.version, ipc)
  // The engine's list of all columns of all tables would take longer than the rows of a small file.
  const described = await run(`DESCRIBE ${physicalTable(part)}`)
  const columns = (described.values[0] ?? []).map((name, at): SqlColumn => ({
    name: String(name),
    sqlType: String(described.values[1]?.[at]),
  }))
  const found = columns.map(({ name }) => name).join()
  const expected = [...part.columns.map(({ name }) => name), ...addedColumns].join()
  if (found !== expected) throw new Error(`columns ${found} instead of ${expected}`)
  return columns
}

/** Drops the staged table of a part, if there is one. */
export async function dropStage(run: RunSql, part: Pick<DatasetPart, 'version'>): Promise<void> {
  await run(`DROP TABLE IF EXISTS ${physicalTable(part)}`)
}

/** Throws an Error where a statement did not handle as many rows as the part has. */
export function checkRows(part: DatasetPart, rows: unknown): void {
  const expected = part.rowCount + part.totalRowCount
  if (Number(rows) !== expected) throw new Error(`${String(rows)} rows instead of ${expected}`)
}
