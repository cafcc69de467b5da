// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Clients } from '../../../src/client/clients.ts'
import { asId } from '../../../src/core/base/id.ts'
import type { FileId } from '../../../src/core/base/id.ts'
import { rememberLayout } from '../../../src/core/dataset/layout-memory.ts'
import type { TableLayout } from '../../../src/core/workbook/table-layout.ts'
import type { FileReading } from '../../../src/protocol/import-api.ts'
import { createImportActions } from '../../../src/state/actions/imports.ts'
import type { TableDecision } from '../../../src/state/slices/imports.ts'
import { makeCatalogue, makeColumn, makeLayout, makeReading } from '../make-import.ts'
import { makeClients, makeStore } from './make-clients.ts'

/** The same form in two months; in July it begins one row lower. */
const june = makeLayout({ title: '2020年6月工业产值', period: { value: '2020-06', from: 'title' } })
const july = makeLayout({
  title: '2020年7月工业产值',
  period: { value: '2020-07', from: 'title' },
  headerRows: [3, 4],
  dataRows: [5, 14],
  range: { top: 0, left: 0, bottom: 15, right: 2 },
})
/** A list without a title: only the name of its file says what it is about. */
const list = makeLayout({ title: '', period: null })
const found: Record<string, TableLayout> = {
  '6.xlsx': june,
  '7.xlsx': july,
  '规上企业名单202007.csv': list,
  '限下样本.csv': list,
}

const readingOf = (name: string): FileReading =>
  makeReading([[found[name] ?? june]], { file: asId<FileId>(name), name, hash: name })

/** Corrects as the worker does: what is asked for, and columns named after it. */
const correctLayout: Clients['imports']['correctLayout'] = async ({ layout, correction }) => {
  if (layout === null) throw new Error('no layout')
  const { headerRows = layout.headerRows, dataRows = layout.dataRows } = correction
  return { ...layout, headerRows, dataRows }
}
const retypeColumn: Clients['imports']['retypeColumn'] = async ({ column, file }) => ({
  ...column,
  samples: [`${column.type} of ${file}`],
})

async function read(names: string[], catalogue = makeCatalogue()) {
  const store = makeStore()
  store.setState({ engine: { status: 'ready', version: 'x' }, catalogue })
  const calls = { correctLayout: vi.fn(correctLayout), retypeColumn: vi.fn(retypeColumn) }
  const clients = {
    ...makeClients({}),
    imports: {
      releaseFile: async () => null,
      readFile: async ({ name }: { name: string }) => readingOf(name),
      ...calls,
    } as unknown as Clients['imports'],
  }
  const actions = createImportActions(store, clients, () => ({ t: (key: string) => key }))
  actions.addFiles(names.map((name) => ({ blob: new Blob(['x']), name, path: '' })))
  await vi.waitFor(() => expect(store.getState().tasks).toEqual([]))
  const decision = (name: string): TableDecision => {
    const state = store.getState().importFiles.find((file) => file.name === name)?.state
    if (state?.status !== 'read' || state.tables[0] === undefined) throw new Error(`${name} is not read`)
    return state.tables[0]
  }
  const ref = (name: string) => ({
    file: store.getState().importFiles.find((file) => file.name === name)?.key ?? '',
    sheet: 0,
    table: 0,
  })
  return { actions, calls, decision, ref }
}

beforeEach(() => {
  location.hash = ''
})

describe('a correction of one table of a group', () => {
  it('gives the others its names, units and left-out columns', async () => {
    const { actions, decision, ref } = await read(['6.xlsx', '7.xlsx'])
    actions.changeColumn(ref('6.xlsx'), 0, { name: '总产值', unit: '万元' })
    actions.changeColumn(ref('6.xlsx'), 1, { include: false })
    await vi.waitFor(() =>
      expect(decision('7.xlsx').choice.columns.map(({ name, unit, include }) => [name, unit, include])).toEqual([
        ['总产值', '万元', true],
        ['去年', null, false],
      ]),
    )
  })

  it('moves their rows as far as its own, wherever they begin', async () => {
    const { actions, decision, ref, calls } = await read(['6.xlsx', '7.xlsx'])
    await actions.correct(ref('6.xlsx'), { headerRows: [3, 3] })
    expect(decision('6.xlsx').choice.layout.headerRows).toEqual([3, 3])
    expect(decision('7.xlsx').choice.layout).toMatchObject({ headerRows: [4, 4], dataRows: [5, 14] })
    expect(calls.correctLayout).toHaveBeenCalledTimes(2)
    // A name typed afterwards does not lay them out once more.
    actions.changeColumn(ref('6.xlsx'), 0, { name: '总产值' })
    await vi.waitFor(() => expect(decision('7.xlsx').choice.columns[0]?.name).toBe('总产值'))
    expect(calls.correctLayout).toHaveBeenCalledTimes(2)
  })

  it('reads their columns under the new type, each from its own file', async () => {
    const { actions, decision, ref } = await read(['6.xlsx', '7.xlsx'])
    await actions.retypeColumn(ref('6.xlsx'), 0, 'text')
    await vi.waitFor(() => expect(decision('7.xlsx').choice.columns[0]).toMatchObject({ samples: ['text of 7.xlsx'] }))
  })

  it('reaches no table that is corrected by itself', async () => {
    const { actions, decision, ref } = await read(['6.xlsx', '7.xlsx'])
    actions.setAlone(ref('7.xlsx'), true)
    actions.changeColumn(ref('6.xlsx'), 0, { name: '总产值' })
    actions.changeColumn(ref('7.xlsx'), 1, { name: '上年' })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(decision('7.xlsx').choice.columns.map(({ name }) => name)).toEqual(['产值', '上年'])
    expect(decision('6.xlsx').choice.columns.map(({ name }) => name)).toEqual(['总产值', '去年'])
  })
})

it('applies a remembered layout to the next file without a question', async () => {
  const decided = {
    layout: { ...june, headerRows: [3, 3] as [number, number] },
    columns: [makeColumn({ name: '总产值', type: 'text' }), makeColumn({ index: 1, name: '去年', include: false })],
    name: '产值总表',
  }
  const memory = { ...rememberLayout(june, decided), confirmedAt: '2020-07-08T00:00:00Z' }
  const { decision } = await read(['7.xlsx'], { ...makeCatalogue(), layouts: [memory] })
  await vi.waitFor(() => expect(decision('7.xlsx').known).toBe(true))
  const { choice } = decision('7.xlsx')
  expect(choice.layout.headerRows).toEqual([4, 4])
  expect(choice.name).toBe('产值总表')
  expect(choice.columns.map(({ name, include, samples }) => [name, include, samples])).toEqual([
    ['总产值', true, ['text of 7.xlsx']],
    ['去年', false, ['1', '2']],
  ])
})

it.each([
  ['规上企业名单202007.csv', '规上企业名单'],
  ['限下样本.csv', '限下样本'],
])('lets the list %s join no table but that of its own subject', async (name, table) => {
  const decided = { layout: list, columns: [makeColumn({ name: '总产值' })], name: '规上企业名单' }
  const memory = { ...rememberLayout(list, decided), confirmedAt: '2020-07-08T00:00:00Z' }
  const { decision } = await read([name], { ...makeCatalogue(), layouts: [memory] })
  await vi.waitFor(() => expect(decision(name).known).toBe(true))
  expect(decision(name).choice.name).toBe(table)
  expect(decision(name).choice.columns[0]?.name).toBe('总产值')
})
