import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { DatasetId, VersionId } from '../../../src/core/base/id.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import { makeTable } from '../support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'

let test: TestEngine

beforeAll(async () => {
  test = await openEngine()
})
afterAll(() => test.close())

function idOf(catalogue: Catalogue, name: string): DatasetId {
  return catalogue.datasets.find((each) => each.name === name)?.id ?? asId('none')
}

async function query(sql: string) {
  const { result, totalRows } = await test.engine.runSql({ sql, title: '' }, context())
  return test.engine.readResult({ result, offset: 0, limit: totalRows, sort: [] }, context())
}

describe('loading tables', () => {
  it('makes a table that can be queried under its name, totals left out', async () => {
    const table = makeTable(
      '规上工业 6月',
      { 单位: ['text', ['甲', '乙', '合计']], 产值: ['number', [1.5, 2.25, 3.75]] },
      ['data', 'data', 'total'],
    )
    const bytes = table.ipc.byteLength
    const { catalogue } = await test.engine.loadTables({ tables: [table] }, context())
    expect(catalogue).toMatchObject({
      version: 1,
      datasets: [{ name: '规上工业 6月', rowCount: 2, totalRowCount: 1, bytes, loadedAt: '2020-07-08T09:10:11.000Z' }],
    })
    expect((await query('select * from "规上工业 6月"')).values).toEqual([
      ['甲', '乙'],
      [1.5, 2.25],
      ['规上工业 6月.xlsx', '规上工业 6月.xlsx'],
      ['Sheet1', 'Sheet1'],
      [5, 6],
    ])
  })

  it('reports tables and storing as progress, and the change as an event', async () => {
    const progress: unknown[] = []
    const tables = [makeTable('p1', { a: ['integer', [1]] }), makeTable('p2', { a: ['integer', [1]] })]
    await test.engine.loadTables({ tables }, context(undefined, progress))
    expect(progress).toMatchObject([
      { phase: 'build', done: 0, total: 2, label: 'p1.xlsx' },
      { phase: 'build', done: 1, total: 2, label: 'p2.xlsx' },
      { phase: 'store' },
    ])
    expect(test.events.at(-1)).toEqual({ kind: 'catalogue-changed', version: 2, elsewhere: false })
  })

  it('keeps every value of every type', async () => {
    const columns = {
      编码: ['code', ['007', null, '0051']],
      个数: ['integer', [1, 9007199254740991, null]],
      数值: ['number', [0.1, -1e300, null]],
      是否: ['boolean', [true, false, null]],
      日期: ['date', [new Date('2020-06-30'), null, new Date('1999-12-31')]],
      期别: ['period', ['2020-06', '2020-Q2', '2020']],
    } as const
    await test.engine.loadTables({ tables: [makeTable('types', structuredClone(columns) as never)] }, context())
    const page = await query('from types')
    expect(page.columns.map(({ type }) => type)).toEqual([
      'text',
      'integer',
      'number',
      'boolean',
      'date',
      'text',
      'text',
      'text',
      'integer',
    ])
    expect(page.values.slice(0, 6)).toEqual([
      ['007', null, '0051'],
      [1, 9007199254740991, null],
      [0.1, -1e300, null],
      [true, false, null],
      ['2020-06-30', null, '1999-12-31'],
      ['2020-06', '2020-Q2', '2020'],
    ])
  })

  it.each([
    'a"b',
    "a'b",
    'a;drop table x',
    'a--b',
    '/*',
    '😀',
    '$x$',
    'a\nb',
    '\\',
    'select',
    '名 称·本月%',
    '{{name}}',
    '<b>',
    ':p',
    '?',
  ])('works with the name %j for table and column', async (name) => {
    const table = makeTable(`T${name}`, { [name]: ['number', [3, 1, 2]] })
    const { catalogue } = await test.engine.loadTables({ tables: [table] }, context())
    const dataset = idOf(catalogue, `T${name}`)
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const page = await query(`select ${quoted(name)} from ${quoted(`T${name}`)}`)
    expect(page).toMatchObject({ columns: [{ name, type: 'number' }], values: [[3, 1, 2]] })
    const rows = await test.engine.readRows(
      {
        dataset,
        offset: 0,
        limit: 9,
        sort: [{ column: name, descending: false }],
        filters: [{ column: name, kind: 'range', from: 2, to: null }],
        kinds: 'data',
      },
      context(),
    )
    expect(rows.values[0]).toEqual([2, 3])
    const facts = await test.engine.columnStatistics({ dataset, column: name, filters: [] }, context())
    expect(facts).toMatchObject({ column: name, rows: 3, sum: 6, median: 2 })
    const renamed = await test.engine.renameDataset({ dataset, name: `R${name}` }, context())
    expect(idOf(renamed, `R${name}`)).toBe(dataset)
    expect((await query(`select count(*) from ${quoted(`R${name}`)}`)).values).toEqual([[3]])
    await test.engine.deleteDataset({ dataset }, context())
  })

  it('loads all or none: a taken name keeps everything as it was', async () => {
    const before = await test.engine.readCatalogue(null, context())
    const tables = [makeTable('neu', { a: ['integer', [1]] }), makeTable('TYPES', { a: ['integer', [1]] })]
    await expect(test.engine.loadTables({ tables }, context())).rejects.toMatchObject({
      code: 'dataset/name-taken',
      params: { name: 'TYPES' },
    })
    expect(await test.engine.readCatalogue(null, context())).toEqual(before)
    await expect(query('from neu')).rejects.toMatchObject({ code: 'sql/unknown-table' })
  })

  it('refuses two columns that the engine cannot tell apart, and names of its own columns', async () => {
    for (const twice of ['A', 'src_row', 'ROW_KIND']) {
      const tables = [makeTable('dup', { a: ['integer', [1]], [twice]: ['integer', [1]] })]
      await expect(test.engine.loadTables({ tables }, context())).rejects.toMatchObject({
        code: 'sql/duplicate-column',
      })
    }
  })

  it('does not take broken bytes for a table', async () => {
    const whole = makeTable('broken', { a: ['integer', [1, 2, 3]] })
    for (const ipc of [new ArrayBuffer(0), new Uint8Array([1, 2, 3]).buffer, whole.ipc.slice(0, 100)]) {
      await expect(test.engine.loadTables({ tables: [{ ...whole, ipc }] }, context())).rejects.toMatchObject({
        code: 'internal/bug',
      })
    }
    expect((await query('select 1')).values).toEqual([[1]])
  })

  it('stops before it stores when the call is cancelled', async () => {
    const before = await test.engine.readCatalogue(null, context())
    const tables = [makeTable('never', { a: ['integer', [1]] })]
    await expect(test.engine.loadTables({ tables }, context(AbortSignal.abort()))).rejects.toMatchObject({
      code: 'call/cancelled',
    })
    expect(await test.engine.readCatalogue(null, context())).toEqual(before)
  })

  it('replaces a version and keeps id and name', async () => {
    const { catalogue: first } = await test.engine.loadTables(
      { tables: [makeTable('versions', { a: ['integer', [1]] })] },
      context(),
    )
    const dataset = idOf(first, 'versions')
    const part = first.datasets.find(({ id }) => id === dataset)?.parts[0]?.version ?? asId<VersionId>('none')
    const target = { kind: 'replace', dataset, part } as const
    const replacement = { ...makeTable('other name', { a: ['integer', [1, 2]] }), target }
    const { catalogue: second } = await test.engine.loadTables({ tables: [replacement] }, context())
    expect(second.datasets.filter(({ id }) => id === dataset)).toMatchObject([{ name: 'versions', rowCount: 2 }])
    expect((await query('select count(*) from versions')).values).toEqual([[2]])
    const gone = { ...target, dataset: asId<DatasetId>('gone') }
    const lost = { ...replacement, target: gone, ipc: new ArrayBuffer(0) }
    await expect(test.engine.loadTables({ tables: [lost] }, context())).rejects.toMatchObject({
      code: 'dataset/not-found',
    })
  })
})

