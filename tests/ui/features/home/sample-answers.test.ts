import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerSample } from '../../../../scripts/node-engine/answer-sample.ts'
import { openSample } from '../../../../scripts/node-engine/open-sample.ts'
import type { OpenSample } from '../../../../scripts/node-engine/open-sample.ts'
import { defaultSeed } from '../../../../scripts/sample/build-package.ts'
import type { SampleAnswer, SampleAnswers } from '../../../../src/state/slices/sample.ts'
import { parseSampleAnswers } from '../../../../src/state/parse-sample-answers.ts'
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

/** Rounded by the oracle, with a true minus. */
const at = (value: number | null, decimals: number): string => (value ?? Number.NaN).toFixed(decimals).replace('-', '\u2212')

const printed = ({ rows }: SampleAnswer): string[][] => rows.map(({ name, figures }) => [name.zh, ...figures.map(({ text }) => text.zh)])

/** Unrounded figures agree to 12 digits: sums of the same figures in another order. */
function expectUnrounded({ rows }: SampleAnswer, expected: (number | null)[][]): void {
  expect(rows.map(({ figures }) => figures.map(({ value }) => value?.toPrecision(12)))).toEqual(
    expected.map((figures) => figures.map((value) => value?.toPrecision(12))),
  )
}

describe('what the product answers on the first screen agrees with the records of the sample', () => {
  it('for the newest month, each figure for the months that it covers', () => {
    expect([answers.flash.period, answers.pull.period, answers.count.period]).toEqual(['2020-01/2020-06', '2020-01/2020-06', '2020-06'])
  })

  it('in the units of the templates', () => {
    expect(answers.flash.unitLine).toEqual({ zh: '单位：亿元、%', en: 'Unit: 100 million yuan; %' })
    expect(answers.pull.unitLine).toEqual({ zh: '单位：百分点', en: 'Unit: points' })
    expect(answers.count.unitLine).toEqual({ zh: '单位：个', en: 'Unit: units' })
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
    expect(printed(answers.flash)).toEqual(largest.map(({ town, ytd, ytd_yoy: growth }) => [town, at(ytd, 2), at(growth, 1)]))
    expectUnrounded(answers.flash, largest.map(({ ytd, ytd_yoy: growth }) => [ytd, growth]))
    expect(answers.flash.rows.map(({ total }) => total)).toEqual([true, false, false, false, false])
  })

  it('the three divisions that pull most in either direction', () => {
    const parts = [...expectPull(open.sample.district, '2020-06', 'division', null).values()]
      .slice(1)
      .sort((a, b) => (b.pull_pp ?? 0) - (a.pull_pp ?? 0))
    const strongest = [...parts.slice(0, 3), ...parts.slice(-3)]
    expect(printed(answers.pull)).toEqual(strongest.map(({ division, pull_pp: points }) => [division, at(points, 1)]))
    expectUnrounded(answers.pull, strongest.map(({ pull_pp: points }) => [points]))
  })

  it('units of the six towns with the most', () => {
    const towns = expectCounts(open.sample.district, '2020-06')
      .slice(1)
      .sort((a, b) => b.total - a.total)
      .slice(0, 6)
    expect(printed(answers.count)).toEqual(towns.map(({ town, total }) => [town, String(total)]))
    expectUnrounded(answers.count, towns.map(({ total }) => [total]))
  })

  it('with the total in English words', () => {
    expect(answers.flash.rows[0]?.name).toEqual({ zh: '全区', en: 'Whole district' })
    expect(answers.flash.rows[0]?.figures.map(({ text }) => text.en)).toEqual(answers.flash.rows[0]?.figures.map(({ text }) => text.zh))
  })

  it('the same each time', async () => {
    expect(await answerSample(open)).toEqual(answers)
  })
})

describe('the file of the answers', () => {
  it('is read as it was written, whatever else stands in it', () => {
    expect(parseSampleAnswers(JSON.stringify({ inputs: 'abc', ...answers }))).toEqual(answers)
  })

  it.each([
    ['a page of the host', '<!doctype html>'],
    ['null', 'null'],
    ['an answer missing', '{"flash":{},"pull":{}}'],
    ['the form of another build', '{"period":"2020-06","flash":[],"pull":[],"count":[]}'],
  ])('is taken for missing when it is %s', (_, text) => {
    expect(parseSampleAnswers(text)).toBeNull()
  })

  it('is taken for missing when a row lacks a figure', () => {
    const [first, ...others] = answers.flash.rows
    const short = { ...answers.flash, rows: [{ ...first, figures: [] }, ...others] }
    expect(parseSampleAnswers(JSON.stringify({ ...answers, flash: short }))).toBeNull()
  })
})
