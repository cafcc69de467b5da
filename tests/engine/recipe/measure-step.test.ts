import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId } from '../../../src/core/base/id.ts'
import type { RecipeStep } from '../../../src/core/dataset/recipe.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import { makeTable } from '../support/make-table.ts'
import type { TestColumns } from '../support/make-table.ts'

let test: TestEngine
beforeAll(async () => {
  test = await openEngine()
})
afterAll(() => test.close())

let tables = 0

async function load(columns: TestColumns): Promise<DatasetId> {
  tables += 1
  const name = `t${tables}`
  const { catalogue } = await test.engine.loadTables({ tables: [makeTable(name, columns)] }, context())
  return catalogue.datasets.find((each) => each.name === name)?.id ?? asId<DatasetId>('none')
}

async function effectsOf(columns: TestColumns, steps: RecipeStep[], sample = 10) {
  return (await test.engine.previewRecipe({ dataset: await load(columns), steps, sample }, context())).effects
}

/** Where a row of a test table stands; rows count from 5. */
const row = (number: number): string => `[t${tables}.xlsx]Sheet1!${number}`

describe('the effect of a step', () => {
  it('counts dropped rows, those that are neither true nor false apart', async () => {
    const columns: TestColumns = { 单位: ['text', ['甲', '乙', '丙']], 产值: ['number', [1, -1, null]] }
    const [effect] = await effectsOf(columns, [{ id: 'a', on: true, kind: 'filter', keep: '"产值" > 0' }])
    expect(effect).toMatchObject({ rowsBefore: 3, rowsAfter: 1, cellsChanged: 0 })
    expect(effect?.notes).toEqual([{ kind: 'condition-empty', count: 1, samples: ['丙'] }])
    expect(effect?.samples).toEqual([
      { row: row(6), column: '单位', before: '乙', after: null },
      { row: row(7), column: '单位', before: '丙', after: null },
    ])
  })

  it('tells duplicates that differ from those that are the same', async () => {
    const columns: TestColumns = {
      代码: ['code', ['1', '1', '2', '2', null, null]],
      值: ['integer', [1, 1, 3, 4, 5, 5]],
    }
    const [effect] = await effectsOf(columns, [{ id: 'a', on: true, kind: 'dedupe', key: ['代码'], keep: 'first' }])
    expect(effect).toMatchObject({ rowsBefore: 6, rowsAfter: 4 })
    expect(effect?.notes).toEqual([{ kind: 'duplicates-differ', count: 1, samples: ['2'] }])
    expect(effect?.samples.map(({ row: place, before }) => [place, before])).toEqual([
      [row(6), '1'],
      [row(8), '2'],
    ])
  })

  it('checks a printed total against the months, and counts months without a value', async () => {
    const columns: TestColumns = {
      街镇: ['text', ['甲', '乙', '丙']],
      '1月': ['number', [0.1, 1, 1]],
      '2月': ['number', [0.2, null, 1]],
      合计: ['number', [0.3, 1, 3]],
    }
    const [effect] = await effectsOf(columns, [
      { id: 'a', on: true, kind: 'unpivot', columns: ['1月', '2月'], nameInto: '月份', valueInto: '值', drop: ['合计'], parse: 'text' },
    ]) // prettier-ignore
    expect(effect).toMatchObject({ rowsBefore: 3, rowsAfter: 5, columnsAfter: ['街镇', '月份', '值'] })
    expect(effect?.notes).toEqual([
      { kind: 'rows-without-value', count: 1, samples: [] },
      { kind: 'total-differs', count: 1, samples: ['Sheet1!7 3 ≠ 2.0'] },
    ])
  })

  it('counts cells that lost their value, new columns by their filled cells, and leftovers of a split', async () => {
    const [replaced, split] = await effectsOf({ a: ['text', ['x', 'x-y-z', null]] }, [
      { id: 'a', on: true, kind: 'replace', columns: ['a'], find: 'x', with: '', match: 'whole' },
      { id: 'b', on: true, kind: 'split', column: 'a', by: { kind: 'delimiter', text: '-' }, into: ['p', 'q'], keep: true },
    ]) // prettier-ignore
    expect(replaced).toMatchObject({ cellsChanged: 1, cellsEmptied: 1 })
    expect(split).toMatchObject({ cellsChanged: 2, cellsEmptied: 0 })
    expect(split?.notes).toEqual([{ kind: 'pieces-joined', count: 1, samples: ['x-y-z'] }])
  })

  it('refuses a join whose key stands twice, and counts rows without a partner', async () => {
    const towns = await load({ 代码: ['code', ['1', '2', '2']], 面积: ['number', [5, 6, 7]] })
    const table = `t${tables}`
    const area = await load({ 代码: ['code', ['1', '2']], 面积: ['number', [5, 6]] })
    const join = (dataset: DatasetId): RecipeStep => ({
      id: 'j', on: true, kind: 'join', dataset, keys: [{ left: '街镇', right: '代码' }], take: ['面积'],
    }) // prettier-ignore
    const columns: TestColumns = { 街镇: ['code', ['1', '9', null]] }
    const [refused] = await effectsOf(columns, [join(towns)])
    expect(refused?.problem).toEqual({ kind: 'join-key-repeated', table, count: 1, samples: ['2'] })
    const [joined] = await effectsOf(columns, [join(area)])
    expect(joined).toMatchObject({ rowsBefore: 3, rowsAfter: 3, cellsChanged: 1, problem: null })
    expect(joined?.notes).toEqual([{ kind: 'no-match', count: 1, samples: ['9'] }])
  })

  it('names the line of an expression, and the column that it does not find', async () => {
    const columns: TestColumns = { 产值: ['number', [1]] }
    const [line, missing, after] = await effectsOf(columns, [
      { id: 'a', on: true, kind: 'derive', column: 'x', expression: '"产值"\n+ + * 2' },
      { id: 'b', on: true, kind: 'filter', keep: '"产直" > 0' },
      { id: 'c', on: true, kind: 'derive', column: 'y', expression: '"产值" || \'万\'' },
    ])
    expect(line?.problem).toMatchObject({ kind: 'sql', code: 'sql/syntax', params: { line: 2 } })
    expect(missing?.problem).toEqual({ kind: 'missing-column', column: '产直', nearest: '产值' })
    expect(after).toMatchObject({
      problem: null,
      cellsChanged: 1,
      samples: [{ column: 'y', before: null, after: '1.0万' }],
    })
  })

  it('is nothing for a step that is off', async () => {
    const [effect] = await effectsOf({ a: ['text', [' x']] }, [{ id: 'a', on: false, kind: 'trim', columns: ['a'] }])
    expect(effect).toMatchObject({ rowsBefore: 1, rowsAfter: 1, cellsChanged: 0, samples: [], problem: null, sql: '' })
  })

  it('is the same when it is asked for again, and another when the rows have changed', async () => {
    const dataset = await load({ a: ['text', [' x', 'y']] })
    const steps = (find: string): RecipeStep[] => [
      { id: 'a', on: true, kind: 'trim', columns: ['a'] },
      { id: 'b', on: true, kind: 'replace', columns: ['a'], find, with: '-', match: 'part' },
    ]
    const preview = async (find: string) =>
      (await test.engine.previewRecipe({ dataset, steps: steps(find), sample: 9 }, context())).effects
    const first = await preview('x')
    expect(await preview('x')).toEqual(first)
    expect((await preview('q'))[1]).toMatchObject({ cellsChanged: 0, samples: [] })
    const more = makeTable(`t${tables}`, { a: ['text', [' z']] })
    const part = { ...more.part, source: { ...more.part.source, hash: 'other' } }
    await test.engine.loadTables({ tables: [{ ...more, part, target: { kind: 'append', dataset } }] }, context())
    expect((await preview('x'))[0]).toMatchObject({ rowsBefore: 3, cellsChanged: 2 })
  })

  it('looks for odd totals also where as many rows come as go', async () => {
    const columns: TestColumns = { '1月': ['number', [1]], '2月': ['number', [null]], 合计: ['number', [9]] }
    const [effect] = await effectsOf(columns, [
      { id: 'a', on: true, kind: 'unpivot', columns: ['1月', '2月'], nameInto: 'm', valueInto: 'v', drop: ['合计'], parse: 'text' },
    ]) // prettier-ignore
    expect(effect).toMatchObject({ rowsBefore: 1, rowsAfter: 1 })
    expect(effect?.notes.map(({ kind }) => kind)).toEqual(['rows-without-value', 'total-differs'])
  })
})
