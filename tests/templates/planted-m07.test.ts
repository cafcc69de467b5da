import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import type { ParameterValue } from '../../src/core/template/template.ts'
import type { Value } from '../../src/core/result/page.ts'

/** What the templates of m07 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m07 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  const rowsOf = async (
    id: string,
    given: Readonly<Record<string, ParameterValue>>,
  ): Promise<Record<string, Value>[]> => {
    const { columns, values, rowCount } = await open.runTemplate(id, await open.parameters(id, given))
    return Array.from({ length: rowCount }, (_, at) =>
      Object.fromEntries(columns.map((name, column) => [name, values[column]?.[at] ?? null])),
    )
  }

  it('names the three towns below the line of the tax ratio in every period of 2020', async () => {
    const months = [...new Set(built.records.industrial_output.map((row) => row.period_ym))].filter((m) => m >= '2020')
    expect(months).toHaveLength(11)
    for (const period_ym of months) {
      const below = (await rowsOf('dq-tax-output-ratio', { period_ym })).filter((row) => row['below'] === '是')
      const expected = built.records.town_dim
        .flatMap(({ town_code: code, town_name: name }) => {
          const ratio = built.plants.m07.lowTax[code]
          return ratio === undefined ? [] : [`${name} ${(ratio * 100).toFixed(1)}`]
        })
        .sort()
      expect(below.map((row) => `${String(row['group'])} ${Number(row['ratio']).toFixed(1)}`).sort()).toEqual(expected)
    }
  })

  it('draws the recorded units again, and nobody else', async () => {
    const [first] = built.records.draw
    const rows = await rowsOf('dq-double-random', { stored: first?.draw_id ?? '' })
    const drawn = rows.filter((row) => row['row_kind'] === 'data')
    expect(drawn.map((row) => row['uscc'])).toEqual(built.plants.m07.drawn)
    expect(new Set(rows.slice(4).map((row) => row['beside_record']))).toEqual(new Set(['一致']))
    const kept = new Map(
      built.records.draw_item.filter((row) => row.draw_id === first?.draw_id).map((row) => [row.uscc, row]),
    )
    for (const row of drawn) {
      expect(row['inspectors']).toBe(kept.get(String(row['uscc']))?.inspectors)
      expect(Number(row['group_no'])).toBe(kept.get(String(row['uscc']))?.group_no)
    }
  })

  it('lists the large revisions of the year', async () => {
    const months = [...new Set(built.records.revision.map((row) => row.period_ym))]
    const lists = await Promise.all(months.map((period_ym) => rowsOf('dq-revision-trace', { period_ym, min_pct: 20 })))
    expect(lists.flat()).toHaveLength(built.plants.m07.bigRevisions)
  })
})
