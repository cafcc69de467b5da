import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import type { ParameterValue } from '../../src/core/template/template.ts'
import type { Value } from '../../src/core/result/page.ts'

/** What the templates of m12 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m12 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  /** Rows of units that a template prints, by the names of its columns. */
  const unitsOf = async (
    id: string,
    given: Readonly<Record<string, ParameterValue>>,
  ): Promise<Record<string, Value>[]> => {
    const { columns, values, rowCount } = await open.runTemplate(id, await open.parameters(id, given))
    return Array.from({ length: rowCount }, (_, at) =>
      Object.fromEntries(columns.map((name, column) => [name, values[column]?.[at] ?? null])),
    ).filter((row) => row['uscc'] !== null)
  }

  it('lists exactly the units that each rule of the work list finds', async () => {
    const rows = await unitsOf('rd-six-rule-library', {})
    built.plants.m12.rules.forEach((planted, at) => {
      const rule = `r${String(at + 1)}`
      const codes = rows.filter((row) => row[rule] === 1).map((row) => row['uscc'])
      expect([rule, [...codes].sort()]).toEqual([rule, [...planted].sort()])
    })
  })

  it('names the large spenders without a quarterly form', async () => {
    const rows = await unitsOf('rd-quarter-track', { period_q: '2020-Q1' })
    const codes = rows.filter((row) => row['missing'] === '缺季报').map((row) => row['uscc'])
    expect(codes).toEqual(expect.arrayContaining([...built.plants.m12.missingQuarter]))
    expect(codes).toHaveLength(built.plants.m12.missingQuarter.length)
  })
})
