// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import type { Catalogue } from '../../../src/core/dataset/catalogue.ts'
import { removeTemplate, restoreTemplate, saveTemplates } from '../../../src/core/dataset/change-templates.ts'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { parseLibrary } from '../../../src/core/template/parse-library.ts'
import type { Clients } from '../../../src/client/clients.ts'
import { createOwnTemplateActions } from '../../../src/state/actions/own-templates.ts'
import { createTemplateDraftActions } from '../../../src/state/actions/template-drafts.ts'
import { createTemplatePackActions } from '../../../src/state/actions/template-packs.ts'
import { createTemplateActions } from '../../../src/state/actions/templates.ts'
import type { AppStore } from '../../../src/state/create-store.ts'
import { makeField } from '../../core/dataset/make-field.ts'
import { makeTemplateFile } from '../make-template-file.ts'
import { makeClients, makeStore } from './make-clients.ts'

const words = () => ({ t: (key: string) => key })
let store: AppStore
let clients: Clients
let seconds: number

/** An engine that keeps the catalogue as the real one does. */
async function open() {
  seconds = 0
  store = makeStore()
  const now = (): string => new Date(Date.UTC(2020, 6, 1, 8, 0, (seconds += 1))).toISOString()
  const present = (): Catalogue => store.getState().catalogue
  clients = makeClients({
    engine: {
      saveTemplates: async ({ templates }) => saveTemplates(present(), templates, now()),
      removeTemplate: async ({ id }) => removeTemplate(present(), id),
      restoreTemplate: async (which) => restoreTemplate(present(), which, now()),
    },
    exports: {
      readArchive: async () => [{ path: 'a/b/packed.sql', text: makeTemplateFile('packed') }],
    },
  })
  const library = parseLibrary([{ path: 'industry/m08/sites.sql', text: makeTemplateFile('sites') }])
  await createTemplateActions(store, clients).acceptLibrary(Promise.resolve(library))
  return {
    own: createOwnTemplateActions(store, clients, words),
    drafts: createTemplateDraftActions(store, clients, words),
    packs: createTemplatePackActions(store, clients, words),
  }
}

const ids = (): string[] => store.getState().templates.map(({ id }) => id)
const lastToast = () => store.getState().toasts.at(-1)

