import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId } from '../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import type { Page } from '../../../src/core/result/page.ts'
import { makeTable } from '../support/make-table.ts'

const rows = 1000

let test: TestEngine
let dataset: DatasetId

beforeAll(async () => {
  test = await openEngine()
  const numbers = Array.from({ length: rows }, (_, at) => at)
  const table = makeTable('企业', {
    单位: ['text', numbers.map((n) => ` 单位${n} `)],
    组: ['integer', numbers.map((n) => n % 10)],
    '1月': ['number', numbers],
    '2月': ['number', numbers.map((n) => n * 2)],
  })
  const { catalogue } = await test.engine.loadTables({ tables: [table] }, context())
  dataset = catalogue.datasets[0]?.id ?? asId('none')
})
afterAll(() => test.close())

const read = (steps: RecipeStep[], offset: number, limit: number): Promise<Page> =>
  test.engine.readRecipeRows({ dataset, steps, offset, limit }, context())

/** The values of a column. */
const column = (page: Page, name: string) => page.values[page.columns.findIndex((each) => each.name === name)] ?? []

const trim: RecipeStep = { id: 'a', on: true, kind: 'trim', columns: ['单位'] }

describe('rows of steps by page', () => {
  it('are those of the window, with where they came from at the end', async () => {
    const page = await read([trim], 990, 20)
    expect(page).toMatchObject({ offset: 990, rowCount: 10, totalRows: rows })
    expect(column(page, '单位')).toEqual(Array.from({ length: 10 }, (_, at) => `单位${990 + at}`))
    expect(page.columns.slice(-4).map(({ name }) => name)).toEqual(['src_part', 'src_file', 'src_sheet', 'src_row'])
  })

  it('are those of the table where there are no steps, or all are off', async () => {
    expect(column(await read([], 0, 1), '单位')).toEqual([' 单位0 '])
    expect(column(await read([{ ...trim, on: false }], 0, 1), '单位')).toEqual([' 单位0 '])
  })

  it('are counted where a step takes rows away', async () => {
    const page = await read([{ id: 'a', on: true, kind: 'filter', keep: '组 = 3' }], 95, 10)
    expect(page).toMatchObject({ rowCount: 5, totalRows: rows / 10 })
    expect(column(page, '1月')).toEqual([953, 963, 973, 983, 993])
  })

  it('stand in the order of the file after steps that look at several rows', async () => {
    const page = await read([{ id: 'a', on: true, kind: 'dedupe', key: ['组'], keep: 'last' }], 0, 20)
    expect(column(page, '1月')).toEqual([990, 991, 992, 993, 994, 995, 996, 997, 998, 999])
  })

  it('come once each, whatever the pages, where one row became several', async () => {
    const steps: RecipeStep[] = [
      {
        id: 'a',
        on: true,
        kind: 'unpivot',
        columns: ['1月', '2月'],
        nameInto: '月份',
        valueInto: '值',
        drop: [],
        parse: 'month',
      },
    ]
    const seen = new Set<string>()
    for (let offset = 0; offset < 2 * rows; offset += 333) {
      const page = await read(steps, offset, 333)
      expect(page.totalRows).toBe(2 * rows)
      column(page, '单位').forEach((name, at) => seen.add(`${String(name)} ${String(column(page, '月份')[at])}`))
    }
    expect(seen.size).toBe(2 * rows)
  })

  it('pass over a step that cannot run', async () => {
    const page = await read(
      [
        { id: 'a', on: true, kind: 'drop', columns: ['没有这列'] },
        { ...trim, id: 'b' },
      ],
      0,
      1,
    )
    expect(column(page, '单位')).toEqual(['单位0'])
  })

  it('give way to a cancelled call', async () => {
    const controller = new AbortController()
    controller.abort()
    const steps: RecipeStep[] = [{ id: 'a', on: true, kind: 'dedupe', key: ['单位'], keep: 'first' }]
    const call = test.engine.readRecipeRows(
      { dataset, steps, offset: 0, limit: 1 },
      { ...context(), signal: controller.signal },
    )
    await expect(call).rejects.toMatchObject({ code: 'call/cancelled' })
  })
})
