import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { emptyCatalogue } from '../../../src/core/dataset/catalogue.ts'
import type { TemplateReadiness } from '../../../src/protocol/engine-api.ts'
import type { Page } from '../../../src/core/result/page.ts'
import { createTemplateActions } from '../../../src/state/actions/templates.ts'
import { makeTemplate } from '../make-template.ts'
import { makeClients, makeInfo, makePage, makeStore } from './make-clients.ts'

const ready: TemplateReadiness = { missingTables: [], missingFields: [] }
const library = { templates: [makeTemplate()], broken: [], texts: {}, model: [] }

describe('readiness of templates', () => {
  it('is asked once engine and library are there, and again when the catalogue changes', async () => {
    const templateReadiness = vi.fn(async () => ({ 'a-template': ready }))
    const store = makeStore()
    const actions = createTemplateActions(store, makeClients({ engine: { templateReadiness } }))
    await actions.acceptLibrary(Promise.resolve(library))
    expect(templateReadiness).not.toHaveBeenCalled()
    store.setState({ engine: { status: 'ready', version: 'x' } })
    await vi.waitFor(() => {
      expect(store.getState().readiness).toEqual({ 'a-template': ready })
    })
    store.setState({ catalogue: { ...emptyCatalogue, version: 1 } })
    expect(templateReadiness).toHaveBeenCalledTimes(2)
  })

  it('drops an answer that is older than the catalogue', async () => {
    let answerLate: (readiness: Record<string, TemplateReadiness>) => void = () => undefined
    const late = new Promise<Record<string, TemplateReadiness>>((resolve) => {
      answerLate = resolve
    })
    const answers = [late, Promise.resolve({ 'a-template': ready })]
    const store = makeStore()
    const actions = createTemplateActions(
      store,
      makeClients({ engine: { templateReadiness: () => answers.shift() ?? late } }),
    )
    await actions.acceptLibrary(Promise.resolve(library))
    store.setState({ engine: { status: 'ready', version: 'x' } })
    store.setState({ catalogue: { ...emptyCatalogue, version: 1 } })
    answerLate({ 'a-template': { missingTables: ['unit'], missingFields: [] } })
    await vi.waitFor(() => {
      expect(store.getState().readiness).toEqual({ 'a-template': ready })
    })
    await late
    expect(store.getState().readiness).toEqual({ 'a-template': ready })
  })
})

describe('the library', () => {
  it('that could not be read is kept as a failure to show', async () => {
    const store = makeStore()
    await createTemplateActions(store, makeClients({})).acceptLibrary(
      Promise.reject(new AppError('site/file-missing', { file: 'x' })),
    )
    expect(store.getState()).toMatchObject({ library: 'failed', libraryFailure: { code: 'site/file-missing' } })
  })
})

const asked = { values: {}, names: {} }

describe('a run', () => {
  it('that is compared frees what is done when another period fails', async () => {
    const releaseResult = vi.fn(async () => null)
    const runTemplate = vi
      .fn(async () => makeInfo(1))
      .mockImplementationOnce(async () => makeInfo(1))
      .mockRejectedValueOnce(new AppError('call/cancelled'))
    const readResult = async (): Promise<Page> => makePage(1, 0, 1)
    const actions = createTemplateActions(
      makeStore(),
      makeClients({ engine: { runTemplate, readResult, releaseResult } }),
    )
    await expect(actions.run(makeTemplate(), [asked, asked], 'zh')).rejects.toMatchObject({ code: 'call/cancelled' })
    expect(releaseResult).toHaveBeenCalledTimes(1)
  })

  it('comes with its first rows', async () => {
    const actions = createTemplateActions(
      makeStore(),
      makeClients({
        engine: {
          runTemplate: async () => makeInfo(5000),
          readResult: async ({ offset, limit }) => makePage(5000, offset, limit),
        },
      }),
    )
    const [{ info, page }] = await actions.run(makeTemplate(), [asked], 'zh')
    expect([info.totalRows, page.rowCount]).toEqual([5000, 2000])
  })

  it('frees a result whose rows were not wanted any more', async () => {
    const releaseResult = vi.fn(async () => null)
    const readResult = async (): Promise<never> => {
      throw new AppError('call/cancelled')
    }
    const actions = createTemplateActions(
      makeStore(),
      makeClients({ engine: { runTemplate: async () => makeInfo(1), readResult, releaseResult } }),
    )
    await expect(actions.run(makeTemplate(), [asked], 'zh')).rejects.toMatchObject({ code: 'call/cancelled' })
    expect(releaseResult).toHaveBeenCalledWith({ result: 'r1' })
  })
})

describe('choices', () => {
  it('are at hand once they were read, until the data change', async () => {
    const choices = { town: [{ value: 't1', label: '镜湾' }] }
    const store = makeStore()
    const actions = createTemplateActions(store, makeClients({ engine: { parameterChoices: async () => choices } }))
    const template = makeTemplate()
    expect(actions.knownChoices(template)).toBeNull()
    await actions.readChoices(template)
    expect(actions.knownChoices(template)).toBe(choices)
    expect(actions.knownChoices({ ...template })).toBeNull()
    store.setState({ catalogue: { ...emptyCatalogue, version: 1 } })
    expect(actions.knownChoices(template)).toBeNull()
  })
})
