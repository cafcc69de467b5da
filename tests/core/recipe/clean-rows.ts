import { afterAll, beforeAll } from 'vitest'
import { borrowDuckdb } from '../../../scripts/node-engine/borrow-duckdb.ts'
import type { DatasetId } from '../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { compileRecipe, compileRecipeSql } from '../../../src/core/recipe/compile-recipe.ts'
import type { JoinTable, StepColumn } from '../../../src/core/recipe/step-plan.ts'
import { columnSqlTypes } from '../../../src/core/dataset/compile-part.ts'
import type { Value } from '../../../src/core/result/page.ts'
import { quoteIdentifier, quoteLiteral } from '../../../src/core/sql/quote.ts'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { defineFunctions } from '../../../src/engine/recipe/define-functions.ts'

type Cell = string | number | boolean | null

/** A table of a test: columns with their type, rows as they stand in the sheet; `part` of each row, 1 unless given. */
export type TestTable = {
  columns: Record<string, ColumnType>
  rows: Cell[][]
  parts?: number[]
  units?: Record<string, string>
}

let opened: Promise<Duckdb> | null = null
beforeAll(async () => {
  await openCleaner()
})
afterAll(async () => {
  await (await opened)?.close()
  opened = null
})

/** DuckDB with the product's own functions, one for each test file. */
export function openCleaner(): Promise<Duckdb> {
  opened ??= borrowDuckdb().then(async (db) => {
    await defineFunctions(db)
    return db
  })
  return opened
}

export function stepColumns({ columns, units = {} }: TestTable): StepColumn[] {
  return Object.entries(columns).map(([name, type]) => ({ name, type, unit: units[name] ?? null }))
}

/** Makes `main."<name>"` of a test table, with lineage. Rows count from 5, as under a header of four rows. */
export async function makeRows(name: string, table: TestTable): Promise<string> {
  const db = await openCleaner()
  const columns = stepColumns(table)
  const list = columns.map((column) => `${quoteIdentifier(column.name)} ${columnSqlTypes[column.type]}`).join(', ')
  const relation = `main.${quoteIdentifier(name)}`
  await db.run(
    `CREATE OR REPLACE TABLE ${relation} (${list}, src_part INTEGER, src_file VARCHAR, src_sheet VARCHAR, src_row INTEGER)`,
  )
  const rows = table.rows.map((cells, at) => {
    const part = table.parts?.[at] ?? 1
    return `(${[...cells.map(literal), String(part), `'f${part}.xlsx'`, "'S'", String(at + 5)].join(', ')})`
  })
  if (rows.length > 0) await db.run(`INSERT INTO ${relation} VALUES ${rows.join(', ')}`)
  return relation
}

/** What steps make of a table: names of its columns, and its rows in source order. */
export async function clean(
  table: TestTable,
  steps: readonly RecipeStep[],
  tables: Record<string, JoinTable> = {},
  period: string | null = null,
): Promise<{ columns: string[]; rows: Value[][]; problems: unknown[]; sql: string }> {
  const db = await openCleaner()
  const source = await makeRows('rows', table)
  const findTable = (id: DatasetId): JoinTable | null => tables[id] ?? null
  const recipe = compileRecipe(steps, { columns: stepColumns(table), source, period, findTable })
  const names = recipe.columns.map(({ name }) => name)
  const sql = compileRecipeSql(recipe, ['src_part', 'src_row'])
  const texts = recipe.columns.map(({ name, type }) =>
    type === 'date' ? `CAST(${quoteIdentifier(name)} AS VARCHAR)` : quoteIdentifier(name),
  )
  const { values, rowCount } = await db.run(`SELECT ${texts.join(', ')} FROM (${sql}) ORDER BY src_part, src_row`)
  const rows = Array.from({ length: rowCount }, (_none, row) => names.map((_name, at) => values[at]?.[row] ?? null))
  return { columns: names, rows, problems: recipe.steps.map(({ problem }) => problem), sql }
}

function literal(cell: Cell): string {
  return cell === null ? 'NULL' : typeof cell === 'string' ? quoteLiteral(cell) : String(cell)
}

let count = 0

type WithoutPlace<Step> = Step extends RecipeStep ? Omit<Step, 'id' | 'on'> : never

/** A step that is on, with an id of its own. */
export function step(content: WithoutPlace<RecipeStep>): RecipeStep {
  count += 1
  return { ...content, id: `s${count}`, on: true }
}
