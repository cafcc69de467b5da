import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../scripts/node-engine/open-records.ts'
import type { OpenRecords } from '../../scripts/node-engine/open-records.ts'
import { buildRecords } from '../../scripts/sample/build-records.ts'
import type { BuiltRecords } from '../../scripts/sample/build-records.ts'

/** What the templates of m11 print of the facts that hold by construction (domain model 7.6). */
describe.each(['yt-demo', 'another seed'])('planted facts of m11 in %s', (seed) => {
  let built: BuiltRecords
  let open: OpenRecords
  beforeAll(async () => {
    built = buildRecords('tiny', seed)
    open = await openRecords(built.records)
  }, 300_000)
  afterAll(() => open.close())

  const columns = async (id: string, names: readonly string[]): Promise<unknown[][]> => {
    const run = await open.runTemplate(id, await open.parameters(id, {}))
    return names.map((name) => [...(run.values[run.columns.indexOf(name)] ?? [])])
  }

  it('suspects exactly the units that are planted, of which some are real', async () => {
    const [codes] = await columns('sei-suspect-list', ['uscc'])
    const { suspects, real } = built.plants.m11
    expect([...(codes ?? [])].sort()).toEqual([...suspects].sort())
    expect(suspects).toEqual(expect.arrayContaining([...real]))
    expect(real.length).toBeLessThan(suspects.length)
  })

  it('removes the overlap of the four industries from their sum', async () => {
    const [groups = [], output = [], kinds = []] = await columns('four-mfg-summary', ['group', 'output', 'row_kind'])
    const at = (name: string): number => Number(output[groups.indexOf(name)])
    const sum = output.reduce<number>((all, value, row) => all + (kinds[row] === 'data' ? Number(value) : 0), 0)
    expect(at('减：重复计算')).toBeGreaterThan(0)
    expect(at('四个产业相加')).toBeCloseTo(sum, 9)
    expect(at('合计（去重）')).toBeCloseTo(sum - at('减：重复计算'), 9)
  })
})
