import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'
import { readColumn } from './support/read-column.ts'

/** What the templates of m03 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m03 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  it('lists every unit that grows every year, at three years and 4.9 per cent', async () => {
    const codes = await readColumn(open, 'wide-continuous-growth', { n: 3, min_growth: 4.9, base: 'reported' }, 'uscc')
    expect(codes).toEqual(expect.arrayContaining([...built.plants.m03.steady]))
  })

  it('puts the unit that earns most on its assets first', async () => {
    const [first] = await readColumn(open, 'wide-roa-rank', { form_code: 'B203', min_assets: 0 }, 'uscc')
    expect(first).toBe(built.plants.m03.topReturn)
  })

  it('puts the unit with most output for its land first', async () => {
    const lists = await Promise.all(
      ['B', 'E'].map(async (specialty) => ({
        codes: await readColumn(open, 'wide-per-area-output', { specialty, min_area: 0 }, 'code'),
        outputs: await readColumn(open, 'wide-per-area-output', { specialty, min_area: 0 }, 'output_per_mu'),
      })),
    )
    const best = lists
      .map(({ codes, outputs }) => ({ code: codes[1], output: Number(outputs[1]) }))
      .reduce((a, b) => (a.output > b.output ? a : b))
    expect(best.code).toBe(built.plants.m03.topPerArea)
  })
})
