import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castColumn, compilePart, compileTable } from '../../../src/core/dataset/compile-part.ts'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import { uniteColumns } from '../../../src/core/dataset/unite-columns.ts'
import type { ColumnType } from '../../../src/core/workbook/table-layout.ts'
import type { Duckdb } from '../../../src/engine/duckdb/duckdb.ts'
import { borrowDuckdb } from '../../../scripts/node-engine/borrow-duckdb.ts'
import { sampleDataset, samplePart } from '../../engine/support/sample-dataset.ts'

let db: Duckdb
beforeAll(async () => {
  db = await borrowDuckdb()
})
afterAll(() => db.close())

describe('a value under the type of its table', () => {
  it.each<[string, ColumnType, ColumnType, string | number | null]>([
    ['CAST(610 AS DOUBLE)', 'number', 'code', '610'],
    ['CAST(-2.5 AS DOUBLE)', 'number', 'text', '-2.5'],
    ['CAST(0 AS DOUBLE)', 'number', 'text', '0'],
    ['CAST(1e20 AS DOUBLE)', 'number', 'text', '1e+20'],
    ['CAST(9007199254740991 AS BIGINT)', 'integer', 'text', '9007199254740991'],
    ['CAST(3 AS DOUBLE)', 'integer', 'code', '3'],
    ["DATE '2020-06-30'", 'date', 'text', '2020-06-30'],
    ['true', 'boolean', 'text', 'true'],
    ['CAST(NULL AS DOUBLE)', 'number', 'text', null],
    ['CAST(7 AS BIGINT)', 'integer', 'number', 7],
  ])('%s of %s as %s is %j', async (sql, from, to, expected) => {
    const { values } = await db.run(`SELECT ${castColumn(sql, { type: from }, { type: to })}`)
    expect(values[0]?.[0]).toBe(expected)
  })

  it('of a column taken for text because it was empty', async () => {
    const { values } = await db.run(`SELECT ${castColumn("'合计'", { type: 'text', empty: true }, { type: 'number' })}`)
    expect(values[0]?.[0]).toBeNull()
  })
})

it('takes rows over with constants, period and what is missing', async () => {
  const column = (name: string, type: ColumnType): Column => ({
    name,
    type,
    unit: null,
    headerPath: [name],
    letter: 'A',
  })
  const may = samplePart('may', {
    columns: [column('x', 'integer'), column('街镇', 'text')],
    period: '2020-05',
    constants: [{ name: '街镇', value: "甲'" }],
  })
  const june = samplePart('june', { columns: [column('x', 'integer'), column('y', 'number')], number: 2 })
  const dataset = sampleDataset('t', {}, [may, june])
  const { fits } = uniteColumns(dataset.parts)
  await db.run(compileTable(dataset))
  await db.run(
    `CREATE TABLE data."${may.version}" AS SELECT * FROM (VALUES (1, '乙', 5, 'data'), (2, NULL, 6, 'total')) t(x, 街镇, src_row, row_kind)`,
  )
  await db.run(`CREATE TABLE data."${june.version}" AS SELECT 3 AS x, 1.5 AS y, 7 AS src_row, 'data' AS row_kind`)
  for (const part of dataset.parts) await db.run(compilePart(dataset, part, fits.get(part.version) ?? []))
  const { columns, values } = await db.run(`FROM data."${dataset.version}"`)
  expect(columns).toEqual(['x', 'y', '街镇', '期别', 'src_part', 'src_row', 'row_kind'])
  expect(values).toEqual([
    [1, 2, 3],
    [null, null, 1.5],
    ['乙', "甲'", null],
    ['2020-05', '2020-05', '2020-06'],
    [1, 1, 2],
    [5, 6, 7],
    ['data', 'total', 'data'],
  ])
})
