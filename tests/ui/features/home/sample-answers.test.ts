import { beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../../../scripts/sample/build-package.ts'
import type { SamplePackage } from '../../../../scripts/sample/build-package.ts'
import { sampleAnswers } from '../../../../src/ui/features/home/sample-answers-data.ts'
import { expectCounts } from '../../../templates/oracle/count-by-town.ts'
import { expectPull } from '../../../templates/oracle/division-pull.ts'
import { expectFlash } from '../../../templates/oracle/output-flash.ts'

let sample: SamplePackage

beforeAll(async () => {
  sample = await buildPackage('yt-demo')
}, 60_000)

const at = (value: number | null, decimals: number): string => (value ?? Number.NaN).toFixed(decimals)

describe('the figures of the first screen are those of the sample', () => {
  it('output and growth of the district and its four largest towns', () => {
    const rows = expectFlash(sample.district, '2020-06', 'comparable', 'prev_period')
    const largest = [
      rows[0]!,
      ...rows
        .slice(1)
        .sort((a, b) => (b.ytd ?? 0) - (a.ytd ?? 0))
        .slice(0, 4),
    ]
    expect(sampleAnswers.flash.map(({ name, output, growth }) => [name, at(output, 2), at(growth, 1)])).toEqual(
      largest.map(({ town, ytd, ytd_yoy: growth }) => [town, at(ytd, 2), at(growth, 1)]),
    )
  })

  it('the three divisions that pull most in either direction', () => {
    const parts = [...expectPull(sample.district, '2020-06', 'division', null).values()]
      .slice(1)
      .sort((a, b) => (b.pull_pp ?? 0) - (a.pull_pp ?? 0))
    expect(sampleAnswers.pull.map(({ name, points }) => [name, at(points, 1)])).toEqual(
      [...parts.slice(0, 3), ...parts.slice(-3)].map(({ division, pull_pp: points }) => [division, at(points, 1)]),
    )
  })

  it('units of the six towns with the most', () => {
    const towns = expectCounts(sample.district, '2020-06')
      .slice(1)
      .sort((a, b) => b.total - a.total)
      .slice(0, 6)
    expect(sampleAnswers.count.map(({ name, units }) => [name, units])).toEqual(
      towns.map(({ town, total }) => [town, total]),
    )
  })
})
