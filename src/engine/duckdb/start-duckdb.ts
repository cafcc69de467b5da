import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm'
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import type { Duckdb, RunSql } from './duckdb.ts'
import { runSql } from './run-sql.ts'
import { translateError } from './translate-error.ts'

/** Where DuckDB runs: a browser's nested worker, or a thread of Node for tests and scripts. */
export type DuckdbHost = {
  createWorker: () => Worker
  /** Address (browser) or path (Node) of the wasm module. */
  wasmAddress: string
  /** The engine broke and must be started anew. */
  onFatal: (error: unknown) => void
  /** For tests; the engine's own limit (80 % of what a wasm memory can hold) is right for use. */
  memoryLimit?: string
}

/**
 * Set before anything else runs. Extensions would be fetched from a foreign host; without this a call to one hangs instead of failing.
 * No temporary directory, because there is no disk: a query past the limit then says so at once. The last two lines are the
 * engine's own wall: no file, no address, and no statement can turn that back on.
 */
const configuration = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  "SET temp_directory = ''",
  'SET enable_external_access = false',
  'SET lock_configuration = true',
]

/** Starts DuckDB, locks its configuration and makes the schemas `data` and `result`. */
export async function startDuckdb(host: DuckdbHost): Promise<Duckdb> {
  const worker = host.createWorker()
  // AsyncDuckDB forgets its pending requests when its worker dies: they would wait for ever.
  worker.addEventListener('error', (event) => host.onFatal(event))
  const db = new AsyncDuckDB(new VoidLogger(), worker)
  await db.instantiate(host.wasmAddress)
  await db.open({})
  const setup = await db.connect()
  const limit = host.memoryLimit === undefined ? [] : [`SET memory_limit = '${host.memoryLimit}'`]
  for (const sql of [...limit, ...configuration, 'CREATE SCHEMA data', 'CREATE SCHEMA result']) await setup.query(sql)
  await setup.close()
  return wrapDuckdb(db, host)
}

async function wrapDuckdb(db: AsyncDuckDB, host: DuckdbHost): Promise<Duckdb> {
  let memoryLimit = ''
  const runOn =
    (connection: AsyncDuckDBConnection): RunSql =>
    (sql, signal) =>
      runSql(connection, sql, { memoryLimit, signal, onFatal: host.onFatal })
  const session = async <T>(work: (run: RunSql) => Promise<T>): Promise<T> => {
    const connection = await db.connect()
    try {
      return await work(runOn(connection))
    } finally {
      await connection.close()
    }
  }
  const facts = await session((run) => run("SELECT version() AS v, current_setting('memory_limit') AS m"))
  memoryLimit = String(facts.values[1]?.[0])
  return {
    version: String(facts.values[0]?.[0]),
    memoryLimit,
    session,
    run: (sql, signal) => session((run) => run(sql, signal)),
    async insertArrow(name, ipc) {
      const connection = await db.connect()
      try {
        await connection.insertArrowFromIPCStream(ipc, { schema: 'data', name, create: true })
      } catch (error) {
        throw translateError(error, { memoryLimit, sql: '' })
      } finally {
        await connection.close()
      }
    },
    close: () => db.terminate(),
  }
}
