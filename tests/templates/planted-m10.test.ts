import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'

/** What the templates of m10 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m10 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  it('finds the quotient of the town that is specialised', async () => {
    const { quotient } = built.plants.m10
    if (quotient === null) throw new Error('no quotient is planted')
    const id = 'indstr-location-quotient'
    const given = { year: '2020', town: quotient.town }
    const { columns, values } = await open.runTemplate(id, await open.parameters(id, given))
    const [divisions = [], quotients = []] = ['division', 'lq'].map((name) => values[columns.indexOf(name)] ?? [])
    const name = built.records.industry_dim.find((row) => row.industry_code === quotient.division)?.industry_name
    expect(Number(quotients[[...divisions].indexOf(name ?? '')])).toBeCloseTo(quotient.quotient, 2)
  })
})
