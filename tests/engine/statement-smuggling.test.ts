import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppError } from '../../src/core/base/app-error.ts'
import { checkUserSql } from '../../src/core/sql/check-user-sql.ts'
import type { Duckdb } from '../../src/engine/duckdb/duckdb.ts'
import { borrowDuckdb } from '../../scripts/node-engine/borrow-duckdb.ts'

let db: Duckdb

beforeAll(async () => {
  db = await borrowDuckdb()
  await db.run('CREATE TABLE main.sentinel AS SELECT 1 AS a')
})
afterAll(() => db.close())

/** Pieces on which two lexers could disagree about where a text or a comment ends. */
const pieces = [
  '',
  "'",
  "''",
  '"',
  '--',
  '\n',
  '\r',
  '/*',
  '*/',
  '$$',
  '$a$',
  '$',
  "E'",
  "x'",
  "U&'",
  '\\',
  "\\'",
  'a',
  '\u00a0',
  '\u2028',
  '\0',
  '(',
  '?',
]

/** Every way to hide a second statement between three pieces that the check lets through. */
function listPassing(): string[] {
  const passing = []
  for (const one of pieces) {
    for (const two of pieces) {
      for (const three of pieces) {
        // What ends in a comment is cut off: something harmless behind it keeps the text whole.
        const sql = `select 1 as a ${one}${two};drop table sentinel;${three}\nselect 2`
        try {
          passing.push(checkUserSql(sql).sql)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }
    }
  }
  return passing
}

it('lets no second statement through that only the engine would see', async () => {
  const passing = listPassing()
  expect(passing.length).toBeGreaterThan(100)
  for (const sql of passing) {
    await db.run(`CREATE OR REPLACE TABLE result.smuggled AS\n${sql}`).catch(() => undefined)
    const { values } = await db.run("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'sentinel'")
    expect(values, JSON.stringify(sql)).toEqual([[1]])
  }
}, 120_000)
