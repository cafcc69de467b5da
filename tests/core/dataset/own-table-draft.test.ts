import { describe, expect, it } from 'vitest'
import type { Column } from '../../../src/core/dataset/dataset.ts'
import { checkOwnTable } from '../../../src/core/dataset/check-own-tables.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { draftLines, draftOwnTable, finishOwnTable, relabel } from '../../../src/core/dataset/own-table-draft.ts'
import { parseModel } from '../../../src/core/template/parse-model.ts'
import { writeModel } from '../../../src/core/template/write-model.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'

const { table: unit } = parseModel(
  [
    'id: unit',
    'label: { zh: 名录, en: Register }',
    'key: [uscc]',
    'period: snap_ym',
    'fields:',
    '  - { id: uscc, type: C, sensitivity: identity, label: { zh: 统一社会信用代码, en: Credit code }, synonyms: [信用代码] }',
    '  - { id: snap_ym, type: P, label: { zh: 名录月份, en: Month }, synonyms: [报告期] }',
    '  - { id: unit_name, type: T, label: { zh: 单位名称, en: Unit }, synonyms: [名称] }',
    '  - { id: town_name, type: T, label: { zh: 街镇, en: Town }, synonyms: [名称] }',
  ].join('\n'),
)
const model = unit === null ? [] : [unit]
const column = (name: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
  name,
  type,
  unit: null,
  headerPath: [name],
  letter: 'A',
  ...more,
})
const columns = [
  column('信用代码', 'code'),
  column('名称', 'text'),
  column('园区租金（万元）', 'number', { unit: '万元' }),
  column('★', 'integer'),
  column('租金·文字', 'text', { textOf: '租金' }),
]
const spelled: Record<string, string> = { 园区租金: 'yqzj', 名称: 'mc', 园区: 'as', '★': '★', '租金·文字': 'zj·wz' }
const spell = (text: string): string => spelled[text] ?? text
const naming = { model, spell }
const dataset = (period: string | null) => {
  const sample = sampleDataset('园区')
  return { ...sample, columns, parts: sample.parts.map((part) => ({ ...part, period })) }
}

describe('a draft of a logical table', () => {
  it('takes known codes over, spells other names, and leaves out what stands beside a column', () => {
    const { lines } = draftOwnTable(dataset(null), naming)
    expect(lines.map(({ field, taken }) => `${field.id} ${field.type} ${String(taken)}`)).toEqual([
      'uscc C true',
      'mc T true',
      'yqzj N true',
      'field_4 N true',
      'zjwz T false',
    ])
    expect(lines[0]?.field).toMatchObject({ label: { zh: '信用代码', en: 'Credit code' }, sensitivity: 'identity' })
  })

  it('never proposes a word of SQL, nor one id twice', () => {
    const draft = draftOwnTable(dataset(null), naming)
    expect(draft.id).toBe('as_2')
    expect(draftLines([column('名称', 'text')], naming, ['mc']).map(({ field }) => field.id)).toEqual(['mc_2'])
  })

  it('has the period of a column that is one elsewhere, else that of the table', () => {
    expect(draftOwnTable(dataset('2020-06'), naming).period).toEqual({ kind: 'table' })
    expect(draftOwnTable(dataset(null), naming).period).toEqual({ kind: 'none' })
    const monthly = { ...dataset('2020-06'), columns: [column('开业时间', 'period'), column('报告期', 'text')] }
    expect(draftOwnTable(monthly, naming).period).toEqual({ kind: 'column', column: '报告期' })
  })

  it('becomes a table with its sources; the period is part of the key', () => {
    const { table, fields } = finishOwnTable({ ...draftOwnTable(dataset('2020-06'), naming), id: 'park_rent' })
    expect(table).toMatchObject({ id: 'park_rent', key: ['period_ym', 'uscc'], periodField: 'period_ym' })
    expect(fields).toMatchObject({
      yqzj: { kind: 'column', column: '园区租金（万元）', scale: 1 },
      period_ym: { kind: 'table-period' },
    })
    expect(fields['zjwz']).toBeUndefined()
    expect(checkOwnTable(table, { site: model, catalogue: emptyCatalogue })).toEqual([])
  })

  it('converts where the field gets another unit than the column', () => {
    const draft = draftOwnTable(dataset(null), naming)
    const scaleIn = (unit: string) => {
      const lines = draft.lines.map((line) => ({ ...line, field: { ...line.field, unit } }))
      const source = finishOwnTable({ ...draft, lines }).fields['yqzj']
      return source?.kind === 'column' ? source.scale : null
    }
    expect(['万元', '亿元', '间', ''].map(scaleIn)).toEqual([1, 0.0001, 1, 1])
  })

  it('takes a whole number for a year only, and the unit out of the name', () => {
    const [year, rent] = draftLines(
      [column('年份', 'integer'), column('租金 (千元)', 'integer', { unit: '千元' })],
      naming,
      [],
    )
    expect(year?.field.type).toBe('I')
    expect(rent?.field).toMatchObject({ type: 'N', unit: '千元', label: { zh: '租金' } })
  })

  it('keeps the header as a word for a field of another name', () => {
    const draft = draftOwnTable(dataset(null), naming)
    const lines = draft.lines.map((line) => ({ ...line, field: { ...line.field, label: { zh: '租金', en: 'Rent' } } }))
    expect(finishOwnTable({ ...draft, lines }).table.fields[2]?.synonyms).toEqual(['园区租金（万元）'])
    expect(relabel({ zh: 'a', en: 'a' }, 'en', 'b')).toEqual({ zh: 'b', en: 'b' })
    expect(relabel({ zh: '甲', en: 'a' }, 'en', 'b')).toEqual({ zh: '甲', en: 'b' })
  })
})

describe('a written file of the model', () => {
  it('reads as the same table', () => {
    const table: LogicalTable = {
      ...finishOwnTable({ ...draftOwnTable(dataset('2020-06'), naming), id: 'park_rent' }).table,
      titleWords: ['园区: “租金”, B-1', '12'],
    }
    const derived = { ...table, fields: table.fields.map((field) => ({ ...field, unit: 'm²' })) }
    for (const each of [table, derived, ...model]) {
      expect(parseModel(writeModel(each))).toEqual({ table: each, faults: [] })
    }
  })

  it('looks like those of the site', () => {
    const text = writeModel(finishOwnTable({ ...draftOwnTable(dataset(null), naming), id: 'park_rent' }).table)
    expect(text.split('\n').slice(0, 6)).toEqual([
      'id: park_rent',
      'label: { zh: 园区, en: 园区 }',
      'titleWords: [园区]',
      'key: [uscc]',
      'fields:',
      '  - { id: uscc, type: C, required: true, sensitivity: identity, label: { zh: 信用代码, en: "Credit code" } }',
    ])
  })
})
