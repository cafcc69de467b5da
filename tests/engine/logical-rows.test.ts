import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { present } from '../../src/core/base/assert.ts'
import { asId } from '../../src/core/base/id.ts'
import type { DatasetId, RecipeId } from '../../src/core/base/id.ts'
import type { Catalogue } from '../../src/core/dataset/catalogue.ts'
import type { RecipeStep } from '../../src/core/dataset/recipe.ts'
import type { LogicalTable } from '../../src/core/dataset/logical-table.ts'
import { shapeOf } from '../../src/core/dataset/shape.ts'
import { parseTemplate } from '../../src/core/template/parse-template.ts'
import type { Template } from '../../src/core/template/template.ts'
import { LogicalRows } from '../../src/engine/logical-rows.ts'
import type { Duckdb } from '../../src/engine/duckdb/duckdb.ts'
import { borrowDuckdb } from '../../scripts/node-engine/borrow-duckdb.ts'
import { context, openEngine } from '../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../scripts/node-engine/open-engine.ts'
import { makeTable } from './support/make-table.ts'
import type { TestColumns } from './support/make-table.ts'
import { makeField as field } from '../core/dataset/make-field.ts'

const towns: LogicalTable = {
  id: 'town_dim',
  label: { zh: '街镇', en: 'Towns' },
  titleWords: [],
  key: ['code'],
  periodField: null,
  fields: [field('code', 'C'), field('people', 'N'), field('homes', 'N')],
}
const columns: TestColumns = {
  代码: ['code', [' t1', 't2 ']],
  人口: ['number', [30, 20]],
  住户: ['number', [9, 8]],
}

function template(sql: string, fields: string): Template {
  const text = `/*---\nid: t\nversion: 1\ntitle: { zh: 甲, en: A }\nquestion: { zh: 甲, en: A }\nsubsystem: industry\nmodule: m08\ninputs: { town_dim: [${fields}] }\ncolumns: [{ name: a, label: 甲 }]\n---*/\n${sql}`
  const parsed = parseTemplate(text, [towns])
  if (parsed.template === null) throw new Error(JSON.stringify(parsed.faults))
  return parsed.template
}

describe('results of templates follow the data', () => {
  const people = template('SELECT sum(people) AS a FROM town_dim', 'people')
  const codes = template("SELECT string_agg(code, ',' ORDER BY code) AS a FROM town_dim", 'code')
  let test: TestEngine

  beforeEach(async () => {
    test = await openEngine({}, [towns])
    await load(columns)
    await map('人口', 1)
  })
  afterEach(() => test.close())

  async function load(given: TestColumns): Promise<Catalogue> {
    const { catalogue } = await test.engine.loadTables(
      { tables: [makeTable('街镇', structuredClone(given))] },
      context(),
    )
    return catalogue
  }

  async function map(column: string, scale: number): Promise<Catalogue> {
    const catalogue = await test.engine.readCatalogue(null, context())
    const source = (name: string, factor = 1) => ({ kind: 'column' as const, column: name, scale: factor })
    const mappings = catalogue.datasets.map((dataset) => ({
      shape: shapeOf(dataset),
      logicalTable: 'town_dim',
      fields: { code: source('代码'), people: source(column, scale) },
    }))
    return test.engine.confirmMappings({ mappings }, context())
  }

  async function answer(asked: Template): Promise<unknown> {
    const { result } = await test.engine.runTemplate({ template: asked, parameters: {}, language: 'zh' }, context())
    const page = await test.engine.readResult({ result, offset: 0, limit: 9, sort: [] }, context())
    return page.values[0]?.[0]
  }

  async function loaded(): Promise<DatasetId> {
    const { datasets } = await test.engine.readCatalogue(null, context())
    const first = datasets[0]
    if (first === undefined) throw new Error('nothing loaded')
    return first.id
  }

  it('read the same twice, and another field afterwards', async () => {
    expect(await answer(people)).toBe(50)
    expect(await answer(people)).toBe(50)
    expect(await answer(codes)).toBe('t1,t2')
  })

  it('through another column or scale of the mapping', async () => {
    expect(await answer(people)).toBe(50)
    await map('人口', 10)
    expect(await answer(people)).toBe(500)
    await map('住户', 1)
    expect(await answer(people)).toBe(17)
  })

  it('through more rows', async () => {
    expect(await answer(people)).toBe(50)
    const part = makeTable('街镇', { 代码: ['code', ['t3']], 人口: ['number', [7]], 住户: ['number', [1]] })
    await test.engine.loadTables(
      { tables: [{ ...part, target: { kind: 'append', dataset: await loaded() } }] },
      context(),
    )
    expect(await answer(people)).toBe(57)
  })

  it('through a second table of the same kind, and its end', async () => {
    expect(await answer(people)).toBe(50)
    const second = makeTable('另一镇', { 代码: ['code', ['t9']], 人口: ['number', [1]], 住户: ['number', [1]] })
    const { catalogue } = await test.engine.loadTables({ tables: [second] }, context())
    await map('人口', 1)
    expect(await answer(people)).toBe(51)
    const id = catalogue.datasets.find(({ name }) => name === '另一镇')?.id
    if (id === undefined) throw new Error('not loaded')
    await test.engine.deleteDataset({ dataset: id }, context())
    expect(await answer(people)).toBe(50)
  })

  it('through a recipe, and without it again', async () => {
    expect(await answer(people)).toBe(50)
    const { datasets } = await test.engine.readCatalogue(null, context())
    const [dataset] = datasets
    if (dataset === undefined) throw new Error('nothing loaded')
    const id = asId<RecipeId>('x0000000000000001')
    const steps: RecipeStep[] = [{ id: 'a', on: true, kind: 'filter', keep: '"人口" > 25' }]
    await test.engine.saveRecipe({ recipe: { id, name: '大镇', shape: shapeOf(dataset), steps } }, context())
    await test.engine.applyRecipe({ dataset: dataset.id, recipe: id }, context())
    expect(await answer(people)).toBe(30)
    await test.engine.applyRecipe({ dataset: dataset.id, recipe: null }, context())
    expect(await answer(people)).toBe(50)
  })
})

