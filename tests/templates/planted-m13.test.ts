import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { readColumn } from './support/read-column.ts'

/** What the templates of m13 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m13 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  it('grows as planned', async () => {
    const [growth] = await readColumn(open, 'en-total-flash', { period_ym: '2020-12' }, 'yoy')
    expect(Math.abs(Number(growth) - built.plants.m13.energyGrowth)).toBeLessThan(0.05)
  })

  it('uses more power of all energy every year', async () => {
    const kinds = await readColumn(open, 'en-kind-mix', { period_ym: '2020-12' }, 'kind')
    const changes = await readColumn(open, 'en-kind-mix', { period_ym: '2020-12' }, 'change_pp')
    const rise = Number(changes[kinds.indexOf('电力')])
    expect(Math.abs(rise - built.plants.m13.powerShareRise)).toBeLessThan(0.3)
  })

  it('balances every kind of energy', async () => {
    const items = await readColumn(open, 'en-balance-sheet', {}, 'item')
    const amounts = await readColumn(open, 'en-balance-sheet', {}, 'tce')
    const gaps = amounts.filter((_, at) => items[at] === '平衡差额').map(Number)
    expect(gaps.length).toBeGreaterThan(3)
    expect(gaps.filter((gap) => Math.abs(gap) > 0.5)).toEqual([])
  })
})