describe('renaming, deleting, restoring', () => {
  it('renames; the old name is gone, the new one works', async () => {
    const { catalogue } = await test.engine.loadTables(
      { tables: [makeTable('alt', { a: ['integer', [7]] })] },
      context(),
    )
    const dataset = idOf(catalogue, 'alt')
    await test.engine.renameDataset({ dataset, name: '  neuer Name ' }, context())
    expect((await query('select a from "neuer Name"')).values).toEqual([[7]])
    await expect(query('from alt')).rejects.toMatchObject({ code: 'sql/unknown-table', params: { table: 'alt' } })
    await test.engine.renameDataset({ dataset, name: 'NEUER NAME' }, context())
    await expect(test.engine.renameDataset({ dataset, name: ' ' }, context())).rejects.toMatchObject({
      code: 'dataset/name-empty',
    })
    await expect(test.engine.renameDataset({ dataset, name: 'types' }, context())).rejects.toMatchObject({
      code: 'dataset/name-taken',
    })
    await expect(test.engine.renameDataset({ dataset: asId('gone'), name: 'x' }, context())).rejects.toMatchObject({
      code: 'dataset/not-found',
    })
  })

  it('swaps two names by way of a third', async () => {
    const tables = [makeTable('one', { a: ['integer', [1]] }), makeTable('two', { a: ['integer', [2]] })]
    const { catalogue } = await test.engine.loadTables({ tables }, context())
    const [one, two] = [idOf(catalogue, 'one'), idOf(catalogue, 'two')]
    await test.engine.renameDataset({ dataset: one, name: 'tmp' }, context())
    await test.engine.renameDataset({ dataset: two, name: 'one' }, context())
    await test.engine.renameDataset({ dataset: one, name: 'two' }, context())
    expect((await query('select one.a, two.a as b from one, two')).values).toEqual([[2], [1]])
  })

  it('brings a deleted table back with its rows, until the next load', async () => {
    const { catalogue } = await test.engine.loadTables(
      { tables: [makeTable('weg', { a: ['integer', [7]] })] },
      context(),
    )
    const dataset = idOf(catalogue, 'weg')
    expect((await test.engine.deleteDataset({ dataset }, context())).deleted.at(-1)?.name).toBe('weg')
    await expect(query('from weg')).rejects.toMatchObject({ code: 'sql/unknown-table' })
    await test.engine.restoreDataset({ dataset }, context())
    expect((await query('select a from weg')).values).toEqual([[7]])
    await test.engine.deleteDataset({ dataset }, context())
    await test.engine.loadTables({ tables: [makeTable('danach', { a: ['integer', [1]] })] }, context())
    await expect(test.engine.restoreDataset({ dataset }, context())).rejects.toMatchObject({
      code: 'dataset/not-found',
    })
  })

  it('answers changes that come together one after another', async () => {
    const names = ['q1', 'q2', 'q3', 'q4']
    const results = await Promise.all(
      names.map((name) => test.engine.loadTables({ tables: [makeTable(name, { a: ['integer', [1]] })] }, context())),
    )
    const versions = results.map(({ catalogue }) => catalogue.version)
    expect(versions).toEqual([...versions].sort((a, b) => a - b))
    expect(new Set(versions).size).toBe(4)
    expect(results.at(-1)?.catalogue.datasets.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  })
})
