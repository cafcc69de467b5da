import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import { createTranslator } from '../../../src/i18n/translate.ts'
import { createPinActions } from '../../../src/state/actions/pins.ts'
import type { PinnedRows } from '../../../src/state/actions/pins.ts'
import { createResultActions } from '../../../src/state/actions/results.ts'
import { createTemplateActions } from '../../../src/state/actions/templates.ts'
import { queryPin, templatePin } from '../../../src/state/pin.ts'
import { makeTemplate } from '../make-template.ts'
import { makeClients, makeInfo, makePage, makeStore } from './make-clients.ts'

const words = createTranslator('zh')
const query: PinnedRows = { kind: 'query', run: { info: makeInfo(1), page: makePage(1, 0, 1), seen: 'old' } }

function open(runTemplate = vi.fn(async () => makeInfo(1))) {
  const releaseResult = vi.fn(async () => null)
  const store = makeStore()
  const clients = makeClients({
    engine: {
      runTemplate,
      releaseResult,
      readResult: async () => makePage(1, 0, 1),
      parameterChoices: async () => ({}),
    },
  })
  const templates = createTemplateActions(store, clients)
  const results = createResultActions(store, clients)
  const pins = createPinActions(store, { templates, results, words: () => words })
  store.setState({ templates: [makeTemplate()], templateTexts: { 'a-template': 'text' } })
  return { store, pins, releaseResult, runTemplate }
}

describe('a pinned result', () => {
  it('keeps the rows that were shown and what they were computed from', () => {
    const { store, pins } = open()
    const pin = queryPin('SELECT 1', null)
    pins.add(pin, query)
    expect(pins.read(pin.id)).toBe(query)
    expect(store.getState().pinRuns[pin.id]).toMatchObject({ status: 'done', seen: 'old' })
  })

  it('comes back when it was taken out by mistake', () => {
    const { store, pins } = open()
    const all = [queryPin('SELECT 1', null), queryPin('SELECT 2', null)]
    for (const pin of all) pins.add(pin, query)
    pins.remove(all[0]?.id ?? '')
    expect(store.getState().pins).toEqual([all[1]])
    store.getState().toasts.at(-1)?.undo?.()
    expect(store.getState().pins).toEqual(all)
  })

  it('is one of four at most, and a fifth is refused with a word', () => {
    const { store, pins } = open()
    for (const n of [1, 2, 3, 4, 5]) pins.add(queryPin(`SELECT ${String(n)}`, null), query)
    expect(store.getState().pins).toHaveLength(4)
    expect(store.getState().toasts.at(-1)?.text).toContain('4')
  })
})

describe('after a reload', () => {
  const pin = templatePin('a-template', {})

  it('each is computed once, and the engine keeps nothing for it', async () => {
    const { store, pins, releaseResult, runTemplate } = open()
    store.setState({ pins: [pin] })
    await Promise.all([pins.runMissing(), pins.runMissing()])
    expect(runTemplate).toHaveBeenCalledTimes(1)
    expect(releaseResult).toHaveBeenCalledWith({ result: 'r1' })
    expect(store.getState().pinRuns[pin.id]).toMatchObject({ status: 'done', text: 'text' })
    expect(pins.read(pin.id)?.kind).toBe('template')
  })

  it('one that fails says so and can be run again', async () => {
    const { store, pins } = open(vi.fn(async () => makeInfo(1)).mockRejectedValueOnce(new AppError('worker/crashed')))
    store.setState({ pins: [pin] })
    await pins.runMissing()
    expect(store.getState().pinRuns[pin.id]).toMatchObject({ status: 'failed', failure: { code: 'worker/crashed' } })
    await pins.runAgain(pin.id)
    expect(store.getState().pinRuns[pin.id]?.status).toBe('done')
  })

  it('one whose template is gone says so', async () => {
    const { store, pins } = open()
    store.setState({ pins: [pin], templates: [], catalogue: emptyCatalogue })
    await pins.runMissing()
    expect(store.getState().pinRuns[pin.id]).toEqual({ status: 'gone' })
  })
})
