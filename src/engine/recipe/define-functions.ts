import { indicatorFunctions } from '../../core/indicator/indicator-functions.ts'
import { recipeFunctions } from '../../core/recipe/functions/recipe-functions.ts'
import { defineFunction } from '../../core/sql/sql-function.ts'
import type { Duckdb } from '../duckdb/duckdb.ts'

/** Makes the product's own functions, of cleaning and of indicators, and the schemas that recipes read. Once for each start of the engine. */
export async function defineFunctions(db: Duckdb): Promise<void> {
  await db.session(async (run) => {
    for (const schema of ['loaded', 'codelist']) await run(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    for (const each of [...recipeFunctions(), ...indicatorFunctions]) await run(defineFunction(each))
  })
}
