import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import type { DatasetPart } from '../../../src/core/dataset/dataset.ts'
import type { TableLayout } from '../../../src/core/workbook/table-layout.ts'
import type { ImportPlan } from '../../../src/state/selectors/import-plan.ts'
import { makeImportPlan } from '../../../src/state/selectors/plan-import.ts'
import { wantsConfirmation } from '../../../src/state/selectors/group-summary.ts'
import type { ImportFile, TableDecision } from '../../../src/state/slices/imports.ts'
import {
  makeCatalogue,
  makeColumn,
  makeDataset,
  makeLayout,
  makePart,
  makeReadFile,
  makeReading,
} from '../make-import.ts'

type Given = { name: string; period?: string | null; hash?: string; title?: string; layout?: Partial<TableLayout> }

function fileOf(
  { name, period = '2020-06', hash = name, title = '工业产值', layout = {} }: Given,
  catalogue = emptyCatalogue,
): ImportFile {
  const found = makeLayout({
    title,
    period: period === null ? null : { value: period, from: 'title' },
    ...layout,
  })
  return makeReadFile(name, makeReading([[found]], { name, hash }), catalogue)
}

const decide = (file: ImportFile, change: Partial<TableDecision>): ImportFile =>
  file.state.status === 'read'
    ? { ...file, state: { ...file.state, tables: file.state.tables.map((decision) => ({ ...decision, ...change })) } }
    : file

const words = (plan: ImportPlan): string[] =>
  plan.groups.map(
    ({ name, target, members }) =>
      `${name}${target === null ? '' : ' +'}: ${members.map(({ ref, standing, action }) => `${ref.file} ${standing.kind} ${action.kind}`).join(', ')}`,
  )
const plan = (files: ImportFile[], catalogue: Catalogue = emptyCatalogue): string[] =>
  words(makeImportPlan(files, catalogue))

/** A table of the shape of makeLayout with the given parts. */
function loaded(...parts: Partial<DatasetPart>[]): Catalogue {
  const columns = makeLayout().columns.map(({ name, type, unit, headerPath }) => ({
    name,
    type,
    unit,
    headerPath,
    letter: 'A',
  }))
  const made = parts.map((part, at) =>
    makePart({ columns, number: at + 1, version: `v${at}` as DatasetPart['version'], ...part }),
  )
  return makeCatalogue(makeDataset({ name: '产值总表', parts: made }))
}
const source = (file: string, hash: string) => ({ ...makePart().source, file, hash, range: 'A1:C15' })

describe('tables of one form', () => {
  it('become one table, by period', () => {
    expect(plan([fileOf({ name: '产值202007.xlsx', period: '2020-07' }), fileOf({ name: '产值202006.xlsx' })])).toEqual(
      ['工业产值: 产值202006.xlsx add part, 产值202007.xlsx add part'],
    )
  })

  it('are one table where the titles differ by the town only, and two where they are about something else', () => {
    const files = [
      fileOf({ name: '1.xlsx', title: '云汀镇规模以上工业产值' }),
      fileOf({ name: '2.xlsx', title: '澜序镇规模以上工业产值' }),
      fileOf({ name: '3.xlsx', title: '能源消费' }),
    ]
    expect(plan(files)).toEqual(['规模以上工业产值: 1.xlsx add part, 2.xlsx add part', '能源消费: 3.xlsx add part'])
  })

  it('are two tables where they are numbered differently', () => {
    const files = [
      fileOf({ name: 'a.xls', title: 'Table 41 Arrests by Age' }),
      fileOf({ name: 'b.xls', title: 'Table 65 Arrests by Age' }),
    ]
    expect(makeImportPlan(files, emptyCatalogue).groups).toHaveLength(2)
  })

  it('go by the names of their files where they have no title', () => {
    const files = [
      fileOf({ name: 'R&D经费.xlsx', title: '', period: null }),
      fileOf({ name: '有效发明专利数.xlsx', title: '', period: null }),
    ]
    expect(makeImportPlan(files, emptyCatalogue).groups).toHaveLength(2)
    const together = files.map((file) => decide(file, { together: true }))
    expect(makeImportPlan(together, emptyCatalogue).groups).toHaveLength(1)
  })

  it('are different tables where one file has them for one period', () => {
    const reading = makeReading([[makeLayout()], [makeLayout()]])
    const groups = makeImportPlan([makeReadFile('a', reading)], emptyCatalogue).groups
    expect(groups.map(({ name, members }) => [name, members.length])).toEqual([
      ['工业产值', 1],
      ['工业产值 (2)', 1],
    ])
  })

  it('are parts of one table where a sheet for each town says the town', () => {
    const of = (value: string) => makeLayout({ constants: [{ name: '街镇', value, from: 'sheet-name' }] })
    const file = makeReadFile('a', makeReading([[of('墨溪镇')], [of('镜湾街道')]]))
    expect(plan([file])).toEqual(['工业产值: a add part, a add part'])
  })

  it('stay apart when someone says so', () => {
    const files = ['a', 'b'].map((name) =>
      decide(fileOf({ name, period: name === 'a' ? '2020-06' : '2020-07' }), { apart: true }),
    )
    expect(makeImportPlan(files, emptyCatalogue).groups.map(({ name }) => name)).toEqual(['工业产值', '工业产值 (2)'])
  })

  it('stay together while one of them is corrected', () => {
    const corrected = makeLayout({ columns: [makeColumn({ name: '别的' })] })
    const file = fileOf({ name: 'a', period: '2020-07' })
    const changed =
      file.state.status === 'read'
        ? decide(file, { choice: { ...file.state.tables[0]!.choice, layout: corrected, columns: corrected.columns } })
        : file
    expect(makeImportPlan([changed, fileOf({ name: 'b' })], emptyCatalogue).groups).toHaveLength(1)
  })
})

