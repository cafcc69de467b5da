import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'
import type { Template } from '../../../src/core/template/template.ts'
import { makeTable } from '../support/make-table.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import { makeField as field } from '../../core/dataset/make-field.ts'

const model: LogicalTable[] = [
  {
    id: 'town_dim',
    label: { zh: '街镇', en: 'Towns' },
    titleWords: [],
    key: ['town_code'],
    periodField: null,
    fields: [field('town_code', 'C'), field('town_name', 'T'), field('people', 'N')],
  },
]

let test: TestEngine

function template(sql: string, header = ''): Template {
  const text = `/*---\nid: t\nversion: 7\ntitle: { zh: 街镇人口, en: People by town }\nquestion: { zh: 多少人, en: How many }\nsubsystem: industry\nmodule: m08\ninputs: { town_dim: [town_code, town_name, people] }\n${header}columns: [{ name: a, label: 甲 }, { name: b, label: 乙 }]\n---*/\n${sql}`
  const parsed = parseTemplate(text, model)
  if (parsed.template === null) throw new Error(JSON.stringify(parsed.faults))
  return parsed.template
}

const withTown =
  'parameters: { town: { type: choice, label: { zh: 街镇, en: Town }, default: { from: first-choice }, choices: "SELECT town_code, town_name FROM town_dim ORDER BY town_code DESC" }, most: { type: integer, label: { zh: 至多, en: At most }, default: 100 } }\n'
const byTown = 'SELECT town_name AS a, people AS b FROM town_dim\nWHERE town_code = :town AND people <= :most'

beforeAll(async () => {
  test = await openEngine({}, model)
  const columns = {
    代码: ['code', ['t1', 't2']],
    名称: ['text', ["云'汀", '白鹭']],
    人口: ['number', [30, 20]],
  } as const
  const { catalogue } = await test.engine.loadTables(
    { tables: [makeTable('街镇', structuredClone(columns) as never)] },
    context(),
  )
  const loaded = catalogue.datasets[0]
  if (loaded === undefined) throw new Error('nothing loaded')
  const source = (column: string) => ({ kind: 'column' as const, column, scale: 1 })
  const fields = { town_code: source('代码'), town_name: source('名称'), people: source('人口') }
  await test.engine.confirmMappings(
    { mappings: [{ shape: shapeOf(loaded), logicalTable: 'town_dim', fields }] },
    context(),
  )
})
afterAll(() => test.close())

