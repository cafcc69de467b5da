import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DatasetId } from '../../../src/core/base/id.ts'
import type { DatasetPart } from '../../../src/core/dataset/dataset.ts'
import type { LoadTarget } from '../../../src/core/dataset/load-parts.ts'
import { openStorage } from '../../../src/engine/storage/open-storage.ts'
import type { LoadReport, TableToLoad } from '../../../src/protocol/engine-api.ts'
import { makeTable } from '../support/make-table.ts'
import type { TestColumns } from '../support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'

let test: TestEngine

const openTab = () => openEngine({ openStorage: (onLost) => openStorage({ name: 'parts', onLost }) })

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  test = await openTab()
})
afterEach(() => test.close())

/** A part of the table 产值, of a file named after the month unless told otherwise. */
function part(
  period: string | null,
  columns: TestColumns,
  target: LoadTarget = { kind: 'new', name: '产值' },
  changes: Partial<DatasetPart> & { kinds?: string[] } = {},
): TableToLoad {
  const { kinds, ...rest } = changes
  const made = makeTable(`${period ?? 'x'} file`, columns, kinds)
  return { ...made, part: { ...made.part, period, ...rest }, target }
}

const load = (...tables: TableToLoad[]): Promise<LoadReport> => test.engine.loadTables({ tables }, context())
const idOf = (report: LoadReport): DatasetId =>
  report.catalogue.datasets.find(({ name }) => name === '产值')?.id as DatasetId

async function query(sql: string) {
  const { result, totalRows } = await test.engine.runSql({ sql, title: '' }, context())
  const page = await test.engine.readResult({ result, offset: 0, limit: Math.max(1, totalRows), sort: [] }, context())
  return Array.from({ length: page.rowCount }, (_none, row) => page.values.map((column) => column[row] ?? null))
}

const may: TestColumns = { 代码: ['code', ['A', 'B']], '1—5月': ['integer', [10, 20]] }
const june: TestColumns = {
  代码: ['code', ['A', 'B', 'C']],
  '1—6月': ['number', [11.5, 22, 33]],
  税: ['number', [1, null, 3]],
}

