import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { compileSelectList, describeTable, readPage } from '../../../src/engine/duckdb/read-page.ts'
import { startDuckdb } from '../../../src/engine/duckdb/start-duckdb.ts'
import { nodeDuckdbHost } from '../../../scripts/node-engine/node-duckdb.ts'

let db: Duckdb

beforeAll(async () => {
  db = await startDuckdb(nodeDuckdbHost())
})
afterAll(() => db.close())

async function readBack(sql: string) {
  await db.run(`CREATE OR REPLACE TABLE result.t AS ${sql}`)
  const columns = await describeTable(db.run, 'result', 't')
  const rows = await db.run(`SELECT ${compileSelectList(columns)} FROM result.t ORDER BY rowid`)
  return readPage(rows, columns, { offset: 0, totalRows: rows.rowCount })
}

it.each<[string, string, unknown]>([
  ['42::tinyint', 'integer', 42],
  ['9007199254740991::bigint', 'integer', 9007199254740991],
  ['9007199254740993::bigint', 'integer', '9007199254740993'],
  ['-9007199254740993::bigint', 'integer', '-9007199254740993'],
  ['18446744073709551615::ubigint', 'integer', '18446744073709551615'],
  ['170141183460469231731687303715884105727::hugeint', 'integer', '170141183460469231731687303715884105727'],
  ['7::hugeint', 'integer', 7],
  ['0::hugeint', 'integer', 0],
  ['0.1::double', 'number', 0.1],
  ['0.1::float', 'number', 0.1],
  ["'inf'::double", 'number', Infinity],
  ["'nan'::double", 'number', NaN],
  ['1.50::decimal(10,2)', 'decimal', 1.5],
  ['-0.05::decimal(10,2)', 'decimal', -0.05],
  ['0::decimal(10,2)', 'decimal', 0],
  ['999999999999999::decimal(20,0)', 'decimal', 999999999999999],
  ['123456789012345678.25::decimal(38,2)', 'decimal', '123456789012345678.25'],
  ['-12345678901234567890.5::decimal(38,1)', 'decimal', '-12345678901234567890.5'],
  ['true', 'boolean', true],
  ["date '2020-06-30'", 'date', '2020-06-30'],
  ["date '1899-12-31'", 'date', '1899-12-31'],
  ["timestamp '2020-01-01 10:00:00.123456'", 'timestamp', '2020-01-01T10:00:00.123456'],
  ["timestamp_s '2020-01-01 10:00:00'", 'timestamp', '2020-01-01T10:00:00'],
  ["timestamptz '2020-01-01 10:00:00+00'", 'timestamp', '2020-01-01T10:00:00'],
  ["time '10:00:05'", 'text', '10:00:05'],
  ['interval 3 day', 'text', '3 days'],
  ['[1, 2, null]', 'text', '[1, 2, NULL]'],
  ["{'a': 1, 'b': 'x'}", 'text', "{'a': 1, 'b': x}"],
  ["map {'k': 1}", 'text', '{k=1}'],
  ["'b'::enum('a', 'b')", 'text', 'b'],
  ["'0051'", 'text', '0051'],
  ["'产值 😀'", 'text', '产值 😀'],
  ["''", 'text', ''],
  ["'101'::bit", 'text', '101'],
  ["'\\xAA'::blob", 'text', '\\xAA'],
  ['null::double', 'number', null],
])('reads %s as %s', async (sql, type, value) => {
  const page = await readBack(`SELECT ${sql} AS x`)
  expect(page.columns).toEqual([{ name: 'x', type }])
  expect(page.values).toEqual([[value]])
})

it('sums integers exactly, past what a number holds', async () => {
  const page = await readBack('SELECT sum(9007199254740993 + i) AS s FROM range(3) t(i)')
  expect(page.values).toEqual([[(9007199254740993n + 9007199254740994n + 9007199254740995n).toString()]])
})

it('keeps rows in order, columns with hostile names and duplicate names apart', async () => {
  const page = await readBack(
    `SELECT i AS "a""b", i * 2 AS "x;--", i::VARCHAR AS "😀", i AS "c0", i AS "C0" FROM range(5000) t(i) ORDER BY i DESC`,
  )
  expect(page.columns.map(({ name }) => name)).toEqual(['a"b', 'x;--', '😀', 'c0', 'C0_1'])
  expect(page.rowCount).toBe(5000)
  expect(page.values.map((column) => [column[0], column[4999]])).toEqual([
    [4999, 0],
    [9998, 0],
    ['4999', '0'],
    [4999, 0],
    [4999, 0],
  ])
})

it('reads a table without rows with its columns', async () => {
  const page = await readBack("SELECT 1 AS a, 'x' AS b WHERE false")
  expect(page).toMatchObject({ columns: [{ type: 'integer' }, { type: 'text' }], rowCount: 0, values: [[], []] })
})

it('describes no columns where there is no table', async () => {
  expect(await describeTable(db.run, 'result', 'nope')).toEqual([])
})
