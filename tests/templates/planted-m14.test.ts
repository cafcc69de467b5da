import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { readColumn } from './support/read-column.ts'

/** What the templates of m14 print of the facts that hold by construction (domain model 7.6). */
describe('planted facts of m14', () => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', 'yt-demo')
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  it('has the fall of energy per output that both rates make, but for the few units without one of the forms', async () => {
    const { energyGrowth, outputGrowth } = built.plants.m14
    const wanted = ((1 + energyGrowth / 100) / (1 + outputGrowth / 100) - 1) * 100
    const [fall] = await readColumn(open, 'eni-intensity-change', { period_ym: '2020-12' }, 'change_pct')
    expect(Math.abs(Number(fall) - wanted)).toBeLessThan(0.5)
  })

  it('decomposes the change of energy without a residual', async () => {
    const amounts = (await readColumn(open, 'eni-decomposition', {}, 'tce')).map(Number)
    const [before = 0, scale = 0, structure = 0, intensity = 0, change = 0, now = 0] = amounts
    expect(change).toBeCloseTo(now - before, 6)
    expect(scale + structure + intensity).toBeCloseTo(change, 6)
  })
})
