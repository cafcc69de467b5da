import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import type { Value } from '../../src/core/result/page.ts'
import { readColumn } from './support/read-column.ts'

/** What the templates of m05 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m05 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  it('warns of exactly the indicators that fall three times in a row', async () => {
    const id = 'macro-alert-board'
    const { columns, values } = await open.runTemplate(id, await open.parameters(id, {}))
    const [indicators = [], triggers = []] = ['indicator', 'trigger'].map((name) => values[columns.indexOf(name)] ?? [])
    const falling = [...indicators].filter((_, at) => triggers[at] === 'falls')
    const { falling: planted, fallingBases } = built.plants.m05
    expect(falling.sort()).toEqual([...planted, ...fallingBases].sort())
  })

  it('adds up the pulls of the parts of GDP to its growth', async () => {
    const id = 'gdp-contribution'
    const { columns, values } = await open.runTemplate(id, await open.parameters(id, {}))
    const column = (name: string): readonly unknown[] => values[columns.indexOf(name)] ?? []
    const gaps = [...column('check_gap')].filter((gap) => gap !== null)
    expect(gaps.length).toBeGreaterThan(0)
    for (const gap of gaps) expect(Math.abs(Number(gap))).toBeLessThanOrEqual(0.1)
  })

  it('shows one region that overtakes two others in September, against August and against the year before', async () => {
    const { indicator, month, winner, overtaken } = built.plants.m05.race
    expect([month, overtaken.length]).toEqual(['2020-09', 2])
    const changes = async (name: string): Promise<Value[]> =>
      readColumn(open, 'macro-growth-rank', { indicator, period_ym: month }, name)
    const [regions, moves] = [await changes('region'), await changes('rank_change')]
    const moved = regions.map((region, at) => [region, Number(moves[at])] as const).filter(([, move]) => move !== 0)
    expect(moved).toEqual([[winner, 2], ...overtaken.map((region) => [region, -1])])
    // The published rates themselves: nobody else changes the order.
    const orderAt = (period: string): string[] =>
      built.records.macro
        .filter((row) => row.indicator_code === indicator && row.period_ym === period && row.yoy !== null)
        .filter((row) => /^9901(?!00)\d\d$/.test(row.region_code))
        .sort((a, b) => (b.yoy ?? 0) - (a.yoy ?? 0))
        .map((row) => row.region_code)
    const [august, september] = [orderAt('2020-08'), orderAt(month)]
    const place = september.indexOf(winner)
    expect(september.slice(place + 1, place + 3)).toEqual(overtaken)
    expect(august.slice(place, place + 3)).toEqual([...overtaken, winner])
    const without = (order: readonly string[]): string[] => order.filter((region) => region !== winner)
    // One region did not publish in August; it is the last of September.
    expect(without(september).slice(0, -1)).toEqual(without(august))
  })
})
