import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '../../src/core/dataset/shape.ts'
import type { FieldSource } from '../../src/core/dataset/mapping.ts'
import { formatNumber } from '../../src/core/result/format-number.ts'
import type { ParameterValue } from '../../src/core/template/template.ts'
import { makeTable } from '../engine/support/make-table.ts'
import { context, openEngine } from '../../scripts/node-engine/open-engine.ts'
import type { TestEngine } from '../../scripts/node-engine/open-engine.ts'
import { readShippedLibrary, runTemplate } from '../../scripts/node-engine/open-sample.ts'
import type { OpenWorkbooks } from '../../scripts/node-engine/open-sample.ts'
import type { Row } from '../../src/core/result/page-rows.ts'

type Output = { uscc: string; period: string; ytd: number | null; base?: number | null }
type Unit = { uscc: string; industry: string; town: string }

let test: TestEngine
const library = readShippedLibrary()

beforeAll(async () => {
  test = await openEngine({}, library.model)
})
afterAll(() => test.close())

let count = 0

/** Loads the given records as the only tables, mapped to the logical tables, and runs a template over them. */
async function run(
  id: string,
  records: { outputs: Output[]; units: Unit[] },
  parameters: Record<string, ParameterValue>,
): Promise<Row[]> {
  count += 1
  const { outputs, units } = records
  const catalogue = await test.engine.readCatalogue(null, context())
  for (const { id: dataset } of catalogue.datasets) await test.engine.deleteDataset({ dataset }, context())
  const tables = [
    makeTable(`产值 ${String(count)}`, {
      信用代码: ['code', outputs.map(({ uscc }) => uscc)],
      期别: ['period', outputs.map(({ period }) => period)],
      累计: ['number', outputs.map(({ ytd }) => ytd)],
      同期: ['number', outputs.map(({ base }) => base ?? null)],
    }),
    makeTable(`名录 ${String(count)}`, {
      代码: ['code', units.map(({ uscc }) => uscc)],
      行业: ['code', units.map(({ industry }) => industry)],
      街镇: ['code', units.map(({ town }) => town)],
    }),
  ]
  const { catalogue: loaded } = await test.engine.loadTables({ tables }, context())
  const column = (name: string): FieldSource => ({ kind: 'column', column: name, scale: 1 })
  const [output, register] = [
    shapeOf(loaded.datasets.at(-2) ?? { columns: [] }),
    shapeOf(loaded.datasets.at(-1) ?? { columns: [] }),
  ]
  await test.engine.confirmMappings(
    {
      mappings: [
        {
          shape: output,
          logicalTable: 'industrial_output',
          fields: {
            uscc: column('信用代码'),
            period_ym: column('期别'),
            output_ytd: column('累计'),
            output_ytd_ly: column('同期'),
            output_m: column('累计'),
            output_m_ly: column('同期'),
          },
        },
      ],
    },
    context(),
  )
  const catalogueNow = await test.engine.confirmMappings(
    {
      mappings: [
        {
          shape: register,
          logicalTable: 'unit',
          fields: {
            uscc: column('代码'),
            industry_code: column('行业'),
            town_code: column('街镇'),
            snap_ym: { kind: 'constant', value: '2020-06' },
          },
        },
      ],
    },
    context(),
  )
  const open = { library, engine: test.engine, catalogue: catalogueNow } as OpenWorkbooks
  return (await runTemplate(open, id, parameters)).rows
}

const units = (...names: string[]): Unit[] =>
  names.map((uscc, at) => ({ uscc, industry: `${String(13 + at)}11`, town: `99011210${String(at)}` }))
const one = (value: unknown) => formatNumber(value as number, 1)

