import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { startDuckdb } from '../../../src/engine/duckdb/start-duckdb.ts'
import { isFatal } from '../../../src/engine/duckdb/run-sql.ts'
import { nodeDuckdbHost } from '../../../scripts/node-engine/node-duckdb.ts'

let db: Duckdb

beforeAll(async () => {
  db = await startDuckdb(nodeDuckdbHost({ memoryLimit: '200MB' }))
})
afterAll(() => db.close())

it('names its version and its limit', () => {
  expect(db).toMatchObject({ version: 'v1.4.3', memoryLimit: '190.7 MiB' })
})

it('fails past the memory limit with the limit, and the next query works', async () => {
  const hungry = db.run("create table result.x as select i, i::varchar || repeat('x', 200) from range(10000000) t(i)")
  await expect(hungry).rejects.toMatchObject({ code: 'sql/out-of-memory', params: { limit: '190.7 MiB' } })
  expect((await db.run('select 1 as a')).values).toEqual([[1]])
  expect((await db.run('select count(*) from duckdb_tables()')).values).toEqual([[0]])
})

it('cancels a running query and goes on', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 150)
  const long = db.run('select sum(i % 7) from range(3000000000) t(i)', controller.signal)
  await expect(long).rejects.toMatchObject({ code: 'call/cancelled' })
  expect((await db.run('select 2 as a')).values).toEqual([[2]])
})

it('does not start a query that is already cancelled', async () => {
  await expect(db.run('create table main.never as select 1', AbortSignal.abort())).rejects.toMatchObject({
    code: 'call/cancelled',
  })
  expect((await db.run("select count(*) from duckdb_tables() where table_name = 'never'")).values).toEqual([[0]])
})

it('serves other queries while a long one runs', async () => {
  const controller = new AbortController()
  const long = db
    .run('select sum(i % 7) from range(3000000000) t(i)', controller.signal)
    .catch((error: unknown) => error)
  expect((await db.run('select 3 as a')).values).toEqual([[3]])
  controller.abort()
  expect(await long).toMatchObject({ code: 'call/cancelled' })
})

it.each([
  "select * from read_csv('https://example.org/x.csv')",
  "copy (select 1) to 'x.csv'",
  'load httpfs',
  'set enable_external_access = true',
  'set lock_configuration = false',
  "set temp_directory = 'x'",
  'set autoload_known_extensions = true',
  "attach 'x.db'",
])('refuses %s whatever stands before the engine', async (sql) => {
  await expect(db.run(sql)).rejects.toMatchObject({ detail: expect.stringMatching(/disabled|locked/) as string })
})

it('tells a broken engine from a broken statement', () => {
  const trap = new Error('unreachable')
  trap.name = 'RuntimeError'
  expect([trap, new Error('Binder Error: x'), new Error('FATAL Error: x'), 'x'].map(isFatal)).toEqual([
    true,
    false,
    true,
    false,
  ])
})
