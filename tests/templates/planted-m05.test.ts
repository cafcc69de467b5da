import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'

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
})