describe('templates', () => {
  it('run on the mapped table, with an origin in the language of the page', async () => {
    const info = await test.engine.runTemplate(
      { template: template(byTown, withTown), parameters: { town: 't1', most: 50 }, language: 'en' },
      context(),
    )
    const page = await test.engine.readResult({ result: info.result, offset: 0, limit: 9, sort: [] }, context())
    expect(page.values).toEqual([["云'汀"], [30]])
    expect(info.origin).toMatchObject({
      title: 'People by town',
      templateId: 't',
      templateVersion: 7,
      parameters: [
        { label: 'Town', value: 't1' },
        { label: 'At most', value: '50' },
      ],
      inputs: [{ table: 'town_dim', name: '街镇', file: '街镇.xlsx', rows: 2 }],
    })
    expect(info.sql).toContain('main."街镇"')
  })

  it('offer choices from the data, in the order of their query', async () => {
    expect(await test.engine.parameterChoices({ template: template(byTown, withTown) }, context())).toEqual({
      town: [
        { value: 't2', label: '白鹭' },
        { value: 't1', label: "云'汀" },
      ],
    })
  })

  it('offer the same choices without reading them again, and others once the data have changed', async () => {
    const own = await openEngine({}, model)
    const load = async (name: string, code: string) => {
      const table = makeTable(name, { 代码: ['code', [code]], 名称: ['text', [name]], 人口: ['number', [1]] })
      const { catalogue } = await own.engine.loadTables({ tables: [table] }, context())
      const source = (column: string) => ({ kind: 'column' as const, column, scale: 1 })
      const fields = { town_code: source('代码'), town_name: source('名称'), people: source('人口') }
      const mappings = catalogue.datasets.map((each) => ({ shape: shapeOf(each), logicalTable: 'town_dim', fields }))
      await own.engine.confirmMappings({ mappings }, context())
    }
    const ask = async () => {
      const { town } = await own.engine.parameterChoices({ template: template(byTown, withTown) }, context())
      return town
    }
    await load('镜湾', 't1')
    const first = await ask()
    expect(first).toEqual([{ value: 't1', label: '镜湾' }])
    expect(await ask()).toBe(first)
    await load('鹭桥', 't2')
    expect(await ask()).toEqual([
      { value: 't2', label: '鹭桥' },
      { value: 't1', label: '镜湾' },
    ])
    await own.close()
  })

  it('say what they lack', async () => {
    const inputs = (fields: string[], table = 'town_dim') => [{ table, fields, optionalFields: [], optional: false }]
    const templates = [
      { id: 'ready', inputs: inputs(['town_code', 'people']) },
      { id: 'table', inputs: inputs([], 'unit') },
    ]
    expect(await test.engine.templateReadiness({ templates }, context())).toEqual({
      ready: { missingTables: [], missingFields: [] },
      table: { missingTables: ['unit'], missingFields: [] },
    })
  })

  it('give the line of a fault as it stands in the file', async () => {
    const broken = template('SELECT town_name AS a, people AS b\nFROM town_dim\nWHERE ORDER')
    // The header has 10 lines, the SQL begins on the 11th.
    const line = broken.sqlLine + 2
    const running = test.engine.runTemplate({ template: broken, parameters: {}, language: 'zh' }, context())
    await expect(running).rejects.toMatchObject({ code: 'sql/syntax', params: { line, near: 'ORDER' } })
  })

  it.each(["COPY town_dim TO 'x.csv'", "ATTACH 'x.db'", "SELECT * FROM read_csv('x')"])(
    'cannot do more than a user may: %s',
    async (sql) => {
      const running = test.engine.runTemplate(
        { template: { ...template('SELECT 1 AS a, 2 AS b'), sql }, parameters: {}, language: 'zh' },
        context(),
      )
      await expect(running).rejects.toMatchObject({ code: expect.stringMatching(/^sql\/(forbidden|syntax)/) as string })
    },
  )
})

describe('logical tables', () => {
  it('can be queried and completed by their own name', async () => {
    const info = await test.engine.runSql({ sql: 'SELECT sum(people) AS s FROM town_dim', title: '' }, context())
    const page = await test.engine.readResult({ result: info.result, offset: 0, limit: 9, sort: [] }, context())
    expect(page.values).toEqual([[50]])
    expect(info.origin.inputs).toMatchObject([{ table: 'town_dim', name: '街镇' }])
    expect(await test.engine.readSchema(null, context())).toContainEqual({
      table: 'town_dim',
      columns: ['town_code', 'town_name', 'people'],
    })
  })

  it('make way for a loaded table of their name', async () => {
    const { catalogue } = await test.engine.loadTables(
      { tables: [makeTable('TOWN_DIM', { x: ['integer', [1, 2]] })] },
      context(),
    )
    const id = catalogue.datasets.find(({ name }) => name === 'TOWN_DIM')?.id
    const count = async () =>
      (await test.engine.runSql({ sql: 'SELECT * FROM town_dim', title: '' }, context())).columns.map(
        ({ name }) => name,
      )
    expect(await count()).toEqual(['x', 'src_file', 'src_sheet', 'src_row'])
    if (id !== undefined) await test.engine.deleteDataset({ dataset: id }, context())
    expect(await count()).toEqual(['town_code', 'town_name', 'people'])
  })

  it('are gone when the mapping is removed', async () => {
    const { mappings } = await test.engine.readCatalogue(null, context())
    const shape = mappings[0]?.shape ?? ''
    await test.engine.removeMapping({ shape, logicalTable: 'town_dim' }, context())
    await expect(test.engine.runSql({ sql: 'FROM town_dim', title: '' }, context())).rejects.toMatchObject({
      code: 'sql/unknown-table',
    })
    const running = test.engine.runTemplate(
      { template: template(byTown, withTown), parameters: { town: 't1' }, language: 'zh' },
      context(),
    )
    await expect(running).rejects.toMatchObject({ code: 'template/input-not-mapped', params: { table: 'town_dim' } })
  })
})
