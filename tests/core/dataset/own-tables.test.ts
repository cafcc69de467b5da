import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src/core/base/app-error.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import {
  removeOwnTable,
  replaceOwnTable,
  saveOwnFields,
  saveOwnTable,
} from '../../../src/core/dataset/change-own-tables.ts'
import { checkOwnFields, checkOwnTable } from '../../../src/core/dataset/check-own-tables.ts'
import type { LogicalField, LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { Mapping } from '../../../src/core/dataset/mapping.ts'
import { combineModel } from '../../../src/core/dataset/own-tables.ts'
import { readStoredCatalogue } from '../../../src/core/dataset/read-stored-catalogue.ts'
import { sampleDataset } from '../../engine/support/sample-dataset.ts'
import { makeField as field } from './make-field.ts'

const table = (id: string, change: Partial<LogicalTable> = {}): LogicalTable => ({
  id,
  label: { zh: id, en: id },
  titleWords: [],
  key: ['code'],
  periodField: null,
  fields: [field('code'), field('period_ym', 'P'), field('amount', 'N')],
  ...change,
})
const mapping = (logicalTable: string, fields: string[], shape = 's'): Mapping => ({
  shape,
  logicalTable,
  fields: Object.fromEntries(fields.map((id) => [id, { kind: 'column', column: id, scale: 1 }])),
  confirmedAt: '',
})
const site = [table('finance', { periodField: 'period_ym' }), table('town_dim')]
const catalogue: Catalogue = { ...emptyCatalogue, datasets: [sampleDataset('Parks')] }
const codes = (id: string, change: Partial<LogicalTable> = {}, from: Catalogue = catalogue) =>
  checkOwnTable(table(id, change), { site, catalogue: from }).map(({ code }) => code)
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (error) {
    return (error as AppError).code
  }
}

describe('an own logical table is refused', () => {
  it.each([
    ['Park', 'model/id-bad'],
    ['1park', 'model/id-bad'],
    ['a b', 'model/id-bad'],
    ['order', 'model/id-reserved'],
    ['revision_log', 'model/id-reserved'],
    ['finance', 'model/id-taken'],
    ['finance_ly', 'model/id-derived'],
    ['finance_prev', 'model/id-derived'],
    ['parks', 'model/id-loaded'],
  ])('with the id %j: %s', (id, code) => {
    expect(codes(id)).toEqual([code])
  })

  it('with the id of a table that is derived from another own one, or that would hide one', () => {
    const own = saveOwnTable(
      catalogue,
      { table: table('rent', { periodField: 'period_ym', key: ['code', 'period_ym'] }), mappings: [] },
      site,
    )
    expect(codes('rent_ly', {}, own)).toEqual(['model/id-derived'])
    const named = saveOwnTable(catalogue, { table: table('rent_ly'), mappings: [] }, site)
    expect(codes('rent', { periodField: 'period_ym' }, named)).toEqual(['model/id-shadows'])
    expect(codes('rent', {}, own)).toEqual([])
  })

  it.each([
    [{ fields: [] }, ['model/no-fields']],
    [{ key: [] }, ['model/no-key']],
    [{ key: ['gone'] }, ['model/key-not-a-field']],
    [{ periodField: 'gone' }, ['model/key-not-a-field']],
    [{ periodField: 'amount' }, ['model/period-type']],
    [{ label: { zh: ' ', en: 'x' } }, ['model/label-empty']],
    [{ fields: [field('code'), field('code')] }, ['model/field-twice']],
    [{ fields: [field('code'), field('x y')] }, ['model/field-id-bad']],
    [{ fields: [field('code'), field('select')] }, ['model/field-id-reserved']],
    [{ fields: [field('code'), field('src_row')] }, ['model/field-id-reserved']],
    [
      { fields: [field('code'), { ...field('area'), derive: { from: 'code', sql: 'left(?, 2)) FROM x --' } }] },
      ['model/derive-bad'],
    ],
    [
      { fields: [field('code'), { ...field('area'), derive: { from: 'code', sql: '(SELECT max(?) FROM x)' } }] },
      ['model/derive-bad'],
    ],
    [{ fields: [field('code'), { ...field('area'), derive: { from: 'code', sql: 'left(?, 2)' } }] }, []],
  ])('for its parts %#', (change, expected) => {
    expect(codes('park', change)).toEqual(expected)
  })

  it('with the place of the field that is wrong', () => {
    const fields = [field('code'), field('amount', 'N'), field('amount', 'N')]
    expect(checkOwnTable(table('park', { fields }), { site, catalogue })).toEqual([
      { code: 'model/field-twice', params: { id: 'amount' }, at: 2 },
    ])
  })
})

describe('own fields', () => {
  it('may not be there already, and need a table of the site', () => {
    const check = (id: string, fields: LogicalField[]) =>
      checkOwnFields({ table: id, fields }, { site }).map(({ code }) => code)
    expect(check('finance', [field('note', 'T')])).toEqual([])
    expect(check('finance', [field('amount', 'N')])).toEqual(['model/field-twice'])
    expect(check('gone', [field('note', 'T')])).toEqual(['model/table-unknown'])
  })

  it('stand behind those of the site, unless the site has taken them over', () => {
    const ownFields = [{ table: 'finance', fields: [field('amount', 'T'), field('note', 'T')] }]
    const [finance, towns] = combineModel(site, { ownTables: [table('town_dim', { key: [] })], ownFields })
    expect(finance?.fields.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'code C',
      'period_ym P',
      'amount N',
      'note T',
    ])
    expect(towns).toBe(site[1])
  })
})

