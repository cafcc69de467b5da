import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerSample } from '../../../../scripts/node-engine/answer-sample.ts'
import { context } from '../../../../scripts/node-engine/open-engine.ts'
import { openWorkbooks, readShippedLibrary } from '../../../../scripts/node-engine/open-sample.ts'
import type { OpenWorkbooks } from '../../../../scripts/node-engine/open-sample.ts'
import { defaultSeed } from '../../../../scripts/sample/build/pack.ts'
import { oracle as countOracle } from '../../../../scripts/sample/oracle/m01/dir-count-by-town.ts'
import { oracle as pullOracle } from '../../../../scripts/sample/oracle/m08/ind-division-pull.ts'
import { oracle as flashOracle } from '../../../../scripts/sample/oracle/m08/ind-output-flash.ts'
import type { Oracle, OracleRow } from '../../../../scripts/sample/oracle/oracle.ts'
import type { SampleRecords } from '../../../../scripts/sample/records/sample-records.ts'
import { buildBooks } from '../../../../scripts/sample/write/build-books.ts'
import type { SampleAnswer, SampleAnswers } from '../../../../src/state/slices/sample.ts'
import { parseSampleAnswers } from '../../../../src/state/parse-sample-answers.ts'
import { fillParameters } from '../../../../src/state/template-parameters.ts'

let open: OpenWorkbooks
let records: SampleRecords
let answers: SampleAnswers

beforeAll(async () => {
  const built = buildBooks('tiny', defaultSeed, readShippedLibrary().model)
  records = built.records
  open = await openWorkbooks(built.files())
  answers = await answerSample(open)
}, 300_000)
afterAll(() => open.close())

/** What an oracle expects of its template with the template's defaults. */
async function expectByDefault({ id, expect: rows }: Oracle): Promise<OracleRow[]> {
  const template = open.library.templates.find((each) => each.id === id)!
  const choices = await open.engine.parameterChoices({ template }, context())
  return rows(records, fillParameters(template, choices, {}).values)
}

/** Rows that are no total, the largest first. */
const ranked = (rows: OracleRow[], column: string): OracleRow[] =>
  rows.filter((row) => row['row_kind'] === 'data').sort((a, b) => Number(b[column]) - Number(a[column]))

/** Rounded by the oracle, with a true minus. */
const at = (value: OracleRow[string] | undefined, decimals: number): string =>
  Number(value ?? Number.NaN)
    .toFixed(decimals)
    .replace('-', '\u2212')

const printed = ({ rows }: SampleAnswer): string[][] =>
  rows.map(({ name, figures }) => [name.zh, ...figures.map(({ text }) => text.zh)])

/** Unrounded figures agree to 12 digits: sums of the same figures in another order. */
function expectUnrounded({ rows }: SampleAnswer, expected: (OracleRow[string] | undefined)[][]): void {
  expect(rows.map(({ figures }) => figures.map(({ value }) => value?.toPrecision(12)))).toEqual(
    expected.map((figures) => figures.map((value) => Number(value).toPrecision(12))),
  )
}

describe('what the product answers on the first screen agrees with the records of the sample', () => {
  it('for the newest month, each figure for the months that it covers', () => {
    expect([answers.flash.period, answers.pull.period, answers.count.period]).toEqual([
      '2020-01/2020-12',
      '2020-01/2020-12',
      '2020-12',
    ])
  })

  it('in the units of the templates', () => {
    expect(answers.flash.unitLine).toEqual({ zh: '单位：亿元、%', en: 'Unit: 100 million yuan; %' })
    expect(answers.pull.unitLine).toEqual({ zh: '单位：百分点', en: 'Unit: points' })
    expect(answers.count.unitLine).toEqual({ zh: '单位：个', en: 'Unit: units' })
  })

  it('output and growth of the district and its four largest towns', async () => {
    const rows = await expectByDefault(flashOracle)
    const largest = [rows[0]!, ...ranked(rows, 'ytd').slice(0, 4)]
    expect(printed(answers.flash)).toEqual(
      largest.map((row) => [row['town'], at(row['ytd'], 2), at(row['ytd_yoy'], 1)]),
    )
    expectUnrounded(
      answers.flash,
      largest.map((row) => [row['ytd'], row['ytd_yoy']]),
    )
    expect(answers.flash.rows.map(({ total }) => total)).toEqual([true, false, false, false, false])
  })

  it('the three divisions that pull most in either direction', async () => {
    const parts = ranked(await expectByDefault(pullOracle), 'pull_pp')
    const strongest = [...parts.slice(0, 3), ...parts.slice(-3)]
    expect(printed(answers.pull)).toEqual(strongest.map((row) => [row['division'], at(row['pull_pp'], 1)]))
    expectUnrounded(
      answers.pull,
      strongest.map((row) => [row['pull_pp']]),
    )
  })

  it('units of the six towns with the most', async () => {
    const towns = ranked(await expectByDefault(countOracle), 'total').slice(0, 6)
    expect(printed(answers.count)).toEqual(towns.map((row) => [row['town'], String(row['total'])]))
    expectUnrounded(
      answers.count,
      towns.map((row) => [row['total']]),
    )
  })

  it('with the total in English words', () => {
    expect(answers.flash.rows[0]?.name).toEqual({ zh: '全区', en: 'Whole district' })
    expect(answers.flash.rows[0]?.figures.map(({ text }) => text.en)).toEqual(
      answers.flash.rows[0]?.figures.map(({ text }) => text.zh),
    )
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
