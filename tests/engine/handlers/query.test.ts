import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import { makeTable } from '../support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'

let test: TestEngine

beforeAll(async () => {
  test = await openEngine()
  const tables = [
    makeTable('规上工业', { 信用代码: ['code', ['A', 'B', 'C']], 产值: ['number', [1, 2, 3]] }),
    makeTable('能源 消费', { 信用代码: ['code', ['A', 'B']], 煤: ['number', [0.1, 0.2]] }),
  ]
  await test.engine.loadTables({ tables }, context())
})
afterAll(() => test.close())

const run = (sql: string, signal?: AbortSignal) => test.engine.runSql({ sql, title: '我的查询' }, context(signal))
const all = async (sql: string) => {
  const info = await run(sql)
  return test.engine.readResult({ result: info.result, offset: 0, limit: 1000, sort: [] }, context())
}

describe('runSql', () => {
  it('keeps the result and says where it came from', async () => {
    const sql = 'select a.信用代码, 煤 from 规上工业 a join "能源 消费" b using (信用代码) order by 1 desc'
    const info = await run(sql)
    expect(info).toMatchObject({
      totalRows: 2,
      columns: [
        { name: '信用代码', type: 'text' },
        { name: '煤', type: 'number' },
      ],
      sql,
    })
    expect(info.elapsedMs).toBeGreaterThan(0)
    expect(info.origin).toMatchObject({
      title: '我的查询',
      templateId: null,
      sql,
      ranAt: '2020-07-08T09:10:11.000Z',
      engine: 'DuckDB v1.4.3',
      product: 'test',
    })
    expect(info.origin.inputs).toMatchObject([
      { table: '规上工业', name: '规上工业', file: '规上工业.xlsx', sheet: 'Sheet1', rows: 3, period: null },
      { table: '能源 消费', name: '能源 消费', rows: 2 },
    ])
    const page = await test.engine.readResult({ result: info.result, offset: 0, limit: 10, sort: [] }, context())
    expect(page.values).toEqual([
      ['B', 'A'],
      [0.2, 0.1],
    ])
  })

  it.each<[string, unknown[][]]>([
    ['select 1 as a, 2 as a', [[1], [2]]],
    [
      'values (1, 2), (3, 4)',
      [
        [1, 3],
        [2, 4],
      ],
    ],
    ['from 规上工业 select count(*)', [[3]]],
    ['with t as (select 1 as a) select * from t', [[1]]],
    ['(select 1 as a) union all (select 2) order by a desc', [[2, 1]]],
    [
      'table "能源 消费"',
      [
        ['A', 'B'],
        [0.1, 0.2],
        ['能源 消费.xlsx', '能源 消费.xlsx'],
        ['Sheet1', 'Sheet1'],
        [5, 6],
      ],
    ],
    ['pivot (select 信用代码, 产值 from 规上工业) on 信用代码 using sum(产值)', [[1], [2], [3]]],
    [
      'unpivot (select 1 as x, 2 as y) on x, y',
      [
        ['x', 'y'],
        [1, 2],
      ],
    ],
    ['-- note\nselect 1 -- end\n;', [[1]]],
    ['select 信用代码 from 规上工业 where 产值 > 99', [[]]],
  ])('runs %s', async (sql, values) => {
    expect((await all(sql)).values).toEqual(values)
  })

  it.each(['describe 规上工业', 'summarize 规上工业', 'show tables'])('runs %s', async (sql) => {
    expect((await all(sql)).rowCount).toBeGreaterThan(1)
  })

  it('keeps the order of the statement over many rows', async () => {
    const info = await run('select i from range(100000) t(i) order by i desc')
    const page = await test.engine.readResult({ result: info.result, offset: 54321, limit: 3, sort: [] }, context())
    expect(page).toMatchObject({ totalRows: 100000, offset: 54321, values: [[45678, 45677, 45676]] })
  })

  it('sorts a result on request', async () => {
    const info = await run('select * from (values (2, null), (1, 5), (3, 4)) t(a, b)')
    const read = (sort: { column: string; descending: boolean }[]) =>
      test.engine.readResult({ result: info.result, offset: 0, limit: 9, sort }, context())
    expect((await read([{ column: 'b', descending: true }])).values[0]).toEqual([1, 3, 2])
    expect((await read([{ column: 'a', descending: false }])).values[0]).toEqual([1, 2, 3])
    await expect(read([{ column: 'x', descending: false }])).rejects.toMatchObject({ code: 'dataset/unknown-column' })
  })

  it('gives the line as the user counts it', async () => {
    await expect(run('select *\nfrom 规上工业\nwhere where')).rejects.toMatchObject({
      code: 'sql/syntax',
      params: { line: 3, near: 'where' },
    })
    await expect(run('describe\nselect *\nfrom from')).rejects.toMatchObject({
      code: 'sql/syntax',
      params: { line: 3 },
    })
  })

  it("names tables like the mistyped one, users' tables only", async () => {
    await expect(run('from 规上工')).rejects.toMatchObject({
      code: 'sql/unknown-table',
      params: { table: '规上工', hint: '规上工业' },
    })
    await expect(run('from 能源消费')).rejects.toMatchObject({ params: { hint: '能源 消费' } })
    await expect(run('from zzz')).rejects.toMatchObject({ params: { hint: '' } })
    await expect(run('select q.产值 from 规上工业 t')).rejects.toMatchObject({ params: { table: 'q', hint: 't' } })
  })

  it.each([
    "attach 'x'",
    'drop table data.x',
    'select 1; drop view 规上工业',
    "select * from read_csv('x')",
    "from 'x.csv'",
    'create table x as select 1',
    "copy 规上工业 to 'x.csv'",
    'with x as (delete from 规上工业 returning *) from x',
  ])('refuses %s', async (sql) => {
    await expect(run(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^sql\/(forbidden|several)/) as string })
    expect((await all('select count(*) from 规上工业')).values).toEqual([[3]])
  })

  it('stops when it is cancelled', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 100)
    await expect(run('select sum(i % 7) from range(3000000000) t(i)', controller.signal)).rejects.toMatchObject({
      code: 'call/cancelled',
    })
    expect((await all('select 1')).values).toEqual([[1]])
  })
})

