import { codeListTables } from '../../core/recipe/code-list-tables.ts'
import type { TableListName } from '../../core/recipe/list-code-lists.ts'
import { parseCodeList } from '../../core/recipe/parse-code-list.ts'
import type { Duckdb } from '../duckdb/duckdb.ts'
import { writeTextTable } from '../duckdb/write-text-table.ts'

/** The code lists that are tables of the schema `codelist` in this engine. */
export class CodeLists {
  readonly #db: Duckdb
  readonly #loaded = new Set<TableListName>()

  constructor(db: Duckdb) {
    this.#db = db
  }

  get loaded(): ReadonlySet<TableListName> {
    return this.#loaded
  }

  /** Makes the table of a list from the text of its files. Nothing happens when it is there. Throws sql/*. */
  async load(list: TableListName, files: Readonly<Record<string, string>>): Promise<void> {
    if (this.#loaded.has(list)) return
    const { table } = codeListTables[list]
    const { columns, rows } = parseCodeList(list, files)
    const staged = `list ${list}`
    await this.#db.insertArrow(staged, writeTextTable(columns, rows))
    const select = columns.map((name) => (name === 'level' ? 'CAST(level AS INTEGER) AS level' : name))
    // Names are compared by a key, which is made once and not with every query.
    if (columns.includes('name')) select.push('list_key(name) AS name_key')
    await this.#db.run(`CREATE OR REPLACE TABLE ${table} AS SELECT ${select.join(', ')} FROM data."${staged}"`)
    await this.#db.run(`DROP TABLE data."${staged}"`)
    this.#loaded.add(list)
  }
}
