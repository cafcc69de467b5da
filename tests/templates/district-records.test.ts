import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import { oracles } from '../../scripts/sample/oracle/list-oracles.ts'
import type { SampleRecords } from '../../scripts/sample/records/sample-records.ts'
import { expectOracle } from './support/expect-oracle.ts'
import { readColumn } from './support/read-column.ts'

// What only shows in a district of 5,000 units over two years: codes that tiny lacks, ties, and the years that are there.
describe('templates on the records of a whole district', () => {
  let records: SampleRecords
  let open: OpenRecords
  let biopharma: number
  beforeAll(async () => {
    const built = buildRecords('district', 'yt-demo')
    records = built.records
    biopharma = built.plants.m21.biopharma.length
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

  // Planted facts of the domain model (7.6) as the user sees them.
  it('show the planted facts of commerce and services', async () => {
    const column = (id: string, name: string) => readColumn(open, id, {}, name)
    expect((await column('it-trade-100m', 'level')).filter((level) => Number(level) === 1)).toHaveLength(96)
    expect(Number((await column('it-three-part-total', 'overlap'))[0])).toBe(22)
    expect(Number((await column('sv-lag-progress', 'gap')).at(-1))).toBeCloseTo(0.4, 2)
    expect(Number((await column('sv-profit-service-group', 'yoy'))[0])).toBeCloseTo(6.2, 2)
    expect(Number((await column('ms-overlap', 'units'))[0])).toBe(270)
    const [all, ...links] = (await column('ms-biopharma-chain', 'units')).map(Number)
    expect([all, links.reduce((sum, units) => sum + units, 0)]).toEqual([biopharma, biopharma])
  })

  it('show how many finds are above the threshold of a year', async () => {
    const limits = async (given: Readonly<Record<string, string>>) =>
      (await readColumn(open, 'quasi-threshold-screen', given, 'basis')).map(String)
    const june = await limits({ as_of: '2020-06' })
    expect([june.length, june.filter((basis) => basis === '85').length]).toEqual([118, 41])
    expect((await limits({ as_of: '2019-12' })).filter((basis) => basis === '85')).toEqual([])
  })

  it('show the region that overtakes two others', async () => {
    const moves = await readColumn(open, 'macro-growth-rank', { period_ym: '2020-09' }, 'rank_change')
    expect(moves.map(Number).filter((move) => move !== 0)).toEqual([2, -1, -1])
  })
})
