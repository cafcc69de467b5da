import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context } from '../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary, runTemplate } from '../../scripts/node-engine/open-sample.ts'
import type { OpenWorkbooks } from '../../scripts/node-engine/open-sample.ts'
import { energyKinds } from '../../scripts/sample/build/energy-recipe.ts'
import { buildThresholds } from '../../scripts/sample/build/build-thresholds.ts'
import { buildBooks } from '../../scripts/sample/write/build-books.ts'
import { fillParameters } from '../../src/state/template-parameters.ts'

// A bureau that loads its reports and no lists: names of industries, thresholds and factors are the published ones.
describe("the product's own rows of dimensions", () => {
  let open: OpenWorkbooks
  beforeAll(async () => {
    const books = buildBooks('tiny', 'yt-demo', readShippedLibrary().model)
    open = await openWorkbooks(books.files(), async (engine, catalogue) => {
      let next = catalogue
      for (const { id, name } of catalogue.datasets.filter((each) => /行业代码|纳统标准|折标系数/u.test(each.name))) {
        lists.push(name)
        next = await engine.deleteDataset({ dataset: id }, context())
      }
      return next
    })
  }, 200_000)
  afterAll(() => open.close())
  const lists: string[] = []

  async function read(sql: string): Promise<unknown[][]> {
    const { result, totalRows } = await open.engine.runSql({ sql, title: '' }, context())
    const page = await open.engine.readResult({ result, offset: 0, limit: totalRows, sort: [] }, context())
    return Array.from({ length: page.rowCount }, (_, row) => page.values.map((column) => column[row] ?? null))
  }

  it('stand in for three lists of the sample', () => {
    expect(lists).toHaveLength(3)
  })

  it('are as many as they say', async () => {
    const known = open.library.model.flatMap(({ id, standard }) => (standard === undefined ? [] : [{ id, standard }]))
    expect(known.map(({ id }) => id).sort()).toEqual(['energy_dim', 'industry_dim', 'threshold_dim'])
    for (const { id, standard } of known) expect(await read(`SELECT count(*) FROM ${id}`)).toEqual([[standard.rows]])
  })

  it('have the codes of the published list, each with its section and division', async () => {
    const published = readFileSync('public/codelists/gbt4754-2017.csv', 'utf8').trim().split(/\r?\n/u).slice(1)
    const rows = await read('SELECT industry_code, level, section, division FROM industry_dim ORDER BY 1')
    const wanted = published.map((line) => {
      const [code = '', level] = line.split(',')
      return [code, Number(level), line.split(',').at(-1), /^\d\d/u.exec(code)?.[0] ?? null]
    })
    expect(rows).toEqual(wanted.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
  })

  it('have the thresholds of each year, as the sample district has them', async () => {
    const rows = await read(
      'SELECT industry_prefix, valid_from, valid_to, threshold_wan, staff_alt FROM threshold_dim ORDER BY 1, 2',
    )
    const wanted = buildThresholds().map((row) => [
      row.industry_prefix,
      row.valid_from,
      row.valid_to,
      row.threshold_wan,
      row.staff_alt,
    ])
    expect(rows).toEqual(
      wanted.sort(([a, from], [b, other]) => (a === b ? Number(from) - Number(other) : String(a) < String(b) ? -1 : 1)),
    )
  })

  it('have the reference factors of every kind of energy in the sample', async () => {
    const factors = new Map(
      (await read('SELECT energy_code, phys_unit, coef_ref FROM energy_dim')).map(([code, unit, factor]) => [
        code,
        [unit, factor],
      ]),
    )
    for (const [code, , unit, factor] of energyKinds) expect([code, factors.get(code)]).toEqual([code, [unit, factor]])
  })

  it('let templates run that need a list, and say what was read', async () => {
    const readiness = await open.engine.templateReadiness(
      { templates: open.library.templates.map(({ id, inputs }) => ({ id, inputs })) },
      context(),
    )
    expect(readiness['quasi-threshold-screen']).toEqual({ missingTables: [], missingFields: [] })
    const screen = await run('quasi-threshold-screen')
    expect(screen.rowCount).toBeGreaterThan(0)
    expect(screen.inputs.find(({ table }) => table === 'threshold_dim')).toMatchObject({
      name: 'Thresholds by year (built in)',
      file: '',
      rows: 51,
    })
  })

  it('name industries', async () => {
    const { names } = await run('ind-division-pull')
    expect(names).toContain('汽车制造业')
  })

  async function run(id: string) {
    const template = open.library.templates.find((each) => each.id === id)
    if (template === undefined) throw new Error(`no template ${id}`)
    const choices = await open.engine.parameterChoices({ template }, context())
    const { values } = fillParameters(template, choices, {})
    const { rows, page } = await runTemplate(open, id, values)
    const info = await open.engine.runTemplate({ template, parameters: values, language: 'en' }, context())
    return { rowCount: page.rowCount, names: rows.flatMap((row) => Object.values(row)), inputs: info.origin.inputs }
  }
})
