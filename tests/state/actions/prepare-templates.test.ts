import { expect, it, vi } from 'vitest'
import type { Template } from '../../../src/core/template/template.ts'
import type { ParameterChoices, TemplateReadiness } from '../../../src/protocol/engine-api.ts'
import { prepareTemplates } from '../../../src/state/actions/prepare-templates.ts'
import { makeTemplate } from '../make-template.ts'
import { makeStore } from './make-clients.ts'

const ready: TemplateReadiness = { missingTables: [], missingFields: [] }
const lacking: TemplateReadiness = { missingTables: ['unit'], missingFields: [] }
const templates = ['a', 'b', 'c', 'd'].map((id) => ({ ...makeTemplate(), id }))

function setUp(answer: () => Promise<ParameterChoices> = async () => ({})) {
  const asked: string[] = []
  const readChoices = async (template: Template) => {
    asked.push(template.id)
    return answer()
  }
  const store = makeStore()
  const engineQuiet = vi.fn(async () => undefined)
  prepareTemplates(store, { engineQuiet }, { readChoices })
  store.setState({ templates, recentTemplates: ['c'], favourites: ['d'] })
  return { store, asked, engineQuiet }
}

it('asks for what can run, the templates used last first, each when nobody waits', async () => {
  const { store, asked, engineQuiet } = setUp()
  store.setState({ readiness: { a: ready, b: lacking, c: ready, d: ready } })
  await vi.waitFor(() => {
    expect(asked).toEqual(['c', 'd', 'a'])
  })
  expect(engineQuiet).toHaveBeenCalledTimes(3)
})

it('goes on after a failure, and begins anew when the data change', async () => {
  let failures = 0
  const { store, asked } = setUp(() => {
    failures += 1
    if (failures === 2) store.setState({ readiness: { b: ready } })
    return Promise.reject(new Error('no'))
  })
  store.setState({ readiness: { a: ready, c: ready, d: ready } })
  await vi.waitFor(() => {
    expect(asked).toEqual(['c', 'd', 'b'])
  })
  await new Promise((next) => setTimeout(next, 20))
  expect(asked).toEqual(['c', 'd', 'b'])
})

it('ends where one takes so long that people would wait', async () => {
  const clock = vi.spyOn(performance, 'now')
  let now = 0
  clock.mockImplementation(() => now)
  const { store, asked } = setUp(() => {
    now += 4000
    return Promise.resolve({})
  })
  store.setState({ readiness: { a: ready, c: ready } })
  await new Promise((next) => setTimeout(next, 20))
  expect(asked).toEqual(['c'])
  clock.mockRestore()
})
