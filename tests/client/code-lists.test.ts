import { describe, expect, it } from 'vitest'
import { asId } from '../../src/core/base/id.ts'
import type { DatasetId, RecipeId } from '../../src/core/base/id.ts'
import { CodeListDelivery } from '../../src/client/code-lists.ts'
import type { Remote } from '../../src/client/clients.ts'
import { emptyCatalogue } from '../../src/core/dataset/catalogue.ts'
import type { Catalogue } from '../../src/core/dataset/catalogue.ts'
import type { Recipe, RecipeStep } from '../../src/core/dataset/recipe.ts'
import type { CodeListToLoad, EngineApi, EngineInfo } from '../../src/protocol/engine-api.ts'
import { sampleDataset } from '../engine/support/sample-dataset.ts'

const steps: RecipeStep[] = [
  { id: 'a', on: true, kind: 'map-codes', column: 'x', list: 'industry-2017', into: 'y', what: 'name' },
]
const id = asId<RecipeId>('r')
const recipe: Recipe = { id, name: 'r', shape: '', version: 1, steps, changedAt: '' }
const dataset = asId<DatasetId>('d')

/** An engine that writes down what it is asked, in order. */
function fakeEngine(catalogue: Catalogue = emptyCatalogue) {
  const asked: string[] = []
  const method = (name: string) => (args: { lists?: CodeListToLoad[] }) => {
    asked.push([name, ...(args.lists ?? []).map(({ list }) => list)].join(' '))
    return Promise.resolve(null)
  }
  const names = ['previewRecipe', 'saveRecipe', 'applyRecipe', 'restoreRecipe', 'runSql', 'loadCodeLists', 'readRows']
  const engine = Object.fromEntries(names.map((name) => [name, method(name)]))
  engine['readCatalogue'] = () => Promise.resolve(catalogue) as never
  return { asked, engine: engine as unknown as Remote<EngineApi> }
}

const readText = (path: string) => Promise.resolve(`text of ${path}`)

describe('code lists', () => {
  it('arrive before the first call that reads them, and once', async () => {
    const { asked, engine } = fakeEngine()
    const wrapped = new CodeListDelivery(readText).wrap(engine)
    await Promise.all([
      wrapped.previewRecipe({ dataset, steps, sample: 1 }),
      wrapped.previewRecipe({ dataset, steps, sample: 1 }),
    ])
    await wrapped.saveRecipe({ recipe })
    expect(asked).toEqual(['loadCodeLists industry-2017', 'previewRecipe', 'previewRecipe', 'saveRecipe'])
  })

  it('are not fetched for calls without them', async () => {
    const { asked, engine } = fakeEngine()
    const wrapped = new CodeListDelivery(readText).wrap(engine)
    await wrapped.previewRecipe({ dataset, steps: steps.map((step) => ({ ...step, on: false })), sample: 1 })
    await wrapped.runSql({ sql: 'SELECT 1', title: '' })
    expect(asked).toEqual(['previewRecipe', 'runSql'])
  })

  it('arrive for SQL that names them and for a stored recipe that is applied', async () => {
    const { asked, engine } = fakeEngine({ ...emptyCatalogue, recipes: [recipe] })
    const wrapped = new CodeListDelivery(readText).wrap(engine)
    await wrapped.runSql({ sql: 'SELECT * FROM codelist.region', title: '' })
    await wrapped.applyRecipe({ dataset, recipe: id })
    expect(asked).toEqual(['loadCodeLists region', 'runSql', 'loadCodeLists industry-2017', 'applyRecipe'])
  })

  it('that are missing on the server do not stop the call, and are tried again by the next', async () => {
    const { asked, engine } = fakeEngine()
    let missing = true
    const read = (path: string) => (missing ? Promise.reject(new Error('404')) : readText(path))
    const wrapped = new CodeListDelivery(read).wrap(engine)
    await wrapped.previewRecipe({ dataset, steps, sample: 1 })
    missing = false
    await wrapped.previewRecipe({ dataset, steps, sample: 1 })
    expect(asked).toEqual(['previewRecipe', 'loadCodeLists industry-2017', 'previewRecipe'])
  })

  it('of applied recipes arrive with every start of the engine', async () => {
    const catalogue = { ...emptyCatalogue, recipes: [recipe], datasets: [{ ...sampleDataset('t'), recipe: id }] }
    const info = { catalogue, codeLists: [] } as unknown as EngineInfo
    const delivery = new CodeListDelivery(readText)
    const calls: unknown[] = []
    const call = (method: string, args: unknown) => {
      calls.push([method, args])
      return Promise.resolve(null)
    }
    await delivery.prepare(info, call)
    await delivery.prepare(info, call)
    const file = { list: 'industry-2017', files: { 'gbt4754-2017.csv': 'text of codelists/gbt4754-2017.csv' } }
    expect(calls).toEqual([
      ['loadCodeLists', { lists: [file] }],
      ['loadCodeLists', { lists: [file] }],
    ])
  })

  it('that the logical model reads arrive with every start, once where a recipe reads them too', async () => {
    const catalogue = { ...emptyCatalogue, recipes: [recipe], datasets: [{ ...sampleDataset('t'), recipe: id }] }
    const info = { catalogue, codeLists: ['industry-2017', 'region'] } as unknown as EngineInfo
    const lists: string[] = []
    const call = (_method: string, args: unknown) => {
      lists.push(...(args as { lists: CodeListToLoad[] }).lists.map(({ list }) => list))
      return Promise.resolve(null)
    }
    await new CodeListDelivery(readText).prepare(info, call)
    expect(lists).toEqual(['industry-2017', 'region'])
  })
})
