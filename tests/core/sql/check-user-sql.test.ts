import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { checkUserSql } from '../../../src/core/sql/check-user-sql.ts'

function refusal(sql: string): unknown {
  try {
    return checkUserSql(sql)
  } catch (error) {
    return error instanceof AppError ? [error.code, error.params] : error
  }
}

describe('checkUserSql', () => {
  it.each([
    'select 1',
    'SELECT * FROM "a;b" -- ; drop table x',
    'with t as (select 1) select * from t',
    'from t select a',
    'values (1, 2)',
    'table t',
    'pivot t on a using sum(b)',
    'unpivot t on a, b',
    '(select 1) union all (select 2)',
    '/* attach */ select \'attach\', "copy" from t',
    "select replace(a, 'x', 'y'), load, install from t",
    "select * from t where a is distinct from 'x'",
    "select trim(both from ' x '), extract(year from '2020-01-01'::date)",
    "select a from t where b like '%read_csv(%'",
    'select glob, query from t',
    'select (update) from t',
  ])('lets %s through', (sql) => {
    expect(checkUserSql(sql).kind).toBe('query')
  })

  it.each(['describe t', 'summarize t', 'show tables', 'DESC t'])('knows %s as a description', (sql) => {
    expect(checkUserSql(sql).kind).toBe('description')
  })

  it('cuts semicolons and comments off the end and keeps the lines', () => {
    expect(checkUserSql('-- a\nselect 1 /* x */ ; ;; -- end').sql).toBe('-- a\nselect 1')
    expect(checkUserSql(';select 2;').sql).toBe(' select 2')
  })

  it.each(['', '  \n', '-- nothing', ';;'])('says that %j is empty', (sql) => {
    expect(refusal(sql)).toEqual(['sql/empty', {}])
  })

  it.each<[string, number]>([
    ['select 1; select 2', 1],
    ['select 1;\n-- x\ndrop table t', 3],
    ["select ';' ;\n\n;select 2", 3],
  ])('refuses the second statement of %j', (sql, line) => {
    expect(refusal(sql)).toEqual(['sql/several-statements', { line }])
  })

  it.each([
    'ATTACH',
    'COPY',
    'INSTALL',
    'LOAD',
    'PRAGMA',
    'SET',
    'RESET',
    'CREATE',
    'EXPORT',
    'IMPORT',
    'CALL',
    'DROP',
    'DELETE',
    'INSERT',
    'UPDATE',
    'ALTER',
    'USE',
    'VACUUM',
    'CHECKPOINT',
    'BEGIN',
    'PREPARE',
    'EXECUTE',
    'DETACH',
    'MERGE',
    'EXPLAIN',
  ])('refuses %s with its line', (keyword) => {
    expect(refusal(`-- x\n  ${keyword.toLowerCase()} something`)).toEqual([
      'sql/forbidden-statement',
      { keyword, line: 2 },
    ])
  })

  it.each<[string, string]>([
    ['with x as (delete from t returning *) select * from x', 'DELETE'],
    ['select * from (insert into t values (1))', 'INSERT'],
  ])('refuses a change hidden in %s', (sql, keyword) => {
    expect(refusal(sql)).toEqual(['sql/forbidden-statement', { keyword, line: 1 }])
  })

  it.each<[string, string]>([
    ["select * from read_csv('x')", 'read_csv'],
    ["from\nREAD_PARQUET ('x')", 'READ_PARQUET'],
    ['select * from "read_text"(\'x\')', 'read_text'],
    ["select * from main.read_blob('x')", 'read_blob'],
    ["from glob('*')", 'glob'],
    ["from parquet_scan('x')", 'parquet_scan'],
    ["from sniff_csv('x')", 'sniff_csv'],
    ["from query('select 1')", 'query'],
    ["from sqlite_scan('a', 'b')", 'sqlite_scan'],
    ["from 'file.csv'", "'file.csv'"],
    ["select * from t join 'https://a.b/c.parquet' on true", "'https://a.b/c.parquet'"],
    ["select * from E'x.csv'", "E'x.csv'"],
    ['from $$x.csv$$', '$$x.csv$$'],
  ])('refuses to read elsewhere: %s', (sql, name) => {
    expect(refusal(sql)).toMatchObject(['sql/forbidden-function', { name }])
  })

  it.each<[string, string]>([
    ["select 'abc", "'abc"],
    ['selec 1', 'selec'],
    ['1 + 1', '1'],
    ['select 1 /* x', '/* x'],
  ])('finds the fault of %s', (sql, near) => {
    expect(refusal(sql)).toEqual(['sql/syntax', { line: 1, near }])
  })

  it('names what a query may refer to', () => {
    expect(checkUserSql('select "a b".c from "a b" where x = \'d\'').names).toEqual([
      'select',
      'a b',
      'c',
      'from',
      'a b',
      'where',
      'x',
    ])
  })
})