describe('changes of own tables', () => {
  const park = table('park')
  const made = saveOwnTable(catalogue, { table: park, mappings: [mapping('park', ['code', 'amount'])] }, site)

  it('confirm the readings with them, in one step', () => {
    expect(made).toMatchObject({ version: 1, ownTables: [park], mappings: [{ logicalTable: 'park' }] })
  })

  it('take a field that is gone out of the readings', () => {
    const smaller = { ...park, fields: park.fields.slice(0, 2) }
    const next = saveOwnTable(made, { table: smaller, mappings: [] }, site)
    expect(next.ownTables).toEqual([smaller])
    expect(Object.keys(next.mappings[0]?.fields ?? {})).toEqual(['code'])
  })

  it('remove the readings with the table, and can be taken back', () => {
    const other = { ...made, mappings: [...made.mappings, mapping('finance', ['code'])] }
    const gone = removeOwnTable(other, 'park', site)
    expect(gone).toMatchObject({ version: 2, ownTables: [], mappings: [{ logicalTable: 'finance' }] })
    const back = saveOwnTable(gone, { table: park, mappings: made.mappings }, site)
    expect(back.mappings.map(({ logicalTable }) => logicalTable)).toEqual(['finance', 'park'])
    expect(codeOf(() => removeOwnTable(gone, 'park', site))).toBe('model/table-unknown')
  })

  it('leave the readings to the site once it has the table', () => {
    const taken = [...site, park]
    expect(removeOwnTable(made, 'park', taken)).toMatchObject({ ownTables: [], mappings: [{ logicalTable: 'park' }] })
  })

  it('store fields of a table of the site in place of those before', () => {
    const fields = [field('note', 'T'), field('grade', 'T')]
    const first = saveOwnFields(
      catalogue,
      { table: 'finance', fields, mappings: [mapping('finance', ['code', 'note', 'grade'])] },
      site,
    )
    const second = saveOwnFields(first, { table: 'finance', fields: fields.slice(1), mappings: [] }, site)
    expect(second.ownFields).toEqual([{ table: 'finance', fields: fields.slice(1) }])
    expect(Object.keys(second.mappings[0]?.fields ?? {})).toEqual(['code', 'grade'])
    expect(saveOwnFields(second, { table: 'finance', fields: [], mappings: [] }, site).ownFields).toEqual([])
  })

  it('are refused with the first fault', () => {
    const finance = { table: table('finance'), mappings: [] }
    expect(codeOf(() => saveOwnTable(catalogue, finance, site))).toBe('model/id-taken')
    const fields = { table: 'finance', fields: [field('amount')], mappings: [] }
    expect(codeOf(() => saveOwnFields(catalogue, fields, site))).toBe('model/field-twice')
  })
})

describe('a catalogue from before there were own tables', () => {
  it('has none', () => {
    const { ownTables: _tables, ownFields: _fields, ...old } = { ...catalogue, version: 5 }
    expect(readStoredCatalogue(old)).toEqual({ ...catalogue, version: 5 })
  })
})

describe('an own logical table under another id', () => {
  const rent = table('rent')
  const hotels = table('hotels')
  const stored: Catalogue = {
    ...catalogue,
    version: 3,
    ownTables: [rent, hotels],
    mappings: [
      mapping('rent', ['code', 'amount']),
      mapping('hotels', ['code'], 'h'),
      mapping('finance', ['code'], 'f'),
    ],
  }
  const replace = (id: string, next: LogicalTable) => replaceOwnTable(stored, { id, table: next, mappings: [] }, site)

  it('keeps its place, and its mappings follow; those of others stay', () => {
    const next = replace('rent', { ...rent, id: 'park_rent', key: ['code', 'period_ym'] })
    expect(next.ownTables.map(({ id, key }) => [id, key])).toEqual([
      ['park_rent', ['code', 'period_ym']],
      ['hotels', ['code']],
    ])
    expect(next.mappings.map(({ logicalTable, shape, fields }) => [logicalTable, shape, Object.keys(fields)])).toEqual([
      ['park_rent', 's', ['code', 'amount']],
      ['hotels', 'h', ['code']],
      ['finance', 'f', ['code']],
    ])
    expect(next.version).toBe(4)
  })

  it('is refused where the id is taken, the key is none, or there is no such table', () => {
    expect(codeOf(() => replace('rent', { ...rent, id: 'hotels' }))).toBe('model/id-own')
    expect(codeOf(() => replace('rent', { ...rent, id: 'finance_ly' }))).toBe('model/id-derived')
    expect(codeOf(() => replace('rent', { ...rent, key: [] }))).toBe('model/no-key')
    expect(codeOf(() => replace('nobody', { ...rent, id: 'park_rent' }))).toBe('model/table-unknown')
  })

  it('may keep its id and have another key', () => {
    expect(replace('rent', { ...rent, key: ['amount'] }).ownTables[0]?.key).toEqual(['amount'])
  })
})
