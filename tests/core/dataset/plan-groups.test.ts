import { describe, expect, it } from 'vitest'
import { asId } from '../../../src/core/base/id.ts'
import type { VersionId } from '../../../src/core/base/id.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import { combineParts } from '../../../src/core/dataset/combine-parts.ts'
import { layoutKey, rememberLayout } from '../../../src/core/dataset/layout-memory.ts'
import { planGroups } from '../../../src/core/dataset/plan-groups.ts'
import type { FileToPlan } from '../../../src/core/dataset/plan-groups.ts'
import type { LayoutConstant, TableLayout } from '../../../src/core/workbook/table-layout.ts'
import { makeColumn, makeLayout } from '../../state/make-import.ts'
import { samplePart } from '../../engine/support/sample-dataset.ts'

const form = (title: string, rest: Partial<TableLayout> = {}) =>
  makeLayout({
    title,
    period: null,
    columns: [makeColumn({ index: 0, name: '代码', type: 'code' }), makeColumn({ index: 1 })],
    ...rest,
  })
const file = (name: string, ...tables: TableLayout[]): FileToPlan => ({
  key: name,
  name,
  path: '',
  hash: `hash of ${name}`,
  sheets: tables.map((table, at) => ({ name: `Sheet${String(at + 1)}`, layout: { tables: [table], notices: [] } })),
})
const month = (number: number, more = '') =>
  file(`产值2020${String(number).padStart(2, '0')}${more}.xlsx`, form(`2020年${String(number)}月工业产值`))

/** A catalogue with the given months of the form loaded as one table, and its layout confirmed. */
function loaded(...months: FileToPlan[]): Catalogue {
  const layout = form('2020年1月工业产值')
  const parts = months.map((each, at) =>
    samplePart(each.name, {
      number: at + 1,
      version: asId<VersionId>(`part ${each.name}`),
      title: '2020年1月工业产值',
      layout: layoutKey(layout),
      period: /(\d{4})(\d\d)/u.exec(each.name)?.slice(1).join('-') ?? null,
      source: { file: each.name, path: '', sheet: 'Sheet1', range: 'A1:C15', hash: each.hash, bytes: 1 },
    }),
  )
  const head = { id: asId<never>('d1'), version: asId<VersionId>('v1'), name: '产值月报', recipe: null }
  const memory = rememberLayout(layout, { layout, columns: layout.columns, name: '产值月报' })
  return { ...emptyCatalogue, datasets: [combineParts(head, parts)], layouts: [{ ...memory, confirmedAt: 't' }] }
}

describe('files of one form', () => {
  it('are one new group, by period, with one name', () => {
    const [group, ...others] = planGroups([month(7), month(5), month(6)], emptyCatalogue)
    expect(others).toEqual([])
    expect(group).toMatchObject({ known: null, dataset: null, name: '工业产值' })
    expect(group?.members.map(({ period, target, conflicts }) => [period?.value, target, conflicts])).toEqual(
      ['2020-05', '2020-06', '2020-07'].map((value) => [value, { kind: 'new', name: '工业产值' }, []]),
    )
  })

  it('are known when the layout was confirmed before, and join its table', () => {
    const [group] = planGroups([month(3), month(2)], loaded(month(1)))
    expect(group).toMatchObject({ known: { tableName: '产值月报' }, dataset: 'd1', name: '产值月报' })
    expect(group?.members.map(({ target }) => target)).toEqual([
      { kind: 'append', dataset: 'd1' },
      { kind: 'append', dataset: 'd1' },
    ])
  })

  it('are told apart by titles, not by headers alone', () => {
    const groups = planGroups([month(6), file('农业202006.xlsx', form('2020年6月农业产值'))], emptyCatalogue)
    expect(groups.map(({ name }) => name)).toEqual(['工业产值', '农业产值'])
    const untitled = planGroups([file('a.xlsx', form('')), month(6)], emptyCatalogue)
    expect(untitled.map(({ members }) => members.length)).toEqual([2])
  })

  it('are told apart by headers', () => {
    const other = form('2020年6月工业产值', { columns: [makeColumn({ name: '税' })] })
    expect(planGroups([month(6), file('税.xlsx', other)], emptyCatalogue).map(({ name }) => name)).toEqual([
      '工业产值',
      '工业产值 (2)',
    ])
  })
})

