/** Words that begin a statement of DuckDB which is not a plain read. */
export const statementKeywords: ReadonlySet<string> = new Set([
  'ABORT',
  'ALTER',
  'ANALYZE',
  'ATTACH',
  'BEGIN',
  'CALL',
  'CHECKPOINT',
  'COMMENT',
  'COMMIT',
  'COPY',
  'CREATE',
  'DEALLOCATE',
  'DELETE',
  'DETACH',
  'DROP',
  'END',
  'EXECUTE',
  'EXPLAIN',
  'EXPORT',
  'FORCE',
  'IMPORT',
  'INSERT',
  'INSTALL',
  'LOAD',
  'MERGE',
  'PRAGMA',
  'PREPARE',
  'REINDEX',
  'RESET',
  'ROLLBACK',
  'SET',
  'START',
  'TRANSACTION',
  'TRUNCATE',
  'UNINSTALL',
  'UPDATE',
  'USE',
  'VACUUM',
  'VARIABLE',
])

/** Table functions that read files or addresses, run hidden SQL text or change the engine. */
const forbiddenFunctions: ReadonlySet<string> = new Set([
  'checkpoint',
  'disable_logging',
  'enable_logging',
  'force_checkpoint',
  'getenv',
  'glob',
  'import_database',
  'load_aws_credentials',
  'parquet_bloom_probe',
  'query',
  'query_table',
  'sniff_csv',
  'sql_auto_complete',
  'st_drivers',
  'st_read',
  'truncate_duckdb_logs',
  'write_log',
])

/** True for a function that must not be called by a user's query; case does not matter. */
export function isForbiddenFunction(name: string): boolean {
  const lower = name.toLowerCase()
  return forbiddenFunctions.has(lower) || /^(read_|parquet_|scan_)|_scan$|_scan_|^st_read/.test(lower)
}
