import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import { oracles } from '../../scripts/sample/oracle/list-oracles.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { expectOracle } from './support/expect-oracle.ts'

// What only shows in a district of 5,000 units over two years: codes that tiny lacks, ties, and the years that are there.
describe('templates on the records of a whole district', () => {
  let records: SampleRecords
  let open: OpenRecords
  beforeAll(async () => {
    records = buildRecords('district', 'yt-demo').records
    open = await openRecords(records)
  }, 300_000)
  afterAll(() => open.close())

  it('are all there', () => {
    expect(oracles.length).toBeGreaterThanOrEqual(170)
  })

  it.each(oracles.map((oracle) => [oracle.id, oracle] as const))(
    '%s',
    async (_id, oracle) => {
      await expectOracle({ records, open }, oracle, {})
    },
    60_000,
  )
})
