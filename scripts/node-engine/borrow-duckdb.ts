import { quoteIdentifier } from '../../src/core/sql/quote.ts'
import type { Duckdb } from '../../src/engine/duckdb/duckdb.ts'
import { startDuckdb } from '../../src/engine/duckdb/start-duckdb.ts'
import { nodeDuckdbHost } from './node-duckdb.ts'

/** Instances that wait for the next test of the same file: starting one takes a second of both cores. */
const idle: Duckdb[] = []

/** An empty DuckDB; `close` empties it and gives it back. */
export async function borrowDuckdb(): Promise<Duckdb> {
  const db = idle.pop() ?? (await startDuckdb(nodeDuckdbHost()))
  return {
    ...db,
    close: async () => {
      await empty(db)
      idle.push(db)
    },
  }
}

async function empty(db: Duckdb): Promise<void> {
  for (const kind of ['view', 'table']) {
    const { values } = await db.run(`SELECT schema_name, ${kind}_name FROM duckdb_${kind}s() WHERE NOT internal`)
    for (const [row, schema] of (values[0] ?? []).entries()) {
      await db.run(`DROP ${kind} ${quoteIdentifier(String(schema))}.${quoteIdentifier(String(values[1]?.[row]))}`)
    }
  }
}
