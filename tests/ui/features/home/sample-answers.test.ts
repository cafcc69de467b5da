import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerSample } from '../../../../scripts/node-engine/answer-sample.ts'
import { openSample } from '../../../../scripts/node-engine/open-sample.ts'
import type { OpenSample } from '../../../../scripts/node-engine/open-sample.ts'
import { defaultSeed } from '../../../../scripts/sample/build-package.ts'
import type { SampleAnswers } from '../../../../src/state/slices/sample.ts'
import { expectCounts } from '../../../templates/oracle/count-by-town.ts'
import { expectPull } from '../../../templates/oracle/division-pull.ts'
import { expectFlash } from '../../../templates/oracle/output-flash.ts'

let open: OpenSample
let answers: SampleAnswers

beforeAll(async () => {
  open = await openSample(defaultSeed)
  answers = await answerSample(open)
}, 120_000)
afterAll(() => open.close())

const at = (value: number | null, decimals: number): string => (value ?? Number.NaN).toFixed(decimals)

describe('what the product answers on the first screen agrees with the records of the sample', () => {
  it('for the newest month', () => {
    expect(answers.period).toBe('2020-06')
  })

  it('output and growth of the district and its four largest towns', () => {
    const rows = expectFlash(open.sample.district, '2020-06', 'comparable', 'prev_period')
    const largest = [
      rows[0]!,
      ...rows
        .slice(1)
        .sort((a, b) => (b.ytd ?? 0) - (a.ytd ?? 0))
        .slice(0, 4),
    ]
    expect(answers.flash.map(({ name, output, growth }) => [name, at(output, 2), at(growth, 1)])).toEqual(
      largest.map(({ town, ytd, ytd_yoy: growth }) => [town, at(ytd, 2), at(growth, 1)]),
    )
  })

  it('the three divisions that pull most in either direction', () => {
    const parts = [...expectPull(open.sample.district, '2020-06', 'division', null).values()]
      .slice(1)
      .sort((a, b) => (b.pull_pp ?? 0) - (a.pull_pp ?? 0))
    expect(answers.pull.map(({ name, points }) => [name, at(points, 1)])).toEqual(
      [...parts.slice(0, 3), ...parts.slice(-3)].map(({ division, pull_pp: points }) => [division, at(points, 1)]),
    )
  })

  it('units of the six towns with the most', () => {
    const towns = expectCounts(open.sample.district, '2020-06')
      .slice(1)
      .sort((a, b) => b.total - a.total)
      .slice(0, 6)
    expect(answers.count.map(({ name, units }) => [name, units])).toEqual(
      towns.map(({ town, total }) => [town, total]),
    )
  })
})
