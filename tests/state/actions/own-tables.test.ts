import { describe, expect, it, vi } from 'vitest'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { parseLibrary } from '../../../src/core/template/parse-library.ts'
import { writeModel } from '../../../src/core/template/write-model.ts'
import { createOwnTableActions } from '../../../src/state/actions/own-tables.ts'
import { createTemplateActions } from '../../../src/state/actions/templates.ts'
import { makeClients, makeStore } from './make-clients.ts'

const field = (id: string): LogicalTable['fields'][number] => ({
  id,
  label: { zh: id, en: id },
  type: 'C',
  unit: null,
  synonyms: [],
  required: false,
  sensitivity: 'none',
})
const table = (id: string, fields: string[]): LogicalTable => ({
  id,
  label: { zh: id, en: id },
  titleWords: [],
  key: ['code'],
  periodField: null,
  fields: fields.map(field),
})
const site = parseLibrary([{ path: 'model/town_dim.yaml', text: writeModel(table('town_dim', ['code'])) }])
const rent = table('rent', ['code', 'sum'])
const mapping = { shape: 's', logicalTable: 'rent', fields: {}, confirmedAt: '' }
const file = (name: string, text: string) => new File([text], name)

function open() {
  const stored = { ...emptyCatalogue, ownTables: [rent], mappings: [mapping] }
  const saveOwnTable = vi.fn(async () => stored)
  const saveOwnFields = vi.fn(async () => stored)
  const removeOwnTable = vi.fn(async () => emptyCatalogue)
  const store = makeStore()
  store.setState({ siteLibrary: site, catalogue: stored })
  const clients = makeClients({ engine: { saveOwnTable, saveOwnFields, removeOwnTable } })
  const actions = createOwnTableActions(store, clients, () => ({ t: (key) => key }))
  return { store, actions, saveOwnTable, saveOwnFields, removeOwnTable }
}

describe('own logical tables', () => {
  it('get a field where they are stored: in the table of the user, or beside that of the site', async () => {
    const { actions, saveOwnTable, saveOwnFields } = open()
    await actions.addFields('rent', [field('note')], mapping)
    expect(saveOwnTable).toHaveBeenCalledWith({ table: table('rent', ['code', 'sum', 'note']), mappings: [mapping] })
    await actions.addFields('town_dim', [field('note')], mapping)
    expect(saveOwnFields).toHaveBeenCalledWith({ table: 'town_dim', fields: [field('note')], mappings: [mapping] })
  })

  it('come back with their readings when a removal is undone', async () => {
    const { store, actions, saveOwnTable } = open()
    await actions.remove('rent')
    store.getState().toasts[0]?.undo?.()
    expect(saveOwnTable).toHaveBeenCalledWith({ table: rent, mappings: [mapping] })
  })

  it('get another name, id and key in one change, which the message takes back', async () => {
    const { store, actions, saveOwnTable } = open()
    await actions.change('rent', { name: ' 租金 ', id: 'park_rent', key: ['code', 'sum'] })
    const changed = { ...rent, id: 'park_rent', key: ['code', 'sum'], label: { zh: '租金', en: '租金' } }
    expect(saveOwnTable).toHaveBeenCalledWith({ table: changed, mappings: [], replaces: 'rent' })
    store.getState().toasts[0]?.undo?.()
    expect(saveOwnTable).toHaveBeenLastCalledWith({ table: rent, mappings: [], replaces: 'park_rent' })
  })

  it('are taken in from files; of a table of the site only what is new; broken files are named', async () => {
    const { store, actions, saveOwnTable, saveOwnFields } = open()
    const broken = await actions.takeIn([
      file('a.yaml', writeModel(table('shops', ['code']))),
      file('b.yaml', writeModel(table('town_dim', ['code', 'grade']))),
      file('c.yaml', writeModel(table('town_dim', ['code']))),
      file('d.yaml', 'id: Bad'),
    ])
    expect(saveOwnTable).toHaveBeenCalledWith({ table: table('shops', ['code']), mappings: [] })
    expect(saveOwnFields).toHaveBeenCalledWith({ table: 'town_dim', fields: [field('grade')], mappings: [] })
    expect(store.getState().toasts.map(({ failure }) => failure?.code)).toContain('model/file-known')
    expect(broken.map((each) => each.file)).toEqual(['d.yaml'])
  })

  it('are in the model of the page as soon as the catalogue has them', async () => {
    const store = makeStore()
    const actions = createTemplateActions(store, makeClients({}))
    await actions.acceptLibrary(Promise.resolve(site))
    const ids = () => store.getState().model.map(({ id }) => id)
    expect(ids()).toEqual(['town_dim'])
    store.setState({ catalogue: { ...emptyCatalogue, version: 1, ownTables: [rent] } })
    expect(ids()).toEqual(['town_dim', 'rent'])
    const before = store.getState().model
    store.setState({ catalogue: { ...emptyCatalogue, version: 2, ownTables: [structuredClone(rent)] } })
    expect(store.getState().model).toBe(before)
  })
})
