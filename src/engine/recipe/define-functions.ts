import { recipeFunctions } from '../../core/recipe/functions/recipe-functions.ts'
import { defineFunction } from '../../core/recipe/functions/sql-function.ts'
import type { Duckdb } from '../duckdb/duckdb.ts'

/** Makes the product's own functions and the schemas that recipes read. Once for each start of the engine. */
export async function defineFunctions(db: Duckdb): Promise<void> {
  await db.session(async (run) => {
    for (const schema of ['loaded', 'codelist']) await run(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    for (const each of recipeFunctions()) await run(defineFunction(each))
  })
}