describe('tables about the same period', () => {
  const one = fileOf({ name: '产值2020年6月.xlsx' })
  const again = fileOf({ name: '产值2020年6月（更正）.xlsx' })

  it('wait for a decision where they are editions of one report', () => {
    expect(plan([one, again])).toEqual([
      '工业产值: 产值2020年6月.xlsx clash none, 产值2020年6月（更正）.xlsx clash none',
    ])
  })

  it('are loaded both, or one of them, as decided', () => {
    expect(plan([one, again].map((file) => decide(file, { onTaken: 'keep-both' })))).toEqual([
      '工业产值: 产值2020年6月.xlsx add part, 产值2020年6月（更正）.xlsx add part',
    ])
    expect(plan([decide(one, { include: false }), again])).toEqual([
      '工业产值: 产值2020年6月.xlsx add none, 产值2020年6月（更正）.xlsx add part',
    ])
  })

  it('are parts beside each other where the files are about different towns', () => {
    expect(plan([fileOf({ name: '云汀镇202006.xlsx' }), fileOf({ name: '澜序镇202006.xlsx' })])).toEqual([
      '工业产值: 云汀镇202006.xlsx add part, 澜序镇202006.xlsx add part',
    ])
  })

  it('are loaded once where the bytes are the same', () => {
    const copy = decide(fileOf({ name: '副本.xlsx', hash: 'x' }), { include: false })
    expect(plan([fileOf({ name: 'a.xlsx', hash: 'x' }), copy])).toEqual([
      '工业产值: a.xlsx add part, 副本.xlsx copy none',
    ])
  })
})

describe('tables of a form that is loaded', () => {
  it('join the table, and need no confirmation', () => {
    const catalogue = loaded({ period: '2020-05', source: source('产值202005.xlsx', 'h5') })
    const files = [fileOf({ name: '产值202006.xlsx' }), fileOf({ name: '产值202007.xlsx', period: '2020-07' })]
    const made = makeImportPlan(files, catalogue)
    expect(words(made)).toEqual(['产值总表 +: 产值202006.xlsx add part, 产值202007.xlsx add part'])
    expect(made.groups.map(wantsConfirmation)).toEqual([false])
    expect(makeImportPlan(files, emptyCatalogue).groups.map(wantsConfirmation)).toEqual([true])
  })

  it('change nothing where the bytes are loaded', () => {
    const catalogue = loaded({ period: '2020-06', source: source('产值202006.xlsx', 'same') })
    expect(plan([fileOf({ name: '产值202006.xlsx', hash: 'same' }, catalogue)], catalogue)).toEqual([
      '产值总表 +: 产值202006.xlsx same none',
    ])
  })

  it('replace the part of their period, or do what was decided', () => {
    const catalogue = loaded({ period: '2020-06', source: source('产值202006.xlsx', 'old') })
    const file = fileOf({ name: '产值2020年6月更正.xlsx' })
    expect(plan([file], catalogue)).toEqual(['产值总表 +: 产值2020年6月更正.xlsx replace replace'])
    expect(plan([decide(file, { onTaken: 'keep-both' })], catalogue)).toEqual([
      '产值总表 +: 产值2020年6月更正.xlsx replace part',
    ])
    expect(plan([decide(file, { onTaken: 'apart' })], catalogue)).toEqual([
      '产值总表 +: 产值2020年6月更正.xlsx replace apart',
    ])
  })

  it('overwrite nothing unasked where there is no period', () => {
    const catalogue = loaded({ period: null, source: source('名录.xlsx', 'old') })
    const file = fileOf({ name: '名录.xlsx', period: null })
    const [group] = makeImportPlan([file], catalogue).groups
    expect(group?.members[0]?.action).toEqual({ kind: 'apart', name: '产值总表 (2)' })
    expect(plan([decide(file, { onTaken: 'replace' })], catalogue)).toEqual(['产值总表 +: 名录.xlsx replace replace'])
  })

  it('do not join a table about something else', () => {
    const catalogue = loaded({ title: '能源消费', period: '2020-05' })
    expect(plan([fileOf({ name: 'a.xlsx' })], catalogue)).toEqual(['工业产值: a.xlsx add part'])
  })
})