describe('a table of several files', () => {
  it('holds them with the period, the file, the sheet and the row of each row', async () => {
    const { catalogue } = await load(part('2020-06', june), part('2020-05', may))
    expect(catalogue.datasets).toMatchObject([{ name: '产值', rowCount: 5, parts: [{ rowCount: 2 }, { rowCount: 3 }] }])
    const sql = 'SELECT 代码, "1—6月", 税, 期别, src_file, src_sheet, src_row FROM 产值 ORDER BY 期别, src_row'
    expect(await query(sql)).toEqual([
      ['A', 10, null, '2020-05', '2020-05 file.xlsx', 'Sheet1', 5],
      ['B', 20, null, '2020-05', '2020-05 file.xlsx', 'Sheet1', 6],
      ['A', 11.5, 1, '2020-06', '2020-06 file.xlsx', 'Sheet1', 5],
      ['B', 22, null, '2020-06', '2020-06 file.xlsx', 'Sheet1', 6],
      ['C', 33, 3, '2020-06', '2020-06 file.xlsx', 'Sheet1', 7],
    ])
  })

  it('takes one more file at any time, and says the files in the origin of a result', async () => {
    const dataset = idOf(await load(part('2020-05', may)))
    const report = await load(part('2020-06', june, { kind: 'append', dataset }))
    expect(report.tables).toMatchObject([{ what: 'appended', dataset, revisions: null, notices: [] }])
    expect(await query('SELECT 期别, count(*), sum("1—6月") FROM 产值 GROUP BY ALL ORDER BY 1')).toEqual([
      ['2020-05', 2, 30],
      ['2020-06', 3, 66.5],
    ])
    const info = await test.engine.runSql({ sql: 'SELECT 1 FROM 产值', title: '' }, context())
    expect(info.origin.inputs.map(({ file, period, rows }) => [file, period, rows])).toEqual([
      ['2020-05 file.xlsx', '2020-05', 2],
      ['2020-06 file.xlsx', '2020-06', 3],
    ])
  })

  it('is browsed, filtered and sorted by where its rows came from', async () => {
    const dataset = idOf(await load(part('2020-05', may), part('2020-06', june)))
    const request = { dataset, offset: 0, limit: 9, kinds: 'data' as const }
    const filters = [{ column: 'src_file', kind: 'contains' as const, text: '05' }]
    const page = await test.engine.readRows({ ...request, sort: [], filters }, context())
    expect(page).toMatchObject({ totalRows: 2 })
    const sort = [{ column: 'src_file', descending: true }]
    const sorted = await test.engine.readRows({ ...request, sort, filters: [] }, context())
    expect(sorted.values[0]).toEqual(['A', 'B', 'C', 'A', 'B'])
    const facts = await test.engine.columnStatistics({ dataset, column: 'src_file', filters: [] }, context())
    expect(facts).toMatchObject({ distinct: 2, top: [{ value: '2020-06 file.xlsx', count: 3 }, { count: 2 }] })
  })

  it('keeps words beside figures as text, and says so', async () => {
    const report = await load(
      part('2020-05', { 值: ['number', [610, 0.5]] }),
      part('2020-06', { 值: ['text', ['保密', '12 %']] }),
    )
    expect(await query('SELECT 值 FROM 产值 ORDER BY 期别, src_row')).toEqual([['610'], ['0.5'], ['保密'], ['12 %']])
    expect(report.tables.map(({ notices }) => notices.map(({ code }) => code))).toEqual([
      ['column/type-united'],
      ['column/type-united'],
    ])
  })

  it('keeps integers that no 64-bit number holds, whichever file they come with', async () => {
    const big = 2 ** 53 + 2
    const dataset = idOf(await load(part('2020-05', { 值: ['integer', [7]] })))
    const wide = part('2020-06', { 值: ['number', [big]] }, { kind: 'append', dataset })
    // The writer calls a column of whole numbers an integer and writes it as DOUBLE when one of them is too large.
    const columns = wide.part.columns.map((column) => ({ ...column, type: 'integer' as const }))
    await load({ ...wide, part: { ...wide.part, columns } })
    expect(await query('SELECT 值 FROM 产值 ORDER BY 期别')).toEqual([[7], [big]])
  })

  it('has a column of what holds for a whole file', async () => {
    const town = (value: string) => ({
      constants: [{ name: '街镇', value }],
      source: { ...part(null, may).part.source, sheet: value, hash: value },
    })
    await load(part('2020-05', may, undefined, town('墨溪镇')), part('2020-05', may, undefined, town('云台镇')))
    expect(await query('SELECT 街镇, src_sheet, sum("1—5月") FROM 产值 GROUP BY ALL ORDER BY 1 DESC')).toEqual([
      ['墨溪镇', '墨溪镇', 30],
      ['云台镇', '云台镇', 30],
    ])
  })

  it('comes back from storage', async () => {
    const dataset = idOf(await load(part('2020-05', may)))
    await load(part('2020-06', june, { kind: 'append', dataset }))
    const before = await query('FROM 产值 ORDER BY 期别, src_row')
    await test.close()
    test = await openTab()
    expect(test.info).toMatchObject({ damaged: [], catalogue: { datasets: [{ id: dataset, parts: [{}, {}] }] } })
    expect(await query('FROM 产值 ORDER BY 期别, src_row')).toEqual(before)
  })

  it('stays as it was when one of the files cannot be loaded', async () => {
    const report = await load(part('2020-05', may))
    const target = { kind: 'append', dataset: idOf(report) } as const
    const broken = { ...part('2020-07', june, target), ipc: new ArrayBuffer(0) }
    await expect(load(part('2020-06', june, target), broken)).rejects.toMatchObject({ code: 'internal/bug' })
    expect(await test.engine.readCatalogue(null, context())).toEqual(report.catalogue)
    expect(await query('SELECT count(*) FROM 产值')).toEqual([[2]])
  })
})

describe('the same file again', () => {
  it('changes nothing and says so', async () => {
    const first = await load(part('2020-05', may))
    const again = await load(part('2020-05', may, { kind: 'append', dataset: idOf(first) }))
    expect(again.catalogue).toEqual(first.catalogue)
    expect(again.tables).toMatchObject([{ what: 'unchanged', part: first.tables[0]?.part }])
    const events = test.events.filter(({ kind }) => kind === 'catalogue-changed')
    expect(events).toHaveLength(1)
  })
})