describe('results', () => {
  it('keeps the last twelve; the one longest unread goes', async () => {
    const first = await run('select 1 as a')
    const second = await run('select 2 as a')
    for (let i = 0; i < 10; i += 1) await run('select 3 as a')
    const read = (result: typeof first.result) =>
      test.engine.readResult({ result, offset: 0, limit: 1, sort: [] }, context())
    await read(first.result)
    await run('select 4 as a')
    expect((await read(first.result)).values).toEqual([[1]])
    await expect(read(second.result)).rejects.toMatchObject({ code: 'sql/result-gone' })
  })

  it('can be released, twice without harm', async () => {
    const { result } = await run('select 1 as a')
    await test.engine.releaseResult({ result }, context())
    await test.engine.releaseResult({ result }, context())
    await expect(test.engine.readResult({ result, offset: 0, limit: 1, sort: [] }, context())).rejects.toMatchObject({
      code: 'sql/result-gone',
    })
    await expect(
      test.engine.readResult({ result: asId('x"; drop'), offset: 0, limit: 1, sort: [] }, context()),
    ).rejects.toMatchObject({ code: 'sql/result-gone' })
  })
})

it('lists tables and columns for completion', async () => {
  expect(await test.engine.readSchema(null, context())).toEqual([
    { table: '规上工业', columns: ['信用代码', '产值', 'src_file', 'src_sheet', 'src_row'] },
    { table: '能源 消费', columns: ['信用代码', '煤', 'src_file', 'src_sheet', 'src_row'] },
  ])
})

it('finds every way out of SQL shut', async () => {
  const attempts = await test.engine.selfTest({ target: "https://example.org/a'b.csv" }, context())
  expect(attempts.map(({ where, how, refused }) => [where, how, refused])).toEqual([
    ['duckdb', 'sql-read', true],
    ['duckdb', 'sql-install', true],
    ['duckdb', 'sql-copy', true],
    ['duckdb', 'sql-unlock', true],
  ])
  for (const { detail } of attempts) expect(detail).toMatch(/disabled|locked/)
})
