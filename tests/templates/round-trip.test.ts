import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileLogicalTable } from '../../src/core/dataset/compile-logical-table.ts'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary } from '../../scripts/node-engine/open-sample.ts'
import type { OpenWorkbooks } from '../../scripts/node-engine/open-sample.ts'
import type { Row } from '../../src/core/result/page-rows.ts'
import { toRows } from '../../src/core/result/page-rows.ts'
import type { SampleRecords, TableId } from '../../scripts/sample/records/sample-records.ts'
import { answerTemplate } from '../../scripts/template/answer-template.ts'
import { buildBooks } from '../../scripts/sample/write/build-books.ts'
import { isSameValue } from './support/same-value.ts'

const { model } = readShippedLibrary()
let records: SampleRecords
let open: OpenWorkbooks
beforeAll(async () => {
  const books = buildBooks('tiny', 'round trip', model)
  records = books.records
  open = await openWorkbooks(books.files())
}, 600_000)
afterAll(() => open.close())

describe("records that were written as workbooks and imported like anybody's", () => {
  it.each(model.map(({ id }) => id))(
    '%s comes back as it was',
    async (id) => {
      const table = model.find((each) => each.id === id)!
      const wanted: readonly Record<string, unknown>[] = records[id as TableId]
      if (wanted.length === 0) {
        expect(open.catalogue.mappings.filter(({ logicalTable }) => logicalTable === id)).toEqual([])
        return
      }
      const names = table.fields.map((field) => field.id)
      const sql = compileLogicalTable(table, open.catalogue, names) ?? 'SELECT 1 WHERE false'
      const run = await open.engine.runSql({ sql: `SELECT * FROM (${sql})`, title: id }, context())
      const page = await open.engine.readResult(
        { result: run.result, offset: 0, limit: 1_000_000, sort: [] },
        context(),
      )
      // A day comes back as its midnight.
      const keyOf = (row: Record<string, unknown>): string =>
        table.key.map((field) => String(row[field]).replace(/[T ]00:00:00$/u, '')).join('|')
      const found = new Map(toRows(page).map((row) => [keyOf(row), row] as const))
      expect(found.size).toBe(wanted.length)
      const wrong = wanted.flatMap((row) => {
        const other: Row = found.get(keyOf(row)) ?? {}
        return names
          .filter((name) => !isSameValue(row[name] ?? null, other[name] ?? null))
          .map((name) => `${keyOf(row)} ${name}: ${String(other[name])} for ${String(row[name])}`)
      })
      expect(wrong.slice(0, 5)).toEqual([])
    },
    60_000,
  )
})

describe('every shipped template', () => {
  it.each(readShippedLibrary().templates.map((template) => [template.id, template] as const))(
    '%s answers with its defaults, in the columns that it declares',
    async (_id, template) => {
      const { rows, source } = await answerTemplate(open, template, {}, 'zh')
      expect(rows.length).toBeGreaterThan(0)
      expect(Object.keys(rows[0] ?? {})).toEqual(template.columns.map(({ name }) => name))
      expect(source.tables.length).toBeGreaterThan(0)
    },
    60_000,
  )
})