describe('a corrected file', () => {
  const source = { ...part('2020-06', june).part.source, file: '6月（修正）.xlsx', hash: 'corrected' }
  const corrected: TestColumns = {
    代码: ['code', ['C', 'A', 'D']],
    '1—6月': ['number', [33, 12, 44]],
    税: ['number', [null, 1, 4]],
  }

  async function correct(columns = corrected, before = june) {
    const first = await load(part('2020-05', may), part('2020-06', before))
    const dataset = idOf(first)
    const old = first.catalogue.datasets[0]?.parts.at(-1)?.version
    if (old === undefined) throw new Error('nothing loaded')
    const report = await load(part('2020-06', columns, { kind: 'replace', dataset, part: old }, { source }))
    return { dataset, report }
  }

  it('takes the place of the old one; what changed is kept, cell by cell', async () => {
    const { dataset, report } = await correct()
    expect(await query('SELECT 代码, "1—6月", src_file FROM 产值 ORDER BY 期别, src_row')).toEqual([
      ['A', 10, '2020-05 file.xlsx'],
      ['B', 20, '2020-05 file.xlsx'],
      ['C', 33, '6月（修正）.xlsx'],
      ['A', 12, '6月（修正）.xlsx'],
      ['D', 44, '6月（修正）.xlsx'],
    ])
    const counts = { changed: 2, added: 3, removed: 2, key: { kind: 'columns', columns: ['代码'] } }
    expect(report.tables).toMatchObject([{ what: 'replaced', revisions: { ...counts, period: '2020-06' } }])
    const { total, revisions } = await test.engine.readRevisions({ dataset, offset: 0, limit: 10 }, context())
    expect(total).toBe(7)
    expect(
      revisions.map(({ kind, key, column, before, after, cellBefore, cellAfter }) => [
        kind,
        key,
        column,
        before,
        after,
        cellBefore,
        cellAfter,
      ]),
    ).toEqual([
      ['changed', 'C', '税', '3', null, 'C7', 'C5'],
      ['changed', 'A', '1—6月', '11.5', '12', 'B5', 'B6'],
      ['removed', 'B', '代码', 'B', null, 'A6', null],
      ['removed', 'B', '1—6月', '22', null, 'B6', null],
      ['added', 'D', '代码', null, 'D', null, 'A7'],
      ['added', 'D', '1—6月', null, '44', null, 'B7'],
      ['added', 'D', '税', null, '4', null, 'C7'],
    ])
    expect(revisions[0]).toMatchObject({
      dataset,
      datasetName: '产值',
      period: '2020-06',
      seenAt: '2020-07-08T09:10:11.000Z',
      fileBefore: '2020-06 file.xlsx',
      fileAfter: '6月（修正）.xlsx',
    })
  })

  it('can be queried as revision_log, under the name that the table has now', async () => {
    const { dataset } = await correct()
    await test.engine.renameDataset({ dataset, name: '新名' }, context())
    expect(
      await query(
        `SELECT dataset_name, period, "key", "column", before, after FROM revision_log WHERE kind = 'changed' ORDER BY "key"`,
      ),
    ).toEqual([
      ['新名', '2020-06', 'A', '1—6月', '11.5', '12'],
      ['新名', '2020-06', 'C', '税', '3', null],
    ])
    await test.close()
    test = await openTab()
    expect(await query('SELECT count(*), count(DISTINCT file_after) FROM revision_log')).toEqual([[7, 1]])
    expect(
      (await test.engine.readRevisions({ dataset: null, offset: 5, limit: 10 }, context())).revisions,
    ).toHaveLength(2)
  })

  it('can be taken back until the next load', async () => {
    const { report } = await correct()
    const set = report.tables[0]?.revisions
    if (set === null || set === undefined) throw new Error('no revisions')
    const catalogue = await test.engine.undoReplacement({ revisions: set.version }, context())
    expect(catalogue).toMatchObject({ revisions: [], datasets: [{ rowCount: 5 }] })
    expect(await query('SELECT "1—6月" FROM 产值 ORDER BY 期别, src_row')).toEqual([[10], [20], [11.5], [22], [33]])
    expect(await query('SELECT count(*) FROM revision_log')).toEqual([[0]])
    await test.close()
    test = await openTab()
    expect(await query('SELECT count(*) FROM 产值')).toEqual([[5]])
    const again = await correctAgain(catalogue.datasets[0]?.parts.at(-1)?.version)
    await load(makeTable('anderes', { a: ['integer', [1]] }))
    await expect(test.engine.undoReplacement({ revisions: again }, context())).rejects.toMatchObject({
      code: 'dataset/not-found',
    })
    expect(await query('SELECT count(*) FROM revision_log')).toEqual([[7]])
  })

  async function correctAgain(old: DatasetPart['version'] | undefined) {
    const dataset = (await test.engine.readCatalogue(null, context())).datasets[0]?.id
    if (old === undefined || dataset === undefined) throw new Error('nothing loaded')
    const report = await load(part('2020-06', corrected, { kind: 'replace', dataset, part: old }, { source }))
    const set = report.tables[0]?.revisions
    if (set === null || set === undefined) throw new Error('no revisions')
    return set.version
  }

  it('is forgotten with its table', async () => {
    const { dataset } = await correct()
    await test.engine.deleteDataset({ dataset }, context())
    expect(await query('SELECT count(*) FROM revision_log')).toEqual([[0]])
    await test.engine.restoreDataset({ dataset }, context())
    expect(await query('SELECT count(*) FROM revision_log')).toEqual([[7]])
    await test.engine.deleteDataset({ dataset }, context())
    const { catalogue } = await load(makeTable('anderes', { a: ['integer', [1]] }))
    expect(catalogue.revisions).toEqual([])
  })

  it.each<[string, TestColumns, TestColumns, object, unknown[]]>([
    [
      'by several codes where one is not enough',
      { 地区: ['code', ['1', '1', '2']], 行业: ['code', ['a', 'b', 'a']], 值: ['number', [1, 2, 3]] },
      { 地区: ['code', ['1', '1', '2']], 行业: ['code', ['b', 'a', 'a']], 值: ['number', [2, 9, 3]] },
      { kind: 'columns', columns: ['地区', '行业'] },
      [['1·a', '1', '9']],
    ],
    [
      'by a name where there is no code',
      { 单位: ['text', ['甲', '乙']], 值: ['number', [1, 2]] },
      { 单位: ['text', ['乙', '甲']], 值: ['number', [2, 5]] },
      { kind: 'columns', columns: ['单位'] },
      [['甲', '1', '5']],
    ],
    [
      'by the row where nothing is unique',
      { 单位: ['text', ['甲', '甲']], 值: ['number', [1, 2]] },
      { 单位: ['text', ['甲', '甲']], 值: ['number', [1, 3]] },
      { kind: 'row' },
      [['#6', '2', '3']],
    ],
    [
      'by a code that comes twice once in many, counted',
      { 代码: ['code', 'A B C D E F G H I J K A'.split(' ')], 值: ['number', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]] },
      { 代码: ['code', 'A B C D E F G H I J K A'.split(' ')], 值: ['number', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]] },
      { kind: 'columns', columns: ['代码'] },
      [['A#2', '12', '13']],
    ],
  ])('is compared %s', async (_how, before, after, key, expected) => {
    const { dataset, report } = await correct(after, before)
    expect(report.tables[0]?.revisions?.key).toEqual(key)
    const { revisions } = await test.engine.readRevisions({ dataset, offset: 0, limit: 10 }, context())
    expect(revisions.map((each) => [each.key, each.before, each.after])).toEqual(expected)
  })
})

it('remembers how tables are to be read', async () => {
  const layout = { shape: 's', title: '产值', rows: null, columns: [], tableName: '产值', periodFrom: null }
  const { catalogue } = await test.engine.loadTables({ tables: [part('2020-05', may)], layouts: [layout] }, context())
  expect(catalogue.layouts).toEqual([{ ...layout, confirmedAt: '2020-07-08T09:10:11.000Z' }])
  await test.close()
  test = await openTab()
  expect(test.info.catalogue.layouts).toHaveLength(1)
  expect((await test.engine.forgetLayout({ shape: 's', title: '产值' }, context())).layouts).toEqual([])
  await test.close()
  test = await openTab()
  expect(test.info.catalogue.layouts).toEqual([])
})
