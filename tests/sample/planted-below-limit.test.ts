import { describe, expect, it } from 'vitest'
import { buildSmall } from '../../scripts/sample/build/build-small.ts'
import { openPack } from '../../scripts/sample/build/pack.ts'
import { groupBy } from '../../scripts/sample/oracle/support/sums.ts'

describe.each([
  ['tiny', 'yt-demo'],
  ['tiny', 'another seed'],
  ['district', 'yt-demo'],
  ['full', 'yt-demo'],
] as const)('the sample below the limit in %s of %s', (pack, seed) => {
  it('m19: the estimate below the limit has the wanted error, and one replacement is of another class', () => {
    const { records, facts } = buildSmall(openPack(pack), seed)
    const stratumOf = new Map(records.small_frame.map((row) => [row.frame_id, row]))
    const samples = new Map(records.small_sample.map((row) => [row.sample_code, stratumOf.get(row.frame_id)]))
    const answers = records.small_report.filter((row) => row.period_q === '2020-Q4' && row.ss_sales_cur !== null)
    let [total, variance] = [0, 0]
    for (const [stratum, rows] of groupBy(answers, (row) => samples.get(row.sample_code)?.stratum)) {
      const shops = records.small_frame.filter((row) => row.stratum === stratum).length
      const mean = rows.reduce((sum, row) => sum + (row.ss_sales_cur ?? 0), 0) / rows.length
      const squares = rows.reduce((sum, row) => sum + ((row.ss_sales_cur ?? 0) - mean) ** 2, 0)
      total += shops * mean
      variance += ((shops * (shops - rows.length)) / rows.length) * (squares / (rows.length - 1))
    }
    expect((196 * Math.sqrt(variance)) / total).toBeCloseTo(facts.relativeError, 1)
    const broken = records.small_sample.flatMap((row) => {
      const [own, next] = [samples.get(row.sample_code), samples.get(row.replaced_by ?? '')]
      return next === undefined || next.division === own?.division
        ? []
        : [{ quarter: row.q_out, out: row.sample_code, in: row.replaced_by }]
    })
    expect(broken).toEqual([facts.broken])
    expect([facts.relativeError, facts.broken.quarter]).toEqual([7.9, '2018-Q3'])
  })
})
