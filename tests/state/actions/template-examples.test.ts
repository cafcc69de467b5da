import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../src/core/base/app-error.ts'
import { createTemplateExampleActions } from '../../../src/state/actions/template-examples.ts'
import { createTemplateActions } from '../../../src/state/actions/templates.ts'
import { makeTemplate } from '../make-template.ts'
import { makeClients, makeInfo, makePage, makeStore } from './make-clients.ts'

const ready = { missingTables: [], missingFields: [] }
/** The rows count from 0: the first row has n = 0. */
const expecting = (n: number) =>
  makeTemplate({ examples: [{ name: `n = ${String(n)}`, parameters: {}, expect: [{ n }] }] })

function setUp(parts: Parameters<typeof makeClients>[0]['engine'] = {}) {
  const released = vi.fn(async () => null)
  const store = makeStore()
  store.setState({ engine: { status: 'ready', version: '1' } })
  const clients = makeClients({
    engine: {
      templateReadiness: async () => ({ 'a-template': ready }),
      parameterChoices: async () => ({}),
      runTemplate: async () => makeInfo(3),
      readResult: async ({ offset, limit }) => makePage(3, offset, limit),
      releaseResult: released,
      ...parts,
    },
  })
  return {
    store,
    released,
    actions: createTemplateExampleActions(store, clients, createTemplateActions(store, clients)),
  }
}

describe('what speaks against storing a template', () => {
  it('is nothing where its examples pass, and each example that differs', async () => {
    const { actions, released } = setUp()
    expect(await actions.check(expecting(2))).toBeNull()
    const doubt = await actions.check(expecting(7))
    expect(doubt?.differing).toMatchObject([{ name: 'n = 7', differences: [{ column: 'n', expected: 7, got: 0 }] }])
    expect(released).toHaveBeenCalledTimes(2)
  })

  it('is nothing where the loaded data cannot tell', async () => {
    const lacking = { missingTables: ['unit'], missingFields: [] }
    const { actions } = setUp({ templateReadiness: async () => ({ 'a-template': lacking }) })
    expect(await actions.check(expecting(7))).toBeNull()
    expect(await setUp().actions.check(makeTemplate())).toBeNull()
  })

  it('is the failure where the examples cannot be run', async () => {
    const { actions } = setUp({ runTemplate: () => Promise.reject(new AppError('sql/syntax', { line: 1 })) })
    expect((await actions.check(expecting(7)))?.failure?.code).toBe('sql/syntax')
  })
})

describe('remembering a result', () => {
  it('fails with what the run failed with, keeps the draft, and frees the result', async () => {
    const failing = () => Promise.reject(new AppError('sql/cannot-convert', {}))
    const { store, actions, released } = setUp({ readResult: failing })
    const templateDraft = { origin: null, text: 'x', saved: '' }
    store.setState({ templateDraft })
    await expect(actions.remember(makeTemplate(), {}, { name: 'a', rows: 3 })).rejects.toMatchObject({
      code: 'sql/cannot-convert',
    })
    expect(store.getState().templateDraft).toBe(templateDraft)
    expect(released).toHaveBeenCalledTimes(1)
  })
})
