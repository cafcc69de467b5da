import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { startDuckdb } from '../../../src/engine/duckdb/start-duckdb.ts'
import { shiftLine, translateError } from '../../../src/engine/duckdb/translate-error.ts'
import { nodeDuckdbHost } from '../../../scripts/node-engine/node-duckdb.ts'

let db: Duckdb

beforeAll(async () => {
  db = await startDuckdb(nodeDuckdbHost())
  await db.run(
    'CREATE TABLE main."规上工业" AS SELECT \'A01\' AS "信用代码", 1.5::DOUBLE AS "产值·本月", 7 AS "从业人员"',
  )
  await db.run('CREATE TABLE main."户主" AS SELECT 1 AS "信用代码", \'x\' AS "a""b"')
})
afterAll(() => db.close())

async function failure(sql: string): Promise<AppError> {
  try {
    await db.run(sql)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error(`no failure: ${sql}`)
}

describe('translateError, on the real engine', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['select * from "规上工"', 'sql/unknown-table', { table: '规上工', hint: '规上工业' }],
    ['select * from "no such"."规上工业"', 'sql/unknown-table', {}],
    ['select q."信用代码" from "规上工业" t', 'sql/unknown-table', { table: 'q', hint: 't' }],
    [
      'select "产值" from "规上工业"',
      'sql/unknown-column',
      { column: '产值', hint: expect.stringContaining('产值·本月') },
    ],
    ['select t.x from "规上工业" t', 'sql/unknown-column', { column: 'x', hint: expect.stringContaining('从业人员') }],
    ['select 1 as x order by y', 'sql/unknown-column', { column: 'y', hint: '' }],
    ['select * exclude (zz) from "规上工业"', 'sql/unknown-column', { column: 'zz' }],
    ['select "信用代码" from "规上工业" a, "户主" b', 'sql/ambiguous-column', { column: '信用代码' }],
    ['select * from "规上工业" a join "户主" b using (nope)', 'sql/unknown-column', { column: 'nope' }],
    ["select lenght('x')", 'sql/unknown-function', { name: 'lenght', hint: 'length' }],
    ["select json_extract('{}', 'a')", 'sql/unknown-function', { name: 'json_extract', hint: '' }],
    ['select "从业人员", sum("产值·本月") from "规上工业"', 'sql/not-grouped', { column: '从业人员' }],
    ['select "从业人员" from "规上工业" having "产值·本月" > 1', 'sql/not-grouped', { column: '产值·本月' }],
    ['selec 1', 'sql/syntax', { line: 1, near: 'selec' }],
    ['select 1\nfrom\n  where', 'sql/syntax', { line: 3, near: 'where' }],
    ['select *\nfrom "规上工业"\n\n\nwhere where', 'sql/syntax', { line: 5, near: 'where' }],
    ['select *\nfrom "规上工业"\n\n\nwhere', 'sql/syntax', { line: 5, near: '' }],
    ['select (1', 'sql/syntax', { near: '' }],
    ["select cast('1,234' as double)", 'sql/cannot-convert', { value: '1,234', type: 'DOUBLE' }],
    ['select cast("信用代码" as integer) from "规上工业"', 'sql/cannot-convert', { value: 'A01', type: 'INT32' }],
    ['select 300::tinyint', 'sql/cannot-convert', { value: '300', type: 'INT8' }],
    ["select date '2020-13-01'", 'sql/cannot-convert', { value: '2020-13-01', type: 'DATE' }],
    ["select date 'x'", 'sql/cannot-convert', { value: 'x', type: 'DATE' }],
    ["select strptime('x', '%Y')", 'sql/cannot-convert', { value: 'x', type: '%Y' }],
    ['select sum("信用代码") from "规上工业"', 'sql/type-mismatch', { what: 'sum(VARCHAR)' }],
    ["select 'a' + 1", 'sql/type-mismatch', {}],
    ['select * from "规上工业" where "信用代码" > [1]', 'sql/type-mismatch', {}],
    ["select {'a': 1, 'a': 2}", 'sql/duplicate-column', { column: 'a' }],
    ['create table x (a int, a int)', 'sql/duplicate-column', { column: 'a' }],
    ["select * from 'x.csv'", 'sql/forbidden-function', { name: 'x.csv' }],
    ["select * from read_csv('https://a.b/c.csv')", 'sql/forbidden-function', { name: 'https://a.b/c.csv' }],
    ["attach 'x.db'", 'sql/forbidden-function', { name: 'x.db' }],
    ['select 9223372036854775807::bigint + 1', 'sql/engine', {}],
    ['select * from "规上工业" order by 9', 'sql/engine', {}],
  ])('%s is %s', async (sql, code, params) => {
    const error = await failure(sql)
    expect({ code: error.code, params: error.params }).toMatchObject({ code, params })
    expect(error.detail).toBeTruthy()
  })

  it('gives the line and the word of a fault below the first line', async () => {
    const error = await failure('select *\nfrom "规上工业"\nwhere nope(1)')
    expect(error).toMatchObject({ code: 'sql/unknown-function', params: { name: 'nope' } })
    expect(error.detail).toContain('LINE 3')
  })
})

it('moves the line of a failure up, never above the first', () => {
  const error = new AppError('sql/syntax', { line: 3, near: 'x' }, { detail: 'original' })
  expect(shiftLine(error, 1)).toMatchObject({ params: { line: 2, near: 'x' }, detail: 'original' })
  expect(shiftLine(error, 9)).toMatchObject({ params: { line: 1 } })
  expect(shiftLine('x', 1)).toBe('x')
})

it('lets failures of our own through and keeps what it does not know', () => {
  const own = new AppError('call/cancelled')
  expect(translateError(own, { memoryLimit: '', sql: '' })).toBe(own)
  expect(translateError(new Error('{broken json'), { memoryLimit: '', sql: '' })).toMatchObject({
    code: 'sql/engine',
    detail: '{broken json',
  })
})
