import { afterAll, beforeAll, expect, it } from 'vitest'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'
import type { OpenWorkbooks } from '../../scripts/node-engine/open-sample.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'
import { buildBooks } from '../../scripts/sample/write/build-books.ts'
import type { Books } from '../../scripts/sample/write/build-books.ts'
import { compileLogicalTable } from '../../src/core/dataset/compile-logical-table.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import type { Row } from '../../src/core/result/page-rows.ts'
import { isSameValue } from './support/same-value.ts'

const { model } = readShippedLibrary()
/** Tables of the workbooks that are read: register, industry, finance, other departments. */
const tables = ['unit', 'industrial_output', 'sei_output', 'finance', 'tax', 'power', 'customs', 'registry'] as const

let books: Books
let open: OpenWorkbooks

async function* readSome(files: Books['files']) {
  for await (const file of files())
    if (/^(?:四上单位名录|代码和标准|工业产销总值|财务状况|部门数据)/u.test(file.name)) yield file
}

beforeAll(async () => {
  books = buildBooks('tiny', 'yt-demo', model, true)
  open = await openWorkbooks(readSome(books.files))
}, 300_000)
afterAll(() => open.close())

it.each(tables)(
  'errors in %s come out of the workbooks as they were put in',
  async (id) => {
    const table = model.find((each) => each.id === id)!
    const names = table.fields.map((field) => field.id)
    const sql = compileLogicalTable(table, open.catalogue, names) ?? 'SELECT 1 WHERE false'
    const run = await open.engine.runSql({ sql, title: id }, context())
    const page = await open.engine.readResult({ result: run.result, offset: 0, limit: 1_000_000, sort: [] }, context())
    const rows = toRows(page)
    expect(rows).toHaveLength(books.records[id].length)
    const keyOf = (row: Row): string => table.key.map((field) => String(row[field])).join('|')
    const found = groupBy(rows, keyOf)
    const former = new Set<unknown>(books.injected?.clean[id])
    const touched = (books.records[id] as readonly Row[]).filter((row) => !former.has(row))
    expect(touched.length).toBeGreaterThan(0)
    const lost = touched.filter(
      (row) =>
        !(found.get(keyOf(row)) ?? []).some((other) =>
          names.every((name) => isSameValue(row[name] ?? null, other[name] ?? null)),
        ),
    )
    expect(lost).toEqual([])
  },
  60_000,
)
