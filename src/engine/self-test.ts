import { AppError } from '../core/base/app-error.ts'
import { quoteLiteral } from '../core/sql/quote.ts'
import type { SelfTestAttempt } from '../protocol/outcome.ts'
import type { Duckdb } from './duckdb/duckdb.ts'

/** What SQL could try in order to get out, from reading an address to switching the lock off. */
function listAttempts(target: string): { how: SelfTestAttempt['how']; statements: string[] }[] {
  return [
    { how: 'sql-read', statements: [`SELECT * FROM read_csv(${quoteLiteral(target)})`] },
    // INSTALL alone only takes a note; the file would be fetched by LOAD.
    { how: 'sql-install', statements: ['INSTALL httpfs', 'LOAD httpfs'] },
    { how: 'sql-copy', statements: [`COPY (SELECT 1) TO ${quoteLiteral(target)}`] },
    { how: 'sql-unlock', statements: ['SET enable_external_access = true'] },
  ]
}

/** Tries the ways out that SQL has, past the check of users' statements: what refuses here is the engine's own locked configuration. */
export async function runDuckdbSelfTest(db: Duckdb, target: string): Promise<SelfTestAttempt[]> {
  const results: SelfTestAttempt[] = []
  for (const { how, statements } of listAttempts(target)) {
    results.push({ where: 'duckdb', how, target, ...(await tryStatements(db, statements)) })
  }
  return results
}

async function tryStatements(db: Duckdb, statements: string[]): Promise<{ refused: boolean; detail: string }> {
  try {
    for (const sql of statements) await db.run(sql)
    return { refused: false, detail: statements.join('; ') }
  } catch (error) {
    return {
      refused: true,
      detail: error instanceof AppError ? (error.detail?.split('\n')[0] ?? error.code) : String(error),
    }
  }
}
