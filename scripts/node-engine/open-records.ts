import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bool, Float64, Int32, Table, tableToIPC, Utf8, Vector, vectorFromArray } from 'apache-arrow'
import type { DataType } from 'apache-arrow'
import { bindParameters, resolveParameters } from '../../src/core/template/bind-parameters.ts'
import type { ParameterValue, Template } from '../../src/core/template/template.ts'
import type { Duckdb, Rows } from '../../src/engine/duckdb/duckdb.ts'
import { defineFunctions } from '../../src/engine/recipe/define-functions.ts'
import { recordFields } from '../sample/records/sample-records.ts'
import type { FieldKind, SampleRecords, TableId } from '../sample/records/sample-records.ts'
import { borrowDuckdb } from './borrow-duckdb.ts'
import { readShippedLibrary } from './open-sample.ts'

/** The sample's records as the logical tables themselves: templates run without workbooks, importer and mappings. */
export type OpenRecords = {
  run: (sql: string) => Promise<Rows>
  /** All parameters of a template, defaults filled in. */
  parameters: (id: string, given?: Readonly<Record<string, ParameterValue>>) => Promise<Record<string, ParameterValue>>
  runTemplate: (id: string, parameters: Readonly<Record<string, ParameterValue>>) => Promise<Rows>
  close: () => Promise<void>
}

const library = 'public/templates'

/** Puts records into DuckDB as tables of their logical names, with the product's functions and derived tables. */
export async function openRecords(records: SampleRecords): Promise<OpenRecords> {
  const db = await borrowDuckdb()
  for (const table of Object.keys(recordFields) as TableId[]) await insertTable(db, table, records[table])
  await defineFunctions(db)
  for (const sql of readStatements(join(library, 'derived'))) await db.run(sql)
  const { templates } = readShippedLibrary()
  const find = (id: string): Template => {
    const template = templates.find((each) => each.id === id)
    if (template === undefined) throw new Error(`no template ${id}: npm run templates lists faults`)
    return template
  }
  const parameters: OpenRecords['parameters'] = async (id, given = {}) => {
    const template = find(id)
    const filled: Record<string, ParameterValue> = { ...given }
    for (const { name, default: fallback, choicesSql, options } of template.parameters) {
      if (name in given || fallback === null || typeof fallback !== 'object') continue
      const { values } = choicesSql === '' ? { values: [] } : await db.run(choicesSql)
      filled[name] = values[0]?.[0] ?? options[0]?.value ?? null
    }
    return resolveParameters(template, filled)
  }
  return {
    run: (sql) => db.run(sql),
    parameters,
    runTemplate: (id, values) => {
      const template = find(id)
      return db.run(bindParameters(template.sql, template.parameters, resolveParameters(template, values)))
    },
    close: () => db.close(),
  }
}

const arrowTypes: Record<string, DataType> = {
  text: new Utf8(),
  time: new Utf8(),
  number: new Float64(),
  integer: new Int32(),
  boolean: new Bool(),
}

async function insertTable(db: Duckdb, table: TableId, rows: readonly Record<string, unknown>[]): Promise<void> {
  const fields = Object.entries(recordFields[table] as Record<string, FieldKind>).map(
    ([name, kind]) => [name, kind.replace('!', '')] as const,
  )
  const vectors = fields.map(([name, kind]) =>
    vectorFromArray(
      rows.map((row) => row[name] ?? null),
      arrowTypes[kind] ?? new Utf8(),
    ),
  )
  const columnsByName = Object.fromEntries(fields.map(([name], at) => [name, vectors[at] ?? new Vector([])]))
  await db.insertArrow(table, tableToIPC(new Table(columnsByName), 'stream'))
  const columns = fields.map(([name, kind]) =>
    kind === 'time'
      ? `CAST("${name}" AS TIMESTAMP) AS "${name}"`
      : kind === 'integer'
        ? `CAST("${name}" AS BIGINT) AS "${name}"`
        : `"${name}"`,
  )
  await db.run(`CREATE VIEW main."${table}" AS SELECT ${columns.join(', ')} FROM data."${table}"`)
}

/** The statements of all `.sql` files of a folder, in the order of their names; none where there is no folder. */
function readStatements(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
  } catch {
    return []
  }
  return names.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/;\s*\n/u)
      .map((sql) => sql.trim())
      .filter((sql) => sql !== ''),
  )
}