describe('a file', () => {
  it('that is loaded already has nothing to do', () => {
    const [group] = planGroups([month(1), month(2)], loaded(month(1)))
    expect(group?.members[0]).toMatchObject({ loaded: { dataset: 'd1', part: 'part 产值202001.xlsx' }, target: null })
    expect(group?.members[1]).toMatchObject({ loaded: null, target: { kind: 'append' } })
  })

  it('that comes twice is loaded once', () => {
    const again = { ...month(6), key: 'again', name: 'copy.xlsx' }
    const [group] = planGroups([month(6), again], emptyCatalogue)
    expect(group?.members.map(({ copyOf, target }) => [copyOf, target?.kind])).toEqual([
      [null, 'new'],
      [{ file: '产值202006.xlsx', sheet: 0, table: 0 }, undefined],
    ])
  })

  it('with other content for a loaded period corrects it', () => {
    const [group] = planGroups([month(1, '修正')], loaded(month(1), month(2)))
    const part = { dataset: 'd1', part: 'part 产值202001.xlsx' }
    expect(group?.members).toMatchObject([{ replaces: part, target: { kind: 'replace', ...part }, conflicts: [] }])
  })

  it('for the period of another one wants a person', () => {
    const [group] = planGroups([month(6), month(6, 'b')], emptyCatalogue)
    expect(group?.members.map(({ conflicts }) => conflicts)).toEqual([
      [],
      [{ kind: 'same-period', with: { file: '产值202006.xlsx', sheet: 0, table: 0 } }],
    ])
  })

  it('whose name contradicts its title wants a person', () => {
    const wrong = file('产值202007.xlsx', form('2020年6月工业产值'))
    const said = [
      { value: '2020-06', from: 'title' },
      { value: '2020-07', from: 'file-name' },
    ]
    expect(planGroups([wrong], emptyCatalogue)[0]?.members[0]).toMatchObject({ conflicts: [{ kind: 'period', said }] })
    const catalogue = loaded(month(1))
    const trusting = {
      ...catalogue,
      layouts: catalogue.layouts.map((each) => ({ ...each, periodFrom: 'file-name' as const })),
    }
    expect(planGroups([wrong], trusting)[0]?.members[0]).toMatchObject({ conflicts: [], period: { value: '2020-07' } })
  })

  it('without a period wants a person where others have one', () => {
    const silent = file('产值.xlsx', form('工业产值'))
    expect(planGroups([month(6), silent], emptyCatalogue)[0]?.members.map(({ conflicts }) => conflicts)).toEqual([
      [{ kind: 'no-period' }],
      [],
    ])
    const lists = [file('甲.xlsx', form('名录')), file('乙.xlsx', form('名录'))]
    expect(planGroups(lists, emptyCatalogue)[0]?.members.flatMap(({ conflicts }) => conflicts)).toEqual([])
  })
})

it('tells sheets of one book apart by what their names say', () => {
  const town = (value: string): LayoutConstant[] => [{ name: '街镇', value, from: 'sheet-name' }]
  const tables = ['墨溪镇', '云台镇'].map((name) => form(`${name}2020年6月工业产值`, { constants: town(name) }))
  const [group, ...others] = planGroups([file('分镇202006.xlsx', ...tables)], emptyCatalogue)
  expect(others).toEqual([])
  expect(group?.name).toBe('工业产值')
  expect(
    group?.members.map(({ period, constants, conflicts }) => [period?.value, constants[0]?.value, conflicts]),
  ).toEqual([
    ['2020-06', '墨溪镇', []],
    ['2020-06', '云台镇', []],
  ])
})