describe('the tables that stand ready', () => {
  const inputs = (...fields: string[]) => [{ table: 'town_dim', fields, optionalFields: [], optional: false }]
  const signal = new AbortController().signal
  let db: Duckdb
  let seen: Catalogue
  let opened: TestEngine
  let rows: LogicalRows
  const state = () => ({ model: [towns], seen, rowsKey: (id: DatasetId) => id })

  beforeEach(async () => {
    opened = await openEngine({ openDuckdb: async () => (db = await borrowDuckdb()) }, [towns])
    const { catalogue } = await opened.engine.loadTables(
      { tables: [makeTable('街镇', structuredClone(columns))] },
      context(),
    )
    const shape = shapeOf(present(catalogue.datasets[0], 'a table'))
    const fields = { code: { kind: 'column' as const, column: '代码', scale: 1 } }
    seen = await opened.engine.confirmMappings({ mappings: [{ shape, logicalTable: 'town_dim', fields }] }, context())
  })
  afterEach(async () => {
    await opened.close()
    await db.close()
  })

  const kept = () => [...rows.ready].map(([id, { fields }]) => [id, ...fields])

  it('have all fields that templates are expected to ask for, and grow with those that nobody expected', async () => {
    rows = new LogicalRows(db, (length) => crypto.getRandomValues(new Uint8Array(length)))
    rows.expect(inputs('code'), state())
    rows.expect(inputs('people'), state())
    expect(rows.lacks(inputs('code'), state())).toBe(true)
    await rows.provide(inputs('code'), state(), signal)
    expect(kept()).toEqual([['town_dim', 'code', 'people']])
    expect(rows.lacks(inputs('people', 'code'), state())).toBe(false)
    await rows.provide(inputs('homes'), state(), signal)
    expect(kept()).toEqual([['town_dim', 'code', 'people', 'homes']])
  })

  it('hold the codes as templates read them', async () => {
    rows = new LogicalRows(db, (length) => crypto.getRandomValues(new Uint8Array(length)))
    await rows.provide(inputs('code'), state(), signal)
    const { values } = await db.run(`SELECT code FROM ${rows.ready.get('town_dim')?.table ?? ''} ORDER BY code`)
    expect(values).toEqual([['t1', 't2']])
  })

  it('go when their rows change', async () => {
    rows = new LogicalRows(db, (length) => crypto.getRandomValues(new Uint8Array(length)))
    await rows.provide(inputs('code'), state(), signal)
    const table = rows.ready.get('town_dim')?.table ?? ''
    const changed = { ...state(), rowsKey: () => 'other rows' }
    await rows.prune(changed)
    expect(kept()).toEqual([])
    expect(rows.lacks(inputs('code'), changed)).toBe(true)
    await expect(db.run(`SELECT * FROM ${table}`)).rejects.toThrow()
  })

  it('are not made where they would take more memory than is meant for them', async () => {
    rows = new LogicalRows(db, (length) => crypto.getRandomValues(new Uint8Array(length)), 3)
    await rows.provide(inputs('code', 'people'), state(), signal)
    expect(kept()).toEqual([])
    expect(rows.lacks(inputs('code', 'people'), state())).toBe(false)
  })
})
