import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogicalTable } from '../../../src/core/dataset/logical-table.ts'
import type { Mapping } from '../../../src/core/dataset/mapping.ts'
import { combineModel } from '../../../src/core/dataset/own-tables.ts'
import { shapeOf } from '../../../src/core/dataset/shape.ts'
import { parseTemplate } from '../../../src/core/template/parse-template.ts'
import { context, openEngine } from '../../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../../scripts/node-engine/open-engine.ts'
import { openMemoryStorage } from '../../../src/engine/storage/memory-storage.ts'
import type { TabChannel } from '../../../src/engine/storage/tab-channel.ts'
import { makeTable } from '../support/make-table.ts'
import { makeField as field } from '../../core/dataset/make-field.ts'

const towns: LogicalTable = {
  id: 'town_dim',
  label: { zh: '街镇', en: 'Towns' },
  titleWords: [],
  key: ['town_code'],
  periodField: null,
  fields: [field('town_code', 'C'), field('town_name', 'T')],
}
const rent: LogicalTable = {
  id: 'park_rent',
  label: { zh: '园区租金', en: 'Rent of parks' },
  titleWords: [],
  key: ['town_code', 'period_ym'],
  periodField: 'period_ym',
  fields: [field('town_code', 'C'), field('period_ym', 'P'), field('rent', 'N')],
}
const from = (columns: Record<string, string>): Mapping['fields'] =>
  Object.fromEntries(Object.entries(columns).map(([id, column]) => [id, { kind: 'column', column, scale: 1 }]))

let test: TestEngine
let otherTab: TestEngine
let shapes: string[]

async function query(sql: string): Promise<unknown[][]> {
  const info = await test.engine.runSql({ sql, title: '' }, context())
  return (await test.engine.readResult({ result: info.result, offset: 0, limit: 99, sort: [] }, context())).values
}

beforeAll(async () => {
  // Two tabs over one storage.
  const storage = openMemoryStorage()
  const listeners: ((version: number) => void)[] = []
  const ports = {
    openStorage: () => Promise.resolve({ storage: { ...storage, kind: 'indexed-db' as const }, problem: null }),
    openChannel: (onChange: (version: number) => void): TabChannel => {
      listeners.push(onChange)
      const announce = (version: number) => {
        for (const listen of listeners) if (listen !== onChange) listen(version)
      }
      return { announce, close: () => undefined }
    },
  }
  test = await openEngine(ports, [towns])
  otherTab = await openEngine(ports, [towns])
  const { catalogue } = await test.engine.loadTables(
    {
      tables: [
        makeTable('租金', {
          街镇: ['code', ['t1', 't2', 't1', 't2']],
          月份: ['period', ['2019-06', '2019-06', '2020-06', '2020-06']],
          租金: ['number', [10, 20, 15, 30]],
        }),
        makeTable('街镇', {
          代码: ['code', ['t1', 't2']],
          名称: ['text', ['云汀', '白鹭']],
          等级: ['text', ['甲', '乙']],
        }),
      ],
    },
    context(),
  )
  shapes = catalogue.datasets.map(shapeOf)
  const fields = from({ town_code: '街镇', period_ym: '月份', rent: '租金' })
  const mappings = [{ shape: shapes[0] ?? '', logicalTable: 'park_rent', fields }]
  await test.engine.saveOwnTable({ table: rent, mappings }, context())
})
afterAll(async () => {
  await test.close()
  await otherTab.close()
})

describe('an own logical table', () => {
  it('is read by SQL at once, its earlier periods too', async () => {
    expect(await query('SELECT period_ym, sum(rent) AS rent FROM park_rent GROUP BY 1 ORDER BY 1')).toEqual([
      ['2019-06', '2020-06'],
      [30, 45],
    ])
    const growth = `SELECT town_code, n.rent / l.rent AS rate FROM park_rent n JOIN park_rent_ly l USING (town_code, period_ym) ORDER BY 1`
    expect(await query(growth)).toEqual([
      ['t1', 't2'],
      [1.5, 1.5],
    ])
  })

  it('is offered for completion and known to the other tab', async () => {
    const tables = async ({ engine }: TestEngine) =>
      (await engine.readSchema(null, context())).map(({ table }) => table)
    expect(await tables(test)).toContain('park_rent')
    await expect.poll(() => tables(otherTab)).toContain('park_rent_ly')
  })

  it('is read by a template', async () => {
    const text = `/*---\nid: t\nversion: 1\ntitle: { zh: 租金, en: Rent }\nquestion: { zh: 多少, en: How much }\nsubsystem: industry\nmodule: m08\ninputs: { park_rent: [town_code, period_ym, rent] }\ncolumns: [{ name: a, label: 甲 }, { name: b, label: 乙 }]\n---*/\nSELECT town_code AS a, rent AS b FROM park_rent WHERE period_ym = '2020-06' ORDER BY 1`
    const catalogue = await test.engine.readCatalogue(null, context())
    const { template } = parseTemplate(text, combineModel([towns], catalogue))
    if (template === null) throw new Error('broken')
    expect(await test.engine.templateReadiness({ templates: [template] }, context())).toEqual({
      t: { missingTables: [], missingFields: [] },
    })
    const info = await test.engine.runTemplate({ template, parameters: {}, language: 'zh' }, context())
    const page = await test.engine.readResult({ result: info.result, offset: 0, limit: 9, sort: [] }, context())
    expect(page.values).toEqual([
      ['t1', 't2'],
      [15, 30],
    ])
    expect(info.origin.inputs).toMatchObject([{ table: 'park_rent', name: '租金' }])
  })

  it('leaves with its view, and comes back', async () => {
    const before = await test.engine.readCatalogue(null, context())
    await test.engine.removeOwnTable({ id: 'park_rent' }, context())
    await expect(query('SELECT * FROM park_rent')).rejects.toMatchObject({ code: 'sql/unknown-table' })
    await test.engine.saveOwnTable({ table: rent, mappings: before.mappings }, context())
    expect(await query('SELECT count(*) AS n FROM park_rent')).toEqual([[4]])
  })

  it('is refused under a name that is taken', async () => {
    const saving = test.engine.saveOwnTable({ table: { ...rent, id: 'park_rent_ly' }, mappings: [] }, context())
    await expect(saving).rejects.toMatchObject({ code: 'model/id-derived' })
  })
})

describe('own fields of a logical table of the site', () => {
  it('are read with it', async () => {
    const fields = from({ town_code: '代码', town_name: '名称', grade: '等级' })
    const mappings = [{ shape: shapes[1] ?? '', logicalTable: 'town_dim', fields }]
    await test.engine.saveOwnFields({ table: 'town_dim', fields: [field('grade', 'T')], mappings }, context())
    expect(await query('SELECT town_name, grade FROM town_dim ORDER BY town_code')).toEqual([
      ['云汀', '白鹭'],
      ['甲', '乙'],
    ])
  })
})