describe('writing a template', () => {
  let actions: Awaited<ReturnType<typeof open>>
  beforeEach(async () => {
    actions = await open()
  })

  it('copies one of the site under a new id, and adds it to the library', async () => {
    actions.drafts.edit('sites')
    expect(store.getState().route).toEqual({ page: 'template-editor' })
    expect(store.getState().templateDraft?.text).toContain('id: sites-2\nversion: 1\n')
    expect(await actions.drafts.save()).toBe(true)
    expect(ids()).toEqual(['sites', 'sites-2'])
    expect(store.getState()).toMatchObject({ templateDraft: null, route: { page: 'templates', template: 'sites-2' } })
  })

  it('counts versions by itself and keeps those before', async () => {
    actions.drafts.edit('sites')
    await actions.drafts.save()
    actions.drafts.edit('sites-2')
    expect(store.getState().templateDraft?.origin).toBe('sites-2')
    actions.drafts.keep((store.getState().templateDraft?.text ?? '').replace('SELECT 1', 'SELECT 7'))
    await actions.drafts.save()
    expect(store.getState().templates.at(-1)).toMatchObject({ id: 'sites-2', version: 2, sql: 'SELECT 7 AS n' })
    const [earlier] = store.getState().catalogue.earlierTemplates
    expect(earlier?.text).toContain('SELECT 1 AS n')
    expect(await actions.own.restore('sites-2', earlier?.savedAt ?? '')).toBe(true)
    expect(store.getState().templates.at(-1)?.sql).toBe('SELECT 1 AS n')
  })

  it('refuses the id of a template of the site, and what has faults, and keeps the draft', async () => {
    actions.drafts.edit('sites')
    actions.drafts.keep(makeTemplateFile('sites', 'SELECT 2 AS n'))
    expect(await actions.drafts.save()).toBe(false)
    expect(lastToast()?.failure?.code).toBe('template/id-taken')
    actions.drafts.keep(makeTemplateFile('mine', 'DROP TABLE unit'))
    expect(await actions.drafts.save()).toBe(false)
    expect(lastToast()?.failure).toMatchObject({ code: 'template/invalid', params: { line: 12 } })
    expect(store.getState().templateDraft?.text).toContain('DROP TABLE')
    expect(ids()).toEqual(['sites'])
  })

  it('begins a new one that runs, over a logical table that is there', async () => {
    actions.drafts.create()
    expect(
      parseLibrary([{ path: 'own/my-template.sql', text: store.getState().templateDraft?.text ?? '' }]),
    ).toMatchObject({
      broken: [],
      templates: [
        { id: 'my-template', sql: 'SELECT count(*) AS n', inputs: [], columns: [{ name: 'n', decimals: 0 }] },
      ],
    })
    const town: LogicalTable = {
      ...{ id: 'town_dim', label: { zh: '街镇', en: 'Towns' }, titleWords: [], key: ['town_code'], periodField: null },
      fields: [makeField('town_code', 'C')],
    }
    const mapping = { shape: 's', logicalTable: 'town_dim', fields: {}, confirmedAt: '2020-07-01T00:00:00Z' }
    store.setState(({ catalogue }) => ({
      model: [{ ...town, id: 'unit' }, town],
      catalogue: { ...catalogue, mappings: [mapping] },
    }))
    actions.drafts.create()
    expect(store.getState().templateDraft?.text).toContain('SELECT count(*) AS n\nFROM town_dim\n')
    expect(await actions.drafts.save()).toBe(true)
  })

  it('brings a draft back that was discarded', () => {
    actions.drafts.begin('SELECT count(*) AS n FROM unit', [{ name: 'n', type: 'integer' }])
    const draft = store.getState().templateDraft
    expect(draft?.text).toContain('- { name: "n", label: "n", decimals: 0 }')
    actions.drafts.discard()
    expect(store.getState().templateDraft).toBeNull()
    lastToast()?.undo?.()
    expect(store.getState().templateDraft).toEqual(draft)
  })

  it('renames, moves and deletes with a way back', async () => {
    actions.drafts.edit('sites')
    await actions.drafts.save()
    await actions.own.describe('sites-2', { title: '新名', subsystem: 'energy', module: 'm13' })
    expect(store.getState().templates.at(-1)).toMatchObject({
      title: { zh: '新名', en: 'Count' },
      subsystem: 'energy',
      module: 'm13',
    })
    lastToast()?.undo?.()
    await expect.poll(() => store.getState().templates.at(-1)?.title.zh).toBe('数')
    await actions.own.remove('sites-2')
    expect(ids()).toEqual(['sites'])
    lastToast()?.undo?.()
    await expect.poll(ids).toEqual(['sites', 'sites-2'])
  })

  it('takes in what was chosen from files and packs', async () => {
    const files = [new File([makeTemplateFile('sites', 'SELECT 5 AS n')], 'sites.sql'), new File(['zip'], 'pack.zip')]
    const incoming = await actions.packs.readFiles(files)
    expect(incoming.map(({ standing, path }) => [standing, path])).toEqual([
      ['site', 'sites.sql'],
      ['new', 'a/b/packed.sql'],
    ])
    const choices = incoming.map((item) => ({
      item,
      choice: item.standing === 'new' ? ('take' as const) : ('rename' as const),
    }))
    expect(await actions.packs.takeIn(choices)).toBe(true)
    expect(ids()).toEqual(['sites', 'sites-2', 'packed'])
    expect(store.getState().templates[1]?.sql).toBe('SELECT 5 AS n')
  })
})