describe('golden vectors of the domain model', () => {
  it('G1: 1234.5 on 1100 grows by 12.2', async () => {
    const [total] = await run(
      'ind-output-flash',
      { outputs: [{ uscc: 'A', period: '2020-06', ytd: 1234.5, base: 1100 }], units: units('A') },
      { period_ym: '2020-06' },
    )
    expect(total?.['ytd_yoy']).toBeCloseTo(12.227272727, 8)
    expect(one(total?.['ytd_yoy'])).toBe('12.2')
  })

  it('G3: contributions 128.6 and −28.6, pulls 9.0 and −2.0 of 7.0', async () => {
    const outputs = [
      { uscc: 'A', period: '2020-06', ytd: 690, base: 600 },
      { uscc: 'B', period: '2020-06', ytd: 380, base: 400 },
    ]
    const rows = await run('ind-division-pull', { outputs, units: units('A', 'B') }, { period_ym: '2020-06' })
    expect(rows.map((row) => [row['division'], one(row['yoy']), one(row['pull_pp']), one(row['contrib'])])).toEqual([
      ['总计', '7.0', '7.0', '100.0'],
      ['13', '15.0', '9.0', '128.6'],
      ['14', '−5.0', '−2.0', '−28.6'],
    ])
  })

  it('G5: 5.96 to 6.04 is a lift of 0.08 points, printed 0.1', async () => {
    const outputs = [
      { uscc: 'A', period: '2020-05', ytd: 105.96, base: 100 },
      { uscc: 'A', period: '2020-06', ytd: 106.04, base: 100 },
    ]
    const [total] = await run('ind-output-flash', { outputs, units: units('A') }, { period_ym: '2020-06' })
    expect(total?.['lift']).toBeCloseTo(0.08, 9)
    expect(one(total?.['lift'])).toBe('0.1')
  })

  it('G10: comparable 8.6, matched 6.0, nominal 10.7', async () => {
    const outputs = [
      { uscc: 'STAY', period: '2020-06', ytd: 1060, base: 1000 },
      { uscc: 'NEW', period: '2020-06', ytd: 80, base: 50 },
      { uscc: 'STAY', period: '2019-06', ytd: 1000 },
      { uscc: 'GONE', period: '2019-06', ytd: 30 },
    ]
    const records = { outputs, units: units('STAY', 'NEW', 'GONE') }
    const growth = async (scope: string) =>
      one((await run('ind-output-flash', records, { period_ym: '2020-06', scope }))[0]?.['ytd_yoy'])
    expect([await growth('comparable'), await growth('matched'), await growth('nominal')]).toEqual([
      '8.6',
      '6.0',
      '10.7',
    ])
    const pulls = await run('ind-division-pull', records, { period_ym: '2020-06' })
    expect(pulls.map((row) => [row['division'], one(row['pull_pp']), one(row['contrib'])])).toEqual([
      ['总计', '8.6', '100.0'],
      ['13', '5.7', '66.7'],
      ['14', '2.9', '33.3'],
    ])
    const nominal = await run('ind-division-pull', records, { period_ym: '2020-06', scope: 'nominal' })
    expect(nominal.map((row) => [row['division'], one(row['pull_pp'])])).toEqual([
      ['总计', '10.7'],
      ['14', '7.8'],
      ['13', '5.8'],
      ['15', '−2.9'],
    ])
  })
})

describe('the base policy', () => {
  it.each([
    ['growth', 112, 100, 12, null],
    ['something on zero', 80, 0, null, 'base_zero'],
    ['zero on zero', 0, 0, null, 'both_zero'],
    ['no base', 80, null, null, 'no_base'],
    ['no current value', null, 80, null, 'not_reported'],
    ['negative on positive', -5, 10, null, 'to_neg'],
    ['positive on negative', 10, -20, null, 'from_neg'],
    ['negative on negative, better', -5, -20, null, 'both_neg'],
    ['negative on negative, worse', -30, -20, null, 'both_neg'],
    ['a base below one', 3, 0.5, 500, 'small_base'],
    ['zero on something', 0, 50, -100, null],
  ] as const)('%s', async (_, ytd, base, rate, flag) => {
    for (const [id, name] of [
      ['ind-output-flash', 'ytd_yoy'],
      ['ind-division-pull', 'yoy'],
    ] as const) {
      const rows = await run(
        id,
        {
          outputs: [
            { uscc: 'A', period: '2020-06', ytd, base },
            { uscc: 'B', period: '2020-06', ytd: 1, base: 1 },
          ],
          units: units('A', 'B'),
        },
        { period_ym: '2020-06' },
      )
      const row = rows.find(
        ({ level, [id === 'ind-output-flash' ? 'town' : 'division']: group }) =>
          level === 1 && (group === '990112100' || group === '13'),
      )
      if (rate === null) expect(row?.[name], id).toBeNull()
      else expect(row?.[name], id).toBeCloseTo(rate, 9)
      expect(row?.[`${name}_flag`], id).toBe(flag)
    }
  })

  it('never prints a single February', async () => {
    const rows = await run(
      'ind-output-flash',
      { outputs: [{ uscc: 'A', period: '2020-02', ytd: 5, base: 4 }], units: units('A') },
      { period_ym: '2020-02' },
    )
    expect(rows[0]).toMatchObject({
      month: null,
      month_yoy: null,
      month_flag: 'merged_1_2',
      month_yoy_flag: 'merged_1_2',
      ytd_yoy: 25,
      lift: null,
      lift_flag: 'no_ref',
    })
  })

  it('shows a unit that no register knows in a row of its own', async () => {
    const rows = await run(
      'ind-output-flash',
      {
        outputs: [
          { uscc: 'A', period: '2020-06', ytd: 10000, base: 4 },
          { uscc: 'X', period: '2020-06', ytd: 20000, base: 4 },
        ],
        units: units('A'),
      },
      { period_ym: '2020-06' },
    )
    expect(rows.map(({ town, ytd }) => [town, ytd])).toEqual([
      ['全区', 3],
      ['990112100', 1],
      ['不在名录', 2],
    ])
  })

  it('offers no contribution where nothing changed, and marks it where hardly anything did', async () => {
    const pull = async (a: number) =>
      run(
        'ind-division-pull',
        {
          outputs: [
            { uscc: 'A', period: '2020-06', ytd: a, base: 10000 },
            { uscc: 'B', period: '2020-06', ytd: 9990, base: 10000 },
          ],
          units: units('A', 'B'),
        },
        { period_ym: '2020-06' },
      )
    expect((await pull(10010)).map(({ contrib, contrib_flag: flag }) => [contrib, flag])).toEqual([
      [null, 'no_change'],
      [null, 'no_change'],
      [null, 'no_change'],
    ])
    expect((await pull(10015))[0]).toMatchObject({ contrib: 100, contrib_flag: 'unstable' })
  })
})
